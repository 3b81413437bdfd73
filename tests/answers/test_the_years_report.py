"""The report of the whole year is meant also where only the order's own words say so."""

from __future__ import annotations

import pytest

from bot.wiring import Bot
from tests.officer import Officer


@pytest.mark.parametrize(
    "ordered",
    [
        "xuat bao cao nam",
        "xuất báo cáo năm 2024",
        "xuat bao cao nam nay",
        "xuat bao cao ca nam",
        "bao cao tong hop nam",
    ],
)
async def test_before_the_year_is_over_it_is_said_and_the_newest_period_offered(bot: Bot, ordered: str) -> None:
    chairman = await Officer.of(bot, "chu_tich")
    await chairman.says(ordered)
    assert chairman.sees == "Kỳ năm 2024 chốt thứ Bảy 14/12, chưa tổng hợp được. Kỳ gần nhất: tháng 6."
    assert chairman.choices == ["Kỳ tháng 6"]


async def test_without_a_period_it_is_the_newest_that_is_over(bot: Bot) -> None:
    chairman = await Officer.of(bot, "chu_tich")
    await chairman.says("xuat bao cao")
    assert chairman.sees.startswith("Báo cáo tổng hợp kỳ tháng 6")
