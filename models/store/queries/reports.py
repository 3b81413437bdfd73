"""The statements of drafts, reports, revisions, figures and imported targets.

Promises: a report of (unit, form, period) exists once; a correction adds a revision and moves the figure.
Must not: judge a value.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

import sqlalchemy as sa

from models import records
from models.plan import measures
from models.plan.own_figures import OwnFigures
from models.plan.plan import Plan
from models.store.among import among
from models.store.inserting import insert
from models.store.queries import counting, filed_periods, recounting
from models.store.queries.measure_columns import (
    END_OF_LINE,
    ON_A_LINE,
    AnswerColumns,
    answer_columns_of,
    figure_of,
    figures_on_lines,
)
from models.store.tables import Figure, Report, Revision, UnitTarget

_REPORTS = (
    sa.select(Report.id, Report.unit, Report.form, Report.period, Report.receipt, Report.filed_at, Report.late)
    .where(among(Report.unit, "units"))
    .order_by(Report.filed_at, Report.id)
)
_FIGURES = sa.select(Figure.__table__).where(among(Figure.unit, "units"))
_FILE = sa.insert(Report.__table__).returning(Report.__table__.c.id, sort_by_parameter_order=True)
# One text for all of an indicator: a row for each figure takes longer to fetch, and six times as much to keep.
_AS_WRITTEN = (
    sa.select(Figure.unit, Figure.indicator, sa.func.aggregate_strings(ON_A_LINE, END_OF_LINE))
    .where(among(Figure.unit, "units"))
    .group_by(Figure.unit, Figure.indicator)
)
_ADD_REVISION = sa.insert(Revision.__table__)
_ADD_FIGURE = insert(Figure.__table__)
# Built once: a statement with "excluded" costs more to build than to run.
_MOVE_FIGURE = _ADD_FIGURE.on_conflict_do_update(
    index_elements=["unit", "indicator", "period"],
    set_={
        name: _ADD_FIGURE.excluded[name] for name in ("report_id", "revision", "late", *AnswerColumns.__annotations__)
    },
)
_TARGETS = (
    sa.select(UnitTarget.unit, UnitTarget.indicator, UnitTarget.target)
    .where(among(UnitTarget.unit, "units"), UnitTarget.year == sa.bindparam("year"))
    .order_by(UnitTarget.id)
)
_FIGURES_OF_INDICATORS = sa.select(Figure.__table__).where(among(Figure.indicator, "indicators"))

_FIGURES_OF_PERIODS = _FIGURES.where(
    among(Figure.indicator, "indicators"),
    among(Figure.period, "periods"),
)


def reports_of(connection: sa.Connection, unit: str) -> tuple[records.Report, ...]:
    """The unit's filed reports, oldest first."""
    return tuple(reports_of_units(connection, (unit,)))


def reports_of_units(connection: sa.Connection, units: Iterable[str]) -> list[records.Report]:
    """The filed reports of these units, oldest first."""
    rows = connection.execute(_REPORTS, {"units": list(units)}).all()
    return [
        # Thousands of units are kept in memory, and these words are the same in all of their reports.
        records.Report(key, sys.intern(unit), sys.intern(form), sys.intern(period), receipt, filed_at, bool(late))
        for key, unit, form, period, receipt, filed_at, late in rows
    ]


def filed_units(connection: sa.Connection, form: str, period: str) -> frozenset[str]:
    """The units that have filed a form for a period."""
    return frozenset(connection.scalars(sa.select(Report.unit).where(Report.form == form, Report.period == period)))


class Filing(NamedTuple):
    """A report to write, with its answers and the officer who files it."""

    report: records.Report
    answers: Mapping[str, records.Answer]
    officer: int | None


def file_report(
    connection: sa.Connection,
    plan: Plan,
    report: records.Report,
    answers: Mapping[str, records.Answer],
    officer: int | None,
) -> int:
    """Write a report with its first revisions, the figures they make and what these change in the totals; its id.

    Raises IntegrityError when (unit, form, period) has been filed.
    """
    return file_together(connection, plan, (Filing(report, answers, officer),))[0]


