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
from typing import Literal, Protocol

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


@dataclass(frozen=True, slots=True)
class Allowance:
    """At most ``most`` sends at once. Each may be repeated ``within`` after it was made, or, one by one, ``within``
    after the one before it came back: 3 in 1 s "one by one" is one a second with a burst of three."""

    most: int
    within: timedelta
    comes_back: Literal["each by itself", "one by one"] = "each by itself"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a network takes: from the whole bot, in one chat, in one group. None: as much as there is.

    An address that begins with ``group_prefix`` is a group's.
    """

    bot: Allowance | None = None
    chat: Allowance | None = None
    group: Allowance | None = None
    group_prefix: str | None = None


UNLIMITED = Limits()


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


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file as the network has it."""

    content: bytes


@dataclass(frozen=True, slots=True)
class TooLarge:
    """The file is larger than we take."""


@dataclass(frozen=True, slots=True)
class NotThere:
    """The network will never give this file."""

    detail: str


FetchOutcome = Fetched | TooLarge | NotThere | TryLater | ChannelDown


class FileSource(Protocol):
    """A network that keeps the files officers send until somebody asks for them."""

    async def fetch(self, reference: str, most_bytes: int) -> FetchOutcome:
        """Try once to fetch a file. Raises nothing for what the network does."""


class Receive(Protocol):
    """Stores messages once, commits, then returns. Only after that may the network be told."""

    async def __call__(self, arrivals: Sequence[messages.InboundMessage], /) -> None: ...


class Channel(Protocol):
    """A network officers write from."""

    name: str
    limits: Limits

    @property
    def trouble(self) -> str | None:
        """Why nothing comes in over it now, for operators; None when all is well."""

    async def listen(self, receive: Receive) -> None:
        """Run until cancelled; survive every failure of the network."""

    def sends_of(self, delivery: Delivery) -> int:
        """How many sends of the network's ``limits`` this delivery takes."""

    async def deliver(self, delivery: Delivery) -> Outcome:
        """Try once. Raises nothing for what the network does; retries are the sender's."""

    async def close(self) -> None:
        """Give back connections."""
