"""Bringing a database to the newest shape.

Promises: each migration is one transaction, so a failure leaves the shape it found; a database that is newer
than this program is refused. Alembic is loaded only when there is something to migrate: it holds eight megabytes.
Must not: touch rows except through a migration.
"""

from __future__ import annotations

import ast
import contextlib
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

import sqlalchemy as sa

from models.store import database, tables

_FOLDER = Path(__file__).parent / "migrations"


class NewerSchema(Exception):
    """The database was written by a newer version of this program."""


def migrate(engine: sa.Engine, to: str = "head") -> None:
    """Create or upgrade all tables, to the newest shape or to a revision; of several processes that begin at once one
    does it. Raises NewerSchema and ForeignFile."""
    database.claim(engine)
    if not _wants(engine, to):
        return
    with _ready_to_rebuild(engine) as connection:
        if _wants(engine, to):  # otherwise it was done while we waited for our turn
            _run(connection, lambda command, config: command.upgrade(config, to))


def _wants(engine: sa.Engine, to: str) -> bool:
    present = present_version(engine)
    if present == newest_version():
        return False
    for revision in (present, to):
        if revision not in (None, "head") and not is_known(revision):
            raise NewerSchema(revision)
    return True


def is_older(engine: sa.Engine) -> bool:
    """Whether the database holds tables that ``migrate`` would upgrade."""
    present = present_version(engine)
    return present != newest_version() and is_known(present)


def newest_version() -> str | None:
    """The revision this program works with."""
    return revisions()[-1]


@lru_cache(maxsize=1)
def revisions() -> tuple[str, ...]:
    """Every revision there has been, oldest first: each names the one before it."""
    after = dict(_revision_and_before(file) for file in (_FOLDER / "versions").glob("*.py"))
    found = [next(revision for revision, before in after.items() if before is None)]
    followers = {before: revision for revision, before in after.items()}
    while found[-1] in followers:
        found.append(followers[found[-1]])
    return tuple(found)


def _revision_and_before(file: Path) -> tuple[str, str | None]:
    named = {
        target.id: ast.literal_eval(node.value)
        for node in ast.parse(file.read_bytes()).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id in ("revision", "down_revision")
    }
    return named["revision"], named["down_revision"]


def is_known(revision: str | None) -> bool:
    """Whether this program can upgrade a database of that revision."""
    return revision in revisions()


def downgrade(engine: sa.Engine, revision: str) -> None:
    """Go back to ``revision`` ("base" removes everything); for tests and for an operator who was told to."""
    with _ready_to_rebuild(engine) as connection:
        _run(connection, lambda command, config: command.downgrade(config, revision))


@contextlib.contextmanager
def _ready_to_rebuild(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A connection on which a table may be rebuilt, while no other process rebuilds one."""
    around = _alone_on_a_file if engine.dialect.name == "sqlite" else _alone_on_a_server
    with engine.connect() as connection, around(connection):
        yield connection


@contextlib.contextmanager
def _alone_on_a_file(connection: sa.Connection) -> Iterator[None]:
    """The file has one owner anyway. Each migration checks the references itself."""
    cursor = connection.connection.cursor()  # the driver's: inside a transaction this pragma does nothing
    cursor.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.close()


@contextlib.contextmanager
def _alone_on_a_server(connection: sa.Connection) -> Iterator[None]:
    """The server takes the lock back at the latest when the connection ends."""
    connection.exec_driver_sql(f"SELECT pg_advisory_lock({database.APPLICATION_ID})")
    connection.commit()
    try:
        yield
    finally:
        connection.rollback()
        connection.exec_driver_sql(f"SELECT pg_advisory_unlock({database.APPLICATION_ID})")
        connection.commit()


def present_version(engine: sa.Engine) -> str | None:
    """The revision the database has now, or None for an empty one."""
    with engine.connect() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def write_migration(engine: sa.Engine, message: str) -> None:
    """Draft a migration from what the tables have become; for developers."""
    with engine.connect() as connection:
        _run(connection, lambda command, config: command.revision(config, message, autogenerate=True))


def _run(connection: sa.Connection, what: Callable[[ModuleType, Any], object]) -> None:
    """Run one of Alembic's commands on this connection."""
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"target_metadata": tables.Table.metadata, "connection": connection})
    config.set_main_option("script_location", str(_FOLDER))
    config.set_main_option("file_template", "%%(year)d_%%(month).2d_%%(day).2d_%%(slug)s")
    what(command, config)
