"""What an officer says about reminders, told apart by its words: later, another hour for good, or why.

Promises: every word of the message is accounted for, so a question about something else is none of these.
Must not: know the present moment, or whether anything is owed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from handlers.reading.reminding.phrases import Hit, Token, tokens_of
from handlers.reading.reminding.spoken import Spoken, piece_at, without_part
from handlers.reading.reminding.vocabulary import ReminderWords
from handlers.reading.text import clean

_LONGEST_TEXT: Final = 300


class Way(StrEnum):
    """How somebody puts a reminder off: asks to be reminded, says when the work will be done, or just when."""

    REMIND = "remind"
    PUT_OFF = "put_off"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class Later:
    """Remind me later. ``spoken`` is what may be meant, more than one where a word has two meanings.

    ``hold``: say nothing until then; ``clock_only``: an hour and no day, so it may be meant for good.
    """

    spoken: tuple[Spoken, ...]
    way: Way
    hold: bool = False

    @property
    def clock_only(self) -> bool:
        one = self.spoken[0]
        return one.clock is not None and not one.says_day and one.after is None


@dataclass(frozen=True, slots=True)
class AtHour:
    """Remind me at this hour from now on; without a clock, a question about it."""

    spoken: Spoken


@dataclass(frozen=True, slots=True)
class HourAsBefore:
    """Remind me at the role's own hour again."""


@dataclass(frozen=True, slots=True)
class WhyReminded:
    """Why did this reminder come?"""


Request = Later | AtHour | HourAsBefore | WhyReminded

# What a word may be, the first that fits wins; a moment comes before the last of them.
_KINDS: Final = (
    "why_reminded",
    "why",
    "hold",
    "hour_topic",
    "always",
    "remind",
    "as_before",
    "asking_when",
    "asking_hour",
)
_LAST_KINDS: Final = ("put_off", "report_words", "around", "hour_words", "why_tail")


@dataclass(slots=True)
class _Heard:
    """What the words of a message were: their kinds in order, the moment said, and how many are unknown."""

    kinds: list[str]
    spoken: list[Spoken]
    unknown: int = 0


def read_request(text: str, words: ReminderWords) -> Request | None:
    """What the message says about reminders, or None when it is about anything else."""
    if len(text) > _LONGEST_TEXT:
        return None
    heard = _hear(tokens_of(clean(text)), words)
    kinds, spoken = set(heard.kinds), heard.spoken
    if "why_reminded" in kinds or {"why", "remind"} <= kinds:
        return WhyReminded() if not heard.unknown else None
    if "hour_topic" in kinds:
        return HourAsBefore() if "as_before" in kinds else AtHour(spoken[0])
    if {"asking_hour", "remind"} <= kinds and not heard.unknown:
        return AtHour(Spoken())
    if heard.unknown or kinds & {"asking_when", "asking_hour", "why"} or any(one.torn for one in spoken):
        return None
    if {"always", "remind"} <= kinds:
        return AtHour(spoken[0]) if spoken[0].clock is not None else None
    return _later(heard)


def means_all(text: str, words: ReminderWords) -> bool:
    """Whether the whole text is a word for all that was offered."""
    tokens = tokens_of(clean(text[:_LONGEST_TEXT]))
    hit = words["all_of_them"].at(tokens, 0)
    return hit is not None and hit.stop == len(tokens)


def _later(heard: _Heard) -> Later | None:
    kinds, spoken = heard.kinds, tuple(heard.spoken)
    one = spoken[0]
    if "hold" in kinds:
        return Later(spoken, Way.REMIND, hold=True) if one.says_when else None
    if "remind" in kinds:
        return Later(spoken, Way.REMIND) if one.says_when or one.vague else None
    # "Báo cáo hôm nay" wants to report: a day alone must be a later one.
    if not one.says_when or (one.day == 0 and one.part is None and one.clock is None):
        return None
    if "put_off" in kinds or _after_a_moment("report_words", kinds):
        return Later(spoken, Way.PUT_OFF)
    bare = "report_words" not in kinds and one.date is None
    return Later(spoken, Way.MOMENT) if bare else None


def _after_a_moment(kind: str, kinds: Sequence[str]) -> bool:
    return kind in kinds and "moment" in kinds and kinds.index("moment") < kinds.index(kind)


def _hear(tokens: Sequence[Token], words: ReminderWords) -> _Heard:
    heard, place = _Heard([], [Spoken()]), 0
    while place < len(tokens):
        if tokens[place].is_sign:
            place += 1
            continue
        place = _step(tokens, place, heard, words)
    return heard


def _step(tokens: Sequence[Token], place: int, heard: _Heard, words: ReminderWords) -> int:
    """Take what stands at ``place``; the place behind it."""
    if (kind := _kind(tokens, place, _KINDS, words)) is not None:
        heard.kinds.append(kind[0])
        return kind[1].stop
    both = _two_meanings(tokens, place, heard, words)
    if both is not None:
        return both
    piece = piece_at(tokens, place, words.moments)
    last = _kind(tokens, place, _LAST_KINDS, words)
    if piece is not None and (last is None or not _typed_as(last[1], tokens, place) or piece.stop > last[1].stop):
        heard.kinds.append("moment")
        heard.spoken = [one.joined(piece.said) for one in heard.spoken]
        return piece.stop
    if last is not None:
        heard.kinds.append(last[0])
        return last[1].stop
    heard.unknown += 1
    return place + 1


def _kind(tokens: Sequence[Token], place: int, kinds: Sequence[str], words: ReminderWords) -> tuple[str, Hit] | None:
    found = [(kind, hit) for kind in kinds if (hit := words[kind].at(tokens, place)) is not None]
    return max(found, key=lambda one: (one[1].stop, one[1].exact), default=None)


def _typed_as(hit: Hit, tokens: Sequence[Token], place: int) -> bool:
    """Whether the phrase was typed with marks that are just its own: "tôi" is then no evening."""
    return hit.exact and any(token.marks for token in tokens[place : hit.stop])


def _two_meanings(tokens: Sequence[Token], place: int, heard: _Heard, words: ReminderWords) -> int | None:
    """A word without marks that is a pronoun as well as a part of the day: "nhac toi mai" has two meanings.

    Behind an hour, or before a day unless it follows the asking, it is the part of the day; else the pronoun.
    """
    part, pronoun = words.moments.parts.at(tokens, place), words["around"].at(tokens, place)
    if part is None or pronoun is None or tokens[place].marks or part.stop != place + 1 or pronoun.stop != place + 1:
        return None
    following = piece_at(tokens, part.stop, words.moments)
    before_day = following is not None and following.said.says_day
    asked = heard.kinds[-1:] == ["remind"]
    behind_hour = heard.kinds[-1:] == ["moment"] and heard.spoken[0].clock is not None
    if not behind_hour and not before_day:
        heard.kinds.append("around")
        return pronoun.stop
    with_part = [one.joined(Spoken(part=part.value)) for one in heard.spoken]
    today = following is not None and following.said.day == 0
    unsure = asked and before_day and not today
    heard.spoken = [*heard.spoken, *with_part] if unsure else with_part
    heard.kinds.append("moment")
    return part.stop


def with_day_after_today(later: Later) -> Later:
    """The same, "hôm nay" understood as "not today any more": the next day."""
    return replace(later, spoken=tuple(replace(without_part(one), day=1) for one in later.spoken))
