"""One chat of the terminal: a line in, what comes back for it out, both as plain JSON values.

Promises: exactly one answer for a line; messages that came unasked head the next answer.
Must not: read or print.
"""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.channels import contract, terminal
from bot.channels.web.backstage import UnknownPart
from bot.printable import file_name
from bot.wiring import Bot
from bot.workshop import unread
from handlers.reading.text import fold
from handlers.turn import Taken
from locales.phrasebook import DISTRICT_ZONE
from models import messages

_SETTLED_WITHIN = 30.0
_WAITED_WITHIN = 2.0


class Chat:
    """``address`` is where the terminal's officer writes from."""

    def __init__(self, bot: Bot, address: str, mailbox: terminal.Mailbox) -> None:
        self._bot = bot
        self._address = address
        self._mailbox = mailbox
        self._session = secrets.token_hex(8)
        self._count = 0
        self._shown: list[messages.OutboundMessage] = []

    @classmethod
    async def opened(cls, bot: Bot, handle: str | None, at: str | None) -> Chat:
        """Begin to talk as a demonstration officer, or, with real data, as the terminal's own address.

        Raises LookupError with what to do instead.
        """
        if handle is not None and bot.stage is None:
            raise LookupError("--as plays sample officers; this database is real. Leave --as out and join by a code.")
        if at is not None:
            await _move_clock(bot, at)
        address = f"as:{handle}" if handle else "local"
        try:
            if handle is not None and bot.stage is not None:
                await bot.stage.take_part(terminal.NAME, address, handle)
            mailbox = bot.terminal.attach(address)
        except UnknownPart:
            raise LookupError(f"--as: nobody in the demonstration is called {handle}; try chieng_ly") from None
        except LookupError:
            raise LookupError(f"somebody already chats as {handle or 'the terminal'}") from None
        await bot.sender.let_go(terminal.NAME, address)
        with contextlib.suppress(TimeoutError):  # what waited is here before the first line; a busy sender may not rest
            async with asyncio.timeout(_WAITED_WITHIN):
                await bot.sender.quiet.wait()
        return cls(bot, address, mailbox)

    def close(self) -> None:
        self._bot.terminal.detach(self._address)

    async def say(self, line: dict[str, Any]) -> dict[str, Any]:
        """Answer one line. Raises ValueError on a line of no known shape."""
        if "at" in line:
            await _move_clock(self._bot, str(line["at"]))
            return self._answer(await self._collected(), None)
        taken = await self._sent(await self._content(line))
        if taken.replied == "replied":
            async with asyncio.timeout(_SETTLED_WITHIN):
                await self._mailbox.answer_to(taken.message.id)
        unasked_first = sorted(self._mailbox.take(), key=lambda one: one.answers == taken.message.id)
        return self._answer(unasked_first, taken)

    async def _sent(self, content: messages.Content) -> Taken:
        self._count += 1
        key = f"{self._session}:{self._count}"
        taken = self._bot.turns.outcome_of(terminal.NAME, key)
        arrival = messages.InboundMessage(
            channel=terminal.NAME, bot="local", update_key=key, sender=self._address, content=content
        )
        await self._bot.intake.receive([arrival])
        return await asyncio.wait_for(taken, _SETTLED_WITHIN)

    async def _collected(self) -> list[contract.Delivery]:
        async with asyncio.timeout(_SETTLED_WITHIN):
            await self._bot.sender.quiet.wait()
        return self._mailbox.take()

    async def _content(self, line: dict[str, Any]) -> messages.Content:
        match line:
            case {"text": str(text)}:
                return messages.Typed(text=text)
            case {"pick": str() | int() as pick}:
                return self._picked(str(pick))
            case {"photo": str()}:
                return messages.Unsupported(what="photo")
            case {"file": str(path)}:
                return await self._file(Path(path))
        raise ValueError('a line is {"text": …}, {"pick": …}, {"photo": …}, {"file": …} or {"at": …}')

    async def _file(self, path: Path) -> messages.Content:
        """The rows of a file of this machine; one that is not there was sent, too, and cannot be had."""
        try:
            data = await asyncio.to_thread(_beginning, path)
            return await self._bot.uploads.content_of(terminal.NAME, self._address, path.name, data)
        except OSError:
            return unread(file_name(path.name), messages.Unread.NOT_FETCHED)

    def _picked(self, pick: str) -> messages.Content:
        """A tap on the newest message that has such a choice. Raises ValueError when none has."""
        for message in reversed(self._shown):
            choice = _choice(message.choices, pick)
            if choice is not None:
                return messages.Picked(prompt=message.prompt, token=choice.token)
            if pick.isdecimal() and message.choices:
                break
        raise ValueError(f"pick: {pick!r} is on none of the choices shown")

    def _answer(self, delivered: list[contract.Delivery], taken: Taken | None) -> dict[str, Any]:
        self._shown = [*self._shown, *(one.message for one in delivered)][-20:]
        return {
            "replies": [_reply(one) for one in delivered],
            "asks": asdict(taken.asks) if taken and taken.asks else None,
            "receipt": taken.receipt if taken else None,
        }


def _beginning(path: Path) -> bytes:
    """Enough of a file to see that it is too large."""
    with path.open("rb") as file:
        return file.read(messages.MOST_FILE_BYTES + 1)


def _choice(choices: Sequence[messages.Choice], pick: str) -> messages.Choice | None:
    if pick.isdecimal() and 1 <= int(pick[:3]) <= len(choices):
        return choices[int(pick[:3]) - 1]
    return next((choice for choice in choices if fold(choice.label) == fold(pick)), None)


def _reply(delivery: contract.Delivery) -> dict[str, Any]:
    return {
        "text": delivery.message.text,
        "choices": [choice.label for choice in delivery.message.choices],
        "picture": str(delivery.picture) if delivery.picture else None,
        "document": str(delivery.document) if delivery.document else None,
        "why": delivery.why.value,
        "typed_as": delivery.message.typed_as.value,
    }


async def _move_clock(bot: Bot, at: str) -> None:
    if bot.stage is None:
        raise LookupError("the clock can be moved in the demonstration only")
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        raise ValueError(f"at: {at!r} is no moment; write it like 2024-06-18T08:00") from None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=DISTRICT_ZONE)
    if moment.year > bot.knowledge.plan.year + 1:
        raise ValueError(f"at: the demonstration ends with {bot.knowledge.plan.year + 1}")
    bot.sender.quiet.clear()
    await bot.stage.move_to(moment)
