"""What a network's limits leave: never more than they allow, as little less as can be."""

from __future__ import annotations

import math
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.contract import Allowance
from bot.channels.telegram.channel import LIMITS
from bot.delivery.budgets import Bucket, Spacing

SECOND = timedelta(seconds=1)
WINDOW = Allowance(3, SECOND)
BURST = Allowance(3, SECOND, "one by one")
GAPS = st.lists(st.floats(0, 2, allow_nan=False), max_size=120)
TRIPS = st.lists(st.floats(0, 0.5, allow_nan=False), min_size=1, max_size=10)


def sent_at(bucket: Bucket, *moments: float) -> Bucket:
    for moment in moments:
        bucket = bucket.taken().ended(1, moment)
    return bucket


@pytest.mark.parametrize(
    ("allowance", "sends", "at", "left"),
    [
        (WINDOW, (), 0.0, 3),
        (WINDOW, (0.0,), 0.5, 2),
        (WINDOW, (0.0, 0.5), 0.9, 1),
        (WINDOW, (0.0, 0.5), 1.0, 2),  # the first came back, a second after it went
        (WINDOW, (0.0, 0.0, 0.0), 0.9, 0),
        (WINDOW, (0.0, 0.0, 0.0), 1.0, 3),  # all come back together
        (BURST, (0.0, 0.0, 0.0), 0.9, 0),
        (BURST, (0.0, 0.0, 0.0), 1.0, 1),  # one a second
        (BURST, (0.0, 0.0, 0.0), 2.5, 2),
        (BURST, (0.0, 0.0, 0.0), 3.0, 3),
        (LIMITS.group, (0.0,) * 20, 59.9, 0),
        (LIMITS.group, (0.0,) * 20, 60.0, 20),
    ],
)
def test_what_is_left_after_sends(allowance: Allowance, sends: tuple[float, ...], at: float, left: int) -> None:
    assert sent_at(Bucket(allowance), *sends).left(at) == left


def test_a_send_on_its_way_counts_until_it_is_over_and_from_then_on() -> None:
    bucket = Bucket(WINDOW).taken(2)
    assert (bucket.left(9), bucket.next_at(9)) == (1, math.inf)
    bucket = bucket.ended(1, 8.5)
    assert (bucket.left(9.4), bucket.next_at(9.4), bucket.left(9.5)) == (1, 9.5, 2)
    assert bucket.returned(1).left(9.5) == 3


@given(GAPS, TRIPS, st.sampled_from([WINDOW, LIMITS.bot, LIMITS.group]))
def test_a_network_never_sees_more_than_the_allowance_within_its_time(
    gaps: list[float], trips: list[float], allowance: Allowance
) -> None:
    within = allowance.within / SECOND
    seen = [at * within for at in _seen_by_the_network(gaps, trips, allowance)]
    for place, at in enumerate(seen):
        assert sum(at <= other < at + within - 1e-9 for other in seen[place:]) <= allowance.most


@given(GAPS, TRIPS)
def test_a_chat_never_sees_more_than_one_a_second_beyond_its_burst(gaps: list[float], trips: list[float]) -> None:
    seen = _seen_by_the_network(gaps, trips, BURST)
    left, before = 3.0, -math.inf
    for at in seen:  # the bucket as the network would keep it
        left, before = min(3.0, left + at - before) - 1, at
        assert left >= -1e-9


def _seen_by_the_network(gaps: list[float], trips: list[float], allowance: Allowance) -> list[float]:
    """Sends as dense as the bucket lets them, with pauses, each seen somewhere on its way; in units of ``within``."""
    within = allowance.within / SECOND
    bucket, now, seen = Bucket(allowance), 0.0, []
    quickest = min(trips)
    for place, gap in enumerate(gaps):
        now += gap * 0.1
        at = now * within
        if bucket.left(at) < 1:
            at = max(at, bucket.next_at(at))
            now = at / within
        trip = trips[place % len(trips)]
        # The network sees a send before the shortest way back, however long this one took to get there.
        seen.append(at + trip - quickest)
        now = (at + trip) / within
        bucket = bucket.taken().ended(1, at + trip - quickest)
    return [at / within for at in seen]


@pytest.mark.parametrize(
    ("spent", "at", "room"),
    [
        ((), 0.0, 1),
        ((0.0,), 0.09, 0),
        ((0.0,), 0.1, 1),
        ((0.0,), 0.35, 3),  # a delay is made good
        ((0.0,), 0.5, 5),
        ((0.0,), 0.51, 1),  # up to a point
        ((0.0, 0.0, 0.0), 0.29, 0),
        ((0.0, 0.0, 0.0), 0.31, 1),
    ],
)
def test_unasked_sends_keep_their_distance_and_make_good_what_a_delay_held_up(
    spent: tuple[float, ...], at: float, room: int
) -> None:
    spacing = Spacing(every=0.1, late=0.4).while_some_wait()
    for moment in spent:
        spacing = spacing.spent(1, moment)
    assert spacing.room(at) == room


def test_time_in_which_nothing_waited_is_not_made_good() -> None:
    spacing = Spacing(every=0.1, late=0.4).spent(1, 0.0).while_none_wait()
    assert [spacing.room(at) for at in (0.05, 0.1, 0.4)] == [0, 1, 1]
    assert spacing.spent(1, 0.4).free_at == 0.5


@given(GAPS, st.lists(st.booleans(), min_size=1))
def test_unasked_sends_never_come_denser_than_their_distance_beyond_what_is_made_good(
    gaps: list[float], answers: list[bool]
) -> None:
    spacing, now, unasked = Spacing(every=0.1, late=0.4).while_some_wait(), 0.0, []
    for place, gap in enumerate(gaps):
        now += gap * 0.1
        if answers[place % len(answers)]:
            spacing = spacing.spent(1, now)
        elif spacing.room(now):
            spacing = spacing.spent(1, now)
            unasked.append(now)
    for place, first in enumerate(unasked):
        for count, last in enumerate(unasked[place:], start=1):
            assert count <= 5 + (last - first) / 0.1 + 1e-6
