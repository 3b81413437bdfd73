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


def migrate(engine: sa.Engine) -> None:
    """Create or upgrade all tables. Raises NewerSchema and ForeignFile."""
    database.claim_file(engine)
    config = _config()
    scripts = ScriptDirectory.from_config(config)
    present = present_version(engine)
    if present == scripts.get_current_head():
        return
    known = {script.revision for script in scripts.walk_revisions()}
    if present is not None and present not in known:
        raise NewerSchema(present)
    with _ready_to_rebuild(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


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
