"""Settings are listed, secrets stay hidden, and a malformed one stops the start by its name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.settings import Settings
from tests import databases
from tests.commands.command_line import NOWHERE, TOKEN, Commands

NAMES = [name.upper() for name in Settings.model_fields]
MALFORMED = {
    "TELEGRAM_TOKEN": "not a token",
    "TELEGRAM_API_ROOT": "api.example",
    "DATABASE_URL": "mysql://somewhere/bot",
    "HTTP_PORT": "eighty",
    "PUBLIC_URL": "so-lieu.example.vn",
    "BOT_NOW": "yesterday",
}


def test_every_setting_is_listed_with_its_value_and_meaning(empty: Commands) -> None:
    told = empty.run("settings").stdout.splitlines()
    assert [line.split()[0] for line in told[::2]] == NAMES
    assert all(line.startswith(" ") and line.strip() for line in told[1::2])


def test_the_token_is_never_shown(empty: Commands) -> None:
    for arguments in (["settings"], ["settings", "--json"]):
        told = empty.run(*arguments, TELEGRAM_TOKEN=TOKEN).stdout
        assert "(hidden)" in told
        assert TOKEN.partition(":")[2] not in told


def test_settings_as_json_are_one_line(empty: Commands) -> None:
    (line,) = empty.run("settings", "--json", HTTP_PORT="8123").stdout.splitlines()
    told = json.loads(line)
    assert list(told) == NAMES
    assert (told["HTTP_PORT"], told["TELEGRAM_TOKEN"]) == ("8123", "(unset)")


def test_settings_are_read_from_the_env_file_too(empty: Commands) -> None:
    (empty.folder / ".env").write_text("HTTP_PORT=8124\nSOMETHING_ELSE=1\n", encoding="utf-8")
    assert json.loads(empty.run("settings", "--json").stdout)["HTTP_PORT"] == "8124"


def test_an_empty_setting_counts_as_unset(empty: Commands) -> None:
    assert json.loads(empty.run("settings", "--json", TELEGRAM_TOKEN="").stdout)["TELEGRAM_TOKEN"] == "(unset)"


@pytest.mark.parametrize("name", MALFORMED)
def test_a_malformed_setting_stops_every_command_and_is_named(name: str, empty: Commands) -> None:
    for command in (["run"], ["settings"], ["chat", "--as", "chieng_ly"]):
        done = empty.run(*command, **{name: MALFORMED[name]})
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"{name}: ")
        assert MALFORMED[name] not in done.stderr or name != "TELEGRAM_TOKEN"
    assert not empty.data.exists()


def test_all_malformed_settings_are_named_at_once(empty: Commands) -> None:
    said = empty.process("run", HTTP_PORT="0", BOT_NOW="x").stderr.splitlines()
    assert [line.partition(":")[0] for line in said] == ["HTTP_PORT", "BOT_NOW"]


def test_looking_at_the_settings_makes_nothing(empty: Commands) -> None:
    empty.run("settings")
    assert list(empty.folder.iterdir()) == []


def test_help_names_every_command(empty: Commands) -> None:
    done = empty.process("--help")
    assert done.returncode == 0
    for command in ("run", "settings", "invite", "import", "chat", "reset-demonstration"):
        assert command in done.stdout


@pytest.mark.parametrize("command", ["run", "settings", "invite", "chat", "import", "reset-demonstration"])
def test_every_command_explains_itself(command: str, empty: Commands) -> None:
    done = empty.run(command, "--help")
    assert done.returncode == 0
    assert "Usage" in done.stdout


def test_a_port_in_use_is_named_with_its_setting(commands: Commands) -> None:
    with commands.serving() as served:
        port = served.page.rpartition(":")[2]
        other = Commands(commands.folder / "other")
        Path(other.folder).mkdir()
        done = other.run("run", HTTP_PORT=port)
        assert done.returncode == 2
        assert "HTTP_PORT" in done.stderr


def test_a_demonstration_is_never_served_to_real_officers(commands: Commands) -> None:
    url = databases.address(commands.data / "demo.db")
    done = commands.run("run", TELEGRAM_TOKEN=TOKEN, TELEGRAM_API_ROOT=NOWHERE, DATABASE_URL=url)
    assert done.returncode == 2
    assert "sample data" in done.stderr
    assert "DATABASE_URL" in done.stderr


def test_real_reports_never_become_a_demonstration(empty: Commands) -> None:
    made = empty.run("invite", "--unit", "chieng_ly", TELEGRAM_TOKEN=TOKEN, TELEGRAM_API_ROOT=NOWHERE)
    assert made.returncode == 0, made.stderr
    url = databases.address(empty.data / "bot.db")
    for command in (["run"], ["chat", "--as", "chieng_ly"], ["reset-demonstration"]):
        done = empty.run(*command, DATABASE_URL=url)
        assert done.returncode == 2
        assert "TELEGRAM_TOKEN" in done.stderr


@pytest.mark.sqlite_file
def test_a_file_of_something_else_is_left_alone(empty: Commands) -> None:
    empty.data.mkdir()
    (empty.data / "demo.db").write_text("these are my notes, no database " * 40, encoding="utf-8")
    before = (empty.data / "demo.db").read_bytes()
    done = empty.run("run")
    assert done.returncode == 2
    assert "is not a database of this bot" in done.stderr
    assert (empty.data / "demo.db").read_bytes() == before


def test_a_year_that_is_not_the_plans_is_told_at_the_start(empty: Commands) -> None:
    real = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_ROOT": NOWHERE}
    with empty.serving(**real, BOT_NOW="2026-11-22T08:00") as served:
        served.stops()
        told = "\n".join((*served.said, *served.rest()))
    assert "The plan is of 2024" in told
    assert "no reminders are sent" in told
