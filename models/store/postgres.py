"""Engines on a database of a PostgreSQL server.

Promises: a transaction sees one snapshot; a commit is on the server's disk when it returns; nothing waits for a server
that is silent longer than its time limit. What failed is sorted: tried again, the server's trouble, or ours.
Must not: know what is written.
"""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import event

from models.store.asyncpg_thread import LoopThread, ThreadedAsyncpg

DRIVER = "postgresql+asyncpg"
MARK = "thuan-chau-bot"
CONNECT_SECONDS = 5
STATEMENT_SECONDS = 10
PATIENT_SECONDS = 120
# As PostgreSQL numbers what went wrong: the first two characters are the class.
_CONFLICTS = frozenset({"40001", "40P01"})
_SERVERS_TROUBLE = frozenset({"08", "53", "55", "57", "58", "40"})


def writer(url: sa.URL) -> sa.Engine:
    """An engine for writing. Disposing of it ends its thread."""
    return _with_its_own_thread(url, PATIENT_SECONDS)


def reader(url: sa.URL) -> sa.Engine:
    """An engine that cannot write. Disposing of it ends its thread."""
    return let_only_read(_with_its_own_thread(url, PATIENT_SECONDS))


def _with_its_own_thread(url: sa.URL, statement_seconds: float) -> sa.Engine:
    thread = LoopThread()
    engine = in_thread(url, thread, statement_seconds)

    @event.listens_for(engine, "engine_disposed")
    def stop(disposed: sa.Engine) -> None:
        thread.stop()

    return engine


def let_only_read(engine: sa.Engine) -> sa.Engine:
    """Let an engine read snapshots, and nothing else."""

    @event.listens_for(engine, "connect")
    def connect(dbapi: sa.engine.interfaces.DBAPIConnection, record: object) -> None:
        engine.dialect.set_readonly(dbapi, True)  # type: ignore[attr-defined]

    return engine


def in_thread(url: sa.URL, thread: LoopThread, statement_seconds: float) -> sa.Engine:
    """An engine whose connections live in ``thread``. A process that freezes inside a transaction loses it, so that
    others go on."""
    sa.dialects.registry.register("postgresql.threaded", ThreadedAsyncpg.__module__, ThreadedAsyncpg.__name__)
    engine = sa.create_engine(
        url.set(drivername="postgresql+threaded"),
        isolation_level="REPEATABLE READ",
        max_overflow=-1,
        connect_args={
            "timeout": CONNECT_SECONDS,
            "command_timeout": statement_seconds,
            "server_settings": {
                "application_name": MARK,
                "synchronous_commit": "on",
                "lock_timeout": f"{statement_seconds / 5:.0f}s",
                "statement_timeout": f"{statement_seconds:.0f}s",
                "idle_in_transaction_session_timeout": f"{statement_seconds:.0f}s",
                "timezone": "UTC",
            },
        },
    )

    if isinstance(engine.dialect, ThreadedAsyncpg):
        engine.dialect.thread = thread
    return engine


def is_conflict(problem: BaseException) -> bool:
    """Whether two transactions stood in each other's way: the loser is simply run again."""
    return isinstance(problem, sa.exc.IntegrityError) or _state(problem) in _CONFLICTS


def is_lost(problem: BaseException) -> bool:
    """Whether the connection is gone."""
    return isinstance(problem, OSError | TimeoutError) or (
        isinstance(problem, sa.exc.DBAPIError) and problem.connection_invalidated
    )


def is_servers_trouble(problem: BaseException) -> bool:
    """Whether the server cannot serve now: gone, stopping, full, too slow."""
    return is_lost(problem) or (_state(problem) or "")[:2] in _SERVERS_TROUBLE


def _state(problem: BaseException) -> str | None:
    return getattr(getattr(problem, "orig", None), "sqlstate", None)


def is_ours(engine: sa.Engine) -> bool:
    """Whether the schema is empty or holds our tables; False when it holds somebody else's."""
    with engine.connect() as connection:
        tables = set(sa.inspect(connection).get_table_names())
    return tables <= {"alembic_version"} or tables >= {"alembic_version", "installation"}
