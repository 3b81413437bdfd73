"""Days that the district fixed for one form and period win over the form's rule; others keep it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from models.plan.loading import load_plan
from models.plan.periods import Period, period_from_key
from models.plan.plan import Plan
from models.plan.windows import Window
from reminders.ladder import load_ladder

FEBRUARY = period_from_key("2024-02")
FIXED = """
windows:
  - form: commune_month
    period: "2024-02"
    opens: 2024-02-19
    due: 2024-02-21
    closes: 2024-03-08
    basis: Công văn 112/UBND-VP
  - {form: village_month, period: 2024-02, due: 2024-02-20}
  - {form: forest_year, period: 2024, closes: 2025-01-31}
"""


@pytest.fixture
def fixed(folder: Path) -> Plan:
    (folder / "windows-2024.yaml").write_text(FIXED, encoding="utf-8")
    return load_plan(folder)


def keys(periods: tuple[Period, ...]) -> list[str]:
    return [period.key for period in periods]


def test_what_is_fixed_holds(fixed: Plan) -> None:
    window = fixed.window(fixed.forms["commune_month"], FEBRUARY)
    assert window == Window(date(2024, 2, 19), date(2024, 2, 21), date(2024, 3, 8))
    assert fixed.windows["commune_month", "2024-02"].basis == "Công văn 112/UBND-VP"


def test_what_is_not_fixed_follows_the_rule(fixed: Plan, plan: Plan) -> None:
    village = fixed.window(fixed.forms["village_month"], FEBRUARY)
    assert village == Window(date(2024, 2, 15), date(2024, 2, 20), None)
    for form in fixed.forms.values():
        march = Period(form.rhythm, 2024, 1).following() if form.rhythm == "month" else Period(form.rhythm, 2024, 1)
        if (form.slug, march.key) not in fixed.windows:
            assert fixed.window(form, march) == plan.window(form, march)


def test_a_year_may_be_written_without_quotes(fixed: Plan) -> None:
    forest = fixed.forms["forest_year"]
    assert fixed.window(forest, period_from_key("2024")).closes_on == date(2025, 1, 31)


def test_no_window_is_fixed_in_the_own_data_and_none_ends(plan: Plan) -> None:
    assert plan.windows == {}
    assert plan.window(plan.forms["commune_month"], FEBRUARY) == Window(date(2024, 2, 15), date(2024, 2, 16))


def test_a_form_is_open_only_in_its_window(fixed: Plan) -> None:
    form = fixed.forms["commune_month"]
    assert keys(fixed.open_periods(form, date(2024, 2, 18))) == ["2024-01"]
    assert keys(fixed.open_periods(form, date(2024, 2, 19))) == ["2024-01", "2024-02"]
    assert keys(fixed.open_periods(form, date(2024, 3, 8))) == ["2024-01", "2024-02"]
    assert keys(fixed.open_periods(form, date(2024, 3, 9))) == ["2024-01"]


def test_a_closed_period_was_asked_all_the_same(fixed: Plan) -> None:
    assert keys(fixed.asked_periods(fixed.forms["commune_month"], date(2024, 3, 9))) == ["2024-01", "2024-02"]


def test_the_next_period_is_the_next_whose_window_opens(fixed: Plan) -> None:
    form = fixed.forms["commune_month"]
    following = fixed.next_period(form, date(2024, 2, 16))
    assert following == FEBRUARY
    assert fixed.opens_on(form, FEBRUARY) == date(2024, 2, 19)


def test_more_time_for_a_unit_moves_its_deadline_and_keeps_its_window_open(fixed: Plan) -> None:
    window = fixed.window(fixed.forms["commune_month"], FEBRUARY)
    assert window.extended(date(2024, 3, 1)) == Window(date(2024, 2, 19), date(2024, 3, 1), date(2024, 3, 8))
    assert window.extended(date(2024, 3, 15)) == Window(date(2024, 2, 19), date(2024, 3, 15), date(2024, 3, 15))
    assert Window(date(2024, 2, 15), date(2024, 2, 16)).extended(date(2024, 3, 15)).closes_on is None


def test_an_empty_file_fixes_nothing(folder: Path) -> None:
    (folder / "windows-2024.yaml").write_text("# none\n")
    assert load_plan(folder).windows == {}


def test_officers_are_reminded_by_the_days_that_were_fixed(fixed: Plan) -> None:
    form, ladder = fixed.forms["commune_month"], load_ladder()
    window = fixed.window(form, FEBRUARY)
    shut_early = replace(window, closes_on=date(2024, 2, 26))
    days = [f"{one.stage} {one.due_at:%d/%m}" for one in ladder.moments(window, time(8), fixed.calendar)]
    assert days == ["opens 19/02", "soon 20/02", "due 21/02", "after_1 23/02", "after_2 27/02", "after_3 29/02"]
    few = [one.stage for one in ladder.moments(shut_early, time(8), fixed.calendar)]
    assert few == ["opens", "soon", "due", "after_1"]
