"""Text from outside made fit for a sheet, a list or a line: nothing in it steers what shows it.

Promises: composed letters; no control signs, no halves of letters, none that turns the reading direction.
Must not: shorten words of our own.
"""

from __future__ import annotations

import re
import unicodedata

MOST_NAME_CHARACTERS = 80
_LONGEST_ENDING = 8
_TURNING = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")


def printable(text: str) -> str:
    """Line breaks kept, tabs as spaces, what nothing may hold left out."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(sign for sign in text if sign == "\n" or _allowed(sign))


def one_line(text: str) -> str:
    """The same on one line, with single spaces."""
    return " ".join(printable(text).split())


def file_name(given: str) -> str:
    """A file's name without its folders, cut in the middle; empty when nothing is left.

    >>> file_name("C:\\\\x\\\\..\\\\so lieu.xlsx"), file_name("a" * 200 + ".xlsx")[-7:]
    ('so lieu.xlsx', '….xlsx')
    """
    name = one_line(re.split(r"[/\\]", given.strip())[-1]).lstrip(".")
    if len(name) <= MOST_NAME_CHARACTERS:
        return name
    dot = name.rfind(".", -_LONGEST_ENDING)
    ending = name[dot:] if dot > 0 else ""
    return name[: MOST_NAME_CHARACTERS - len(ending) - 1] + "…" + ending


def _allowed(sign: str) -> bool:
    if unicodedata.category(sign) in ("Cc", "Cs"):
        return False
    return unicodedata.bidirectional(sign) not in _TURNING and ord(sign) & 0xFFFE != 0xFFFE
