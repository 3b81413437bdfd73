"""An officer's phone on each channel, before one real bot: says, taps, sends; the answer is text and labels.

The bot is a real one of real officers, with its clock at a fixed moment of the plan's year; Telegram is the stand-in
of this machine, the page is asked over real HTTP, the terminal through its chat.
"""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import tempfile
from base64 import b64encode
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from pydantic import SecretStr

from bot import wiring
from bot.channels import contract
from bot.control.chat import Chat
from bot.control.errands import Errands
from bot.settings import Settings
from bot.wiring import Bot
from locales.phrasebook import DISTRICT_ZONE
from models import messages
from tests import databases
from tests.channels.web import asking
from tests.conftest import lower
from tests.standins import bot_api

MORNING = datetime(2024, 6, 17, 7, 30, tzinfo=DISTRICT_ZONE)
CHAT = 5123456789
PHOTO = [{"file_id": "p", "file_unique_id": "p", "width": 90, "height": 90}]
FILE = "so-lieu.xlsx"


@dataclass(frozen=True)
class Answer:
    """What the officer sees: the words and the labels of the choices."""

    text: str
    labels: tuple[str, ...] = ()


class Phone(Protocol):
    """The same few things can be done on every channel."""

    async def says(self, text: str) -> Answer: ...

    async def taps(self, label: str) -> Answer:
        """A choice of the newest answer that has it."""

    async def sends_photo(self) -> Answer: ...

    async def sends_file(self, content: bytes = b"", name: str = FILE) -> Answer: ...

    async def says_it_twice(self, text: str) -> Answer:
        """The network hands the same message over twice; the one answer."""


class TelegramPhone:
    """A private chat on the stand-in."""

    channel = "telegram"

    def __init__(self, api: bot_api.BotApi, chat: int = CHAT) -> None:
        self.api, self.chat = api, chat

    async def says(self, text: str) -> Answer:
        return await self._answer_after(lambda: self.api.officer_types(self.chat, text))

    async def taps(self, label: str) -> Answer:
        message, data = next(
            (call.message_id or 0, button["callback_data"])
            for call in reversed(self.api.sent_to(self.chat))
            for row in call.buttons
            for button in row
            if button["text"] == label
        )
        return await self._answer_after(lambda: self.api.officer_taps(self.chat, message, data))

    async def sends_photo(self) -> Answer:
        return await self._answer_after(lambda: self.api.officer_sends(self.chat, photo=PHOTO))

    async def sends_file(self, content: bytes = b"", name: str = FILE) -> Answer:
        return await self._answer_after(lambda: self.api.officer_sends_file(self.chat, name, content))

    async def says_it_twice(self, text: str) -> Answer:
        def arrive() -> None:
            self.api.officer_types(self.chat, text)
            self.api.redeliver()

        return await self._answer_after(arrive)

    async def _answer_after(self, act: Callable[[], object]) -> Answer:
        before = len(self.api.sent_to(self.chat))
        act()
        await self.api.until(lambda: len(self.api.sent_to(self.chat)) > before)
        call = self.api.sent_to(self.chat)[before]
        return Answer(call.text, tuple(button["text"] for row in call.buttons for button in row))


class PagePhone:
    """A browser before the chat page, with its stream of events open."""

    channel = "web"

    def __init__(self, client: asking.Client, stream: AsyncIterator[tuple[str, Any]]) -> None:
        self.client, self._stream = client, stream
        self._lines: list[dict[str, Any]] = []

    async def says(self, text: str) -> Answer:
        return await self._answer_to({"text": text})

    async def taps(self, label: str) -> Answer:
        prompt, token = next(
            (line["prompt"], choice["token"])
            for line in reversed(self._lines)
            for choice in line["choices"]
            if choice["label"] == label
        )
        return await self._answer_to({"prompt": prompt, "token": token})

    async def sends_photo(self) -> Answer:
        return await self._answer_to({"unsupported": "photo"})

    async def sends_file(self, content: bytes = b"", name: str = FILE) -> Answer:
        return await self._answer_to({"name": name, "data": b64encode(content).decode()}, path="/api/files")

    async def says_it_twice(self, text: str) -> Answer:
        return await self._answer_to({"text": text}, times=2)

    async def _answer_to(self, body: dict[str, Any], times: int = 1, path: str = "/api/messages") -> Answer:
        key = secrets.token_hex(8)
        for _ in range(times):
            response = await asking.post(self.client, {"id": key, **body}, path)
            assert response.status == 200, await response.text()
        line = await asking.next_event(self._stream, "line")
        self._lines.append(line)
        return Answer(line["text"], tuple(choice["label"] for choice in line["choices"]))


