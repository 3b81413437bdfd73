"""Filed reports as they were asked for: all of them, those of a period, or what another unit has reported.

Promises: a period that is named is the one that is shown, or it is said that it was not filed; who files no report
is not told that none was filed.
Must not: change or judge anything.
"""

from __future__ import annotations

from handlers.dialogue import asked_below, correcting, prompts, wording
from handlers.dialogue.decisions import ProgressOverall, Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.states import Idle, State, ViewingReport


def look(text: str, state: State, desk: Desk) -> Step:
    """What "xem báo cáo ..." shows; in the middle of something it stands beside the open question."""
    period = desk.reader.period(text)
    others = [slug for slug in desk.reader.units(text) if slug != desk.own_unit.slug]
    reads_only = desk.unit is None or not desk.plan.forms_of(desk.unit)
    if others or (reads_only and period):
        return _looked_up(ProgressOverall(unit=others[0] if others else None, period=period), state, desk)
    if reads_only:
        return Step(state, prompts.again(state, desk, desk.words.say("filed-by-others")))
    if period is None:
        return correcting.look_at_filed(state, desk)
    return _of_period(period, state, desk)


def _of_period(period: str, state: State, desk: Desk) -> Step:
    """The one report of the period; in the middle of something a choice that opens it, as its lines bear numbers."""
    found = [report for report in desk.reports if report.period == period]
    if len(found) == 1 and isinstance(state, Idle | ViewingReport):
        return correcting.show(found[0].form, period, desk)
    note = "" if found else _not_filed(period, desk)
    return correcting.look_at_filed(state, desk, found, note)


def _not_filed(period: str, desk: Desk) -> str:
    return desk.words.say("filed-none-of", period=wording.capital(wording.period_name(desk.words, period)))


def _looked_up(inquiry: ProgressOverall, state: State, desk: Desk) -> Step:
    below = None if isinstance(state, Idle | ViewingReport) else asked_below.question(state, desk)
    return Step(state, below, inquiry=inquiry)
