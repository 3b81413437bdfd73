"""Many units' figures made one: a plain function for each kind of indicator.

Promises: exact Decimals, not rounded; the order of the figures never matters; what is missing is left out,
never zero; what cannot enter a sum is counted, not guessed.
Must not: know targets, rounding or who was expected (see ``progress``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Final, NamedTuple

from models.plan.indicators import Kind
from models.plan.measures import HUNDRED, Amount, Figure, NoFigure, Per, Rate, Share
from models.plan.periods import Period, period_from_key


class Dated(NamedTuple):
    """A figure with its period read from the key."""

    period: Period
    figure: Figure


ByUnit = Mapping[str, Sequence[Dated]]


@dataclass(frozen=True, slots=True)
class Total:
    """``used``: the figures that made ``value``. ``left_out``: units whose latest figure could not."""

    value: Decimal | None = None
    part: Decimal | None = None
    whole: Decimal | None = None
    used: tuple[Dated, ...] = ()
    left_out: int = 0
    missing_baseline: bool = False


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
            units.setdefault(figure.unit, []).append(Dated(period_from_key(figure.period), figure))
    for dated in units.values():
        dated.sort(key=by_age)
    return dict(sorted(units.items()))


def total_of(kind: Kind, units: ByUnit, expected: int, baseline: Mapping[str, Share]) -> Total:
    """The total of one indicator's figures in one year.

    ``expected`` units could report: with one, its rate stands although its whole is unknown. ``baseline``
    holds each unit's share at the end of the year before; only reductions ask for it.
    """
    if kind is Kind.REDUCTION:
        return _reduction_of_one(units, baseline) if expected == 1 else _reduction_of_many(units, baseline)
    if expected == 1 and kind is not Kind.FLOW:
        return _standing_of_one(kind, units)
    return _OF_MANY[kind](units)


def flow_figures(dated: Sequence[Dated]) -> tuple[Dated, ...]:
    """Of one unit's figures those that add up to the year so far without counting a day twice.

    The latest year-to-date figure covers all before it; later period figures come on top. Where periods lie
    in one another, the longest counts.
    """
    to_date = max((each for each in dated if each.figure.per is Per.YEAR_TO_DATE), key=by_age, default=None)
    kept = [] if to_date is None else [to_date]
    free_before = date.max
    for each in sorted((each for each in dated if each.figure.per is not Per.YEAR_TO_DATE), key=_latest_longest):
        covered = to_date is not None and each.period.first_on <= to_date.period.last_on
        if each.period.last_on < free_before and not covered:
            kept.append(each)
            free_before = each.period.first_on
    return tuple(sorted(kept, key=by_age))


def _flow(units: ByUnit) -> Total:
    used: list[Dated] = []
    left_out = 0
    for dated in units.values():
        amounts = [each for each in dated if isinstance(each.figure.measure, Amount)]
        if any(each.figure.per is None for each in amounts):
            raise ValueError("a flow's figure says neither period nor year to date")
        used += flow_figures(amounts)
        left_out += len(amounts) < len(dated)
    return _summed(used, left_out)


def _level(units: ByUnit) -> Total:
    return _summed(*_latest(units, Amount))


def _average(units: ByUnit) -> Total:
    total = _level(units)
    if total.value is None:
        return total
    return Total(total.value / len(total.used), used=total.used, left_out=total.left_out)


def _ratio(units: ByUnit) -> Total:
    used, left_out = _latest(units, Share)
    return _divided(used, left_out)


_OF_MANY: Final[Mapping[Kind, Callable[[ByUnit], Total]]] = MappingProxyType(
    {Kind.FLOW: _flow, Kind.LEVEL: _level, Kind.AVERAGE: _average, Kind.RATIO: _ratio}
)


def _standing_of_one(kind: Kind, units: ByUnit) -> Total:
    """The latest figure as it stands. A bare amount says nothing about a ratio."""
    latest = next((dated[-1] for dated in units.values()), None)
    if latest is None:
        return Total()
    match latest.figure.measure:
        case Share():
            return _divided([latest], 0)
        case Rate(percent):
            return Total(percent, used=(latest,))
        case Amount(value) if kind is not Kind.RATIO:
            return Total(value, used=(latest,))
    return Total(left_out=1)


def _reduction_of_one(units: ByUnit, baseline: Mapping[str, Share]) -> Total:
    """A stated fall stands as it is; a rate is measured from the unit's baseline."""
    latest = next((dated[-1] for dated in units.values()), None)
    if latest is None:
        return Total()
    match latest.figure.measure:
        case Amount(value):
            return Total(value, used=(latest,))
        case Rate(percent) if before := baseline.get(latest.figure.unit):
            return Total(before.exact_rate - percent, used=(latest,))
    return _reduction_of_many(units, baseline)


def _reduction_of_many(units: ByUnit, baseline: Mapping[str, Share]) -> Total:
    """Then and now over the same units: those with both a share and a baseline."""
    latest, left_out = _latest(units, Share)
    used = [each for each in latest if each.figure.unit in baseline]
    lacking = any(unit not in baseline for unit in units)
    now = _divided(used, left_out)
    if now.value is None:
        return Total(left_out=left_out, missing_baseline=lacking)
    before = [baseline[each.figure.unit] for each in used]
    rate_before = HUNDRED * sum(share.part for share in before) / sum(share.whole for share in before)
    return Total(rate_before - now.value, now.part, now.whole, now.used, left_out, lacking)


def _latest(units: ByUnit, wanted: type[Amount | Share]) -> tuple[list[Dated], int]:
    """Each unit's latest figure of the wanted sort, and how many units' latest figure is of another."""
    used: list[Dated] = []
    left_out = 0
    for dated in units.values():
        used += [each for each in dated if isinstance(each.figure.measure, wanted)][-1:]
        left_out += not isinstance(dated[-1].figure.measure, wanted)
    return used, left_out


def _summed(used: Sequence[Dated], left_out: int) -> Total:
    amounts = [each.figure.measure.value for each in used if isinstance(each.figure.measure, Amount)]
    return Total(sum(amounts, Decimal(0)) if amounts else None, used=tuple(used), left_out=left_out)


def _divided(used: Sequence[Dated], left_out: int) -> Total:
    shares = [each.figure.measure for each in used if isinstance(each.figure.measure, Share)]
    if not shares:
        return Total(left_out=left_out)
    part = sum((share.part for share in shares), Decimal(0))
    whole = sum((share.whole for share in shares), Decimal(0))
    return Total(HUNDRED * part / whole, part, whole, tuple(used), left_out)


def by_age(dated: Dated) -> tuple[date, date]:
    """Sorts figures oldest first."""
    return dated.period.last_on, dated.period.first_on


def _latest_longest(dated: Dated) -> tuple[int, int]:
    return -dated.period.last_on.toordinal(), dated.period.first_on.toordinal()
