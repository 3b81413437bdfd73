"""A numeral that names something, a village, a question, a line, a decree, is never kept as the figure unasked."""

from __future__ import annotations

import pytest

from bot.wiring import Bot
from tests.officer import Officer

NAMING = [
    "bản 3", "ban 3", "quý 2", "quy 2", "quý II", "lần 2", "lan 2", "lần thứ 3", "gui lan 2", "câu 4", "cau 4",
    "o cau 3", "mục 3", "muc 3", "cho xem muc 3", "số 5", "so 5", "xem so 5", "tổ 2", "to 2", "tiêu chí 12",
    "tieu chi 12", "chi tieu so 5", "chỉ tiêu 3", "ct 5", "QĐ 15", "qd 15", "nghi quyet 12", "cv 120", "k20/6",
    "đợt 2", "dot 2", "phụ lục 3", "phu luc 3", "biểu 2", "bieu 2", "khoản 3", "khu 4", "đội 2", "vụ 1", "trang 2",
    "dòng 2", "dong 2", "thứ 2", "ngày 5", "tuần 3", "kỳ 2", "cụm 2", "nhóm 3", "bước 3", "8h", "luc 8h",
]  # fmt: skip


async def test_beside_the_question_for_a_figure(bot: Bot) -> None:
    officer = await Officer.of(bot, "chieng_ly")
    await officer.begins("Quý II")
    while officer.asked != "new_cooperatives":
        await officer.picks("Bỏ qua")
    for text in NAMING:
        await officer.says(text)
        assert "Đã ghi" not in officer.sees, text
        if officer.asked is None:
            await officer.picks("Bỏ dòng này" if "Bỏ dòng này" in officer.choices else "Nhập lại")
        assert officer.asked == "new_cooperatives", text


async def test_while_no_report_is_open(bot: Bot) -> None:
    officer = await Officer.of(bot, "chieng_ly")
    for text in NAMING:
        await officer.says(text)
        assert "Đã ghi" not in officer.sees, text
        if officer.asked is None and "Nhập lại" in officer.choices:
            await officer.picks("Nhập lại")
        if officer.asked is not None:
            await officer.says("tạm dừng")


@pytest.mark.parametrize(("text", "name"), [("chi tieu so 5", "Diện tích cây ăn quả"), ("ct 12", "Thủy sản")])
async def test_an_indicator_by_its_number_is_answered_beside_the_question(bot: Bot, text: str, name: str) -> None:
    officer = await Officer.of(bot, "chieng_ly")
    await officer.says("bao cao thang 6")
    await officer.says(text)
    assert officer.sees.startswith(f"{name}, toàn huyện")
    assert officer.asked == "tea_area"
