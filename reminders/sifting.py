"""What becomes of reminders whose moment has come: sent, skipped with a reason, or left for later. (pure)

Promises: at most the newest stage of each form and period; none for who has filed, left or asked for quiet;
nothing outside the officer's hours; nothing older than the outage limit; one message, not two, a morning.
Must not: read or write a row.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from models.plan.plan import Plan
from models.store.queries.reminders import Waiting
from reminders.ladder import Ladder
from reminders.planner import Filed
from reminders.quiet_hours import next_allowed, waited

LEFT = "left"
OFF = "off"
OBSOLETE = "obsolete"
FILED = "filed"
SUPERSEDED = "superseded"
OUTAGE = "outage"
UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class Sifted:
    """``send``: the reminders of one message. ``skip``: reason by id. ``defer``: another moment by id."""

    send: tuple[Waiting, ...]
    skip: Mapping[int, str]
    defer: Mapping[int, datetime]


def sift(
    rows: Sequence[Waiting],
    filed: Collection[Filed],
    plan: Plan,
    ladder: Ladder,
    now: datetime,
    latest: timedelta,
) -> Sifted:
    """Sort one officer's waiting reminders, those of later today among them.

    ``latest``: a reminder that has waited longer, days off not counted, is skipped.
    """
    unwanted = {row.id: reason for row in rows if (reason := _not_wanted(row, filed, plan, ladder))}
    newest = _newest((row for row in rows if row.id not in unwanted), ladder)
    skip = {
        row.id: reason
        for row in rows
        if row.due_at <= now
        and (reason := unwanted.get(row.id) or _out_of_date(row, newest, plan, now, latest)) is not None
    }
    due = tuple(row for row in newest if row.due_at <= now and row.id not in skip)
    later_today = [row.due_at for row in newest if row.due_at > now]
    return _now_or_later(due, min(later_today, default=now), skip, plan, ladder, now)


def _now_or_later(
    due: tuple[Waiting, ...],
    with_next: datetime,
    skip: Mapping[int, str],
    plan: Plan,
    ladder: Ladder,
    now: datetime,
) -> Sifted:
    """Send now what may be sent now; else let it wait for the officer's hours, or for today's next reminder."""
    if not due:
        return Sifted((), skip, {})
    allowed = next_allowed(ladder.hours[due[0].role], plan.calendar, with_next)
    if allowed > now:
        return Sifted((), skip, dict.fromkeys((row.id for row in due), allowed))
    return Sifted(due, skip, {})


def _not_wanted(row: Waiting, filed: Collection[Filed], plan: Plan, ladder: Ladder) -> str | None:
    if row.wish in (LEFT, OFF):
        return row.wish
    if row.role not in ladder.hours or row.form not in plan.forms:
        return OBSOLETE
    return FILED if (row.unit, row.form, row.period) in filed else None


def _out_of_date(row: Waiting, newest: Collection[Waiting], plan: Plan, now: datetime, latest: timedelta) -> str | None:
    if row.overtaken or row not in newest:
        return SUPERSEDED
    return OUTAGE if waited(plan.calendar, row.due_at, now) > latest else None


def _newest(rows: Iterable[Waiting], ladder: Ladder) -> list[Waiting]:
    """The newest stage of each form and period; a deferred stage stays older than the one that follows it."""
    newest: dict[tuple[str, str], Waiting] = {}
    for row in rows:
        known = newest.setdefault((row.form, row.period), row)
        if (ladder.rank(row.stage), row.due_at) > (ladder.rank(known.stage), known.due_at):
            newest[row.form, row.period] = row
    return list(newest.values())
