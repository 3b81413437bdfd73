"""Settling and claiming in one transaction, a turn's own where there is one: what ended is written, what may go now is
taken.

Promises: answers of every channel are taken before anything unasked of any.
Must not: send, or know limits beyond the numbers in an ``Opening``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

import sqlalchemy as sa

from models import messages
from models.store.queries import delivering

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Opening:
    """What one channel takes now: ``most`` sends in all, of them ``most_unasked``; not to these conversations."""

    channel: str
    most: int
    most_unasked: int
    without: frozenset[int]
    without_unasked: frozenset[int]


@dataclass(frozen=True, slots=True)
class Claimed(Generic[R]):
    """What ``work`` returned, the answers that go now, and what is left."""

    of_work: R
    answers: list[delivering.Ready]
    left: delivering.Left


def claim_answers(
    connection: sa.Connection,
    work: Callable[[sa.Connection], R],
    ended: Collection[delivering.Settled],
    openings: Collection[Opening],
    room: int,
    now: datetime,
) -> Claimed[R]:
    """Write how sends ended, do ``work``, then claim up to ``room`` answers, those that ``work`` wrote included."""
    delivering.settle(connection, ended)
    of_work = work(connection)
    without = frozenset[int]().union(*(one.without for one in openings))
    rooms = {one.channel: one.most for one in openings}
    answers, _ = delivering.claim(connection, rooms, without, room, now, "answers")
    return Claimed(of_work, answers, delivering.left(connection))


def claim_unasked(
    connection: sa.Connection,
    ended: Collection[delivering.Settled],
    openings: Collection[Opening],
    answers: Collection[delivering.Ready],
    room: int,
    now: datetime,
) -> tuple[list[delivering.Ready], frozenset[str]]:
    """Write how sends ended, then claim, beside the ``answers`` just claimed, up to ``room`` that come unasked; and
    the channels that have no more of them."""
    delivering.settle(connection, ended)
    went = Counter(row.channel for row in answers)
    without = frozenset(row.conversation for row in answers).union(*(one.without_unasked for one in openings))
    rooms = {one.channel: min(one.most_unasked, one.most - went[one.channel]) for one in openings}
    return delivering.claim(connection, rooms, without, room, now, "unasked")


def may_come_again(one: delivering.Settled) -> bool:
    """Whether it does no harm when a power cut forgets that it went out: it comes twice and asks nothing."""
    return one.state == "sent" and not one.uncertain and one.row.why is not messages.Why.ANSWER
