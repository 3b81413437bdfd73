"""Going through a message that reported several figures: keep what is sure, ask one thing at a time, then go on.

Promises: what is sure is kept in one go and read back in one table; corrections of a filed report are kept only after
one yes to all of them.
Must not: read text (see ``whole_report``).
"""

from __future__ import annotations

from collections.abc import Mapping

from handlers.dialogue import prompts, put_aside, readback, reported_lines, reporting, tokens, wording
from handlers.dialogue.decisions import CorrectValue, Decision, SaveAnswers, Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.states import (
    AskingForValue,
    Candidate,
    Change,
    ChoosingIndicator,
    ConfirmingCorrections,
    Idle,
    LastAnswer,
    Purpose,
    Unsettled,
)
from models import records


def start(asking: AskingForValue, desk: Desk, *notes: str) -> Step:
    """Go through the lines in ``asking.pending`` from the first one on."""
    return _go_on(asking, desk, {}, (), notes)


def kept(answer: records.Answer, asking: AskingForValue, desk: Desk) -> Step:
    """The line in question is answered: keep it and go on."""
    if asking.purpose is not Purpose.CORRECT and (filed := desk.report(asking.form, asking.period)):
        return Step(Idle(), reporting.already_filed(filed, desk))
    answers = {asking.indicator: answer}
    last = LastAnswer(indicator=asking.indicator, raw=answer.raw)  # to know it again when it comes twice
    settled = _with_given(asking.model_copy(update={"last": last}), asking.indicator)
    if asking.purpose is Purpose.CORRECT:
        return _go_on(_with_changes(settled, answers), desk, {}, (), ())
    note = reporting.saved(asking.indicator, answer, asking, desk)
    return _go_on(settled, desk.after_saving(asking.form, asking.period, answers), answers, (note,), ())


def skip(asking: AskingForValue, desk: Desk) -> Step:
    """Pass over the figure asked; in the middle of a message's lines the next of them follows."""
    if asking.purpose is Purpose.CORRECT:
        return start(asking, desk) if asking.pending is not None else reporting.back(asking, desk)
    if asking.pending is None or desk.report(asking.form, asking.period) is not None:
        return reporting.skip(asking, desk)
    name = desk.indicator(asking.indicator).short(desk.words.language)
    here = asking.model_copy(update={"skipped": (*asking.skipped, asking.indicator)})
    return _go_on(here, desk, {}, (desk.words.say("answer-skipped", name=name),), ())


def back(asking: AskingForValue, desk: Desk) -> Step:
    """Leave the figure asked; what else a message reported about this report is still gone through."""
    if asking.pending is None or asking.purpose is Purpose.FILL:
        return reporting.back(asking, desk)
    return start(asking, desk)


def choose(token: str, state: ChoosingIndicator, desk: Desk) -> Step:
    """It was said which indicator a line is about, or that it is about none."""
    position = tokens.read_meant(token)
    if position is not None and position < len(state.indicators):
        return indicator_chosen(position, state, desk)
    return line_left_out(state, desk) if token in (tokens.SKIP, tokens.NO) else Step(state, prompts.prompt(state, desk))


def indicator_chosen(position: int, state: ChoosingIndicator, desk: Desk) -> Step:
    """The officer said which indicator a line is about."""
    pending = _pending(state.asking)
    line = pending.lines[0].model_copy(update={"indicators": (state.indicators[position],)})
    lines = (line, *pending.lines[1:])
    return start(
        state.asking.model_copy(update={"pending": pending.model_copy(update={"lines": lines, "asked": 0})}), desk
    )


def line_left_out(state: ChoosingIndicator, desk: Desk) -> Step:
    """The line is about none of them, or is not to be kept."""
    line = wording.cut(_pending(state.asking).lines[0].raw)
    return _go_on(state.asking, desk, {}, (desk.words.say("lines-left-out", line=line),), ())


def answer_corrections(state: ConfirmingCorrections, desk: Desk, *, token: str) -> Step:
    """All corrections were confirmed, or none."""
    words = desk.words
    if token != tokens.YES or desk.report(state.form, state.period) is None:
        return Step(Idle(), put_aside.menu(desk, words.say("correct-left")))
    period = wording.period_name(words, state.period)
    text = words.say("corrections-done", count=len(state.changes), period=period)
    see = wording.choice(words, tokens.seen(state.form, state.period), "choice-see")
    decisions = tuple(
        CorrectValue(state.form, state.period, change.indicator, change.candidate.answer()) for change in state.changes
    )
    return Step(Idle(), put_aside.after(text, see, desk), decisions)


