"""Opening a database: one owner, the newest shape, and demonstration or real for ever.

Promises: a database is never mixed; what is wrong is said with what to do.
Must not: fill in figures.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import sqlalchemy as sa

from bot.backups.making import CannotBackUp
from bot.settings import place_name
from models.plan.plan import Plan
from models.store import database, migrating, postgres
from models.store.database import Place
from models.store.queries import officers
from models.store.queries.recounting import rules_of
from models.store.tables import Installation

Kind = Literal["demonstration", "real"]


class CannotOpen(Exception):
    """The database cannot be used; the message says why and what to do."""


class ServerAway(CannotOpen):
    """The database's server cannot serve now; it may soon."""


class InUse(CannotOpen):
    """Another process owns the database."""


class Ownership:
    """The lock on a database file: one process writes. A server's database is shared, and needs none."""

    def __init__(self, place: Place) -> None:
        self._path = place.with_name(place.name + ".lock") if isinstance(place, Path) else None
        self._file: int | None = None

    def take(self) -> None:
        """Raises InUse when another process has it."""
        if self._path is None:
            return
        file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(file)
            raise InUse(f"{self._path.with_suffix('')} is in use by another process of this bot") from None
        self._file = file

    def give_back(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None


def prepare(place: Place, before_upgrade: Callable[[], object] = bool) -> None:
    """Create or upgrade the database; ``before_upgrade()`` is called when it holds an older schema.

    Raises CannotOpen.
    """
    if isinstance(place, Path):
        os.close(os.open(place, os.O_RDWR | os.O_CREAT, 0o600))  # reports and names are for this user alone
    engine = database.writer_engine(place)
    try:
        if migrating.is_older(engine):
            before_upgrade()
        migrating.migrate(engine)
    except CannotBackUp as problem:
        raise CannotOpen(
            f"{place_name(place)} is not upgraded, because it cannot be backed up first: {problem}"
        ) from None
    except migrating.NewerSchema as problem:
        raise CannotOpen(
            f"{place_name(place)} was written by a newer version of this program ({problem}). Install that version."
        ) from None
    except (database.ForeignFile, sa.exc.DBAPIError, OSError) as problem:
        raise not_opened(place, problem) from None
    finally:
        engine.dispose()


def not_opened(place: Place, problem: Exception) -> CannotOpen:
    """What is said of the problem; ServerAway when it may pass."""
    if isinstance(place, Path) or isinstance(problem, database.ForeignFile):
        return CannotOpen(
            f"{place_name(place)} is not a database of this bot ({type(problem).__name__}). Name another file in "
            "DATA_DIR or DATABASE_URL, or put a backup back in its place."
        )
    cause = getattr(problem, "orig", None) or problem
    said = str(cause).rpartition(": ")[2] or type(cause).__name__
    kind = ServerAway if postgres.is_servers_trouble(problem) else CannotOpen
    return kind(f"{place_name(place)} cannot be used ({said}). Is the server running, and DATABASE_URL right?")


def installed_kind(connection: sa.Connection, kind: Kind, plan: Plan, place: Place) -> Kind | None:
    """The kind the database already has, None for a new one. Raises CannotOpen when it is the other kind."""
    row = officers.installation(connection)
    if row is None:
        return None
    if row.kind != kind:
        raise CannotOpen(_MIXED[kind].format(path=place_name(place)))
    if row.plan_year != plan.year:
        raise CannotOpen(f"{place_name(place)} belongs to the plan of {row.plan_year}; this program has {plan.year}.")
    return kind


_MIXED: dict[Kind, str] = {
    "real": "{path} holds the demonstration's sample data and cannot serve real officers. "
    "Leave DATABASE_URL unset, or name another file in it.",
    "demonstration": "{path} holds real officers' reports and cannot become a demonstration. "
    "Set TELEGRAM_TOKEN to serve it, or name another DATA_DIR.",
}


def install(connection: sa.Connection, kind: Kind, plan: Plan, now: datetime) -> None:
    """Write what a new database is for."""
    connection.execute(
        sa.insert(Installation.__table__).values(
            id=1,
            kind=kind,
            plan_year=plan.year,
            created_at=now,
            clock=now if kind == "demonstration" else None,
            counted_by=rules_of(plan),
        )
    )


def reset(place: Place) -> None:
    """Remove a demonstration. Raises CannotOpen when it is in use or holds real reports."""
    if not isinstance(place, Path):
        _may_be_reset(place)
        raise CannotOpen(f"{place_name(place)} is on a server: drop that database there and create it anew.")
    if not place.exists():
        return
    ownership = Ownership(place)
    ownership.take()
    try:
        _may_be_reset(place)
        for suffix in ("", "-wal", "-shm"):
            place.with_name(place.name + suffix).unlink(missing_ok=True)
    finally:
        ownership.give_back()


def _may_be_reset(place: Place) -> None:
    row = _installed(place)
    if row is not None and row.kind != "demonstration":
        raise CannotOpen(_MIXED["demonstration"].format(path=place_name(place)))


def _installed(place: Place) -> Any:
    engine = database.reader_engine(place)
    try:
        with engine.connect() as connection:
            return officers.installation(connection)
    except (sa.exc.DBAPIError, OSError) as problem:
        if isinstance(place, Path):
            raise CannotOpen(
                f"{place} cannot be read ({type(problem).__name__}). Look at it; remove it by hand."
            ) from None
        raise not_opened(place, problem) from None
    finally:
        engine.dispose()
