"""Reports whose figures do not exist yet: "chưa có số liệu vì đang chờ xã duyệt".

Promises: the reason is asked for, what follows is shown before anything is written, and a leader is told.
Must not: touch a figure: "chưa có số liệu" as the answer to one is the business of ``answering``.
"""

from __future__ import annotations

from handlers.dialogue import prompts, reporting, wording
from handlers.dialogue.decisions import Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.later import prompts as own_prompts
from handlers.dialogue.later import reports as put_off_reports
from handlers.dialogue.later.decisions import StandStill
from handlers.dialogue.later.states import (
    ChoosingPutOff,
    ConfirmingStandstill,
    ExplainingStandstill,
    ReportKey,
)
from handlers.dialogue.states import Idle, State
from handlers.reading.questions.question import Wish
from handlers.reading.reminding.not_yet import NotYet

GIVING_UP = frozenset({Wish.NO, Wish.CANCEL, Wish.BACK, Wish.MENU, Wish.SKIP})


def hear(said: NotYet, text: str, state: State, desk: Desk) -> Step:
    """Figures do not exist yet: of which report, and why?"""
    about = text.replace(said.reason, " ") if said.reason else text
    if _of_others(about, desk):
        note = desk.words.say("report-own-unit-only", unit=wording.unit_title(desk))
        return Step(state, prompts.again(state, desk, note))
    reports = put_off_reports.meant(about, state, desk)
    if not reports:
        return reporting.nothing_to_report(desk)
    if len(reports) > 1:
        choosing = ChoosingPutOff(reports=reports, reason=said.reason)
        return Step(choosing, prompts.prompt(choosing, desk))
    return explained(reports, said.reason, desk)


def explained(reports: tuple[ReportKey, ...], reason: str, desk: Desk) -> Step:
    """The reports are known; ask for the reason if none was given, else show what follows."""
    reports = put_off_reports.still_open(reports, desk)
    if not reports:
        return reporting.nothing_to_report(desk)
    state: State = (
        ConfirmingStandstill(reports=reports, reason=reason) if reason else ExplainingStandstill(reports=reports)
    )
    return Step(state, prompts.prompt(state, desk))


def hear_reason(text: str, state: ExplainingStandstill, desk: Desk) -> Step | None:
    """The reason; None for a wish of another kind."""
    wish = desk.reader.wish(text)
    if wish in GIVING_UP:
        return leave(desk)
    if wish is not None and wish is not Wish.YES:
        return None
    said = desk.reader.not_yet(text)
    reason = (said.reason if said else "") or desk.reader.reason(text)
    if not reason or wish is Wish.YES:
        return Step(state, prompts.again(state, desk, desk.words.say("standstill-why-again")))
    return explained(state.reports, reason, desk)


def record(state: ConfirmingStandstill, desk: Desk) -> Step:
    """The officer agreed to what was shown."""
    reports = put_off_reports.still_open(state.reports, desk)
    if not reports:
        return reporting.nothing_to_report(desk)
    until = own_prompts.standstill_until(desk)
    text = own_prompts.standstill_done(reports, until, desk)
    return Step(Idle(), prompts.menu(desk, text), (StandStill(reports, state.reason, until),))


def _of_others(text: str, desk: Desk) -> bool:
    """Whether another unit is named; a village may name its commune."""
    units = desk.reader.units(text)
    return bool(units) and not {desk.own_unit.slug, desk.own_unit.parent}.intersection(units)


def leave(desk: Desk) -> Step:
    """Nothing is written down."""
    return Step(Idle(), prompts.menu(desk, desk.words.say("standstill-left")))
