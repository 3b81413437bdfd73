"""Which unit a text itself gives its figure in, where nobody asked for one.

Promises: a unit that figures are asked in, or None. Must not: read the figure (see ``quantities``).
"""

from __future__ import annotations

from handlers.reading.figures.amounts import Amount, read_amount
from handlers.reading.figures.characters import plain
from handlers.reading.figures.number_words import NumberWords
from handlers.reading.figures.tokens import cut

_MOST_TOKENS = 48


def unit_named(text: str, words: NumberWords) -> str | None:
    """The unit of the first figure that has one: "ha" of "245 ha", "tỷ đồng" of "26,6 tỷ đồng"."""
    tokens = cut(plain(text)[0], _MOST_TOKENS) or []
    nothing_asked = words.measure("")
    found = (read_amount(tokens, at, words, nothing_asked) for at in range(len(tokens)))
    amount = next((amount for amount in found if amount is not None and amount.unit is not None), None)
    return _asked_in(amount, words) if amount is not None else None


def _asked_in(amount: Amount, words: NumberWords) -> str | None:
    assert amount.unit is not None
    same = [(name, m) for name, m in words.measures.items() if m.dimension == amount.unit.dimension]
    sizes = (amount.unit.times * amount.number.scale, amount.unit.times)
    exact = (name for size in sizes for name, measure in same if measure.times == size)
    return next(exact, same[0][0] if same else None)