class TerminalPhone:
    """The terminal's own address."""

    channel = "terminal"

    def __init__(self, bot: Bot, chat: Chat) -> None:
        self._bot, self._chat = bot, chat

    async def says(self, text: str) -> Answer:
        return await self._answer_to({"text": text})

    async def taps(self, label: str) -> Answer:
        return await self._answer_to({"pick": label})

    async def sends_photo(self) -> Answer:
        return await self._answer_to({"photo": "anh.jpg"})

    async def sends_file(self, content: bytes = b"", name: str = FILE) -> Answer:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_bytes(content)
            return await self._answer_to({"file": str(path)})

    async def says_it_twice(self, text: str) -> Answer:
        """The terminal itself never repeats; whoever wrote its line into the inbox might."""
        arrival = messages.InboundMessage(
            channel="terminal", bot="local", update_key="once", sender="local", content=messages.Typed(text=text)
        )
        taken = self._bot.turns.outcome_of("terminal", "once")
        await self._bot.intake.receive([arrival, arrival])
        await taken
        await self._bot.intake.receive([arrival])
        return await self._answer_to({"photo": "anh.jpg"}, first=True)

    async def _answer_to(self, line: dict[str, Any], *, first: bool = False) -> Answer:
        replies = (await self._chat.say(line))["replies"]
        reply = replies[0 if first else -1]
        return Answer(reply["text"], tuple(reply["choices"]))


CHANNELS = ("telegram", "web", "terminal")


@dataclass
class Stand:
    """One bot with one phone before it; ``api`` is Telegram's stand-in, whatever the phone's channel."""

    bot: Bot
    phone: Phone
    api: bot_api.BotApi
    client: asking.Client

    async def invites(self, unit: str = "chieng_ly", **wishes: str) -> str:
        """A fresh code."""
        made = await Errands(self.bot).perform(
            "invite", {"unit": unit, "role": "commune_officer", "name": "", **wishes}
        )
        code: str = made["code"]
        return code

    async def joins(self, unit: str = "chieng_ly") -> Answer:
        """The phone's officer joins as ``unit``'s."""
        notice = await self.phone.says(await self.invites(unit))
        return await self.phone.taps(notice.labels[0])

    async def another_phone(self, chat: int = CHAT + 1) -> TelegramPhone:
        return TelegramPhone(self.api, chat)


def real_settings(folder: Path, api_root: str, now: datetime = MORNING) -> Settings:
    """Settings of a bot for real officers."""
    return Settings(
        _env_file=None,
        data_dir=folder,
        telegram_token=SecretStr(bot_api.TOKEN),
        telegram_api_root=api_root,
        bot_now=now,
        http_port=1,
        **lower(databases.setting(folder / "bot.db")),
    )


@asynccontextmanager
async def standing(folder: Path, channel: str, now: datetime = MORNING) -> AsyncIterator[Stand]:
    """A real bot serving all three channels, and a phone on one of them."""
    async with (
        bot_api.serving() as api,
        serving(real_settings(folder, api.root, now)) as (bot, client),
        _phone(channel, bot, api, client) as phone,
    ):
        yield Stand(bot, phone, api, client)


@asynccontextmanager
async def serving(settings: Settings) -> AsyncIterator[tuple[Bot, asking.Client]]:
    """The bot with its loops and channels, and a browser that has opened the page."""
    bot = await wiring.assemble(settings)
    page = wiring.open_web(bot)
    wiring.open_telegram(bot)
    for channel in bot.channels.values():
        channel.limits = contract.UNLIMITED  # a phone here is quicker than a person
    app = web.Application()
    page.routes(app)
    try:
        async with asyncio.TaskGroup() as loops:
            tasks = [loops.create_task(bot.turns.run()), loops.create_task(bot.sender.run())]
            tasks.append(loops.create_task(bot.fetching.run(bot.turns.wake)))
            tasks.append(loops.create_task(bot.shares.run(bot.wake)))
            await bot.shares.joined()
            tasks += [loops.create_task(one.listen(bot.intake.receive)) for one in bot.channels.values()]
            try:
                async with TestClient(TestServer(app)) as client:
                    await client.get("/")
                    yield bot, client
            finally:
                for task in tasks:
                    task.cancel()
    finally:
        await bot.close()


@asynccontextmanager
async def _phone(channel: str, bot: Bot, api: bot_api.BotApi, client: asking.Client) -> AsyncIterator[Phone]:
    match channel:
        case "telegram":
            yield TelegramPhone(api)
        case "web":
            async with client.get("/api/events") as response:
                yield PagePhone(client, asking.events(response))
        case _:
            with contextlib.closing(await Chat.opened(bot, None, None)) as chat:
                yield TerminalPhone(bot, chat)


def wait_an_hour_and(bot: Bot, minutes: int = 0, *, days: int = 0) -> None:
    """Our clock goes on by an hour and more."""
    clock: Any = bot.now
    clock.move_to(bot.now() + timedelta(days=days, hours=1, minutes=minutes))
