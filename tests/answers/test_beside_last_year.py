"""A figure beside the same period of the year before, when that was imported."""

from __future__ import annotations

from decimal import Decimal

import pytest
import sqlalchemy as sa

from bot.wiring import Bot
from models.plan.measures import Amount, Figure, Measure, Per, Share
from models.store.queries import past
from models.store.queries.past import Past
from tests.officer import Officer

DISTRICT = "huyen"


async def imported(bot: Bot, *figures: Figure) -> None:
    def write(connection: sa.Connection) -> None:
        past.import_past(connection, [Past(figure, "niên giám") for figure in figures], bot.now())

    await bot.database.write(write)


def amount(unit: str, indicator: str, period: str, value: str, per: Per | None = None) -> Figure:
    return Figure(unit, indicator, period, Amount(Decimal(value)), per)


async def test_the_same_month_of_the_district_is_set_beside(bot: Bot) -> None:
    await imported(bot, amount(DISTRICT, "fresh_tea_output", "2023-05", "1510", Per.PERIOD))
    chairman = await Officer.of(bot, "chu_tich")
    await chairman.says("sản lượng chè tháng 5 so với cùng kỳ")
    assert "Cùng kỳ, tháng 5/2023: 1.510 tấn\nKhông đổi." in chairman.sees


async def test_a_total_of_the_year_stands_beside_the_total_of_this_year(bot: Bot) -> None:
    await imported(bot, amount(DISTRICT, "budget_revenue", "2023-05", "30", Per.YEAR_TO_DATE))
    chairman = await Officer.of(bot, "chu_tich")
    await chairman.says("thu ngân sách tháng 5 so với cùng kỳ")
    assert "Lũy kế cùng kỳ, tháng 5/2023: 30 tỷ đồng" in chairman.sees
    assert "Lũy kế năm nay: 31,987 tỷ đồng. Tăng 1,987 tỷ đồng (6,6%)." in chairman.sees


async def test_another_period_of_last_year_is_not_taken_for_it(bot: Bot) -> None:
    await imported(bot, amount(DISTRICT, "fresh_tea_output", "2023-04", "900", Per.PERIOD))
    await imported(bot, amount(DISTRICT, "fresh_tea_output", "2023", "12000", Per.YEAR_TO_DATE))
    chairman = await Officer.of(bot, "chu_tich")
    await chairman.says("sản lượng chè tháng 5 so với cùng kỳ")
    assert "Chưa nhập số cùng kỳ năm 2023" in chairman.sees


async def test_units_of_last_year_are_compared_with_themselves_only(bot: Bot) -> None:
    await imported(
        bot,
        amount("phong_lai", "tea_area", "2023-05", "500"),
        amount("chieng_pha", "tea_area", "2023-05", "240"),
    )
    chairman = await Officer.of(bot, "chu_tich")
    await chairman.says("diện tích chè tháng 5 so với cùng kỳ")
    assert "Riêng 2 đơn vị có cả hai kỳ: 740 ha → 763,6 ha. Tăng 23,6 ha (3,2%)." in chairman.sees


@pytest.mark.parametrize("indicator", ["poor_household_reduction"])
async def test_a_fall_is_not_measured_from_a_level(bot: Bot, indicator: str) -> None:
    share: Measure = Share(Decimal(10), Decimal(100))
    await imported(bot, Figure(DISTRICT, indicator, "2023", share))
    chairman = await Officer.of(bot, "chu_tich")
    await chairman.says("hộ nghèo giảm bao nhiêu so với năm 2023")
    assert "10" not in chairman.sees.replace("2023", "")
