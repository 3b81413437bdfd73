"""Invitations and lists of the district, made by an operator on the command line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import datetime

import pytest

from tests.commands.command_line import Commands

Write = Callable[[str], str]


def test_an_invitation_as_json_is_one_line_of_four_values(commands: Commands) -> None:
    done = commands.run("invite", "--unit", "co_ma", "--role", "commune_officer", "--name", "Lò Văn Mẫu", "--json")
    (line,) = done.stdout.splitlines()
    made = json.loads(line)
    assert list(made) == ["code", "link", "web_link", "expires_at"]
    assert made["web_link"].endswith(f"/j/{made['code']}")
    assert datetime.fromisoformat(made["expires_at"]).tzinfo is not None


def test_an_invitation_for_people_shows_the_same(commands: Commands) -> None:
    told = commands.run("invite", "--unit", "chieng_ly").stdout
    assert [line.split("  ")[0] for line in told.splitlines()] == ["code", "deep link", "web link", "expires at"]


def test_all_communes_are_invited_at_once_into_a_file(commands: Commands) -> None:
    out = commands.folder / "moi.csv"
    done = commands.run("invite", "--every", "commune", "--role", "commune_officer", "--out", str(out))
    assert (done.returncode, done.stdout) == (0, f"29 invitations written to {out}\n")
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    assert len({row["unit"] for row in rows}) == 29
    assert len({row["code"] for row in rows}) == 29
    assert all(row["web_link"].endswith(row["code"]) for row in rows)


def test_without_a_file_the_invitations_are_printed(commands: Commands) -> None:
    told = commands.run("invite", "--every", "department", "--role", "department_officer").stdout
    rows = list(csv.DictReader(io.StringIO(told)))
    assert len(rows) > 5


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--unit", "atlantis"], "atlantis"),
        (["--unit", "co_ma", "--role", "king"], "king"),
        (["--unit", "co_ma", "--role", "chairman"], "chairman"),
        (["--every", "planet"], "planet"),
        (["--unit", "co_ma", "--every", "commune"], "--every"),
        ([], "--unit"),
    ],
)
def test_a_wrong_invitation_says_what_is_wrong(arguments: list[str], word: str, commands: Commands) -> None:
    done = commands.run("invite", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert word in done.stderr


def test_villages_come_from_a_file(commands: Commands, write_csv: Write) -> None:
    file = write_csv("slug,name\nco_ma.na_linh,Bản Nà Lình\nco_ma.ban_2,Bản Hai\n")
    assert commands.run("import", "villages", file).stdout == "2 rows read, 2 added\n"
    assert commands.run("import", "villages", file).stdout == "2 rows read, 0 added\n"
    made = commands.run("invite", "--unit", "co_ma.na_linh", "--role", "village_head", "--json")
    assert made.returncode == 0, made.stderr


def test_a_file_with_a_byte_order_mark_is_read(commands: Commands, write_csv: Write) -> None:
    assert "1 added" in commands.run("import", "villages", write_csv("\ufeffslug,name\nco_ma.na_linh,Bản\n")).stdout


def test_bad_rows_are_all_named_and_nothing_is_taken(commands: Commands, write_csv: Write) -> None:
    rows = ["slug,name", "co_ma.na_linh,Bản Nà Lình", "", "atlantis.ban,Bản", "co_ma,Bản", "co_ma.Nà,Bản", "co_ma.ba,"]
    rows += ["co_ma.hai,Bản", "co_ma.hai,Bản Hai", "co_ma.Ban,Bản"]
    done = commands.run("import", "villages", write_csv("\n".join(rows) + "\n"))
    assert done.returncode == 2
    for row, reason in (
        (4, "atlantis"),
        (5, "slug"),
        (6, "slug"),
        (7, "name"),
        (8, "co_ma.hai"),
        (9, "more"),
        (10, "small"),
    ):
        (line,) = [line for line in done.stderr.splitlines() if f"row {row}:" in line]
        assert reason in line
        assert "list.csv: " in line
    fixed = commands.run("import", "villages", write_csv("\n".join(rows[:2]) + "\n"))
    assert fixed.stdout == "1 rows read, 1 added\n"


@pytest.mark.parametrize("kind", ["villages", "targets"])
def test_a_file_that_cannot_be_read_is_named(kind: str, commands: Commands, write_csv: Write) -> None:
    missing = commands.run("import", kind, str(commands.folder / "no.csv"))
    assert missing.returncode == 2
    assert "no.csv" in missing.stderr
    without = commands.run("import", kind, write_csv("something\n1\n"))
    assert without.returncode == 2
    assert "row 1" in without.stderr
    (commands.folder / "bytes.csv").write_bytes(b"slug,name\n\xff\xfe\x00,\xff\n")
    assert commands.run("import", kind, str(commands.folder / "bytes.csv")).returncode == 2
