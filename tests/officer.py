"""Tests speak like the officer: says, picks, sees.

Everything goes through the real bot: inbox, turn, outbox, sender and the terminal channel, on a real database.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from bot.control.chat import Chat
from bot.wiring import Bot
from models.store.queries import officers


class Officer:
    """Somebody of the demonstration at the terminal. ``heard`` is the last answer line."""

    def __init__(self, chat: Chat) -> None:
        self._chat = chat
        self.heard: dict[str, Any] = {"replies": [], "asks": None, "receipt": None}

    @classmethod
    async def of(cls, bot: Bot, handle: str) -> Officer:
        return cls(await Chat.opened(bot, handle, None))

    def leaves(self) -> None:
        self._chat.close()

    async def says(self, text: str) -> dict[str, Any]:
        return await self.does({"text": text})

    async def picks(self, label: str | int) -> dict[str, Any]:
        return await self.does({"pick": label})

    async def waits_until(self, moment: str) -> dict[str, Any]:
        return await self.does({"at": moment})

    async def does(self, line: dict[str, Any]) -> dict[str, Any]:
        self.heard = await self._chat.say(line)
        return self.heard

    @property
    def sees(self) -> str:
        """The texts of the last answer line."""
        return "\n".join(reply["text"] for reply in self.heard["replies"])

    @property
    def choices(self) -> list[str]:
        """The choices of the newest reply."""
        return self.heard["replies"][-1]["choices"] if self.heard["replies"] else []

    @property
    def asked(self) -> str | None:
        """The indicator that is asked now."""
        asks = self.heard["asks"]
        return asks["indicator"] if asks else None

    async def begins(self, period: str) -> None:
        """Begin the report whose label starts with ``period``."""
        await self.says("/baocao")
        label = next(choice for choice in self.choices if choice.startswith(period))
        await self.picks(label)


async def join(bot: Bot, handle: str, name: str, role: str, unit: str) -> None:
    """A new officer of the demonstration, who can then be played by the handle."""
    await bot.database.write(_add, handle, name, role, unit, bot)


def _add(connection: sa.Connection, handle: str, name: str, role: str, unit: str, bot: Bot) -> None:
    officers.add_officer(
        connection,
        handle=handle,
        name=name,
        role=role,
        unit=unit,
        language="vi",
        reminders="on",
        notice_version=1,
        agreed_at=bot.now(),
        sample=1,
    )
