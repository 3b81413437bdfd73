"""``report`` on the command line: beside a serving process, without one, and with what cannot be right."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from tests import databases
from tests.commands.command_line import NOWHERE, TOKEN, Commands
from tests.documents.compiling import annex_rows, sheet_rows

REAL = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_ROOT": NOWHERE}
PAPER, SHEETS = "bao-cao-2024-06.docx", "bang-so-lieu-2024-06.xlsx"


@pytest.fixture
def commands(filled: Path, tmp_path: Path) -> Commands:
    databases.copied(filled, tmp_path / "data")
    return Commands(tmp_path)


def test_both_files_are_written_where_they_are_wanted(commands: Commands) -> None:
    done = commands.run("report", "--period", "2024-06", "--out", "handed/up")
    assert (done.returncode, done.stderr) == (0, "")
    folder = commands.folder / "handed" / "up"
    assert sorted(path.name for path in folder.iterdir()) == sorted((PAPER, SHEETS))
    assert done.stdout.splitlines() == [f"handed/up/{PAPER}", f"handed/up/{SHEETS}"]
    assert len(annex_rows(docx.Document(str(folder / PAPER)))) == 39
    assert len(sheet_rows(load_workbook(folder / SHEETS).worksheets[1])) > 1000


def test_a_serving_process_is_asked_and_gives_the_same(commands: Commands) -> None:
    commands.run("report", "--period", "2024-06", "--out", "alone")
    with commands.serving():
        assert commands.run("report", "--period", "2024-06", "--out", "beside").returncode == 0
    for name in (PAPER, SHEETS):
        assert (commands.folder / "beside" / name).read_bytes() == (commands.folder / "alone" / name).read_bytes()


def test_without_a_period_it_is_the_newest_month_that_is_over(commands: Commands) -> None:
    commands.run("report", "--out", "out")
    assert sorted(path.name for path in (commands.folder / "out").iterdir()) == sorted((PAPER, SHEETS))


def test_a_report_somebody_has_written_into_is_kept(commands: Commands) -> None:
    commands.run("report", "--period", "2024-06", "--out", "out")
    report = commands.folder / "out" / PAPER
    report.write_bytes(b"signed")
    done = commands.run("report", "--period", "2024-06", "--out", "out")
    assert (commands.folder / "out" / "bao-cao-2024-06 (1).docx").read_bytes() == b"signed"
    assert "bao-cao-2024-06 (1).docx" in done.stdout
    assert len(annex_rows(docx.Document(str(report)))) == 39
    assert len(list((commands.folder / "out").iterdir())) == 3


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("2024-13", "--period: '2024-13' names no period"),
        ("june", "--period: 'june' names no period"),
        ("", "--period: '' names no period"),
        ("2025-01", "--period: 2025-01 is not of 2024"),
        ("2024-07", "--period: 2024-07 is over only after 2024-07-14; the newest month that is over is 2024-06"),
        ("2024", "--period: 2024 is over only after 2024-12-14"),
    ],
)
def test_a_period_that_cannot_be_right_is_named(period: str, said: str, commands: Commands) -> None:
    done = commands.run("report", "--period", period, "--out", "out")
    assert done.returncode == 2
    assert done.stderr.startswith(said)
    assert list((commands.folder / "out").iterdir()) == []


def test_a_folder_that_is_none_is_named(commands: Commands) -> None:
    (commands.folder / "file").write_text("x", encoding="utf-8")
    for out in ("file", "file/inside"):
        done = commands.run("report", "--period", "2024-06", "--out", out)
        assert done.returncode == 2
        assert done.stderr.startswith(f"--out: {out} is a file or lies in one; name a folder")


def test_a_real_district_without_a_report_has_a_report_that_says_so(empty_real: Commands) -> None:
    done = empty_real.run("report", "--period", "2024-06", "--out", "out", BOT_NOW="2024-06-20T08:00", **REAL)
    assert done.returncode == 0, done.stderr
    rows = annex_rows(docx.Document(str(empty_real.folder / "out" / PAPER)))
    assert {row[4] for row in rows.values()} == {"chưa có số liệu"}
    book = load_workbook(empty_real.folder / "out" / SHEETS)
    assert [len(sheet_rows(sheet)) for sheet in book.worksheets] == [39, 0, 0]
    assert "MẪU" not in str(book.worksheets[0]["A1"].value)


def test_before_the_first_cut_off_there_is_nothing_to_report(empty_real: Commands) -> None:
    done = empty_real.run("report", "--out", "out", BOT_NOW="2024-01-10T08:00", **REAL)
    assert done.returncode == 2
    assert "no period of 2024 is over yet" in done.stderr


@pytest.fixture
def empty_real(tmp_path: Path) -> Commands:
    return Commands(tmp_path)
