"""Whether an indicator keeps pace: by its own course through the year, not by a straight line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.plan.measures import Amount, Figure, Per
from models.plan.pace import Course, Pace, concern, course_of, district_course_of, year_end_range
from models.plan.plan import Plan
from models.plan.progress import Progress, district_days, district_progress

DAY = date(2024, 12, 31)


def standing(plan: Plan, slug: str, value: str, period: str) -> Progress:
    """The district's standing when this total of the year was reported for a period."""
    unit = plan.reporting_units(slug)[0]
    figure = Figure(unit, slug, period, Amount(Decimal(value)), Per.YEAR_TO_DATE, estimated=False, late=False)
    return district_progress(plan, slug, (figure,), DAY)


def asked_last(stood: Progress, period: str) -> Progress:
    """The same, when this period was the newest that was asked."""
    return replace(stood, coverage=replace(stood.coverage, period=period))


@pytest.mark.parametrize(
    ("slug", "value", "period", "pace", "expected", "needed", "months_left"),
    [
        # Tea: 41 % of the year has usually been picked by mid-June.
        ("fresh_tea_output", "5518.6", "2024-06", "on_pace", "5518.60", "1323.6", 6),
        ("fresh_tea_output", "5518.5", "2024-06", "behind", "5518.60", "1323.6", 6),
        # Coffee: nothing comes between April and August, and nobody is behind for that.
        ("coffee_bean_output", "1026", "2024-08", "on_pace", "1026.00", "1168.5", 4),
        ("coffee_bean_output", "1026", "2024-09", "behind", "1140.00", "1558", 3),
        # Two projects in a year: none yet in March is not late, as less than one is due; none in December is.
        ("investment_projects", "0", "2024-Q1", "on_pace", "0.32", "1", 9),
        ("new_forest_area", "0", "2024-04", "on_pace", "0.00", "60", 5),
        ("new_forest_area", "299", "2024-09", "behind", "300.00", None, 0),
        ("budget_revenue", "51", "2024-06", "reached", None, None, 0),
        ("budget_revenue", "51.001", "2024-06", "exceeded", None, None, 0),
    ],
)
def test_what_grows_is_judged_by_its_season(
    plan: Plan,
    slug: str,
    value: str,
    period: str,
    pace: str,
    expected: str | None,
    needed: str | None,
    months_left: int,
) -> None:
    stood = replace(standing(plan, slug, value, period), missing_periods=0)
    course = course_of(plan.indicators[slug], stood, plan.profiles[slug])
    assert (course.pace, course.months_left) == (pace, months_left)
    assert course.expected == (None if expected is None else Decimal(expected))
    assert course.needed == (None if needed is None else Decimal(needed))


def test_an_area_is_judged_as_it_stands(plan: Plan) -> None:
    tea = plan.indicators["tea_area"]
    nearly = replace(standing(plan, "budget_revenue", "1", "2024-06"), indicator="tea_area", reached=False)
    assert course_of(tea, asked_last(nearly, "2024-06"), None).pace is Pace.SHORT


@pytest.mark.parametrize(
    ("through", "asked", "pace"),
    [
        ("2024-06", "2024-09", Pace.SHORT),
        ("2024-06", "2024-10", Pace.INCOMPLETE),
        ("2024-Q2", "2024-Q3", Pace.SHORT),
        ("2024-Q1", "2024-Q3", Pace.INCOMPLETE),
        ("2024-M12", "2024-12", Pace.SHORT),
    ],
)
def test_nobody_can_say_how_a_stock_stands_when_it_was_not_reported_for_months(
    plan: Plan, through: str, asked: str, pace: Pace
) -> None:
    tea = plan.indicators["tea_area"]
    short = replace(standing(plan, "budget_revenue", "1", "2024-06"), indicator=tea.slug, through=through)
    reached = replace(short, reached=True, distance=Decimal(0))
    assert course_of(tea, asked_last(short, asked), None).pace is pace
    assert course_of(tea, asked_last(reached, asked), None).pace is (Pace.REACHED if pace is Pace.SHORT else pace)


