"""Carrying out what a leader decided: more time for a unit, a message to its officers, a broadcast begun or stopped.

Promises: written in the transaction of the message that caused it; whoever must hear of it finds it in the outbox.
Must not: decide, or send anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import datetime

import sqlalchemy as sa

from handlers import audiences
from handlers.dialogue import tokens, wording
from handlers.dialogue.desk import Desk
from handlers.dialogue.leaders import broadcast_prompts
from handlers.dialogue.leaders import prompts as leading_prompts
from handlers.dialogue.leaders import wording as leading_wording
from handlers.dialogue.leaders.decisions import (
    Announce,
    ExtendDeadline,
    LeadingDecision,
    StopBroadcast,
    WriteToUnit,
)
from handlers.dialogue.leaders.led import UnitLed
from handlers.knowledge import Knowledge
from locales.phrasebook import LANGUAGES
from models import messages
from models.people import Person
from models.records import Role
from models.store.queries import broadcasts, deadlines, many_units, people, post

NO_PROMPT = 0
Composed = Callable[[Desk, Person], messages.OutboundMessage]


def carry_out(
    decision: LeadingDecision, connection: sa.Connection, knowledge: Knowledge, desk: Desk, now: datetime
) -> None:
    """Write one decision of the leader at ``desk``."""
    if desk.officer is None:
        raise LookupError("a stranger leads nobody")
    match decision:
        case ExtendDeadline():
            _extend(decision, connection, desk, now)
        case WriteToUnit():
            _tell(connection, _unit(desk).reachable, desk, now, lambda theirs, _: _message(decision.text, theirs))
        case Announce():
            _announce(decision, connection, knowledge, desk, now)
        case StopBroadcast():
            for broadcast in broadcasts.sending(connection):
                broadcasts.stop(connection, broadcast, now)


def _unit(desk: Desk) -> UnitLed:
    unit = desk.led.at_hand if desk.led else None
    if unit is None:
        raise LookupError("no unit is at hand")
    return unit


def _extend(decision: ExtendDeadline, connection: sa.Connection, desk: Desk, now: datetime) -> None:
    unit, officer = _unit(desk), desk.officer
    for report in decision.reports:
        deadlines.extend(
            connection,
            desk.plan,
            decision.unit,
            report.form,
            report.period,
            decision.due_on,
            decision.reason,
            officer.id if officer else None,
            now,
        )
    _tell(connection, unit.reachable, desk, now, lambda theirs, one: _extended(decision, unit, theirs, one))
    if officer is not None and officer.role is Role.COMMUNE_CHAIR and officer.unit == decision.unit:
        others = [one for one in people.everybody(connection) if one.role is Role.COORDINATOR and one.reachable]
        _tell(connection, others, desk, now, lambda theirs, one: _extended(decision, unit, theirs, one))


def _extended(decision: ExtendDeadline, unit: UnitLed, theirs: Desk, reader: Person) -> messages.OutboundMessage:
    """The new deadlines; who reports for the unit can begin with a tap."""
    words, officer = theirs.words, theirs.officer
    if officer is None:
        raise LookupError("a stranger gives no time")
    sender = leading_wording.sender(words, officer.role, theirs.own_unit)
    values = {"sender": sender, "unit": leading_wording.of_unit(theirs, unit)}
    lines = [words.say("extend-notice", **values)]
    lines += [
        words.say(
            "extend-notice-line",
            period=wording.capital(wording.period_name(words, report.period)),
            new=words.day(decision.due_on),
            old=words.day(report.due_on),
        )
        for report in decision.reports
    ]
    lines.append(words.say("extend-confirm-reason", reason=decision.reason))
    choices = tuple(
        wording.choice(words, tokens.form(report.form, report.period), "remind-choice", progress="new", period=period)
        for report in decision.reports
        for period in (wording.period_name(words, report.period),)
    )
    return _notice("\n".join(lines), choices if reader.unit == decision.unit else ())


def _message(text: str, theirs: Desk) -> messages.OutboundMessage:
    return _notice(leading_prompts.message_text(text, theirs), ())


def _notice(text: str, choices: tuple[messages.Choice, ...]) -> messages.OutboundMessage:
    return messages.OutboundMessage(text=text, prompt=NO_PROMPT, choices=choices, typed_as=messages.TypedAs.WORDS)


def _tell(connection: sa.Connection, readers: Iterable[Person], desk: Desk, now: datetime, composed: Composed) -> None:
    """Put a notice into the outbox of each of these but the leader, in the reader's language."""
    by_id = {reader.officer: reader for reader in leading_wording.besides(readers, desk)}
    rows = []
    for officer, talk in many_units.talks_of(connection, by_id).items():
        reader = by_id[officer]
        message = composed(desk.speaking(reader.language), reader)
        rows.append(post.outgoing(talk, message, messages.Why.NOTICE, None, now))
    post.put_out(connection, rows)


def _announce(decision: Announce, connection: sa.Connection, knowledge: Knowledge, desk: Desk, now: datetime) -> None:
    if desk.officer is None:
        raise LookupError("a stranger announces nothing")
    found = audiences.meant(connection, knowledge, decision.audience, desk.officer.id, now)
    announcement = broadcasts.Announcement(
        text=decision.text,
        wording={
            language: _notice(broadcast_prompts.broadcast_text(decision.text, desk.speaking(language)), ())
            for language in LANGUAGES
        },
        audience=asdict(decision.audience),
        sent_by=desk.officer.id,
        unaddressed=tuple(person.officer for person in found.unaddressed),
    )
    broadcasts.begin(connection, announcement, audiences.recipients(found), now)
