"""What the database holds after leaders have spoken, and changes no chat can make."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from bot.wiring import Bot


class Ledger:
    """Rows of the bot's own database."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def rows(self, statement: str, **values: Any) -> list[Any]:
        return await self._bot.database.read(
            lambda connection: [tuple(row) for row in connection.execute(sa.text(statement), values)]
        )

    async def changes(self, statement: str, **values: Any) -> None:
        await self._bot.database.write(lambda connection: connection.execute(sa.text(statement), values).rowcount)

    async def extensions(self) -> list[Any]:
        return await self.rows("SELECT unit, form, period, due_on, reason FROM extensions ORDER BY id")

    async def outbox(self, why: str) -> list[Any]:
        """(handle, state, body) of the messages that went out for this reason."""
        return await self.rows(
            "SELECT o.handle, b.state, b.body FROM outbox b JOIN conversations c ON c.id = b.conversation_id"
            " JOIN officers o ON o.id = c.officer_id WHERE b.why = :why ORDER BY b.id",
            why=why,
        )

    async def blocks(self, handle: str) -> None:
        """The network says that nobody is at this officer's chat any more."""
        await self.changes(
            "UPDATE conversations SET reachable = 0"
            " WHERE officer_id = (SELECT id FROM officers WHERE handle = :handle)",
            handle=handle,
        )

    async def files(self, unit: str, form: str, period: str) -> None:
        """The unit has filed this report."""
        await self.changes(
            "INSERT INTO reports (unit, form, period, receipt, filed_at, late)"
            " VALUES (:unit, :form, :period, 'TEST-1', '2024-06-20T03:00:00.000000Z', 1)",
            unit=unit,
            form=form,
            period=period,
        )
