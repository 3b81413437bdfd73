"""The names and words with which lists are read, as one frozen value.

Promises: a name that several units or indicators have leads to all of them; a list of words that cannot be used raises
when it is loaded.
Must not: read a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import locales
from handlers.reading.figures.number_words import NumberWords
from handlers.reading.lists.listed import ListColumn
from handlers.reading.questions.name_index import NameIndex
from handlers.reading.text import fold
from models.plan.measures import Per
from models.plan.periods import Rhythm
from models.plan.plan import Plan
from models.plan.units import Unit

_CODE: Final = re.compile(r"0*(\d{1,5})")
_SLOTS: Final = {
    "{number}": r"(?P<number>[0-9]{1,2})",
    "{roman}": r"(?P<roman>[ivx]{1,4})",
    "{year}": r"(?P<year>[0-9]{4})",
}

Names = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class ListWords:
    """Folded names to slugs: ``units`` and ``indicators``; ``called`` is what officers call indicators, enough to ask
    whether one is meant, too loose to store a figure by. ``near`` finds what a misspelt unit may have meant.

    ``columns`` are heads of columns; ``periods`` patterns of folded text with the rhythm and the number of the
    period where it is fixed; ``covers`` the words for the stretch a flow's figure covers; ``nothing`` stands in cells
    that are still empty.
    """

    plan: Plan
    numbers: NumberWords
    near: NameIndex
    units: Names
    indicators: Names
    called: Names
    columns: Mapping[str, ListColumn]
    periods: Sequence[tuple[re.Pattern[str], Rhythm, int | None]]
    covers: Mapping[str, Per]
    nothing: frozenset[str]


def load_list_words(plan: Plan, numbers: NumberWords, near: NameIndex) -> ListWords:
    """The words of all languages. Raises KeyError or ValueError for a list that is incomplete."""
    lists = [locales.load(language, "lists") for language in locales.LANGUAGES]
    return ListWords(
        plan=plan,
        numbers=numbers,
        near=near,
        units=_names(_unit_names(plan, lists)),
        indicators=_names(_indicator_names(plan, lists)),
        called=_names(_spoken_names(plan)),
        columns={
            fold(head): ListColumn(column)
            for one in lists
            for column, heads in one["columns"].items()
            for head in heads
        },
        periods=tuple(_period(text, meaning) for one in lists for text, meaning in one["periods"].items()),
        covers={fold(text): Per(per) for one in lists for per, texts in one["covers"].items() for text in texts},
        nothing=frozenset(fold(text) for one in lists for text in one["nothing"]),
    )


def code_of(text: str) -> str | None:
    """An official code without the zeros in front, which a spreadsheet drops; None for what is none."""
    found = _CODE.fullmatch(text)
    return found[1] if found else None


def _names(pairs: Iterable[tuple[str, str]]) -> Names:
    found: dict[str, dict[str, None]] = {}
    for name, slug in pairs:
        found.setdefault(fold(name), {})[slug] = None
    return {name: tuple(slugs) for name, slugs in found.items()}


def _unit_names(plan: Plan, lists: Sequence[Mapping[str, Any]]) -> Iterable[tuple[str, str]]:
    units = plan.units
    for unit in (units.district, *units.communes, *units.departments):
        yield from ((name, unit.slug) for name in _called(unit))
    for one in lists:
        yield from ((name, units.district.slug) for name in one["district"])


def _called(unit: Unit) -> Iterable[str]:
    yield from (unit.slug, unit.slug.replace("_", " "), unit.name, unit.full_name, unit.name_en, *unit.aliases)
    if unit.code is not None and (code := code_of(unit.code)) is not None:
        yield code


def _indicator_names(plan: Plan, lists: Sequence[Mapping[str, Any]]) -> Iterable[tuple[str, str]]:
    for one in plan.indicators.values():
        yield from ((name, one.slug) for name in (one.slug, one.name_vi, one.short_vi, one.name_en))
    for one_list in lists:
        for slug, names in one_list["indicators"].items():
            if slug in plan.indicators:
                yield from ((name, slug) for name in names)


def _spoken_names(plan: Plan) -> Iterable[tuple[str, str]]:
    for language in locales.LANGUAGES:
        for slug, names in locales.load(language, "indicators")["indicators"].items():
            if slug in plan.indicators:
                yield from ((name.rstrip("!"), slug) for name in names)


def _period(text: str, meaning: str) -> tuple[re.Pattern[str], Rhythm, int | None]:
    """ "quý {roman}/{year}" and "quarter", or "6 tháng {year}" and "half_year 1"."""
    rhythm, _, number = meaning.partition(" ")
    pattern = re.escape(fold(text)).replace(r"\{", "{").replace(r"\}", "}").replace(r"\ ", r"\s*")
    for slot, read in _SLOTS.items():
        pattern = pattern.replace(slot, read)
    return re.compile(pattern), Rhythm(rhythm), int(number) if number else None
