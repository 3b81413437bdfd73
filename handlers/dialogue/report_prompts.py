"""The questions about a message that reported several figures, so that they can be asked again word for word.

Promises: one text and its choices for a state and a desk.
Must not: change the state.
"""

from __future__ import annotations

from handlers.dialogue import readback, tokens, wording
from handlers.dialogue.decisions import Reply
from handlers.dialogue.desk import Desk
from handlers.dialogue.states import (
    AskingForValue,
    ChoosingIndicator,
    ConfirmingCorrections,
    PlacingFigures,
    QuestioningAnswer,
    ReportOf,
)
from models import messages
from models.plan.units import Level

ReportQuestion = ConfirmingCorrections | ChoosingIndicator | PlacingFigures
_MOST_QUOTED = 3


def question(state: ReportQuestion, desk: Desk) -> Reply:
    """What the state asks."""
    match state:
        case ConfirmingCorrections():
            return _confirming(state, desk)
        case ChoosingIndicator():
            return _choosing(state, desk)
        case PlacingFigures():
            return _placing(state, desk)


def _confirming(state: ConfirmingCorrections, desk: Desk) -> Reply:
    words = desk.words
    answers = {change.indicator: change.candidate.answer() for change in state.changes}
    text = words.say(
        "corrections-confirm",
        period=wording.capital(wording.period_name(words, state.period)),
        count=len(answers),
        lines=readback.changed_lines(state.form, state.period, answers, desk),
    )
    yes = wording.choice(words, tokens.YES, "choice-correct-all", count=len(answers))
    return Reply(text, (yes, wording.choice(words, tokens.NO, "choice-keep-old")))


def _choosing(state: ChoosingIndicator, desk: Desk) -> Reply:
    words, asking = desk.words, state.asking
    raw = asking.pending.lines[0].raw if asking.pending and asking.pending.lines else ""
    text = words.say(
        "lines-which-indicator",
        period=wording.capital(wording.period_name(words, asking.period)),
        line=wording.cut(raw),
    )
    choices = tuple(
        messages.Choice(token=tokens.meant(position), label=_named(slug, state, desk))
        for position, slug in enumerate(state.indicators)
    )
    return Reply(text, (*choices, wording.choice(words, tokens.SKIP, "choice-leave-line")))


def _named(slug: str, state: ChoosingIndicator, desk: Desk) -> str:
    """An indicator with its unit, as two of one name differ most in that."""
    indicator = desk.indicator(slug)
    return f"{indicator.short(desk.words.language)} ({indicator.unit_name(desk.words.language)})"


def _placing(state: PlacingFigures, desk: Desk) -> Reply:
    words, single = desk.words, len(state.among) == 1
    quoted = ", ".join(f"“{wording.cut(piece)}”" for piece in state.unsure[:_MOST_QUOTED])
    unsure = words.say("lines-unsure", pieces=quoted) if quoted else ""
    if single:
        asked = words.say(
            "lines-is-it-this-report",
            period=wording.period_name(words, state.among[0].period),
            unit=wording.unit_title(desk),
            state=_state_of(state.among[0], desk),
        )
    else:
        asked = words.say("lines-which-report", unit=wording.unit_title(desk))
    choices = tuple(
        wording.choice(
            words,
            tokens.place(position),
            "choice-place-this" if single else "choice-place",
            period=wording.period_name(words, one.period),
            state=_state_of(one, desk),
        )
        for position, one in enumerate(state.among)
    )
    text = "\n".join(part for part in (unsure, asked) if part)
    return Reply(text, (*choices, wording.choice(words, tokens.NO, "choice-place-none")))


def _state_of(place: ReportOf, desk: Desk) -> str:
    return "filed" if desk.report(place.form, place.period) else "open"


def lines_in_question(state: QuestioningAnswer) -> str:
    """The lines of a message that are in doubt, as they were typed; empty for an answer typed alone."""
    pending = state.asking.pending
    if pending is None:
        return ""
    raws = [line.raw for line in pending.lines[: pending.asked]]
    return ", ".join(map(wording.cut, raws)) if state.candidates[0].raw in raws else ""


def template_choice(state: AskingForValue, desk: Desk) -> tuple[messages.Choice, ...]:
    """While nothing is answered the form can be had as a file; village heads report from their phones."""
    if desk.answers(state.form, state.period) or desk.own_unit.level is Level.VILLAGE:
        return ()
    return (wording.choice(desk.words, tokens.template(state.form, state.period), "choice-template"),)
