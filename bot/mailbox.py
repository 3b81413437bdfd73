"""What has been said in one chat, read from the inbox and the outbox: what the chat page shows on opening.

Promises: lines in the order they were said; pictures and documents as files.
Must not: write.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pydantic
import sqlalchemy as sa

from bot.channels.web.backstage import Line
from bot.workshop import Workshop
from models import messages
from models.store.database import Database
from models.store.tables import Inbox, Outbox

_CONTENT: pydantic.TypeAdapter[messages.Content] = pydantic.TypeAdapter(messages.Content)
_MARKS = {"photo": "🖼", "file": "📎", "voice": "🎤", "location": "📍"}


class StoredLines:
    """The lines of the chats of one channel."""

    def __init__(self, database: Database, channel: str, workshop: Workshop) -> None:
        self._database = database
        self._channel = channel
        self._workshop = workshop

    async def history(self, sender: str, limit: int) -> Sequence[Line]:
        """The newest ``limit`` lines of this sender's chat, oldest first."""
        said, answered = await self._database.read(_rows, self._channel, sender, limit)
        bodies = [messages.OutboundMessage.model_validate_json(row.body) for row in answered]
        lines = [await self._bot_line(row, body) for row, body in zip(answered, bodies, strict=True)]
        labels = {(body.prompt, choice.token): choice.label for body in bodies for choice in body.choices}
        lines += [_officer_line(row, labels) for row in said]
        return sorted(lines, key=lambda line: (line.at, line.side == "bot", int(line.id[1:])))[-limit:]

    async def _bot_line(self, row: Any, body: messages.OutboundMessage) -> Line:
        return Line(
            id=f"o{row.id}",
            side="bot",
            text=body.text,
            at=row.created_at,
            prompt=body.prompt,
            choices=body.choices,
            why=row.why,
            picture=await self._workshop.try_to_make(body.picture),
            document=await self._workshop.try_to_make(body.document),
            document_name=body.document.file_name if body.document else None,
        )


def _officer_line(row: Any, labels: dict[tuple[int, str], str]) -> Line:
    return Line(
        id=f"i{row.id}",
        side="officer",
        text=_text(_CONTENT.validate_json(row.content), labels),
        at=row.received_at,
        client_id=row.update_key,
    )


def _text(content: messages.Content, labels: dict[tuple[int, str], str]) -> str:
    match content:
        case messages.Typed(text=text):
            return text
        case messages.Picked(prompt=prompt, token=token):
            return labels.get((prompt, token), "…")
        case messages.Attached(name=name) | messages.Sheet(name=name):
            return f"{_MARKS['file']} {name}".strip()
        case messages.Unsupported(what=what, name=name):
            return f"{_MARKS.get(what, '…')} {name}".strip()


def _rows(connection: sa.Connection, channel: str, sender: str, limit: int) -> tuple[list[Any], list[Any]]:
    said = connection.execute(
        sa.select(Inbox.__table__)
        .where(Inbox.channel == channel, Inbox.sender == sender)
        .order_by(Inbox.id.desc())
        .limit(limit)
    ).all()
    answered = connection.execute(
        sa.select(Outbox.__table__)
        .where(Outbox.channel == channel, Outbox.address == sender, Outbox.state == "sent")
        .order_by(Outbox.id.desc())
        .limit(limit)
    ).all()
    return list(said), list(answered)
