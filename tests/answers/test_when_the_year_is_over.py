"""The 31st of December, when every target is reached or not: played on a demonstration that has the whole year."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot import process
from bot.wiring import Bot
from locales.phrasebook import DISTRICT_ZONE
from models.plan.measures import Figure, Share
from models.store.queries import past, recounting
from models.store.queries.past import Past
from tests.conftest import demonstration
from tests.officer import Officer

FALL = "poor_household_reduction"


@pytest.fixture
async def bot(tmp_path: Path) -> AsyncIterator[Bot]:
    """The last day of the year; a year before, one household in a hundred was poor in every commune: so it rose."""
    day = datetime(2024, 12, 31, 16, tzinfo=DISTRICT_ZONE)
    async with process.running(demonstration(tmp_path).model_copy(update={"bot_now": day})) as running:
        communes = running.knowledge.plan.reporting_units(FALL)
        before = [Past(Figure(unit, FALL, "2023", Share(Decimal(1), Decimal(100))), "") for unit in communes]

        def write(connection: sa.Connection) -> None:
            past.import_past(connection, before, running.now())
            recounting.rebuild(connection, running.knowledge.plan, (FALL,))

        await running.database.write(write)
        yield running


async def test_nothing_is_late_any_more_and_what_lacks_most_is_named_first(bot: Bot) -> None:
    chairman = await Officer.of(bot, "chu_tich")
    await chairman.says("tien do")
    first, heading, worst, *_ = chairman.sees.splitlines()
    assert "chậm" not in first
    assert "chưa đạt" in first
    assert heading == "Chưa đạt, còn xa chỉ tiêu nhất:"
    assert worst.startswith("· Giảm hộ nghèo: tăng ")
    assert "mùa vụ" not in chairman.sees
    await chairman.says("vi sao cham")
    assert worst in chairman.sees
    assert chairman.choices[0] == "Giảm hộ nghèo"
    await chairman.picks("Quay lại")
    await chairman.picks("Biểu đồ")
    assert "chậm" not in chairman.sees
    assert chairman.sees.splitlines()[3].startswith("· Giảm hộ nghèo: chưa đạt; tăng ")


async def test_who_asks_what_is_late_hears_what_was_not_reached(bot: Bot) -> None:
    chairman = await Officer.of(bot, "chu_tich")
    await chairman.says("chi tieu nao cham")
    assert "Mủ cao su: 2.985,2/3.000 tấn (99,5%)" in chairman.sees


@pytest.mark.parametrize("text", ["giảm hộ nghèo", "ho ngheo giam bao nhieu", "giam ho ngheo chieng ly"])
async def test_what_was_to_fall_and_rose_is_said_to_have_risen(bot: Bot, text: str) -> None:
    chairman = await Officer.of(bot, "chu_tich")
    await chairman.says(text)
    assert ": tăng " in chairman.sees
    assert "-" not in chairman.sees
    assert "KH" not in chairman.sees


async def test_communes_where_it_rose_are_not_ranked_as_the_highest(bot: Bot) -> None:
    chairman = await Officer.of(bot, "chu_tich")
    await chairman.says("xep hang giam ho ngheo")
    assert "giảm nhiều nhất trước" in chairman.sees
    first = next(line for line in chairman.sees.splitlines() if line.startswith("1. "))
    assert ": tăng " in first


async def test_while_the_last_reports_come_in_what_is_short_says_how_many_are_there(tmp_path: Path) -> None:
    day = datetime(2024, 12, 16, 8, tzinfo=DISTRICT_ZONE)
    async with process.running(demonstration(tmp_path).model_copy(update={"bot_now": day})) as bot:
        chairman = await Officer.of(bot, "chu_tich")
        await chairman.says("tien do")
        assert "· Cà phê nhân: đạt 82,1% KH, còn thiếu 1.019,6 tấn (tháng 12 mới 14/29 đơn vị báo cáo)" in chairman.sees
        await chairman.says("du bao ca phe nhan")
        assert chairman.sees.endswith("; còn thiếu 15 lượt báo cáo, đủ mới là kết quả cả năm.")


async def test_a_season_that_brings_nothing_more_is_short_too(bot: Bot) -> None:
    chairman = await Officer.of(bot, "chu_tich")
    await chairman.says("trong rung")
    assert "293,7/300 ha – đạt 97,9% KH, còn thiếu 6,3 ha." in chairman.sees
    assert chairman.sees.endswith("Đã đến kỳ thu số cuối của năm.")
