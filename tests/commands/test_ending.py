"""A command ends when its work is done, whatever the loops behind it are just doing."""

from __future__ import annotations

import asyncio

import pytest

from bot import process
from bot.settings import Settings


@pytest.mark.parametrize("breaths", range(4))
async def test_a_command_ends_although_the_sender_was_woken_that_moment(breaths: int, settings: Settings) -> None:
    async with asyncio.timeout(20), process.running(settings) as bot:
        await bot.sender.quiet.wait()
        bot.sender.wake()
        for _ in range(breaths):
            await asyncio.sleep(0)
