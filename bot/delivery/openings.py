"""What each channel takes at this moment: its limits, the waits that were asked for, what is on its way there.

Promises: nothing is opened that a limit or a wait forbids; what is unasked is not looked for where a moment ago there
was none.
Must not: claim, send, or write.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta

from bot.channels import contract
from bot.delivery.claiming import Opening
from bot.delivery.gate import Gate, Steady
from bot.delivery.waiting import Waiting
from models import messages
from models.store.queries.delivering import Ready

MOST_UNASKED_AT_ONCE = 24
LOOK_AGAIN = timedelta(seconds=1)


class Openings:
    """``steady`` gives the seconds that limits are counted by. Conversations are known by their number."""

    def __init__(self, channels: Mapping[str, contract.Channel], steady: Steady = time.monotonic) -> None:
        self._channels = channels
        self._steady = steady
        self._gates: dict[str, Gate] = {}
        self._nothing_unasked: dict[str, float] = {}
        self.waiting = Waiting()

    def now_open(self, begun: Collection[str], on_their_way: Mapping[int, Ready], now: datetime) -> list[Opening]:
        """What may be claimed of the channels we have ``begun`` with, beside what is ``on_their_way``."""
        rows = on_their_way.values()
        unasked = MOST_UNASKED_AT_ONCE - sum(row.why is not messages.Why.ANSWER for row in rows)
        return [
            self._opening(channel, unasked, on_their_way.keys(), now)
            for channel in self._channels
            if channel in begun
            and not self.waiting.holds(channel, now)
            and not (self.waiting.is_away(channel) and any(row.channel == channel for row in rows))
        ]

    def _opening(self, channel: str, unasked: int, busy: Iterable[int], now: datetime) -> Opening:
        gate, waiting = self.gate(channel), self.waiting
        most = 1 if waiting.is_away(channel) else gate.room("answers")
        return Opening(
            channel,
            most=most,
            most_unasked=min(most, unasked, gate.room("unasked")) if self._may_have_unasked(channel) else 0,
            without=frozenset((*busy, *waiting.chats("answers", now), *gate.resting("answers"))),
            without_unasked=frozenset((*busy, *waiting.chats("unasked", now), *gate.resting("unasked"))),
        )

    def gate(self, channel: str) -> Gate:
        """The gate of one channel."""
        if channel not in self._gates:
            self._gates[channel] = Gate(self._channels[channel].limits, self._steady)
        return self._gates[channel]

    def look_again(self, channel: str | None = None) -> None:
        """Something unasked may be there again, on all channels or on this one."""
        if channel is None:
            self._nothing_unasked.clear()
        else:
            self._nothing_unasked.pop(channel, None)

    def note_nothing_unasked(self, channels: Iterable[str]) -> None:
        """All that is unasked has gone; it is not looked for at every send of something else."""
        for channel in channels:
            self.gate(channel).nothing_unasked()
            self._nothing_unasked[channel] = self._steady() + LOOK_AGAIN.total_seconds()

    def opens_in(self) -> float:
        """Seconds until something held back may go, at most until it is time to look again."""
        pauses = [gate.opens_in(unasked_waits=self._may_have_unasked(name)) for name, gate in self._gates.items()]
        return min([LOOK_AGAIN.total_seconds(), *pauses])

    def _may_have_unasked(self, channel: str) -> bool:
        return self._steady() >= self._nothing_unasked.get(channel, 0.0)
