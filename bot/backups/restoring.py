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
from bot.backups import into_server, making, manifest, shelf
from bot.backups.making import CannotBackUp
from bot.backups.manifest import Damaged, Manifest
from bot.backups.quieting import quieted
from bot.settings import place_name
from models.store import database, migrating, snapshots
from models.store.database import Place
from models.store.queries import held

_NEW = ".restoring"


class CannotRestore(Exception):
    """Nothing was changed; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Restored:
    """``aside`` names where the database is now that was there before, None when there was none."""

    manifest: Manifest
    held: held.Held
    aside: str | None


def restore(file: Path, target: Place, kind: str, wall: datetime, now: datetime | None) -> Restored:
    """Put a backup back at ``target``. ``kind`` is what this bot serves, ``wall`` the machine's time, ``now`` the
    bot's, where it is another. Raises CannotRestore."""
    found = _checked(file, kind)
    try:
        if isinstance(target, Path):
            quiet, aside = _into_file(file, found, target, wall, now or wall)
        else:
            quiet, aside = into_server.put(file, found, target, wall, now or wall)
    except opening.InUse:
        raise CannotRestore(f"the bot is running on {place_name(target)}; stop it first") from None
    except OSError as problem:
        raise CannotRestore(f"{place_name(target)}: {problem.strerror or problem}; nothing was changed") from None
    except (sa.exc.DBAPIError, CannotBackUp, snapshots.Unlike, database.ForeignFile) as problem:
        raise CannotRestore(f"{file} could not be put back: {getattr(problem, 'orig', None) or problem}") from None
    return Restored(found, quiet, aside)


def _into_file(
    file: Path, found: Manifest, target: Path, wall: datetime, now: datetime
) -> tuple[held.Held, str | None]:
    target.parent.mkdir(parents=True, exist_ok=True)
    ownership = opening.Ownership(target)
    ownership.take()
    try:
        new = target.with_name(target.name + _NEW)
        quiet = _prepared(file, found, new, now)
        aside = _moved_aside(target, wall)
        new.rename(target)
        making.sync(target.parent)
    finally:
        ownership.give_back()
    return quiet, str(aside) if aside is not None else None


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
        quiet = quieted(engine, now)
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
