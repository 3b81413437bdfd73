"""Where parts measure a fall, a bare number may be the fall or today's rate: it is asked about, never guessed."""

from __future__ import annotations

import pytest

from bot.wiring import Bot
from tests.officer import Officer


async def chieng_ly_in_december(bot: Bot) -> Officer:
    commune = await Officer.of(bot, "chieng_ly")
    await commune.waits_until("2024-12-16T08:00")
    await commune.begins("Năm 2024")
    return commune


@pytest.mark.parametrize("typed", ["5", "5%", "5,0", "năm phần trăm"])
async def test_a_bare_number_is_asked_about(bot: Bot, typed: str) -> None:
    commune = await chieng_ly_in_december(bot)
    await commune.says(typed)
    assert "tỷ lệ hiện nay (%), hay mức giảm" in commune.sees
    assert commune.choices == ["5% (chưa có mẫu số)", "5 điểm %", "Nhập lại"]
    await commune.picks("5 điểm %")
    assert "Đã ghi Giảm nghèo đa chiều: 5 điểm %." in commune.sees


@pytest.mark.parametrize("typed", ["giảm 5", "5 điểm %", "giảm 5%", "80/1.600"])
async def test_what_says_which_it_is_is_taken(bot: Bot, typed: str) -> None:
    commune = await chieng_ly_in_december(bot)
    await commune.says(typed)
    assert commune.sees.startswith("Đã ghi Giảm nghèo đa chiều: ")
    assert commune.asked == "poor_household_reduction"


async def test_none_may_be_no_poor_household_or_no_fall(bot: Bot) -> None:
    commune = await chieng_ly_in_december(bot)
    await commune.says("không có")
    assert commune.choices == ["0% (chưa có mẫu số)", "0 điểm %", "chưa có số liệu", "Nhập lại"]


async def test_an_example_is_as_large_as_what_is_asked(bot: Bot) -> None:
    commune = await chieng_ly_in_december(bot)
    assert "Gõ như 180/1.600." in commune.sees
    village = await Officer.of(bot, "chieng_ly.ban_mau_1")
    await village.begins("Năm 2024")
    assert "Gõ như 5/60." in village.sees
    await village.says("lung tung")
    assert "5/60" in village.sees
