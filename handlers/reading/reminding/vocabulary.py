"""The words about reminders of all languages together, loaded once.

Promises: a list that is missing raises when it is loaded. Must not: read a message.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import locales
from handlers.reading.reminding.phrases import Phrases, phrases_of

_Tables = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class MomentWords:
    """Words of moments. The meaning of a number, a day or a weekday is its count; 0 is today, and Monday."""

    numbers: Phrases
    half: Phrases
    relative: Phrases
    today: Phrases
    weekdays: Phrases
    weeks: Phrases
    parts: Phrases
    hour_signs: Phrases
    hour_before: Phrases
    half_past: Phrases
    minute_signs: Phrases
    lengths: Phrases
    from_now: Phrases
    from_now_before: Phrases
    month_days: Phrases
    months: Phrases
    vague: Phrases


@dataclass(frozen=True)
class ReminderWords:
    """``lists``: the other lists of reminding.yaml by name."""

    moments: MomentWords
    lists: Mapping[str, Phrases]

    def __getitem__(self, name: str) -> Phrases:
        return self.lists[name]


LISTS = (
    "around", "asking_when", "asking_hour", "remind", "put_off", "report_words", "hold", "hour_topic", "always",
    "hour_words", "as_before", "why_reminded", "why", "all_of_them", "why_tail", "not_yet", "not_yet_weak", "whole",
    "before_not_yet", "because", "because_kept", "therefore", "asking", "asking_last", "polite_last", "hand",
    "have_done", "to_whom", "doing", "titles", "handed", "anybody", "not_names",
)  # fmt: skip


def load_reminder_words(language_order: Sequence[locales.Language] = locales.LANGUAGES) -> ReminderWords:
    """The words of all languages. Raises KeyError for a list that is incomplete."""
    own = [locales.load(language, "reminding") for language in language_order]
    days = [locales.load(language, "days") for language in language_order]
    return ReminderWords(_moments(own, days), {name: phrases_of(_plain(own, name)) for name in LISTS})


def _moments(own: _Tables, days: _Tables) -> MomentWords:
    weeks = [*_plain(own, "this_week", "0"), *_plain(own, "next_week", "1")]
    return MomentWords(
        numbers=phrases_of([*_keyed(days, "numbers"), *_keyed(own, "numbers")]),
        half=phrases_of(_plain(own, "half")),
        relative=phrases_of(_keyed(days, "relative")),
        today=phrases_of(_plain(own, "today")),
        weekdays=phrases_of(_keyed(days, "weekdays")),
        weeks=phrases_of(weeks),
        parts=phrases_of(_keyed(own, "parts")),
        lengths=phrases_of(_keyed(own, "lengths")),
        **{
            name: phrases_of(_plain(own, name))
            for name in (
                "hour_signs", "hour_before", "half_past", "minute_signs", "from_now", "from_now_before",
                "month_days", "months", "vague",
            )
        },
    )  # fmt: skip


def _plain(tables: _Tables, name: str, value: str = "") -> Iterator[tuple[str, str]]:
    return ((text, value) for table in tables for text in table[name])


def _keyed(tables: _Tables, name: str) -> Iterator[tuple[str, str]]:
    return ((str(text), str(value)) for table in tables for value, texts in table[name].items() for text in texts)
