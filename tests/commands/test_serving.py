"""The serving process, and the commands that run beside it."""

from __future__ import annotations

import json
import stat
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests import databases
from tests.commands.command_line import NOWHERE, TOKEN, Commands, free_port


def test_a_demonstration_is_served_and_says_where(empty: Commands) -> None:
    with empty.serving() as served:
        assert served.said[0] == "Demonstration district with SAMPLE DATA, clock at 2024-06-17."
        with urllib.request.urlopen(served.page, timeout=10) as page:
            assert page.status == 200
        assert served.stops() == 0
    assert databases.on_server() or (empty.data / "demo.db").exists()


@pytest.mark.sqlite_file
def test_a_second_server_on_the_same_data_is_refused(commands: Commands) -> None:
    with commands.serving():
        done = commands.run("run", HTTP_PORT="1")
        assert done.returncode == 2
        assert "in use by another process" in done.stderr


def test_a_process_whose_server_never_comes_tries_again_then_says_what_to_do(
    empty: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.process.PAUSES_SECONDS", (0, 0))
    done = empty.run("run", DATABASE_URL=f"postgresql+asyncpg://nobody@127.0.0.1:{free_port()}/none")
    assert (done.returncode, done.stderr.count("Is the server running")) == (2, 3)


def test_commands_hand_their_work_to_the_serving_process(commands: Commands) -> None:
    with commands.serving():
        made = commands.run("invite", "--unit", "co_ma", "--json")
        assert json.loads(made.stdout)["code"]
        begun = commands.chat({"text": "/baocao"}, {"pick": 1})[-1]
        assert begun["asks"]["indicator"] == "tea_area"
        wrong = commands.run("invite", "--unit", "atlantis")
        assert (wrong.returncode, "atlantis" in wrong.stderr) == (2, True)


def test_many_commands_at_once_are_all_done(commands: Commands) -> None:
    with commands.serving(), ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: commands.process("invite", "--unit", "co_ma", "--json"), range(4)))
    assert len({json.loads(one.stdout)["code"] for one in made}) == 4


@pytest.mark.sqlite_file
def test_the_socket_is_for_this_user_only_and_goes_with_the_process(commands: Commands) -> None:
    with commands.serving() as served:
        (socket,) = [path for path in commands.data.iterdir() if path.is_socket()]
        assert stat.S_IMODE(socket.stat().st_mode) & 0o077 == 0
        served.stops()
        assert not socket.exists()


def test_a_chat_goes_on_after_the_process_was_killed(commands: Commands) -> None:
    with commands.serving() as served:
        commands.chat({"text": "/baocao"}, {"pick": 1}, {"pick": 1})
        served.is_killed()
    resumed = commands.chat({"text": "tiếp tục"})[-1]
    assert resumed["asks"]["indicator"] != "tea_area"


def test_the_demonstrations_clock_does_not_go_back_when_killed(commands: Commands) -> None:
    with commands.serving() as served:
        commands.chat({"at": "2024-06-25T08:00"})
        served.is_killed()
    with commands.serving() as served:
        assert "clock at 2024-06-25" in served.said[0]
        served.stops()
    with commands.serving(BOT_NOW="2024-06-20T08:00") as served:
        assert "clock at 2024-06-25" in served.said[0]


@pytest.mark.sqlite_file
def test_a_reset_starts_the_demonstration_anew(commands: Commands) -> None:
    commands.chat({"at": "2024-06-25T08:00"})
    done = commands.run("reset-demonstration")
    assert (done.returncode, "anew" in done.stdout) == (0, True)
    with commands.serving() as served:
        assert "clock at 2024-06-17" in served.said[0]


@pytest.mark.sqlite_file
def test_a_reset_is_refused_while_it_is_served_and_with_real_officers(commands: Commands) -> None:
    with commands.serving():
        assert commands.run("reset-demonstration").returncode == 2
    done = commands.run("reset-demonstration", TELEGRAM_TOKEN=TOKEN, TELEGRAM_API_ROOT=NOWHERE)
    assert done.returncode == 2
    assert "TELEGRAM_TOKEN" in done.stderr
    assert (commands.data / "demo.db").exists()


def test_the_log_holds_no_token(empty: Commands) -> None:
    with empty.serving(TELEGRAM_TOKEN=TOKEN, TELEGRAM_API_ROOT=NOWHERE) as served:
        served.stops()
        logged = served.process.stderr.read() if served.process.stderr else ""
    assert TOKEN.partition(":")[2] not in logged
    assert "Traceback" not in logged