def file_together(connection: sa.Connection, plan: Plan, filings: Sequence[Filing]) -> tuple[int, ...]:
    """What ``file_report`` does, for a few reports of as many units at once; their ids in the same order."""
    told = [counting.Told(one.report.unit, one.answers.keys(), one.report.period) for one in filings]
    held = counting.hold(connection, plan, told)
    keys = connection.scalars(_FILE, [_report_row(filing) for filing in filings]).all()
    filed_periods.note(connection, [(one.unit, one.form, one.period) for one, _, _ in filings])
    written = [
        _Written(filing.report, key, 1, slug, answer, filing.officer, filing.report.filed_at)
        for key, filing in zip(keys, filings, strict=True)
        for slug, answer in filing.answers.items()
    ]
    _write_revisions(connection, written)
    figures = ([_figure(one.report, slug, answer) for slug, answer in one.answers.items()] for one in filings)
    counting.count(connection, plan, held, figures)
    return tuple(keys)


def file_reports(connection: sa.Connection, plan: Plan, filings: Sequence[Filing]) -> tuple[int, ...]:
    """What ``file_report`` does, for very many new reports: the totals they change are counted anew; their ids in the
    same order.

    Raises IntegrityError when a (unit, form, period), a figure or a receipt is there already or comes twice.
    """
    if not filings:
        return ()
    keys = connection.scalars(_FILE, [_report_row(filing) for filing in filings]).all()
    filed_periods.note(connection, [(one.unit, one.form, one.period) for one, _, _ in filings])
    numbered = list(zip(keys, filings, strict=True))
    revisions = [row for key, filing in numbered for row in _first_revisions(key, filing)]
    figures = [row for key, filing in numbered for row in _first_figures(key, filing)]
    if revisions:
        connection.execute(sa.insert(Revision.__table__), revisions)
        connection.execute(sa.insert(Figure.__table__), figures)
        recounting.rebuild(connection, plan, {figure["indicator"] for figure in figures})
    return tuple(keys)


def _report_row(filing: Filing) -> dict[str, Any]:
    report = filing.report
    return {
        "unit": report.unit,
        "form": report.form,
        "period": report.period,
        "receipt": report.receipt,
        "filed_by": filing.officer,
        "filed_at": report.filed_at,
        "late": int(report.late),
    }


def _first_revisions(key: int, filing: Filing) -> list[dict[str, Any]]:
    return [
        {
            "report_id": key,
            "indicator": indicator,
            "revision": 1,
            "raw": answer.raw[:1000],
            "written_by": filing.officer,
            "written_at": filing.report.filed_at,
            **answer_columns_of(answer),
        }
        for indicator, answer in filing.answers.items()
    ]


def _first_figures(key: int, filing: Filing) -> list[dict[str, Any]]:
    return [
        {
            "unit": filing.report.unit,
            "indicator": indicator,
            "period": filing.report.period,
            "report_id": key,
            "revision": 1,
            "late": int(filing.report.late),
            **answer_columns_of(answer),
        }
        for indicator, answer in filing.answers.items()
    ]


def correct(
    connection: sa.Connection,
    plan: Plan,
    report: records.Report,
    indicator: str,
    answer: records.Answer,
    officer: int | None,
    now: datetime,
) -> int:
    """Add a revision to a filed report, move the figure and the totals; the revision's number."""
    held = counting.hold(connection, plan, [counting.Told(report.unit, (indicator,), report.period)])
    last = connection.scalar(
        sa.select(sa.func.max(Revision.revision)).where(
            Revision.report_id == report.id, Revision.indicator == indicator
        )
    )
    revision = (last or 0) + 1
    _write_revisions(connection, [_Written(report, report.id, revision, indicator, answer, officer, now)])
    counting.count(connection, plan, held, [[_figure(report, indicator, answer)]])
    return revision


