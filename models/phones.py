"""Telephone numbers as the district writes them down. (pure)

Promises: one way to write each number, so that it can be found again and erased.
Must not: call anybody, or know whose number it is.
"""

from __future__ import annotations

import re
from typing import Final

_SIGNS: Final = re.compile(r"[\s.\-()]")
_NUMBER: Final = re.compile(r"(?:\+?84|0)(\d{8,10})", re.ASCII)
_FIRST, _SECOND = 4, 7


def phone_number(written: str) -> str | None:
    """ "+84912345678", "0912.345.678" as "0912 345 678"; None for what is no Vietnamese number."""
    found = _NUMBER.fullmatch(_SIGNS.sub("", written))
    if found is None:
        return None
    digits = f"0{found[1]}"
    return f"{digits[:_FIRST]} {digits[_FIRST:_SECOND]} {digits[_SECOND:]}"
