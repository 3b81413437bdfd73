"""Puts a backup into a database of a PostgreSQL server; with a backup of a file it is how a bot moves there.

Promises: what was there is moved aside into a schema of its own; when anything fails it is back in its place.
Must not: run while any process of the bot is connected.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from bot import opening
from bot.backups import making
from bot.backups.making import CannotBackUp
from bot.backups.manifest import Manifest, stamp
from bot.backups.quieting import quieted
from models.store import database, migrating, postgres, snapshots
from models.store.queries import held

_OTHERS = sa.text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND application_name = :mark AND pid <> pg_backend_pid()"
)


def put(file: Path, found: Manifest, url: sa.URL, wall: datetime, now: datetime) -> tuple[held.Held, str | None]:
    """Put it there; what is held back, and the schema that was moved aside, if any. Raises InUse, CannotBackUp,
    ForeignFile and sqlalchemy's errors."""
    engine = database.writer_engine(url)
    try:
        schema, aside = _moved_aside(engine, wall)
        try:
            _fill(engine, file, found)
            quiet = quieted(engine, now)
            with engine.begin() as connection:
                _go_on_counting(connection, found.content)
            return quiet, aside
        except BaseException:
            _moved_back(engine, schema, aside)
            raise
    finally:
        engine.dispose()


def _moved_aside(engine: sa.Engine, wall: datetime) -> tuple[str, str | None]:
    """The schema that is used, and the name its tables have gone to."""
    with engine.begin() as connection:
        if connection.scalar(_OTHERS, {"mark": postgres.MARK}):
            raise opening.InUse
        schema = str(connection.scalar(sa.text("SELECT current_schema()")))
        if not sa.inspect(connection).get_table_names():
            return schema, None
        aside = f"before_restore_{stamp(wall).lower()}"
        _rename(connection, schema, aside)
        connection.execute(sa.schema.CreateSchema(schema))
    return schema, aside


def _moved_back(engine: sa.Engine, schema: str, aside: str | None) -> None:
    with engine.begin() as connection:
        connection.execute(sa.schema.DropSchema(schema, cascade=True))
        if aside is not None:
            _rename(connection, aside, schema)
        else:
            connection.execute(sa.schema.CreateSchema(schema))


def _rename(connection: sa.Connection, schema: str, to: str) -> None:
    quoted = connection.dialect.identifier_preparer.quote_identifier
    connection.exec_driver_sql(f"ALTER SCHEMA {quoted(schema)} RENAME TO {quoted(to)}")


def _fill(engine: sa.Engine, file: Path, found: Manifest) -> None:
    migrating.migrate(engine, found.revision)
    with making.reading(file) as source, engine.begin() as target:
        carried = snapshots.copy(source, target)
    with engine.connect() as again:
        if not carried == found.content == snapshots.content_of(again):
            raise CannotBackUp("its rows are not those that were written")


def _go_on_counting(connection: sa.Connection, carried: snapshots.Content) -> None:
    """New rows get numbers after those that were put back."""
    for table in carried.counts:
        sequence = connection.scalar(
            sa.text(
                "SELECT pg_get_serial_sequence(quote_ident(table_name), column_name) FROM information_schema.columns"
                " WHERE table_schema = current_schema() AND table_name = :table AND column_name = 'id'"
            ),
            {"table": table},
        )
        newest = (
            connection.scalar(sa.select(sa.func.max(sa.column("id"))).select_from(sa.table(table)))
            if sequence
            else None
        )
        if newest is not None:
            connection.execute(sa.text("SELECT setval(:sequence, :newest)"), {"sequence": sequence, "newest": newest})
