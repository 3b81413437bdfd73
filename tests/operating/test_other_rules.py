"""Totals counted by other rules than the plan's, as after an upgrade, are counted anew before anybody is answered."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from bot import wiring
from bot.health import doctor
from bot.knowing import know
from bot.settings import Settings
from models.store import database
from models.store.database import Database
from models.store.queries import recounting


@pytest.fixture
def engine(settings: Settings) -> Iterator[sa.Engine]:
    """A database whose totals are of other rules: some are wrong, some are of indicators the plan has no more."""
    engine = database.writer_engine(settings.database)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE installation SET counted_by = 'others'")
        connection.exec_driver_sql("UPDATE counted_indicators SET counted_by = 'others'")
        connection.exec_driver_sql("DELETE FROM totals WHERE indicator = 'fruit_area'")
        connection.exec_driver_sql("UPDATE totals SET value = '1' WHERE indicator = 'tea_area'")
        connection.exec_driver_sql("UPDATE totals SET indicator = 'sugar_area' WHERE indicator = 'coffee_area'")
    yield engine
    engine.dispose()


async def totals_as_told(settings: Settings) -> tuple[str, str]:
    found = await doctor.examine(settings, wiring.wall_clock())
    return next((one.state, one.said) for one in found if one.name == "totals")


async def test_a_start_counts_them_anew(
    settings: Settings, engine: sa.Engine, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "bot.counting_anew")
    plan = know(settings).plan
    state, said = await totals_as_told(settings)
    every = len(recounting.kept_indicators(plan))
    assert (state, said[: said.index(" indicators")]) == ("warning", f"{every + 1} of {every}")
    bot = await wiring.assemble(settings)
    await bot.close()
    assert len([one for one in caplog.records if one.name == "bot.counting_anew"]) == every + 1
    with engine.connect() as connection:
        assert recounting.compare(connection, plan).differing == ()
        assert recounting.left_over(connection, plan) == []
    assert (await totals_as_told(settings))[0] == "ok"


async def test_a_start_that_was_killed_goes_on_where_it_was(settings: Settings, engine: sa.Engine) -> None:
    plan = know(settings).plan
    store = Database(settings.database)
    counted = await store.read(recounting.count_one, plan, "tea_area")
    await store.write(recounting.put_right, plan, "tea_area", counted)
    assert not await store.read(recounting.is_counted, plan)
    left = await store.read(recounting.uncounted, plan)
    await store.close()
    assert "tea_area" not in left
    assert {"fruit_area", "sugar_area", "coffee_area"} <= set(left)
    bot = await wiring.assemble(settings)
    await bot.close()
    with engine.connect() as connection:
        assert recounting.is_counted(connection, plan)
        assert recounting.compare(connection, plan).differing == ()
