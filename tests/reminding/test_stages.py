"""When a form is asked for: computed from its deadline, on working days, never before it opens."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime, time
from itertools import groupby, pairwise
from pathlib import Path

import pytest

from locales.phrasebook import DISTRICT_ZONE
from models.plan.plan import Plan
from models.plan.units import Level, Unit
from models.plan.windows import Window
from models.records import Role
from reminders.ladder import Ladder
from reminders.planner import Planned, Recipient, plan_reminders
from reminders.quiet_hours import next_allowed
from tests.reminding.district import shown

HERE = Path(__file__).parent
EVER = (datetime(2020, 1, 1, tzinfo=UTC), datetime(2030, 1, 1, tzinfo=UTC))


def everybody(plan: Plan) -> list[Recipient]:
    village = Unit(
        slug="chieng_ly.ban_nong", level=Level.VILLAGE, name="Bản Nong", full_name="Bản Nong", name_en="Nong"
    )
    units = [
        *((Role.COMMUNE_OFFICER, unit) for unit in plan.units.communes),
        *((Role.DEPARTMENT_OFFICER, unit) for unit in plan.units.departments),
        (Role.VILLAGE_HEAD, village),
    ]
    return [Recipient(number, role, unit, "vi") for number, (role, unit) in enumerate(units, start=1)]


def test_the_reminders_of_chieng_ly_in_2024_if_it_never_filed(plan: Plan, ladder: Ladder) -> None:
    unit = plan.units.by_slug("chieng_ly")
    assert unit is not None
    planned = plan_reminders(plan, ladder, [Recipient(1, Role.COMMUNE_OFFICER, unit, "vi")], set(), *EVER)
    found = [
        (shown(due_at), " ".join(f"{one.period}/{one.stage}" for one in together))
        for due_at, together in groupby(planned, key=lambda one: one.due_at)
    ]
    with (HERE / "chieng_ly_2024.csv").open(encoding="utf-8", newline="") as file:
        assert found == [(row["at"], row["stages"]) for row in csv.DictReader(file)]


def test_nobody_is_asked_before_the_cut_off_or_on_a_day_off_or_outside_the_hours(plan: Plan, ladder: Ladder) -> None:
    people = {one.officer: one for one in everybody(plan)}
    planned = plan_reminders(plan, ladder, list(people.values()), set(), *EVER)
    opens_on = {
        (form.slug, period.key): period.opens_on
        for form in plan.forms.values()
        for period in plan.open_periods(form, date(2030, 1, 1))
    }
    for one in planned:
        day = one.due_at.astimezone(DISTRICT_ZONE).date()
        assert day >= opens_on[one.form, one.period]
        assert plan.calendar.is_working(day)
        hours = ladder.hours[people[one.officer].role]
        assert next_allowed(hours, plan.calendar, one.due_at) == one.due_at
    assert {one.form for one in planned} == set(plan.forms)


def test_a_stage_of_a_form_stands_once_and_no_two_stages_stand_on_one_moment(plan: Plan, ladder: Ladder) -> None:
    planned = plan_reminders(plan, ladder, everybody(plan), set(), *EVER)

    def different(key: tuple[str, ...]) -> int:
        return len({tuple(getattr(one, name) for name in key) for one in planned})

    assert different(("officer", "form", "period", "stage")) == len(planned)
    assert different(("officer", "form", "period", "due_at")) == len(planned)


def test_villages_are_asked_in_the_evening(plan: Plan, ladder: Ladder) -> None:
    planned = [one for one in _of_village(plan, ladder) if one.period == "2024-06"]
    assert [(shown(one.due_at), one.stage) for one in planned] == [
        ("2024-06-17 18:30", "due"),
        ("2024-06-19 18:30", "after_1"),
        ("2024-06-21 18:30", "after_2"),
        ("2024-06-25 18:30", "after_3"),
    ]


def _of_village(plan: Plan, ladder: Ladder) -> tuple[Planned, ...]:
    return plan_reminders(plan, ladder, everybody(plan)[-1:], set(), *EVER)


@pytest.mark.parametrize(
    ("opens_on", "due_on", "expected"),
    [
        # Tết 2024: nobody works from 8 to 14 February.
        ("2024-02-01", "2024-02-07", "opens 02-01, soon 02-06, due 02-07, after_1 02-16, after_2 02-20, after_3 02-22"),
        ("2024-02-01", "2024-02-15", "opens 02-01, soon 02-07, due 02-15, after_1 02-19, after_2 02-21, after_3 02-23"),
        ("2024-02-08", "2024-02-16", "soon 02-15, due 02-16, after_1 02-20, after_2 02-22, after_3 02-26"),
        # 29 April is off and worked on Saturday 4 May.
        ("2024-04-15", "2024-04-25", "opens 04-15, soon 04-24, due 04-25, after_1 05-02, after_2 05-04, after_3 05-07"),
        ("2024-04-27", "2024-05-04", "opens 05-02, soon 05-03, due 05-04, after_1 05-07, after_2 05-09, after_3 05-13"),
        # The working day before the deadline lies before the form opens.
        ("2024-06-17", "2024-06-17", "due 06-17, after_1 06-19, after_2 06-21, after_3 06-25"),
    ],
)  # fmt: skip
def test_stages_step_over_days_off(plan: Plan, ladder: Ladder, opens_on: str, due_on: str, expected: str) -> None:
    window = Window(date.fromisoformat(opens_on), date.fromisoformat(due_on))
    moments = ladder.moments(window, time(8), plan.calendar)
    assert ", ".join(f"{one.stage} {shown(one.due_at)[5:10]}" for one in moments) == expected


def test_who_has_filed_is_not_planned(plan: Plan, ladder: Ladder) -> None:
    unit = plan.units.by_slug("co_ma")
    assert unit is not None
    filed = {("co_ma", "commune_month", f"2024-{month:02}") for month in range(1, 13)}
    planned = plan_reminders(plan, ladder, [Recipient(1, Role.COMMUNE_OFFICER, unit, "vi")], filed, *EVER)
    assert {one.form for one in planned} == {"commune_quarter", "commune_half_year", "commune_year"}


@pytest.mark.parametrize("role", [Role.CHAIRMAN, Role.OPERATOR])
def test_who_fills_no_form_and_gets_no_lists_is_not_planned(plan: Plan, ladder: Ladder, role: Role) -> None:
    unit = plan.units.by_slug("chieng_ly")
    assert unit is not None
    assert plan_reminders(plan, ladder, [Recipient(1, role, unit, "vi")], set(), *EVER) == ()


def test_the_real_year_2026_has_no_reminders(plan: Plan, ladder: Ladder) -> None:
    start, end = datetime(2025, 6, 1, tzinfo=UTC), datetime(2027, 6, 1, tzinfo=UTC)
    assert plan_reminders(plan, ladder, everybody(plan), set(), start, end) == ()


def test_what_is_planned_in_pieces_is_what_is_planned_at_once(plan: Plan, ladder: Ladder) -> None:
    whole = plan_reminders(plan, ladder, everybody(plan), set(), *EVER)
    cuts = [EVER[0], *(datetime(2024, month, 17, 1, tzinfo=UTC) for month in range(1, 13)), EVER[1]]
    pieces = [
        one for start, end in pairwise(cuts) for one in plan_reminders(plan, ladder, everybody(plan), set(), start, end)
    ]
    assert tuple(pieces) == whole
