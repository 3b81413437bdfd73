"""Forms with different deadlines do not take turns at asking: what is overdue comes along a working day early."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from models.plan.plan import Plan
from tests.reminding.district import District

CLOCKS = ("07:35", "08:00", "14:00")
# The month is due on 19 June 2024, the quarter on 20 June.
OFFICE = ("phong_nong_nghiep", "department_officer")
MONTH, QUARTER = ("agriculture_month", "2024-06"), ("agriculture_quarter", "2024-Q2")


def test_two_forms_a_day_apart_are_asked_for_together_after_their_deadlines(district: District) -> None:
    district.join(*OFFICE)
    district.tick_through(date(2024, 6, 17), date(2024, 7, 5), CLOCKS)
    assert [(one.at[5:10], [form for form, _ in one.forms]) for one in district.sent()] == [
        ("06-17", ["agriculture_month", "agriculture_quarter"]),
        ("06-18", ["agriculture_month"]),
        ("06-19", ["agriculture_month", "agriculture_quarter"]),
        # The quarter is due today and named for that; the month's next stage is the day after, and comes along.
        ("06-20", ["agriculture_month", "agriculture_quarter"]),
        ("06-24", ["agriculture_month", "agriculture_quarter"]),
        ("06-26", ["agriculture_month", "agriculture_quarter"]),
        ("06-28", ["agriculture_quarter"]),
    ]


def test_each_stage_is_on_record_and_none_comes_twice(district: District) -> None:
    district.join(*OFFICE)
    district.tick_through(date(2024, 6, 17), date(2024, 7, 5), CLOCKS)
    outcomes = [one for one in district.outcomes() if one[:2] in (MONTH, QUARTER)]
    assert {state for *_, state in outcomes} == {"sent"}
    assert len(outcomes) == len(set(outcomes)) == 12


def test_what_came_along_is_not_sent_on_its_own_day(district: District) -> None:
    district.join(*OFFICE)
    district.tick_through(date(2024, 6, 17), date(2024, 6, 20), CLOCKS)
    assert district.sent()[-1].forms == [MONTH, QUARTER]
    district.delivered()
    district.files("phong_nong_nghiep", *QUARTER, "2024-06-20 09:00")
    assert district.tick("2024-06-21 08:00") == 0


def test_a_day_off_between_them_makes_no_difference(district: District, plan: Plan) -> None:
    # In September the deadlines are the 18th and the 19th, the second stage after falls behind a weekend.
    district.join(*OFFICE)
    district.tick_through(date(2024, 9, 16), date(2024, 10, 4), CLOCKS)
    overdue = [one for one in district.sent() if one.at[:10] > "2024-09-19"]
    days = [date.fromisoformat(one.at[:10]) for one in overdue]
    assert all(plan.calendar.after(earlier, 1) < later for earlier, later in pairwise(days))


@pytest.mark.parametrize("unit", ["phong_nong_nghiep", "phong_tai_chinh_ke_hoach", "phong_kinh_te_ha_tang"])
def test_after_the_last_deadline_nobody_hears_on_two_working_days_in_a_row(
    district: District, plan: Plan, unit: str
) -> None:
    district.join(unit, "department_officer")
    forms = plan.forms_of(plan.units.by_slug(unit))  # type: ignore[arg-type]
    district.tick_through(date(2024, 1, 10), date(2024, 12, 31), CLOCKS)
    last_deadlines = {
        plan.due_on(form, period) for form in forms for period in plan.asked_periods(form, date(2024, 12, 31))
    }
    asked_before_or_on = {day - timedelta(days=back) for day in last_deadlines for back in range(8)}
    days = [date.fromisoformat(one.at[:10]) for one in district.sent()]
    in_a_row = [
        later
        for earlier, later in pairwise(days)
        if plan.calendar.after(earlier, 1) == later and later not in asked_before_or_on
    ]
    assert in_a_row == []
