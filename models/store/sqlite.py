"""Engines on an SQLite file.

Promises: a writer opens every transaction for writing and syncs it; a reader sees one snapshot and cannot write.
Must not: know what is written.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

APPLICATION_ID = 0x54434231  # "TCB1": marks a SQLite file as ours
RACE_FREE = (3, 51, 3)
_WRITER_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "busy_timeout = 5000",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "wal_autocheckpoint = 1000",
    "journal_size_limit = 67108864",
)
_READER_PRAGMAS = (
    "busy_timeout = 5000",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "query_only = ON",
    "wal_autocheckpoint = 0",
)


def url_of(file: Path, driver: str = "sqlite") -> sa.URL:
    """The file's address for a driver."""
    return sa.URL.create(driver, database=str(file))


def writer(file: Path) -> sa.Engine:
    """An engine with one connection that opens every transaction for writing."""
    engine = sa.create_engine(url_of(file), poolclass=sa.pool.StaticPool, connect_args={"check_same_thread": False})
    _prepare(engine, _WRITER_PRAGMAS, "BEGIN IMMEDIATE")
    return engine


def reader(file: Path) -> sa.Engine:
    """An engine that cannot write."""
    engine = sa.create_engine(url_of(file))
    let_only_read(engine)
    return engine


def let_only_read(engine: sa.Engine) -> None:
    """Let an engine read snapshots, and nothing else."""
    _prepare(engine, _READER_PRAGMAS, "BEGIN")


def _prepare(engine: sa.Engine, pragmas: tuple[str, ...], begin: str) -> None:
    @event.listens_for(engine, "connect")
    def connect(dbapi: Any, record: object) -> None:
        dbapi.isolation_level = None  # the driver must not begin transactions by itself
        cursor = dbapi.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def open_transaction(connection: sa.Connection) -> None:
        connection.exec_driver_sql(begin)


def marked_as_ours(engine: sa.Engine) -> bool:
    """Mark an empty file; False when it holds somebody else's tables."""
    with engine.connect() as connection:
        marked = connection.exec_driver_sql("PRAGMA application_id").scalar()
        used = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
        if marked not in (0, APPLICATION_ID) or (marked == 0 and used):
            return False
    with engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    return True
