"""What counts as having come in between is what left, in the order in which it left."""

from __future__ import annotations

from datetime import timedelta

from bot.channels.contract import TryLater
from models import messages
from models.store.queries.seen import seen
from tests.delivering.outgoing import PostRoom, StoppedClock

A = "5001"


async def interrupted(room: PostRoom) -> bool:
    return 1 in (await room.database.read(seen, [1])).unasked


async def test_what_waits_in_the_outbox_has_come_between_nothing(post_room: PostRoom) -> None:
    room = post_room
    room.clock = StoppedClock()
    await room.begins()
    await room.puts(A, "question")
    await room.rests()
    assert not await interrupted(room)
    room.channel.answers(A, TryLater(timedelta(minutes=1)))
    await room.puts(A, "reminder", why=messages.Why.REMINDER)
    await room.rests()
    assert not await interrupted(room)
    await room.passes(60)
    assert room.channel.texts(A) == ["question", "reminder"]
    assert await interrupted(room)


async def test_a_reminder_written_before_the_question_and_sent_after_it_came_in_between(post_room: PostRoom) -> None:
    room = post_room
    room.clock = StoppedClock()
    room.channel.answers(A, "a bug")
    await room.puts(A, "reminder", why=messages.Why.REMINDER)
    await room.begins()
    await room.puts(A, "question")
    await room.rests()
    assert not await interrupted(room)
    await room.passes(10)
    assert room.channel.texts(A) == ["question", "reminder"]
    assert await interrupted(room)
    await room.puts(A, "the question again")
    await room.passes(1)
    assert not await interrupted(room)
