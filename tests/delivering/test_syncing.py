"""What is written is synced to the disk, but for what may come again after a power cut."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from tests.delivering.outgoing import PostRoom

_ASKED = {"sqlite": "PRAGMA synchronous", "postgresql": "SHOW synchronous_commit"}
FULL, NORMAL = (2, "on"), (1, "off")


def _setting(connection: sa.Connection) -> int | str:
    found: int | str = connection.exec_driver_sql(_ASKED[connection.dialect.name]).scalar_one()
    return found


def _fails(connection: sa.Connection) -> None:
    raise RuntimeError("a bug")


async def test_only_what_is_written_unsynced_is_not_synced(post_room: PostRoom) -> None:
    database = post_room.database
    assert await database.write(_setting) in FULL
    assert await database.write_unsynced(_setting) in NORMAL
    assert await database.write(_setting) in FULL
    with pytest.raises(RuntimeError, match="a bug"):
        await database.write_unsynced(_fails)
    assert await database.write(_setting) in FULL


async def test_what_was_written_unsynced_is_there_for_everybody(post_room: PostRoom) -> None:
    statement = "INSERT INTO villages (slug, commune, name, sample) VALUES ('a.b', 'a', 'b', 0)"
    await post_room.database.write_unsynced(lambda connection: connection.execute(sa.text(statement)).rowcount)
    assert await post_room.rows("SELECT slug FROM villages") == [("a.b",)]
