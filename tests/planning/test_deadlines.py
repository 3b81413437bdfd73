"""Deadlines of 2024 fall on working days, around Tết and the swap of 29 April with 4 May too."""

from __future__ import annotations

import csv
import tomllib
from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.plan.calendar import WorkingCalendar, vietnamese_calendar
from models.plan.periods import Rhythm, period_from_key
from models.plan.plan import Plan

HERE = Path(__file__).parent
CALENDAR = vietnamese_calendar(2024)
DAYS_OF_2024 = [date(2024, 1, 1) + timedelta(days=n) for n in range(366)]


def deadlines() -> list[dict[str, str]]:
    with (HERE / "deadlines_2024.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", deadlines(), ids=lambda row: row["period"])
def test_the_first_three_working_days_after_a_cut_off(plan: Plan, row: dict[str, str]) -> None:
    period = period_from_key(row["period"])
    assert period.last_on.isoformat() == row["cut_off"]
    for n in (1, 2, 3):
        assert plan.calendar.after(period.last_on, n).isoformat() == row[f"after_{n}"]


@pytest.mark.parametrize("row", deadlines(), ids=lambda row: row["period"])
def test_a_form_is_due_as_many_working_days_after_the_cut_off_as_its_file_says(plan: Plan, row: dict[str, str]) -> None:
    period = period_from_key(row["period"])
    for form in plan.forms.values():
        if form.rhythm is period.rhythm and form.due_working_days <= 3:
            assert plan.due_on(form, period).isoformat() == row[f"after_{form.due_working_days}"]


def test_villages_have_one_working_day_communes_two_departments_three_or_four(plan: Plan) -> None:
    days = {level: {form.due_working_days for form in plan.forms.values() if form.level == level} for level in
            ("village", "commune", "department")}  # fmt: skip
    assert days == {"village": {1}, "commune": {2}, "department": {3, 4}}


@pytest.mark.parametrize(
    ("day", "working"),
    [
        ("2024-01-01", False),
        ("2024-02-07", True),
        ("2024-02-08", False),
        ("2024-02-14", False),
        ("2024-02-15", True),
        ("2024-04-18", False),
        ("2024-04-26", True),
        ("2024-04-27", False),
        ("2024-04-29", False),
        ("2024-04-30", False),
        ("2024-05-01", False),
        ("2024-05-02", True),
        ("2024-05-04", True),
        ("2024-05-05", False),
        ("2024-08-30", True),
        ("2024-08-31", False),
        ("2024-09-02", False),
        ("2024-09-03", False),
        ("2024-09-04", True),
    ],
)
def test_a_day_of_2024_is_worked_or_not(day: str, working: bool) -> None:  # noqa: FBT001
    assert CALENDAR.is_working(date.fromisoformat(day)) is working


def test_the_whole_list_of_2024() -> None:
    weekdays_off = [day for day in DAYS_OF_2024 if day.weekday() < 5 and not CALENDAR.is_working(day)]
    assert [f"{day:%d/%m}" for day in weekdays_off] == [
        "01/01", "08/02", "09/02", "12/02", "13/02", "14/02", "18/04", "29/04", "30/04", "01/05", "02/09", "03/09",
    ]  # fmt: skip
    assert [day for day in DAYS_OF_2024 if day.weekday() >= 5 and CALENDAR.is_working(day)] == [date(2024, 5, 4)]


def test_the_package_that_knows_the_holidays_is_pinned() -> None:
    project = tomllib.loads((HERE.parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (wanted,) = (line for line in project["dependencies"] if line.startswith("holidays"))
    assert wanted == f"holidays=={version('holidays')}"


def test_2024_has_251_working_days() -> None:
    assert sum(CALENDAR.is_working(day) for day in DAYS_OF_2024) == 251


def test_the_saturday_that_makes_up_for_29_april_is_counted_as_a_working_day() -> None:
    assert CALENDAR.after(date(2024, 4, 26), 1) == date(2024, 5, 2)
    assert CALENDAR.after(date(2024, 5, 3), 1) == date(2024, 5, 4)
    assert CALENDAR.before(date(2024, 5, 6), 1) == date(2024, 5, 4)


def test_a_day_off_moves_to_the_working_day_before_or_after() -> None:
    assert CALENDAR.on_or_before(date(2024, 2, 12)) == date(2024, 2, 7)
    assert CALENDAR.on_or_after(date(2024, 2, 12)) == date(2024, 2, 15)
    assert CALENDAR.on_or_before(date(2024, 2, 7)) == CALENDAR.on_or_after(date(2024, 2, 7)) == date(2024, 2, 7)


def test_the_districts_own_days_win_over_the_public_calendar() -> None:
    own = vietnamese_calendar(2024, days_off=[date(2024, 5, 4)], days_worked=[date(2024, 4, 29)])
    assert own.is_working(date(2024, 4, 29))
    assert not own.is_working(date(2024, 5, 4))


@given(st.sampled_from(DAYS_OF_2024), st.integers(1, 20))
def test_counting_working_days_forward_and_back_agree(day: date, n: int) -> None:
    later = CALENDAR.after(day, n)
    assert CALENDAR.is_working(later)
    assert sum(CALENDAR.is_working(each) for each in between(day, later)) == n
    assert CALENDAR.before(later, n) == CALENDAR.on_or_before(day)


def between(day: date, later: date) -> list[date]:
    return [day + timedelta(days=n) for n in range(1, (later - day).days + 1)]


def test_a_working_day_is_counted_from_one() -> None:
    empty = WorkingCalendar(frozenset(), frozenset())
    with pytest.raises(ValueError, match="from 1, not 0"):
        empty.after(date(2024, 6, 14), 0)


def test_a_period_is_open_from_the_day_after_its_cut_off(plan: Plan) -> None:
    form = plan.forms["commune_month"]
    assert [period.key for period in plan.open_periods(form, date(2024, 3, 14))] == ["2024-01", "2024-02"]
    assert [period.key for period in plan.open_periods(form, date(2024, 3, 15))][-1] == "2024-03"
    assert plan.open_periods(form, date(2024, 1, 14)) == ()
    assert len(plan.open_periods(form, date(2026, 11, 22))) == 12


def test_the_next_period_is_the_next_to_open(plan: Plan) -> None:
    form = plan.forms["commune_quarter"]
    following = plan.next_period(form, date(2024, 6, 14))
    assert following is not None
    assert (following.key, following.rhythm) == ("2024-Q2", Rhythm.QUARTER)
    assert plan.next_period(form, date(2024, 12, 15)) is None
