"""What may be tapped or asked at any time: choices that mean the same wherever they stand, and answers to questions.

Promises: in the middle of something its own question follows the answer.
Must not: read text.
"""

from __future__ import annotations

from handlers.dialogue import (
    asked_below,
    browsing,
    browsing_choices,
    correcting,
    correcting_named,
    prompts,
    put_aside,
    reporting,
    taking,
    templates,
    tokens,
)
from handlers.dialogue.decisions import Reply, Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.later import putting_off
from handlers.dialogue.leaders import leading
from handlers.dialogue.leaders import prompts as leading_prompts
from handlers.dialogue.states import Idle, State, ViewingReport


def go(token: str, state: State, desk: Desk) -> Step:
    """A choice that means the same at any time."""
    if (chosen := tokens.read_form(token)) is not None:
        return reporting.begin(chosen.form, chosen.period, desk)
    if (chosen := tokens.read_seen(token)) is not None:
        return correcting.show(chosen.form, chosen.period, desk)
    if (chosen := tokens.read_correct(token)) is not None:
        return correcting.choose_line(chosen.form, chosen.period, desk)
    if (chosen := tokens.read_template(token)) is not None:
        return templates.send(chosen.form, chosen.period, state, desk)
    if (corrected := tokens.read_from_villages(token)) is not None:
        return taking.correct(*corrected, desk)
    if (picked := tokens.read_correct_figure(token)) is not None:
        return correcting_named.begin(*picked, desk)
    match token:
        case tokens.GO_REPORT:
            return reporting.choose_report(desk)
        case tokens.GO_VIEW:
            return correcting.look_at_filed(state, desk)
        case tokens.GO_HELP:
            return respond(prompts.menu(desk, leading_prompts.help_text(desk)), state, desk)
    if (step := putting_off.tapped(token, state, desk)) is not None:
        return step
    if (found := leading.go(token, state, desk)) is not None:
        return found if isinstance(found, Step) else respond(found, state, desk)
    inquiry = browsing_choices.inquiry_of_token(token, desk)
    return respond(inquiry, state, desk) if inquiry else Step(state, prompts.prompt(state, desk))


def respond(answer: browsing.Answer, state: State, desk: Desk, note: str = "") -> Step:
    """Answer a question, after a note on it; in the middle of something its own question follows again."""
    if isinstance(answer, Reply):
        return put_aside.beside(answer, state, desk)
    idle = isinstance(state, Idle | ViewingReport)
    return Step(state, None if idle else asked_below.question(state, desk), inquiry=answer, note=note)
