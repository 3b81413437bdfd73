"""A coordinator's working day in the demonstration: Thursday 20 June, ten o'clock, after the deadlines of June."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from bot.wiring import Bot
from tests.leading.ledger import Ledger
from tests.officer import Officer

Plays = Callable[[str], Awaitable[Officer]]


@pytest.fixture
async def plays(bot: Bot) -> AsyncIterator[Plays]:
    """Somebody of the demonstration, by handle; each has opened a chat at the day's ten o'clock."""
    present: dict[str, Officer] = {}

    async def play(handle: str) -> Officer:
        if handle not in present:
            present[handle] = await Officer.of(bot, handle)
            await present[handle].waits_until("2024-06-20T10:00")
        return present[handle]

    yield play
    for officer in present.values():
        officer.leaves()


@pytest.fixture
async def coordinator(plays: Plays) -> Officer:
    return await plays("phong_noi_vu")


@pytest.fixture
async def chair(plays: Plays) -> Officer:
    return await plays("chu_tich_chieng_ly")


@pytest.fixture
async def commune(plays: Plays) -> Officer:
    """Chiềng Ly's officer, whose three reports of June are late."""
    return await plays("chieng_ly")


@pytest.fixture
async def village(plays: Plays) -> Officer:
    """The head of a village of Chiềng Ly."""
    return await plays("chieng_ly.ban_mau_1")


@pytest.fixture
def ledger(bot: Bot) -> Ledger:
    return Ledger(bot)
