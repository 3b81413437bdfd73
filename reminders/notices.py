"""What leaders are told once: who cannot be written to any more, and whose figures do not exist yet. (pure)

Promises: one message a leader, in the leader's hours; an officer's own leader, and never the officer.
Must not: read or write a row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

import locales
from locales.phrasebook import Phrasebook
from models import messages
from models.people import Person
from models.plan.periods import period_from_key
from models.records import WaitingReminder
from models.stages import SILENT
from reminders.digest import NO_PROMPT
from reminders.facts import Facts
from reminders.ladder import Ladder
from reminders.quiet_hours import next_allowed
from reminders.wording import period_name, unit_title

BACK = "back"
NO_LEADER = "no_leader"
OVER = "over"


@dataclass(frozen=True, slots=True)
class Told:
    """``letters``: what a leader gets, about which reminders. ``skip`` and ``defer`` as in ``Sifted``."""

    letters: Sequence[tuple[Person, messages.OutboundMessage, Sequence[WaitingReminder]]]
    skip: Mapping[int, str] = field(default_factory=dict)
    defer: Mapping[int, datetime] = field(default_factory=dict)


def tell_leaders(
    rows: Sequence[WaitingReminder], facts: Facts, ladder: Ladder, now: datetime, figures: Literal["real", "sample"]
) -> Told:
    """Sort what leaders are to be told, whose rows are due by ``now``. A leader outside his hours is told later;
    where there are several, whoever can be told now is enough."""
    skip, defer = dict[int, str](), dict[int, datetime]()
    about: dict[Person, list[WaitingReminder]] = defaultdict(list)
    for row in rows:
        if reason := _not_needed(row, facts, now):
            skip[row.id] = reason
            continue
        leaders = _leaders(row, facts)
        moments = [next_allowed(ladder.hours_of(one.role), facts.plan.calendar, now) for one in leaders]
        if not leaders:
            skip[row.id] = NO_LEADER
        elif min(moments) > now:
            defer[row.id] = min(moments)
        for leader, moment in zip(leaders, moments, strict=True):
            if moment <= now:
                about[leader].append(row)
    return Told([(one, _notice(one, its, facts, figures), its) for one, its in about.items()], skip, defer)


def _not_needed(row: WaitingReminder, facts: Facts, now: datetime) -> str | None:
    if row.wish == "left" or facts.unit(row.unit) is None:
        return "left" if row.wish == "left" else "obsolete"
    if row.stage == SILENT:
        person = facts.person(row.officer)
        return BACK if person is not None and person.reachable else None
    key = (row.unit, row.form, row.period)
    if key in facts.filed:
        return "filed"
    standstill = facts.standstills.get(key)
    return None if standstill is not None and now < standstill.until else OVER


def _leaders(row: WaitingReminder, facts: Facts) -> Sequence[Person]:
    unit = facts.unit(row.unit)
    return [one for one in facts.leaders_of(unit) if one.officer != row.officer] if unit else []


def _notice(
    leader: Person, rows: Sequence[WaitingReminder], facts: Facts, figures: Literal["real", "sample"]
) -> messages.OutboundMessage:
    words = locales.phrasebook(leader.language)
    silent = [row for row in rows if row.stage == SILENT]
    waiting = [row for row in rows if row.stage != SILENT]
    lines = []
    if silent:
        lines += [words.say("told-silent", count=len(silent)), *(_silent(row, facts, words) for row in silent)]
        lines.append(words.say("told-silent-how"))
    if waiting:
        lines += [words.say("told-standstill"), *(_standstill(row, facts, words) for row in waiting)]
        lines.append(words.say("told-standstill-how"))
    sample = words.say("sample-mark") if figures == "sample" else ""
    return messages.OutboundMessage(text="\n".join(lines) + sample, prompt=NO_PROMPT, typed_as=messages.TypedAs.WORDS)


def _silent(row: WaitingReminder, facts: Facts, words: Phrasebook) -> str:
    return words.say("told-silent-line", name=row.name, unit=_title(row, facts, words), phone=row.phone or "none")


def _standstill(row: WaitingReminder, facts: Facts, words: Phrasebook) -> str:
    said = facts.standstills[row.unit, row.form, row.period]
    return words.say(
        "told-standstill-line",
        unit=_title(row, facts, words),
        period=period_name(words, period_from_key(row.period)),
        reason=said.reason,
        until=words.moment(said.until),
    )


def _title(row: WaitingReminder, facts: Facts, words: Phrasebook) -> str:
    unit = facts.unit(row.unit)
    return unit_title(words, unit) if unit else row.unit
