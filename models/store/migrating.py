"""Bringing a database to the newest shape.

Promises: each migration is one transaction, so a failure leaves the shape it found; a database that is newer
than this program is refused.
Must not: touch rows except through a migration.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from models.store import database, tables

_FOLDER = Path(__file__).parent / "migrations"


class NewerSchema(Exception):
    """The database was written by a newer version of this program."""


def migrate(engine: sa.Engine, to: str = "head") -> None:
    """Create or upgrade all tables, to the newest shape or to a revision. Raises NewerSchema and ForeignFile."""
    database.claim_file(engine)
    config = _config()
    present = present_version(engine)
    if present == newest_version():
        return
    for revision in (present, to):
        if revision not in (None, "head") and not is_known(revision):
            raise NewerSchema(revision)
    with _ready_to_rebuild(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, to)


def is_older(engine: sa.Engine) -> bool:
    """Whether the database holds tables that ``migrate`` would upgrade."""
    present = present_version(engine)
    return present != newest_version() and is_known(present)


def newest_version() -> str | None:
    """The revision this program works with."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def is_known(revision: str | None) -> bool:
    """Whether this program can upgrade a database of that revision."""
    scripts = ScriptDirectory.from_config(_config())
    return revision in {script.revision for script in scripts.walk_revisions()}


def downgrade(engine: sa.Engine, revision: str) -> None:
    """Go back to ``revision`` ("base" removes everything); for tests and for an operator who was told to."""
    config = _config()
    with _ready_to_rebuild(engine) as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, revision)


@contextlib.contextmanager
def _ready_to_rebuild(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A connection on which SQLite lets a table be rebuilt that others refer to; each migration checks them itself."""
    with engine.connect() as connection:
        cursor = connection.connection.cursor()  # the driver's: inside a transaction this pragma does nothing
        cursor.execute("PRAGMA foreign_keys = OFF")
        try:
            yield connection
        finally:
            cursor.execute("PRAGMA foreign_keys = ON")
            cursor.close()


def present_version(engine: sa.Engine) -> str | None:
    """The revision the database has now, or None for an empty one."""
    with engine.connect() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def write_migration(engine: sa.Engine, message: str) -> None:
    """Draft a migration from what the tables have become; for developers."""
    config = _config()
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.revision(config, message, autogenerate=True)


def _config() -> Config:
    config = Config(attributes={"target_metadata": tables.Table.metadata})
    config.set_main_option("script_location", str(_FOLDER))
    config.set_main_option("file_template", "%%(year)d_%%(month).2d_%%(day).2d_%%(slug)s")
    return config
