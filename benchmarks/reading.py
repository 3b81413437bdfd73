"""How long the reader takes for an answer and for a question: part of ``make bench``.

Reads every case of tests/understanding in rounds, with the words the bot itself reads with, and prints the median of
the rounds' medians, on the wall clock and in processor time. Ends with 1 when a promise is not kept: 100 µs for a
quantity, 300 µs for a question.
"""

from __future__ import annotations

import csv
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bot import wiring  # noqa: E402
from bot.settings import Settings  # noqa: E402
from handlers.reading.figures.quantity import Asked  # noqa: E402
from handlers.reading.questions.words import words_of  # noqa: E402
from handlers.reading.reader import Reader  # noqa: E402
from models.plan.indicators import Kind  # noqa: E402
from models.plan.plan import Plan  # noqa: E402

CASES = ROOT / "tests" / "understanding"
ANSWERS = ("numbers_vi.csv", "numbers_more_vi.csv", "numbers_en.csv", "tired_officers_vi.csv")
QUESTIONS = ("questions.csv", "tired_questions_vi.csv")
ROUNDS = 7
QUANTITY_MICROSECONDS = 100.0
QUESTION_MICROSECONDS = 300.0
Reading = Callable[[], object]


@dataclass(frozen=True)
class Measured:
    """Medians over the rounds, in microseconds; ``slowest`` case by the least of its times."""

    cases: int
    wall: float
    processor: float
    slowest: float

    def line(self, name: str) -> str:
        return (
            f"{name:<10} {self.cases:>5} cases      median {self.wall:6.1f} µs wall, {self.processor:6.1f} µs processor"
            f"   slowest case {self.slowest:6.1f} µs"
        )


def rows(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def quantities(reader: Reader, plan: Plan) -> list[Reading]:
    """The attested answers, each as its figure is asked."""
    return [
        partial(reader.quantity, row["text"], _asked(plan, row["indicator"], row["unit_asked"]))
        for name in ANSWERS
        for row in rows(name)
    ]


def questions(reader: Reader) -> list[Reading]:
    return [partial(reader.question, row["text"]) for name in QUESTIONS for row in rows(name)]


def _asked(plan: Plan, slug: str, unit: str) -> Asked:
    indicator = plan.indicators[slug]
    own = unit == indicator.unit
    return Asked(
        unit=unit,
        minimum=indicator.minimum,
        maximum=indicator.maximum if own else None,
        indicator=slug,
        words=(indicator.name_vi, indicator.short_vi, indicator.name_en),
        flow=indicator.kind is Kind.FLOW,
        target=indicator.target if own else None,
    )


def measured(readings: Sequence[Reading]) -> Measured:
    """Every reading, ``ROUNDS`` times after a first one that is not counted."""
    walls, processors = [], []
    least = [float("inf")] * len(readings)
    for each in range(ROUNDS + 1):
        wall, processor = _round(readings)
        least = [min(pair) for pair in zip(least, wall, strict=True)]
        if each:
            walls.append(statistics.median(wall))
            processors.append(statistics.median(processor))
    return Measured(len(readings), statistics.median(walls), statistics.median(processors), max(least))


def _round(readings: Sequence[Reading]) -> tuple[list[float], list[float]]:
    wall, processor = [], []
    for read in readings:
        words_of.cache_clear()
        started, began = time.perf_counter_ns(), time.thread_time_ns()
        read()
        processor.append((time.thread_time_ns() - began) / 1000)
        wall.append((time.perf_counter_ns() - started) / 1000)
    return wall, processor


def main() -> int:
    knowledge = wiring.know(Settings(_env_file=None))
    answered, asked = measured(quantities(knowledge.reader, knowledge.plan)), measured(questions(knowledge.reader))
    print(answered.line("quantity"), asked.line("question"), sep="\n")
    broken = [
        f"NOT KEPT: {promised:.0f} µs for a {name}"
        for name, found, promised in (
            ("quantity", answered, QUANTITY_MICROSECONDS),
            ("question", asked, QUESTION_MICROSECONDS),
        )
        if found.processor > promised
    ]
    print(*broken, sep="\n", end="\n" if broken else "")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
