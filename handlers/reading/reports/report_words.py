"""Everything needed to read whole reports, as one frozen value.

Promises: values only. Must not: load word lists (see ``vocabulary``) or read a message.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from handlers.reading.corrections import CorrectionWords
from handlers.reading.figures.number_words import NumberWords
from handlers.reading.figures.places import Places
from handlers.reading.questions.question_words import QuestionWords

Runs = Mapping[str, tuple[tuple[str, ...], ...]]


class Column(StrEnum):
    """What a column of a table holds."""

    NUMBER = "number"
    NAME = "name"
    UNIT = "unit"
    PLAN = "plan"
    BEFORE = "before"
    VALUE = "value"
    ESTIMATE = "estimate"
    TOTAL = "total"
    PERCENT = "percent"
    NOTE = "note"


@dataclass(frozen=True)
class ReportWords:
    """Runs of folded words by their first word, longest first. ``names`` are the indicators' own names.

    ``columns`` are heads of tables; ``units`` every unit of measure, ``measured`` those of land, weight and money,
    ``rates`` those that a rate has anyhow, all folded. ``estimated`` is put before a figure of a column of estimates;
    ``covers`` are the folded words for the time a figure covers, each with those that are read.
    """

    numbers: NumberWords
    places: Places
    questions: QuestionWords
    corrections: CorrectionWords
    names: Runs
    slugs: Mapping[tuple[str, ...], str]
    joints: Runs
    labels: Runs
    around: Runs
    no_question: Runs
    asking_last: Runs
    continued: Runs
    signed: Runs
    columns: Mapping[str, Column]
    units: frozenset[str]
    measured: frozenset[str]
    rates: frozenset[str]
    estimated: str
    covers: Mapping[str, str]


def run_at(words: Sequence[str], at: int, runs: Runs) -> int:
    """How many words from ``at`` on are the longest of these runs that stands there; 0 for none."""
    if at >= len(words):
        return 0
    for run in runs.get(words[at], ()):
        if tuple(words[at : at + len(run)]) == run:
            return len(run)
    return 0
