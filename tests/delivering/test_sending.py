"""The sender on a real database: order, waits, refusals, moves and restarts."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot import opening
from bot.channels.contract import (
    ChannelDown,
    Delivered,
    Moved,
    OutcomeUnknown,
    Reach,
    Refusal,
    Refused,
    TryLater,
)
from bot.clock import StartedClock
from bot.delivery.sender import MOST_AT_ONCE, MOST_BROKEN_ATTEMPTS, Sender
from handlers.dialogue import states
from models import messages
from models.store.database import Database
from models.store.queries import post
from tests.delivering.scripted import ScriptedChannel

START = datetime(2024, 6, 17, 0, 30, tzinfo=UTC)
ANSWER, REMINDER, NOTICE = messages.Why.ANSWER, messages.Why.REMINDER, messages.Why.NOTICE
A, B = "5001", "5002"


class Desk:
    """A database, a sender that runs on it, and the channel it sends over."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.database = Database(path)
        self.clock = StartedClock(START)
        self.channel = ScriptedChannel()
        self._task: asyncio.Task[None] | None = None

    async def begins(self, clock: StartedClock | None = None) -> None:
        """Start a sender, as after a restart."""
        self.clock = clock or self.clock
        self.sender = Sender(self.database, {"telegram": self.channel}, self.path.parent, self.clock)
        self._task = asyncio.create_task(self.sender.run())
        await self.rests()

    async def stops(self) -> None:
        assert self._task is not None
        self._task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._task

    async def rests(self) -> None:
        """Look once more, and wait until nothing can go."""
        self.sender.wake()
        await asyncio.wait_for(self.sender.quiet.wait(), 10)

    async def passes(self, seconds: float) -> None:
        self.clock.move_to(self.clock() + timedelta(seconds=seconds))
        await self.rests()

    async def puts(self, sender: str, *texts: str, why: messages.Why = ANSWER) -> None:
        """Put messages into the outbox."""
        await self.database.write(_put, sender, texts, why, self.clock())

    async def rows(self, statement: str) -> list[Any]:
        return await self.database.read(lambda connection: list(connection.execute(sa.text(statement)).all()))

    async def until(self, statement: str) -> None:
        """Wait until a statement finds something."""
        async with asyncio.timeout(10):
            while not await self.rows(statement):
                pass


def _put(connection: sa.Connection, sender: str, texts: Sequence[str], why: messages.Why, now: datetime) -> None:
    address = ("telegram", sender)
    stranger = states.to_json(states.Stranger())
    talk = post.talks(connection, [address]).get(address) or post.open_talk(
        connection, *address, "vi", stranger, states.VERSION
    )
    outbound = [messages.OutboundMessage(text=text, prompt=1) for text in texts]
    post.put_out(connection, [post.outgoing(talk, message, why, None, now) for message in outbound])


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    path = tmp_path / "bot.db"
    opening.prepare(path)
    one = Desk(path)
    yield one
    await one.stops()
    await one.database.close()


async def test_each_conversation_gets_its_messages_in_the_order_they_were_written(desk: Desk) -> None:
    for number in range(50):
        await desk.puts(A, f"a{number}")
        await desk.puts(B, f"b{number}")
    await desk.begins()
    assert desk.channel.texts(A) == [f"a{number}" for number in range(50)]
    assert desk.channel.texts(B) == [f"b{number}" for number in range(50)]
    assert await desk.rows("SELECT id FROM outbox WHERE state <> 'sent'") == []


async def test_a_wait_holds_the_later_messages_of_its_chat_and_no_others(desk: Desk) -> None:
    desk.channel.answers(A, TryLater(timedelta(seconds=30)))
    await desk.puts(A, "a1", "a2")
    await desk.puts(B, "b1")
    await desk.begins()
    await desk.puts(A, "a3")
    await desk.passes(20)
    assert (desk.channel.attempts(A), desk.channel.texts(B)) == (["a1"], ["b1"])
    await desk.passes(15)
    assert desk.channel.texts(A) == ["a1", "a2", "a3"]


