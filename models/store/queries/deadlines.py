"""The statements of deadlines that move: extensions, standstills and hand-overs.

Promises: each is written with all that follows from it in the transaction at hand: what is still unsent is taken
back (``unsent.take_back_unsent``), what must be planned anew will be at the next tick, and who must hear of it
(the leader of a standstill, the colleague of a hand-over) is told by the next tick within their own hours. So a
conversation calls one function and composes only its own answer. What waits in the table is looked at again when
its moment comes: an extension or hand-over that is undone in time leaves no trace.
Must not: decide whether somebody may do this, or what a deadline is (see ``models.plan.deadlines``).
Snoozing and the personal hour are in ``reminders.asking_later``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

import sqlalchemy as sa

from locales.phrasebook import DISTRICT_ZONE
from models import records, stages
from models.plan.deadlines import ReportKey
from models.plan.plan import Plan
from models.store.among import among
from models.store.inserting import insert
from models.store.queries import counting, officers, reminders, unsent
from models.store.queries.measure_columns import figure_of
from models.store.tables import Extension, Figure, Handover, Officer, Report, Standstill

_LONGEST_REASON = 200
_EXTENSIONS = sa.select(Extension.__table__).where(among(Extension.unit, "units")).order_by(Extension.id)
_STANDSTILLS = sa.select(Standstill.__table__).where(among(Standstill.unit, "units")).order_by(Standstill.id)
_giver, _taker = Officer.__table__.alias("giver"), Officer.__table__.alias("taker")
_HANDOVERS = (
    sa.select(Handover.__table__, _giver.c.unit, _giver.c.name)
    .join(_giver, _giver.c.id == Handover.given_by)
    .join(_taker, _taker.c.id == Handover.taken_by)
    .where(
        among(_giver.c.unit, "units"),
        _taker.c.unit == _giver.c.unit,
        _giver.c.left_at.is_(None),
        _taker.c.left_at.is_(None),
    )
)


def extend(
    connection: sa.Connection,
    plan: Plan,
    unit: str,
    form: str,
    period: str,
    due_on: date,
    reason: str,
    granted_by: int | None,
    now: datetime,
) -> None:
    """Give a unit until ``due_on`` for a form and period; the newest extension holds.

    A report filed by then is no longer marked late. An extension to the plan's own day takes earlier ones back.
    """
    values = {"unit": unit, "form": form, "period": period, "due_on": due_on.isoformat()}
    connection.execute(
        sa.insert(Extension.__table__).values(
            **values, reason=reason[:_LONGEST_REASON], granted_by=granted_by, granted_at=now
        )
    )
    _clear_late(connection, plan, unit, form, period, due_on)
    unsent.take_back_unsent(connection, unsent.concerned(connection, (unit,)), now)
    officers.plan_anew(connection, unsent.officers_of(connection, unit))


def stand_still(
    connection: sa.Connection,
    unit: str,
    form: str,
    period: str,
    reason: str,
    until: datetime,
    said_by: int,
    now: datetime,
) -> None:
    """Remind nobody of the unit of this form and period before ``until``; a leader is told why.

    Then it is asked for again, unless it is filed or its deadline is still to come.
    """
    values = {"unit": unit, "form": form, "period": period, "reason": reason[:_LONGEST_REASON], "until": until}
    connection.execute(sa.insert(Standstill.__table__).values(**values, said_by=said_by, said_at=now))
    unsent.take_back_unsent(connection, unsent.concerned(connection, (unit,)), now)
    reminders.put(connection, (said_by,), form, period, _day(now), stages.STANDSTILL, now)
    colleagues = unsent.officers_of(connection, unit)
    reminders.put(connection, colleagues, form, period, "", stages.RESUME, until)


def hand_over(connection: sa.Connection, given_by: int, taken_by: int, form: str, period: str, now: datetime) -> None:
    """Remind ``taken_by`` and no longer ``given_by`` of this form and period; the colleague is told.

    Both are of one unit. Somebody who takes a form is no longer one who gave it away, so somebody is always left.
    """
    statement = insert(Handover.__table__).values(
        given_by=given_by, taken_by=taken_by, form=form, period=period, given_at=now
    )
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["given_by", "form", "period"], set_={"taken_by": taken_by, "given_at": now}
        )
    )
    connection.execute(
        sa.delete(Handover).where(Handover.given_by == taken_by, Handover.form == form, Handover.period == period)
    )
    unsent.take_back_unsent(connection, (given_by, taken_by), now)
    reminders.put(connection, (taken_by,), form, period, _day(now), stages.GIVEN, now)


def extensions_of(connection: sa.Connection, units: Iterable[str]) -> dict[ReportKey, records.Extension]:
    """The extension that holds, by (unit, form, period)."""
    return {
        (row.unit, row.form, row.period): records.Extension(
            row.unit, row.form, row.period, date.fromisoformat(row.due_on), row.reason, row.granted_by, row.granted_at
        )
        for row in connection.execute(_EXTENSIONS, {"units": list(units)})
    }


def standstills_of(connection: sa.Connection, units: Iterable[str]) -> dict[ReportKey, records.Standstill]:
    """The newest standstill, over or not, by (unit, form, period)."""
    return {
        (row.unit, row.form, row.period): records.Standstill(
            row.unit, row.form, row.period, row.reason, row.until, row.said_by, row.said_at
        )
        for row in connection.execute(_STANDSTILLS, {"units": list(units)})
    }


def handovers_of(connection: sa.Connection, units: Iterable[str]) -> tuple[records.Handover, ...]:
    """The hand-overs among the officers of these units; none from or to somebody who has left or moved away."""
    return tuple(
        records.Handover(row.unit, row.form, row.period, row.given_by, row.taken_by, row.name, row.given_at)
        for row in connection.execute(_HANDOVERS, {"units": list(units)})
    )


def _clear_late(connection: sa.Connection, plan: Plan, unit: str, form: str, period: str, due_on: date) -> None:
    row = connection.execute(
        sa.select(Report.id, Report.filed_at).where(Report.unit == unit, Report.form == form, Report.period == period)
    ).one_or_none()
    if row is None or row.filed_at.astimezone(DISTRICT_ZONE).date() > due_on:
        return
    connection.execute(sa.update(Report).where(Report.id == row.id).values(late=0))
    of_report = (Figure.unit == unit, Figure.period == period, Figure.report_id == row.id)
    figures = connection.execute(sa.select(Figure.__table__).where(*of_report)).all()
    told = counting.Told(unit, [figure.indicator for figure in figures], period)
    held = counting.hold(connection, plan, [told])
    connection.execute(sa.update(Figure).where(*of_report).values(late=0))
    counting.count(connection, plan, held, [[replace(figure_of(figure), late=False) for figure in figures]])


def _day(moment: datetime) -> str:
    return moment.astimezone(DISTRICT_ZONE).date().isoformat()
