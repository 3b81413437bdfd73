"""Once a year villages are asked for households; their commune takes or corrects what they make."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.wiring import Bot
from locales import phrasebook
from tests.officer import Officer

WORDS = phrasebook("vi")
DECEMBER = "2024-12-16 18:30"


@pytest.fixture
async def village(bot: Bot) -> AsyncIterator[Officer]:
    """Bản Mẫu 1 of Chiềng Ly, on the evening its year is due."""
    one = await Officer.of(bot, "chieng_ly.ban_mau_1")
    await one.waits_until(DECEMBER)
    yield one
    one.leaves()


async def _files(one: Officer, *answers: str) -> None:
    await one.says("báo cáo năm 2024")
    for text in (*answers, "nộp"):
        await one.says(text)
    assert one.heard["receipt"]


async def test_the_month_and_the_year_are_asked_for_in_one_friendly_message(bot: Bot) -> None:
    one = await Officer.of(bot, "chieng_ly.ban_mau_1")
    heard = await one.waits_until(DECEMBER)
    asked = [reply["text"] for reply in heard["replies"] if "Năm 2024" in reply["text"]]
    assert len(asked) == 1
    assert "Tháng 12" in asked[0]
    assert "Nhờ Anh/Chị cho biết" in asked[0]


async def test_the_commune_sees_takes_or_corrects_what_villages_make(bot: Bot, village: Officer) -> None:
    await _files(village, "20/140", "18/140", "110/140")
    other, commune = await Officer.of(bot, "chieng_ly.ban_mau_2"), await Officer.of(bot, "chieng_ly")
    await _files(other, "14/110", "14/110", "90/110")
    await commune.says("báo cáo năm 2024")
    assert commune.asked == "multidimensional_poverty_reduction"
    assert WORDS.say("villages-some", reported="2", expected="3", value="34/250 (13,6%)") in commune.sees
    await commune.says("đúng")
    assert "ước 34/250 (13,6%) (2/3 bản)" in commune.sees
    await commune.says("40/380")
    assert "40/380 (10,53%)" in commune.sees
    await commune.says("bỏ qua")
    assert commune.asked == "cultural_family_rate"
    assert WORDS.say("villages-some", reported="2", expected="3", value="200/250 (80%)") in commune.sees


@pytest.mark.parametrize("text", ["5", "0", "không có", "7%", "giảm 3 điểm", "khoảng 5"])
async def test_a_bare_number_of_households_is_never_taken_for_a_percentage(village: Officer, text: str) -> None:
    await village.says("báo cáo năm 2024")
    await village.says(text)
    assert village.asked == "multidimensional_poverty_reduction"
    assert "Đã ghi" not in village.sees


async def test_a_bare_number_in_a_whole_report_is_asked_for_again(village: Officer) -> None:
    await village.says("báo cáo năm 2024")
    await village.says("nghèo đa chiều 14/110, hộ nghèo 14, gia đình văn hóa 90/110")
    assert WORDS.say("reading-parts-only") in village.sees
    assert village.asked == "poor_household_reduction"


async def test_a_village_without_poor_households_says_so_with_its_households(village: Officer) -> None:
    await village.says("báo cáo năm 2024")
    await village.says("0/120")
    assert "0/120 (0%)" in village.sees
    assert village.asked == "poor_household_reduction"
