"""How a broadcast drains while officers converse: ``make bench``, or ``python benchmarks/broadcast.py --chats 3000``.

Starts the real server for real officers before the Bot API's stand-in, over real HTTP; the stand-in enforces
Telegram's limits (30 in any second, in a chat one a second with bursts of three). A broadcast to all chats becomes
due; meanwhile 60 other officers converse at 5 messages a second, at random moments. Prints how much of the budget
was used, how fast the replies came and how often a limit was met; ends with 1 when a promise is not kept:
97 % of 30 a second until the broadcast is done, replies within 100 ms at the 99th percentile, no 429, each copy once.
300 chats take half a minute, 3,000 two minutes, 20,000 twelve.
"""

from __future__ import annotations

import argparse
import asyncio
import bisect
import itertools
import os
import random
import socket
import statistics
import sys
import tempfile
import time
from collections import Counter, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.replies import machine  # noqa: E402
from bot import opening  # noqa: E402
from handlers.dialogue import states  # noqa: E402
from locales.phrasebook import DISTRICT_ZONE  # noqa: E402
from models import messages  # noqa: E402
from models.plan.loading import load_plan  # noqa: E402
from models.store.database import writer_engine  # noqa: E402
from models.store.queries import broadcasts, officers, post  # noqa: E402
from tests.standins import bot_api  # noqa: E402
from tests.standins.bot_api import BotApi, Call  # noqa: E402

START = datetime(2024, 6, 17, 7, 30, tzinfo=DISTRICT_ZONE)
BEGINS_AFTER = timedelta(seconds=6)
TALKERS = 60
A_SECOND = 5.0
PER_SECOND = 30
BROADCAST = "Mai 8 giờ họp giao ban tại hội trường huyện."
# A report as it goes, and questions beside it; every turn reads and writes what a real one does.
TURNS = ("/baocao", "1", "48,5", "con trâu", "tiến độ chè", "tạm dừng", "hạn nộp", "xin chào")
TALKER, READER = 7_000_000, 6_000_000
SHARE, P99_MILLISECONDS = 0.97, 100.0


@dataclass
class Heard:
    """What reached the officers: when each copy and each answer came, and after how long (milliseconds)."""

    api: BotApi
    asked: dict[int, float] = field(default_factory=dict)
    copies: list[Call] = field(default_factory=list)
    answers: list[tuple[float, float]] = field(default_factory=list)
    noted: int = 0

    def note(self) -> None:
        """Take in what was sent since the last time."""
        for call in itertools.islice(self.api.sent, self.noted, None):
            self.noted += 1
            if call.text == BROADCAST:
                self.copies.append(call)
            elif call.chat in self.asked:
                self.answers.append((call.at, (call.at - self.asked.pop(call.chat)) * 1000))

    async def until_all(self, copies: int, within: float) -> bool:
        """Note everything until so many copies came; False when they did not in time."""

        def noted() -> bool:
            self.note()
            return len(self.copies) >= copies

        try:
            await self.api.until(noted, within)
        except TimeoutError:
            return False
        return True


def fill(folder: Path, chats: int) -> None:
    """A database of real officers with a broadcast that becomes due soon after the start."""
    path = folder / "bot.db"
    opening.prepare(path)
    engine = writer_engine(path)
    with engine.begin() as connection:
        opening.install(connection, "real", load_plan(), START)
        units = [unit.slug for unit in load_plan().units.communes]
        for place in range(TALKERS):
            _join(connection, TALKER + place, units[place % len(units)])
        readers = [_join(connection, READER + place, units[place % len(units)]) for place in range(chats)]
        text = messages.OutboundMessage(text=BROADCAST, prompt=0)
        announcement = broadcasts.Announcement(BROADCAST, {"vi": text}, {"everyone": True}, None)
        recipients = [broadcasts.Recipient(reader, START + BEGINS_AFTER) for reader in readers]
        broadcasts.begin(connection, announcement, recipients, START)
    engine.dispose()


def _join(connection: sa.Connection, chat: int, unit: str) -> int:
    """An officer who has joined and wants no reminders; the conversation."""
    values = {"role": "commune_officer", "unit": unit, "language": "vi", "reminders": "off", "notice_version": 1}
    officer = officers.add_officer(connection, handle=f"{unit}-{chat}", name="", agreed_at=START, sample=0, **values)
    idle = states.to_json(states.Idle())
    talk = post.open_talk(connection, "telegram", str(chat), "vi", idle, states.VERSION)
    talk.officer_id = officer
    post.save_talks(connection, [talk])
    return talk.id


