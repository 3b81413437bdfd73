"""Stopped while a thousand messages wait, the bot ends soon, and whoever wrote is answered once after the start."""

from __future__ import annotations

import asyncio
import signal
import sys
import time
from collections import Counter
from pathlib import Path

from tests.delivering.ledger import rows
from tests.delivering.served import TOKEN, Served, environment
from tests.standins import bot_api
from tests.standins.bot_api import BotApi, Fault

MESSAGES, CHATS = 1000, 200
LONGEST_STOP = 20  # promised are 10 seconds; a test machine may be busy with other things


async def test_stopped_with_a_thousand_messages_waiting_it_ends_soon_and_loses_none(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    async with bot_api.serving(BotApi(TOKEN)) as api, Served(folder, api.root) as bot:
        for number in range(MESSAGES):
            api.officer_types(7000 + number % CHATS, f"xin chào {number}")
        took = await _started_and_stopped(folder, api)
        sent = len(api.sent)
        print(f"stopped in {took:.1f} s with {MESSAGES - sent} messages waiting")  # noqa: T201
        assert sent < MESSAGES / 2
        await bot.started()
        await api.until(lambda: len(api.sent) >= MESSAGES, within=120)
        await bot.stopped()
    assert rows(folder / "bot.db", "SELECT count(*) FROM inbox WHERE handled_at IS NOT NULL") == [(MESSAGES,)]
    assert rows(folder / "bot.db", "SELECT state, count(*) FROM outbox GROUP BY state") == [("sent", MESSAGES)]
    assert Counter(call.chat for call in api.sent) == {7000 + chat: MESSAGES // CHATS for chat in range(CHATS)}


async def test_stopped_while_telegram_does_not_answer_it_ends_soon_and_loses_none(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    async with bot_api.serving(BotApi(TOKEN)) as api, Served(folder, api.root) as bot:
        for chat in range(CHATS):
            api.officer_types(7000 + chat, "xin chào")
        api.fail("sendMessage", *[Fault(delay=120)] * CHATS)
        took = await _started_and_stopped(folder, api)
        api.faults.clear()
        print(f"stopped in {took:.1f} s while Telegram did not answer")  # noqa: T201
        await bot.started()
        await api.until(lambda: len({call.chat for call in api.sent}) == CHATS, within=120)
        await bot.stopped()
    assert rows(folder / "bot.db", "SELECT state, count(*) FROM outbox GROUP BY state") == [("sent", CHATS)]


async def _started_and_stopped(folder: Path, api: BotApi) -> float:
    """The bot as it is served, within Telegram's limits, stopped as soon as it sends; the seconds its end took."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=folder,
        env=environment(folder, api.root),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    await api.until(lambda: len(api.calls_of("sendMessage")) >= 20, within=60)
    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    async with asyncio.timeout(LONGEST_STOP):
        assert await process.wait() == 0
    return time.monotonic() - began
