"""Looking at filed reports and correcting them.

Promises: a correction is read back, old value and new, before it is kept; the old value stays.
Must not: change a filed value by itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from handlers.dialogue import answering, from_villages, prompts, put_aside, readback, reporting, tokens, wording
from handlers.dialogue.decisions import CorrectValue, Reply, Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.states import (
    AskingForValue,
    Candidate,
    ChoosingField,
    ConfirmingCorrection,
    ConfirmingReport,
    Idle,
    Purpose,
    ReportOf,
    State,
    ViewingReport,
)
from handlers.reading.corrections import Correction
from models import records
from models.plan.periods import period_from_key

MOST_LISTED = 6


def list_filed(desk: Desk, among: Sequence[records.Report] = (), note: str = "") -> Step:
    """The filed reports, newest first: ``among`` these if there are any. ``note`` stands above."""
    words = desk.words
    if not desk.reports:
        return Step(Idle(), prompts.menu(desk, words.say("filed-none")))
    newest = sorted(among or desk.reports, key=lambda report: (period_from_key(report.period).last_on, report.id))
    choices = tuple(
        wording.choice(
            words,
            tokens.seen(report.form, report.period),
            "choice-filed",
            period=wording.capital(wording.period_name(words, report.period)),
            receipt=report.receipt,
        )
        for report in reversed(newest[-MOST_LISTED:])
    )
    text = "\n".join(filter(None, (note, words.say("filed-which", unit=wording.unit_title(desk)))))
    return Step(Idle(), Reply(text, choices))


def look_at_filed(state: State, desk: Desk, among: Sequence[records.Report] = (), note: str = "") -> Step:
    """The filed reports; in the middle of something they stand beside its question."""
    step = list_filed(desk, among, note)
    return step if step.reply is None else put_aside.beside(step.reply, _kept_open(state), desk)


def _kept_open(state: State) -> State:
    return Idle() if isinstance(state, ViewingReport) else state


def show(form: str, period: str, desk: Desk) -> Step:
    """One filed report with its receipt and lines."""
    report = desk.report(form, period)
    if report is None:
        return list_filed(desk)
    words = desk.words
    heading = words.say(
        "filed-heading",
        period=wording.capital(wording.period_name(words, period)),
        unit=wording.unit_title(desk),
        receipt=report.receipt,
        moment=words.moment(report.filed_at),
        timing="late" if report.late else "on-time",
        sample=desk.sample,
    )
    moved = from_villages.moved(form, period, desk)
    notes = (from_villages.moved_line(one, desk) for one in moved)
    lines = (heading, readback.filed_lines(form, period, desk), *notes, words.say("filed-how-to-correct"))
    mend = wording.choice(words, tokens.correct(form, period), "choice-mend")
    theirs = (from_villages.moved_choice(one, period, desk) for one in moved)
    choices = (*theirs, mend, *prompts.menu_choices(desk)[:2])
    return Step(ViewingReport(form=form, period=period), Reply("\n".join(lines), choices))


def choose_line(form: str, period: str, desk: Desk) -> Step:
    """Which line of a filed report is to be corrected."""
    if desk.report(form, period) is None:
        return list_filed(desk)
    state = ChoosingField(form=form, period=period, purpose=Purpose.CORRECT)
    return Step(state, prompts.prompt(state, desk))


def correct_shown(correction: Correction | None, state: State, desk: Desk) -> Step:
    """ "Sửa 3: 120" outside a draft: of the report just shown, else of the one filed last. Without a line: choose."""
    if isinstance(state, ViewingReport):
        if correction is None:
            return choose_line(state.form, state.period, desk)
        return correct_line(correction, state.form, state.period, desk)
    if correction is None or not desk.reports:
        return look_at_filed(state, desk)
    newest = max(desk.reports, key=lambda report: (report.filed_at, report.id))
    return correct_line(correction, newest.form, newest.period, desk)


def correct_line(correction: Correction, form: str, period: str, desk: Desk) -> Step:
    """Take a line of a filed report to a new value, or ask for the value."""
    lines = readback.correctable(form, period, desk)
    return _mend(correction, lines, form, period, Purpose.CORRECT, desk)


def mend_line(correction: Correction, state: ConfirmingReport, desk: Desk) -> Step:
    """The same for a line of the draft that was read back."""
    lines = readback.shown(state.form, state.period, desk)
    return _mend(correction, lines, state.form, state.period, Purpose.REVIEW, desk)


def choose_draft_line(form: str, period: str, desk: Desk) -> Step:
    """Which line of the draft is to be mended."""
    state = ChoosingField(form=form, period=period, purpose=Purpose.REVIEW)
    return Step(state, prompts.prompt(state, desk))


def mend_while_asking(correction: Correction, state: AskingForValue, desk: Desk) -> Step:
    """The same while a figure is asked: a line of this report, whether draft or filed."""
    lines = readback.correctable if state.purpose is Purpose.CORRECT else readback.shown
    shown = lines(state.form, state.period, desk)
    return _mend(correction, shown, state.form, state.period, state.purpose, desk, state.skipped)


def _mend(
    correction: Correction,
    lines: tuple[str, ...],
    form: str,
    period: str,
    purpose: Purpose,
    desk: Desk,
    skipped: tuple[str, ...] = (),
) -> Step:
    if not 1 <= correction.item <= len(lines):
        state = ChoosingField(form=form, period=period, purpose=purpose)
        note = desk.words.say("mend-no-such-line", item=str(correction.item), count=str(len(lines)))
        return Step(state, prompts.prompt(state, desk, note))
    place = ReportOf(form=form, period=period)
    return take_to(lines[correction.item - 1], correction.value, place, purpose, desk, skipped)


def take_to(
    indicator: str, value: str, place: ReportOf, purpose: Purpose, desk: Desk, skipped: tuple[str, ...] = ()
) -> Step:
    """Take a figure of a report to the value typed, or ask for the value."""
    asking = reporting.asking(place.form, place.period, indicator, purpose, desk, skipped)
    if not value:
        return Step(asking, prompts.prompt(asking, desk))
    unseen = asking.model_copy(update={"asked_at": desk.message - 1})
    return answering.hear_value(value, unseen, desk)


def chosen_line(position: int, state: ChoosingField, desk: Desk) -> Step:
    """A line was picked: ask for its value."""
    return _mend(Correction(position, ""), _lines(state, desk), state.form, state.period, state.purpose, desk)


def leave_choosing(state: ChoosingField, desk: Desk) -> Step:
    """No line after all: back to the draft, or to nothing."""
    if state.purpose is Purpose.REVIEW:
        return reporting.begin(state.form, state.period, desk)
    return Step(Idle(), put_aside.menu(desk, desk.words.say("correct-left")))


def _lines(state: ChoosingField, desk: Desk) -> tuple[str, ...]:
    lines = readback.shown if state.purpose is Purpose.REVIEW else readback.correctable
    return lines(state.form, state.period, desk)


def answer(state: ConfirmingCorrection, desk: Desk, *, token: str) -> Step:
    """The correction was confirmed, or not."""
    words = desk.words
    if token != tokens.YES:
        return Step(Idle(), put_aside.menu(desk, words.say("correct-left")))
    given = state.candidate.answer()
    if not from_villages.is_newest(given, state.indicator, state.period, desk):
        return _anew(state, desk)
    name = desk.indicator(state.indicator).short(words.language)
    value = wording.answer(words, desk.indicator(state.indicator), given)
    text = words.say("correct-done", name=name, value=value, period=wording.period_name(words, state.period))
    see = wording.choice(words, tokens.seen(state.form, state.period), "choice-see")
    decision = CorrectValue(state.form, state.period, state.indicator, given)
    return Step(Idle(), put_aside.after(text, see, desk), (decision,))


def _anew(state: ConfirmingCorrection, desk: Desk) -> Step:
    """A village has reported since: the correction is read back with what they make now."""
    found = from_villages.made(state.indicator, state.period, desk)
    if found is None:
        return Step(Idle(), put_aside.menu(desk, desk.words.say("correct-left")))
    candidate = Candidate.of(from_villages.answer(state.indicator, found, desk))
    newer = state.model_copy(update={"candidate": candidate})
    notes = (desk.words.say("villages-changed"), from_villages.lacking(found, desk))
    return Step(newer, prompts.prompt(newer, desk, *notes))
