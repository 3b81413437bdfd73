"""A wrong file stops the loading with file, row and reason; several wrong things are all listed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from models.plan.loading import PlanError, load_plan

INDICATORS = "indicators-2024.csv"
UNITS = "units-2024.csv"
PLAN = "plan-2024.yaml"
CALENDAR = "calendar-2024.yaml"
WINDOWS = "windows-2024.yaml"
CLUSTERS = "clusters-2024.csv"
TERRAIN = "terrain-2024.csv"
MONTH = "forms/commune_month.yaml"
SPOILED = yaml.safe_load((Path(__file__).parent / "spoiled.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("spoiled", SPOILED, ids=lambda each: re.sub(r"\W+", " ", each["reason"]))
def test_a_wrong_line_is_named_with_its_file_and_reason(folder: Path, spoiled: dict[str, str]) -> None:
    spoil(folder, spoiled["file"], spoiled["old"], spoiled["new"])
    with pytest.raises(PlanError) as wrong:
        load_plan(folder)
    blamed = spoiled.get("blamed", spoiled["file"])
    row = f", row {row_of(folder / blamed, spoiled['line'])}" if "line" in spoiled else ""
    lines = str(wrong.value).splitlines()
    assert any(line.startswith(f"{blamed}{row}: ") and spoiled["reason"] in line for line in lines), lines


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def row_of(path: Path, start: str) -> int:
    text = "\n" + path.read_text(encoding="utf-8")
    return text[: text.index("\n" + start)].count("\n") + 1


def test_all_wrong_things_are_listed_at_once(folder: Path) -> None:
    spoil(folder, INDICATORS, ",ha,1398,", ",ha,many,")
    spoil(folder, INDICATORS, ",ha,5981,at_least,", ",ha,5981,about,")
    spoil(folder, MONTH, "due_working_days: 2", "due_working_days: soon")
    with pytest.raises(PlanError) as wrong:
        load_plan(folder)
    assert [(problem.place.file, problem.place.row) for problem in wrong.value.problems] == [
        (INDICATORS, 4),
        (INDICATORS, 5),
        (MONTH, 4),
    ]


def test_wrong_names_in_several_files_are_listed_at_once(folder: Path) -> None:
    spoil(folder, MONTH, "indicator: tea_area", "indicator: tee_area")
    spoil(folder, "successors.csv", "phong_lai|", "phong_lay|")
    with pytest.raises(PlanError) as wrong:
        load_plan(folder)
    assert {problem.place.file for problem in wrong.value.problems} == {MONTH, "successors.csv"}


@pytest.mark.parametrize(
    "file", [INDICATORS, UNITS, PLAN, CALENDAR, WINDOWS, CLUSTERS, TERRAIN, "departments.csv", "unit-names.csv"]
)
def test_a_missing_file_is_named(folder: Path, file: str) -> None:
    (folder / file).unlink()
    with pytest.raises(PlanError, match=rf"(?m)^{re.escape(file)}: cannot be read: No such file"):
        load_plan(folder)


@pytest.mark.parametrize("file", [INDICATORS, MONTH])
def test_a_file_in_another_encoding_is_named(folder: Path, file: str) -> None:
    (folder / file).write_bytes("Chỉ tiêu".encode("utf-16"))
    with pytest.raises(PlanError, match=rf"(?m)^{re.escape(file)}: is not UTF-8"):
        load_plan(folder)


@pytest.mark.parametrize("file", [INDICATORS, MONTH, PLAN])
def test_an_empty_file_is_named(folder: Path, file: str) -> None:
    (folder / file).write_text("")
    with pytest.raises(PlanError, match=rf"(?m)^{re.escape(file)}"):
        load_plan(folder)


def test_another_year_needs_its_own_files(folder: Path) -> None:
    with pytest.raises(PlanError, match=r"plan-2025\.yaml: cannot be read"):
        load_plan(folder, year=2025)


def test_a_file_saved_by_a_spreadsheet_is_read_the_same(folder: Path) -> None:
    text = (folder / INDICATORS).read_text(encoding="utf-8")
    (folder / INDICATORS).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert load_plan(folder).indicators == load_plan().indicators


def test_an_empty_calendar_means_no_days_of_ones_own(folder: Path) -> None:
    (folder / CALENDAR).write_text("# none\n")
    assert load_plan(folder).calendar == load_plan().calendar
