"""How long a picture takes on this machine: ``make bench``.

Each sort as the serving process has it made: ordered from the workshop, drawn there, on the disk. Cold is the first
one, with the workshop and the plotting library still to be started. Every picture differs, so none is found again.
Ends with 1 when one in twenty of a sort takes longer than promised: 150 ms warm.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bot.workshop import Workshop  # noqa: E402
from models.pictures import (  # noqa: E402
    Bar,
    Look,
    Picture,
    Point,
    ProgressChart,
    RankedRow,
    Ranking,
    Spot,
    Tally,
    Tick,
    Trend,
)

SECONDS = 0.150
ROUNDS = 60
MONTHS = range(1, 13)


def card(number: int) -> ProgressChart:
    """Six bars, all marks."""
    bars = tuple(
        Bar(
            label=f"Indicator {place} of the plan",
            caption=f"est. {number * place}/2,000 tons",
            done=Decimal(number * place),
            target=Decimal(2000),
            usual=Decimal(900),
            look=Look.BEHIND,
            said="behind",
            coverage="27/29 communes",
        )
        for place in range(6)
    )
    tally = tuple(Tally(look=look, count="8", said=look.value) for look in Look)
    title, under = f"Progress of the targets {number}", "Whole district as of Monday 17 June"
    return ProgressChart(title=title, subtitle=under, bars=bars, tally=tally, target_said="target", usual_said="usual")


def trend(number: int) -> Trend:
    """A whole year with everything a trend may show."""
    line = tuple(Spot(at=Decimal(month), value=Decimal(month * 100)) for month in MONTHS)
    return Trend(
        title=f"Fresh tea {number}",
        subtitle="Whole district as of Monday 17 June",
        look=Look.ON_PACE,
        said="on pace",
        latest="1,100 tons",
        points=tuple(Point(at=Decimal(month), value=Decimal(month * 90), reported="29") for month in MONTHS),
        months=tuple(str(month) for month in MONTHS),
        ticks=tuple(Tick(value=Decimal(300 * step), label=str(300 * step)) for step in range(5)),
        target=Decimal(1100),
        usual=line,
        past=line,
        target_said="Target 1,100 tons",
        usual_said="usual course",
        past_said="year 2023",
        reported_said="Communes that reported",
    )


def ranking(number: int) -> Ranking:
    """Twelve rows."""
    rows = tuple(
        RankedRow(place=f"{place}.", name=f"Commune {place}", value=Decimal(100 - place), said=f"{100 - place}%")
        for place in MONTHS
    )
    return Ranking(heading=f"Health insurance {number}", rule="For reference. Highest rate first.", rows=rows)


SORTS: dict[str, Callable[[int], Picture]] = {"progress card": card, "trend": trend, "ranking": ranking}


async def seconds(workshop: Workshop, picture: Picture) -> float:
    started = time.perf_counter()
    await workshop.make(picture)
    return time.perf_counter() - started


async def measure(folder: Path) -> float:
    """Print all measures; the largest 95th percentile."""
    slowest, workshop = 0.0, Workshop(folder)
    for name, made in SORTS.items():
        await workshop.close()
        cold, *warm = [await seconds(workshop, made(number)) for number in range(1 + ROUNDS)]
        late = statistics.quantiles(warm, n=20)[-1]
        print(
            f"{name:<16} cold {cold * 1000:5.0f} ms   warm median {statistics.median(warm) * 1000:4.0f} ms   "
            f"p95 {late * 1000:4.0f} ms"
        )
        slowest = max(slowest, late)
    await workshop.close()
    return slowest


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        slowest = asyncio.run(measure(Path(folder)))
    print(f"slowest picture at the 95th percentile {slowest * 1000:.0f} ms, promised {SECONDS * 1000:.0f} ms")
    return int(slowest > SECONDS)


if __name__ == "__main__":
    sys.exit(main())
