"""Repairing tokens that are words in disguise: Telex and VNI keys, a letter in place of a digit.

Promises: only a word that the vocabulary does not know is repaired, and only into one it knows; each is marked.
Must not: decide what the repaired word means.
"""

from __future__ import annotations

import re
from typing import Final

from handlers.reading.characters import bare, spelling
from handlers.reading.labels import Labels
from handlers.reading.number_words import NumberWords
from handlers.reading.tokens import NUMERAL, WORD, Token
from handlers.reading.typing_slips import telex, vni, without_stray_tone

_DIGIT_ALIKE: Final = {"l": "1", "o": "0", "i": "1"}
_KEYS: Final = re.compile(r"[1-9]{1,3}")


def repaired(tokens: list[Token], words: NumberWords, labels: Labels) -> tuple[list[Token], bool]:
    """The tokens with disguised words put right, and whether a letter was read as a digit."""
    for place, token in enumerate(tokens):
        if token.kind == WORD and token.spelling not in words.known and not labels.holds(token):
            tokens[place] = _word(token, words)
    if any(_is_alike(tokens, place) for place in range(len(tokens))):
        return _digits(tokens), True
    return tokens, False


def _word(token: Token, words: NumberWords) -> Token:
    if token.spelling in words.misspelt:
        right = words.misspelt[token.spelling]
        return token._replace(spelling=right, bare=bare(right), stray=True)
    keyed = telex(token.text, words.typing)
    if keyed is not None and keyed in words.known:
        plain = bare(keyed.rstrip("12345"))
        return token._replace(spelling=keyed, bare=plain, slip=True)
    stray = without_stray_tone(token.spelling if token.text.isascii() else token.text, words.typing)
    if stray is not None:
        return _without_stray(token, stray, words)
    return token


def _without_stray(token: Token, stray: str, words: NumberWords) -> Token:
    exact = spelling(stray)
    if exact not in words.measuring:
        return token
    return token._replace(spelling=exact, bare=bare(stray), stray=True)


def _is_alike(tokens: list[Token], place: int) -> bool:
    """A single letter that looks like a digit, glued to digits: "l398", "1o5"."""
    token = tokens[place]
    if token.text not in _DIGIT_ALIKE or place + 1 >= len(tokens):
        return False
    following = tokens[place + 1]
    if following.kind != NUMERAL or following.gap:
        return False
    return place == 0 or token.gap != "" or tokens[place - 1].kind == NUMERAL


def _digits(tokens: list[Token]) -> list[Token]:
    joined: list[Token] = []
    for place, token in enumerate(tokens):
        if _is_alike(tokens, place):
            token = token._replace(kind=NUMERAL, text=_DIGIT_ALIKE[token.text])
        glued = joined and joined[-1].kind == NUMERAL and token.kind == NUMERAL and token.gap == ""
        if glued:
            text = joined.pop().text + token.text
            token = Token(NUMERAL, text, text, text, tokens[place - 1].gap)
        joined.append(token)
    return joined


def vni_repaired(tokens: list[Token], words: NumberWords) -> tuple[list[Token], bool] | None:
    """The tokens with digits inside words read as VNI keys, or None when none makes a known word.

    The second value says that the digits may also be a figure, as they end their word ("ty3").
    """
    for place in range(len(tokens) - 1):
        word, keys = tokens[place], tokens[place + 1]
        if word.kind != WORD or keys.kind != NUMERAL or keys.gap or not _KEYS.fullmatch(keys.text):
            continue
        for length in (3, 2):
            piece = tokens[place : place + length]
            if length == 3 and (len(piece) < 3 or piece[2].kind != WORD or piece[2].gap):
                continue
            spelled = vni("".join(token.text for token in piece), words.typing)
            if spelled in words.measuring and spelled is not None:
                fixed = Token(WORD, word.text, spelled, bare(spelled.rstrip("12345")), word.gap, slip=True)
                return [*tokens[:place], fixed, *tokens[place + length :]], length == 2
    return None