async def converse(heard: Heard, chance: random.Random) -> None:
    """Officers write at random moments, five a second on average; who waits for an answer does not write again."""
    turns = {TALKER + place: itertools.cycle(TURNS) for place in range(TALKERS)}
    queue = deque(turns)
    next_at = time.monotonic()
    while True:
        next_at += chance.expovariate(A_SECOND)
        await asyncio.sleep(max(0.0, next_at - time.monotonic()))
        heard.note()
        while queue[0] in heard.asked:
            queue.rotate(-1)
        chat = queue[0]
        queue.rotate(-1)
        heard.asked[chat] = time.monotonic()
        heard.api.officer_types(chat, next(turns[chat]))


@asynccontextmanager
async def serving(folder: Path, api: BotApi) -> AsyncIterator[None]:
    """The bot of this folder before the stand-in; ready once its page's address has been printed."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DATA_DIR": str(folder), "HTTP_PORT": str(port)}
    for name in ("DATABASE_URL", "PUBLIC_URL", "HTTP_HOST"):
        environment.pop(name, None)
    environment |= {"TELEGRAM_TOKEN": api.token, "TELEGRAM_API_ROOT": api.root, "BOT_NOW": START.isoformat()}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", cwd=folder, env=environment,
        stdout=asyncio.subprocess.PIPE, stderr=None,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        async for line in process.stdout:
            if line.startswith(b"Chat page: "):
                break
        yield
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def measure(folder: Path, chats: int, seed: int) -> int:
    """Measure and print; 0 when every promise is kept."""
    print(machine())
    fill(folder, chats)
    api = BotApi()
    api.limited = True
    async with bot_api.serving(api):
        heard = Heard(api)
        async with serving(folder, api):
            talking = asyncio.create_task(converse(heard, random.Random(seed)))
            all_there = await heard.until_all(chats, within=60 + chats / PER_SECOND * 1.5)
            talking.cancel()
            await asyncio.wait([talking])
    if not all_there:
        print(f"NOT KEPT: {chats} copies came, only {len(heard.copies)} did")
        return 1
    return report(heard, chats)


def report(heard: Heard, chats: int) -> int:
    """Print what was measured while the broadcast drained; 1 when a promise was not kept."""
    begun, ended = heard.copies[0].at, heard.copies[-1].at
    sent = sorted(call.at for call in heard.api.sent if begun <= call.at <= ended)
    share = (len(sent) - 1) / (PER_SECOND * (ended - begun))
    replies = [milliseconds for at, milliseconds in heard.answers if begun <= at <= ended]
    cuts = statistics.quantiles(replies, n=100)
    densest = max(bisect.bisect_left(sent, at + 1) - place for place, at in enumerate(sent))
    refused = Counter(breach.kind for breach in heard.api.breaches)
    print(f"broadcast  {chats} chats in {ended - begun:.1f} s, {len(replies)} replies meanwhile")
    print(f"budget     {share:.1%} of {PER_SECOND} a second used, at most {densest} within any second")
    print(
        f"replies    median {statistics.median(replies):.1f} ms   p95 {cuts[94]:.1f} ms   p99 {cuts[98]:.1f} ms   "
        f"longest {max(replies):.1f} ms"
    )
    print(f"429        {dict(refused) or 'none'}")
    doubled = len(heard.copies) - len({call.chat for call in heard.copies})
    kept = {
        f"{SHARE:.0%} of the budget until the broadcast is done": share >= SHARE,
        f"replies within {P99_MILLISECONDS:.0f} ms at the 99th percentile": cuts[98] <= P99_MILLISECONDS,
        "no 429": not refused,
        "every chat its copy once": not doubled and len(heard.copies) == chats,
    }
    broken = [f"NOT KEPT: {promise}" for promise, held in kept.items() if not held]
    print(*broken, sep="\n", end="\n" if broken else "")
    return 1 if broken else 0


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--chats", type=int, default=300, help="how many chats get the broadcast (300)")
    arguments.add_argument("--seed", type=int, default=1, help="of the moments officers write at (1)")
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(asyncio.run(measure(Path(folder), asked.chats, asked.seed)))
