"""A process before a server says at every moment whether it can serve: cut off, or before a wire that fell silent."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.delivering.served import TOKEN, Served
from tests.sharing.between import Between
from tests.sharing.processes import shared_by, wired
from tests.standins import bot_api
from tests.standins.bot_api import BotApi

pytestmark = pytest.mark.on_server
LONGEST_SECONDS = 30


@pytest.mark.parametrize(
    ("goes", "comes"),
    [(Between.shuts, Between.opens), (Between.falls_silent, Between.speaks)],
    ids=["cut off", "a silent wire"],
)
async def test_not_ready_while_the_server_cannot_be_reached_and_ready_afterwards(
    tmp_path: Path, goes: Callable[[Between], object], comes: Callable[[Between], object]
) -> None:
    async with bot_api.serving(BotApi(TOKEN)) as api, wired(1, tmp_path, api) as [(process, between)]:
        await process.started()
        await shared_by([process], tmp_path / "bot.db")
        await _until(process, ready=True)
        for act, ready in ((goes, False), (comes, True)):
            if asyncio.iscoroutine(acting := act(between)):
                await acting
            await _until(process, ready=ready)
        await process.stopped()


async def test_a_process_that_starts_before_its_server_waits_for_it(tmp_path: Path) -> None:
    async with bot_api.serving(BotApi(TOKEN)) as api, wired(1, tmp_path, api) as [(process, between)]:
        await between.shuts()
        await process.started()
        async with asyncio.timeout(LONGEST_SECONDS):
            while "We try again" not in process.log.read_text("utf-8"):
                await asyncio.sleep(0.1)
        await between.opens()
        await shared_by([process], tmp_path / "bot.db")
        await process.stopped()


async def _until(process: Served, *, ready: bool) -> None:
    async with asyncio.timeout(LONGEST_SECONDS):
        while await process.is_ready() != ready:
            await asyncio.sleep(0.1)
