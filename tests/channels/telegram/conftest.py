"""A Bot API on this machine and a channel that polls it without long pauses."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import timedelta

import pytest

from bot.channels.telegram import channel as telegram
from bot.channels.telegram import polling
from models import messages
from tests.standins import bot_api

BRISK = polling.Pace(
    long_poll=timedelta(seconds=2),
    first_pause=timedelta(milliseconds=1),
    unreachable=timedelta(milliseconds=20),
    conflict=timedelta(milliseconds=20),
    revoked=timedelta(milliseconds=20),
)


class Inbox:
    """Where arrivals are stored: once per key, as a real inbox does. ``troubles`` fail the next calls."""

    def __init__(self) -> None:
        self.kept: dict[str, messages.InboundMessage] = {}
        self.calls: list[list[str]] = []
        self.troubles: list[Exception] = []

    async def __call__(self, arrivals: Sequence[messages.InboundMessage], /) -> None:
        self.calls.append([arrival.update_key for arrival in arrivals])
        if self.troubles:
            raise self.troubles.pop(0)
        for arrival in arrivals:
            self.kept.setdefault(arrival.update_key, arrival)

    @property
    def texts(self) -> list[str]:
        return [arrival.content.text for arrival in self.kept.values() if isinstance(arrival.content, messages.Typed)]


@pytest.fixture
async def api() -> AsyncIterator[bot_api.BotApi]:
    async with bot_api.serving() as serving:
        yield serving


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
async def channel(api: bot_api.BotApi) -> AsyncIterator[telegram.TelegramChannel]:
    ours = telegram.TelegramChannel(api.token, api.root, pace=BRISK)
    yield ours
    await ours.close()


@pytest.fixture
def listening(
    channel: telegram.TelegramChannel, inbox: Inbox
) -> Callable[[], contextlib.AbstractAsyncContextManager[None]]:
    @contextlib.asynccontextmanager
    async def while_listening() -> AsyncIterator[None]:
        task = asyncio.create_task(channel.listen(inbox))
        try:
            yield
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    return while_listening
