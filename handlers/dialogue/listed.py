"""A number typed right after an answer that listed something: it opens the line that bears it.

Promises: beside an open question such a number is asked about once, never stored and never taken as a yes; one beyond
the list belongs to the question alone.
Must not: look anything up.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from handlers.dialogue import prompts, wording
from handlers.dialogue.decisions import Reply, Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.heard import number_named
from handlers.dialogue.states import QuestioningAnswer, State
from models import messages

_MOST: Final = 3  # of those that share a rank


def meant(
    text: str, lines: Sequence[messages.Line], ordinals: Collection[str], *, beside: bool
) -> tuple[messages.Line, ...]:
    """The lines that a bare number may mean: those that bear it, else ``beside`` a question the one at its place."""
    if not lines or (number := number_named(text, ordinals)) is None:
        return ()
    bearing = tuple(line for line in lines if line.number == number)
    return bearing[:_MOST] or (tuple(lines[number - 1 : number]) if beside else ())


def by_line(answer: Reply) -> Reply:
    """An answer whose choices are typed as words where numbers open its lines."""
    return replace(answer, typed_as=messages.TypedAs.WORDS) if answer.lines else answer


def the_one_meant(desk: Desk) -> str | None:
    """What the one line opens that bears the number."""
    return desk.meant_lines[0].opens.token if len(desk.meant_lines) == 1 else None


def which(desk: Desk) -> Reply:
    """Several lines bear the number, or none; then the list still holds."""
    if desk.meant_lines:
        return Reply(desk.words.say("which-line"), tuple(line.opens for line in desk.meant_lines))
    first, *_ = desk.lines
    return Reply(
        desk.words.say("no-such-line", number=str(first.number)), lines=desk.lines, typed_as=messages.TypedAs.WORDS
    )


def asked_again(state: State, desk: Desk) -> Step:
    """The open question once more, with the line that may have been meant among its choices."""
    names = ", ".join(line.opens.label for line in desk.meant_lines)
    reply = prompts.again(state, desk, desk.words.say("after-list", line=names))
    return Step(state, Reply(reply.text, (*reply.choices, *_opening(desk)), reply.typed_as))


def _opening(desk: Desk) -> tuple[messages.Choice, ...]:
    return tuple(wording.opening(desk.words, line) for line in desk.meant_lines)


def left(token: str, state: State) -> State:
    """The state without a doubt that is settled by opening the line: nothing was said of the figure."""
    if isinstance(state, QuestioningAnswer) and any(line.opens.token == token for line in state.lines):
        return state.asking
    return state
