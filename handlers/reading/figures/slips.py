"""Repairing tokens that are words in disguise: Telex and VNI keys, a letter in place of a digit.

Promises: only a word that the vocabulary does not know is repaired, and only into one it knows; each is marked.
Must not: decide what the repaired word means.
"""

from __future__ import annotations

import re
from typing import Final

from handlers.reading.figures.characters import bare, spelling
from handlers.reading.figures.labels import Labels
from handlers.reading.figures.number_words import NumberWords
from handlers.reading.figures.tokens import NUMERAL, WORD, Token
from handlers.reading.figures.typing_slips import telex, vni, without_stray_tone

_ALIKE: Final = re.compile(r"[lio][.,]?[0-9]|[0-9]o")
_ONE_ALIKE: Final = re.compile(r"(?<![^\W\d_])[li](?=[.,]?[0-9])")
_ZERO_ALIKE: Final = re.compile(r"(?<![^\W\d_])o(?=[.,]?[0-9])|(?<=[0-9])o(?![^\W\d_])")
_INSIDE: Final = 3  # word, keys, rest of the word
_KEYS: Final = re.compile(r"[1-9]{1,3}")


def with_digits(text: str) -> str:
    """The text with letters that stand for digits put right: "l398", "1o5", "o,5"."""
    if not _ALIKE.search(text):
        return text
    return _ZERO_ALIKE.sub("0", _ONE_ALIKE.sub("1", text))


def repaired(tokens: list[Token], words: NumberWords, labels: Labels) -> list[Token]:
    """The tokens with disguised words put right."""
    for place, token in enumerate(tokens):
        if token.kind == WORD and token.spelling not in words.known and not labels.holds(token):
            tokens[place] = _word(token, words)
    return tokens


def _word(token: Token, words: NumberWords) -> Token:
    if token.spelling in words.speech.also_typed:
        meant = words.speech.also_typed[token.spelling]
        return token._replace(spelling=meant, bare=bare(meant.rstrip("12345")))
    if token.spelling in words.speech.misspelt:
        right = words.speech.misspelt[token.spelling]
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


def vni_repaired(tokens: list[Token], words: NumberWords) -> tuple[list[Token], bool] | None:
    """The tokens with digits inside words read as VNI keys, or None when none makes a known word.

    The second value says that the digits may also be a figure, as they end their word ("ty3").
    """
    if not any(token.kind == NUMERAL and not token.gap for token in tokens[1:]):
        return None
    fixed: list[Token] = []
    at, sure = 0, False
    while at < len(tokens):
        length, token = _vni_word(tokens, at, words)
        sure = sure or length == _INSIDE
        fixed.append(token)
        at += length
    return None if len(fixed) == len(tokens) else (fixed, not sure)


def _vni_word(tokens: list[Token], at: int, words: NumberWords) -> tuple[int, Token]:
    """How many tokens make a word by its VNI keys, and the word; the token itself when there are none."""
    word, keys = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if word.kind != WORD or keys is None or keys.gap or not _KEYS.fullmatch(keys.text):
        return 1, word
    for length in (_INSIDE, _INSIDE - 1):
        piece = tokens[at : at + length]
        if length == _INSIDE and (len(piece) < length or piece[2].kind != WORD or piece[2].gap):
            continue
        spelled = vni("".join(token.text for token in piece), words.typing)
        if spelled is not None and spelled in words.measuring:
            return length, Token(WORD, word.text, spelled, bare(spelled.rstrip("12345")), word.gap, slip=True)
    return 1, word
