"""Where the name of a place ends: a known name, or whatever follows a word for a village.

Promises: number words inside a name are not taken for figures. Must not: decide which unit is meant.
"""

from __future__ import annotations

from typing import Final

from handlers.reading.figures.number_words import NumberWords
from handlers.reading.figures.phrases import Phrase, Role, find
from handlers.reading.figures.places import Places
from handlers.reading.figures.tokens import NUMERAL, WORD, Token

_LONGEST_VILLAGE: Final = 3
_MOST_VILLAGES: Final = 30


def end_of_place(
    tokens: list[Token], at: int, places: Places, words: NumberWords, phrases: tuple[Phrase, ...]
) -> int | None:
    """Where the place named at ``at`` ends, or None; ``phrases`` are those that stand there."""
    known = _known(tokens, at, places)
    if known is not None or not phrases:
        return known
    name = at + len(phrases[0].bares)
    if name >= len(tokens):
        return None
    for phrase in phrases:
        if phrase.role is Role.COMMUNE:
            return _known(tokens, name, places)
        if phrase.role is Role.VILLAGE:
            return _village(tokens, name, places, words)
    return None


def _known(tokens: list[Token], at: int, places: Places) -> int | None:
    for place in places.by_first_word.get(tokens[at].bare, ()):
        end = at + len(place.bare_words)
        if end > len(tokens):
            continue
        typed = zip(tokens[at:end], place.spellings, place.bare_words, strict=True)
        if all(token.spelling in (exact, plain) for token, exact, plain in typed):
            return end
    return None


def _village(tokens: list[Token], at: int, places: Places, words: NumberWords) -> int | None:
    """The name after "bản": a number, a known name, or up to three words that are no words of an answer."""
    if tokens[at].kind == NUMERAL:
        return at + 1 if _is_village_number(tokens[at]) else None
    known = _known(tokens, at, places)
    if known is not None:
        return _with_number(tokens, known)
    phrases = find(words.phrases, tokens, at)
    if tokens[at].kind != WORD or phrases:
        return None
    end = at + 1
    while end < len(tokens) and end - at < _LONGEST_VILLAGE and _is_name(tokens[end], words):
        end += 1
    return _with_number(tokens, end)


def _is_name(token: Token, words: NumberWords) -> bool:
    return token.kind == WORD and token.spelling not in words.known and token.gap == " "


def _is_village_number(token: Token) -> bool:
    return token.text.isdigit() and len(token.text) <= 2 and int(token.text) <= _MOST_VILLAGES


def _with_number(tokens: list[Token], end: int) -> int:
    """Villages of one name are numbered: "Nà Cài 2: 12 ha"."""
    if end + 1 >= len(tokens) or tokens[end].kind != NUMERAL or not _is_village_number(tokens[end]):
        return end
    following = tokens[end + 1]
    colon = following.text == ":" and end + 2 < len(tokens) and tokens[end + 2].kind == NUMERAL
    return end + 1 if colon or following.kind == NUMERAL else end
