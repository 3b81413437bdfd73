"""Doubts about an answer that was read: odd against what is known, or typed before the question was seen.

Promises: a doubt brings the answers that may be meant, best first, or none when the value cannot be true.
Must not: turn a question into an acceptance.
"""

from __future__ import annotations

from dataclasses import dataclass

from handlers.dialogue.desk import Desk
from handlers.dialogue.states import AskingForValue
from handlers.reading.text import fold
from models import records

READING_DOUBTS = frozenset({"doubt-several", "doubt-one", "doubt-repeated", "doubt-typed-ahead"})
BLIND_DOUBTS = frozenset({"doubt-repeated", "doubt-typed-ahead"})


@dataclass(frozen=True, slots=True)
class Doubt:
    """A phrase that asks, its words, and the answers on offer."""

    key: str
    values: dict[str, str]
    candidates: tuple[records.Answer, ...]


def typed_blind(raw: str, state: AskingForValue, desk: Desk) -> tuple[str, dict[str, str]] | None:
    """The doubt about an answer that may belong to the question before.

    It was typed before this question went out, or a prompt may have reached the officer twice and the answer
    is the last one again.
    """
    unseen = desk.message <= state.asked_at
    if state.last is None:
        return ("doubt-typed-ahead", {}) if unseen else None
    name = desk.indicator(state.last.indicator).short(desk.words.language)
    if fold(raw) == fold(state.last.raw) and (unseen or desk.resent):
        return "doubt-repeated", {"last": name}
    return ("doubt-typed-ahead", {}) if unseen else None


def doubt_about(
    answer: records.Answer, state: AskingForValue, desk: Desk, stated_per: str | None
) -> Doubt | None:
    """What is odd about an answer, if anything."""
    return None
