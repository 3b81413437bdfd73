"""Garbled answers: attested ones with letters lost, added and swapped, runs of them, and pure noise.

``QUANTITY_FUZZ=1000000`` fuzzes longer; ``python -m tests.understanding.fuzzing 1000000`` does it without pytest.
"""

from __future__ import annotations

import csv
import os
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from handlers.reading.figures.quantity import Outcome
from tests.understanding.asked_figures import read, said_back

NOISE = [
    *"0123456789.,/-+%()'_:;~<>=*? \t\nabcdefghiklmnopqrstuvxyđơưăâêôạảãáàệếềốộủũ\x00\ud800\u200b½²①١ｈ３",
    *("tỷ", "triệu", "nghìn", "ha", "tấn", "rưỡi", "trăm", "mươi", "lăm", "phẩy", "không", "1.398", "245", "lẻ", "k"),
]
FEWEST = 50_000


def times_to_fuzz() -> int:
    return int(os.environ.get("QUANTITY_FUZZ", FEWEST))


def garbled(seed: int) -> Iterator[tuple[str, str, str]]:
    """Endless texts with the indicator and the unit they answer."""
    chance = random.Random(seed)
    with (Path(__file__).parent / "numbers_vi.csv").open(encoding="utf-8", newline="") as file:
        attested = [(row["text"], row["indicator"], row["unit_asked"]) for row in csv.DictReader(file)]
    while True:
        text, slug, unit = chance.choice(attested)
        kind = chance.random()
        if kind < 0.15:
            text = "".join(chance.choices(NOISE, k=chance.randint(0, 30)))
        elif kind < 0.2:
            text = " ".join(chance.choice(attested)[0] for _ in range(chance.randint(2, 30)))
        else:
            text = _mutated(list(text), chance)
        yield text, slug, unit


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


def fuzz(times: int, seed: int) -> list[str]:
    """What went wrong in so many garbled answers."""
    findings: list[str] = []
    for _, (text, slug, unit) in zip(range(times), garbled(seed), strict=False):
        quantity = read(text, slug, unit)
        if quantity.outcome is Outcome.REFUSE and quantity.readings:
            findings.append(f"{text!r} is refused with a reading")
        if quantity.outcome is not Outcome.ACCEPT:
            continue
        value = quantity.readings[0].value
        again = read(said_back(value, unit), slug, unit)
        if again.outcome is not Outcome.ACCEPT or again.readings[0].value != value:
            findings.append(f"{text!r} gives {value} {unit}, which is not read again")
    return findings


if __name__ == "__main__":
    found = fuzz(int(sys.argv[1]) if len(sys.argv) > 1 else FEWEST, seed=7)
    sys.stdout.write("\n".join([*found, f"{len(found)} findings\n"]))
