"""The gate of one channel: lets sends through as its limits allow, answers before anything unasked.

Promises: what is taken here is counted where the network counts it, so that its limits hold there; unasked sends are
spaced out and leave a chat's burst to its answers.
Must not: wait, claim, or send.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable
from datetime import timedelta

from bot.channels.contract import Allowance, Limits
from bot.delivery.budgets import Bucket, Spacing
from models import messages
from models.store.queries.delivering import Ready, Which

AS_MANY_AS_THERE_ARE = 1_000_000
# Of a whole window's share, so that between two unasked sends there is nearly always room for an answer.
UNASKED_SHARE = 0.975
MADE_GOOD = 15
REMEMBERED_TRIPS = 100
LONGEST_WAY_BACK = 0.25

Steady = Callable[[], float]


class Gate:
    """``steady`` gives seconds of a clock that is never put back. Chats are known by their conversation."""

    def __init__(self, limits: Limits, steady: Steady) -> None:
        self._limits = limits
        self._steady = steady
        self._bot = Bucket(limits.bot) if limits.bot is not None else None
        self._spacing = _spacing(limits.bot) if limits.bot is not None else None
        self._chats: dict[int, Bucket] = {}
        self._out: dict[int, int] = {}
        self._trips: deque[float] = deque(maxlen=REMEMBERED_TRIPS)

    def room(self, which: Which) -> int:
        """How many sends of one kind may go now."""
        if self._bot is None or self._spacing is None:
            return AS_MANY_AS_THERE_ARE
        left = max(0, self._bot.left(self._steady()))
        return left if which == "answers" else min(left, self._spacing.room(self._steady()))

    def resting(self, which: Which) -> list[int]:
        """The conversations whose chats take no send of this kind now."""
        at = self._steady()
        self._chats = {chat: bucket for chat, bucket in self._chats.items() if not bucket.is_full(at)}
        return [chat for chat, bucket in self._chats.items() if which == "unasked" or bucket.left(at) <= 0]

    def takes(self, row: Ready, more: int) -> bool:
        """Whether a delivery already let through may make so many sends more; then they are taken."""
        at, chat = self._steady(), self._chats.get(row.conversation)
        if self._bot is not None and self._bot.left(at) < more:
            return False
        if chat is not None and chat.left(at) < min(more, chat.allowance.most - 1):
            return False
        self.take(row, more)
        return True

    def take(self, row: Ready, sends: int = 1) -> None:
        """These sends are on their way."""
        self._out[row.id] = self._out.get(row.id, 0) + sends
        if self._bot is not None and self._spacing is not None:
            self._bot = self._bot.taken(sends)
            self._spacing = self._spacing.spent(sends, self._steady())
            if row.why is not messages.Why.ANSWER:
                self._spacing = self._spacing.while_some_wait()
        allowance = self._allowance_of(row.address)
        if allowance is not None:
            self._chats[row.conversation] = self._chats.get(row.conversation, Bucket(allowance)).taken(sends)

    def _way_back(self, row: Ready) -> float:
        """Seconds since the network must have seen it: what its limits count by, and nobody tells.

        Answers that wait go all together in the moment one comes back, so nothing is presumed of them. What is spaced
        out may have half the quickest trip of late; without it, a far network would be given less than it takes.
        """
        return 0.0 if row.why is messages.Why.ANSWER else min([LONGEST_WAY_BACK, *self._trips]) / 2

    def nothing_unasked(self) -> None:
        """All that is unasked has gone."""
        if self._spacing is not None:
            self._spacing = self._spacing.while_none_wait()

    def end(self, row: Ready, began_at: float | None) -> None:
        """The delivery is over; it went to the network at ``began_at``, None if it never did."""
        sends, at = self._out.pop(row.id), self._steady()
        if began_at is not None:
            self._trips.append(at - began_at)
        seen_at = at - self._way_back(row)

        def ended(bucket: Bucket) -> Bucket:
            return bucket.returned(sends) if began_at is None else bucket.ended(sends, seen_at)

        if self._bot is not None:
            self._bot = ended(self._bot)
        if row.conversation in self._chats:
            self._chats[row.conversation] = ended(self._chats[row.conversation])

    def opens_in(self, *, unasked_waits: bool) -> float:
        """Seconds until something that is held back now may go; infinity when nothing is or a send has to end."""
        at = self._steady()
        moments = [bucket.next_at(at) for bucket in self._chats.values() if bucket.left(at) <= 0]
        if self._bot is not None and self._bot.left(at) <= 0:
            moments.append(self._bot.next_at(at))
        elif self._spacing is not None and unasked_waits:
            moments.append(self._spacing.free_at)
        return max(0.0, min(moments, default=math.inf) - at)

    def _allowance_of(self, address: str) -> Allowance | None:
        prefix = self._limits.group_prefix
        return self._limits.group if prefix is not None and address.startswith(prefix) else self._limits.chat


def _spacing(allowance: Allowance) -> Spacing:
    every = allowance.within / timedelta(seconds=1) / (allowance.most * UNASKED_SHARE)
    return Spacing(every, MADE_GOOD * every)
