"""What becomes of reminders whose moment has come: sent, skipped with a reason, or left for later. (pure)

Promises: at most the newest stage of each form and period; none for who has filed, left, asked for quiet, given it
to a colleague or has no figures yet; nothing outside the officer's hours; nothing older than the outage limit; one
message, not two, a morning, and none on the next working day only because another form falls on it, or because the
officer's own moment came a day before the ladder's.
Must not: read or write a row.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from locales.phrasebook import DISTRICT_ZONE
from models.plan.deadlines import ReportKey
from models.records import WaitingReminder
from models.stages import AGAIN, GIVEN, NO_FORM, RESUME
from reminders.facts import Facts
from reminders.ladder import Ladder
from reminders.quiet_hours import end_of_day, end_of_next_working_day, next_allowed, same_hour_later, waited

LEFT = "left"
OFF = "off"
OBSOLETE = "obsolete"
FILED = "filed"
HANDED_OVER = "handed_over"
STANDSTILL = "standstill"
EXTENDED = "extended"
SUPERSEDED = "superseded"
OUTAGE = "outage"
UNREACHABLE = "unreachable"
NOTHING_LATE = "nothing_late"
# What somebody asked for at this very moment does not wait for the day's next reminder.
_ASKED_FOR = frozenset({AGAIN, GIVEN})


@dataclass(frozen=True, slots=True)
class Sifted:
    """``send``: the reminders of one message. ``skip``: reason by id. ``defer``: another moment by id."""

    send: tuple[WaitingReminder, ...]
    skip: Mapping[int, str]
    defer: Mapping[int, datetime]


def sift(rows: Sequence[WaitingReminder], facts: Facts, ladder: Ladder, now: datetime, latest: timedelta) -> Sifted:
    """Sort one officer's waiting reminders, those until the end of the next working day among them.

    ``latest``: a reminder that has waited longer, days off not counted, is skipped.
    """
    tonight = end_of_day(now)
    unwanted = {row.id: reason for row in rows if (reason := _not_wanted(row, facts, ladder, now))}
    wanted = [row for row in rows if row.id not in unwanted]
    asked_for = any(row.stage in _ASKED_FOR and row.due_at <= now for row in wanted)
    until = tonight if asked_for else now
    newest = _newest((row for row in wanted if row.due_at <= tonight), ladder)
    known = {row.id for row in newest}
    skip = {
        row.id: reason
        for row in rows
        if row.due_at <= (now if row.id in unwanted else until)
        and (reason := unwanted.get(row.id) or _out_of_date(row, known, facts, now, latest)) is not None
    }
    due = tuple(row for row in newest if row.due_at <= until and row.id not in skip)
    if not due:
        return Sifted((), skip, {})
    later = _put_off(rows, now) or next_allowed(
        ladder.hours_of(due[0].role),
        facts.plan.calendar,
        min((row.due_at for row in newest if row.due_at > until), default=now),
    )
    if later > now:
        return Sifted((), skip, dict.fromkeys((row.id for row in due), later))
    along = _taken_along(wanted, newest, ladder, tonight)
    needless = _needless_tomorrow(wanted, due, ladder, now, tonight)
    heard = {row.id for row in (*due, *along)} | needless
    waits = {} if any(row.due_at > tonight and row.id not in heard for row in wanted) else _resuming(rows, facts, now)
    stands_in = {(row.form, row.period) for row in rows if row.id in waits}
    needless |= {row.id for row in rows if row.id not in waits and _tomorrows(row, stands_in, ladder, tonight)}
    return Sifted((*due, *along), {**skip, **dict.fromkeys(needless, SUPERSEDED)}, waits)


def _needless_tomorrow(
    wanted: Sequence[WaitingReminder],
    due: Iterable[WaitingReminder],
    ladder: Ladder,
    now: datetime,
    tonight: datetime,
) -> set[int]:
    """What asks again on the next working day for a report that is asked for now at a moment of the officer's own."""
    own = {(row.form, row.period) for row in wanted if ladder.rank(row.stage) < 0 and row.due_at <= now}
    own &= {(row.form, row.period) for row in due}
    return {row.id for row in wanted if _tomorrows(row, own, ladder, tonight)}


