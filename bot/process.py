"""Running the bot: its loops in one task group; if one dies, all stop; a stop is clean.

Promises: after a signal nothing new is taken in, what is being handled is finished, and everything is closed.
Must not: know what the loops do.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from bot import http, opening, wiring
from bot.channels import contract
from bot.control.server import ControlServer
from bot.health.routes import HealthRoutes
from bot.settings import Settings
from bot.sharing import BACKUPS, REMINDERS, listening, while_ours
from bot.wiring import Bot
from reminders.ticker import run_ticker

# Between the tries to reach the database's server at the start.
PAUSES_SECONDS = (1, 2, 4, 8, 16)

log = logging.getLogger(__name__)


class Stopped(Exception):
    """A signal asked the process to stop."""


async def serve(settings: Settings, say: Callable[[str], None]) -> None:
    """Serve until a signal. Raises CannotOpen and PlanError before anything is served."""
    begin_to_load()
    bot = await _assembled(settings)
    try:
        web = wiring.open_web(bot)
        wiring.open_telegram(bot)
        keep_what_is_loaded()
        async with http.serving(web, _health(bot), settings), ControlServer(bot):
            stop = _stop_signal()  # before anybody is told that we serve, so that a stop is clean from then on
            for line in wiring.announcement(bot):
                say(line)
            await _run_until(stop, bot)
    finally:
        await bot.close()


async def _assembled(settings: Settings) -> Bot:
    """The bot, as soon as its database's server is there: after a power cut it may start later than we do."""
    for pause in PAUSES_SECONDS:
        try:
            return await wiring.assemble(settings)
        except opening.ServerAway as problem:
            log.warning("%s We try again in %d s.", str(problem), pause)
            await asyncio.sleep(pause)
    return await wiring.assemble(settings)


def begin_to_load() -> None:
    """Nearly all that is loaded at the start lives as long as the process: the collector finds nothing in it."""
    gc.disable()


def keep_what_is_loaded() -> None:
    """The collector never walks through what has been loaded."""
    gc.freeze()
    gc.enable()


def _health(bot: Bot) -> HealthRoutes:
    token, place = bot.settings.operator_token, bot.settings.database
    files = {"database": place, "log": place.with_name(place.name + "-wal")} if isinstance(place, Path) else {}
    return HealthRoutes(bot.watch, bot.meters, token.get_secret_value() if token is not None else None, files)


def _stop_signal() -> asyncio.Event:
    """Set when a signal asks us to stop."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    return stop


async def _run_until(stop: asyncio.Event, bot: Bot) -> None:
    try:
        async with asyncio.TaskGroup() as loops:
            _start_loops(bot, loops)
            loops.create_task(while_ours(bot.shares, BACKUPS, bot.backups.run), name="backups")
            for channel in bot.channels.values():
                loops.create_task(_listen(bot, channel), name=f"listen:{channel.name}")
            loops.create_task(_stop_on(stop), name="stop")
    except* Stopped:
        log.info("stopped")


async def _listen(bot: Bot, channel: contract.Channel) -> None:
    """A network that is asked for what is new is asked by one process."""
    listen = partial(channel.listen, bot.intake.receive)
    if channel.name in bot.file_sources:
        await while_ours(bot.shares, listening(channel.name), listen)
    else:
        await listen()


def _start_loops(bot: Bot, loops: asyncio.TaskGroup) -> list[asyncio.Task[None]]:
    tick = partial(run_ticker, bot.tick, wiring.TICK_EVERY)
    return [
        loops.create_task(bot.shares.run(bot.wake), name="sharing"),
        loops.create_task(bot.turns.run(), name="turns"),
        loops.create_task(bot.sender.run(), name="sender"),
        loops.create_task(bot.fetching.run(bot.turns.wake), name="fetching"),
        loops.create_task(while_ours(bot.shares, REMINDERS, tick), name="reminders"),
    ]


async def _stop_on(stop: asyncio.Event) -> None:
    await stop.wait()
    raise Stopped


@asynccontextmanager
async def running(settings: Settings, plan_folder: Path | None = None) -> AsyncIterator[Bot]:
    """The bot without network channels, for one command. Raises CannotOpen and PlanError."""
    bot = await wiring.assemble(settings, plan_folder)
    try:
        async with asyncio.TaskGroup() as loops:
            tasks = _start_loops(bot, loops)
            try:
                await bot.shares.joined()
                yield bot
            finally:
                for task in tasks:
                    task.cancel()
    finally:
        await bot.close()


@asynccontextmanager
async def at_rest(settings: Settings) -> AsyncIterator[Bot]:
    """The bot without its loops, for a command that only looks: nothing falls due meanwhile."""
    bot = await wiring.assemble(settings)
    try:
        yield bot
    finally:
        await bot.close()
