"""How long "how are we doing?" takes in a very wide district, on each database: ``make bench``.

10,000 communes have reported every indicator every month; half of December is not there yet. Every sort of answer is
asked for in typed words without marks, or tapped, many times over indicators and communes at random: measured is the
whole turn, committed, and how much of it is looking up. Then the report on paper is put together and written. Ends
with 1 when a turn takes longer than 50 ms at the 95th percentile, or the paper longer than 2 s.

``--communes 1000 --times 20`` is a short look; ``--at FILE`` or ``--at ADDRESS`` keeps the filled database there and
finds it again the next time.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from random import Random

import sqlalchemy as sa

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import locales  # noqa: E402
from benchmarks import wide_districts, wide_year  # noqa: E402
from benchmarks.asking import Officer, Taken  # noqa: E402
from benchmarks.replies import machine  # noqa: E402
from bot.report_files import ReportFiles  # noqa: E402
from bot.workshop import Workshop  # noqa: E402
from handlers.answers.report_files import named  # noqa: E402
from handlers.dialogue.leaders.decisions import SummingUp  # noqa: E402
from handlers.knowledge import Knowledge  # noqa: E402
from handlers.reading.text import fold  # noqa: E402
from models.plan.sums import Sums  # noqa: E402
from models.store.database import Database, Place  # noqa: E402
from models.store.queries.kept_totals import Key  # noqa: E402
from tests import databases  # noqa: E402

ANSWER_MS, PAPER_SECONDS = 50.0, 2.0


class Asked:
    """What is asked about: another indicator and commune each time."""

    def __init__(self, officer: Officer, knowledge: Knowledge, seed: int) -> None:
        self.officer, self._plan, self._random = officer, knowledge.plan, Random(seed)

    @property
    def name(self) -> str:
        """An indicator that communes report, without marks."""
        several = [slug for slug in self._plan.indicators if len(self._plan.reporting_units(slug)) > 1]
        return fold(self._plan.indicators[self._random.choice(several)].short_vi)

    @property
    def unit(self) -> str:
        return fold(self._random.choice(self._plan.units.communes[1:]).full_name)

    def says(self, text: str) -> Awaitable[Taken]:
        return self.officer.says(text.format(name=self.name, unit=self.unit))

    async def after(self, text: str, *tokens: str) -> Taken:
        """The last of some taps after a question."""
        taken = await self.says(text)
        for token in tokens:
            taken = await self.officer.picks(token)
        return taken


Sort = Callable[[Asked], Awaitable[Taken]]
# What the coordinator of the district asks.
SORTS: Mapping[str, tuple[str, ...]] = {
    "overall": ("tien do",),
    "overall, all lines": ("tien do", "go.progress.full"),
    "overall, the next lines": ("tien do", "go.progress.full", "go.full."),
    "overall, a picture": ("tien do", "go.progress.chart"),
    "at the end of a month": ("tien do den het thang 9",),
    "one indicator": ("tien do {name}",),
    "one indicator in a month": ("{name} thang 10",),
    "its picture through the year": ("tien do {name}", "go.trend."),
    "one unit": ("tien do {unit}",),
    "one indicator in one unit": ("{name} {unit}",),
    "beside the month before": ("so sanh {name} voi thang truoc",),
    "beside the year before": ("{name} so voi cung ky nam truoc",),
    "two months beside each other": ("{name} thang 11 so voi thang 10",),
    "one unit beside the month before": ("so sanh {name} {unit} voi thang truoc",),
    "all of one unit beside the month before": ("{unit} so voi thang truoc",),
    "all indicators at the end of a month": ("tien do thang 10", "go.part."),
    "who lacks a figure": ("xa nao chua co so {name}",),
    "units on one side of a number": ("{name} xa nao duoi 95",),
    "ranking": ("xep hang {name}",),
    "ranking, other groups": ("xep hang {name}", "go.rank."),
    "rows behind a number": ("tien do {name}", "go.rows."),
    "rows, the next page": ("tien do {name}", "go.rows.", "go.rows."),
    "what one unit wrote": ("tien do {name}", "go.rows.", "go.hist."),
    "back from there": ("tien do {name}", "go.rows.", "go.hist.", "go.rows."),
    "what a named unit wrote": ("lich su {name} {unit}",),
    "who is late": ("ai chua nop",),
    "who is late, the next page": ("ai chua nop", "go.late.p"),
    "who is not late yet": ("ai chua nop", "go.late.open"),
    "one late unit": ("ai chua nop", "go.led."),
    "deadlines": ("han nop",),
    "nothing it can read": ("xem giup em bang kqua vua roi ntn",),
}
# What a commune's officer asks.
OF_A_COMMUNE: Mapping[str, tuple[str, ...]] = {
    "commune: overall": ("tien do",),
    "commune: one indicator": ("tien do {name}",),
    "commune: its own unit": ("tien do cua xa em",),
    "commune: ranking": ("xep hang {name}",),
    "commune: deadlines": ("han nop",),
}


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--communes", type=int, default=10_000)
    asked.add_argument("--times", type=int, default=60)
    asked.add_argument("--rhythm", choices=("month", "plan"), default="month")
    asked.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"])
    asked.add_argument("--at", default="")
    asked.add_argument("--only", default="")
    chosen = asked.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        knowledge = wide_districts.know(Path(folder), chosen.communes, chosen.rhythm)
        totals: dict[Key, Sums] = {}
        kept = [measured(kind, Path(folder), knowledge, totals, chosen) for kind in chosen.databases]
    return int(not all(kept))


def measured(
    kind: str, folder: Path, knowledge: Knowledge, totals: dict[Key, Sums], chosen: argparse.Namespace
) -> bool:
    print(f"\n{kind}")
    with wide_districts.server("sqlite" if chosen.at else kind):
        place = place_of(chosen.at) if chosen.at else databases.at(folder / "full.db")
        totals.update(wide_districts.filled(place, knowledge.plan, totals))
        gc.collect()
        gc.freeze()  # what filling left behind is no part of an answer
        return asyncio.run(measure(place, folder / kind, knowledge, chosen))


def place_of(named: str) -> Place:
    return sa.make_url(named) if "://" in named else Path(named)


async def measure(place: Place, folder: Path, knowledge: Knowledge, chosen: argparse.Namespace) -> bool:
    store = Database(place)
    heading = "the whole turn: median   95 %   processor: median   95 %   looking up: median   95 %"
    print(f"{'':34}{heading}")
    slowest = 0.0
    of_communes = knowledge.plan.units.communes[300 % chosen.communes].slug
    for handle, sorts in ((knowledge.plan.units.district.slug, SORTS), (of_communes, OF_A_COMMUNE)):
        asked = Asked(Officer(store, knowledge, handle, wide_year.END), knowledge, seed=1)
        await asked.officer.joins()
        for name, steps in sorts.items():
            if chosen.only in name:
                slowest = max(slowest, await table(name, asked, steps, chosen.times))
    seconds = 0.0 if chosen.only else await paper(folder, store, knowledge)
    await store.close()
    return slowest <= ANSWER_MS and seconds <= PAPER_SECONDS


async def table(name: str, asked: Asked, steps: tuple[str, ...], times: int) -> float:
    """One line; the 95th percentile of whole turns in milliseconds."""
    await asked.after(*steps)
    taken = [await asked.after(*steps) for _ in range(times)]
    measures = ("whole", "processor", "looking_up")
    columns = [[1000 * getattr(one, of) for one in taken] for of in measures]
    medians = [statistics.median(some) for some in columns]
    late = [statistics.quantiles(some, n=20)[-1] for some in columns]
    figures = "".join(
        f"{median:{width}.1f} {of_late:6.1f}"
        for width, median, of_late in zip((20, 19, 20), medians, late, strict=True)
    )
    kinds = ", ".join(sorted({one.inquiry for one in taken}))
    print(f"  {name:<34}{figures}   {kinds}" + ("   TOO SLOW" if late[0] > ANSWER_MS else ""))
    return late[0]


async def paper(folder: Path, store: Database, knowledge: Knowledge) -> float:
    workshop = Workshop(folder, ReportFiles(store, knowledge).put_together)
    asked = named(SummingUp("summary", "2024-06"), locales.phrasebook("vi"), wide_year.END)
    started = time.perf_counter()
    await workshop.make(asked)
    seconds = time.perf_counter() - started
    await workshop.close()
    print(f"  the report on paper: {seconds:.2f} s, the workshop's start included")
    return seconds


if __name__ == "__main__":
    sys.exit(main())
