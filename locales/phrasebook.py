"""Saying things: phrases from Fluent files, numbers and dates by the language's own rules.

Promises: ``say`` raises on a phrase or value that is missing, so no half sentence reaches an officer.
Must not: decide what is said.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache, lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from babel import dates, numbers
from fluent.runtime import FluentBundle, FluentResource

from locales import phrase_parts

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")
DISTRICT_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_DAY_PATTERN: dict[Language, str] = {"vi": "EEEE d/M", "en": "EEEE d MMMM"}
_REMEMBERED = 2000
_GROUP = 3
_EXACT = Context(prec=60)
_CLOCK_PATTERN: dict[Language, str] = {"vi": "HH:mm", "en": "HH:mm"}


class PhraseMissing(KeyError):
    """A phrase, or a value a phrase needs, is not there."""


class Phrasebook:
    """All phrases of one language."""

    def __init__(self, language: Language, sources: tuple[str, ...]) -> None:
        self.language = language
        marks = {",": numbers.get_group_symbol(language), ".": numbers.get_decimal_symbol(language)}
        self._marks = str.maketrans(marks)
        self._bundle = FluentBundle([language], use_isolating=False)
        for source in sources:
            self._bundle.add_resource(FluentResource(source))
        # A morning's reminders say the same few things a thousand times.
        self._said = lru_cache(maxsize=_REMEMBERED)(self._say)
        self._parts = cache(self._parts_of)
        self._named_day = lru_cache(maxsize=_REMEMBERED)(self._name_day)

    def __contains__(self, key: str) -> bool:
        return self._bundle.has_message(key)

    def say(self, key: str, **values: object) -> str:
        """The phrase ``key`` with ``values``; Decimals and dates must have been written out already."""
        if (parts := self._parts(key)) is not None and (text := phrase_parts.joined(parts, values)) is not None:
            return text
        # By type too: 1 and True are one key, but not one text.
        return self._said(key, tuple([(name, type(value), value) for name, value in values.items()]))

    def _say(self, key: str, given: tuple[tuple[str, type, object], ...]) -> str:
        values = {name: value for name, _, value in given}
        pattern = self._bundle.get_message(key).value if self._bundle.has_message(key) else None
        if pattern is None:
            raise PhraseMissing(f"{self.language}: no phrase {key}")
        said, errors = self._bundle.format_pattern(pattern, values)
        if errors:
            raise PhraseMissing(f"{self.language}: {key}: {errors[0]}")
        return str(said)

    def _parts_of(self, key: str) -> phrase_parts.Parts | None:
        return phrase_parts.parts_of(self._bundle.get_message(key).value) if self._bundle.has_message(key) else None

    def number(self, value: Decimal, decimals: int | None = None) -> str:
        """1398.5 as "1.398,5" in Vietnamese, "1,398.5" in English; all its digits, or rounded half up to ``decimals``.

        Zeros at the end are dropped, but three places below a thousand get a fourth: 26.619 is "26,6190", as "26,619"
        typed back could mean 26 619.
        """
        whole, places = _digits(value if decimals is None else _rounded(value, decimals))
        looks_grouped = len(places) == _GROUP and whole.lstrip("-") != "0" and "," not in whole
        return self._written(whole, f"{places}0" if looks_grouped else places)

    def plain(self, value: Decimal, decimals: int) -> str:
        """As ``number``, for what is read and never typed back: 26.619 is "26,619"."""
        return self._written(*_digits(_rounded(value, decimals)))

    def _written(self, whole: str, places: str) -> str:
        """With the language's marks: its library's own way costs a tenth of a whole turn."""
        return (f"{whole}.{places}" if places else whole).translate(self._marks)

    def quantity(self, value: Decimal, unit: str, decimals: int | None = None) -> str:
        """A number with its unit: "1.398 ha", "97,25%"."""
        written = self.number(value, decimals)
        return f"{written}{unit}" if unit.startswith("%") else f"{written} {unit}"

    def day(self, day: date) -> str:
        """A date with its weekday: "thứ Ba 18/6", "Tuesday 18 June"."""
        return self._named_day(day)

    def _name_day(self, day: date) -> str:
        name = dates.format_date(day, format=_DAY_PATTERN[self.language], locale=self.language)
        return name[0].lower() + name[1:] if self.language == "vi" else name

    def moment(self, moment: datetime) -> str:
        """A moment in the district's time: "07:30 thứ Hai 17/6"."""
        local = moment.astimezone(DISTRICT_ZONE)
        clock = dates.format_time(
            local, format=_CLOCK_PATTERN[self.language], locale=self.language, tzinfo=DISTRICT_ZONE
        )
        return f"{clock} {self.day(local.date())}"


def _digits(value: Decimal) -> tuple[str, str]:
    """The whole, with commas between thousands, and the places without zeros at the end."""
    whole, _, places = f"{value:,f}".partition(".")
    return whole, places.rstrip("0")


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal((0, (1,), -places)), rounding=ROUND_HALF_UP, context=_EXACT)
