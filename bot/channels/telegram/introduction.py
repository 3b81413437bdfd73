"""Who the bot is and which commands its menu offers, settled with Telegram by python-telegram-bot's Bot.

Promises: Telegram being away at the start delays nothing; it is asked again until it answers.
Must not: touch an officer's message, or let the token into a log or an error.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

import telegram
from telegram.error import BadRequest, InvalidToken, RetryAfter, TelegramError

from bot.channels.telegram import polling, rare, transport, wire

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Command:
    """A line of the menu: 1-32 of a-z, 0-9 and "_" without the slash, then what it does (1-256)."""

    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Menu:
    """The commands for one language (two letters), or for everybody else when ``language`` is None."""

    commands: Sequence[Command]
    language: str | None = None


def library_bot(token: str, api_root: str, line: wire.Wire) -> telegram.Bot:
    """The library's Bot; methods at ``api_root``/bot, files at ``api_root``/file/bot, all over ``line``."""
    root = api_root.rstrip("/")
    door = transport.Transport(line)
    return telegram.Bot(
        token,
        base_url=f"{root}/bot",
        base_file_url=f"{root}/file/bot",
        request=door,
        get_updates_request=door,
    )


async def introduce(
    bot: telegram.Bot, menus: Sequence[Menu], on_identity: Callable[[str], None], pace: polling.Pace
) -> None:
    """Tell ``on_identity`` the bot's username, then set the menus; returns when both are done."""
    failures = 0
    named = False
    while True:
        try:
            if not named:
                on_identity(str((await bot.get_me()).username))
                named = True
            await _set_menus(bot, menus)
            return
        except rare.MISSHAPEN as error:
            LOG.warning("Telegram answered strangely: %s", type(error).__name__)
            await asyncio.sleep(pace.unreachable.total_seconds())
        except TelegramError as error:
            LOG.warning("Telegram does not know the bot yet: %s", type(error).__name__)
            await asyncio.sleep(_pause(error, failures, pace).total_seconds())
            failures += 1


async def _set_menus(bot: telegram.Bot, menus: Sequence[Menu]) -> None:
    for menu in menus:
        commands = [telegram.BotCommand(command.name, command.description) for command in menu.commands]
        try:
            await bot.set_my_commands(commands, language_code=menu.language)
        except BadRequest as refusal:
            # Asking again with the same commands would change nothing, and the bot works without a menu.
            LOG.error("the menu for %s was refused: %s", menu.language or "everybody", refusal.message)


def _pause(error: TelegramError, failures: int, pace: polling.Pace) -> timedelta:
    if isinstance(error, InvalidToken):
        return pace.revoked
    if isinstance(error, RetryAfter):
        waited = error.retry_after
        return waited if isinstance(waited, timedelta) else timedelta(seconds=waited)
    return min(pace.unreachable, pace.first_pause * (1 << min(failures, 20)))
