"""A year of reports of a very wide district, written by the database itself, an SQLite file or PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa

from models import records
from models.plan.forms import Field, Form
from models.plan.indicators import Kind
from models.plan.measures import Per
from models.plan.periods import Period, Rhythm, periods_of_year
from models.plan.plan import Plan
from models.plan.units import Level
from models.store.inserting import insert
from models.store.queries import filed_periods, recounting
from models.store.tables import Installation, Officer

END = datetime(2024, 12, 16, 3, tzinfo=UTC)
QUIET = {"2024-12": range(60), "2024-01": range(60, 120)}  # communes by place that have not reported that month
# Of the periods that end then every so-manieth commune has not reported: one in forty is late, half are not yet.
SILENT = {11: 40, 12: 2}
PAST_OF_UNITS = ("fresh_tea_output", "health_insurance_rate")  # the year before is imported commune by commune
ROUND = 200  # what units report repeats itself after so many of them, apart from the QUIET
# Plain SQL of both databases. Every number follows from the unit's place, so that it is the same in both.
_LISTS = (
    "CREATE TEMPORARY TABLE wide_units "
    "(unit VARCHAR(80), form VARCHAR(40), place INTEGER, turn INTEGER, PRIMARY KEY (unit, form))",
    "CREATE TEMPORARY TABLE wide_fields "
    "(form VARCHAR(40), period VARCHAR(10), indicator VARCHAR(48), kind VARCHAR(8), per VARCHAR(16), seed INTEGER, "
    "alone VARCHAR(80), without VARCHAR(80))",
)
_REPORTS = """
    INSERT INTO reports (unit, form, period, receipt, filed_at, late)
    SELECT unit, form, :period, :receipt || place, :filed_at, CASE WHEN place % 50 = 0 THEN 1 ELSE 0 END
    FROM wide_units WHERE form = :form AND place % :of <> 1 AND NOT place BETWEEN :first AND :last ORDER BY place
"""
_NOTED = """
    INSERT INTO filed_periods (form, year, rhythm, unit, periods)
    SELECT form, :year, :rhythm, unit, :bit FROM reports WHERE form = :form AND period = :period
    ON CONFLICT (form, year, rhythm, unit) DO UPDATE SET periods = filed_periods.periods | excluded.periods
"""
_NUMBERS = """
    CASE WHEN f.kind = 'amount' THEN CAST((u.turn * 7919 + f.seed) % 97 AS VARCHAR) || '.5' END,
    CASE WHEN f.kind = 'share' THEN CAST((u.turn * 7919 + f.seed) % 89 AS VARCHAR) END,
    CASE WHEN f.kind = 'share' THEN '100' END, f.per
"""
_REVISIONS = f"""
    INSERT INTO revisions (report_id, indicator, revision, raw, written_at, kind, value, part, whole, per, estimated)
    SELECT r.id, f.indicator, 1, 'x', r.filed_at, f.kind, {_NUMBERS},
      CASE WHEN (u.turn + f.seed) % 20 = 0 THEN 1 ELSE 0 END
    FROM reports r JOIN wide_units u ON u.unit = r.unit AND u.form = r.form
    JOIN wide_fields f ON f.form = r.form AND f.period = r.period
    WHERE r.form = :form AND r.period = :period AND coalesce(f.alone, u.unit) = u.unit
      AND coalesce(f.without, '') <> u.unit
    ORDER BY r.id
"""
_FIGURES = """
    INSERT INTO figures (unit, indicator, period, report_id, revision, late, kind, value, part, whole, per, estimated)
    SELECT p.unit, r.indicator, p.period, r.report_id, r.revision, p.late, r.kind, r.value, r.part, r.whole, r.per,
      r.estimated
    FROM reports p JOIN revisions r ON p.id = r.report_id WHERE p.form = :form AND p.period = :period ORDER BY p.id
"""
_TARGETS = """
    INSERT INTO unit_targets (unit, indicator, year, target, basis, imported_at)
    SELECT unit, :indicator, :year, CAST(20 + turn % 60 AS VARCHAR), 'x', :at FROM wide_units WHERE form = :form
"""
_PAST = f"""
    INSERT INTO past_figures
      (unit, indicator, year, period, kind, value, part, whole, per, estimated, basis, imported_at)
    SELECT u.unit, f.indicator, :year, f.period, f.kind, {_NUMBERS}, 0, 'x', :at
    FROM wide_units u JOIN wide_fields f ON f.form = :past WHERE u.form = :form
