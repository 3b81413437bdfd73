"""The terminal as a channel: the same chat on standard input and output, for people and for scripts.

Promises: a message is delivered only to somebody who is attached; until then it waits.
Must not: read or print (the command does).
"""

from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.channels import contract

NAME = "terminal"
_UNTIL_SOMEBODY_COMES = timedelta(hours=1)


class Mailbox:
    """What was delivered to one address and not taken yet."""

    def __init__(self) -> None:
        self._delivered: list[contract.Delivery] = []
        self._changed = asyncio.Condition()

    async def put(self, delivery: contract.Delivery) -> None:
        async with self._changed:
            self._delivered.append(delivery)
            self._changed.notify_all()

    async def answer_to(self, message: int) -> None:
        """Wait until the answer to an inbox message is here."""
        async with self._changed:
            await self._changed.wait_for(lambda: any(one.answers == message for one in self._delivered))

    def take(self) -> list[contract.Delivery]:
        """Everything delivered since the last time, in order."""
        taken, self._delivered = self._delivered, []
        return taken


class TerminalChannel:
    """Mailboxes of those who are attached."""

    name = NAME
    limits = contract.UNLIMITED
    trouble: str | None = None

    def __init__(self) -> None:
        self._attached: dict[str, Mailbox] = {}

    def attach(self, address: str) -> Mailbox:
        """Begin to take messages for an address. LookupError if somebody already does."""
        if address in self._attached:
            raise LookupError(address)
        self._attached[address] = Mailbox()
        return self._attached[address]

    @property
    def is_attached(self) -> bool:
        """Whether anybody takes messages here."""
        return bool(self._attached)

    def detach(self, address: str) -> None:
        self._attached.pop(address, None)

    async def listen(self, receive: contract.Receive) -> None:
        """Nothing to listen to: lines come through the command."""
        await asyncio.Event().wait()

    def sends_of(self, delivery: contract.Delivery) -> int:
        return 1

    async def deliver(self, delivery: contract.Delivery) -> contract.Outcome:
        mailbox = self._attached.get(delivery.address)
        if mailbox is None:
            return contract.TryLater(_UNTIL_SOMEBODY_COMES)
        await mailbox.put(delivery)
        return contract.Delivered()

    async def close(self) -> None:
        self._attached.clear()
