"""Garbled messages: attested ones with letters lost, added and swapped, runs and mixtures of them, and pure noise.

What must hold of each: no exception, an answer within ``LONGEST_SECONDS``, and a figure that is accepted is read again
as the same figure from the bot's own words for it. A message that took long is read five times more, and five times
with pauses between, and the shortest time counts, so that a busy machine is no finding.

``make fuzz`` reads a million of each; ``FUZZ=5000 make fuzz`` reads fewer.
"""

from __future__ import annotations

import csv
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path

import yaml

from handlers.reading.figures.quantities import read_quantity
from handlers.reading.figures.quantity import Asked, Outcome, Quantity
from handlers.reading.questions.intents import load_question_words, read_question, read_wish
from handlers.reading.questions.question import Question, UnitName, Wish
from handlers.reading.questions.question_words import QuestionWords
from handlers.reading.questions.words import words_of
from tests.understanding.asked_figures import as_kept, asked_about, places, said_back, words

HERE = Path(__file__).parent
NOISE = [
    *"0123456789.,/-+%()'_:;~<>=*? \t\nabcdefghiklmnopqrstuvxyđơưăâêôạảãáàệếềốộủũ\x00\ud800\u200b\u0301\u0323½²①١ｈ３",
    *("tỷ", "triệu", "nghìn", "ha", "tấn", "rưỡi", "trăm", "mươi", "lăm", "phẩy", "không", "1.398", "245", "lẻ", "k"),
    *("lũy kế ", "trong kỳ ", "nhầm ", "tháng 5 ", "xã ", "Chiềng La ", "chè ", " thế nào ", "chưa ", "ước "),
]
LEADS = ["", "", "", "dạ ", "được ", "chè ", "xã em ", "ước ", "lũy kế ", "trong kỳ ", "nhầm, ", "khoảng ", "cả năm "]
SCALES = ["", "", "", "", " nghìn", "k", " triệu", "tr", " tỷ", " vạn", " trăm", " chục", " rưỡi", " tỷ 2", " phẩy năm"]
UNITS = [
    "",
    "",
    " ha",
    "ha",
    " tấn",
    " tạ",
    " kg",
    " tỷ đồng",
    " triệu đồng",
    "%",
    " lượt",
    " người",
    " htx",
    " điểm %",
]
TAILS = [
    "",
    "",
    "",
    "",
    " ạ",
    ".",
    " rồi",
    " thôi",
    " em nhé",
    ", lũy kế 900",
    " trong kỳ, lũy kế 99.999",
    " tháng 5",
    "?",
]
PER = (None, None, "period", "year_to_date")
LONGEST_SECONDS = 0.005
LONG_SECONDS = 0.001
PAUSE_SECONDS = 0.1
AGAIN = 5
FULL = 1_000_000


@dataclass
class Found:
    """What a run of the fuzzer came to: outcomes counted, times in seconds, and everything that must not be."""

    counts: Counter[str] = field(default_factory=Counter)
    times: list[float] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")
    findings: list[str] = field(default_factory=list)

    def timed(self, text: str, read: Callable[[], object]) -> None:
        """Notes how long a reading takes."""
        self.note(text, seconds(read))

    def note(self, text: str, taken: float) -> None:
        self.times.append(taken)
        self.slowest = max(self.slowest, (taken, text))
        if taken > LONGEST_SECONDS:
            self.findings.append(f"{text!r} takes {taken * 1000:.1f} ms")

    def __str__(self) -> str:
        ordered = sorted(self.times)
        return (
            f"{len(ordered):,} read, {dict(self.counts)}; median {1e6 * ordered[len(ordered) // 2]:.0f} µs, slowest "
            f"{1e3 * self.slowest[0]:.2f} ms ({self.slowest[1][:60]!r}); {len(self.findings)} findings"
        )


def seconds(read: Callable[[], object]) -> float:
    """How long a reading takes; one that seems too long is timed again."""

    def once() -> float:
        started = time.perf_counter()
        read()
        return time.perf_counter() - started

    taken = once()
    for pause in (0, PAUSE_SECONDS):
        for _ in range(AGAIN if taken > (LONGEST_SECONDS if pause else LONG_SECONDS) else 0):
            time.sleep(pause)
            taken = min(taken, once())
    return taken


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def answers() -> tuple[tuple[str, str, str], ...]:
    """Attested answers with the indicator and the unit they answer."""
    names = ("numbers_vi.csv", "numbers_more_vi.csv", "numbers_en.csv", "tired_officers_vi.csv")
    return tuple((row["text"], row["indicator"], row["unit_asked"]) for name in names for row in rows(name))


@cache
def questions() -> tuple[str, ...]:
    """Attested questions and our own."""
    tables = [row["text"] for name in ("questions.csv", "tired_questions_vi.csv") for row in rows(name)]
    own = [
        row["say"]
        for path in sorted((HERE / "sentences").glob("*/*.yaml"))
        for row in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]
    return (*tables, *own)


