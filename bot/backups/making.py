"""Makes one backup: a SQLite file with every row, whatever engine they come from, and its manifest.

Promises: it counts as a backup (its manifest is there) only after it was put back into an empty database and found
equal; what was begun and not finished is removed; both files are on the disk when this returns.
Must not: write to the database it reads, or decide when.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from bot.backups import manifest
from bot.backups.manifest import Manifest, Why
from models.store import database, migrating, snapshots
from models.store.database import Place

PART = ".part"
SCRATCH = ".scratch"
_LOCK = ".backups.lock"
_PIECE = 1 << 20


class CannotBackUp(Exception):
    """No backup was made; the message says why and what to do."""


def make(source: sa.Connection, folder: Path, why: Why, now: datetime) -> Manifest:
    """Back up what ``source`` reads, one transaction, into ``folder``. ``now`` is aware. Raises CannotBackUp."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with _alone(folder):
            _clear(folder)
            try:
                return _made(source, folder, why, now)
            finally:
                _clear(folder)
    except OSError as problem:
        raise _cannot(folder, str(problem.strerror)) from None
    except (sa.exc.DatabaseError, snapshots.Unlike, LookupError) as problem:
        raise _cannot(folder, str(getattr(problem, "orig", None) or problem)) from None


def _cannot(folder: Path, why: str) -> CannotBackUp:
    return CannotBackUp(f"{folder}: {why}. Free space there, or name another folder in BACKUP_DIR.")


def before_upgrade(place: Place, folder: Path, now: datetime) -> Manifest:
    """Back up a database of an older schema. Raises CannotBackUp."""
    with reading(place) as source:
        return make(source, folder, "before upgrade", now)


def _made(source: sa.Connection, folder: Path, why: Why, now: datetime) -> Manifest:
    kind = source.scalar(sa.text("SELECT kind FROM installation")) or "empty"
    name = _free_name(folder, f"{kind}-{manifest.stamp(now.astimezone(UTC))}")
    part = folder / f"{name}{PART}"
    revision = str(source.scalar(sa.text("SELECT version_num FROM alembic_version")))
    written = fill(source, part, revision)
    source.rollback()  # nothing more is read from it: a server would not wait for the proof
    sync(part)
    prove(part, written)
    made = Manifest(
        file=name,
        made_at=now,
        why=why,
        kind=kind,
        revision=written.revision,
        counts=dict(written.counts),
        content_digest=written.digest,
        size=part.stat().st_size,
        sha256=sha256(part),
    )
    _put_in_place(folder, part, made)
    return made


def fill(source: sa.Connection, path: Path, revision: str) -> snapshots.Content:
    """A new database at ``path`` of that revision with the rows of ``source``; one file, closed."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    engine = database.writer_engine(path)
    try:
        migrating.migrate(engine, revision)
        with without_references(engine) as target:
            written = snapshots.copy(source, target)
        with engine.connect() as target:
            _check(target)
        with engine.connect() as target:
            target.connection.cursor().execute("PRAGMA journal_mode = DELETE")
    finally:
        engine.dispose()
    return written


@contextlib.contextmanager
def without_references(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A transaction in which rows may come before those they refer to."""
    with engine.connect() as connection:
        connection.connection.cursor().execute("PRAGMA foreign_keys = OFF")
        with connection.begin():
            yield connection
        connection.connection.cursor().execute("PRAGMA foreign_keys = ON")


def prove(part: Path, written: snapshots.Content) -> None:
    """Put a backup back into an empty database and compare. Raises CannotBackUp when anything differs."""
    scratch = part.with_suffix(SCRATCH)
    with reading(part) as source:
        carried = fill(source, scratch, written.revision)
    with reading(scratch) as again:
        found = snapshots.content_of(again)
    remove(scratch)
    if not written == carried == found:
        raise CannotBackUp(f"{part.name}: put back, it was not what had been read; it is not kept")


@contextlib.contextmanager
def reading(place: Place) -> Iterator[sa.Connection]:
    """One reading transaction."""
    engine = database.reader_engine(place)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _check(connection: sa.Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise CannotBackUp(f"table {broken[0]} refers to rows of {broken[2]} that are gone")
    if connection.exec_driver_sql("PRAGMA integrity_check").scalar() != "ok":
        raise CannotBackUp("the copy does not hold together; the disk may be failing")


def _put_in_place(folder: Path, part: Path, made: Manifest) -> None:
    """First the file, then its manifest: what has a manifest is whole."""
    file = folder / made.file
    paper = manifest.beside(file).with_suffix(f".json{PART}")
    paper.touch(0o600)
    paper.write_text(manifest.sealed(made), "utf-8")
    sync(paper)
    part.rename(file)
    paper.rename(manifest.beside(file))
    sync(folder)


def sha256(path: Path) -> str:
    """The digest of a file, as hex."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def sync(path: Path) -> None:
    """What was written to a file or folder is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def remove(path: Path) -> None:
    """A SQLite file and what may lie beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _free_name(folder: Path, wanted: str) -> str:
    taken = {path.stem for path in folder.iterdir()}
    names = (wanted if number == 1 else f"{wanted}-{number}" for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken) + ".db"


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One backup at a time in a folder; who comes second waits."""
    handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _clear(folder: Path) -> None:
    """Remove what an earlier attempt left unfinished."""
    for path in folder.iterdir():
        if PART in path.name or SCRATCH in path.name:
            path.unlink(missing_ok=True)