def test_more_of_what_is_to_be_kept_is_no_excess(plan: Plan) -> None:
    rubber = plan.indicators["rubber_area"]
    more = replace(
        standing(plan, "budget_revenue", "1", "2024-06"),
        indicator="rubber_area", reached=True, percent=Decimal("101.00"), distance=Decimal(-16),
    )  # fmt: skip
    assert course_of(rubber, asked_last(more, "2024-06"), None).pace is Pace.REACHED


def test_what_the_year_ends_with_is_not_late_before(plan: Plan) -> None:
    poverty = plan.indicators["poor_household_reduction"]
    some = replace(standing(plan, "budget_revenue", "1", "2024-06"), indicator=poverty.slug, reached=False)
    assert course_of(poverty, asked_last(some, "2024-Q3"), None).pace is Pace.LATER
    assert course_of(poverty, asked_last(some, "2024-H2"), None).pace is Pace.INCOMPLETE
    early = replace(some, reached=True, distance=Decimal(0))
    assert course_of(poverty, asked_last(early, "2024-Q3"), None).pace is Pace.REACHED
    assert course_of(poverty, asked_last(early, "2024-H2"), None).pace is Pace.INCOMPLETE
    assert course_of(poverty, replace(some, through="2024"), None).pace is Pace.SHORT


def test_nobody_is_called_late_for_what_was_not_reported(plan: Plan) -> None:
    low = standing(plan, "fresh_tea_output", "100", "2024-06")
    tea, course = plan.indicators["fresh_tea_output"], plan.profiles["fresh_tea_output"]
    assert course_of(tea, replace(low, missing_periods=0), course).pace is Pace.BEHIND
    assert course_of(tea, replace(low, missing_periods=3), course).pace is Pace.INCOMPLETE
    asked_last = replace(low.coverage, period="2024-06")
    enough = replace(low, value=Decimal(6000), missing_periods=3, coverage=asked_last)
    assert course_of(tea, enough, course).pace is Pace.ON_PACE


@pytest.mark.parametrize(
    ("slug", "value", "through", "asked_last", "pace"),
    [
        ("budget_revenue", "23", "2024-05", "2024-06", Pace.ON_PACE),
        ("budget_revenue", "23", "2024-05", "2024-08", Pace.ON_PACE),
        ("budget_revenue", "23", "2024-05", "2024-09", Pace.INCOMPLETE),
        ("budget_revenue", "40", "2024-05", "2024-09", Pace.ON_PACE),  # enough even by September
        ("coffee_bean_output", "1100", "2024-02", "2024-10", Pace.ON_PACE),  # two months brought something since
    ],
)
def test_an_old_figure_does_not_stay_on_pace(
    plan: Plan, slug: str, value: str, through: str, asked_last: str, pace: Pace
) -> None:
    old = standing(plan, slug, value, through)
    old = replace(old, missing_periods=1, coverage=replace(old.coverage, period=asked_last))
    assert course_of(plan.indicators[slug], old, plan.profiles[slug]).pace is pace


def test_while_reports_come_in_the_last_complete_period_is_judged(plan: Plan) -> None:
    """May is complete and behind; of June only one commune has reported."""
    slug = "fresh_tea_output"
    units = plan.reporting_units(slug)
    may = [
        Figure(unit, slug, f"2024-{month:02}", Amount(Decimal(10)), Per.PERIOD, estimated=False, late=False)
        for unit in units
        for month in range(1, 6)
    ]
    june = Figure(units[0], slug, "2024-06", Amount(Decimal(10)), Per.PERIOD, estimated=False, late=False)
    stood = district_progress(plan, slug, (*may, june), date(2024, 6, 17))
    days = district_days(plan, slug, date(2024, 6, 17))
    course = district_course_of(plan, stood, [district_progress(plan, slug, (*may, june), day) for day in days])
    assert (stood.through, stood.missing_periods > 0) == ("2024-06", True)
    assert (course.pace, course.through) == (Pace.BEHIND, "2024-05")
    # What is still to come is told as of June, like the total beside it, and not as of May.
    assert stood.value is not None
    assert (course.counted, course.months_left, course.awaited) == ("2024-06", 6, len(units) - 1)
    assert course.left == plan.indicators[slug].target - stood.value
    assert course.needed == Decimal(2000)  # (13,460 - 1,460) / 6


