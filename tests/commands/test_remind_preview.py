"""What would be sent, asked on the command line: beside a serving process, without one, and on nothing at all."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.commands.command_line import NOWHERE, TOKEN, Commands

JUNE = ("remind", "--preview", "--from", "2024-06-17", "--to", "2024-06-28")
FEBRUARY = ("remind", "--preview", "--from", "2024-02-01", "--to", "2024-02-29")
REAL = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_ROOT": NOWHERE}


def lines(told: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in told.splitlines()]


def test_each_message_is_a_line_of_json(commands: Commands) -> None:
    done = commands.run(*JUNE, "--unit", "chieng_ly", "--json")
    assert done.returncode == 0
    first = lines(done.stdout)[0]
    assert {name: first[name] for name in ("at", "to", "stage", "forms", "period", "due")} == {
        "at": "2024-06-17T08:00:00+07:00",
        "to": "chieng_ly",
        "stage": "soon",
        "forms": ["commune_month", "commune_quarter", "commune_half_year"],
        "period": "2024-06",
        "due": "2024-06-18",
    }
    assert first["text"].startswith("Anh/Chị còn 3 báo cáo của xã Chiềng Ly chưa nộp:")
    assert [each["period"] for each in first["reports"]] == ["2024-06", "2024-Q2", "2024-H1"]


def test_people_read_moment_officer_reason_and_text(commands: Commands) -> None:
    told = commands.run(*JUNE, "--unit", "chieng_ly").stdout
    assert told.splitlines()[0].startswith("2024-06-17 08:00  chieng_ly  soon: commune_month 2024-06 (due 2024-06-18)")
    assert "    Anh/Chị còn 3 báo cáo của xã Chiềng Ly chưa nộp:" in told.splitlines()
    assert "messages, if nothing more is filed" in told.splitlines()[-1]


def test_the_month_of_tet_is_quiet_until_the_offices_open_again(commands: Commands) -> None:
    found = lines(commands.run(*FEBRUARY, "--json").stdout)
    assert len({line["to"] for line in found}) > 40
    asked = [line for line in found if line["period"] == "2024-02"]
    assert min(line["at"] for line in asked) == "2024-02-15T08:00:00+07:00"
    assert not [line for line in found if "2024-02-08" <= line["at"][:10] <= "2024-02-14"]
    assert [line["at"] for line in found] == sorted(line["at"] for line in found)


def test_looking_changes_nothing(commands: Commands) -> None:
    told = [commands.run(*JUNE, "--json").stdout for _ in range(2)]
    assert told[0] == told[1]
    assert len(lines(told[0])) > 50


def test_a_serving_process_is_asked_and_says_the_same(commands: Commands) -> None:
    alone = commands.run(*FEBRUARY, "--json").stdout
    with commands.serving():
        assert commands.run(*FEBRUARY, "--json").stdout == alone


def test_without_days_it_is_the_week_from_now(commands: Commands) -> None:
    found = lines(commands.run("remind", "--preview", "--json").stdout)
    assert {line["at"][:10] for line in found} <= {f"2024-06-{day}" for day in range(17, 24)}
    assert found


def test_what_is_before_now_is_not_shown(commands: Commands) -> None:
    done = commands.run("remind", "--preview", "--from", "2024-06-01", "--to", "2024-06-18", "--json")
    assert min(line["at"] for line in lines(done.stdout)) >= "2024-06-17T07:30"
    assert "shown from now on, 2024-06-17 07:30" in done.stderr


def test_an_empty_database_says_that_nobody_is_there(empty: Commands) -> None:
    done = empty.run(*FEBRUARY, "--json", **REAL)
    assert (done.returncode, done.stdout) == (0, "")
    assert "nobody has joined yet" in done.stderr
    assert "nobody has joined yet" in empty.run(*FEBRUARY, **REAL).stdout


def test_another_year_has_nothing(commands: Commands) -> None:
    told = commands.run("remind", "--preview", "--from", "2026-05-01", "--to", "2026-05-31").stdout
    assert "no message would be sent from 2026-05-01 to 2026-05-31" in told
    assert "the plan is that of 2024" in told


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--from", "2024-02-30"], "--from: '2024-02-30' is no day; write it like 2024-02-01"),
        (["--from", "1/2/2024"], "--from: '1/2/2024' is no day"),
        (["--from", "2024-02-01", "--to", "soon"], "--to: 'soon' is no day"),
        (["--from", "2024-03-01", "--to", "2024-02-01"], "--to: 2024-02-01 is before --from 2024-03-01"),
        (["--from", "2024-01-01", "--to", "2025-01-01"], "more than a year"),
        (["--unit", "atlantis"], "there is no unit atlantis"),
    ],
)
def test_what_is_mistaken_is_named(commands: Commands, arguments: list[str], complaint: str) -> None:
    done = commands.run("remind", "--preview", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert complaint in done.stderr


def test_without_preview_it_says_what_it_is_for(commands: Commands) -> None:
    done = commands.run("remind")
    assert done.returncode == 2
    assert "reminders go out by themselves" in done.stderr