def _pending(asking: AskingForValue) -> Unsettled:
    return asking.pending or Unsettled(lines=())


def _with_given(asking: AskingForValue, indicator: str) -> AskingForValue:
    pending = _pending(asking)
    given = tuple(dict.fromkeys((*pending.given, indicator)))
    return asking.model_copy(update={"pending": pending.model_copy(update={"given": given})})


def _with_changes(asking: AskingForValue, answers: Mapping[str, records.Answer]) -> AskingForValue:
    """The same with these corrections collected; a later one of an indicator replaces an earlier one."""
    pending = _pending(asking)
    new = {**{change.indicator: change.candidate for change in pending.changes}}
    new.update({slug: Candidate.of(given) for slug, given in answers.items()})
    changes = tuple(Change(indicator=slug, candidate=candidate) for slug, candidate in new.items())
    return asking.model_copy(update={"pending": pending.model_copy(update={"changes": changes})})


def _go_on(
    asking: AskingForValue,
    desk: Desk,
    saved: Mapping[str, records.Answer],
    before: tuple[str, ...],
    after: tuple[str, ...],
) -> Step:
    """Settle what can be settled, then ask about the next line, or go on with the report.

    ``saved`` is in the draft of ``desk`` already and still to be decided; ``before`` and ``after`` stand around the
    table of what was kept.
    """
    settled = reported_lines.settle(asking, desk)
    if asking.purpose is Purpose.CORRECT:
        asking = _with_changes(asking, settled.answers)
        return _go_on_correcting(asking, desk, settled, (*before, *after))
    decisions: tuple[Decision, ...] = ()
    if saved or settled.answers:
        decisions = (SaveAnswers(asking.form, asking.period, {**saved, **settled.answers}),)
    then = reported_lines.with_changes(asking, settled.answers, desk)
    if settled.question is not None:
        table = readback.saved_lines(asking.form, asking.period, settled.answers, desk)
        notes = (*before, table, *after, *settled.notes)
        return Step(settled.question, prompts.prompt(settled.question, then, *notes), decisions)
    step = _go_on_reporting(asking, then, settled, desk, before, after)
    return Step(step.state, step.reply, decisions)


def _go_on_reporting(
    asking: AskingForValue,
    desk: Desk,
    settled: reported_lines.Settled,
    earlier: Desk,
    before: tuple[str, ...],
    after: tuple[str, ...],
) -> Step:
    """The next open figure, or the read-back, which is a table already."""
    words, form, period = desk.words, asking.form, asking.period
    at_read_back = asking.purpose is Purpose.REVIEW or not readback.missing(form, period, desk)
    if settled.answers and at_read_back:
        table = words.say("lines-saved", count=len(settled.answers))
    else:
        table = readback.saved_lines(form, period, settled.answers, earlier)
    if not settled.answers and settled.same and not before:
        table = words.say("lines-same", count=len(settled.same))
    note = "\n".join(one for one in (*before, table, *after, *settled.notes) if one)
    last = desk.asked(form, period)[-1].indicator  # so that what is missing is asked from the top
    return reporting.go_on(asking.model_copy(update={"pending": None, "indicator": last}), desk, note)


def _go_on_correcting(
    asking: AskingForValue, desk: Desk, settled: reported_lines.Settled, notes: tuple[str, ...]
) -> Step:
    """Ask about the next line, or read all corrections back."""
    notes = (*notes, *settled.notes)
    if settled.question is not None:
        return Step(settled.question, prompts.prompt(settled.question, desk, *notes))
    changes = _pending(asking).changes
    if not changes:
        period = wording.period_name(desk.words, asking.period)
        none = desk.words.say("corrections-none", period=period) if settled.same else desk.words.say("correct-left")
        return Step(Idle(), put_aside.menu(desk, *notes, none))
    state = ConfirmingCorrections(form=asking.form, period=asking.period, changes=changes)
    return Step(state, prompts.prompt(state, desk, *notes))
