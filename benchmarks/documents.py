"""How long the documents about a period take on this machine: ``make bench``.

On a fresh demonstration in a temporary folder, as the serving process makes them: put together from what was filed,
then written by the workshop. The first is measured with the workshop still to be started, the others without. Ends
with 1 when the report on paper takes longer than promised: 2 s, the workshop's start included.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import locales  # noqa: E402
from bot import process  # noqa: E402
from bot.settings import Settings  # noqa: E402
from bot.wiring import Bot  # noqa: E402
from handlers.answers.report_files import named  # noqa: E402
from handlers.dialogue.leaders.decisions import SummingUp  # noqa: E402

SECONDS = 2.0
PERIODS = ("2024-06", "2024-05", "2024-04", "2024-03", "2024-02", "2024-01")
WHAT: dict[Literal["summary", "figures"], str] = {"summary": "report on paper (.docx)", "figures": "figures (.xlsx)"}


async def seconds(bot: Bot, what: Literal["summary", "figures"], period: str) -> float:
    """How long one document takes; none of them is there already."""
    asked = named(SummingUp(what, period), locales.phrasebook("vi"), bot.now())
    started = time.perf_counter()
    await bot.workshop.make(asked)
    return time.perf_counter() - started


async def measure(folder: Path) -> float:
    """Print all measures; the slowest report on paper."""
    slowest = 0.0
    async with process.at_rest(Settings(_env_file=None, data_dir=folder, http_port=1)) as bot:
        for what, name in WHAT.items():
            await bot.workshop.close()
            first, *others = [await seconds(bot, what, period) for period in PERIODS]
            print(f"{name:<24} first {first:5.2f} s   then median {statistics.median(others):5.2f} s")
            slowest = max(slowest, first, *others) if what == "summary" else slowest
    return slowest


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        slowest = asyncio.run(measure(Path(folder)))
    print(f"{'slowest report on paper':<24} {slowest:.2f} s, promised {SECONDS:.0f} s")
    return int(slowest > SECONDS)


if __name__ == "__main__":
    sys.exit(main())
