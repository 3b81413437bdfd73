"""What a network refuses or moves: the message is closed or follows, and nobody else is touched."""

from __future__ import annotations

import pytest

from bot.channels.contract import Moved, Refusal, Refused
from tests.delivering.outgoing import PostRoom

A = "5001"


@pytest.mark.parametrize(
    ("refusal", "reachable"),
    [(Refusal.BLOCKED, 0), (Refusal.UNKNOWN_ADDRESS, 0), (Refusal.NOT_ACCEPTED, 1)],
)
async def test_a_refusal_closes_the_message_and_says_whether_anybody_is_there(
    post_room: PostRoom, refusal: Refusal, reachable: int
) -> None:
    post_room.channel.answers(A, Refused(refusal, "said the network"))
    await post_room.puts(A, "a1", "a2")
    await post_room.begins()
    assert post_room.channel.texts(A) == ["a2"]
    assert await post_room.rows("SELECT state, failure FROM outbox ORDER BY id") == [
        ("refused", "said the network"),
        ("sent", None),
    ]
    assert await post_room.rows("SELECT reachable FROM conversations") == [(reachable,)]


async def test_a_chat_that_moved_is_followed_with_everything_that_waits_for_it(post_room: PostRoom) -> None:
    post_room.channel.answers(A, Moved("-1009"))
    await post_room.puts(A, "a1", "a2")
    await post_room.begins()
    await post_room.puts("-1009", "a3")
    await post_room.rests()
    assert post_room.channel.texts("-1009") == ["a1", "a2", "a3"]
    assert await post_room.rows("SELECT sender FROM conversations") == [("-1009",)]


async def test_a_chat_that_moved_to_where_somebody_wrote_already_loses_nothing(post_room: PostRoom) -> None:
    post_room.channel.answers(A, Moved("-1009"))
    await post_room.puts("-1009", "first")
    await post_room.puts(A, "a1", "a2")
    await post_room.begins()
    assert post_room.channel.texts("-1009") == ["first", "a1", "a2"]
    assert await post_room.rows("SELECT sender FROM conversations ORDER BY id") == [("-1009",), (A,)]
