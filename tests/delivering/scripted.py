"""A channel whose outcomes are written beforehand.

Promises: what reaches it is recorded with the outcome it got. Must not: know the sender or the database.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from collections.abc import Sequence

from bot.channels import contract


class ScriptedChannel:
    """Delivers at once, unless outcomes wait in ``script`` for an address; "raise" breaks the channel itself."""

    name = "telegram"
    trouble: str | None = None

    def __init__(self, limits: contract.Limits = contract.UNLIMITED) -> None:
        self.limits = limits
        self.script: defaultdict[str, deque[contract.Outcome | str]] = defaultdict(deque)
        self.tried: list[tuple[contract.Delivery, contract.Outcome]] = []
        self.gate = asyncio.Event()
        self.gate.set()

    def answers(self, address: str, *outcomes: contract.Outcome | str) -> None:
        """The next deliveries to this address end like this."""
        self.script[address].extend(outcomes)

    async def listen(self, receive: contract.Receive) -> None:
        await asyncio.Event().wait()

    def sends_of(self, delivery: contract.Delivery) -> int:
        """A text of several lines goes out as several sends."""
        return len(delivery.message.text.splitlines())

    async def deliver(self, delivery: contract.Delivery) -> contract.Outcome:
        await self.gate.wait()
        outcome = self.script[delivery.address].popleft() if self.script[delivery.address] else contract.Delivered("1")
        if isinstance(outcome, str):
            raise RuntimeError(outcome)
        self.tried.append((delivery, outcome))
        return outcome

    async def close(self) -> None:
        """Nothing to give back."""

    def texts(self, address: str | None = None) -> list[str]:
        """What was delivered, to one address or to all, in order."""
        return [
            delivery.message.text
            for delivery, outcome in self.tried
            if isinstance(outcome, contract.Delivered) and address in (None, delivery.address)
        ]

    def attempts(self, address: str) -> Sequence[str]:
        """What was tried at an address, whatever came of it."""
        return [delivery.message.text for delivery, _ in self.tried if delivery.address == address]
