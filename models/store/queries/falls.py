"""Falls whose units have nothing to be measured from, measured from the district's own rate of the year before.

Promises: nothing is read while every unit's own baseline is there; what the units measure stands until all of them have
told today's part and whole.
Must not: measure anything itself (see ``models.plan.progress``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal

import sqlalchemy as sa

from models.plan.indicators import Kind
from models.plan.measures import Figure
from models.plan.plan import Plan
from models.plan.progress import Progress, district_fall
from models.store.queries import past

Figures = Callable[[Sequence[str], Sequence[str]], Sequence[Figure]]


def of_the_whole(
    connection: sa.Connection, plan: Plan, found: Mapping[str, Progress], through: date, figures: Figures
) -> dict[str, Progress]:
    """The standings of the day ``through``, by indicator. ``figures``: those of (units, indicators)."""
    return {
        slug: better(plan, one, rates[slug], figures(plan.reporting_units(slug), (slug,)), through)
        if (rates := _rates(connection, plan, one)) and slug in rates
        else one
        for slug, one in found.items()
    }


def better(plan: Plan, found: Progress, before: Decimal, figures: Sequence[Figure], through: date) -> Progress:
    """The fall of the whole where it can be told, or where the units tell none."""
    whole = district_fall(plan, found.indicator, figures, before, through)
    return whole if whole.value is not None or found.value is None else found


def _rates(connection: sa.Connection, plan: Plan, found: Progress) -> Mapping[str, Decimal]:
    if not found.missing_baseline or plan.indicators[found.indicator].kind is not Kind.REDUCTION:
        return {}
    return past.rates_at_year_end(connection, (found.indicator,), plan.year - 1, plan.units.district.slug)
