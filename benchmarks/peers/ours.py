"""This bot as the peers run: one process before a Bot API, a database in the current folder. Its network's limits are
lifted, as the peers keep none. Environment: API_ROOT, PLAN (the plan's folder), DATABASE_URL."""

from __future__ import annotations

import asyncio
import os
import signal
from functools import partial
from pathlib import Path

from benchmarks.peers.district import START
from benchmarks.peers.telegram import TOKEN
from bot import process, wiring
from bot.channels.contract import UNLIMITED
from bot.settings import Settings
from bot.sharing import listening, while_ours


async def main() -> None:
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    settings = Settings(
        _env_file=None,
        telegram_token=TOKEN,
        telegram_api_root=os.environ["API_ROOT"],
        data_dir=Path.cwd(),
        database_url=os.environ.get("DATABASE_URL"),
        bot_now=START,
    )
    process.begin_to_load()
    async with process.running(settings, Path(os.environ["PLAN"])) as bot:
        wiring.open_telegram(bot)
        channel = bot.channels["telegram"]
        channel.limits = UNLIMITED
        process.keep_what_is_loaded()
        listen = partial(channel.listen, bot.intake.receive)
        listener = asyncio.create_task(while_ours(bot.shares, listening(channel.name), listen))
        await stop.wait()
        listener.cancel()


if __name__ == "__main__":
    asyncio.run(main())
