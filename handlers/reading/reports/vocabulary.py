"""Loading the words of whole reports.

Promises: a list that cannot be used raises when it is loaded. Must not: hold a word itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import locales
from handlers.reading.corrections import CorrectionWords
from handlers.reading.figures.number_words import NumberWords
from handlers.reading.figures.places import Places
from handlers.reading.questions.question_words import QuestionWords
from handlers.reading.questions.words import words_of
from handlers.reading.reports.report_words import Column, ReportWords, Runs
from handlers.reading.text import fold

_Tables = Sequence[Mapping[str, Any]]
_MEASURED: Final = ("area", "mass", "money")


def load_report_words(
    names: Iterable[tuple[str, str]],
    numbers: NumberWords,
    places: Places,
    questions: QuestionWords,
    corrections: CorrectionWords,
) -> ReportWords:
    """The words of all languages. ``names``: each name of an indicator of the plan, and the indicator's slug.

    Raises KeyError or ValueError for a list that is incomplete or names a column that does not exist.
    """
    lists = [locales.load(language, "reports") for language in locales.LANGUAGES]
    slugs = {_plain(name): slug for name, slug in names}
    return ReportWords(
        numbers=numbers,
        places=places,
        questions=questions,
        corrections=corrections,
        names=_runs(slugs),
        slugs=slugs,
        joints=_of(lists, "joints"),
        labels=_of(lists, "labels"),
        around=_of(lists, "around"),
        no_question=_of(lists, "no_question"),
        asking_last=_of(lists, "asking_last"),
        continued=_of(lists, "continued"),
        signed=_of(lists, "signed"),
        columns=_columns(lists),
        units=_units(*locales.load(locales.LANGUAGES[0], "measures")["units"]),
        measured=_units(*_MEASURED),
        rates=frozenset(fold(word) for one in lists for word in one["rates"]),
        estimated=lists[0]["estimated"],
        covers={fold(said): read for one in lists for said, read in one["covers"].items()},
    )


def _of(lists: _Tables, key: str) -> Runs:
    return _runs(_plain(text) for one in lists for text in one[key])


def _runs(found: Iterable[tuple[str, ...]]) -> Runs:
    by_first: dict[str, set[tuple[str, ...]]] = {}
    for run in found:
        if run:
            by_first.setdefault(run[0], set()).add(run)
    return {first: tuple(sorted(runs, key=lambda run: (-len(run), run))) for first, runs in by_first.items()}


def _plain(text: str) -> tuple[str, ...]:
    return tuple(word.plain for word in words_of(text))


def _columns(lists: _Tables) -> dict[str, Column]:
    return {
        fold(head): Column(column)
        for one in reversed(lists)
        for column, heads in one["columns"].items()
        for head in heads
    }


def _units(*dimensions: str) -> frozenset[str]:
    """The units of measure of these dimensions, folded."""
    units = locales.load(locales.LANGUAGES[0], "measures")["units"]
    return frozenset(fold(word) for dimension in dimensions for unit in units[dimension] for word in unit["words"])
