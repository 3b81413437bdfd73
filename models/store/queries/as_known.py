"""The district as it was known at a moment: what is kept now, without what was written since.

Promises: the same moment gives the same standings for ever, and reading costs what was written since, not all there is.
Must not: count in another way than ``models.plan.totals``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import NamedTuple, TypeVar

import sqlalchemy as sa

from models.plan.coverage import district_scope, is_added_up, makes_the_district
from models.plan.indicators import Kind
from models.plan.measures import Figure, NoFigure, Share
from models.plan.pace import Course, district_course_of, rests_on_earlier_periods
from models.plan.periods import period_from_key
from models.plan.plan import Plan
from models.plan.progress import Baseline, Progress, district_days, district_progress, district_standing
from models.plan.sums import NOTHING, Sums, sum_of
from models.plan.totals import Dated, by_unit, contribution, ending_by
from models.store.among import among
from models.store.queries import falls, kept_totals, past
from models.store.queries.measure_columns import figure_of
from models.store.tables import Figure as Row
from models.store.tables import Report, Revision

_Item = TypeVar("_Item")

AT_ONCE = 500
# In two steps: joined, a database may choose to walk through all reports for the few revisions that are newer.
_SINCE = sa.select(Revision.report_id, Revision.indicator).where(Revision.written_at > sa.bindparam("moment"))
_OF_REPORTS = sa.select(Report.id, Report.unit).where(among(Report.id, "reports"))
_NOW = sa.select(Row.__table__).where(among(Row.unit, "units"), among(Row.indicator, "indicators"))
_THEN = (
    sa.select(Revision.__table__, Report.unit, Report.period, Report.late)
    .join(Report, Report.id == Revision.report_id)
    .where(
        among(Report.unit, "units"),
        among(Revision.indicator, "indicators"),
        Revision.written_at <= sa.bindparam("moment"),
    )
    .order_by(Revision.revision)
)


class Known(NamedTuple):
    """How an indicator stood, and how it kept pace."""

    standing: Progress
    course: Course


class _Changed(NamedTuple):
    """One unit's figures of one indicator as they are and as they were, oldest first, and what it is measured from."""

    now: Sequence[Dated]
    then: Sequence[Dated]
    baseline: Share | None


@dataclass(frozen=True)
class _Facts:
    """``kept``: totals by cut-off, oldest first. ``alone``: the figures of indicators one unit reports."""

    kept: Mapping[str, Sequence[tuple[date, Sums]]]
    changed: Mapping[str, Sequence[_Changed]]
    alone: Mapping[str, Sequence[Figure]]
    baselines: Mapping[str, Baseline]


def district_as_known(connection: sa.Connection, plan: Plan, through: date, moment: datetime) -> dict[str, Known]:
    """The district on the day ``through`` by all that was written until ``moment``, in every indicator."""
    facts = _facts(connection, plan, through, moment)
    found = {slug: _known(plan, slug, facts, through) for slug in plan.indicators}
    standings = {slug: known.standing for slug, known in found.items()}
    then = partial(_all_figures_then, connection, moment)
    whole = falls.of_the_whole(connection, plan, standings, through, then)
    changed = {slug: one for slug, one in whole.items() if one is not standings[slug]}
    return found | {slug: Known(one, district_course_of(plan, one, ())) for slug, one in changed.items()}


def _all_figures_then(
    connection: sa.Connection, moment: datetime, units: Sequence[str], indicators: Sequence[str]
) -> list[Figure]:
    return [one for some in _portions(units) for one in _figures_then(connection, some, indicators, moment)]


def _known(plan: Plan, slug: str, facts: _Facts, through: date) -> Known:
    standing = _on(plan, slug, facts, through)
    course = district_course_of(plan, standing, ())
    if rests_on_earlier_periods(plan, slug, course):
        series = [_on(plan, slug, facts, day) for day in district_days(plan, slug, through)]
        course = district_course_of(plan, standing, series)
    return Known(standing, course)


