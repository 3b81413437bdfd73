"""The doctor examines a bot that runs and one that does not, changes nothing, and says what to do."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.backups import manifest
from bot.channels.telegram import checking
from models.store import database
from tests import databases
from tests.commands.command_line import NOWHERE, TOKEN, Commands, Done
from tests.operating.conftest import backed_up
from tests.standins import bot_api
from tests.standins.bot_api import BotApi


def test_beside_the_serving_process_and_without_it_all_is_well(commands: Commands) -> None:
    with commands.serving():
        running = _examined(commands)
    resting = _examined(commands)
    assert running["process"]["said"] == "running"
    assert running["database"]["state"] == resting["data"]["state"] == resting["schema"]["state"] == "ok"
    assert {name for name, one in resting.items() if one["state"] != "ok"} == {"process"}


@pytest.mark.sqlite_file
def test_it_creates_nothing(empty: Commands) -> None:
    done = empty.run("doctor")
    assert (done.returncode, "The first start" in done.stdout) == (0, True)
    assert list(empty.folder.iterdir()) == []


def test_a_malformed_setting_is_named(commands: Commands) -> None:
    done = commands.run("doctor", HTTP_PORT="many")
    assert (done.returncode, done.stdout.startswith("WRONG    settings: HTTP_PORT")) == (1, True)


@pytest.mark.sqlite_file
def test_a_database_that_is_no_database_is_wrong_with_what_to_do(commands: Commands) -> None:
    (commands.data / "demo.db").write_bytes(b"rubbish" * 1000)
    done = commands.run("doctor")
    assert (done.returncode, "restore FILE" in done.stdout) == (1, True)


@pytest.mark.sqlite_file
def test_a_damaged_database_is_found(commands: Commands) -> None:
    path = commands.data / "demo.db"
    engine = database.writer_engine(path)
    with engine.connect() as connection:
        connection.connection.cursor().execute("PRAGMA foreign_keys = OFF")
        with connection.begin():
            connection.exec_driver_sql("DELETE FROM reports")
    engine.dispose()
    assert _examined(commands, ends=1)["data"]["state"] == "wrong"


@pytest.mark.sqlite_file
def test_a_newer_schema_is_wrong(commands: Commands) -> None:
    engine = database.writer_engine(databases.at(commands.data / "demo.db"))
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'of_next_year'")
    engine.dispose()
    assert "newer" in _examined(commands, ends=1)["schema"]["said"]


def test_a_network_that_cannot_be_reached_is_wrong_and_the_token_is_not_shown(commands: Commands) -> None:
    done = commands.run("doctor", TELEGRAM_TOKEN=TOKEN, TELEGRAM_API_ROOT=NOWHERE)
    assert (done.returncode, "Telegram cannot be reached" in done.stdout) == (1, True)
    assert TOKEN not in done.stdout


@pytest.mark.sqlite_file
def test_old_backups_of_real_data_are_a_warning(commands: Commands) -> None:
    told = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_ROOT": NOWHERE, "DATA_DIR": str(commands.data)}
    made = backed_up(commands.data / "demo.db", commands.data / "backups")
    file = commands.data / "backups" / made.file
    manifest.beside(file).write_text(manifest.sealed(made.model_copy(update={"kind": "real"})))
    assert _examined(commands, ends=1, **told)["backups"]["state"] == "warning"


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with bot_api.serving(BotApi(TOKEN)) as one:
        yield one


async def test_telegram_is_asked_who_we_are(api: BotApi) -> None:
    assert await checking.ask_name(TOKEN, api.root) == bot_api.BOT["username"]
    with pytest.raises(checking.NotReached, match="does not know the token"):
        await checking.ask_name("1:another", api.root)


def _examined(commands: Commands, ends: int = 0, **settings: str) -> dict[str, Any]:
    done: Done = commands.run("doctor", "--json", **settings)
    assert done.returncode == ends, done.stdout
    return {one["name"]: one for one in json.loads(done.stdout)["findings"]}
