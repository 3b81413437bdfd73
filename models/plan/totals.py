"""What each unit's figures contribute to an indicator, and what all contributions come to: one rule for each kind.

Promises: exact Decimals, not rounded and without trailing zeros; the order of figures and units never matters; what is
missing is left out, never zero; what cannot enter a sum is counted, not guessed.
Must not: know targets, rounding or who was expected (see ``progress``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

from models.plan.indicators import Kind
from models.plan.measures import HUNDRED, Amount, Figure, Measure, NoFigure, Per, Rate, Share
from models.plan.periods import period_from_key
from models.plan.sums import EXACT, NOTHING, Counts, Numbers, PeriodCounts, Sums, only, sum_of


class Dated(NamedTuple):
    """A figure with the first and the last day of its period."""

    first_on: date
    last_on: date
    figure: Figure


ByUnit = Mapping[str, Sequence[Dated]]


@dataclass(frozen=True, slots=True)
class Rule:
    """How an indicator's figures are counted. ``expected`` units could report: with one, what it states stands, its
    rate too although the whole is unknown. ``cut_offs``: of a flow, the last day of each period asked, by key.
    """

    kind: Kind
    expected: int
    cut_offs: Mapping[str, date]


_ZERO: Final = Decimal(0)
_REPORTED: Final = PeriodCounts(reported=1)
_ENTERED: Final = PeriodCounts(entered=1, reported=1)
WANTED: Final[Mapping[Kind, type[Amount | Share]]] = MappingProxyType(
    {Kind.LEVEL: Amount, Kind.AVERAGE: Amount, Kind.RATIO: Share, Kind.REDUCTION: Share}
)


def by_unit(figures: Iterable[Figure]) -> dict[str, list[Dated]]:
    """The figures that hold a number, by unit, oldest period first.

    ValueError when a unit has two figures for one period, or a key names no period.
    """
    seen: set[tuple[str, str, Per | None]] = set()
    units: dict[str, list[Dated]] = {}
    for figure in figures:
        name = (figure.unit, figure.period, figure.per)
        if name in seen:
            raise ValueError(f"two figures of {figure.unit} for {figure.period}")
        seen.add(name)
        if not isinstance(figure.measure, NoFigure):
            units.setdefault(figure.unit, []).append(Dated(*_days_of(figure.period), figure))
    for dated in units.values():
        dated.sort(key=by_age)
    return units


def ending_by(dated: Sequence[Dated], cut_off: date) -> Sequence[Dated]:
    """Those of one unit's figures, oldest first, whose period ends no later than ``cut_off``."""
    return dated if not dated or dated[-1].last_on <= cut_off else [each for each in dated if each.last_on <= cut_off]


def total_of(rule: Rule, units: ByUnit, baseline: Mapping[str, Share]) -> Sums:
    """What the figures of many units come to. ``baseline``: each unit's share at the end of the year before; only
    reductions ask for it."""
    if len(units) == 1:
        ((unit, dated),) = units.items()
        return only(contribution(rule, dated, baseline.get(unit)))
    return sum_of(contribution(rule, dated, baseline.get(unit)) for unit, dated in units.items())


def contribution(rule: Rule, dated: Sequence[Dated], before: Share | None) -> Sums:
    """What one unit's figures of one year, oldest first, add to the indicator. ``before``: its baseline, if any.

    ValueError when a flow's figure does not say what it covers.
    """
    if not dated:
        return NOTHING
    used, left_out = _used(rule, dated, before)
    measured = rule.kind is not Kind.REDUCTION or before is not None or used
    return Sums(
        _numbers(rule.kind, used, before),
        Counts(
            units=len(used),
            estimated=sum(each.figure.estimated for each in used),
            late=sum(each.figure.late for each in used),
            left_out=left_out,
            unmeasured=0 if measured else 1,
        ),
        _periods(rule, dated, used),
    )


def value_of(kind: Kind, sums: Sums) -> Decimal | None:
    """The indicator's value, not rounded; None when no figure is in the sums."""
    if not sums.counts.units:
        return None
    numbers = sums.numbers
    if not numbers.whole:
        return numbers.value / sums.counts.units if kind is Kind.AVERAGE else numbers.value
    now = HUNDRED * numbers.part / numbers.whole
    return HUNDRED * numbers.part_before / numbers.whole_before - now if numbers.whole_before else now


