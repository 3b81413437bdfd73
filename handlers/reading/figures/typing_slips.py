"""Words as an input method leaves them when it is off: "tyr ddoofng", "ta61n".

Promises: gives a word's spelling when its keys spell one; the caller looks the spelling up, so no word is guessed.
Must not: know any word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Final

from handlers.reading.figures.number_words import TypingKeys

_VOWELS: Final = frozenset("aeiouyâêôăơư")
_LONGEST: Final = 12


def telex(word: str, keys: TypingKeys) -> str | None:
    """The spelling that Telex keys meant ("tyr" gives that of "tỷ"), or None when the word holds no such key."""
    if len(word) > _LONGEST or not word.isascii():
        return None
    letters: list[str] = []
    tone = ""
    for key in word:
        if key in keys.telex_tones and _VOWELS.intersection(letters):
            if tone:
                return None
            tone = keys.telex_tones[key]
        elif key == "w":
            if not _horn(letters, keys):
                return None
        elif key in keys.doubled and key in letters:
            letters[letters.index(key)] = keys.doubled[key]
        else:
            letters.append(key)
    spelled = "".join(letters) + tone
    return None if spelled == word else spelled


def _horn(letters: list[str], keys: TypingKeys) -> bool:
    """Puts the horn or the breve on the last vowel that takes one."""
    for at in range(len(letters) - 1, -1, -1):
        if letters[at] in keys.horned:
            if letters[at] == "o" and at and letters[at - 1] == "u":
                letters[at - 1] = keys.horned["u"]
            letters[at] = keys.horned[letters[at]]
            return True
    return False


def without_stray_tone(word: str, keys: TypingKeys) -> str | None:
    """The word without a tone key left at its end ("mốtj", "haf"), or None when there is none."""
    return word[:-1] if len(word) > 1 and word[-1] in keys.telex_tones else None


def vni(word: str, keys: TypingKeys) -> str | None:
    """The spelling that VNI keys meant ("ta61n" gives that of "tấn"), or None when a digit is no key."""
    if len(word) > _LONGEST:
        return None
    letters: list[str] = []
    tone = ""
    for key in word:
        if key in keys.vni_tones and not tone:
            tone = keys.vni_tones[key]
        elif key in keys.vni_hats:
            if not _hat(letters, keys.vni_hats[key]):
                return None
        elif key.isdigit():
            return None
        else:
            letters.append(key)
    return unicodedata.normalize("NFC", "".join(letters)) + tone


def _hat(letters: list[str], hats: Mapping[str, str]) -> bool:
    for at in range(len(letters) - 1, -1, -1):
        if letters[at] in hats:
            letters[at] = hats[letters[at]]
            return True
    return False
