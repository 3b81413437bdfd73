"""Real officers who have joined, a bot that reaches them over a scripted channel, and a bot that can be doomed."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot import opening, process
from bot.clock import StartedClock
from bot.control.errands import Errands
from bot.settings import Settings
from bot.sharing import sending
from bot.wiring import Bot
from models import messages
from tests import databases
from tests.conftest import lower
from tests.delivering.outgoing import PostRoom
from tests.delivering.scripted import ScriptedChannel
from tests.delivering.served import NOW, REPOSITORY, TOKEN, environment
from tests.standins import bot_api
from tests.standins.bot_api import BotApi

OFFICERS = {"5001": ("chieng_ly", "commune_officer"), "5002": ("tong_lanh", "commune_officer")}
OPERATOR = "5009"


def real(folder: Path) -> Settings:
    """The settings of a bot for real officers."""
    now = datetime.fromisoformat(NOW)
    at = lower(databases.setting(folder / "bot.db"))
    return Settings(_env_file=None, telegram_token=TOKEN, data_dir=folder, http_port=1, bot_now=now, **at)


@dataclass
class Office:
    """A bot for real officers in this process. ``says`` and ``taps`` bring messages in as the network would."""

    bot: Bot
    channel: ScriptedChannel
    keys: int = 0

    def arrival(self, sender: str, content: messages.Content, key: str | None = None) -> messages.InboundMessage:
        self.keys += 1
        return messages.InboundMessage(
            channel="telegram", bot="42", update_key=key or f"k{self.keys}", sender=sender, content=content
        )

    def passes(self, time: timedelta) -> None:
        """The clock goes on."""
        assert isinstance(self.bot.now, StartedClock)
        self.bot.now.move_to(self.bot.now() + time)

    async def says(self, sender: str, text: str) -> str:
        return await self._brings(self.arrival(sender, messages.Typed(text=text)))

    async def taps(self, sender: str, token: str) -> str:
        """Tap a choice of the newest message; the answer."""
        newest = [delivery.message for delivery, _ in self.channel.tried if delivery.address == sender][-1]
        picked = messages.Picked(prompt=newest.prompt, token=token)
        return await self._brings(self.arrival(sender, picked))

    async def _brings(self, arrival: messages.InboundMessage) -> str:
        before = len(self.channel.tried)
        await self.brought([arrival])
        return "\n".join(delivery.message.text for delivery, _ in self.channel.tried[before:])

    async def brought(self, arrivals: list[messages.InboundMessage]) -> None:
        """Hand these over and wait until they are handled and the outbox rests."""
        handled = [self.bot.turns.outcome_of(one.channel, one.update_key) for one in arrivals]
        await self.bot.intake.receive(arrivals)
        await asyncio.gather(*handled)
        await self.bot.sender.quiet.wait()


async def opened(folder: Path, keys: int = 0) -> AsyncIterator[Office]:
    channel = ScriptedChannel()
    async with process.running(real(folder)) as bot:
        bot.channels[channel.name] = channel
        while not bot.shares.holds(sending(channel.name)):
            await asyncio.sleep(0.01)
        yield Office(bot, channel, keys)


@pytest.fixture(scope="session")
def joined(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose database knows two commune officers and an operator."""
    folder = tmp_path_factory.mktemp("joined")

    async def join() -> None:
        async for office in opened(folder, keys=1000):
            errands = Errands(office.bot)
            people = {**OFFICERS, OPERATOR: ("huyen", "operator")}
            for sender, (unit, role) in people.items():
                made = await errands.perform("invite", {"unit": unit, "role": role, "name": ""})
                await office.says(sender, f"/start {made['code']}")
                await office.taps(sender, "yes")

    asyncio.run(join())
    return folder


@pytest.fixture
def folder(joined: Path, tmp_path: Path) -> Path:
    """This test's own copy of the folder with officers."""
    return databases.copied(joined, tmp_path / "data")


@pytest.fixture
async def office(folder: Path) -> AsyncIterator[Office]:
    async for office in opened(folder):
        yield office


@pytest.fixture(scope="session")
def _nursery() -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.delivering.doomed"]
    with subprocess.Popen(command, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


@dataclass
class Doomed:
    """Bots in ``folder``, one after the other, each with its fate."""

    folder: Path
    api: BotApi
    nursery: subprocess.Popen[str]
    child: int = 0

    async def starts(self, point: str | None = None, text: str = "", now: str = NOW) -> None:
        fate = None if point is None else {"point": point, "text": text}
        settings = {**environment(self.folder, self.api.root), "BOT_NOW": now}
        start = {"environment": settings, "fate": fate, "log": str(self.folder / "log.txt")}
        self.child = await self._obeyed({"start": start})

    async def dies(self) -> None:
        """Wait for the kill that its fate is."""
        status = await self._obeyed({"wait": True})
        self.child = 0
        assert status == -signal.SIGKILL, (self.folder / "log.txt").read_text("utf-8")

    async def stops(self) -> None:
        """Stop it as a supervisor does."""
        if self.child:
            os.kill(self.child, signal.SIGTERM)
            assert await self._obeyed({"wait": True}) == 0
            self.child = 0

    async def _obeyed(self, command: dict[str, object]) -> int:
        return int(await asyncio.to_thread(self._ask, json.dumps(command)))

    def _ask(self, line: str) -> str:
        assert self.nursery.stdin is not None
        assert self.nursery.stdout is not None
        self.nursery.stdin.write(line + "\n")
        self.nursery.stdin.flush()
        return self.nursery.stdout.readline()

    @property
    def database(self) -> Path:
        return self.folder / "bot.db"


@pytest.fixture
async def doomed(folder: Path, _nursery: subprocess.Popen[str]) -> AsyncIterator[Doomed]:
    async with bot_api.serving(BotApi(TOKEN)) as api:
        one = Doomed(folder, api, _nursery)
        yield one
        if one.child:
            os.kill(one.child, signal.SIGKILL)
            await one._obeyed({"wait": True})


@pytest.fixture
async def post_room(tmp_path: Path) -> AsyncIterator[PostRoom]:
    """An empty database with a sender to start."""
    path = tmp_path / "bot.db"
    one = PostRoom(path)
    opening.prepare(one.place)
    yield one
    await one.stops()
    await one.database.close()
