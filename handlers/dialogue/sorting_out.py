"""The lines of a message made ready for one report: those that belong to it, and what is said of the others.

Promises: a line of another period or another report is named and not kept; what an earlier message left unsettled is
not lost.
Must not: decide which report is meant (see ``placing``).
"""

from __future__ import annotations

from collections.abc import Sequence

from handlers.dialogue import going_through, placing, reported_lines, reporting, weighing, wording
from handlers.dialogue.decisions import Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.states import (
    AskingForValue,
    ChoosingField,
    ChoosingIndicator,
    ConfirmingCopy,
    ConfirmingCorrection,
    ConfirmingCorrections,
    ConfirmingReport,
    Purpose,
    QuestioningAnswer,
    ReportOf,
    State,
    Unsettled,
)
from handlers.reading.reports.report import Line

MOST_LISTED = 6


def put_into(place: ReportOf, lines: Sequence[Line], state: State, desk: Desk) -> Step | None:
    """Go through the lines as figures of one report; None when no line of a list of numbers can be one."""
    known, notes = _sifted(lines, place, desk)
    known = (*known, *_still_waiting(known, place, state))
    asking = asking_for(place, known, state, desk)
    if not can_take(place, lines, state, desk):
        return None
    return going_through.start(asking, desk, *notes)


def can_take(place: ReportOf, lines: Sequence[Line], state: State, desk: Desk) -> bool:
    """Whether something is said that a report can take, or at least a label was typed."""
    if any(line.indicators for line in lines):
        return True
    known, _ = _sifted(lines, place, desk)
    asking = asking_for(place, known, state, desk)
    here = (reported_lines.about(asking, line.indicators[0]) for line in known)
    weighed = (reported_lines.weigh(line, one, desk) for line, one in zip(known, here, strict=True))
    return any(not isinstance(one, weighing.Refused) for one in weighed)


def _sifted(lines: Sequence[Line], place: ReportOf, desk: Desk) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """The lines that belong to the report, with the indicators they may give there, and a note on the others."""
    known: list[Line] = []
    unknown: list[str] = []
    elsewhere: dict[str | None, list[str]] = {}
    for line in lines:
        fitting = placing.candidates(line, place, desk)
        if line.period not in (None, place.period):
            elsewhere.setdefault(line.period, []).append(line.raw)
        elif fitting:
            known.append(line.model_copy(update={"indicators": fitting}))
        elif line.indicators:
            elsewhere.setdefault(placing.other_form(line.indicators, desk), []).append(line.raw)
        else:
            unknown.append(line.raw)
    return tuple(known), _notes(unknown, elsewhere, desk)


def _notes(unknown: Sequence[str], elsewhere: dict[str | None, list[str]], desk: Desk) -> tuple[str, ...]:
    words = desk.words
    notes = [words.say("lines-unknown", lines=_quoted(unknown, desk))] if unknown else []
    for period, raws in elsewhere.items():
        lines = _quoted(raws, desk)
        if period is None:
            notes.append(words.say("lines-not-ours", lines=lines))
        elif period:
            notes.append(words.say("lines-other-report", lines=lines, period=wording.period_name(words, period)))
        else:
            notes.append(words.say("lines-later-report", lines=lines))
    return tuple(notes)


def _quoted(raws: Sequence[str], desk: Desk) -> str:
    shown = ", ".join(f"“{wording.cut(raw)}”" for raw in raws[:MOST_LISTED])
    more = len(raws) - MOST_LISTED
    return f"{shown} {desk.words.say('lines-more', count=more)}" if more > 0 else shown


def asking_for(place: ReportOf, lines: tuple[Line, ...], state: State, desk: Desk) -> AskingForValue:
    """The state of going through these lines."""
    filed = desk.report(place.form, place.period) is not None
    purpose = Purpose.CORRECT if filed else _purpose(state, place)
    first = lines[0].indicators[0] if lines else desk.form(place.form).fields[0].indicator
    before = _asked_before(state, place)
    asking = reporting.asking(place.form, place.period, first, purpose, desk, before.skipped if before else ())
    changes = before.pending.changes if before and before.pending and filed else ()
    if isinstance(state, ConfirmingCorrection | ConfirmingCorrections) and placing.at_hand(state) == place:
        # What villages make may be another sum by the time of the yes: such a correction is read back alone.
        changes = tuple(change for change in state.as_changes if change.candidate.below is None)
    return asking.model_copy(update={"pending": Unsettled(lines=lines, changes=changes)})


def _purpose(state: State, place: ReportOf) -> Purpose:
    """At the read-back the figures lead back to it; elsewhere to the next open figure."""
    before = _asked_before(state, place)
    at_read_back = isinstance(state, ConfirmingReport | ChoosingField) and placing.at_hand(state) == place
    return Purpose.REVIEW if at_read_back or (before and before.purpose is Purpose.REVIEW) else Purpose.FILL


def _asked_before(state: State, place: ReportOf) -> AskingForValue | None:
    """The figure that was being asked for the same report."""
    match state:
        case AskingForValue() as asking:
            pass
        case QuestioningAnswer(asking=asking) | ConfirmingCopy(asking=asking) | ChoosingIndicator(asking=asking):
            pass
        case _:
            return None
    return asking if ReportOf(form=asking.form, period=asking.period) == place else None


def _still_waiting(new: Sequence[Line], place: ReportOf, state: State) -> tuple[Line, ...]:
    """What an earlier message left unsettled and this one does not say again.

    A label that fitted several goes when one of them is given now: what is left over must never be taken for another.
    So does the line whose figure is to be typed anew.
    """
    before = _asked_before(state, place)
    if before is None or before.pending is None:
        return ()
    raws = {line.raw for line in new}
    given = {line.indicators[0] for line in new if len(line.indicators) == 1}
    given |= {state.indicator} if isinstance(state, AskingForValue) else set()
    return tuple(line for line in before.pending.lines if line.raw not in raws and given.isdisjoint(line.indicators))
