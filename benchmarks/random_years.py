"""Lives through years of random filings and outages, each in its own process and database, and lists the faults."""

from __future__ import annotations

import os
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from models.plan.loading import load_plan
from reminders.ladder import load_ladder
from tests.reminding import oracle, years

WORKERS = min(4, os.cpu_count() or 1)
NONE = "none"
MOST_SHOWN = 5


def live_through(written: str, minutes: float, workers: int) -> list[str]:
    """Live through the years of these seeds, "0-49", and print each; the promises that were not kept.

    After so many minutes no other year is begun.
    """
    seeds, found = _seeds(written), list[str]()
    end = time.monotonic() + 60 * minutes
    with ProcessPoolExecutor(workers) as pool:
        for start in range(0, len(seeds), workers):
            if time.monotonic() > end:
                print(f"           the time is over; go on with --seeds {seeds[start]}-{seeds[-1]}")
                break
            for line, faults in pool.map(one_year, seeds[start : start + workers]):
                print(f"year       {line}", *(f"    {fault}" for fault in faults[:MOST_SHOWN]), sep="\n", flush=True)
                found += [f"a year as promised: {line}"] if faults else []
    return found


def one_year(seed: int) -> tuple[str, list[str]]:
    """What the year was, and everything that should not have been."""
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        engine = years.engine_in(Path(folder))
        lived = years.live(seed, engine, load_plan(), load_ladder())
        engine.dispose()
    faults = oracle.faults(lived)
    return (
        f"seed {seed}: {len(lived.people)} officers, {len(lived.ticks)} ticks, {len(lived.filed)} reports, "
        f"{len(lived.messages)} messages, {len(lived.stopped)} taken back, {len(faults)} faults, "
        f"{time.perf_counter() - started:.0f} s",
        faults,
    )


def _seeds(written: str) -> range:
    if written == NONE:
        return range(0)
    first, _, last = written.partition("-")
    return range(int(first), int(last or first) + 1)
