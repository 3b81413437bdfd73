"""The same report taken by this bot and by its peers, one after the other on the same machine: ``make bench-peers``.

Every officer reports six figures, types one of them wrongly first and confirms with a button: nine messages, each
answered after a commit that is synced to the disk. Bots get one core, the officers and the stand-in of Telegram another
one. Prints medians of the runs, messages a second, CPU of the bot for each message (the figure least disturbed by
whatever else the machine does), and both as ratios. ``closed``: all officers at once, none thinks; ``many``: ten times
as many. ``paced``: 11 reports begun a second, officers think a fifth of a second: 90 messages a second. ``far``: 40
officers who do not think, and every answer of Telegram takes 50 ms. The limits of the network are lifted for all. Every
report is compared with what was typed.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

ROOT, HERE = Path(__file__).resolve().parents[2], Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

from benchmarks.peers import district  # noqa: E402
from benchmarks.peers.officers import QUESTIONS, TURNS, Load  # noqa: E402
from benchmarks.peers.telegram import TOKEN, Telegram  # noqa: E402
from benchmarks.replies import machine  # noqa: E402
from tests import databases  # noqa: E402

ENVIRONMENT = HERE / ".environment"
STARTS_WITHIN, ENDS_WITHIN, STALLED_AFTER = 90.0, 5.0, 10.0
TICK = os.sysconf("SC_CLK_TCK")
OURS, ON_SERVER, TWICE = "this bot", "this bot/PostgreSQL", "two of it/PostgreSQL"
ON_SERVERS = (ON_SERVER, TWICE)


@dataclass(frozen=True)
class Bot:
    """How one bot is started in its own folder; ``needs`` is a file without which it is left out."""

    name: str
    command: tuple[str, ...]
    environment: dict[str, str]
    needs: Path
    processes: int = 1


@dataclass(frozen=True)
class Way:
    """How the officers write; a run is cut after ``longest`` seconds."""

    name: str
    chats: int
    a_second: float = 0.0
    think: float = 0.0
    delay: float = 0.0
    longest: float = 30.0


@dataclass(frozen=True)
class Run:
    """What was measured: messages a second, CPU milliseconds of the bot for each, reply times, memory, start.

    ``server``: CPU milliseconds of its database server for each message.
    """

    a_second: float
    cpu: float
    p50: float
    p99: float
    megabytes: float
    ready: float
    wrong: int
    finished: bool
    server: float


PYTHON, MODULES = ENVIRONMENT / "python" / "bin" / "python", ENVIRONMENT / "node_modules"
NODE = {"NODE_PATH": str(MODULES), "NODE_ENV": "production"}
RUNNER = {**NODE, "RUNNER": "1"}
BOTS = (
    Bot(OURS, (sys.executable, "-m", "benchmarks.peers.ours"), {"PYTHONPATH": str(ROOT)}, HERE),
    Bot(ON_SERVER, (sys.executable, "-m", "benchmarks.peers.ours"), {"PYTHONPATH": str(ROOT)}, HERE),
    Bot(TWICE, (sys.executable, "-m", "benchmarks.peers.ours"), {"PYTHONPATH": str(ROOT)}, HERE, processes=2),
    Bot("grammY runner", ("node", str(HERE / "bots" / "grammy_bot.js")), RUNNER, MODULES / "better-sqlite3" / "build"),
    Bot("grammY", ("node", str(HERE / "bots" / "grammy_bot.js")), NODE, MODULES / "better-sqlite3" / "build"),
    Bot("aiogram", (str(PYTHON), str(HERE / "bots" / "aiogram_bot.py")), {}, PYTHON),
    Bot("python-telegram-bot", (str(PYTHON), str(HERE / "bots" / "ptb_bot.py")), {}, PYTHON),
)
WAYS = {
    "closed": Way("closed", 500),
    "many": Way("many", 5000, longest=150),
    "paced": Way("paced", 200, a_second=11, think=0.2),
    "far": Way("far", 40, delay=0.05),
}


async def measured(bot: Bot, way: Way, folder: Path) -> Run:
    """One run of a fresh process with a fresh database."""
    plan, setting = await asyncio.to_thread(_filled, bot, folder, way.chats)
    telegram = Telegram(way.delay)
    await telegram.serve()
    variables = {"PATH": os.environ["PATH"], "API_ROOT": telegram.root, "TOKEN": TOKEN, "PLAN": str(plan), **setting}
    began = time.perf_counter()
    processes = [_started(bot, one, variables) for one in (folder, folder / "second")[: bot.processes]]
    try:
        await _ready(telegram, processes[0], folder)
        ready = time.perf_counter() - began
        await _shared_out(bot, folder)
        return await _loaded(bot, way, telegram, [process.pid for process in processes], folder, ready)
    finally:
        for process in processes:
            await asyncio.to_thread(_end, process)
        databases.end()
        telegram.close()


def _filled(bot: Bot, folder: Path, chats: int) -> tuple[Path, dict[str, str]]:
    """Where this bot's plan is, and the setting that names its database."""
    if bot.name not in (OURS, *ON_SERVERS):
        return folder, {}
    databases.choose("postgresql" if bot.name in ON_SERVERS else "sqlite")
    plan = district.fill(folder, databases.at(folder / "bot.db"), chats)
    if bot.name in ON_SERVERS:
        databases.server().syncs()
    return plan, databases.setting(folder / "bot.db")


