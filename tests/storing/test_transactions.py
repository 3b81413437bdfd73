"""What the one door promises, on a file and on a server alike."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
import sqlalchemy as sa

from models.store.database import Database
from models.store.queries import officers, planning, reports
from models.store.tables import Installation, UnitTarget, Village

NOW = datetime(2024, 6, 17, 7, 30, tzinfo=timezone(timedelta(hours=7)))


def _adds(connection: sa.Connection, slug: str) -> str:
    connection.execute(sa.insert(Village.__table__).values(slug=slug, commune="co_ma", name="Bản Nà Lình", sample=0))
    return slug


def _slugs(connection: sa.Connection) -> list[str]:
    return [unit.slug for unit in officers.villages(connection)]


async def test_what_is_written_is_there_when_the_write_returns(database: Database) -> None:
    assert await database.write(_adds, "co_ma.na_linh") == "co_ma.na_linh"
    assert await database.read(_slugs) == ["co_ma.na_linh"]


async def test_nothing_of_a_write_that_raises_is_kept(database: Database) -> None:
    def begins_and_breaks(connection: sa.Connection) -> None:
        _adds(connection, "co_ma.na_linh")
        raise LookupError("broken")

    with pytest.raises(LookupError, match="broken"):
        await database.write(begins_and_breaks)
    assert await database.read(_slugs) == []


async def test_whoever_reads_cannot_write(database: Database) -> None:
    with pytest.raises(sa.exc.DBAPIError):
        await database.read(_adds, "co_ma.na_linh")
    assert await database.read(_slugs) == []


async def test_who_reads_while_somebody_writes_sees_what_was_committed(database: Database) -> None:
    async with asyncio.TaskGroup() as together:
        for number in range(30):
            together.create_task(database.write(_adds, f"co_ma.ban_{number:02}"))
            together.create_task(database.read(_slugs))
    assert await database.read(_slugs) == [f"co_ma.ban_{number:02}" for number in range(30)]


async def test_the_works_of_one_write_are_transactions_of_their_own(database: Database) -> None:
    def breaks(connection: sa.Connection) -> None:
        raise LookupError("broken")

    with pytest.raises(LookupError):
        await database.write_after(lambda connection: _adds(connection, "co_ma.na_linh") and None, breaks)
    assert await database.read(_slugs) == ["co_ma.na_linh"]


async def test_what_nobody_waits_for_any_more_is_finished(database: Database) -> None:
    writing = asyncio.create_task(database.write(_adds, "co_ma.na_linh"))
    await asyncio.sleep(0)
    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing
    await database.write(_adds, "co_ma.na_lau")
    assert await database.read(_slugs) == ["co_ma.na_lau", "co_ma.na_linh"]


async def test_a_write_that_need_not_be_synced_is_committed_all_the_same(database: Database) -> None:
    await database.write_unsynced(_adds, "co_ma.na_linh")
    assert await database.read(_slugs) == ["co_ma.na_linh"]


async def test_villages_come_in_the_same_order_everywhere(database: Database) -> None:
    """A server sorts points, underscores and letters after the customs of its country."""
    slugs = ["co_ma.b_a", "co_ma.ba", "co_ma.b1", "co_ma.b_1", "chieng_ly.z"]
    for slug in slugs:
        await database.write(
            lambda connection, slug=slug: (
                connection.execute(
                    sa.insert(Village.__table__).values(slug=slug, commune=slug.partition(".")[0], name=slug, sample=0)
                )
                and None
            )
        )
    assert await database.read(_slugs) == ["chieng_ly.z", *sorted(slugs[:-1])]


async def test_decimals_and_moments_come_back_as_they_were(database: Database) -> None:
    written = [Decimal(text) for text in ("12345678901234567.891", "0.10", "-0.000000001", "1E+25", "0")]

    def writes(connection: sa.Connection) -> None:
        for number, value in enumerate(written):
            reports.import_target(connection, f"unit{number}", "maize_area", 2024, value, "", NOW)

    await database.write(writes)
    rows = await database.read(
        lambda connection: connection.execute(
            sa.select(UnitTarget.target, UnitTarget.imported_at).order_by(UnitTarget.id)
        ).all()
    )
    assert [format(row.target, "f") for row in rows] == [format(value, "f") for value in written]
    assert {row.imported_at for row in rows} == {NOW}
    assert rows[0].imported_at.tzinfo is UTC


async def test_planning_twice_keeps_what_stands_and_moves_what_waits(database: Database) -> None:
    def plans(connection: sa.Connection, due_at: datetime) -> None:
        planning.write_down(connection, [(1, "monthly", "2024-06", "2024-06-17", "due", due_at)], NOW)

    def moments(connection: sa.Connection) -> list[datetime]:
        return list(connection.scalars(sa.select(planning.reminders.c.due_at).where(planning.reminders.c.form != "")))

    await database.write(_joins)
    for due_at in (NOW + timedelta(days=1), NOW + timedelta(days=2), NOW - timedelta(days=2)):
        await database.write(plans, due_at)
    assert await database.read(moments) == [NOW + timedelta(days=2)]


def _joins(connection: sa.Connection) -> None:
    connection.execute(sa.insert(Installation.__table__).values(id=1, kind="real", plan_year=2024, created_at=NOW))
    officers.add_officer(
        connection,
        handle="chieng_ly",
        name="",
        role="commune_officer",
        unit="chieng_ly",
        language="vi",
        reminders="on",
        notice_version=1,
        agreed_at=NOW,
    )
