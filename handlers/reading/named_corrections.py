"""Reading "sửa búp chè tháng 5 thành 55": a correction that names its figure instead of a line's number.

Promises: recognises only what corrects by its words: a verb that begins it, "nhập nhầm", "phải là", "không phải 50".
Must not: know indicators or periods, or read the value (see ``questions`` and ``quantities``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.reading.corrections import CorrectionWords
from handlers.reading.text import fold

_LONGEST = 200
_MOST_OPENING = 4
_LONGEST_ORDER = 4


@dataclass(frozen=True, slots=True)
class NamedCorrection:
    """``about`` is what is said of the figure, ``value`` the folded text of what it shall become; it may be empty.

    ``ordered``: a verb says to correct it; else something was only said to be wrong.
    """

    about: str
    value: str
    ordered: bool = False


def read_named_correction(text: str, words: CorrectionWords) -> NamedCorrection | None:
    """The correction a message asks for, or None."""
    if len(text) > _LONGEST or "\n" in text.strip():
        return None
    typed = fold(text).lstrip("/ ").replace(", ", " , ").replace(":", " : ").replace("=", " = ").rstrip(" .!?").split()
    for read in (_affirmed, _contrasted, _mistaken, _put_right, _ordered):
        if (found := read(typed, words)) is not None:
            return found
    return None


def _affirmed(typed: Sequence[str], words: CorrectionWords) -> NamedCorrection | None:
    """ "… 55 mới đúng"."""
    place = next((one for one in _places(typed, words.affirms) if one[1] == len(typed)), None)
    if place is None or (at := _last_number(typed[: place[0]])) is None:
        return None
    start = next((start for start, _ in _places(typed[:at], words.mistakes)), at)
    return NamedCorrection(_said(_after_verb(typed[:start], words)), " ".join(typed[at : place[0]]))


def _last_number(typed: Sequence[str]) -> int | None:
    return next((at for at in range(len(typed) - 1, 0, -1) if _is_number(typed[at])), None)


def _contrasted(typed: Sequence[str], words: CorrectionWords) -> NamedCorrection | None:
    """ "… là 55 không phải 50", "… không phải 50 mà là 55"."""
    for start, end in _places(typed, words.contrasts):
        after = end + 1 if end < len(typed) and typed[end] in words.links else end
        if after >= len(typed) or not _is_number(typed[after]):
            continue
        before, rest = _after_verb(typed[:start], words), typed[after + 1 :]
        value = _parted(rest, words)
        if value is not None:
            return NamedCorrection(_said(before), value[1])
        about = _parted(before, words)
        return NamedCorrection(*(about or (_said(before), "")))
    return None


def _mistaken(typed: Sequence[str], words: CorrectionWords) -> NamedCorrection | None:
    """ "… nhập nhầm 50, đúng là 55": what the figure was by mistake is left out."""
    place = next(iter(_places(typed, words.mistakes)), None)
    if place is None:
        return None
    start, end = place
    rest = _ordered_after(typed[end:], words)
    about, value = (rest.about, rest.value) if rest else _parted(typed[end:], words) or (_said(typed[end:]), "")
    wrong = about.split()
    named = () if wrong and _is_number(wrong[0]) else wrong
    return NamedCorrection(_said((*_after_verb(typed[:start], words), *named)), value)


def _put_right(typed: Sequence[str], words: CorrectionWords) -> NamedCorrection | None:
    """ "… phải là 55"."""
    for start, end in _places(typed, words.rights):
        if end < len(typed) and _is_number(typed[end]):
            return NamedCorrection(_said(_after_verb(typed[:start], words)), " ".join(typed[end:]))
    return None


def _ordered(typed: Sequence[str], words: CorrectionWords) -> NamedCorrection | None:
    """ "sửa … thành 55", "em muốn sửa …"."""
    rest = _after_verb(typed, words)
    if len(rest) == len(typed):
        return _ordered_after(typed, words)
    if not rest:
        return None
    about, value = _parted(rest, words) or (_said(rest), "")
    return NamedCorrection(_without_old(about, words), value, ordered=True)


def _ordered_after(typed: Sequence[str], words: CorrectionWords) -> NamedCorrection | None:
    """ "… sửa thành 55"."""
    for start, end in _places(typed, words.orders):
        about, value = _parted(typed[end:], words) or ("", "")
        if value and not about:
            return NamedCorrection(_said(typed[:start]), value)
    return None


def _parted(typed: Sequence[str], words: CorrectionWords) -> tuple[str, str] | None:
    """What stands before the last link that a number follows, and what after it."""
    for start, end in reversed(_places(typed, (*words.rights, *words.links))):
        value = end + 1 if end < len(typed) and typed[end] in words.nearly else end
        if value < len(typed) and (_is_number(typed[value]) or _is_in_words(typed[value:], words)):
            return _without_old(_said(typed[:start]), words), " ".join(typed[end:])
    return None


def _without_old(about: str, words: CorrectionWords) -> str:
    """Without "từ 50" at the end: what the figure was is known."""
    typed = about.split()
    for place, word in enumerate(typed[:-1]):
        if word in words.froms and _is_number(typed[place + 1]):
            return " ".join(typed[:place])
    return about


def _after_verb(typed: Sequence[str], words: CorrectionWords) -> Sequence[str]:
    """What follows a verb that stands at the beginning, or after a few words of politeness."""
    for start, end in _places(typed[: _MOST_OPENING + _LONGEST_ORDER], words.orders):
        if start <= _MOST_OPENING and all(word in words.openers for word in typed[:start]):
            rest = typed[end:]
            return rest[next((at for at, word in enumerate(rest) if word not in words.openers), len(rest)) :]
    return typed


def _places(typed: Sequence[str], phrases: Sequence[str]) -> list[tuple[int, int]]:
    """Where one of these phrases stands, the longest at each place."""
    found = []
    parted = [phrase.split() for phrase in sorted(phrases, key=len, reverse=True)]
    at = 0
    while at < len(typed):
        match = next((one for one in parted if list(typed[at : at + len(one)]) == one), None)
        if match:
            found.append((at, at + len(match)))
        at += len(match) if match else 1
    return found


def _is_in_words(typed: Sequence[str], words: CorrectionWords) -> bool:
    """Whether it may be a number in words: two of them at least, as a single one often means something else."""
    return len(typed) > 1 and typed[0] in words.numerals


def _is_number(word: str) -> bool:
    return word[:1].isdecimal()


def _said(typed: Sequence[str]) -> str:
    return " ".join(typed).strip(" ,:=-")