def _started(bot: Bot, folder: Path, variables: dict[str, str]) -> subprocess.Popen[bytes]:
    """One process of the bot; all of them share a core, so that what they cost together can be compared."""
    folder.mkdir(exist_ok=True)
    with (folder / "log.txt").open("wb") as log:
        process = subprocess.Popen(
            bot.command, cwd=folder, env={**variables, **bot.environment}, stdout=log, stderr=log
        )
    _pin(process.pid, -1)
    return process


async def _shared_out(bot: Bot, folder: Path) -> None:
    """Wait until each process has its part of the work."""
    statement = f"SELECT 1 FROM shares HAVING count(DISTINCT owner) = {bot.processes}"
    async with asyncio.timeout(STARTS_WITHIN):
        while bot.processes > 1 and not databases.rows(folder / "bot.db", statement):  # noqa: ASYNC110
            await asyncio.sleep(0.5)


async def _ready(telegram: Telegram, process: subprocess.Popen[bytes], folder: Path) -> None:
    async with asyncio.timeout(STARTS_WITHIN):
        while not telegram.polls:
            if process.poll() is not None:
                raise RuntimeError((folder / "log.txt").read_text("utf-8")[-2000:])
            await asyncio.sleep(0.01)


async def _loaded(
    bot: Bot,
    way: Way,
    telegram: Telegram,
    processes: list[int],
    folder: Path,
    ready: float,
) -> Run:
    loop = asyncio.get_running_loop()
    load = Load(way.chats, telegram.say, telegram.tap, time.perf_counter, loop.call_later, way.think)
    telegram.hear = load.hear
    await asyncio.sleep(0.5)
    before, server, end = sum(map(_cpu, processes)), _server(bot), time.perf_counter() + way.longest
    load.begin(way.a_second)
    while not load.is_over and time.perf_counter() < end and not _is_stalled(load):  # noqa: ASYNC110
        await asyncio.sleep(0.02)
    finished, turns, spent = load.is_over, max(1, len(load.seconds)), load.ended_at - load.began_at
    await asyncio.sleep(0.1)
    cpu, server = 1000 * (sum(map(_cpu, processes)) - before) / turns, 1000 * (_server(bot) - server) / turns
    cuts = statistics.quantiles(load.seconds, n=100)
    wrong = len(load.wrong) + (_wrong_reports(bot, folder, way.chats) if finished else 0)
    for line in load.wrong[:3]:
        print(f"  {bot.name}: {line}")
    megabytes = max(map(_peak, processes))
    p50, p99 = cuts[49] * 1000, cuts[98] * 1000
    return Run(turns / spent, cpu, p50, p99, megabytes, ready, wrong, finished, server)


def _server(bot: Bot) -> float:
    """Seconds of the processor its database server has used."""
    return databases.server().spent() if bot.name in ON_SERVERS else 0.0


def _is_stalled(load: Load) -> bool:
    return time.perf_counter() - max(load.ended_at, load.began_at) > STALLED_AFTER