async def test_a_chat_with_a_long_queue_behind_a_wait_starves_nobody(desk: Desk) -> None:
    desk.channel.answers(A, TryLater(timedelta(seconds=30)))
    await desk.puts(A, "a0")
    await desk.begins()
    await desk.puts(A, *(f"a{number}" for number in range(1, 3 * MOST_AT_ONCE)))
    await desk.puts(B, "b1")
    await desk.rests()
    assert desk.channel.texts() == ["b1"]


async def test_a_slow_chat_with_a_long_queue_starves_nobody(desk: Desk) -> None:
    await desk.begins()
    desk.channel.gate.clear()
    await desk.puts(A, *(f"a{number}" for number in range(3 * MOST_AT_ONCE)))
    desk.sender.wake()
    await desk.until("SELECT 1 FROM outbox WHERE state = 'sending'")
    await desk.puts(B, "b1")
    desk.sender.wake()
    await desk.until(f"SELECT 1 FROM outbox WHERE state = 'sending' AND address = '{B}'")
    desk.channel.gate.set()
    await desk.rests()
    assert desk.channel.texts(B) == ["b1"]


async def test_answers_go_before_notices_and_reminders_that_were_written_earlier(desk: Desk) -> None:
    await desk.puts(A, "reminder", why=REMINDER)
    await desk.puts(A, "notice", why=NOTICE)
    await desk.puts(A, "answer")
    await desk.begins()
    assert desk.channel.texts(A) == ["answer", "notice", "reminder"]


@pytest.mark.parametrize(
    ("refusal", "reachable"),
    [(Refusal.BLOCKED, 0), (Refusal.UNKNOWN_ADDRESS, 0), (Refusal.NOT_ACCEPTED, 1)],
)
async def test_a_refusal_closes_the_message_and_says_whether_anybody_is_there(
    desk: Desk, refusal: Refusal, reachable: int
) -> None:
    desk.channel.answers(A, Refused(refusal, "said the network"))
    await desk.puts(A, "a1", "a2")
    await desk.begins()
    assert desk.channel.texts(A) == ["a2"]
    assert await desk.rows("SELECT state, failure FROM outbox ORDER BY id") == [
        ("refused", "said the network"),
        ("sent", None),
    ]
    assert await desk.rows("SELECT reachable FROM conversations") == [(reachable,)]


async def test_a_chat_that_moved_is_followed_with_everything_that_waits_for_it(desk: Desk) -> None:
    desk.channel.answers(A, Moved("-1009"))
    await desk.puts(A, "a1", "a2")
    await desk.begins()
    await desk.puts("-1009", "a3")
    await desk.rests()
    assert desk.channel.texts("-1009") == ["a1", "a2", "a3"]
    assert await desk.rows("SELECT sender FROM conversations") == [("-1009",)]


async def test_a_chat_that_moved_to_where_somebody_wrote_already_loses_nothing(desk: Desk) -> None:
    desk.channel.answers(A, Moved("-1009"))
    await desk.puts("-1009", "first")
    await desk.puts(A, "a1", "a2")
    await desk.begins()
    assert desk.channel.texts("-1009") == ["first", "a1", "a2"]
    assert await desk.rows("SELECT sender FROM conversations ORDER BY id") == [("-1009",), (A,)]


async def test_an_unknown_outcome_is_sent_again_word_for_word_and_the_conversation_is_marked(desk: Desk) -> None:
    desk.channel.answers(A, OutcomeUnknown("timeout"))
    await desk.puts(A, "a1")
    await desk.puts(B, "b1")
    await desk.begins()
    assert await desk.rows("SELECT sender, resent FROM conversations ORDER BY id") == [(A, 1), (B, 0)]
    await desk.passes(2)
    (first, _), (second, outcome) = [one for one in desk.channel.tried if one[0].address == A]
    assert (first, isinstance(outcome, Delivered)) == (second, True)


