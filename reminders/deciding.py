"""What is said to whom, and what becomes of every reminder whose moment has come: the one decision. (pure)

Promises: the same facts, rows and moment give the same letters; the real run, every preview and the next prediction
decide here. At most one letter an officer; every row that was due is sent, skipped with a reason or put off.
Must not: read or write a row, or know where a letter goes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Literal

import locales
from locales.phrasebook import DISTRICT_ZONE
from models import messages
from models.plan.periods import period_from_key
from models.plan.units import Unit
from models.records import WaitingReminder
from models.stages import FOR_LEADERS, GIVEN, NO_FORM
from reminders.digest import Addressee, Owed, digest
from reminders.facts import Facts
from reminders.ladder import Ladder
from reminders.later_choices import later_choices
from reminders.lists import late_list
from reminders.notices import tell_leaders
from reminders.sifting import NOTHING_LATE, OBSOLETE, UNREACHABLE, sift

OUTAGE_LIMIT = timedelta(hours=36)
Figures = Literal["real", "sample"]


@dataclass(frozen=True, slots=True)
class Letter:
    """One message: the id of the officer it goes to, and the reminders that go out in it."""

    officer: int
    why: messages.Why
    message: messages.OutboundMessage
    rows: tuple[WaitingReminder, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """``skip``: reason by reminder id. ``defer``: another moment by reminder id."""

    letters: tuple[Letter, ...]
    skip: Mapping[int, str]
    defer: Mapping[int, datetime]


def decide(
    facts: Facts,
    ladder: Ladder,
    rows: Sequence[WaitingReminder],
    now: datetime,
    *,
    latest: timedelta = OUTAGE_LIMIT,
    figures: Figures = "real",
) -> Decided:
    """Decide what happens ``now`` to ``rows``, those due until the end of the next working day among them, officer
    by officer.

    ``latest``: what has waited longer, days off not counted, is skipped. ``sample`` figures are marked in every text.
    """
    letters, skip, defer = list[Letter](), dict[int, str](), dict[int, datetime]()
    for _, one in groupby(rows, key=lambda row: row.officer):
        own = [row for row in one if row.stage not in FOR_LEADERS]
        sifted = sift(own, facts, ladder, now, latest)
        skip |= sifted.skip
        defer |= sifted.defer
        if sifted.send:
            written = _letter(sifted.send, facts, ladder, now, figures)
            if isinstance(written, Letter):
                letters.append(written)
            else:
                skip |= {row.id: written for row in sifted.send if row.due_at <= now}
    told = [row for row in rows if row.stage in FOR_LEADERS and row.due_at <= now]
    notices = tell_leaders(told, facts, ladder, now, figures)
    letters += [Letter(who.officer, messages.Why.NOTICE, text, tuple(its)) for who, text, its in notices.letters]
    return Decided(tuple(letters), {**skip, **notices.skip}, {**defer, **notices.defer})


def _letter(
    rows: Sequence[WaitingReminder], facts: Facts, ladder: Ladder, now: datetime, figures: Figures
) -> Letter | str:
    """The letter about one officer's reminders; or, when there cannot be one, the reason."""
    first, words = rows[0], locales.phrasebook(rows[0].language)
    person, unit = facts.person(first.officer), facts.unit(first.unit)
    if unit is None:
        return OBSOLETE
    today = now.astimezone(DISTRICT_ZONE).date()
    sample = words.say("sample-mark") if figures == "sample" else ""
    if first.form == NO_FORM:
        message, reason = late_list(facts, first.role, first.unit, words, today, sample), NOTHING_LATE
    else:
        addressee = Addressee(first.role, unit, words, today)
        owed = [one for row in rows if (one := _owed(row, unit, facts)) is not None]
        hours = ladder.hours_of(first.role)
        later = later_choices(words, hours, hours.slot, facts.plan.calendar, now)
        message, reason = digest(facts.plan, addressee, owed, sample, later) if owed else None, OBSOLETE
    if message is None:
        return reason
    if person is None or not person.reachable:
        return UNREACHABLE
    return Letter(first.officer, messages.Why.REMINDER, message, tuple(rows))


def _owed(row: WaitingReminder, unit: Unit, facts: Facts) -> Owed | None:
    form, period = facts.plan.forms[row.form], period_from_key(row.period)
    asked = [entry.indicator for entry in form.asked(unit.slug, period)]
    answered = facts.begun.get((unit.slug, row.form, row.period), frozenset())
    missing = tuple(slug for slug in asked if slug not in answered)
    giver = facts.givers.get((row.officer, row.form, row.period), "") if row.stage == GIVEN else ""
    due_on = facts.window((unit.slug, row.form, row.period)).due_on
    return Owed(form, period, due_on, len(asked), missing, giver) if asked else None
