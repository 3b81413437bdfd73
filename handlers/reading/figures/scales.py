"""Magnitude words after a number: "nghìn", "nghìn tỷ", "k", "tr".

Promises: scales in a row multiply, each larger than the one before. Must not: know numbers or units.
"""

from __future__ import annotations

from decimal import Decimal

from handlers.reading.figures.number_words import NumberWords, Scale
from handlers.reading.figures.tokens import Token


def read_scales(tokens: list[Token], at: int, words: NumberWords) -> tuple[Decimal, int, tuple[Scale, ...]]:
    """The product of the scales that stand here, 1 when there is none, and where they end."""
    times = Decimal(1)
    found: list[Scale] = []
    while at < len(tokens) and tokens[at].gap != "\n" and len(found) < 2:
        scale = words.scales.get(tokens[at].spelling) or _misspelt(tokens[at], words)
        if scale is None or (found and scale.times <= times):
            break
        if tokens[at].stray:
            scale = scale._replace(doubt=True)
        times *= scale.times
        found.append(scale)
        at += 1
    return times, at, tuple(found)


def _misspelt(token: Token, words: NumberWords) -> Scale | None:
    """A scale with wrong marks, in doubt."""
    if token.spelling in words.known or token.text.isascii():
        return None
    scale = words.scales.get(token.bare)
    return scale._replace(doubt=True) if scale is not None else None
