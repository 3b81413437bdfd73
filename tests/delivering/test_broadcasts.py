"""A broadcast reaches every chat once, however it is interrupted, and nobody after it was stopped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.channels.contract import Refusal, Refused, TryLater
from bot.ticking import go_on_with_broadcasts
from models import messages
from models.store.database import Database
from models.store.queries import broadcasts
from models.store.queries.broadcast_copies import MOST_READY, SHARE
from models.store.queries.broadcasts import Announcement, Progress, Recipient, Unreached
from tests.delivering.outgoing import START, PostRoom, StoppedClock

WORDS = "Mai 8 giờ họp giao ban."
WORDING = {
    "vi": messages.OutboundMessage(text=WORDS, prompt=0),
    "en": messages.OutboundMessage(text="Meeting at 8 tomorrow.", prompt=0),
}
AUDIENCE = {"level": "commune"}


@pytest.fixture
def room(post_room: PostRoom) -> PostRoom:
    post_room.clock = StoppedClock()
    return post_room


async def begun(
    room: PostRoom, chats: Sequence[int], not_before: datetime | None = None, unaddressed: Sequence[int] = ()
) -> int:
    announcement = Announcement(WORDS, WORDING, AUDIENCE, sent_by=None, unaddressed=unaddressed)
    recipients = [Recipient(chat, not_before) for chat in chats]
    return await room.database.write(broadcasts.begin, announcement, recipients, room.clock())


async def ticks(room: PostRoom) -> None:
    await go_on_with_broadcasts(room.database, room.clock())
    await room.rests()


async def progress(room: PostRoom, broadcast: int) -> Progress:
    found = await room.database.read(broadcasts.progress, broadcast)
    assert found is not None
    return found


def numbers(one: Progress) -> tuple[str, int, int, int, int, int]:
    return (one.state, one.addressed, one.sent, one.refused, one.waiting, one.stopped)


async def test_every_chat_gets_one_copy_in_its_language_and_then_the_broadcast_is_done(room: PostRoom) -> None:
    chats = await room.joined("5001", "5002", "5003")
    await room.database.write(_speaks_english, chats[1])
    await room.begins()
    broadcast = await begun(room, [*chats, chats[0]])
    assert numbers(await progress(room, broadcast)) == ("sending", 3, 0, 0, 3, 0)
    await room.rests()
    assert room.channel.texts() == [WORDS, "Meeting at 8 tomorrow.", WORDS]
    assert {delivery.why for delivery, _ in room.channel.tried} == {messages.Why.BROADCAST}
    await ticks(room)
    done = await progress(room, broadcast)
    assert numbers(done) == ("done", 3, 3, 0, 0, 0)
    assert (done.text, done.audience, done.sent_at, done.settled_at) == (WORDS, AUDIENCE, START, START)
    assert await room.database.write(broadcasts.finish, room.clock()) == []


async def test_a_long_one_is_written_share_by_share_and_goes_on_after_a_restart(room: PostRoom) -> None:
    chats = await room.joined(*(str(5000 + place) for place in range(MOST_READY + SHARE)))
    broadcast = await begun(room, chats)
    assert len(await room.rows("SELECT id FROM outbox")) == SHARE
    while await room.database.write(broadcasts.go_on, room.clock()):
        pass
    assert len(await room.rows("SELECT id FROM outbox")) == MOST_READY  # the rest when these are on their way
    await room.database.close()
    room.database = Database(room.place)
    await room.begins()
    while (await progress(room, broadcast)).state != "done":
        await ticks(room)
    counted = Counter(delivery.address for delivery, _ in room.channel.tried)
    assert counted == Counter(str(5000 + place) for place in range(len(chats)))


async def test_copies_wait_for_their_moment_and_hold_up_no_answer(room: PostRoom) -> None:
    early, late = await room.joined("5001", "5002")
    await room.begins()
    announcement = Announcement(WORDS, WORDING, AUDIENCE, None)
    recipients = [Recipient(early, START + timedelta(hours=1)), Recipient(late, START + timedelta(hours=12))]
    broadcast = await room.database.write(broadcasts.begin, announcement, recipients, room.clock())
    assert (await progress(room, broadcast)).not_before == START + timedelta(hours=1)
    sent = []
    for pause in (0, 3599, 1, 11 * 3600):
        await room.passes(pause)
        await ticks(room)
        sent.append(len(room.channel.texts()))
        await room.puts("5002", f"answer {pause}")
        await room.rests()
    assert sent == [0, 1, 3, 5]
    assert room.channel.texts("5002") == ["answer 0", "answer 3599", "answer 1", WORDS, "answer 39600"]


async def test_a_stop_leaves_nothing_to_go_out(room: PostRoom) -> None:
    chats = await room.joined(*(str(5000 + place) for place in range(2 * SHARE)))
    broadcast = await begun(room, chats)
    assert await room.database.write(broadcasts.stop, broadcast, room.clock())
    await room.begins()
    await ticks(room)
    assert room.channel.tried == []
    assert numbers(await progress(room, broadcast)) == ("stopped", 400, 0, 0, 0, 400)
    assert not await room.database.write(broadcasts.stop, broadcast, room.clock())


async def test_a_copy_on_its_way_at_the_stop_is_not_tried_again(room: PostRoom) -> None:
    await room.begins()
    room.channel.gate.clear()
    room.channel.answers("5001", TryLater(timedelta(seconds=30)))
    broadcast = await begun(room, await room.joined("5001", "5002"))
    room.sender.wake()
    await room.until("SELECT 1 FROM outbox WHERE state = 'sending' GROUP BY state HAVING count(*) = 2")
    await room.database.write(broadcasts.stop, broadcast, room.clock())
    room.channel.gate.set()
    await room.rests()
    await room.passes(60)
    assert len(room.channel.tried) == 2
    assert numbers(await progress(room, broadcast)) == ("stopped", 2, 1, 0, 0, 1)


async def test_who_was_not_reached_is_told_with_the_reason(room: PostRoom) -> None:
    chats = await room.joined("5001", "5002", "5003", "5004")
    officers = [row.officer_id for row in await room.rows("SELECT officer_id FROM conversations ORDER BY id")]
    room.channel.answers("5001", Refused(Refusal.BLOCKED, "blocked"))
    room.channel.answers("5002", Refused(Refusal.NOT_ACCEPTED, "bad"))
    await room.database.write(_is_gone, chats[2])
    await room.begins()
    broadcast = await begun(room, chats, unaddressed=[77])
    await room.rests()
    await ticks(room)
    found = await room.database.read(broadcasts.unreached, broadcast)
    assert found == [
        Unreached(officers[0], "unreachable"),
        Unreached(officers[1], "refused"),
        Unreached(officers[2], "unaddressed"),
        Unreached(77, "unaddressed"),
    ]
    done = await progress(room, broadcast)
    assert (numbers(done), done.unaddressed) == (("done", 3, 1, 2, 0, 0), 2)


async def test_who_has_left_meanwhile_gets_nothing_and_is_not_counted(room: PostRoom) -> None:
    chats = await room.joined("5001", "5002")
    await room.begins()
    broadcast = await begun(room, chats, START + timedelta(hours=1))
    await room.database.write(_has_left, chats[0])
    await room.passes(3600)
    await ticks(room)
    assert [delivery.address for delivery, _ in room.channel.tried] == ["5002"]
    assert (await progress(room, broadcast)).addressed == 1


async def test_an_empty_audience_is_done_at_once_and_the_newest_comes_first(room: PostRoom) -> None:
    first = await begun(room, [])
    second = await begun(room, await room.joined("5001"))
    assert await room.database.write(broadcasts.finish, room.clock()) == [first]
    found = await room.database.read(broadcasts.newest)
    assert [(one.id, one.state) for one in found] == [(second, "sending"), (first, "done")]
    assert await room.database.read(broadcasts.progress, 99) is None


def _speaks_english(connection: sa.Connection, chat: int) -> None:
    connection.execute(sa.text("UPDATE conversations SET language = 'en' WHERE id = :chat"), {"chat": chat})


def _is_gone(connection: sa.Connection, chat: int) -> None:
    connection.execute(sa.text("UPDATE conversations SET reachable = 0 WHERE id = :chat"), {"chat": chat})


def _has_left(connection: sa.Connection, chat: int) -> None:
    connection.execute(sa.text("UPDATE conversations SET officer_id = NULL WHERE id = :chat"), {"chat": chat})
