"""What came in, before its text is read.

Promises: a typed choice and a tapped one are the same value.
Must not: know the state of the conversation beyond the choices that were on offer.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from handlers.reading.text import fold
from models import messages

_LONGEST_ORDINAL = 20
_MOST_BEFORE = 2
_COUNT = re.compile(r" \(\d+\)$")


@dataclass(frozen=True, slots=True)
class Offer:
    """The choices of the newest prompt, how they may be typed, and the words that may stand before a number.

    The prompts from ``since`` on ask the same and offer the same: a tap under any of them counts.
    """

    choices: Sequence[messages.Choice]
    typed_as: messages.TypedAs
    ordinals: frozenset[str]
    since: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice of the newest prompt."""

    token: str


@dataclass(frozen=True, slots=True)
class Stale:
    """A choice of an older prompt."""

    token: str


@dataclass(frozen=True, slots=True)
class Said:
    """Text."""

    text: str


@dataclass(frozen=True, slots=True)
class Sent:
    """Something without text. ``why`` says, of a file, why it could not be read."""

    what: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that is still with the network."""

    file: messages.Attached


@dataclass(frozen=True, slots=True)
class Tabled:
    """The rows of a file."""

    sheet: messages.Sheet


Heard = Chosen | Stale | Said | Sent | Enclosed | Tabled


def hear(content: messages.Content, prompt: int, offer: Offer) -> Heard:
    """What a message is, given the number of the newest prompt and what it offered."""
    match content:
        case messages.Picked(prompt=tapped, token=token):
            on_offer = offer.since <= tapped <= prompt and any(choice.token == token for choice in offer.choices)
            return Chosen(token) if on_offer else Stale(token)
        case messages.Typed(text=text):
            token_typed = _by_label(text, offer) or _by_ordinal(text, offer)
            return Said(text) if token_typed is None else Chosen(token_typed)
        case messages.Attached():
            return Enclosed(content)
        case messages.Sheet():
            return Tabled(content)
        case messages.Unsupported(what=what, body=why):
            return Sent(what, why)


def _by_label(text: str, offer: Offer) -> str | None:
    folded = fold(text).strip(" .")
    return next((choice.token for choice in offer.choices if folded in _said_of(choice)), None)


def _said_of(choice: messages.Choice) -> tuple[str, str]:
    """The label as it stands, and without a count behind it: "Xem thêm (26)"."""
    label = fold(choice.label)
    return label, _COUNT.sub("", label)


def _by_ordinal(text: str, offer: Offer) -> str | None:
    """The choice a bare number names: "2", "2.", "số 2"."""
    if offer.typed_as is messages.TypedAs.WORDS:
        return None
    position = number_named(text, offer.ordinals) or 0
    return offer.choices[position - 1].token if 1 <= position <= len(offer.choices) else None


def number_named(text: str, ordinals: Collection[str]) -> int | None:
    """The number that a text is, with or without these words before it; None for 0 and anything else."""
    if len(text) > _LONGEST_ORDINAL:
        return None
    *before, last = fold(text).rstrip(" .)").split(" ")
    if len(before) > _MOST_BEFORE or any(word not in ordinals for word in before):
        return None
    return int(last) or None if last.isascii() and last.isdecimal() else None


def numbers_a_choice(text: str, offer: Offer) -> bool:
    """Whether a bare number may be the place of a choice, however choices are typed."""
    number = number_named(text, offer.ordinals)
    return number is not None and number <= len(offer.choices)


def named_as_a_choice(text: str, ordinals: Collection[str]) -> bool:
    """Whether a number has one of these words before it: "số 5"."""
    return text[:1].isalpha() and number_named(text, ordinals) is not None
