"""A list beside a question is no menu: a number typed after it that may mean one of its lines is asked about."""

from __future__ import annotations

import re

import pytest

from bot.wiring import Bot
from tests.officer import Officer

LISTS = ["dien tich che tung xa", "htx moi tung xa", "xep hang tieu chi ntm", "xep hang bhyt cac xa"]


async def _asked_for_cooperatives(bot: Bot) -> Officer:
    officer = await Officer.of(bot, "chieng_ly")
    await officer.begins("Quý II")
    while officer.asked != "new_cooperatives":
        await officer.picks("Bỏ qua")
    return officer


@pytest.mark.parametrize("question", LISTS)
async def test_a_list_in_the_middle_of_a_report_has_no_numbers_to_type(bot: Bot, question: str) -> None:
    officer = await Officer.of(bot, "chieng_ly")
    await officer.says(question)
    assert re.search(r"^1\. ", officer.sees, re.MULTILINE)
    await officer.says("bao cao thang 6")
    await officer.says(question)
    assert re.search(r"^(· |hạng \d+ · )", officer.sees, re.MULTILINE)
    assert not re.search(r"^\d+\. ", officer.sees, re.MULTILINE)
    assert officer.asked == "tea_area"


@pytest.mark.parametrize("question", LISTS)
@pytest.mark.parametrize("typed", ["1", "2", "2.", "số 2", "mục 1"])
async def test_a_number_that_may_mean_a_line_is_not_kept_without_a_question(
    bot: Bot, question: str, typed: str
) -> None:
    officer = await _asked_for_cooperatives(bot)
    await officer.says(question)
    await officer.says(typed)
    assert "Đã ghi" not in officer.sees
    assert officer.asked != "national_standard_schools"


async def test_the_number_typed_once_more_is_the_figure(bot: Bot) -> None:
    officer = await _asked_for_cooperatives(bot)
    await officer.says("htx moi tung xa")
    await officer.says("2")
    assert officer.choices == ["Đúng: 2 hợp tác xã trong kỳ, lũy kế 2 hợp tác xã", "Xem Phổng Lái", "Nhập lại"]
    await officer.says("2")
    assert officer.sees.startswith("Đã ghi HTX mới: 2 hợp tác xã")


async def test_the_line_can_be_seen_and_the_figure_is_asked_again(bot: Bot) -> None:
    officer = await _asked_for_cooperatives(bot)
    await officer.says("xep hang tieu chi ntm")
    await officer.says("1")
    await officer.picks("Xem Phổng Lái")
    assert officer.sees.startswith("Tiêu chí NTM, Xã Phổng Lái")
    assert officer.asked == "new_cooperatives"
    await officer.says("1")
    assert officer.sees.startswith("Đã ghi HTX mới: 1 hợp tác xã")


@pytest.mark.parametrize("typed", ["9", "12", "0"])
async def test_a_number_beyond_the_list_is_the_questions_alone(bot: Bot, typed: str) -> None:
    officer = await _asked_for_cooperatives(bot)
    await officer.says("htx moi tung xa")
    await officer.says(typed)
    assert "danh sách" not in officer.sees


async def test_without_a_list_before_it_a_number_is_the_figure(bot: Bot) -> None:
    officer = await _asked_for_cooperatives(bot)
    await officer.says("htx moi")
    await officer.says("2")
    assert officer.sees.startswith("Đã ghi HTX mới: 2 hợp tác xã")


@pytest.mark.parametrize("question", LISTS)
async def test_a_number_after_a_list_is_asked_about_once_before_it_is_a_yes_to_a_correction(
    bot: Bot, question: str
) -> None:
    officer = await _with_a_correction_read_back(bot)
    await officer.says(question)
    await officer.says("1")
    assert "hỏi lại cho chắc" in officer.sees
    await officer.says("1")
    assert officer.sees.startswith("Đã sửa")


async def test_a_pending_correction_after_a_list_offers_the_line_too(bot: Bot) -> None:
    officer = await _with_a_correction_read_back(bot)
    await officer.says("dien tich che tung xa")
    await officer.says("1")
    opening = next(choice for choice in officer.choices if choice.startswith("Xem "))
    await officer.picks(opening)
    assert "Đúng không ạ?" in officer.sees
    await officer.says("xem báo cáo")
    assert "Đã sửa" not in officer.sees


async def _with_a_correction_read_back(bot: Bot) -> Officer:
    officer = await Officer.of(bot, "chieng_ly")
    await officer.says("xem báo cáo")
    await officer.picks(officer.choices[0])
    await officer.says("sửa 1 49,5")
    assert "Đúng không ạ?" in officer.sees
    return officer
