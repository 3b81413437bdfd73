"""Several months in one question: a quarter or a half-year is answered as that, from January on the sum up to the last
comes first; others are said not to be added."""

from __future__ import annotations

import pytest

from bot.wiring import Bot
from tests.officer import Officer

UP_TO_MAY = [
    "bup che tu thang 1 den thang 5", "búp chè từ tháng 1 đến hết tháng 5", "bup che 5 thang dau nam",
    "bup che 5 thang", "bup che t1-t5", "lũy kế 5 tháng búp chè",
]  # fmt: skip
IN_MID_YEAR = [
    "bup che tu thang 3 den thang 5", "búp chè tháng 3 đến tháng 5", "bup che tu t3 den t5", "bup che quy 2 den quy 3",
    "bup che 3 thang gan day", "bup che thang 8 va thang 9", "bup che t4 va t5", "bup che thang 3-5",
    "búp chè từ tháng 4 đến 5", "bup che chieng pha tu thang 3 den thang 5",
    "san luong qua tu thang 2 den het thang 4",
]  # fmt: skip
A_QUARTER = [
    "búp chè từ tháng 4 đến 6", "bup che tháng 04, 05 và 06", "bup che t4 t5 t6", "bup che t4, t5 va t6",
    "bup che thang 4, 5, 6", "bup che thang 4-6", "bup che thang 4-5-6",
]  # fmt: skip


@pytest.mark.parametrize("question", A_QUARTER)
async def test_three_months_that_are_a_quarter_are_answered_as_it(bot: Bot, question: str) -> None:
    officer = await Officer.of(bot, "chu_tich")
    await officer.says(question)
    assert officer.sees.startswith("Búp chè tươi, toàn huyện, quý II (15/3–14/6)")


@pytest.mark.parametrize("question", ["so sanh bup che thang 5 va thang 4", "búp chè tháng 4 và tháng 5 tăng hay giảm"])
async def test_two_months_that_are_compared_stand_side_by_side(bot: Bot, question: str) -> None:
    officer = await Officer.of(bot, "chu_tich")
    await officer.says(question)
    assert "· Tháng 5: 1.510 tấn" in officer.sees
    assert "· Tháng 4: 964 tấn" in officer.sees
    assert "Tăng 546 tấn" in officer.sees


@pytest.mark.parametrize("question", UP_TO_MAY)
@pytest.mark.parametrize("handle", ["phong_noi_vu", "chieng_ly"])
async def test_from_january_the_total_up_to_the_last_month_is_told(bot: Bot, question: str, handle: str) -> None:
    officer = await Officer.of(bot, handle)
    await officer.says(question)
    assert officer.sees.startswith("Đến hết tháng 5 (14/5):\nBúp chè tươi, toàn huyện (DỮ LIỆU MẪU): 3.210/13.460 tấn")


@pytest.mark.parametrize("question", IN_MID_YEAR)
async def test_in_mid_year_it_is_said_how_to_ask(bot: Bot, question: str) -> None:
    officer = await Officer.of(bot, "phong_noi_vu")
    await officer.says(question)
    assert officer.sees.startswith("Chỉ xem được số của một kỳ, hoặc lũy kế từ đầu năm")


@pytest.mark.parametrize(
    "question", ["bup che tu thang 1 den thang 3", "bup che 3 thang dau nam", "bup che ba thang dau nam"]
)
async def test_three_months_from_january_are_the_first_quarter(bot: Bot, question: str) -> None:
    officer = await Officer.of(bot, "chu_tich")
    await officer.says(question)
    assert officer.sees.startswith("Đến hết quý I (14/3):\nBúp chè tươi, toàn huyện (DỮ LIỆU MẪU): 736/13.460 tấn")


@pytest.mark.parametrize(
    "question", ["bup che tu thang 1 den thang 5", "bup che tu thang 3 den thang 5", "htx moi 3 thang dau nam"]
)
async def test_in_the_middle_of_a_report_nothing_of_it_is_taken_for_a_figure(bot: Bot, question: str) -> None:
    officer = await Officer.of(bot, "chieng_ly")
    await officer.says("bao cao thang 6")
    await officer.says(question)
    assert "Đúng:" not in " ".join(officer.choices)
    assert officer.asked == "tea_area"


async def test_a_figure_said_of_so_many_months_is_still_a_figure(bot: Bot) -> None:
    officer = await Officer.of(bot, "chieng_ly")
    await officer.says("bup che 5 thang dau nam 120 tan")
    assert officer.choices == ["Đúng: 8,1 tấn trong kỳ, lũy kế 120 tấn", "Nhập lại"]


@pytest.mark.parametrize("question", ["bup che 13 thang", "bup che tu thang 5 den thang 13"])
async def test_months_no_year_has_are_said_so(bot: Bot, question: str) -> None:
    officer = await Officer.of(bot, "phong_noi_vu")
    await officer.says(question)
    assert officer.sees.startswith("Không có kỳ này trong năm 2024")