def _on(plan: Plan, slug: str, facts: _Facts, day: date) -> Progress:
    if slug not in facts.kept:
        return district_progress(plan, slug, facts.alone.get(slug, ()), day, facts.baselines.get(slug, {}))
    kept = next((sums for cut_off, sums in reversed(facts.kept[slug]) if cut_off < day), NOTHING)
    changed, rule = facts.changed.get(slug, ()), district_scope(plan, slug).rule()
    if changed:
        last = day - timedelta(days=1)
        then = (contribution(rule, ending_by(one.then, last), one.baseline) for one in changed)
        now = (contribution(rule, ending_by(one.now, last), one.baseline) for one in changed)
        kept = sum_of((kept, *then), now)
    return district_standing(plan, slug, kept, day)


def _facts(connection: sa.Connection, plan: Plan, through: date, moment: datetime) -> _Facts:
    added_up = [slug for slug in plan.indicators if is_added_up(plan, slug)]
    kept: dict[str, list[tuple[date, Sums]]] = {slug: [] for slug in added_up}
    for key, sums in kept_totals.before(connection, plan.year, added_up, through).items():
        kept[key.indicator].append((key.cut_off, sums))
    others = [slug for slug in plan.indicators if slug not in kept]
    units = sorted({unit for slug in others for unit in plan.reporting_units(slug)})
    alone: dict[str, list[Figure]] = defaultdict(list)
    for figure in _figures_then(connection, units, others, moment):
        alone[figure.indicator].append(figure)
    return _Facts(kept, _changed(connection, plan, kept, moment), alone, _baselines(connection, plan, others, units))


def _changed(
    connection: sa.Connection, plan: Plan, added_up: Iterable[str], moment: datetime
) -> dict[str, list[_Changed]]:
    """By indicator the units whose figures were written after the moment."""
    wanted = frozenset(added_up)
    rows = [(unit, slug) for unit, slug in _written_since(connection, moment) if slug in wanted]
    lines = {(unit, slug) for unit, slug in rows if makes_the_district(plan, slug, unit)}
    units, slugs = sorted({unit for unit, _ in lines}), sorted({slug for _, slug in lines})
    found: dict[str, list[_Changed]] = defaultdict(list)
    for some in _portions(units):
        now = _lines(plan, map(figure_of, connection.execute(_NOW, {"units": some, "indicators": slugs})))
        then = _lines(plan, _figures_then(connection, some, slugs, moment))
        baselines = _baselines(connection, plan, slugs, some)
        for unit, slug in sorted(line for line in lines if line[0] in some):
            baseline = baselines.get(slug, {}).get(unit)
            found[slug].append(_Changed(now.get((unit, slug), ()), then.get((unit, slug), ()), baseline))
    return found


def _written_since(connection: sa.Connection, moment: datetime) -> set[tuple[str, str]]:
    """(unit, indicator) of every revision that is newer."""
    of_report: dict[int, set[str]] = defaultdict(set)
    for report, indicator in connection.execute(_SINCE, {"moment": moment}):
        of_report[report].add(indicator)
    return {
        (unit, indicator)
        for some in _portions(sorted(of_report))
        for report, unit in connection.execute(_OF_REPORTS, {"reports": some})
        for indicator in of_report[report]
    }


def _baselines(
    connection: sa.Connection, plan: Plan, indicators: Iterable[str], units: Sequence[str]
) -> dict[str, Baseline]:
    """What the falls among the indicators are measured from, of these units."""
    falls = [slug for slug in indicators if plan.indicators[slug].kind is Kind.REDUCTION]
    return {**past.shares_at_year_end(connection, falls, plan.year - 1, units)} if falls else {}


def _figures_then(
    connection: sa.Connection, units: Sequence[str], indicators: Sequence[str], moment: datetime
) -> list[Figure]:
    """The figures of these units that held at the moment."""
    rows = connection.execute(_THEN, {"units": units, "indicators": indicators, "moment": moment})
    return list({(row.unit, row.indicator, row.period): figure_of(row) for row in rows}.values())


def _lines(plan: Plan, figures: Iterable[Figure]) -> dict[tuple[str, str], Sequence[Dated]]:
    """The year's figures by unit and indicator, oldest first."""
    lines: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        if period_from_key(figure.period).year == plan.year and not isinstance(figure.measure, NoFigure):
            lines[figure.unit, figure.indicator].append(figure)
    return {line: by_unit(of_line)[line[0]] for line, of_line in lines.items()}


def _portions(values: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    return (values[first : first + AT_ONCE] for first in range(0, len(values), AT_ONCE))