async def test_while_the_network_is_away_it_is_asked_less_and_less_often_and_nobody_is_marked(desk: Desk) -> None:
    desk.channel.answers(A, *[ChannelDown("refused")] * 4)
    await desk.puts(A, "a1")
    await desk.begins()
    tried = []
    for _ in range(16):
        await desk.passes(1)
        tried.append(len(desk.channel.attempts(A)))
    assert [tried[second - 1] for second in (1, 2, 3, 6, 8, 14, 16)] == [2, 2, 3, 3, 4, 4, 5]
    assert desk.channel.texts(A) == ["a1"]
    assert await desk.rows("SELECT resent, reachable FROM conversations") == [(0, 1)]


async def test_a_wait_is_kept_over_a_restart(desk: Desk) -> None:
    desk.channel.answers(A, TryLater(timedelta(minutes=10)))
    await desk.puts(A, "a1", "a2")
    await desk.begins()
    await desk.stops()
    await desk.begins(StartedClock(START + timedelta(minutes=5)))
    assert desk.channel.attempts(A) == ["a1"]
    await desk.passes(301)
    assert desk.channel.texts(A) == ["a1", "a2"]


async def test_when_the_whole_bot_has_to_wait_nobody_is_written_to_not_even_after_a_restart(desk: Desk) -> None:
    desk.channel.answers(A, TryLater(timedelta(minutes=10), Reach.BOT))
    await desk.puts(A, "a1")
    await desk.begins()
    await desk.puts(B, "b1")
    await desk.passes(300)
    assert desk.channel.attempts(B) == []
    await desk.stops()
    await desk.begins(StartedClock(START + timedelta(minutes=6)))
    assert desk.channel.attempts(B) == []
    await desk.passes(241)
    assert desk.channel.texts() == ["a1", "b1"]


async def test_a_message_that_breaks_the_channel_is_tried_a_few_times_and_closed(desk: Desk) -> None:
    desk.channel.answers(A, *["a bug"] * MOST_BROKEN_ATTEMPTS)
    await desk.puts(A, "a1", "a2")
    await desk.puts(B, "b1")
    await desk.begins()
    assert desk.channel.texts() == ["b1"]
    for _ in range(MOST_BROKEN_ATTEMPTS):
        await desk.passes(20)
    assert desk.channel.texts(A) == ["a2"]
    assert await desk.rows("SELECT state, failure FROM outbox ORDER BY id LIMIT 1") == [("refused", "RuntimeError")]


async def test_a_stop_finishes_and_settles_what_is_on_its_way(desk: Desk) -> None:
    await desk.begins()
    desk.channel.gate.clear()
    await desk.puts(A, "a1", "a2")
    desk.sender.wake()
    await desk.until("SELECT 1 FROM outbox WHERE state = 'sending'")
    stopping = asyncio.create_task(desk.stops())
    await asyncio.sleep(0)
    desk.channel.gate.set()
    await stopping
    assert desk.channel.texts(A) == ["a1", "a2"]
    assert await desk.rows("SELECT DISTINCT state FROM outbox") == [("sent",)]
    await desk.begins()
    assert desk.channel.texts(A) == ["a1", "a2"]


async def test_what_was_on_its_way_at_a_kill_goes_out_again_first_and_marks_its_conversation(desk: Desk) -> None:
    await desk.puts(A, "a1", "a2")
    await desk.puts(B, "b1")
    await desk.database.write(
        lambda connection: connection.execute(sa.text("UPDATE outbox SET state = 'sending' WHERE id = 1")).rowcount
    )
    await desk.begins()
    assert desk.channel.texts(A) == ["a1", "a2"]
    assert await desk.rows("SELECT sender, resent FROM conversations ORDER BY id") == [(A, 1), (B, 0)]
