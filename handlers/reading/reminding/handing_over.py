"""Reading "chuyển cho anh Páo" or "giao báo cáo tháng 6 cho chị Hoa làm": a report is to be somebody else's.

Promises: the name as it was typed, without titles; who asks for something to be passed to himself is not read so.
Must not: know who works where.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from handlers.reading.reminding.phrases import Phrases, Token, tokens_of
from handlers.reading.reminding.vocabulary import ReminderWords
from handlers.reading.text import clean, fold

_LONGEST_TEXT: Final = 300
_LONGEST_NAME: Final = 8


@dataclass(frozen=True, slots=True)
class HandOver:
    """``name`` as typed, empty when nobody was named ("chuyển cho ai"); ``titled``: with "anh", "chị" before it."""

    name: str
    titled: bool


def read_hand_over(text: str, words: ReminderWords) -> HandOver | None:
    """To whom a report is to go, or None when the message is about something else."""
    if len(text) > _LONGEST_TEXT:
        return None
    shown = clean(text).strip()
    tokens = tokens_of(shown)
    start = _behind(tokens, 0, words["around"])
    name = _after_handing(tokens, start, words) or _before_doing(tokens, start, words)
    return _named(shown, name, words) if name else None


def fits_name(typed: str, name: str) -> bool:
    """Whether somebody called ``name`` may be called ``typed``: by the last word, or by several in a row."""
    wanted, full = fold(typed).split(), fold(name).split()
    if len(wanted) == 1:
        return full[-1:] == wanted
    places = range(len(full) - len(wanted) + 1)
    return len(wanted) > 1 and any(full[place : place + len(wanted)] == wanted for place in places)


def _after_handing(tokens: Sequence[Token], start: int, words: ReminderWords) -> Sequence[Token]:
    """What follows "chuyển … cho"."""
    hit = words["hand"].at(tokens, start)
    if hit is None:
        return ()
    place = hit.stop
    while place < len(tokens):
        if (to := words["to_whom"].at(tokens, place)) is not None:
            return _until_doing(tokens[to.stop :], words)
        between = words["handed"].at(tokens, place)
        if between is None and tokens[place].number is None:
            return ()
        place = between.stop if between else place + 1
    return ()


def _until_doing(tokens: Sequence[Token], words: ReminderWords) -> Sequence[Token]:
    for place in range(1, len(tokens)):
        if tokens[place].is_sign or words["doing"].at(tokens, place) is not None:
            return tokens[:place]
    return tokens


def _before_doing(tokens: Sequence[Token], start: int, words: ReminderWords) -> Sequence[Token]:
    """What stands between "nhờ" and "làm"."""
    hit = words["have_done"].at(tokens, start)
    if hit is None:
        return ()
    for place in range(hit.stop + 1, len(tokens)):
        if words["doing"].at(tokens, place) is not None:
            return tokens[hit.stop : place]
    return ()


def _named(shown: str, name: Sequence[Token], words: ReminderWords) -> HandOver | None:
    bare = list(name)
    while bare and (bare[-1].is_sign or words["polite_last"].at(bare, len(bare) - 1) is not None):
        del bare[-1]
    if bare and _behind(bare, 0, words["anybody"]) == len(bare):
        return HandOver("", titled=False)
    first = _behind(bare, 0, words["titles"])
    titled, bare = first > 0, bare[first:]
    if not 1 <= len(bare) <= _LONGEST_NAME or any(token.is_sign or token.number is not None for token in bare):
        return None
    if any(words["not_names"].at(bare, place) is not None for place in range(len(bare))):
        return None
    return HandOver(shown[bare[0].start : bare[-1].stop], titled)


def _behind(tokens: Sequence[Token], place: int, phrases: Phrases) -> int:
    while place < len(tokens) and (hit := phrases.at(tokens, place)) is not None:
        place = hit.stop
    return place
