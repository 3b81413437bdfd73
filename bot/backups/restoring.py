"""Puts a backup back in the place of the database.

Promises: only a whole backup of a version this program knows; nothing is overwritten, what was there is moved aside;
until the very last step the old database is in its place; the restored one begins quiet.
Must not: run beside a serving process.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from bot import opening
from bot.backups import making, manifest, shelf
from bot.backups.making import CannotBackUp
from bot.backups.manifest import Damaged, Manifest
from handlers.dialogue import states
from models.store import database, migrating, snapshots
from models.store.queries import held

_NEW = ".restoring"


class CannotRestore(Exception):
    """Nothing was changed; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Restored:
    """``aside`` is where the database lies that was there before, None when there was none."""

    manifest: Manifest
    held: held.Held
    aside: Path | None


def restore(file: Path, target: Path, kind: str, wall: datetime, now: datetime | None) -> Restored:
    """Put a backup back at ``target``. ``kind`` is what this bot serves, ``wall`` the machine's time, ``now`` the
    bot's (None: the restored database's own clock). Raises CannotRestore."""
    found = _checked(file, kind)
    target.parent.mkdir(parents=True, exist_ok=True)
    ownership = opening.Ownership(target)
    try:
        ownership.take()
    except opening.InUse:
        raise CannotRestore(f"the bot is running on {target}; stop it first") from None
    try:
        new = target.with_name(target.name + _NEW)
        quiet = _prepared(file, found, new, now or wall)
        aside = _moved_aside(target, wall)
        new.rename(target)
        making.sync(target.parent)
    except OSError as problem:
        raise CannotRestore(f"{target}: {problem.strerror}; nothing was changed") from None
    except (sa.exc.DatabaseError, CannotBackUp, snapshots.Unlike) as problem:
        raise CannotRestore(f"{file} could not be put back: {getattr(problem, 'orig', None) or problem}") from None
    finally:
        ownership.give_back()
    return Restored(found, quiet, aside)


def _checked(file: Path, kind: str) -> Manifest:
    try:
        found = manifest.read(manifest.beside(file))
        if not migrating.is_known(found.revision):
            raise CannotRestore(f"{file} was written by a newer version of this program; install that version")
        if found.kind != kind:
            raise CannotRestore(f"{file} is a backup of a {found.kind} database, and this bot serves a {kind} one")
        return shelf.check(file)
    except Damaged as problem:
        raise CannotRestore(f"{problem}. Choose another; `backups` lists them.") from None


def _prepared(file: Path, found: Manifest, new: Path, now: datetime) -> held.Held:
    """The new database, whole, of the newest shape and quiet, on the disk beside the old one."""
    making.remove(new)
    with making.reading(file) as source:
        carried = making.fill(source, new, found.revision)
    if carried != found.content:
        raise CannotBackUp("its rows are not those that were written")
    engine = database.writer_engine(new)
    try:
        migrating.migrate(engine)
        with engine.begin() as connection:
            held.hold(connection, now, states.RESTORED)
        with engine.connect() as connection:
            quiet = held.held(connection)
        with engine.connect() as connection:
            connection.connection.cursor().execute("PRAGMA journal_mode = DELETE")
    finally:
        engine.dispose()
    making.sync(new)
    return quiet


def _moved_aside(target: Path, wall: datetime) -> Path | None:
    """The old database with what lies beside it; SQLite knows its own log by the name."""
    if not target.exists():
        making.remove(target)
        return None
    aside = target.with_name(f"{target.stem}-before-restore-{manifest.stamp(wall)}{target.suffix}")
    for ending in ("-wal", "-shm", "-journal", ""):
        beside = target.with_name(target.name + ending)
        if beside.exists():
            beside.rename(aside.with_name(aside.name + ending))
    return aside