@pytest.mark.parametrize(
    ("slug", "last", "value"), [("fresh_tea_output", "2024-12", "13000"), ("new_forest_area", "2024-10", "290")]
)
def test_when_no_later_period_is_asked_nothing_is_late_any_more_but_short(
    plan: Plan, slug: str, last: str, value: str
) -> None:
    stood = replace(standing(plan, slug, value, last), missing_periods=0)
    course = district_course_of(plan, stood, ())
    assert (course.pace, course.closed, course.needed) == (Pace.SHORT, True, None)
    assert district_course_of(plan, replace(stood, missing_periods=1), ()).pace is Pace.INCOMPLETE


def test_what_lacks_most_gives_most_concern_once_the_year_is_over(plan: Plan) -> None:
    tea, labour = plan.indicators["fresh_tea_output"], plan.indicators["agricultural_labour_share"]
    short = Course(Pace.SHORT, "2024", closed=True)
    stood = replace(standing(plan, tea.slug, "13000", "2024-12"), missing_periods=0)
    over = replace(stood, indicator=labour.slug, value=Decimal(80), target=Decimal(67), percent=None)
    fallen = replace(stood, value=Decimal(-1), target=Decimal(4), percent=None)
    order = sorted(
        (concern(tea, stood, short), concern(labour, over, short), concern(tea, fallen, short)),
    )
    assert order == [concern(tea, fallen, short), concern(labour, over, short), concern(tea, stood, short)]
    assert concern(tea, stood, Course(Pace.SHORT, "2024-06")) > order[-1]  # a stock may still come to its target


@pytest.mark.parametrize(
    ("day", "pace", "through", "needed"),
    [
        (date(2024, 6, 17), Pace.BEHIND, "2024-05", "363.6"),
        (date(2024, 8, 17), Pace.BEHIND, "2024-05", "363.6"),
        (date(2024, 9, 17), Pace.INCOMPLETE, "2024-05", None),
    ],
)
def test_the_newest_figure_is_judged_while_the_next_is_awaited_and_not_for_ever(
    plan: Plan, day: date, pace: Pace, through: str, needed: str | None
) -> None:
    """Latex is complete until May; an earlier month than May is not what tells how much is still needed."""
    slug = "rubber_latex_output"
    (unit,) = plan.reporting_units(slug)
    totals = {"2024-04": "300", "2024-05": "455.2"}
    figures = [Figure(unit, slug, key, Amount(Decimal(total)), Per.YEAR_TO_DATE) for key, total in totals.items()]
    series = [district_progress(plan, slug, figures, one) for one in district_days(plan, slug, day)]
    course = district_course_of(plan, district_progress(plan, slug, figures, day), series)
    assert (course.pace, course.through) == (pace, through)
    assert course.needed == (None if needed is None else Decimal(needed))


@pytest.mark.parametrize(
    ("slug", "value", "on_first", "pace"),
    [
        ("investment_projects", "0", date(2024, 6, 17), Pace.ON_PACE),
        ("investment_projects", "0", date(2024, 12, 16), Pace.INCOMPLETE),
        ("social_investment", "318.4", date(2024, 6, 17), Pace.ON_PACE),
        ("social_investment", "318.4", date(2024, 10, 21), Pace.INCOMPLETE),
        ("social_investment", "100", date(2024, 6, 17), Pace.BEHIND),
        ("social_investment", "100", date(2024, 10, 21), Pace.INCOMPLETE),
        ("social_investment", "1600", date(2024, 12, 16), Pace.INCOMPLETE),  # all but ten have come, in March
        ("social_investment", "1610", date(2024, 12, 16), Pace.REACHED),
    ],
)
def test_a_quarter_that_was_complete_judges_no_later_one_but_the_next(
    plan: Plan, slug: str, value: str, on_first: date, pace: Pace
) -> None:
    """Quarter I is complete, nothing came after it: while quarter II is awaited it tells, in autumn it does not."""
    (unit,) = plan.reporting_units(slug)
    figures = [Figure(unit, slug, "2024-Q1", Amount(Decimal(value)), Per.YEAR_TO_DATE)]
    series = [district_progress(plan, slug, figures, one) for one in district_days(plan, slug, on_first)]
    course = district_course_of(plan, district_progress(plan, slug, figures, on_first), series)
    assert course.pace is pace
    assert course.pace is not Pace.INCOMPLETE or (course.needed, course.left) == (None, None)


