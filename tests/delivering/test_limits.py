"""The sender keeps a network's limits, and answers go first. The clock stands still until it is moved."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.channels.contract import Allowance, ChannelDown, Limits, Reach, TryLater
from models import messages
from tests.delivering.outgoing import PostRoom, StoppedClock
from tests.delivering.scripted import ScriptedChannel

BROADCAST, REMINDER, NOTICE = messages.Why.BROADCAST, messages.Why.REMINDER, messages.Why.NOTICE
SECOND = timedelta(seconds=1)
LIMITS = Limits(
    bot=Allowance(10, SECOND),
    chat=Allowance(3, SECOND, "one by one"),
    group=Allowance(5, timedelta(minutes=1)),
    group_prefix="-",
)
A, B, GROUP = "5001", "5002", "-1001"


@pytest.fixture
def limited(post_room: PostRoom) -> PostRoom:
    post_room.channel = ScriptedChannel(LIMITS)
    post_room.clock = StoppedClock()
    return post_room


async def puts_to_many(room: PostRoom, count: int, why: messages.Why = messages.Why.ANSWER, first: int = 6000) -> None:
    for chat in range(first, first + count):
        await room.puts(str(chat), f"to {chat}", why=why)


async def test_a_full_second_is_followed_by_the_next_and_nothing_is_lost(limited: PostRoom) -> None:
    await puts_to_many(limited, 25)
    await limited.begins()
    sent = [len(limited.channel.texts())]
    for pause in (0.9, 0.1, 1.0):
        await limited.passes(pause)
        sent.append(len(limited.channel.texts()))
    assert sent == [10, 10, 20, 25]
    assert limited.channel.texts() == [f"to {chat}" for chat in range(6000, 6025)]


async def test_a_chat_gets_a_burst_and_then_one_a_second_while_others_are_served(limited: PostRoom) -> None:
    await limited.puts(A, *(f"a{number}" for number in range(6)))
    await limited.puts(B, "b0")
    await limited.begins()
    assert (limited.channel.texts(A), limited.channel.texts(B)) == (["a0", "a1", "a2"], ["b0"])
    for count in (4, 5, 6):
        await limited.passes(1)
        assert limited.channel.texts(A) == [f"a{number}" for number in range(count)]


async def test_a_group_gets_its_share_of_a_minute(limited: PostRoom) -> None:
    await limited.puts(GROUP, *(f"g{number}" for number in range(8)))
    await limited.begins()
    sent = [len(limited.channel.texts(GROUP))]
    for pause in (59, 1):
        await limited.passes(pause)
        sent.append(len(limited.channel.texts(GROUP)))
    assert sent == [5, 5, 8]


async def test_what_is_unasked_leaves_a_chats_burst_to_its_answers(limited: PostRoom) -> None:
    await limited.puts(A, "r0", "r1", why=REMINDER)
    await limited.begins()
    assert limited.channel.texts(A) == ["r0"]
    await limited.puts(A, "a0", "a1")
    await limited.passes(0.5)
    assert limited.channel.texts(A) == ["r0", "a0", "a1"]
    await limited.passes(2.4)
    assert limited.channel.texts(A) == ["r0", "a0", "a1"]
    await limited.passes(0.2)
    assert limited.channel.texts(A) == ["r0", "a0", "a1", "r1"]


async def test_an_answer_finds_room_while_a_broadcast_goes_at_full_speed(limited: PostRoom) -> None:
    await puts_to_many(limited, 60, BROADCAST)
    await limited.begins()
    for turn in range(30):
        await limited.puts(str(8000 + turn % 5), f"answer {turn}")
        await limited.rests()
        assert f"answer {turn}" in limited.channel.texts()
        await limited.passes(0.25)
    counted = Counter(delivery.why for delivery, _ in limited.channel.tried)
    assert counted[messages.Why.ANSWER] == 30
    assert sum(counted.values()) >= 0.97 * 10 * 7.5  # together they use the budget


async def test_notices_go_before_reminders_and_broadcasts_come_last(limited: PostRoom) -> None:
    await puts_to_many(limited, 5, BROADCAST, 6000)
    await puts_to_many(limited, 5, REMINDER, 6100)
    await puts_to_many(limited, 5, NOTICE, 6200)
    await limited.begins()
    for _ in range(20):
        await limited.passes(0.2)
    order = [delivery.why for delivery, _ in limited.channel.tried]
    assert order == [NOTICE] * 5 + [REMINDER] * 5 + [BROADCAST] * 5


async def test_a_reply_of_several_sends_waits_until_there_is_room_for_all_of_them(limited: PostRoom) -> None:
    await limited.begins()
    await puts_to_many(limited, 9)
    await limited.puts(A, "one\ntwo\nthree")
    limited.sender.wake()
    await limited.until("SELECT 1 FROM outbox WHERE state = 'sent' GROUP BY state HAVING count(*) = 9")
    assert limited.channel.texts(A) == []
    limited.clock.move_to(limited.clock() + SECOND)
    await limited.until("SELECT 1 FROM outbox WHERE address = '5001' AND state = 'sent'")
    assert limited.channel.texts(A) == ["one\ntwo\nthree"]
    await puts_to_many(limited, 10, first=6500)
    await limited.rests()
    assert len(limited.channel.texts()) == 10 + 7  # three of this second's ten went to the long one


async def test_sends_on_their_way_are_counted_until_they_are_over(limited: PostRoom) -> None:
    await limited.begins()
    limited.channel.gate.clear()
    await puts_to_many(limited, 15)
    limited.sender.wake()
    await limited.until("SELECT 1 FROM outbox WHERE state = 'sending' GROUP BY state HAVING count(*) = 10")
    limited.clock.move_to(limited.clock() + 5 * SECOND)
    limited.sender.wake()
    await limited.puts(A, "b")
    assert await limited.rows("SELECT count(*) FROM outbox WHERE state = 'sending'") == [(10,)]
    limited.channel.gate.set()
    await limited.rests()
    assert len(limited.channel.texts()) == 10
    await limited.passes(1)
    assert len(limited.channel.texts()) == 16


async def test_an_answer_overtakes_a_reminder_that_is_tried_again_later_but_no_answer_and_no_wait_of_its_chat(
    post_room: PostRoom,
) -> None:
    post_room.channel.answers(A, "a bug")
    await post_room.puts(A, "reminder", why=REMINDER)
    await post_room.begins()
    await post_room.puts(A, "a1")
    await post_room.rests()
    assert post_room.channel.texts(A) == ["a1"]
    post_room.channel.answers(A, TryLater(timedelta(minutes=1)))
    await post_room.passes(2)
    await post_room.puts(A, "a2")
    await post_room.rests()
    assert post_room.channel.texts(A) == ["a1"]
    await post_room.passes(60)
    assert post_room.channel.texts(A) == ["a1", "a2", "reminder"]


async def test_while_the_network_is_away_only_one_message_at_a_time_asks_whether_it_is_back(
    post_room: PostRoom,
) -> None:
    for chat in range(6000, 6050):
        post_room.channel.answers(str(chat), *[ChannelDown("refused")] * 3)
    await puts_to_many(post_room, 50)
    await post_room.begins()
    first = len(post_room.channel.tried)
    tried = []
    for _ in range(6):
        await post_room.passes(1)
        tried.append(len(post_room.channel.tried) - first)
    assert first <= 32
    assert tried[-1] <= 3
    for chat in range(6000, 6050):
        post_room.channel.script[str(chat)].clear()
    await post_room.passes(300)
    await post_room.rests()
    assert post_room.channel.texts() == [f"to {chat}" for chat in range(6000, 6050)]
    assert await post_room.rows("SELECT DISTINCT attempts FROM outbox") == [(1,)]


async def test_a_wait_of_the_whole_bot_holds_also_what_was_claimed_before_it(limited: PostRoom) -> None:
    limited.channel.answers("6000", TryLater(timedelta(minutes=2), Reach.BOT))
    await puts_to_many(limited, 4)
    await limited.begins()
    went = len(limited.channel.tried)
    await limited.passes(100)
    assert len(limited.channel.tried) == went
    await limited.passes(21)
    assert sorted(limited.channel.texts()) == [f"to {chat}" for chat in range(6000, 6004)]


async def test_a_wait_is_kept_over_a_restart_although_what_had_to_wait_was_stopped(post_room: PostRoom) -> None:
    post_room.channel.answers(A, TryLater(timedelta(minutes=10), Reach.BOT))
    await post_room.puts(A, "reminder", why=REMINDER)
    await post_room.begins()
    await post_room.database.write(_stop_everything)
    await post_room.stops()
    await post_room.begins()
    await post_room.puts(B, "b1")
    await post_room.passes(300)
    assert post_room.channel.attempts(B) == []
    await post_room.passes(301)
    assert post_room.channel.texts() == ["b1"]


def _stop_everything(connection: sa.Connection) -> None:
    connection.execute(sa.text("UPDATE outbox SET state = 'stopped'"))
