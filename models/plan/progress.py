"""How far an indicator has come: value, target, percent and who has reported. Pure Decimal arithmetic.

Promises: value, percent, distance and "reached" always agree, because rounding never carries a value across
its target; missing is None, never zero.
Must not: choose words, know who may see what, or read the clock.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from types import MappingProxyType
from typing import Final, NamedTuple

from models.plan.coverage import Coverage as Coverage
from models.plan.coverage import Scope, district_scope
from models.plan.indicators import Comparison, Indicator, Kind
from models.plan.measures import HUNDRED, Amount, Figure, Share
from models.plan.periods import Period, period_from_key
from models.plan.plan import Plan
from models.plan.sums import Sums
from models.plan.totals import Rule, by_unit, flow_figures, total_of, value_of
from models.plan.units import Level

_CENT: Final = Decimal("0.01")
_ROUNDED: Final = frozenset({Kind.RATIO, Kind.AVERAGE, Kind.REDUCTION})
Baseline = Mapping[str, Share]
_NO_BASELINE: Final[Baseline] = MappingProxyType({})


class Verdict(NamedTuple):
    """A value against a target. ``percent`` of plan has two places, None where it would say nothing.

    ``distance`` is what is still to go in the sense of the comparison; zero or below when there is none.
    """

    reached: bool
    percent: Decimal | None
    distance: Decimal


@dataclass(frozen=True, slots=True)
class Progress:
    """One indicator's state. None means: no figure, or no target.

    ``value`` is in the indicator's unit; ratios, averages and reductions are rounded to its decimals.
    ``part`` and ``whole`` stand behind a ratio (for a reduction: behind today's rate). ``through`` is the
    latest period counted. ``estimated`` and ``late`` count figures in the value. ``without_whole`` counts
    units whose latest figure cannot enter a sum, ``without_baseline`` those whose reduction has nothing to be
    measured from. ``missing_periods`` (flows): periods asked, closed and in no figure of their unit. ``before``: the
    district's own rate a year before, in percent, where a fall is measured from it and not from its units'.
    ``carried``: units whose figure in the value, of what does not flow, is of an earlier period than the coverage's.
    """

    indicator: str
    value: Decimal | None
    part: Decimal | None
    whole: Decimal | None
    target: Decimal | None
    percent: Decimal | None
    reached: bool | None
    distance: Decimal | None
    through: str | None
    coverage: Coverage
    estimated: int
    late: int
    without_whole: int
    without_baseline: int
    missing_periods: int = 0
    before: Decimal | None = None
    carried: int = 0

    @property
    def missing_baseline(self) -> bool:
        """Whether some unit's reduction is not in the value for want of a baseline."""
        return self.without_baseline > 0


def district_progress(
    plan: Plan,
    indicator: str,
    figures: Sequence[Figure],
    through: date,
    baseline: Baseline = _NO_BASELINE,
) -> Progress:
    """The district on the day ``through``: periods of the plan's year whose cut-off lies before it.

    ``indicator`` is a slug (KeyError if unknown). Other indicators' figures and those of other sources are
    passed over. ``baseline``: unit → its share at the end of the year before, for reductions.
    """
    scope = district_scope(plan, indicator)
    return _progress(scope, _added_up(scope, figures, through, baseline), scope.indicator.target, through)


def district_standing(plan: Plan, indicator: str, sums: Sums, through: date) -> Progress:
    """As ``district_progress``, from what the figures of periods with a cut-off before ``through`` come to."""
    scope = district_scope(plan, indicator)
    return _progress(scope, sums, scope.indicator.target, through)


def district_fall(plan: Plan, indicator: str, figures: Sequence[Figure], before: Decimal, through: date) -> Progress:
    """The district's fall since its own rate a year ``before``, in percent: for units that have none to begin from.

    No value until every unit has told its part and whole: the rate of some of them is not the district's.
    """
    scope = district_scope(plan, indicator)
    units, target = by_unit(scope.counting(figures, through)), scope.indicator.target
    sums = total_of(Rule(Kind.RATIO, len(scope.units), {}), units, _NO_BASELINE)
    found = replace(_progress(scope, sums, target, through), before=before)
    now = value_of(Kind.RATIO, sums)
    if now is None or sums.counts.units < len(scope.units):
        without = len(units)
        return replace(found, value=None, reached=None, percent=None, distance=None, without_baseline=without)
    value = _shown(before - now, scope.indicator, sums, target)
    reached, percent, distance = _judged(scope.indicator, value, target)
    return replace(found, value=value, reached=reached, percent=percent, distance=distance)


def district_days(plan: Plan, indicator: str, through: date) -> tuple[date, ...]:
    """The days on which the district's course can be looked at: one for each period asked by ``through``."""
    return district_scope(plan, indicator).days(through)


def unit_progress(
    plan: Plan,
    indicator: str,
    unit_slug: str,
    figures: Sequence[Figure],
    target: Decimal | None,
    through: date,
    baseline: Baseline = _NO_BASELINE,
) -> Progress:
    """One unit on the day ``through``; ``target`` is its own, None where none was given to it.

    A slug the plan does not know is a village's. Nothing is expected of a unit without such a figure.
    """
    unit = plan.units.by_slug(unit_slug)
    form = plan.form_for(indicator, unit) if unit else plan.form_at(Level.VILLAGE, indicator)
    scope = Scope(plan, plan.indicators[indicator], (unit_slug,), form)
    return _progress(scope, _added_up(scope, figures, through, baseline), target, through)


def year_to_date(figures: Sequence[Figure]) -> Decimal:
    """The total that flow figures of one unit, indicator and year make; 0 for none. See ``flow_figures``."""
    return sum(
        (
            each.figure.measure.value
            for dated in by_unit(figures).values()
            for each in flow_figures([each for each in dated if isinstance(each.figure.measure, Amount)])
            if isinstance(each.figure.measure, Amount)
        ),
        Decimal(0),
    )


def compare(comparison: Comparison, value: Decimal, target: Decimal) -> Verdict:
    """Whether and how far ``value`` reaches ``target``.

    No percent for AT_MOST, a target that is not above zero or a value below zero. A percent below 100 never rounds up
    to 100.
    """
    distance = value - target if comparison is Comparison.AT_MOST else target - value
    reached = distance < 0 if comparison is Comparison.MORE_THAN else distance <= 0
    if comparison is Comparison.AT_MOST or target <= 0 or value < 0:
        return Verdict(reached, None, distance)
    exact = HUNDRED * value / target
    percent = exact.quantize(_CENT, ROUND_HALF_UP)
    if exact < HUNDRED <= percent:
        percent = exact.quantize(_CENT, ROUND_DOWN)
    return Verdict(reached, percent, distance)


def _added_up(scope: Scope, figures: Sequence[Figure], through: date, baseline: Baseline) -> Sums:
    return total_of(scope.rule(), by_unit(scope.counting(figures, through)), baseline)


def _progress(scope: Scope, sums: Sums, target: Decimal | None, through: date) -> Progress:
    indicator, counts, numbers = scope.indicator, sums.counts, sums.numbers
    coverage = scope.coverage(sums, through)
    value = _shown(value_of(indicator.kind, sums), indicator, sums, target)
    reached, percent, distance = _judged(indicator, value, target)
    return Progress(
        indicator=indicator.slug,
        value=value,
        part=numbers.part if numbers.whole else None,
        whole=numbers.whole or None,
        target=target,
        percent=percent,
        reached=reached,
        distance=distance,
        through=_newest(sums),
        coverage=coverage,
        estimated=counts.estimated,
        late=counts.late,
        without_whole=counts.left_out,
        without_baseline=counts.unmeasured,
        missing_periods=scope.gaps(sums, through) if indicator.kind is Kind.FLOW else 0,
        carried=0 if indicator.kind is Kind.FLOW else _carried(sums, coverage),
    )


def _carried(sums: Sums, coverage: Coverage) -> int:
    newest = sums.periods.get(coverage.period or "")
    return sums.counts.units - newest.entered if newest else sums.counts.units


def _newest(sums: Sums) -> str | None:
    """The latest period of which a figure is in the sums."""
    counted = (period_from_key(key) for key, counts in sums.periods.items() if counts.entered)
    newest = max(counted, key=_age, default=None)
    return None if newest is None else newest.key


def _age(period: Period) -> tuple[date, date]:
    return period.last_on, period.first_on


def _shown(value: Decimal | None, indicator: Indicator, sums: Sums, target: Decimal | None) -> Decimal | None:
    """The value, a quotient rounded half up to the indicator's decimals but never across the target."""
    if value is None or (indicator.kind not in _ROUNDED and not sums.numbers.whole):
        return value
    step = Decimal(1).scaleb(-indicator.decimals)
    near = value.quantize(step, ROUND_HALF_UP)
    if target is None or _reaches(indicator, near, target) == _reaches(indicator, value, target):
        return near
    return value.quantize(step, ROUND_FLOOR if value < near else ROUND_CEILING)


def _judged(indicator: Indicator, value: Decimal | None, target: Decimal | None) -> Verdict | tuple[None, None, None]:
    if value is None or target is None:
        return None, None, None
    if target == indicator.target and value == indicator.target_in_full:
        return Verdict(reached=True, percent=HUNDRED.quantize(_CENT), distance=Decimal(0))
    return compare(indicator.comparison, value, target)


def _reaches(indicator: Indicator, value: Decimal, target: Decimal) -> bool:
    return compare(indicator.comparison, value, target).reached
