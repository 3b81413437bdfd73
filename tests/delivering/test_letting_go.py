"""Somebody is at an address again: what was put off goes at once, whatever was on its way when they came."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.channels.contract import TryLater
from models import messages
from tests.delivering.outgoing import PostRoom, StoppedClock

A = "5001"
NOBODY_THERE = TryLater(timedelta(hours=1))


async def test_an_answer_does_not_wait_behind_a_reminder_that_was_on_its_way_when_somebody_came(
    post_room: PostRoom,
) -> None:
    room = post_room
    room.clock = StoppedClock()
    await room.begins()
    room.channel.gate.clear()
    room.channel.answers(A, NOBODY_THERE)
    await room.puts(A, "reminder", why=messages.Why.REMINDER)
    room.sender.wake()
    await room.until("SELECT 1 FROM outbox WHERE state = 'sending'")
    await room.sender.let_go("telegram", A)
    room.channel.gate.set()
    await room.puts(A, "answer")
    await room.rests()
    assert sorted(room.channel.texts(A)) == ["answer", "reminder"]


async def test_nor_behind_one_that_had_been_put_off_and_was_not_written_down_yet(post_room: PostRoom) -> None:
    room = post_room
    room.clock = StoppedClock()
    await room.begins()
    for _ in range(20):
        room.channel.answers(A, NOBODY_THERE)
        await room.puts(A, "reminder", why=messages.Why.REMINDER)
        tried = len(room.channel.tried)
        room.sender.wake()
        while len(room.channel.tried) == tried:
            await asyncio.sleep(0)
        await room.sender.let_go("telegram", A)
        await room.rests()
        assert not await room.rows("SELECT 1 FROM outbox WHERE state <> 'sent'")


async def test_a_wait_that_was_written_down_is_let_go_too(post_room: PostRoom) -> None:
    room = post_room
    room.clock = StoppedClock()
    await room.begins()
    room.channel.answers(A, NOBODY_THERE)
    await room.puts(A, "reminder", why=messages.Why.REMINDER)
    await room.rests()
    await room.puts(A, "answer")
    await room.rests()
    assert room.channel.texts(A) == []
    await room.sender.let_go("telegram", A)
    await room.rests()
    assert sorted(room.channel.texts(A)) == ["answer", "reminder"]
