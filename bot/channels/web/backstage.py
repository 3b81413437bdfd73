"""What the chat page needs from behind: the lines of a chat; in the demonstration, who plays whom and when.

Promises: plain values and two protocols.
Must not: know aiohttp or a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Literal, Protocol

from models import messages


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a chat as the page shows it.

    ``at`` is aware. ``id`` is unique within the chat; a delivered line is ``o`` and its delivery's key.
    ``client_id`` is, on an officer's line, the id the page gave the message. A tap's text is its label, a file's its
    name. ``document_name`` is what the document is called where it is saved.
    """

    id: str
    side: Literal["officer", "bot"]
    text: str
    at: datetime
    prompt: int | None = None
    choices: tuple[messages.Choice, ...] = ()
    why: str | None = None
    picture: Path | None = None
    document: Path | None = None
    document_name: str | None = None
    client_id: str | None = None


class Backstage(Protocol):
    """What has been said."""

    async def history(self, sender: str, limit: int) -> Sequence[Line]:
        """The newest ``limit`` lines of this sender's chat, oldest first."""


class Uploads(Protocol):
    """What opens the files officers send."""

    async def content_of(
        self, channel: str, sender: str, name: str, data: bytes
    ) -> messages.Sheet | messages.Unsupported:
        """A file as a message; raises OSError when it cannot be opened now."""


class Group(StrEnum):
    """How the parts one can play are grouped, in the order they are shown."""

    COMMUNES = "communes"
    VILLAGES = "villages"
    DEPARTMENTS = "departments"
    COORDINATOR = "coordinator"
    CHAIRMAN = "chairman"


@dataclass(frozen=True, slots=True)
class Part:
    """An officer one can play; ``title`` and ``unit`` are ready to show."""

    handle: str
    title: str
    group: Group
    unit: str


class Step(StrEnum):
    """How far the demonstration's clock is moved."""

    HOUR = "hour"
    DAY = "day"
    NEXT_REMINDER = "next_reminder"


class UnknownPart(LookupError):
    """Nobody in the demonstration has this handle."""


class Demonstration(Protocol):
    """Playing an officer and moving the clock; exists with sample data on loopback only."""

    async def parts(self) -> Sequence[Part]:
        """Everybody one can play, in the order to show."""

    async def play(self, browser: str, handle: str) -> str:
        """The address to use for ``browser`` while it plays ``handle``; raises UnknownPart."""

    async def now(self) -> datetime:
        """The demonstration's time, aware."""

    async def advance(self, step: Step) -> datetime:
        """Move the clock and return the new time; unchanged when there is nothing to move to."""
