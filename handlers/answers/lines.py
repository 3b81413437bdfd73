"""The lines of a list, as they may be chosen where the list stands.

Promises: a line that can be opened by its number carries it, and the number opens it, also of another page; beside an
open question none does, as a number typed there belongs to the question, and a rank is then told as a rank.
Must not: know what a line is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from handlers.answers.asker import Asker
from handlers.dialogue import browsing_tokens
from models import messages
from models.plan.progress import Progress

_BEFORE_LINES: Final = ":"


def numbered(number: int, text: str, asker: Asker) -> str:
    """A line by its place in the list."""
    if asker.beside_question:
        return asker.words.say("line-beside", line=text)
    return asker.words.say("line-numbered", number=str(number), line=text)


def paged(heading: str, page: int, pages: int, asker: Asker) -> str:
    """The heading of a list with the page that is shown, where there are several."""
    if pages <= 1:
        return heading
    if heading.endswith(_BEFORE_LINES):
        heading = heading.removesuffix(_BEFORE_LINES)
        return asker.words.say("list-page-before", heading=heading, page=page, pages=pages)
    return f"{heading} {asker.words.say('list-page', page=page, pages=pages)}"


def ranked(rank: int, text: str, asker: Asker) -> str:
    """A line by its rank, which several may share."""
    key = "line-ranked-beside" if asker.beside_question else "line-numbered"
    return asker.words.say(key, number=str(rank), line=text)


def listed(choices: Sequence[messages.Choice], asker: Asker) -> tuple[messages.Line, ...]:
    """What the lines of a list open, by place; elsewhere the choices are the same, at the same places."""
    if not asker.beside_question:
        return ()
    return tuple(messages.Line(number=number, opens=choice) for number, choice in enumerate(choices, start=1))


def opening_indicators(
    every: Sequence[Progress], shown: Sequence[Progress], asker: Asker, period: str | None = None
) -> tuple[messages.Line, ...]:
    """What the lines of a list of indicators open: each the district's, by its number in the plan, in the ``period``
    that was named; of ``every`` page, beside an open question of the one ``shown``."""
    reached = shown if asker.beside_question else every
    indicators = [asker.plan.indicators[standing.indicator] for standing in reached]
    return tuple(
        messages.Line(
            number=one.number,
            opens=messages.Choice(
                token=browsing_tokens.indicator(one.number, period=period), label=one.short(asker.words.language)
            ),
        )
        for one in indicators
    )
