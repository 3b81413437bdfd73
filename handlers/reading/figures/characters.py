"""Single characters and single words as they are typed: one form for what looks the same, a sign for what is odd.

Promises: any string in, never an exception; linear time; nothing that could change a figure is dropped silently.
Must not: know words of a language or what a number is.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_FULL_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SPACES: Final = dict.fromkeys((160, 5760, *range(8192, 8203), 8239, 8287, 12288, 11, 12, 133), " ")
_UNSEEN: Final = dict.fromkeys((173, 8203, 8204, 8205, 8206, 8207, 8288, 65279, 65039))
_DASHES: Final = dict.fromkeys((8208, 8209, 8210, 8211, 8212, 8213, 8722, 65123), "-")
_ALIKE: Final = {
    "\u2044": "/", "\u2215": "/", "\u00d0": "\u0110", "\u00f0": "\u0111", "\u201a": ",", "\u066b": ";",
    "\u223c": "~", "\u2248": "~", "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u00ab": '"',
    "\u00bb": '"', "\u33a1": "m2", "\u33a2": "km2", "\u33ca": "ha", "\u338f": "kg", "\u2264": "<", "\u2265": ">",
    "\r": "\n", "\u2028": "\n", "\u2029": "\n", "\u20e3": None,
}  # fmt: skip
_TABLE: Final = str.maketrans(
    {**_FULL_WIDTH, **_SPACES, **_UNSEEN, **_DASHES, **{ord(sign): plain for sign, plain in _ALIKE.items()}}
)
_SQUARED: Final = re.compile(r"(?<=[mM])²")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_ODD: Final = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u201a\u20e3\u202a-\u202e\u2066-\u2069"
    r"\u00bc-\u00be\u2150-\u215e\u0370-\u04ff\ud800-\udfff]"
)
_LETTERS_ALIKE: Final = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0456\u0442\u043d\u043a\u0412\u0410\u0415\u041e\u0420\u0421\u0422\u041d",
    "aeopcxyitnkBAEOPCTH",
)
_TONES: Final = {"\u0300": "1", "\u0301": "2", "\u0303": "3", "\u0309": "4", "\u0323": "5"}


def plain(text: str) -> tuple[str, bool]:
    """The text in lower case and one Unicode form, and whether it held characters that only look right.

    Full-width forms, all kinds of space, dash and quotation mark become the plain ones; zero-width characters go;
    line breaks and tabs stay. Superscripts, circled digits and digits of other scripts stay as they are.
    """
    if text.isascii() and text.isprintable():
        return text.lower(), False
    composed = unicodedata.normalize("NFC", text)
    odd = _ODD.search(composed) is not None
    if odd:
        composed = _CONTROL.sub(" ", composed).translate(_LETTERS_ALIKE)
    composed = composed.translate(_TABLE)
    if "²" in composed:
        composed = _SQUARED.sub("2", composed)
    return unicodedata.normalize("NFC", composed.lower()), odd


@lru_cache(maxsize=8192)
def bare(word: str) -> str:
    """A word in lower case without its marks: "tỷ" becomes "ty", "đồng" becomes "dong"."""
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join(part for part in parts if not unicodedata.combining(part))


@lru_cache(maxsize=8192)
def spelling(word: str) -> str:
    """A word's letters with its tone at the end, so that "luỹ" and "lũy" are the same spelling."""
    if word.isascii():
        return word
    letters: list[str] = []
    tone = ""
    for part in unicodedata.normalize("NFD", word):
        if part in _TONES:
            tone += _TONES[part]
        else:
            letters.append(part)
    return unicodedata.normalize("NFC", "".join(letters)) + tone
