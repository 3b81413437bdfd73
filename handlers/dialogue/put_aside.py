"""What becomes of an open question when something else is asked or begun.

Promises: a list asked for in the middle of something leaves the question open; what is left unanswered all the same is
named: the report that waits and how to go on with it, the figure that was not kept.
Must not: decide what follows.
"""

from __future__ import annotations

from dataclasses import replace

from handlers.dialogue import asked_below, placing, prompts, readback, tokens, wording
from handlers.dialogue.decisions import Reply, SaveAnswers, Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.later.states import HandingOver, PuttingOff
from handlers.dialogue.leaders import wording as leading_wording
from handlers.dialogue.leaders.states import Extending, OfMany, OfUnit
from handlers.dialogue.lists.states import Importing
from handlers.dialogue.states import (
    AskingForValue,
    Change,
    ChoosingIndicator,
    ConfirmingCancel,
    ConfirmingCorrection,
    ConfirmingCorrections,
    Idle,
    PlacingFigures,
    Purpose,
    QuestioningAnswer,
    ReportOf,
    State,
    Unsettled,
    ViewingReport,
)
from models import messages
from models.plan import measures

_OF_THE_MENU = frozenset({tokens.GO_REPORT, tokens.GO_PROGRESS, tokens.GO_DEADLINES, tokens.GO_LATE, tokens.GO_HELP})


def beside(answer: Reply, state: State, desk: Desk) -> Step:
    """The answer, and in the middle of something its question again, with what the answer itself offers to choose."""
    if isinstance(state, Idle | ViewingReport):
        return Step(state, answer)
    return Step(state, above(answer, asked_below.question(state, desk), desk))


def above(answer: Reply, question: Reply, desk: Desk) -> Reply:
    """The answer above an open question, and behind the question's choices those of the answer.

    A number typed next may mean one of these, so they are lines of a list too.
    """
    offered = tuple(choice for choice in answer.choices if choice.token not in _OF_THE_MENU)
    text = "\n".join((answer.text, desk.words.say("choose-or-go-on"))) if offered else answer.text
    gap = "\n\n" if "\n" in text else "\n"
    lines = tuple(messages.Line(number=place, opens=choice) for place, choice in enumerate(offered, 1))
    return replace(
        question,
        text=f"{text}{gap}{question.text}",
        choices=(*question.choices, *offered),
        lines=lines,
        below_answer=True,
    )


def told(before: State, step: Step, desk: Desk) -> Step:
    """The step with a word on what it leaves unanswered of ``before``, and on the report that waits."""
    waiting = _waiting(before, step, desk)
    if waiting is not None and step.reply is not None:
        elsewhere = _makes_another(step.state, desk)
        text, choices = f"{said_of(waiting, desk, elsewhere=elsewhere)}\n{step.reply.text}", step.reply.choices
        if isinstance(step.state, Idle | ViewingReport):
            choices = (*choices, *continuing(waiting, desk))
        step = replace(step, reply=replace(step.reply, text=text, choices=choices))
    return named(before, step, desk)


def named(before: State, step: Step, desk: Desk) -> Step:
    """The step with a word on what was about to be kept, sent or changed, and is not."""
    note = _not_kept(before, step, desk)
    if not note or step.reply is None:
        return step
    return replace(step, reply=replace(step.reply, text=f"{note}\n{step.reply.text}"))


def menu(desk: Desk, *notes: str) -> Reply:
    """The menu, and the report that waits if there is one."""
    waiting = begun(desk)
    if waiting is None:
        return prompts.menu(desk, *notes)
    reply = prompts.menu(desk, *notes, said_of(waiting, desk))
    return replace(reply, choices=(*continuing(waiting, desk), *reply.choices[1:]))


def after(text: str, see: messages.Choice, desk: Desk) -> Reply:
    """What was done, a choice to look at it, and how to go on."""
    reply = menu(desk, text)
    return replace(reply, choices=(see, *reply.choices[:2]))


def begun(desk: Desk) -> ReportOf | None:
    """The newest report of which some figures are in and that is not filed."""
    found = (one for one in desk.open_reports() if one.answered)
    return next((ReportOf(form=one.form.slug, period=one.period.key) for one in found), None)


def said_of(report: ReportOf | None, desk: Desk, *, elsewhere: bool = False) -> str:
    """That a report waits, how far it is, and how to go on; nothing for none.

    ``elsewhere``: another report is at hand, so that "go on" would mean that one.
    """
    if report is None:
        return ""
    asked, done = desk.asked(report.form, report.period), _done(report, desk)
    return desk.words.say(
        "report-waits",
        period=wording.period_name(desk.words, report.period),
        done=str(done),
        count=str(len(asked)),
        named="no" if done and not elsewhere else "yes",
    )


def _done(report: ReportOf, desk: Desk) -> int:
    return len(desk.asked(report.form, report.period)) - len(readback.missing(report.form, report.period, desk))


def continuing(report: ReportOf, desk: Desk) -> tuple[messages.Choice, ...]:
    """The choice that goes on with a report."""
    return (wording.choice(desk.words, tokens.form(report.form, report.period), "choice-continue"),)


def _waiting(before: State, step: Step, desk: Desk) -> ReportOf | None:
    """The report that was being made and no longer is, unless it is among the choices."""
    here = _report_made(before)
    if here is None or desk.report(here.form, here.period) is not None or _report_made(step.state) == here:
        return None
    if _makes_another(step.state, desk) and not _done(here, desk):
        return None
    offered = step.reply.choices if step.reply else ()
    token = tokens.form(here.form, here.period)
    return None if any(choice.token == token for choice in offered) else here