def _wrong_reports(bot: Bot, folder: Path, chats: int) -> int:
    """How many officers do not have exactly one report with the numbers they typed."""
    rows = _our_reports(folder) if bot.name in (OURS, *ON_SERVERS) else _peers_reports(folder)
    kept = [(chat, question, Decimal(value)) for chat, question, value in rows]
    typed = [
        (chat, question, district.reported(chat, question))
        for chat in range(district.FIRST_CHAT, district.FIRST_CHAT + chats)
        for question in range(1, QUESTIONS + 1)
    ]
    return len({row[0] for row in set(kept) ^ set(typed)}) + len(kept) - len(set(kept))


def _our_reports(folder: Path) -> Iterator[tuple[int, int, str]]:
    statement = (
        "SELECT filed_by, indicator, value FROM revisions JOIN reports ON reports.id = report_id WHERE period = ?"
    )
    for officer, indicator, value in databases.rows(folder / "bot.db", statement, district.PERIOD):
        yield district.FIRST_CHAT + officer - 1, district.INDICATORS.index(indicator) + 1, value


def _peers_reports(folder: Path) -> Iterator[tuple[int, int, str]]:
    statement = "SELECT chat, question, value FROM answers JOIN reports ON reports.id = report WHERE state = 'done'"
    with sqlite3.connect(folder / "peer.db") as connection:
        yield from connection.execute(statement)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(ENDS_WITHIN)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _pin(process: int, core: int) -> None:
    """On a core of its own, where the system can do that and has two."""
    cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_setaffinity") else []
    all_cores = sorted(range(os.cpu_count() or 1)) if cores else []
    if len(all_cores) > 1:
        os.sched_setaffinity(process, {all_cores[core]})


def _cpu(process: int) -> float:
    """Seconds of the processor the process has used."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def _peak(process: int) -> float:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def table(way: Way, runs: dict[str, list[Run]]) -> list[str]:
    """One line a bot: medians, and how this bot compares."""
    ours = runs.get(OURS, [])
    head = f"{way.name}: {way.chats} officers × {TURNS} messages"
    lines = [head, "                       msg/s  CPU ms   p50 ms   p99 ms   MB  ready s   msg/s ratio  CPU ratio"]
    for name, measurements in runs.items():

        def median(field: str, of: list[Run] = measurements) -> float:
            return statistics.median(getattr(run, field) for run in of)

        ratio = (
            f"{median('a_second', ours) / median('a_second'):11.2f}  {median('cpu') / median('cpu', ours):9.2f}"
            if ours
            else ""
        )
        note = "" if all(run.finished for run in measurements) else "  (cut)"
        note += f"  and {median('server'):.3f} ms of the server" if median("server") else ""
        wrong = sum(run.wrong for run in measurements)
        lines.append(
            f"{name:<20} {median('a_second'):7.0f} {median('cpu'):7.3f} {median('p50'):8.1f} {median('p99'):8.1f} "
            f"{median('megabytes'):4.0f} {median('ready'):8.2f} {ratio}{note}{f'  WRONG: {wrong}' if wrong else ''}"
        )
    return lines


async def compare(way: Way, bots: list[Bot], times: int) -> dict[str, list[Run]]:
    """Interleaved, so that noise hits every bot alike."""
    runs: dict[str, list[Run]] = {bot.name: [] for bot in bots}
    for _ in range(times):
        for bot in bots:
            with tempfile.TemporaryDirectory() as folder:
                runs[bot.name].append(await measured(bot, way, Path(folder)))
    return runs


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("ways", nargs="*", default=list(WAYS), help=f"of {', '.join(WAYS)}")
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--longest", type=float, help="seconds of one run, other than usual")
    parser.add_argument("--only", help="names of bots, separated by commas")
    parser.add_argument("--chats", type=int, help="another number of officers")
    wanted = parser.parse_args()
    names = wanted.only.split(",") if wanted.only else [bot.name for bot in BOTS]
    bots = [bot for bot in BOTS if bot.name in names and _is_there(bot)]
    _pin(0, 0)
    print(machine())
    changed = {"chats": wanted.chats, "longest": wanted.longest}
    for name in wanted.ways:
        way = replace(WAYS[name], **{key: value for key, value in changed.items() if value is not None})
        print(*table(way, asyncio.run(compare(way, bots, wanted.times))), sep="\n", flush=True)


def _is_there(bot: Bot) -> bool:
    if bot.needs.exists() and shutil.which(bot.command[0]):
        return True
    print(f"{bot.name} is left out: {bot.needs} is missing (see benchmarks/peers/README.md)")
    return False


if __name__ == "__main__":
    main()