"""


def install(connection: sa.Connection, plan: Plan) -> None:
    """An empty database of this plan with a coordinator and an officer of each commune."""
    rules = recounting.rules_of(plan)
    row = {"id": 1, "kind": "real", "plan_year": plan.year, "created_at": END, "counted_by": rules}
    connection.execute(insert(Installation).values(row).on_conflict_do_nothing())
    district = plan.units.district.slug
    people = [_person(district, records.Role.COORDINATOR)]
    people += [_person(unit.slug, records.Role.COMMUNE_OFFICER) for unit in plan.units.communes]
    connection.execute(insert(Officer).on_conflict_do_nothing(), people)


def fill(connection: sa.Connection, plan: Plan, waiting: str) -> int:
    """All communes and departments report all the year, but the QUIET the form ``waiting`` and the SILENT. How many
    figures."""
    for statement in _LISTS:
        connection.exec_driver_sql(statement)
    for form in plan.forms.values():
        if units := _units(plan, form):
            rows = [{"unit": one, "form": form.slug, "place": n, "turn": n % ROUND} for n, one in enumerate(units)]
            connection.execute(sa.text("INSERT INTO wide_units VALUES (:unit, :form, :place, :turn)"), rows)
    connection.exec_driver_sql("ANALYZE wide_units")
    reporting = [form for form in plan.forms.values() if _units(plan, form)]
    asked = ((form, period) for form in reporting for period in periods_of_year(form.rhythm, plan.year))
    return sum(_report(connection, plan, *one, number, waiting) for number, one in enumerate(asked))


def import_lists(connection: sa.Connection, plan: Plan, of: str) -> None:
    """Targets of every unit that fills the form ``of``, and the year before of the PAST_OF_UNITS and of all falls.
    After ``fill``."""
    given: dict[str, Any] = {"year": plan.year, "at": _moment(date(plan.year, 1, 2)), "form": of}
    targets = [{"indicator": slug, **given} for slug in plan.indicators]
    connection.execute(sa.text(_TARGETS), targets)
    _note(connection, [field for slug in plan.indicators for field in _past(plan, slug)])
    connection.execute(sa.text(_PAST), {**given, "year": plan.year - 1, "past": "past"})


def _report(connection: sa.Connection, plan: Plan, form: Form, period: Period, number: int, waiting: str) -> int:
    quiet = QUIET.get(period.key, range(0)) if form.slug == waiting else range(0)
    named = {"form": form.slug, "period": period.key}
    _note(connection, [_field(plan, form.slug, period, field) for field in form.fields if field.in_season(period)])
    apart = {"of": SILENT.get(period.last_on.month, 1), "first": quiet.start, "last": quiet.stop - 1}
    filed = {"receipt": f"W{number}-", "filed_at": _moment(period.opens_on), **apart}
    connection.execute(sa.text(_REPORTS), {**named, **filed})
    connection.execute(sa.text(_REVISIONS), named)
    bit = filed_periods.bit_of(period)
    connection.execute(sa.text(_NOTED), {**named, "year": period.year, "rhythm": period.rhythm.value, "bit": bit})
    return connection.execute(sa.text(_FIGURES), named).rowcount


def _past(plan: Plan, slug: str) -> Iterator[dict[str, Any]]:
    kind = plan.indicators[slug].kind
    rhythm = Rhythm.MONTH if slug in PAST_OF_UNITS else Rhythm.YEAR
    if slug in PAST_OF_UNITS or kind is Kind.REDUCTION:
        field = Field(indicator=slug, per=Per.PERIOD if kind is Kind.FLOW else None)
        yield from (_field(plan, "past", one, field) for one in periods_of_year(rhythm, plan.year - 1))


def _field(plan: Plan, form: str, period: Period, field: Field) -> dict[str, Any]:
    indicator = plan.indicators[field.indicator]
    return {
        "form": form,
        "period": period.key,
        "indicator": field.indicator,
        "kind": "share" if indicator.kind in (Kind.RATIO, Kind.REDUCTION) else "amount",
        "per": field.per.value if field.per else None,
        "seed": indicator.number * 31 + period.last_on.month,
        "alone": _one(field.units),
        "without": _one(field.except_units),
    }


def _one(units: Sequence[str] | None) -> str | None:
    """The plan singles out no more than one unit."""
    (unit,) = units or (None,)
    return unit


def _note(connection: sa.Connection, fields: list[dict[str, Any]]) -> None:
    values = ":form, :period, :indicator, :kind, :per, :seed, :alone, :without"
    connection.execute(sa.text(f"INSERT INTO wide_fields VALUES ({values})"), fields)


def _person(unit: str, role: records.Role) -> dict[str, Any]:
    person = {"handle": unit, "name": "An", "role": role.value, "unit": unit, "language": "vi"}
    return {**person, "reminders": "off", "notice_version": 1, "agreed_at": END, "sample": 0}


def _moment(day: date) -> str:
    return f"{day.isoformat()}T01:00:00.000000Z"


def _units(plan: Plan, form: Form) -> list[str]:
    by_level = {Level.COMMUNE: plan.units.communes, Level.DEPARTMENT: plan.units.departments}
    return [unit.slug for unit in by_level.get(form.level, ()) if form.concerns(unit.slug)]