def _makes_another(state: State, desk: Desk) -> bool:
    """Whether a report that is not filed is at hand."""
    made = _report_made(state)
    return made is not None and desk.report(made.form, made.period) is None


def _report_made(state: State) -> ReportOf | None:
    if isinstance(state, ConfirmingCancel):
        return ReportOf(form=state.form, period=state.period)
    return None if isinstance(state, ViewingReport) else placing.at_hand(state)


def _not_kept(before: State, step: Step, desk: Desk) -> str:
    """What was about to be kept, sent or changed, and is not."""
    if _is_still(before, step.state) or _is_saved(before, step):
        return ""
    match before:
        case AskingForValue(purpose=Purpose.CORRECT) | ConfirmingCorrection():
            return _not_corrected(before, desk)
        case ConfirmingCorrections(period=period, changes=changes):
            period = wording.period_name(desk.words, period)
            return desk.words.say("corrections-not-made", count=len(changes), period=period)
        case QuestioningAnswer(asking=asking) if asking.pending is None or asking == step.state:
            return _not_taken(before, desk)
        case QuestioningAnswer(asking=asking) | ChoosingIndicator(asking=asking):
            return desk.words.say("lines-not-kept", count=len(asking.pending.lines) if asking.pending else 1)
        case PlacingFigures(lines=lines):
            return desk.words.say("lines-not-kept", count=len(lines))
    return _not_done(before, desk)


def _is_still(before: State, after: State) -> bool:
    """Whether the same is asked still, if in other words."""
    if isinstance(before, OfUnit):
        return isinstance(after, OfUnit) and after.unit == before.unit
    for kind in (OfMany, Importing, PuttingOff):
        if isinstance(before, kind):
            return isinstance(after, kind)
    if isinstance(before, ConfirmingCorrections):
        return False  # see the corrections themselves
    if isinstance(before, QuestioningAnswer) and isinstance(after, QuestioningAnswer):
        return _figure(before) == _figure(after) and before.candidates == after.candidates
    return type(before) is type(after) and _figure(before) == _figure(after)


def _is_saved(before: State, step: Step) -> bool:
    """Whether the figure in doubt was given otherwise or still waits; or the corrections read back are kept."""
    match before:
        case QuestioningAnswer(asking=asking):
            saved = (one for one in step.decisions if isinstance(one, SaveAnswers))
            waits = _pending(step.state) is not None and not isinstance(step.state, AskingForValue)
            return waits or any(asking.indicator in one.answers for one in saved)
        case ConfirmingCorrection() | ConfirmingCorrections():
            kept = {change.indicator for change in _changes(step.state)}
            same = placing.at_hand(before) == placing.at_hand(step.state)
            return same and kept.issuperset(change.indicator for change in before.as_changes)
    return False


def _changes(state: State) -> tuple[Change, ...]:
    """The corrections that a state holds, read back or still to be."""
    match state:
        case ConfirmingCorrection() | ConfirmingCorrections():
            return state.as_changes
    pending = _pending(state)
    return pending.changes if pending else ()


def _pending(state: State) -> Unsettled | None:
    """The lines of a message that are gone through."""
    asking = state.asking if isinstance(state, QuestioningAnswer | ChoosingIndicator) else state
    return asking.pending if isinstance(asking, AskingForValue) else None


def _figure(state: State) -> tuple[ReportOf | None, str]:
    """The report, and the one figure of it, that a state is about."""
    match state:
        case QuestioningAnswer(asking=AskingForValue(indicator=slug)):
            return placing.at_hand(state), slug
        case AskingForValue(indicator=slug) | ConfirmingCorrection(indicator=slug):
            return placing.at_hand(state), slug
    return placing.at_hand(state), ""


def _not_corrected(before: AskingForValue | ConfirmingCorrection, desk: Desk) -> str:
    words = desk.words
    return words.say(
        "correction-not-made",
        name=desk.indicator(before.indicator).short(words.language),
        period=wording.period_name(words, before.period),
    )


def _not_taken(before: QuestioningAnswer, desk: Desk) -> str:
    """The answer that was in doubt: as it was typed where several are possible."""
    words, asking = desk.words, before.asking
    if not before.candidates or any(isinstance(one.answer().measure, measures.NoFigure) for one in before.candidates):
        return ""
    first = before.candidates[0]
    indicator, several = desk.indicator(asking.indicator), len(before.candidates) > 1
    value = wording.cut(first.raw) if several else wording.answer(words, indicator, first.answer())
    return words.say("answer-not-kept", name=indicator.short(words.language), value=value)


def _not_done(before: State, desk: Desk) -> str:
    """What a leader, an importer or somebody who puts a report off was about to do."""
    words = desk.words
    if isinstance(before, OfUnit):
        unit = desk.plan.units.by_slug(before.unit)
        key = "extension-not-given" if isinstance(before, Extending) else "message-not-sent"
        return words.say(
            key, unit=leading_wording.unit_title(words, unit, "") if unit else "", named="yes" if unit else "no"
        )
    if isinstance(before, OfMany):
        return words.say("write-left")
    if isinstance(before, Importing):
        return words.say("list-left")
    if isinstance(before, HandingOver):
        return words.say("handover-left")
    return words.say("standstill-left") if isinstance(before, PuttingOff) else ""
