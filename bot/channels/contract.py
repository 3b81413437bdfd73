"""What a channel is: it listens for messages and delivers them, and says in a closed list how a delivery ended.

Promises: the same conversation runs over every channel that keeps this contract.
Must not: know any network, table or sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from models import messages


@dataclass(frozen=True, slots=True)
class Delivery:
    """One outbox row ready to go: ``address`` is the sender the answer belongs to; files are already drawn.

    ``key`` is the row's own number: the same message tried again has the same key. ``answers`` is the inbox id of
    the message it answers, None for what comes unasked; ``why`` says why it goes out.
    """

    key: int
    address: str
    message: messages.OutboundMessage
    why: messages.Why = messages.Why.ANSWER
    answers: int | None = None
    picture: Path | None = None
    document: Path | None = None


class Reach(StrEnum):
    """How far a request to wait reaches: this chat only, or the whole bot."""

    CHAT = "chat"
    BOT = "bot"


class Refusal(StrEnum):
    """Why a network will never take this delivery."""

    BLOCKED = "blocked"
    UNKNOWN_ADDRESS = "unknown_address"
    NOT_ACCEPTED = "not_accepted"


@dataclass(frozen=True, slots=True)
class Delivered:
    """The network has it; ``network_id`` is the id it gave, if any."""

    network_id: str | None = None


@dataclass(frozen=True, slots=True)
class TryLater:
    """Nothing was delivered; ask again after ``after``."""

    after: timedelta
    reach: Reach = Reach.CHAT


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was delivered and nothing will be; BLOCKED and UNKNOWN_ADDRESS make the officer unreachable."""

    refusal: Refusal
    detail: str


@dataclass(frozen=True, slots=True)
class Moved:
    """Nothing was delivered; the chat lives at ``address`` now. Deliver again there."""

    address: str


@dataclass(frozen=True, slots=True)
class ChannelDown:
    """Nothing was delivered: the network cannot be reached or does not know the bot. Not this message's fault."""

    detail: str


@dataclass(frozen=True, slots=True)
class OutcomeUnknown:
    """The request left and no answer came: it may have been delivered. Delivered again, recognisably the same."""

    detail: str


Outcome = Delivered | TryLater | Refused | Moved | ChannelDown | OutcomeUnknown


class Receive(Protocol):
    """Stores messages once, commits, then returns. Only after that may the network be told."""

    async def __call__(self, arrivals: Sequence[messages.InboundMessage], /) -> None: ...


class Channel(Protocol):
    """A network officers write from."""

    name: str

    async def listen(self, receive: Receive) -> None:
        """Run until cancelled; survive every failure of the network."""

    async def deliver(self, delivery: Delivery) -> Outcome:
        """Try once. Raises nothing for what the network does; retries are the sender's."""

    async def close(self) -> None:
        """Give back connections."""
