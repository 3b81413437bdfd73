"""Giving a report to a colleague: "chuyển cho anh Páo".

Promises: only an active officer of the same unit who can be written to; two of one name are asked about; nothing
changes hands before a yes.
Must not: write to the colleague.
"""

from __future__ import annotations

from collections.abc import Sequence

from handlers.dialogue import prompts, reporting, wording
from handlers.dialogue.decisions import Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.later import reports as put_off_reports
from handlers.dialogue.later import tokens
from handlers.dialogue.later.decisions import HandOver
from handlers.dialogue.later.staff import Staff
from handlers.dialogue.later.states import ChoosingColleague, ChoosingPutOff, ConfirmingHandover, ReportKey
from handlers.dialogue.states import Idle, State
from handlers.reading.reminding import handing_over as reading
from models.people import Person


def named(said: reading.HandOver, desk: Desk) -> tuple[Person, ...]:
    """The colleagues who may be called so; all of them when nobody was named."""
    colleagues = _staff(desk).colleagues
    return tuple(one for one in colleagues if not said.name or reading.fits_name(said.name, one.name))


def hear(said: reading.HandOver, text: str, state: State, desk: Desk) -> Step:
    """A report is to be somebody else's: whose, and which?"""
    people = named(said, desk)
    if not people:
        key = "handover-nobody" if said.name else "handover-alone"
        note = desk.words.say(key, name=said.name, unit=wording.unit_title(desk))
        return Step(state, prompts.again(state, desk, note))
    reports = put_off_reports.meant(text, state, desk)
    if not reports:
        return reporting.nothing_to_report(desk)
    if len(people) > 1:
        choosing = ChoosingColleague(reports=reports, colleagues=tuple(person.officer for person in people))
        return Step(choosing, prompts.prompt(choosing, desk))
    return to(people[0].officer, reports, state, desk)


def to(colleague: int, reports: Sequence[ReportKey], state: State, desk: Desk) -> Step:
    """The colleague is known; ask which report if there are several, else show what follows."""
    person = _staff(desk).colleague(colleague)
    if person is None or not person.reachable:
        return Step(_back(state), prompts.again(_back(state), desk, _why_not(person, desk)))
    open_now = put_off_reports.still_open(reports, desk)
    if not open_now:
        return reporting.nothing_to_report(desk)
    if len(open_now) > 1:
        choosing = ChoosingPutOff(reports=open_now, colleague=colleague)
        return Step(choosing, prompts.prompt(choosing, desk))
    return confirm(colleague, open_now, desk)


def confirm(colleague: int, reports: tuple[ReportKey, ...], desk: Desk) -> Step:
    confirming = ConfirmingHandover(reports=reports, colleague=colleague)
    return Step(confirming, prompts.prompt(confirming, desk))


def choose_colleague(token: str, state: ChoosingColleague, desk: Desk) -> Step:
    position = tokens.read_option(token)
    if position is None or position >= len(state.colleagues):
        return leave(desk)
    return to(state.colleagues[position], state.reports, Idle(), desk)


def typed_colleague(text: str, state: ChoosingColleague, desk: Desk) -> Step | None:
    """The one of those on offer whose name was typed."""
    people = [person for key in state.colleagues if (person := _staff(desk).colleague(key)) is not None]
    fitting = [person for person in people if reading.fits_name(text.strip(" ."), person.name)]
    return to(fitting[0].officer, state.reports, Idle(), desk) if len(fitting) == 1 else None


def give(state: ConfirmingHandover, desk: Desk) -> Step:
    """The officer agreed to what was shown."""
    person = _staff(desk).colleague(state.colleague)
    reports = put_off_reports.still_open(state.reports, desk)
    if person is None or not person.reachable:
        return Step(Idle(), prompts.menu(desk, _why_not(person, desk)))
    if not reports:
        return reporting.nothing_to_report(desk)
    text = desk.words.say("handover-done", reports=put_off_reports.names(reports, desk), name=person.name)
    return Step(Idle(), prompts.menu(desk, text), (HandOver(reports, state.colleague),))


def leave(desk: Desk) -> Step:
    """Nothing changes hands."""
    return Step(Idle(), prompts.menu(desk, desk.words.say("handover-left")))


def _why_not(person: Person | None, desk: Desk) -> str:
    if person is None:
        return desk.words.say("handover-gone", unit=wording.unit_title(desk))
    return desk.words.say("handover-unreached", name=person.name)


def _back(state: State) -> State:
    return Idle() if isinstance(state, ChoosingColleague | ChoosingPutOff | ConfirmingHandover) else state


def _staff(desk: Desk) -> Staff:
    return desk.staff or Staff()