def test_nothing_reported_is_no_pace(plan: Plan) -> None:
    nothing = district_progress(plan, "fresh_tea_output", (), DAY)
    assert course_of(plan.indicators["fresh_tea_output"], nothing, plan.profiles["fresh_tea_output"]).pace is (
        Pace.UNKNOWN
    )


def test_a_range_for_the_year_needs_three_periods(plan: Plan) -> None:
    tea = plan.profiles["fresh_tea_output"]
    sums = [("2024-04", Decimal(2000)), ("2024-05", Decimal(4000)), ("2024-06", Decimal(6000))]
    assert year_end_range(sums[:2], tea, 0) is None
    assert year_end_range(sums, tea, 0) == (Decimal(13375), Decimal(15833))


def test_the_rest_of_the_season_is_taken_to_be_as_rich_as_each_of_the_last_three_periods(plan: Plan) -> None:
    tea = plan.profiles["fresh_tea_output"]
    sums = [
        ("2024-03", Decimal(700)),
        ("2024-04", Decimal(1600)),
        ("2024-05", Decimal(2680)),
        ("2024-06", Decimal(4240)),
    ]
    rest = Decimal(100) - tea.through(6)
    poorest, richest = Decimal(1080) / tea.months[4], Decimal(1560) / tea.months[5]
    assert year_end_range(sums, tea, 0) == (round(4240 + rest * poorest), round(4240 + rest * richest))


def test_a_range_lies_above_what_has_come_unless_a_period_brought_nothing(plan: Plan) -> None:
    tea = plan.profiles["fresh_tea_output"]
    sums = [("2024-04", Decimal(1000)), ("2024-05", Decimal(4000)), ("2024-06", Decimal(9000))]
    assert year_end_range(sums, tea, 0) == (Decimal(12688), Decimal(31692))
    idle = [*sums[:2], ("2024-06", Decimal(4000))]
    found = year_end_range(idle, tea, 0)
    assert found is not None
    assert found.low == Decimal(4000)


@pytest.mark.parametrize(("slug", "last"), [("fresh_tea_output", 12), ("new_forest_area", 9)])
def test_once_all_has_usually_come_there_is_no_range(plan: Plan, slug: str, last: int) -> None:
    sums = [(f"2024-{month:02}", Decimal(100 * month)) for month in range(last - 2, last + 1)]
    assert year_end_range(sums, plan.profiles[slug], 0) is None


def test_months_without_a_harvest_say_nothing_of_the_year(plan: Plan) -> None:
    forest = plan.profiles["new_forest_area"]
    sums = [(f"2024-{month:02}", Decimal(0)) for month in range(1, 5)]
    assert year_end_range(sums, forest, 1) is None


@given(
    value=st.decimals(0, 20000, places=3, allow_nan=False, allow_infinity=False),
    month=st.integers(1, 12),
    slug=st.sampled_from(["fresh_tea_output", "coffee_bean_output", "fruit_output", "new_forest_area"]),
)
def test_what_is_needed_arrives_and_no_step_less_does(plan: Plan, value: Decimal, month: int, slug: str) -> None:
    indicator = plan.indicators[slug]
    stood = replace(standing(plan, slug, str(value), f"2024-{month:02}"), missing_periods=0)
    course = course_of(indicator, stood, plan.profiles[slug])
    if course.needed is not None:
        step = Decimal(1).scaleb(-indicator.decimals)
        assert value + course.needed * course.months_left >= indicator.target
        assert value + (course.needed - step) * course.months_left < indicator.target
