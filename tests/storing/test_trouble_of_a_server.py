"""A server that cuts connections, stops, or has other writers: nothing is lost, nothing is written twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
import sqlalchemy as sa

from models.store.database import Database, Place
from models.store.queries import officers, sharing
from models.store.tables import Village

pytestmark = pytest.mark.on_server
_CUT = sa.text("SELECT pg_terminate_backend(pg_backend_pid())")
_CUT_ALL = sa.text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
    " AND pid <> pg_backend_pid()"
)
_CUT_AT_COMMIT = """
CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON villages DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION cut()
"""


@pytest.fixture
async def other(place: Place) -> AsyncIterator[Database]:
    """Another process's door to the same database."""
    one = Database(place)
    yield one
    await one.close()


def _adds(connection: sa.Connection, slug: str) -> None:
    connection.execute(sa.insert(Village.__table__).values(slug=slug, commune="co_ma", name="Bản Nà Lình", sample=0))


def _counts_on(connection: sa.Connection) -> None:
    """Read, then write: what loses a count wherever two do it at once."""
    count = connection.scalar(sa.select(Village.sample).where(Village.slug == "co_ma.a")) or 0
    connection.execute(sa.update(Village).where(Village.slug == "co_ma.a").values(sample=count + 1))


def _count(connection: sa.Connection) -> int:
    return connection.scalar(sa.select(sa.func.sum(Village.sample))) or 0


def _slugs(connection: sa.Connection) -> list[str]:
    return [unit.slug for unit in officers.villages(connection)]


async def test_of_two_that_change_the_same_row_none_is_lost(database: Database, other: Database) -> None:
    await database.write(_adds, "co_ma.a")
    tries = [one.write(_counts_on) for _ in range(20) for one in (database, other)]
    done = await asyncio.gather(*tries, return_exceptions=True)
    refused = [one for one in done if one is not None]
    assert all(isinstance(one, sa.exc.DBAPIError) for one in refused)
    assert len(refused) < len(done) / 4
    assert await database.read(_count) == len(done) - len(refused)


async def test_of_two_that_add_the_same_row_one_sees_the_other(database: Database, other: Database) -> None:
    def adds_once(connection: sa.Connection) -> None:
        if not _slugs(connection):
            _adds(connection, "co_ma.a")

    await asyncio.gather(*(one.write(adds_once) for _ in range(5) for one in (database, other)))
    assert await database.read(_slugs) == ["co_ma.a"]


async def test_two_that_wait_for_each_other_both_get_there(database: Database, other: Database) -> None:
    await database.write(_adds, "co_ma.a")
    await database.write(_adds, "co_ma.b")

    def counts_both(connection: sa.Connection, first: str, second: str) -> None:
        for slug in (first, second):
            connection.execute(sa.update(Village).where(Village.slug == slug).values(sample=Village.sample + 1))
            connection.execute(sa.text("SELECT pg_sleep(0.2)"))

    await asyncio.gather(
        database.write(counts_both, "co_ma.a", "co_ma.b"), other.write(counts_both, "co_ma.b", "co_ma.a")
    )
    assert await database.read(_count) == 4


async def test_a_transaction_that_is_cut_off_before_its_commit_is_run_again(database: Database) -> None:
    runs = []

    def is_cut_once(connection: sa.Connection) -> None:
        runs.append(len(runs))
        _adds(connection, "co_ma.a")
        if len(runs) == 1:
            connection.execute(_CUT)

    await database.write(is_cut_once)
    assert len(runs) == 2
    assert await database.read(_slugs) == ["co_ma.a"]


async def test_what_is_cut_off_within_its_commit_is_told_and_not_run_again(database: Database) -> None:
    await database.write(
        lambda connection: [connection.exec_driver_sql(each) for each in _CUT_AT_COMMIT.split(";\n")] and None
    )
    with pytest.raises(sa.exc.OperationalError):
        await database.write(_adds, "co_ma.a")
    assert await database.read(_slugs) == []


async def test_after_all_connections_were_cut_everything_goes_on_at_once(database: Database, other: Database) -> None:
    await asyncio.gather(*(database.read(_slugs) for _ in range(5)), database.write(_adds, "co_ma.a"))
    await other.write(lambda connection: connection.execute(_CUT_ALL).all() and None)
    await database.write(_adds, "co_ma.b")
    assert await asyncio.gather(*(database.read(_slugs) for _ in range(5))) == [["co_ma.a", "co_ma.b"]] * 5


async def test_a_server_that_is_not_there_is_named_like_any_trouble(place: Place) -> None:
    assert isinstance(place, sa.URL)
    nowhere = Database(place.set(host="127.0.0.1", port=9, query={}))
    for attempt in (nowhere.read(_slugs), nowhere.write(_adds, "co_ma.a")):
        with pytest.raises(sa.exc.OperationalError):
            await attempt
    await nowhere.close()


async def test_nothing_that_is_sent_to_the_server_skips_locked_rows(database: Database, other: Database) -> None:
    """Not every server that speaks PostgreSQL can."""
    said: list[str] = []

    def listens(connection: sa.Connection) -> None:
        sa.event.listen(connection, "before_cursor_execute", lambda *args: said.append(args[2]))
        sharing.beat(connection, "a")
        sharing.share_out(connection, "a", {"turns/00"})
        sharing.hold(connection, "a", ["turns/00"])
        sharing.waiting(connection, sharing.Lanes("a", frozenset({0})), 10)

    await database.write(listens)
    assert any("FOR SHARE" in statement for statement in said)
    assert not any("SKIP LOCKED" in statement for statement in said)
