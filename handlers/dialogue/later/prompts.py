"""The questions about reports that are put off, so that they can be asked again word for word.

Promises: one text and its choices for a state and a desk.
Must not: change the state.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from handlers.dialogue import tokens, wording
from handlers.dialogue.decisions import Reply
from handlers.dialogue.desk import Desk
from handlers.dialogue.later import reports as put_off_reports
from handlers.dialogue.later import tokens as own_tokens
from handlers.dialogue.later.states import (
    ChoosingColleague,
    ChoosingPutOff,
    ConfirmingHandover,
    ConfirmingStandstill,
    ExplainingStandstill,
    PuttingOff,
    ReportKey,
)
from models import messages
from models.people import Person
from models.records import Role
from reminders.later_choices import said_moment


def question(state: PuttingOff, desk: Desk) -> Reply:
    """What the state asks."""
    match state:
        case ChoosingPutOff():
            return _choosing_report(state, desk)
        case ExplainingStandstill(reports=reports):
            text = desk.words.say("standstill-why", reports=put_off_reports.names(reports, desk))
            return Reply(text, (_no(desk),), messages.TypedAs.WORDS)
        case ConfirmingStandstill():
            return _confirming_standstill(state, desk)
        case ChoosingColleague():
            return _choosing_colleague(state, desk)
        case ConfirmingHandover():
            return _confirming_handover(state, desk)


def standstill_until(desk: Desk) -> datetime:
    """Until when nobody is reminded, if it is said now."""
    if desk.officer is None:
        raise LookupError("a stranger reports nothing")
    return desk.ladder.standstill_until(desk.officer.role, desk.plan.calendar, desk.now)


def standstill_done(reports: Sequence[ReportKey], until: datetime, desk: Desk) -> str:
    """What was written down and what follows."""
    return desk.words.say(
        "standstill-done",
        told=_told(desk),
        leader=_leader(desk),
        reports=put_off_reports.names(reports, desk),
        until=said_moment(desk.words, until),
    )


def _choosing_report(state: ChoosingPutOff, desk: Desk) -> Reply:
    choices = (*put_off_reports.choices(state.reports, desk), _no(desk))
    if state.colleague is None:
        return Reply(desk.words.say("standstill-which"), choices)
    return Reply(desk.words.say("handover-which", name=_name(state.colleague, desk)), choices)


def _confirming_standstill(state: ConfirmingStandstill, desk: Desk) -> Reply:
    text = desk.words.say(
        "standstill-confirm",
        reports=put_off_reports.names(state.reports, desk),
        reason=state.reason,
        told=_told(desk),
        leader=_leader(desk),
        unit=wording.unit_title(desk),
        until=said_moment(desk.words, standstill_until(desk)),
        due=put_off_reports.due(state.reports, desk),
    )
    return Reply(text, (wording.choice(desk.words, tokens.YES, "choice-standstill", told=_told(desk)), _no(desk)))


def _choosing_colleague(state: ChoosingColleague, desk: Desk) -> Reply:
    words, people = desk.words, [_person(key, desk) for key in state.colleagues]
    choices = tuple(
        wording.choice(
            words,
            own_tokens.option(position),
            "choice-colleague",
            name=person.name,
            role=words.say(f"role-{person.role.value.replace('_', '-')}"),
        )
        for position, person in enumerate(people)
        if person is not None
    )
    text = words.say("handover-whom", unit=wording.unit_title(desk))
    return Reply(text, (*choices, _no(desk)))


def _confirming_handover(state: ConfirmingHandover, desk: Desk) -> Reply:
    text = desk.words.say(
        "handover-confirm",
        reports=put_off_reports.names(state.reports, desk),
        name=_name(state.colleague, desk),
        due=put_off_reports.due(state.reports, desk),
    )
    return Reply(text, (wording.choice(desk.words, tokens.YES, "choice-hand-over"), _no(desk)))


def _told(desk: Desk) -> str:
    return "somebody" if desk.staff is not None and desk.staff.leaders else "nobody"


def _leader(desk: Desk) -> str:
    """Who will be told, by office, never by name."""
    leaders = desk.staff.leaders if desk.staff else ()
    chair = any(person.role is Role.COMMUNE_CHAIR for person in leaders)
    return desk.words.say("leader-chair" if chair else "leader-coordinator")


def _no(desk: Desk) -> messages.Choice:
    return wording.choice(desk.words, tokens.NO, "choice-not-now")


def _name(officer: int, desk: Desk) -> str:
    person = _person(officer, desk)
    return person.name if person else desk.words.say("handover-somebody")


def _person(officer: int, desk: Desk) -> Person | None:
    return desk.staff.colleague(officer) if desk.staff else None
