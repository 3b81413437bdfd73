"""The sender on a real database: order, waits and restarts."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import sqlalchemy as sa

from bot.channels.contract import ChannelDown, Delivered, OutcomeUnknown, Reach, TryLater
from bot.clock import StartedClock
from bot.delivery.outcomes import MOST_BROKEN_ATTEMPTS
from bot.delivery.sender import MOST_AT_ONCE
from models import messages
from tests.delivering.outgoing import START, PostRoom, StoppedClock

REMINDER, NOTICE = messages.Why.REMINDER, messages.Why.NOTICE
A, B = "5001", "5002"


async def test_each_conversation_gets_its_messages_in_the_order_they_were_written(post_room: PostRoom) -> None:
    for number in range(50):
        await post_room.puts(A, f"a{number}")
        await post_room.puts(B, f"b{number}")
    await post_room.begins()
    assert post_room.channel.texts(A) == [f"a{number}" for number in range(50)]
    assert post_room.channel.texts(B) == [f"b{number}" for number in range(50)]
    assert await post_room.rows("SELECT id FROM outbox WHERE state <> 'sent'") == []


async def test_a_wait_holds_the_later_messages_of_its_chat_and_no_others(post_room: PostRoom) -> None:
    post_room.channel.answers(A, TryLater(timedelta(seconds=30)))
    await post_room.puts(A, "a1", "a2")
    await post_room.puts(B, "b1")
    await post_room.begins()
    await post_room.puts(A, "a3")
    await post_room.passes(20)
    assert (post_room.channel.attempts(A), post_room.channel.texts(B)) == (["a1"], ["b1"])
    await post_room.passes(15)
    assert post_room.channel.texts(A) == ["a1", "a2", "a3"]


async def test_a_chat_with_a_long_queue_behind_a_wait_starves_nobody(post_room: PostRoom) -> None:
    post_room.channel.answers(A, TryLater(timedelta(seconds=30)))
    await post_room.puts(A, "a0")
    await post_room.begins()
    await post_room.puts(A, *(f"a{number}" for number in range(1, 3 * MOST_AT_ONCE)))
    await post_room.puts(B, "b1")
    await post_room.rests()
    assert post_room.channel.texts() == ["b1"]


async def test_a_slow_chat_with_a_long_queue_starves_nobody(post_room: PostRoom) -> None:
    await post_room.begins()
    post_room.channel.gate.clear()
    await post_room.puts(A, *(f"a{number}" for number in range(3 * MOST_AT_ONCE)))
    post_room.sender.wake()
    await post_room.until("SELECT 1 FROM outbox WHERE state = 'sending'")
    await post_room.puts(B, "b1")
    post_room.sender.wake()
    await post_room.until(f"SELECT 1 FROM outbox WHERE state = 'sending' AND address = '{B}'")
    post_room.channel.gate.set()
    await post_room.rests()
    assert post_room.channel.texts(B) == ["b1"]


async def test_answers_go_before_notices_and_reminders_that_were_written_earlier(post_room: PostRoom) -> None:
    await post_room.puts(A, "reminder", why=REMINDER)
    await post_room.puts(A, "notice", why=NOTICE)
    await post_room.puts(A, "answer")
    await post_room.begins()
    assert post_room.channel.texts(A) == ["answer", "notice", "reminder"]


async def test_an_unknown_outcome_is_sent_again_word_for_word_and_the_conversation_is_marked(
    post_room: PostRoom,
) -> None:
    post_room.channel.answers(A, OutcomeUnknown("timeout"))
    await post_room.puts(A, "a1")
    await post_room.puts(B, "b1")
    await post_room.begins()
    assert await post_room.rows("SELECT sender, resent FROM conversations ORDER BY id") == [(A, 1), (B, 0)]
    await post_room.passes(2)
    (first, _), (second, outcome) = [one for one in post_room.channel.tried if one[0].address == A]
    assert (first, isinstance(outcome, Delivered)) == (second, True)


async def test_while_the_network_is_away_it_is_asked_less_and_less_often_and_nobody_is_marked(
    post_room: PostRoom,
) -> None:
    post_room.channel.answers(A, *[ChannelDown("refused")] * 4)
    await post_room.puts(A, "a1")
    await post_room.begins()
    tried = []
    for _ in range(16):
        await post_room.passes(1)
        tried.append(len(post_room.channel.attempts(A)))
    assert [tried[second - 1] for second in (1, 2, 3, 6, 8, 14, 16)] == [2, 2, 3, 3, 4, 4, 5]
    assert post_room.channel.texts(A) == ["a1"]
    assert await post_room.rows("SELECT resent, reachable FROM conversations") == [(0, 1)]


async def test_a_wait_is_kept_over_a_restart(post_room: PostRoom) -> None:
    post_room.channel.answers(A, TryLater(timedelta(minutes=10)))
    await post_room.puts(A, "a1", "a2")
    await post_room.begins()
    await post_room.stops()
    await post_room.begins(StartedClock(START + timedelta(minutes=5)))
    assert post_room.channel.attempts(A) == ["a1"]
    await post_room.passes(360)
    assert post_room.channel.texts(A) == ["a1", "a2"]


async def test_when_the_whole_bot_has_to_wait_nobody_is_written_to_not_even_after_a_restart(
    post_room: PostRoom,
) -> None:
    post_room.channel.answers(A, TryLater(timedelta(minutes=10), Reach.BOT))
    await post_room.puts(A, "a1")
    await post_room.begins(StoppedClock())
    await post_room.puts(B, "b1")
    await post_room.passes(300)
    assert post_room.channel.attempts(B) == []
    await post_room.stops()
    await post_room.begins(StoppedClock(START + timedelta(minutes=6)))
    assert post_room.channel.attempts(B) == []
    await post_room.passes(241)
    assert post_room.channel.texts() == ["a1", "b1"]


async def test_a_message_that_breaks_the_channel_is_tried_a_few_times_and_closed(post_room: PostRoom) -> None:
    post_room.channel.answers(A, *["a bug"] * MOST_BROKEN_ATTEMPTS)
    await post_room.puts(A, "a1", "a2")
    await post_room.puts(B, "b1")
    await post_room.begins()
    assert post_room.channel.texts() == ["b1"]
    for _ in range(MOST_BROKEN_ATTEMPTS):
        await post_room.passes(20)
    assert post_room.channel.texts(A) == ["a2"]
    assert await post_room.rows("SELECT state, failure FROM outbox ORDER BY id LIMIT 1") == [
        ("refused", "RuntimeError")
    ]


async def test_a_stop_finishes_and_settles_what_is_on_its_way(post_room: PostRoom) -> None:
    await post_room.begins()
    post_room.channel.gate.clear()
    await post_room.puts(A, "a1", "a2")
    post_room.sender.wake()
    await post_room.until("SELECT 1 FROM outbox WHERE state = 'sending'")
    stopping = asyncio.create_task(post_room.stops())
    await asyncio.sleep(0)
    post_room.channel.gate.set()
    await stopping
    assert post_room.channel.texts(A) == ["a1"]
    assert await post_room.rows("SELECT state FROM outbox ORDER BY id") == [("sent",), ("ready",)]
    await post_room.begins()
    assert post_room.channel.texts(A) == ["a1", "a2"]


async def test_what_was_on_its_way_at_a_kill_goes_out_again_first_and_marks_its_conversation(
    post_room: PostRoom,
) -> None:
    await post_room.puts(A, "a1", "a2")
    await post_room.puts(B, "b1")
    await post_room.database.write(
        lambda connection: connection.execute(sa.text("UPDATE outbox SET state = 'sending' WHERE id = 1")).rowcount
    )
    await post_room.begins()
    assert post_room.channel.texts(A) == ["a1", "a2"]
    assert await post_room.rows("SELECT sender, resent FROM conversations ORDER BY id") == [(A, 1), (B, 0)]
