"""What the newest prompt of a conversation offers, as the conversation keeps it.

Promises: what is written here is read here, also as earlier versions wrote it.
Must not: touch the database.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pydantic

from models import messages

# How a conversation keeps its offer: the choices are pairs of token and label; what the newest answer was about stands
# behind, where the choices do not say it, or where there was a list; then its lines follow, and whether an answer
# stands above the question.
_Pairs = tuple[tuple[str, str], ...]
_Lines = tuple[messages.Line, ...]
_Kept = (
    tuple[messages.TypedAs, _Pairs, int, int]
    | tuple[messages.TypedAs, _Pairs, int, int, tuple[str, ...]]
    | tuple[messages.TypedAs, _Pairs, int, int, tuple[str, ...], _Lines]
    | tuple[messages.TypedAs, _Pairs, int, int, tuple[str, ...], _Lines, bool]
)
_OFFERED: pydantic.TypeAdapter[_Kept] = pydantic.TypeAdapter(_Kept)


@dataclass(frozen=True, slots=True)
class Offered:
    """What the newest prompt offers. The prompts from ``since`` on are copies of it: the same question asked again.

    ``made_at`` is the newest message in the inbox when it was made: what came before cannot have seen it.
    ``about``: the tokens that the newest answer led to, under its prompt or, in the middle of a report, not on offer.
    ``lines`` are those of a list, alone or above the question. ``below_answer``: the question stands below an answer to
    another one.
    """

    typed_as: messages.TypedAs
    choices: tuple[messages.Choice, ...]
    since: int
    made_at: int
    about: tuple[str, ...] = ()
    lines: tuple[messages.Line, ...] = ()
    below_answer: bool = False


def read_offer(stored: str) -> Offered:
    """The choices of the conversation's newest prompt, how they may be typed, and since when they hold."""
    kept: tuple[Any, ...] = _OFFERED.validate_json(stored)
    typed_as, choices, since, made_at, *more = kept
    return Offered(
        typed_as,
        tuple([messages.choice(token, label) for token, label in choices]),
        since,
        made_at,
        more[0] if more else tuple([token for token, _ in choices]),
        *more[1:],
    )


def offered_json(
    typed_as: messages.TypedAs,
    choices: Sequence[messages.Choice],
    since: int,
    made_at: int,
    about: tuple[str, ...] | None = None,
    lines: tuple[messages.Line, ...] = (),
    *,
    below_answer: bool = False,
) -> str:
    """An offer as the conversation keeps it; ``about`` None where the choices say it."""
    pairs = tuple([(choice.token, choice.label) for choice in choices])
    if (lines or below_answer) and about is None:
        about = tuple([choice.token for choice in choices])
    kept: _Kept = (typed_as, pairs, since, made_at)
    if below_answer:
        kept = (typed_as, pairs, since, made_at, about or (), lines, True)
    elif lines:
        kept = (typed_as, pairs, since, made_at, about or (), lines)
    elif about is not None:
        kept = (typed_as, pairs, since, made_at, about)
    return _OFFERED.dump_json(kept).decode()
