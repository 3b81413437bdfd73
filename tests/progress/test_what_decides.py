"""What a report changes in a total follows from a few of its unit's figures: the rest adds the same either way."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as some

from models.plan.indicators import Kind
from models.plan.measures import Amount, Figure, Measure, Per, Rate, Share
from models.plan.periods import Period, Rhythm, period_from_key, periods_of_year
from models.plan.sums import NOTHING, Sums, moved, sum_of
from models.plan.totals import Line, Rule, by_unit, contribution, deciding, ending_by

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
def test_what_decides_changes_every_total_as_all_figures_do(
    history: tuple[Kind, list[Figure], Figure], baseline: Share | None
) -> None:
    kind, figures, written = history
    rule = Rule(kind, 29, CUT_OFFS if kind is Kind.FLOW else {})
    few = [figures[place] for place in deciding(kind, [_line(each) for each in figures], _line(written))]
    for cut_off in CUT_OFFS.values():
        if cut_off >= period_from_key(written.period).last_on:
            assert _change(rule, few, written, cut_off, baseline) == _change(rule, figures, written, cut_off, baseline)


def test_in_a_year_of_months_three_figures_decide() -> None:
    lines = [Line(each, Amount, Per.PERIOD) for each in periods_of_year(Rhythm.MONTH, YEAR)]
    assert list(deciding(Kind.FLOW, lines, lines[5])) == [4, 5, 6]
    assert list(deciding(Kind.LEVEL, lines[:11], lines[11])) == [10]


@given(histories())
def test_a_moved_total_is_the_sum_without_the_old_and_with_the_new(history: tuple[Kind, list[Figure], Figure]) -> None:
    kind, figures, written = history
    rule = Rule(kind, 29, CUT_OFFS if kind is Kind.FLOW else {})
    dated = by_unit(figures)["chieng_ly"]
    less, more = contribution(rule, dated, None), contribution(rule, by_unit([written])["chieng_ly"], None)
    assert moved(less, less, more) == more
    assert moved(sum_of((less, more)), more, NOTHING) == less


def _line(figure: Figure) -> Line:
    return Line(period_from_key(figure.period), type(figure.measure), figure.per)


def _change(rule: Rule, figures: list[Figure], written: Figure, cut_off: date, baseline: Share | None) -> Sums:
    others = [each for each in figures if each.period != written.period]
    was, now = (
        contribution(rule, ending_by(next(iter(by_unit(some_figures).values()), ()), cut_off), baseline)
        for some_figures in (figures, [*others, written])
    )
    return sum_of((now,), (was,))
