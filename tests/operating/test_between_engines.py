"""A backup of one engine is put back into the other, and back again, without a row changed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot import process
from bot.backups import apart, making, restoring, shelf
from bot.backups.restoring import CannotRestore
from bot.settings import Settings
from models.store import database, snapshots
from models.store.database import Place
from tests.databases import Server
from tests.officer import Officer
from tests.operating.conftest import NOW, backed_up

pytestmark = pytest.mark.sqlite_file


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    one = Server()
    yield one
    one.stop()


@pytest.fixture
def url(server: Server) -> Iterator[sa.URL]:
    """An empty database of a server."""
    server.create("district")
    yield server.url("district")
    server.drop("district")


async def test_a_bot_moves_to_a_server_and_back_and_officers_go_on(data: Path, url: sa.URL) -> None:
    begun = backed_up(data / "demo.db", data / "backups")
    await _put(data / "backups" / begun.file, url)
    async with process.running(_settings(data, url)) as bot:
        officer = await Officer.of(bot, "chieng_ly")
        await officer.begins("Tháng 6")
        await officer.says("48,5")
        assert officer.asked == "coffee_area"
    made = await apart.make(url, data / "of-the-server", "hourly", NOW)
    assert made.counts["draft_answers"] == begun.counts["draft_answers"] + 1
    shelf.check(data / "of-the-server" / made.file)
    await _put(data / "of-the-server" / made.file, data / "again.db")
    with making.reading(data / "again.db") as connection:
        answers = set(connection.scalars(sa.text("SELECT raw FROM draft_answers")))
    assert "48,5" in answers


def test_every_row_is_the_same_on_both_engines(data: Path, url: sa.URL) -> None:
    made = backed_up(data / "demo.db", data / "backups")
    restoring.restore(data / "backups" / made.file, url, "demonstration", NOW, NOW)
    with making.reading(data / "demo.db") as one, making.reading(url) as other:
        # Only the conversations were made quiet.
        assert _without_conversations(one) == _without_conversations(other)


def test_what_was_on_the_server_is_moved_aside_and_comes_back_when_the_restore_fails(data: Path, url: sa.URL) -> None:
    made = backed_up(data / "demo.db", data / "backups")
    file = data / "backups" / made.file
    restoring.restore(file, url, "demonstration", NOW, NOW)
    before = _content(url)
    again = restoring.restore(file, url, "demonstration", NOW, NOW)
    assert again.aside == "before_restore_20240617t003000z"
    assert _content(url).counts == before.counts
    with pytest.raises(CannotRestore, match="already exists"):  # the name to move it aside to is taken
        restoring.restore(file, url, "demonstration", NOW, NOW)
    assert _content(url).counts == before.counts


def test_a_server_in_use_by_the_bot_is_left_alone(data: Path, url: sa.URL) -> None:
    made = backed_up(data / "demo.db", data / "backups")
    file = data / "backups" / made.file
    engine = database.writer_engine(url)
    with engine.connect() as connection:
        connection.exec_driver_sql("SELECT 1")
        with pytest.raises(CannotRestore, match="stop it first"):
            restoring.restore(file, url, "demonstration", NOW, NOW)
    engine.dispose()


async def _put(file: Path, target: Place) -> None:
    await asyncio.to_thread(restoring.restore, file, target, "demonstration", NOW, NOW)


def _settings(folder: Path, url: sa.URL) -> Settings:
    address = url.render_as_string(hide_password=False)
    return Settings(_env_file=None, data_dir=folder, http_port=1, database_url=address)


def _content(place: Place) -> snapshots.Content:
    with making.reading(place) as connection:
        return snapshots.content_of(connection)


def _without_conversations(connection: sa.Connection) -> dict[str, str]:
    return {name: digest for name, digest in snapshots.digests_of(connection).items() if name != "conversations"}
