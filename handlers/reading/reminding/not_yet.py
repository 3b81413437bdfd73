"""Reading "chưa có số liệu vì đang chờ xã duyệt": the figures of a report do not exist yet, and perhaps why.

Promises: the reason is what the officer typed, word for word; a question about missing figures is none of this.
Must not: know which report is meant, or whether one figure is being asked (see ``dialogue.standing_still``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from handlers.reading.reminding.phrases import Phrases, Token, tokens_of
from handlers.reading.reminding.vocabulary import ReminderWords
from handlers.reading.text import clean

LONGEST_REASON: Final = 200
_LONGEST_TEXT: Final = 500
_MOST_STRANGE: Final = 4
_LEAST_AFTER_A_COMMA: Final = 2
_QUESTION_SIGN: Final = "?"


@dataclass(frozen=True, slots=True)
class NotYet:
    """``reason`` as typed, empty when none was given. ``whole``: the whole report was named, not one figure."""

    reason: str
    whole: bool


def read_not_yet(text: str, words: ReminderWords) -> NotYet | None:
    """What the message says of figures that do not exist yet, or None."""
    shown = clean(text[:_LONGEST_TEXT]).strip()
    tokens = tokens_of(shown)
    found = _first(tokens, words["not_yet"])
    if found is None or tokens[-1].plain == _QUESTION_SIGN:
        return None
    start, stop = found
    head, behind = tokens[:start], _reason_behind(tokens[stop:], words)
    if behind is None:
        return None
    before = _reason_before(head, words)
    reason = _shown(shown, behind or before, words)
    whole = _first(tokens, words["whole"]) is not None
    strange = 0 if before else _strange(head, words)
    weak = _first(tokens[start:stop], words["not_yet_weak"]) == (0, stop - start)
    if strange > (_MOST_STRANGE if reason else 0) or (weak and not reason and not whole):
        return None
    return NotYet(reason, whole)


def reason_in(text: str, words: ReminderWords) -> str:
    """A reason given when it was asked for: without "vì" before it and politeness behind it; "" when there is none."""
    shown = clean(text[:_LONGEST_TEXT]).strip()
    tokens = tokens_of(shown)
    hit = words["because"].at(tokens, 0)
    return _shown(shown, tokens[hit.stop :] if hit else tokens, words)


def _reason_behind(tail: Sequence[Token], words: ReminderWords) -> Sequence[Token] | None:
    """The words that say why; none when nothing more is said, None when what follows is something else."""
    place = _behind_all(tail, 0, ("around", "whole", "before_not_yet", "handed"), words)
    if place == len(tail) or words["therefore"].at(tail, place) is not None:
        return () if not _asks(tail, words) else None
    parted = tail[place].is_sign
    rest = tail[place + parted :]
    if (hit := words["because"].at(rest, 0)) is not None:
        return None if _asks(rest[hit.stop : hit.stop + 1], words) else rest[hit.stop :]
    kept = words["because_kept"].at(rest, 0) is not None
    why = kept or (parted and len(rest) >= _LEAST_AFTER_A_COMMA)
    said = _behind_all(rest, 0, ("around",), words) < len(rest)
    if _asks(rest, words) or (said and not why):
        return None
    return rest if said else ()


def _reason_before(head: Sequence[Token], words: ReminderWords) -> Sequence[Token]:
    """ "Đang chờ xã duyệt nên chưa có số liệu"."""
    stop = len(head)
    while stop and head[stop - 1].is_sign:
        stop -= 1
    if (hit := _last(head[:stop], words["therefore"])) is not None:
        stop = hit
    for name, keep in (("because", False), ("because_kept", True)):
        if (found := _first(head[:stop], words[name])) is not None:
            return head[found[0] if keep else found[1] : stop]
    return ()


def _strange(head: Sequence[Token], words: ReminderWords) -> int:
    """How many words before "chưa có số liệu" say something else."""
    place, strange = 0, 0
    while place < len(head):
        following = _behind_all(head, place, ("around", "before_not_yet", "whole", "handed"), words)
        strange += following == place and not head[place].is_sign
        place = max(following, place + 1)
    return strange


def _behind_all(tokens: Sequence[Token], place: int, names: Sequence[str], words: ReminderWords) -> int:
    """The place behind all words of these lists and numbers."""
    while place < len(tokens):
        stops = [hit.stop for name in names if (hit := words[name].at(tokens, place)) is not None]
        if not stops and tokens[place].number is None:
            return place
        if words["because"].at(tokens, place) or words["because_kept"].at(tokens, place):
            return place
        place = max(stops, default=place + 1)
    return place


def _asks(tokens: Sequence[Token], words: ReminderWords) -> bool:
    if _first(tokens, words["asking"]) is not None:
        return True
    return bool(tokens) and _last(tokens, words["asking_last"]) is not None


def _first(tokens: Sequence[Token], phrases: Phrases) -> tuple[int, int] | None:
    """Where the first of these phrases begins and ends."""
    for place in range(len(tokens)):
        if (hit := phrases.at(tokens, place)) is not None:
            return place, hit.stop
    return None


def _last(tokens: Sequence[Token], phrases: Phrases) -> int | None:
    """Where the phrase begins with which the tokens end."""
    for place in range(max(0, len(tokens) - phrases.longest), len(tokens)):
        hit = phrases.at(tokens, place)
        if hit is not None and hit.stop == len(tokens):
            return place
    return None


def _shown(shown: str, reason: Sequence[Token], words: ReminderWords) -> str:
    """The reason as typed, signs around it and politeness behind it taken off; "" when no word is left."""
    kept = list(reason)
    while kept and kept[0].is_sign:
        del kept[0]
    while kept and (kept[-1].is_sign or _last(kept, words["polite_last"]) is not None):
        del kept[-1]
    if not any(token.plain.isalpha() for token in kept):
        return ""
    return shown[kept[0].start : kept[-1].stop][:LONGEST_REASON]
