"""What a number without a scale adds after one with a scale: "1 tỷ 2", "một nghìn tư", "1tr250", "26 tỷ 619".

Promises: the readings best first, and a doubt where speech leaves more than one. Must not: know units of measure.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from handlers.reading.figures.number_words import NumberWords
from handlers.reading.figures.quantity import Reason
from handlers.reading.figures.spoken import FULL, LATE, LONE, Term

_THOUSAND: Final = Decimal(1000)
_MYRIAD: Final = Decimal(10000)


def remainder(
    term: Term, scale: Decimal, *, linked: bool, words: NumberWords
) -> tuple[tuple[Decimal, ...], Reason | None] | None:
    """What a term without a scale adds after one: a lone digit counts the next lower place, three digits the
    next scale. None when it cannot belong to the number before it. ``linked``: "lẻ" stood between."""
    if not term.options:
        return None
    value = term.options[0]
    if linked:
        small = scale == _THOUSAND and value < 100
        return ((value,), None) if small else ((value * scale / 1000,), Reason.SHORT_SPEECH)
    if scale < _THOUSAND:
        return None
    if term.form in (LONE, LATE):
        years = term.numeral is None and term.form == LONE and value == 5
        sure = not years and (term.form != LATE or int(value) not in words.speech.late_doubtful)
        readings = (value * scale / 10,) if sure else (value * scale / 10, value * scale / 1000)
        return readings, None if sure else Reason.SHORT_SPEECH
    return _longer_remainder(term, scale)


def _longer_remainder(term: Term, scale: Decimal) -> tuple[tuple[Decimal, ...], Reason | None] | None:
    value = term.options[0]
    typed = len(term.text.partition(",")[0]) if term.numeral else None
    if (typed == 3 or (typed is None and value >= 100)) and value < _THOUSAND:
        readings = tuple(option * scale / 1000 for option in term.options)
        return readings if scale != _MYRIAD else term.options, Reason.SHORT_SPEECH if scale == _MYRIAD else None
    if scale == _MYRIAD and typed == 4 and value == int(value):
        return (value,), None
    if typed not in (None, 2) or value >= 100:
        return None
    if typed is None and term.form == FULL and scale == _THOUSAND:
        return (value,), None
    return (value * scale / 100, value * scale / 1000), Reason.SHORT_SPEECH
