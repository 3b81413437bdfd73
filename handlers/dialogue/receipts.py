"""Receipt codes.

Promises: the code follows from the message that filed the report, so a repeated turn gives the same code; codes
of different messages differ.
Must not: reveal how many reports there are.
"""

from __future__ import annotations

from models.plan.periods import period_from_key

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U: they are misread on paper
_LENGTH = 5
_SIZE = len(_ALPHABET) ** _LENGTH
_STEP = 19_088_743  # odd, so multiplication by it permutes the codes


def receipt_code(message: int, period: str) -> str:
    """A code such as "0624-7K3QD": month and year of the period's cut-off, and five characters."""
    last = period_from_key(period).last_on
    number, characters = (message * _STEP + 7) % _SIZE, ""
    for _ in range(_LENGTH):
        number, digit = divmod(number, len(_ALPHABET))
        characters = _ALPHABET[digit] + characters
    return f"{last.month:02d}{last.year % 100:02d}-{characters}"
