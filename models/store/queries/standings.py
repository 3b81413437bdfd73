"""How far the district and its units have come, looked up.

Promises: the district's standing costs one look at a kept total, however many units report and however often; what one
unit reports alone is read from its own few figures; both equal what ``models.plan.progress`` makes of all figures.
Must not: choose words, or count in another way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import partial

import sqlalchemy as sa

from models.plan.coverage import is_added_up
from models.plan.indicators import Kind
from models.plan.measures import Figure, Share
from models.plan.pace import Course, district_course_of, rests_on_earlier_periods
from models.plan.plan import Plan
from models.plan.progress import (
    Baseline,
    Progress,
    district_days,
    district_progress,
    district_standing,
    unit_progress,
)
from models.plan.sums import NOTHING, Sums
from models.store.among import among
from models.store.queries import falls, kept_totals, past
from models.store.queries.kept_totals import Key
from models.store.queries.measure_columns import AS_WRITTEN, figure_as_written
from models.store.queries.reports import targets_of
from models.store.tables import Figure as Row
from models.store.tables import UnitTarget

AT_ONCE = 1000
_FIGURES = sa.select(*AS_WRITTEN).where(among(Row.unit, "units"), among(Row.indicator, "indicators"))
_TARGETS = (
    sa.select(UnitTarget.unit, UnitTarget.target)
    .where(
        among(UnitTarget.unit, "units"),
        UnitTarget.indicator == sa.bindparam("indicator"),
        UnitTarget.year == sa.bindparam("year"),
    )
    .order_by(UnitTarget.id)
)


def district_standings(
    connection: sa.Connection, plan: Plan, indicators: Iterable[str], through: date
) -> dict[str, Progress]:
    """The district on the day ``through``, by indicator in the order asked. KeyError for an unknown indicator."""
    wanted = list(indicators)
    added_up = [slug for slug in wanted if is_added_up(plan, slug)]
    sums = kept_totals.newest_before(connection, plan.year, added_up, through) if added_up else {}
    alone = _of_one_unit(connection, plan, [slug for slug in wanted if slug not in sums])
    baselines = _baselines(connection, plan, list(alone), None)
    found = {
        slug: district_standing(plan, slug, sums[slug], through)
        if slug in sums
        else district_progress(plan, slug, alone[slug], through, baselines.get(slug, {}))
        for slug in wanted
    }
    return falls.of_the_whole(connection, plan, found, through, partial(_all_figures, connection))


def district_series(connection: sa.Connection, plan: Plan, indicator: str, through: date) -> tuple[Progress, ...]:
    """How the district stood as each period asked had closed, this year and by ``through``, oldest first."""
    return _series_of(connection, plan, (indicator,), through)[indicator]


def district_courses(
    connection: sa.Connection, plan: Plan, standings: Iterable[Progress], through: date
) -> dict[str, Course]:
    """How the district's standings of that day keep pace, by indicator; earlier periods are read where they decide."""
    found = {one.indicator: one for one in standings}
    courses = {slug: district_course_of(plan, one, ()) for slug, one in found.items()}
    open_ones = [slug for slug, one in courses.items() if rests_on_earlier_periods(plan, slug, one)]
    series = _series_of(connection, plan, open_ones, through) if open_ones else {}
    return courses | {slug: district_course_of(plan, found[slug], series[slug]) for slug in open_ones}


def _series_of(
    connection: sa.Connection, plan: Plan, indicators: Iterable[str], through: date
) -> dict[str, tuple[Progress, ...]]:
    wanted = list(indicators)
    added_up = [slug for slug in wanted if is_added_up(plan, slug)]
    kept: dict[str, list[tuple[Key, Sums]]] = {slug: [] for slug in added_up}
    for key, sums in kept_totals.before(connection, plan.year, added_up, through).items() if added_up else ():
        kept[key.indicator].append((key, sums))
    alone = _of_one_unit(connection, plan, [slug for slug in wanted if slug not in kept])
    baselines = _baselines(connection, plan, list(alone), None)
    return {
        slug: tuple(
            _added_up(connection, plan, slug, _on(day, kept[slug]), day)
            if slug in kept
            else district_progress(plan, slug, alone[slug], day, baselines.get(slug, {}))
            for day in district_days(plan, slug, through)
        )
        for slug in wanted
    }


