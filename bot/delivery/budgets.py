"""How many sends a network's limits still leave. Pure.

Promises: a bucket never hands out more sends than its allowance; the spacing of unasked sends leaves a full window's
share but makes way for answers. Moments are seconds of one steady clock.
Must not: read a clock, wait, or know who sends what.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.channels.contract import Allowance

NEVER = -math.inf


@dataclass(frozen=True, slots=True)
class Bucket:
    """The sends of one allowance. ``out`` are on their way; ``back_at`` is when each of the others comes back.

    A send counts from when the network may last have seen it, so that "30 in a second" holds there and not only here.
    """

    allowance: Allowance
    out: int = 0
    back_at: tuple[float, ...] = ()

    def left(self, at: float) -> int:
        """How many sends may go at this moment; below zero when more went than were allowed."""
        return self.allowance.most - self.out - sum(moment > at for moment in self.back_at)

    def is_full(self, at: float) -> bool:
        """Whether nothing that was sent counts any more."""
        return self.left(at) == self.allowance.most

    def taken(self, sends: int = 1) -> Bucket:
        """With so many sends more on their way."""
        return replace(self, out=self.out + sends)

    def ended(self, sends: int, seen_at: float) -> Bucket:
        """So many are no longer on their way; the network saw them at ``seen_at`` or before."""
        within = self.allowance.within / timedelta(seconds=1)
        back_at = [moment for moment in self.back_at if moment > seen_at]
        for _ in range(sends):
            before = max(back_at, default=NEVER) if self.allowance.comes_back == "one by one" else NEVER
            back_at.append(max(before, seen_at) + within)
        return Bucket(self.allowance, self.out - sends, tuple(back_at))

    def returned(self, sends: int) -> Bucket:
        """So many were taken and never sent."""
        return replace(self, out=self.out - sends)

    def next_at(self, at: float) -> float:
        """The next moment a send comes back; infinity when that depends on those still on their way."""
        return min((moment for moment in self.back_at if moment > at), default=math.inf)


@dataclass(frozen=True, slots=True)
class Spacing:
    """Keeps unasked sends ``every`` seconds apart, answers counted in. ``free_at`` is when the next one may go.

    While some are waiting, what a delay of at most ``late`` seconds held up is made good at once; time in which
    nothing waited is not.
    """

    every: float
    late: float
    free_at: float = NEVER
    some_wait: bool = False

    def room(self, at: float) -> int:
        """How many unasked sends may go at this moment."""
        return 0 if at < self.free_at else 1 + int((at - self._from(at)) / self.every)

    def spent(self, sends: int, at: float) -> Spacing:
        """After so many sends of any kind."""
        return replace(self, free_at=self._from(at) + sends * self.every)

    def while_some_wait(self) -> Spacing:
        """Something unasked has just gone, and there may be more."""
        return replace(self, some_wait=True)

    def while_none_wait(self) -> Spacing:
        """Nothing unasked is left to go."""
        return replace(self, some_wait=False)

    def _from(self, at: float) -> float:
        return self.free_at if self.some_wait and at - self.free_at <= self.late else max(self.free_at, at)
