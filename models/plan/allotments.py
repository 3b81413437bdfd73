"""Targets below the district beside the district's own: what they add up to and who has none.

Promises: exact Decimals; the district's target is compared, never divided or changed; what cannot be added is not.
Must not: judge which of two is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from models.plan.indicators import AcrossUnits
from models.plan.plan import Plan

_ADD_UP: Final = frozenset({AcrossUnits.SUM, AcrossUnits.COUNT})


@dataclass(frozen=True, slots=True)
class Allotment:
    """``total`` is what the units' targets add up to, None for rates, averages and falls, which are not added.

    ``without`` are the units that report the indicator and have
    no target, in official order; ``given`` is how many have one.
    """

    indicator: str
    target: Decimal
    total: Decimal | None
    given: int
    without: tuple[str, ...]


def allotment(plan: Plan, indicator: str, targets: Mapping[str, Decimal]) -> Allotment:
    """How the units' ``targets``, by unit, stand to the district's. KeyError for an unknown indicator.

    Only units whose figures make the district's count.
    """
    known, units = plan.indicators[indicator], plan.reporting_units(indicator)
    given = [targets[unit] for unit in units if unit in targets]
    return Allotment(
        indicator=indicator,
        target=known.target,
        total=sum(given, Decimal(0)) if known.across_units in _ADD_UP else None,
        given=len(given),
        without=tuple(unit for unit in units if unit not in targets),
    )


def allotments(
    plan: Plan, targets: Mapping[tuple[str, str], Decimal], also: Iterable[str] = ()
) -> tuple[Allotment, ...]:
    """The same for every indicator that some unit has a target for, and for ``also``, in the directive's order.

    ``targets`` by (unit, indicator).
    """
    by_indicator: dict[str, dict[str, Decimal]] = {slug: {} for slug in also}
    for (unit, indicator), target in targets.items():
        by_indicator.setdefault(indicator, {})[unit] = target
    return tuple(allotment(plan, slug, by_indicator[slug]) for slug in plan.indicators if slug in by_indicator)