def _figure(report: records.Report, indicator: str, answer: records.Answer) -> measures.Figure:
    return measures.Figure(
        unit=report.unit,
        indicator=indicator,
        period=report.period,
        measure=answer.measure,
        per=answer.per,
        estimated=answer.estimated,
        late=report.late,
    )


class _Written(NamedTuple):
    """One value an indicator of a report has, and who wrote it when."""

    report: records.Report
    key: int
    revision: int
    indicator: str
    answer: records.Answer
    officer: int | None
    moment: datetime


def _write_revisions(connection: sa.Connection, written: Sequence[_Written]) -> None:
    """Add the revisions and move the figures."""
    if not written:
        return
    revisions, figures = [], []
    for one in written:
        columns = answer_columns_of(one.answer)
        of_report = {"report_id": one.key, "revision": one.revision, "indicator": one.indicator}
        by = {"raw": one.answer.raw[:1000], "written_by": one.officer, "written_at": one.moment}
        of = {"unit": one.report.unit, "period": one.report.period, "late": int(one.report.late)}
        revisions.append({**of_report, **by, **columns})
        figures.append({**of_report, **of, **columns})
    connection.execute(_ADD_REVISION, revisions)
    connection.execute(_MOVE_FIGURE, figures)


def figures_of_unit(
    connection: sa.Connection, unit: str, indicators: Sequence[str] | None = None
) -> tuple[measures.Figure, ...]:
    """The figures a unit has filed, of these indicators or of all."""
    statement = _FIGURES if indicators is None else _FIGURES.where(Figure.indicator.in_(list(indicators)))
    return tuple(figure_of(row) for row in connection.execute(statement, {"units": [unit]}))


def figures_of_units(connection: sa.Connection, units: Collection[str]) -> dict[str, OwnFigures]:
    """The figures these units have filed, by unit."""
    written: dict[str, dict[str, str]] = {unit: {} for unit in units}
    for unit, indicator, lines in connection.execute(_AS_WRITTEN, {"units": list(units)}).all():
        written[unit][sys.intern(indicator)] = lines
    return {unit: OwnFigures(own, partial(figures_on_lines, unit)) for unit, own in written.items()}


def figures_of(connection: sa.Connection, indicators: Iterable[str]) -> tuple[measures.Figure, ...]:
    """The figures every unit has filed of these indicators."""
    rows = connection.execute(_FIGURES_OF_INDICATORS, {"indicators": list(indicators)})
    return tuple(figure_of(row) for row in rows)


def figures_of_periods(
    connection: sa.Connection, units: Iterable[str], indicators: Iterable[str], periods: Iterable[str]
) -> tuple[measures.Figure, ...]:
    """The figures these units have filed of these indicators for these periods."""
    asked = {"units": list(units), "indicators": list(indicators), "periods": sorted(periods)}
    return tuple(figure_of(row) for row in connection.execute(_FIGURES_OF_PERIODS, asked))


def targets_of(connection: sa.Connection, unit: str, year: int) -> dict[str, Decimal]:
    """The targets imported for a unit; the newest import of each holds."""
    return targets_of_units(connection, (unit,), year).get(unit, {})


def targets_of_units(connection: sa.Connection, units: Iterable[str], year: int) -> dict[str, dict[str, Decimal]]:
    """The targets imported for these units, by unit and indicator."""
    found: dict[str, dict[str, Decimal]] = {}
    for unit, indicator, target in connection.execute(_TARGETS, {"units": list(units), "year": year}):
        found.setdefault(unit, {})[indicator] = target
    return found


def import_target(
    connection: sa.Connection,
    unit: str,
    indicator: str,
    year: int,
    target: Decimal,
    basis: str,
    now: datetime,
) -> None:
    """Add a target; earlier ones stay as history."""
    connection.execute(
        sa.insert(UnitTarget.__table__).values(
            unit=unit, indicator=indicator, year=year, target=target, basis=basis, imported_at=now
        )
    )