def garbled(attested: str, another: Callable[[], str], chance: random.Random, unit: str = "ha") -> str:
    """One text made out of attested ones."""
    kind = chance.random()
    if kind < 0.15:
        return "".join(chance.choices(NOISE, k=chance.randint(0, 30)))
    if kind < 0.2:
        return " ".join(another() for _ in range(chance.randint(2, 30)))
    if kind < 0.5:
        return composed(unit, chance)
    if kind < 0.52:
        piece = chance.choice([attested, another(), "".join(chance.choices(NOISE, k=chance.randint(1, 5)))])
        return (piece + chance.choice(["", " ", ", ", "\n"])) * (chance.choice([100, 400, 4096]) // (len(piece) + 1))
    if kind < 0.53:
        return "".join(chance.choices(NOISE, k=chance.choice([200, 399, 2000])))
    return _mutated(list(attested), chance)


def composed(unit: str, chance: random.Random) -> str:
    """A number of any size and shape, mostly of this unit, with what may stand around it."""
    digits = str(chance.randrange(10 ** chance.randint(1, 7)))
    kind = chance.random()
    if kind < 0.3:
        digits = f"{int(digits):,}".replace(",", chance.choice([".", ",", " "]))
    if 0.2 < kind < 0.7:
        digits += chance.choice(".,") + str(chance.randrange(10 ** chance.randint(1, 5)))
    if kind > 0.9:
        digits += chance.choice(["/", " trên ", " trong tổng số "]) + str(chance.randrange(10 ** chance.randint(1, 6)))
    measured = chance.choice([f" {unit}", f" {unit}", unit, "", chance.choice(UNITS)])
    return "".join((chance.choice(LEADS), digits, chance.choice(SCALES), measured, chance.choice(TAILS)))


def _mutated(letters: list[str], chance: random.Random) -> str:
    for _ in range(chance.randint(1, 4)):
        place, kind = chance.randint(0, len(letters)), chance.random()
        if kind < 0.4 or place == len(letters):
            letters.insert(place, chance.choice(NOISE))
        elif kind < 0.7:
            letters.pop(place)
        else:
            letters[place] = chance.choice(NOISE)
    return "".join(letters)


def garbled_answers(seed: int) -> Iterator[tuple[str, str, Asked]]:
    """Endless texts with the indicator and the figure they answer."""
    chance, attested = random.Random(seed), answers()
    while True:
        text, slug, unit = chance.choice(attested)
        asked = asked_about(slug, unit)
        if asked.flow:
            asked = replace(asked, per=chance.choice(PER))
        yield garbled(text, lambda: chance.choice(attested)[0], chance, unit), slug, asked


def fuzz_answers(times: int, seed: int, *, timed: bool = False) -> Found:
    """Reads so many garbled answers."""
    found = Found()
    for _, (text, slug, asked) in zip(range(times), garbled_answers(seed), strict=False):
        quantity = answered(text, asked)
        if timed:
            found.timed(text, partial(answered, text, asked))
        found.counts[quantity.outcome.value] += 1
        if quantity.outcome is Outcome.REFUSE and quantity.readings:
            found.findings.append(f"{text!r} is refused with a reading")
        if quantity.outcome is Outcome.ACCEPT:
            found.findings.extend(unlike_itself(quantity, slug, asked))
    return found


def answered(text: str, asked: Asked) -> Quantity:
    return read_quantity(text, asked, words(), places())


def unlike_itself(quantity: Quantity, slug: str, asked: Asked) -> Iterator[str]:
    """What is wrong with the figure when the bot's words for it are read as an answer."""
    kept = as_kept(quantity, slug, asked.unit)
    said = said_back(quantity, slug, asked.unit)
    again = answered(said, asked)
    if again.outcome is not Outcome.ACCEPT or as_kept(again, slug, asked.unit) != kept:
        yield f"{quantity.raw!r} gives {kept}, said as {said!r}, read as {again.outcome} {again.readings}"
    english = answered(said_back(quantity, slug, asked.unit, "en"), asked)
    if english.outcome is Outcome.ACCEPT and as_kept(english, slug, asked.unit) != kept:
        yield f"{quantity.raw!r} gives {kept}, in English read as {english.readings}"


def fuzz_questions(times: int, seed: int, *, timed: bool = False) -> Found:
    """Reads so many garbled questions, as questions and as wishes."""
    found, chance, attested, known = Found(), random.Random(seed), questions(), question_words()
    for _ in range(times):
        text = garbled(chance.choice(attested), lambda: chance.choice(attested), chance)
        question = read_question(text, known)
        if timed:
            found.timed(text, partial(understood, text, known))
        found.counts[question.intent.value] += 1
        if (trouble := unsound(question)) is not None:
            found.findings.append(f"{text!r}: {trouble}")
    return found


def understood(text: str, known: QuestionWords) -> tuple[Question, Wish | None]:
    """What a conversation asks of a text: its question and its wish, nothing of it known from before."""
    words_of.cache_clear()
    return read_question(text, known), read_wish(text, known)


def unsound(question: Question) -> str | None:
    """What contradicts itself in a question that was understood."""
    if question.ask and len(question.indicators) < 2 and len(question.units) < 1:
        return "asks about nothing"
    if len(question.indicators) > 1 and not question.ask:
        return "takes one of several indicators"
    return "own unit and another" if question.own_unit and question.units else None


@cache
def question_words() -> QuestionWords:
    named = rows("questions_units.csv")
    units = [UnitName(r["slug"], r["name"], tuple(a for a in r["aliases"].split("|") if a)) for r in named]
    return load_question_words(units=units)


def main() -> int:
    times, seed = int(os.environ.get("FUZZ", FULL)), int(os.environ.get("FUZZ_SEED", "7"))
    trouble = 0
    for name, fuzz in (("answers", fuzz_answers), ("questions", fuzz_questions)):
        found = fuzz(times, seed, timed=True)
        sys.stdout.write("\n".join([*found.findings[:200], f"{name}: {found}\n"]))
        sys.stdout.flush()
        trouble += len(found.findings)
    return 1 if trouble else 0


if __name__ == "__main__":
    sys.exit(main())