def _tomorrows(row: WaitingReminder, reports: Collection[tuple[str, str]], ladder: Ladder, tonight: datetime) -> bool:
    return row.due_at > tonight and (row.form, row.period) in reports and ladder.is_overdue(row.stage)


def _resuming(rows: Iterable[WaitingReminder], facts: Facts, now: datetime) -> dict[int, datetime]:
    """What starts again on the next working day, which is to be quiet: the same hour of the working day after it.

    It cannot come now instead: the officer was told that nothing comes before.
    """
    moments = dict[int, datetime]()
    for row in rows:
        standstill = facts.standstills.get((row.unit, row.form, row.period))
        if row.stage == RESUME and standstill is not None and now < standstill.until <= row.due_at:
            moments[row.id] = same_hour_later(facts.plan.calendar, row.due_at)
    return moments


def _put_off(rows: Iterable[WaitingReminder], now: datetime) -> datetime | None:
    """The moment before which the officer asked to hear nothing."""
    return max((row.due_at for row in rows if row.stage == AGAIN and row.due_at > now), default=None)


def _taken_along(
    wanted: Iterable[WaitingReminder], newest: Iterable[WaitingReminder], ladder: Ladder, tonight: datetime
) -> tuple[WaitingReminder, ...]:
    """What is overdue and would be asked for on the next working day: it comes now, so that that day is quiet."""
    known = {(row.form, row.period) for row in newest}
    return tuple(
        row
        for row in wanted
        if row.due_at > tonight
        and (row.form, row.period) not in known
        and not row.overtaken
        and ladder.is_overdue(row.stage)
    )


def _not_wanted(row: WaitingReminder, facts: Facts, ladder: Ladder, now: datetime) -> str | None:
    if row.wish == LEFT or (row.wish == OFF and row.stage != GIVEN):
        return row.wish
    if row.form == NO_FORM:
        return None if row.role in ladder.lists.hours else OBSOLETE
    if row.role not in ladder.hours or row.form not in facts.plan.forms:
        return OBSOLETE
    if (row.unit, row.form, row.period) in facts.filed:
        return FILED
    if (row.officer, row.form, row.period) in facts.given_away:
        return HANDED_OVER
    return None if row.stage == GIVEN else _no_longer_asked(row, facts, ladder, now)


def _no_longer_asked(row: WaitingReminder, facts: Facts, ladder: Ladder, now: datetime) -> str | None:
    key: ReportKey = (row.unit, row.form, row.period)
    standstill = facts.standstills.get(key)
    if standstill is not None and now < standstill.until:
        return STANDSTILL
    window = facts.window(key)
    today = now.astimezone(DISTRICT_ZONE).date()
    if row.stage == RESUME and today <= window.due_on:
        return SUPERSEDED
    if row.due_on and date.fromisoformat(row.due_on) != window.due_on:
        return EXTENDED
    granted = facts.granted_at(key)
    # Who was told of more time has just heard the new deadline.
    if granted and ladder.is_early(row.stage) and row.due_at < end_of_next_working_day(facts.plan.calendar, granted):
        return EXTENDED
    return None if window.is_open(today) or row.due_at > now else OBSOLETE


def _out_of_date(
    row: WaitingReminder, newest: Collection[int], facts: Facts, now: datetime, latest: timedelta
) -> str | None:
    # What was asked for is promised: a report that came along before its day does not overtake it.
    if (row.overtaken and row.stage not in _ASKED_FOR) or row.id not in newest:
        return SUPERSEDED
    is_stale = now - row.due_at > latest and waited(facts.plan.calendar, row.due_at, now) > latest
    return OUTAGE if is_stale else None


def _newest(rows: Iterable[WaitingReminder], ladder: Ladder) -> list[WaitingReminder]:
    """The newest stage of each form and period; a deferred stage stays older than the one that follows it."""
    newest: dict[tuple[str, str], WaitingReminder] = {}
    for row in rows:
        known = newest.setdefault((row.form, row.period), row)
        if (ladder.rank(row.stage), row.due_at) > (ladder.rank(known.stage), known.due_at):
            newest[row.form, row.period] = row
    return list(newest.values())
