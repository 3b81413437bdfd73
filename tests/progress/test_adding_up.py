"""Laws of the arithmetic: order never matters, nothing is counted twice, missing is never zero."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.plan.loading import load_plan
from models.plan.measures import Amount, Figure, Measure, NoFigure, Per, Rate, Share
from models.plan.progress import district_progress, year_to_date

PLAN = load_plan()
YEAR_END = date(2024, 12, 31)
UNITS = ["chieng_ly", "co_ma", "pa_long", "thuan_chau", "long_he"]
MONTHS = [f"2024-{month:02}" for month in range(1, 13)]
AMOUNTS = st.decimals(min_value=0, max_value=10**6, places=2)
SHARES = st.tuples(AMOUNTS, AMOUNTS).map(lambda pair: Share(min(pair), max(pair) + 1))
MEASURES = st.one_of(AMOUNTS.map(Amount), SHARES, AMOUNTS.map(Rate), st.just(NoFigure()))


@st.composite
def filed(draw: st.DrawFn, indicator: str, pers: list[Per | None], periods: list[str]) -> list[Figure]:
    """At most one figure for a unit, a period and what it covers."""
    names = st.tuples(st.sampled_from(UNITS), st.sampled_from(periods), st.sampled_from(pers))
    chosen = draw(st.lists(names, unique=True, max_size=25))
    return [Figure(unit, indicator, period, draw(MEASURES), per) for unit, period, per in chosen]


FLOWS = filed("fruit_output", [Per.PERIOD, Per.YEAR_TO_DATE], [*MONTHS, "2024-Q1", "2024-Q2", "2024-H1", "2024"])
OTHERS = st.one_of(
    filed("tea_area", [None], MONTHS),
    filed("health_insurance_rate", [None], MONTHS),
    filed("new_rural_criteria_average", [None], ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"]),
    filed("poor_household_reduction", [None], ["2024"]),
)
BASELINE = {"chieng_ly": Share(Decimal(300), Decimal(1000)), "co_ma": Share(Decimal(200), Decimal(900))}


@given(st.one_of(FLOWS, OTHERS), st.randoms(use_true_random=False))
def test_the_order_of_the_figures_never_matters(figures: list[Figure], random: Random) -> None:
    shuffled = list(figures)
    random.shuffle(shuffled)
    indicator = figures[0].indicator if figures else "tea_area"
    assert district_progress(PLAN, indicator, shuffled, YEAR_END, BASELINE) == district_progress(
        PLAN, indicator, figures, YEAR_END, BASELINE
    )


@given(st.lists(AMOUNTS, min_size=12, max_size=12), st.sets(st.integers(0, 11)))
def test_the_same_year_told_as_periods_or_as_running_totals_is_the_same(
    months: list[Decimal], told_as_total: set[int]
) -> None:
    periods = [flow(key, amount, Per.PERIOD) for key, amount in zip(MONTHS, months, strict=True)]
    totals = [flow(MONTHS[n], sum(months[: n + 1], Decimal(0)), Per.YEAR_TO_DATE) for n in told_as_total]
    mixed = [figure for n, figure in enumerate(periods) if n not in told_as_total] + totals
    assert year_to_date(periods) == year_to_date(mixed) == year_to_date(periods + totals) == sum(months)


@given(FLOWS)
def test_a_flow_never_exceeds_all_that_was_reported(figures: list[Figure]) -> None:
    value = district_progress(PLAN, "fruit_output", figures, YEAR_END).value
    amounts = [figure.measure.value for figure in figures if isinstance(figure.measure, Amount)]
    assert (value is None) == (not amounts)
    assert value is None or value <= sum(amounts)


@given(st.one_of(FLOWS, OTHERS), st.sampled_from(UNITS))
def test_answering_no_figure_changes_nothing_but_what_is_missing(figures: list[Figure], unit: str) -> None:
    with_figures = [figure for figure in figures if not isinstance(figure.measure, NoFigure)]
    indicator = figures[0].indicator if figures else "tea_area"
    assert district_progress(PLAN, indicator, figures, YEAR_END, BASELINE) == district_progress(
        PLAN, indicator, with_figures, YEAR_END, BASELINE
    )


@given(filed("health_insurance_rate", [None], MONTHS))
def test_a_district_ratio_lies_between_the_units_own(figures: list[Figure]) -> None:
    progress = district_progress(PLAN, "health_insurance_rate", figures, YEAR_END)
    rates = [figure.measure.exact_rate for figure in figures if isinstance(figure.measure, Share)]
    cent = Decimal("0.01")
    assert progress.value is None or min(rates) - cent <= progress.value <= max(rates) + cent


def flow(period: str, amount: Decimal, per: Per | None) -> Figure:
    return Figure("chieng_ly", "fruit_output", period, Amount(amount), per)


def test_no_figures_make_a_total_of_zero_for_the_read_back_only() -> None:
    assert year_to_date([]) == 0
    assert district_progress(PLAN, "fruit_output", [], YEAR_END).value is None


def test_a_longer_period_replaces_the_shorter_ones_in_it() -> None:
    figures = [flow("2024-04", Decimal(1), Per.PERIOD), flow("2024-06", Decimal(2), Per.PERIOD)]
    assert year_to_date([*figures, flow("2024-Q2", Decimal(9), Per.PERIOD)]) == 9
    assert year_to_date([*figures, flow("2024-05", Decimal(8), Per.YEAR_TO_DATE)]) == 10


def test_a_running_total_in_the_middle_of_a_period_does_not_let_it_count_twice() -> None:
    total = flow("2024-05", Decimal(8), Per.YEAR_TO_DATE)
    assert year_to_date([total, flow("2024-Q2", Decimal(9), Per.PERIOD)]) == 8


@pytest.mark.parametrize("measure", [Amount(Decimal(1)), NoFigure()])
def test_two_figures_for_the_same_period_are_refused(measure: Measure) -> None:
    first = Figure("chieng_ly", "tea_area", "2024-06", Amount(Decimal(2)))
    with pytest.raises(ValueError, match="two figures of chieng_ly for 2024-06"):
        district_progress(PLAN, "tea_area", [first, Figure("chieng_ly", "tea_area", "2024-06", measure)], YEAR_END)


def test_a_flow_that_does_not_say_what_it_covers_is_refused() -> None:
    with pytest.raises(ValueError, match="neither period nor year to date"):
        district_progress(PLAN, "fruit_output", [flow("2024-06", Decimal(1), None)], YEAR_END)


def test_an_unknown_indicator_is_a_fault_of_the_caller() -> None:
    with pytest.raises(KeyError):
        district_progress(PLAN, "gold_output", [], YEAR_END)
