"""Says, slowly and from the data files alone, what a simulated year should have looked like.

Nothing of the product's planning is used (see ``almanac``); every message is held against every report. What it knows
of the rules:

- A form opens the day after its cut-off and is due so many working days after it. Its stages are the working days
  of ``ladder.yaml``; where two fall on one day it is the later one. A stage's moment is its day at the role's slot.
- The first tick at or after its moment looks at a stage. Had it waited for more than 36 hours of working days, it
  never comes. Else it comes now if it may: on a working day, within the role's hours, and not before today's slot
  when something else is planned for the same officer today. If it may not, it waits for the moment when it may, and
  the first tick from there on looks again.
- A message that was taken back before it left was none: the next tick looks again.
- None is needed when by then the report was in, or a later stage's moment had come.
- A message may take a report along whose next stage after the deadline falls on the working day that follows.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from tests.reminding.almanac import DAY, Person, Stage, asked, is_working, may_hear, next_moment, working_day_after

LONGEST_WAIT = timedelta(hours=36)
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Message:
    """A reminder that was put out: to whom, at which tick, and the (form, period) it names."""

    at: datetime
    officer: int
    named: tuple[tuple[str, str], ...]


@dataclass
class Lived:
    """A year as it was, in district time. ``stopped``: messages that were written and taken back before they left.
    ``quiet``: from when until when an officer had switched reminders off."""

    people: list[Person]
    ticks: list[datetime] = field(default_factory=list)
    filed: dict[tuple[str, str, str], datetime] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)
    stopped: list[Message] = field(default_factory=list)
    quiet: dict[int, tuple[datetime, datetime]] = field(default_factory=dict)


def faults(lived: Lived) -> list[str]:
    """Everything that should not have been, in words; empty for a good year."""
    by_officer: dict[int, list[Message]] = {person.id: [] for person in lived.people}
    for message in sorted(lived.messages, key=lambda message: message.at):
        by_officer[message.officer].append(message)
    return [
        f"{person.unit} ({person.role}): {fault}"
        for person in lived.people
        for fault in _faults_of(person, by_officer[person.id], lived)
    ]


def _faults_of(person: Person, messages: Sequence[Message], lived: Lived) -> Iterator[str]:
    wanted = asked(person)
    days = [message.at.date() for message in messages]
    for message in messages:
        if not may_hear(person.role, message.at):
            yield f"written to at {message.at:%a %d/%m %H:%M}"
        if days.count(message.at.date()) > 1:
            yield f"more than one message on {message.at:%d/%m}"
        if _is_quiet(person, message.at, lived):
            yield f"written to at {message.at:%d/%m %H:%M} with reminders switched off"
        for what in message.named:
            if what not in wanted:
                yield f"asked at {message.at:%d/%m %H:%M} for {what}, which is not theirs"
    for what, stages in wanted.items():
        moments = [message.at for message in messages if what in message.named]
        filed = lived.filed.get((person.unit, *what))
        for fault in _faults_about(person, stages, moments, filed, lived, wanted):
            yield f"{' '.join(what)}: {fault}"


def _faults_about(
    person: Person,
    stages: tuple[Stage, ...],
    moments: Sequence[datetime],
    filed: datetime | None,
    lived: Lived,
    wanted: dict[tuple[str, str], tuple[Stage, ...]],
) -> Iterator[str]:
    served: dict[int, datetime] = {}
    for at in moments:
        if filed is not None and filed <= at:
            yield f"asked at {at:%d/%m %H:%M}, filed at {filed:%d/%m %H:%M}"
        place = max((place for place, stage in enumerate(stages) if stage.at <= at), default=-1)
        if place in served or place < 0:
            place += 1
            if place == len(stages) or not stages[place].after or stages[place].at.date() != working_day_after(at):
                yield f"asked once too often or too early, at {at:%d/%m %H:%M}"
                continue
        served[place] = at
    for place, stage in enumerate(stages):
        until, at = _chance(person, stage, lived, wanted), served.get(place)
        if at is not None and at >= stage.at and _is_stale(stage.at, _first_tick(stage.at, lived)):
            yield f"the stage of {stage.at:%d/%m %H:%M} came as late as {at:%d/%m %H:%M}"
        if until is None or _was_quiet(person, stage.at, until, lived):
            continue
        following = stages[place + 1].at if place + 1 < len(stages) else None
        needless = (filed is not None and filed <= until) or (following is not None and following <= until)
        if at is None and not needless:
            yield f"the stage of {stage.at:%d/%m %H:%M} was missed; there was a chance at {until:%d/%m %H:%M}"
        if at is not None and at > until:
            yield f"the stage of {stage.at:%d/%m %H:%M} came at {at:%d/%m %H:%M}, not by {until:%d/%m %H:%M}"


def _chance(
    person: Person, stage: Stage, lived: Lived, wanted: dict[tuple[str, str], tuple[Stage, ...]]
) -> datetime | None:
    """The tick by which the stage comes, if it is needed; None for never."""
    stopped = {message.at for message in lived.stopped if message.officer == person.id}
    due, tick = stage.at, _first_tick(stage.at, lived)
    while tick is not None and not _is_stale(due, tick):
        today = [other.at for each in wanted.values() for other in each if other.at.date() == tick.date()]
        allowed = next_moment(person.role, min((at for at in today if at > tick), default=tick))
        if allowed <= tick and tick not in stopped:
            return tick
        due, tick = (
            (due, _first_tick(tick + MINUTE, lived)) if allowed <= tick else (allowed, _first_tick(allowed, lived))
        )
    return None


def _first_tick(since: datetime, lived: Lived) -> datetime | None:
    place = bisect_left(lived.ticks, since)
    return lived.ticks[place] if place < len(lived.ticks) else None


def _is_stale(since: datetime, tick: datetime | None) -> bool:
    return tick is not None and _worked_hours(since, tick) > LONGEST_WAIT


def _is_quiet(person: Person, at: datetime, lived: Lived) -> bool:
    return _was_quiet(person, at, at, lived)


def _was_quiet(person: Person, since: datetime, until: datetime, lived: Lived) -> bool:
    if person.id not in lived.quiet:
        return False
    begins, ends = lived.quiet[person.id]
    return begins <= until and since < ends


def _worked_hours(since: datetime, until: datetime) -> timedelta:
    """Whole working days' hours between two moments, minute by minute would be the same."""
    total, at = timedelta(), since
    while at < until:
        midnight = datetime.combine(at.date() + DAY, time.min)
        if is_working(at.date()):
            total += min(midnight, until) - at
        at = midnight
    return total