def flow_figures(dated: Sequence[Dated]) -> tuple[Dated, ...]:
    """Of one unit's figures those that add up to the year so far without counting a day twice.

    The latest year-to-date figure covers all before it; later period figures come on top. Where periods lie
    in one another, the longest counts.
    """
    if len(dated) <= 1:
        return tuple(dated)
    to_date = max((each for each in dated if each.figure.per is Per.YEAR_TO_DATE), key=by_age, default=None)
    kept = [] if to_date is None else [to_date]
    free_before = date.max
    for each in sorted((each for each in dated if each.figure.per is not Per.YEAR_TO_DATE), key=_latest_longest):
        covered = to_date is not None and each.first_on <= to_date.last_on
        if each.last_on < free_before and not covered:
            kept.append(each)
            free_before = each.first_on
    return tuple(sorted(kept, key=by_age))


def by_age(dated: Dated) -> tuple[date, date]:
    """Sorts figures oldest first."""
    return dated.last_on, dated.first_on


def _used(rule: Rule, dated: Sequence[Dated], before: Share | None) -> tuple[Sequence[Dated], int]:
    """The figures that enter the sum, and 1 when the unit's latest figure (of a flow: any) cannot."""
    if rule.kind is Kind.FLOW:
        amounts = [each for each in dated if isinstance(each.figure.measure, Amount)]
        if any(each.figure.per is None for each in amounts):
            raise ValueError("a flow's figure says neither period nor year to date")
        return flow_figures(amounts), int(len(amounts) < len(dated))
    latest = dated[-1].figure.measure
    if rule.expected == 1 and _stands_alone(rule.kind, latest, before):
        return dated[-1:], 0
    if rule.expected == 1 and rule.kind is not Kind.REDUCTION:
        return (), 1
    wanted = WANTED[rule.kind]
    fitting = [each for each in dated if isinstance(each.figure.measure, wanted)][-1:]
    measured = rule.kind is not Kind.REDUCTION or before is not None
    return fitting if measured else (), int(not isinstance(latest, wanted))


def _stands_alone(kind: Kind, measure: Measure, before: Share | None) -> bool:
    """Whether one unit's statement is the figure: a bare amount says nothing about a ratio; a stated fall stands as
    it is, a rate is measured from the baseline."""
    match measure:
        case Amount():
            return kind is not Kind.RATIO
        case Rate():
            return kind is not Kind.REDUCTION or before is not None
        case Share():
            return kind is not Kind.REDUCTION
    return False


def _numbers(kind: Kind, used: Sequence[Dated], before: Share | None) -> Numbers:
    value = part = whole = part_before = whole_before = _ZERO
    for each in used:
        match each.figure.measure:
            case Amount(amount):
                value = EXACT.add(value, amount)
            case Rate(percent):
                value = percent if kind is not Kind.REDUCTION or before is None else before.exact_rate - percent
            case Share(of_it, of_all):
                part, whole = of_it, of_all
    if kind is Kind.REDUCTION and whole and before is not None:
        part_before, whole_before = before.part, before.whole
    return Numbers(value, part, whole, part_before, whole_before)


def _periods(rule: Rule, dated: Sequence[Dated], used: Sequence[Dated]) -> dict[str, PeriodCounts]:
    entered = {each.figure.period for each in _entering(rule, dated, used)}
    reported = {each.figure.period for each in dated}
    counts = {key: _ENTERED if key in entered else _REPORTED for key in reported}
    if rule.kind is Kind.FLOW:
        for first, last in map(_days, flow_figures(dated)):
            for key, cut_off in rule.cut_offs.items():
                if first <= cut_off <= last:
                    counts[key] = PeriodCounts(int(key in entered), int(key in reported), 1)
    return counts


def _entering(rule: Rule, dated: Sequence[Dated], used: Sequence[Dated]) -> Sequence[Dated]:
    """The figures that are in the sum, or would be if their unit had told nothing newer."""
    if rule.kind is Kind.FLOW or rule.expected == 1 or not used:
        return used
    return [each for each in dated if isinstance(each.figure.measure, WANTED[rule.kind])]


def _days(dated: Dated) -> tuple[date, date]:
    """The days a flow's figure covers."""
    from_the_start = dated.figure.per is Per.YEAR_TO_DATE
    return date.min if from_the_start else dated.first_on, dated.last_on


@lru_cache(maxsize=4096)
def _days_of(key: str) -> tuple[date, date]:
    period = period_from_key(key)
    return period.first_on, period.last_on


def _latest_longest(dated: Dated) -> tuple[int, int]:
    return -dated.last_on.toordinal(), dated.first_on.toordinal()
