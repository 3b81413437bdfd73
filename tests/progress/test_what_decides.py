"""What a report changes in the totals follows from a few of its unit's figures and lies in a few steps."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as some

from models.plan.indicators import Kind
from models.plan.measures import Amount, Figure, Measure, Per, Rate, Share
from models.plan.periods import Period, Rhythm, period_from_key, periods_of_year
from models.plan.steps import Line, changes, deciding, line_of
from models.plan.sums import NOTHING, sum_of
from models.plan.totals import Dated, Rule, by_unit, contribution, ending_by

YEAR = 2024
CUT_OFFS = {each.key: each.last_on for each in periods_of_year(Rhythm.MONTH, YEAR)}
# Mostly months, as one form asks; now and then a figure of another rhythm.
PERIODS = [*periods_of_year(Rhythm.MONTH, YEAR)] * 4 + [*periods_of_year(Rhythm.QUARTER, YEAR)]
NUMBERS = some.integers(0, 500).map(lambda number: Decimal(number) / 10)
MEASURES: some.SearchStrategy[Measure] = some.one_of(
    NUMBERS.map(Amount),
    NUMBERS.map(Amount),
    some.builds(Share, NUMBERS, NUMBERS.map(lambda number: number + 1)),
    NUMBERS.map(Rate),
)


@some.composite
def histories(draw: some.DrawFn) -> tuple[Kind, list[Figure], Figure]:
    """A kind, one unit's figures, and the one that is written among them."""
    kind = draw(some.sampled_from(list(Kind)))
    months_alone = draw(some.booleans())
    periods: list[Period] = draw(
        some.lists(
            some.sampled_from(PERIODS[:12] if months_alone else PERIODS), min_size=1, unique_by=lambda each: each.key
        )
    )
    figures = [_figure(draw, kind, period, simple=months_alone) for period in periods]
    return kind, figures, _figure(draw, kind, draw(some.sampled_from(PERIODS[:12])), simple=months_alone)


def _figure(draw: some.DrawFn, kind: Kind, period: Period, *, simple: bool) -> Figure:
    flow = kind is Kind.FLOW
    measure = draw(NUMBERS.map(Amount) if simple and flow else MEASURES)
    per = (Per.PERIOD if simple else draw(some.sampled_from(list(Per)))) if flow else None
    return Figure("chieng_ly", "x", period.key, measure, per, draw(some.booleans()), draw(some.booleans()))


@given(histories(), some.none() | some.just(Share(Decimal(30), Decimal(100))))
def test_the_steps_a_figure_changes_are_what_all_figures_change_by_each_cut_off(
    history: tuple[Kind, list[Figure], Figure], baseline: Share | None
) -> None:
    kind, figures, written = history
    rule = Rule(kind, 29, CUT_OFFS if kind is Kind.FLOW else {})
    few = [figures[place] for place in deciding(kind, [line_of(each) for each in figures], line_of(written))]
    on = period_from_key(written.period).last_on
    steps = dict(changes(rule, _dated(few), _dated(_with(few, written)), on, baseline))
    assert min(steps, default=on) >= on
    for day in sorted({*CUT_OFFS.values(), *(each.last_on for each in PERIODS)}):
        less, more = (
            contribution(rule, ending_by(_dated(some_figures), day), baseline)
            for some_figures in (figures, _with(figures, written))
        )
        assert sum_of(step for cut_off, step in steps.items() if cut_off <= day) == sum_of((more,), (less,))


@given(histories())
def test_in_a_year_of_months_a_figure_changes_its_own_step_and_the_next_figures_at_most(
    history: tuple[Kind, list[Figure], Figure],
) -> None:
    kind, figures, written = history
    rule = Rule(kind, 29, CUT_OFFS if kind is Kind.FLOW else {})
    lines = [line_of(each) for each in (*figures, written)]
    months = all(each.period in CUT_OFFS for each in lines)
    if months and all(each.measure is Amount and each.per is not Per.YEAR_TO_DATE for each in lines):
        on = period_from_key(written.period).last_on
        steps = dict(changes(rule, _dated(figures), _dated(_with(figures, written)), on, None))
        after = (period_from_key(each.period).last_on for each in figures if each.period > written.period)
        assert steps.keys() <= ({on} if kind is Kind.FLOW else {on, min(after, default=on)})


def test_in_a_year_of_months_three_figures_decide_and_one_of_what_flows() -> None:
    lines = [Line(each.key, Amount, Per.PERIOD) for each in periods_of_year(Rhythm.MONTH, YEAR)]
    assert list(deciding(Kind.LEVEL, lines, lines[5])) == [4, 5, 6]
    assert list(deciding(Kind.FLOW, lines, lines[5])) == [5]
    assert list(deciding(Kind.LEVEL, lines[:11], lines[11])) == [10]


@given(histories())
def test_what_is_added_to_a_sum_and_taken_away_again_leaves_no_trace(
    history: tuple[Kind, list[Figure], Figure],
) -> None:
    kind, figures, written = history
    rule = Rule(kind, 29, CUT_OFFS if kind is Kind.FLOW else {})
    one, other = (sum_of((contribution(rule, _dated(some_figures), None),)) for some_figures in (figures, [written]))
    assert sum_of((one, other), (other,)) == one
    assert sum_of((one,), (one,)) == NOTHING


def _dated(figures: list[Figure]) -> Sequence[Dated]:
    return next(iter(by_unit(figures).values()), ())


def _with(figures: list[Figure], written: Figure) -> list[Figure]:
    return [*(each for each in figures if each.period != written.period), written]