def _added_up(connection: sa.Connection, plan: Plan, slug: str, sums: Sums, day: date) -> Progress:
    found = {slug: district_standing(plan, slug, sums, day)}
    return falls.of_the_whole(connection, plan, found, day, partial(_all_figures, connection))[slug]


def unit_standings(
    connection: sa.Connection, plan: Plan, unit: str, indicators: Iterable[str], through: date
) -> dict[str, Progress]:
    """One unit's own standings against its own targets, by indicator in the order asked."""
    wanted = list(indicators)
    figures = _by(lambda figure: figure.indicator, _figures(connection, (unit,), wanted))
    targets = targets_of(connection, unit, plan.year)
    baselines = _baselines(connection, plan, wanted, (unit,))
    return {
        slug: unit_progress(plan, slug, unit, figures[slug], targets.get(slug), through, baselines.get(slug, {}))
        for slug in wanted
    }


def standings_of_units(
    connection: sa.Connection, plan: Plan, indicator: str, units: Sequence[str], through: date
) -> dict[str, Progress]:
    """Several units' own standings in one indicator, each against its own target, in the order asked."""
    return next(standings_on(connection, plan, indicator, units, (through,)))


def standings_on(
    connection: sa.Connection, plan: Plan, indicator: str, units: Sequence[str], days: Iterable[date]
) -> Iterator[dict[str, Progress]]:
    """What ``standings_of_units`` finds, day after day; the figures are read once, each day is counted when taken."""
    figures: dict[str, list[Figure]] = {}
    targets: dict[str, Decimal] = {}
    baseline: dict[str, Share] = {}
    for some in _portions(units):
        figures |= _by(lambda figure: figure.unit, _figures(connection, some, (indicator,)))
        targets |= _targets(connection, indicator, some, plan.year)
        baseline |= _baselines(connection, plan, (indicator,), some).get(indicator, {})
    for day in days:
        yield {
            unit: unit_progress(plan, indicator, unit, figures.get(unit, ()), targets.get(unit), day, baseline)
            for unit in units
        }


def _of_one_unit(connection: sa.Connection, plan: Plan, indicators: Sequence[str]) -> dict[str, list[Figure]]:
    """The figures of the one unit that stands for the district in each of these indicators."""
    units = {unit for slug in indicators for unit in plan.reporting_units(slug)}
    found = _by(lambda figure: figure.indicator, _figures(connection, sorted(units), indicators)) if units else {}
    return {slug: found.get(slug, []) for slug in indicators}


def _on(day: date, kept: Sequence[tuple[Key, Sums]]) -> Sums:
    """The newest total of those kept, oldest first, that counts nothing that was not over before ``day``."""
    return next((sums for key, sums in reversed(kept) if key.cut_off < day), NOTHING)


def _figures(connection: sa.Connection, units: Sequence[str], indicators: Sequence[str]) -> Iterator[Figure]:
    return map(figure_as_written, connection.execute(_FIGURES, {"units": units, "indicators": indicators}).all())


def _all_figures(connection: sa.Connection, units: Sequence[str], indicators: Sequence[str]) -> list[Figure]:
    return [figure for some in _portions(units) for figure in _figures(connection, some, indicators)]


def _by(name: Callable[[Figure], str], figures: Iterable[Figure]) -> dict[str, list[Figure]]:
    found: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        found[name(figure)].append(figure)
    return found


def _targets(connection: sa.Connection, indicator: str, units: Sequence[str], year: int) -> dict[str, Decimal]:
    """The targets imported for these units; the newest import of each holds."""
    rows = connection.execute(_TARGETS, {"units": units, "indicator": indicator, "year": year})
    return {row.unit: row.target for row in rows}


def _baselines(
    connection: sa.Connection, plan: Plan, indicators: Iterable[str], units: Sequence[str] | None
) -> dict[str, Baseline]:
    """What the falls among these indicators are measured from: indicator → unit → its share a year before."""
    falls = [slug for slug in indicators if plan.indicators[slug].kind is Kind.REDUCTION]
    return {**past.shares_at_year_end(connection, falls, plan.year - 1, units)} if falls else {}


def _portions(units: Sequence[str]) -> Iterator[Sequence[str]]:
    return (units[first : first + AT_ONCE] for first in range(0, len(units), AT_ONCE))
