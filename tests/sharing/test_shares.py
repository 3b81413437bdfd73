"""Shares of the work: divided among who is there, taken from who is silent, and kept from who comes back too late."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from models.store.database import Database
from models.store.queries import sharing
from models.store.queries.sharing import LANES, Overtaken
from models.store.tables import Process

ALL_LANES = {sharing.lane_name(number) for number in range(LANES)}


async def here(database: Database, me: str, wanted: frozenset[str] = frozenset()) -> frozenset[str]:
    """One round of a process."""
    await database.write(sharing.beat, me)
    return await database.write(sharing.share_out, me, ALL_LANES | wanted)


async def silent(database: Database, *names: str) -> None:
    """These have not been heard of for a minute."""
    long_ago = sa.update(Process).where(Process.token.in_(names)).values(seen_at=Process.seen_at - 60)
    await database.write(lambda connection: connection.execute(long_ago).rowcount)


async def test_who_is_alone_has_everything(database: Database) -> None:
    assert await here(database, "a", frozenset({"reminders"})) == ALL_LANES | {"reminders"}


async def test_lanes_are_divided_and_the_rest_stays_where_it_is(database: Database) -> None:
    wanted = frozenset({"reminders", "sending/telegram"})
    await here(database, "a", wanted)
    assert await here(database, "b", wanted) == frozenset()
    first = await here(database, "a", wanted)
    second = await here(database, "b", wanted)
    assert wanted <= first
    assert len(first & ALL_LANES) == len(second & ALL_LANES) == LANES / 2
    assert first | second == ALL_LANES | wanted
    assert not first & second


async def test_the_shares_of_who_is_silent_are_taken(database: Database) -> None:
    await here(database, "a", frozenset({"reminders"}))
    assert await here(database, "b", frozenset({"reminders"})) == frozenset()
    await silent(database, "a")
    assert await here(database, "b", frozenset({"reminders"})) == ALL_LANES | {"reminders"}


async def test_who_comes_back_too_late_writes_nothing(database: Database) -> None:
    held = await here(database, "a")
    await silent(database, "a")
    await here(database, "b")

    def works(connection: sa.Connection) -> None:
        connection.execute(sa.delete(Process))
        sharing.hold(connection, "a", held)

    with pytest.raises(Overtaken):
        await database.write(works)
    assert await database.read(lambda connection: connection.scalar(sa.select(sa.func.count(Process.token)))) == 2


async def test_who_leaves_gives_everything_back_at_once(database: Database) -> None:
    await here(database, "a")
    await database.write(sharing.leave, "a")
    assert await here(database, "b") == ALL_LANES


async def test_what_is_not_wanted_any_more_is_given_back(database: Database) -> None:
    await here(database, "a", frozenset({"sending/terminal"}))
    assert "sending/terminal" not in await here(database, "a")
    assert "sending/terminal" in await here(database, "b", frozenset({"sending/terminal"}))


def test_a_unit_and_its_villages_are_in_one_lane() -> None:
    assert sharing.lane_of("chieng_ly.na_linh") == sharing.lane_of("chieng_ly") in range(LANES)
    assert sharing.lane_of(None) == 0
