"""What all tests share: a demonstration database filled once and copied for each test, and no network.

Only loopback addresses can be connected to; a test that tries another fails.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot import process, wiring
from bot.settings import Settings
from bot.wiring import Bot
from tests import databases

LOOPBACK = ("127.0.0.1", "::1", "localhost")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="rewrite the expected answers of conversations")
    parser.addoption(
        "--database",
        choices=("sqlite", "postgresql"),
        default="sqlite",
        help="what the tests' databases are: files, or databases of an embedded PostgreSQL server",
    )


def pytest_sessionstart(session: pytest.Session) -> None:
    databases.choose(session.config.getoption("--database"))


def pytest_sessionfinish() -> None:
    databases.end()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests about one of the databases say so; on the other they are shown as skipped."""
    away, why = {
        "sqlite": ("on_server", "on a server only: --database postgresql"),
        "postgresql": ("sqlite_file", "about the file of SQLite"),
    }[config.getoption("--database")]
    for item in items:
        if item.get_closest_marker(away) is not None:
            item.add_marker(pytest.mark.skip(reason=why))


@pytest.fixture(autouse=True)
def _without_skipping_locked_rows() -> Iterator[None]:
    """Not every server that speaks PostgreSQL can do that, so nothing asks for it."""

    def listens(connection: object, cursor: object, statement: str, *rest: object) -> None:
        assert "SKIP LOCKED" not in statement.upper(), statement

    sa.event.listen(sa.Engine, "before_cursor_execute", listens)
    yield
    sa.event.remove(sa.Engine, "before_cursor_execute", listens)


@pytest.fixture(autouse=True)
def _own_databases() -> Iterator[None]:
    """The databases a test made are gone after it."""
    with databases.cleaning_up():
        yield


@pytest.fixture(autouse=True)
def _only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests reach nothing outside this machine, and no setting of this machine reaches them."""
    connect = socket.socket.connect

    def checked(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in LOOPBACK:
            raise AssertionError(f"a test wanted to reach {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", checked)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demonstration's database at its first moment."""
    folder = tmp_path_factory.mktemp("filled")

    async def fill() -> None:
        bot = await wiring.assemble(demonstration(folder))
        await bot.close()

    asyncio.run(fill())
    return folder


def demonstration(folder: Path) -> Settings:
    """Settings of a demonstration in a folder, whatever this machine's environment says."""
    return Settings(_env_file=None, data_dir=folder, http_port=1, **lower(databases.setting(folder / "demo.db")))


def lower(environment: Mapping[str, str]) -> dict[str, Any]:
    """Variables of the environment as arguments of ``Settings``."""
    return {name.lower(): value for name, value in environment.items()}


@pytest.fixture
def settings(filled: Path, tmp_path: Path) -> Settings:
    """A demonstration of this test's own."""
    return demonstration(databases.copied(filled, tmp_path / "data"))


@pytest.fixture
async def bot(settings: Settings) -> AsyncIterator[Bot]:
    """A running demonstration with the terminal as its only channel."""
    async with process.running(settings) as running:
        yield running
