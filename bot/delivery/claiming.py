"""Settling and claiming in one transaction: what ended is written, what may go now is taken.

Promises: answers of every channel are taken before anything unasked of any.
Must not: send, or know limits beyond the numbers in an ``Opening``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from models import messages
from models.store.queries import delivering


@dataclass(frozen=True, slots=True)
class Opening:
    """What one channel takes now: ``most`` sends in all, of them ``most_unasked``; not to these conversations."""

    channel: str
    most: int
    most_unasked: int
    without: frozenset[int]
    without_unasked: frozenset[int]


def claim_answers(
    connection: sa.Connection,
    ended: Collection[delivering.Settled],
    openings: Collection[Opening],
    room: int,
    now: datetime,
) -> tuple[list[delivering.Ready], bool]:
    """Write how sends ended, then claim up to ``room`` answers; and whether anything unasked waits."""
    delivering.settle(connection, ended)
    without = frozenset[int]().union(*(one.without for one in openings))
    rooms = {one.channel: one.most for one in openings}
    answers, _ = delivering.claim(connection, rooms, without, room, now, "answers")
    return answers, delivering.is_any_unasked(connection)


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
