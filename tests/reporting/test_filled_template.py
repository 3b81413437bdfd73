"""The template as a file: asked for in chat, filled in with a spreadsheet program, sent back."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from bot.wiring import Bot
from tests.officer import Officer

NAME, FIGURE = 1, 4


def filled(template: str, figures: dict[str, object], into: Path) -> Path:
    """The template with figures typed into it, as a spreadsheet program stores them."""
    book = openpyxl.load_workbook(template)
    sheet = book.worksheets[0]
    for row in sheet.iter_rows():
        if row[NAME].value in figures:
            row[FIGURE].value = figures[row[NAME].value]
    book.save(into)
    return into


async def test_a_template_filled_in_and_sent_back_fills_the_report(bot: Bot, tmp_path: Path) -> None:
    officer = await Officer.of(bot, "chieng_ly")
    await officer.says("gửi em file mẫu với")
    await officer.picks("Tháng 6")
    template = officer.heard["replies"][-1]["document"]
    sheet = filled(
        template,
        {
            "Diện tích cây chè": "48,5",
            "Diện tích cà phê": 275.5,
            "Diện tích cây ăn quả": 26.619,
            "Sản lượng búp chè tươi (trong kỳ)": "52 tấn",
            "Sản lượng quả (trong kỳ)": 60,
            "Sản lượng khai thác thủy sản (trong kỳ)": "không có",
            "Diện tích trồng mới rừng tập trung (trong kỳ)": 2,
            "Tỷ lệ người dân có thẻ BHYT": "6960/7346",
        },
        tmp_path / "mau.xlsx",
    )
    await officer.does({"file": str(sheet)})
    assert "đã ghi 7 số" in officer.sees
    assert officer.choices == ["26.619 ha", "26,6190 ha", "Nhập lại"]
    await officer.says("nhập lại")
    await officer.says("182,5")
    assert "mời đọc lại" in officer.sees
    assert "3. Diện tích cây ăn quả: 182,5 ha" in officer.sees
    await officer.does({"file": str(sheet)})
    await officer.says("nhập lại")
    await officer.picks("Không sửa nữa")
    await officer.says("nộp")
    assert officer.heard["receipt"]


async def test_what_is_answered_already_stands_in_the_template(bot: Bot, tmp_path: Path) -> None:
    officer = await Officer.of(bot, "chieng_ly")
    await officer.begins("Tháng 6")
    await officer.says("48,5")
    await officer.says("mẫu excel")
    template = officer.heard["replies"][-1]["document"]
    values = [row[FIGURE].value for row in openpyxl.load_workbook(template).worksheets[0].iter_rows()]
    assert "48,5" in values
    await officer.does({"file": str(filled(template, {"Diện tích cà phê": "275,5"}, tmp_path / "mau.xlsx"))})
    assert "đã ghi 1 số" in officer.sees
    assert officer.asked == "fruit_area"
