"""Who gets which document in the chat, and in which words it is asked for."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

import locales
from bot.wiring import Bot
from handlers.dialogue.leaders import tokens
from handlers.dialogue.leaders.decisions import SummingUp
from handlers.reading.orders import OrderKind, order_words, read_order
from models.messages import Choice
from tests.documents.compiling import annex_rows
from tests.officer import Officer, join

WORDS = order_words(*(locales.load(language, "orders") for language in locales.LANGUAGES))


@pytest.mark.parametrize(
    ("typed", "kind", "rest"),
    [
        ("xuất báo cáo tháng 6", OrderKind.SUMMARY, "tháng 6"),
        ("xuat bao cao thang 6", OrderKind.SUMMARY, "thang 6"),
        ("gửi file tổng hợp", OrderKind.SUMMARY, ""),
        ("em ơi cho tôi xin file tổng hợp quý 2", OrderKind.SUMMARY, "quý 2"),
        ("Xuất excel xã Chiềng Ly", OrderKind.FIGURES, "xã Chiềng Ly"),
        ("xuất bảng số liệu 6 tháng đầu năm", OrderKind.FIGURES, "6 tháng đầu năm"),
        ("báo cáo tổng hợp tháng 5", OrderKind.LEADERS_SUMMARY, "tháng 5"),
        ("bảng tổng hợp", OrderKind.LEADERS_FIGURES, ""),
        ("export the report", OrderKind.SUMMARY, ""),
    ],
)
def test_a_document_is_asked_for_in_plain_words(typed: str, kind: OrderKind, rest: str) -> None:
    order = read_order(typed, WORDS)
    assert order is not None
    assert (order.kind, order.rest) == (kind, rest)


@pytest.mark.parametrize(
    "typed", ["báo cáo", "gửi báo cáo", "xuất khẩu", "xuất khẩu bao nhiêu", "tổng hợp", "file mẫu"]
)
def test_what_is_no_wish_for_a_document_is_none(typed: str) -> None:
    assert read_order(typed, WORDS) is None


@pytest.mark.parametrize("period", ["2024-06", "2024-M06", "2024-Q2", "2024-H1", "2024-9M", "2024", "2024-W25"])
@pytest.mark.parametrize("unit", [None, "muong_khieng"])
def test_a_choice_names_its_document(period: str, unit: str | None) -> None:
    for asked in (SummingUp("summary", period, unit), SummingUp("figures", period, unit)):
        assert tokens.read_document(Choice(token=tokens.document(asked), label="x").token) == asked


def test_no_other_token_names_a_document() -> None:
    for token in ("go.doc.s.", "go.doc.s.x.", "go.doc.f.2024-13.", "go.progress", "go.late"):
        assert tokens.read_document(token) is None


async def document(officer: Officer, typed: str) -> Path:
    """The document that comes with the answer."""
    await officer.says(typed)
    return Path(officer.heard["replies"][-1]["document"])


@pytest.mark.parametrize("handle", ["chu_tich", "phong_noi_vu"])
async def test_chairman_and_coordinator_get_the_report_and_then_the_figures(handle: str, bot: Bot) -> None:
    officer = await Officer.of(bot, handle)
    path = await document(officer, "xuất báo cáo tháng 6")
    assert len(annex_rows(docx.Document(str(path)))) == 39
    assert officer.choices == ["Bảng số liệu (.xlsx)"]
    await officer.picks(1)
    assert load_workbook(officer.heard["replies"][-1]["document"]).sheetnames[0] == "Tổng hợp"
    assert officer.choices == ["Báo cáo (.docx)"]


async def test_without_a_period_it_is_the_newest_month_that_is_over(bot: Bot) -> None:
    officer = await Officer.of(bot, "chu_tich")
    await officer.says("gửi file tổng hợp")
    assert officer.sees.startswith("Báo cáo tổng hợp kỳ tháng 6 (DỮ LIỆU MẪU), số liệu đến thứ Sáu 14/6.")


async def test_a_period_that_is_not_over_is_refused_with_the_newest_on_offer(bot: Bot) -> None:
    officer = await Officer.of(bot, "chu_tich")
    await officer.says("xuất báo cáo năm")
    await officer.says("xuất báo cáo tháng 9")
    assert "chưa tổng hợp được" in officer.sees
    assert officer.heard["replies"][-1]["document"] is None
    await officer.picks(1)
    assert officer.heard["replies"][-1]["document"].endswith(".docx")


async def test_another_year_is_not_answered_with_this_one(bot: Bot) -> None:
    officer = await Officer.of(bot, "chu_tich")
    await officer.says("xuất báo cáo năm 2025")
    assert officer.heard["replies"][-1]["document"] is None
    assert "2024" in officer.sees


async def test_a_chair_gets_the_figures_of_the_own_unit_and_of_no_other(bot: Bot) -> None:
    await join(bot, "chair_chieng_ly", "Sơn", "commune_chair", "chieng_ly")
    officer = await Officer.of(bot, "chair_chieng_ly")
    path = await document(officer, "xuất báo cáo tháng 6")
    assert officer.sees.startswith("Xã Chiềng Ly, bảng số liệu kỳ tháng 6")
    book = load_workbook(path)
    units = {row[1] for row in book.worksheets[1].iter_rows(min_row=5, values_only=True)}
    assert {str(unit).rpartition(", ")[2] for unit in units} == {"Xã Chiềng Ly", "Chiềng Ly"}
    await officer.says("xuất báo cáo xã Co Mạ")
    assert officer.heard["replies"][-1]["document"] is None


@pytest.mark.parametrize("handle", ["chieng_ly", "chieng_ly.ban_mau_1", "phong_tai_chinh_ke_hoach"])
async def test_other_officers_are_told_who_gets_it(handle: str, bot: Bot) -> None:
    officer = await Officer.of(bot, handle)
    await officer.says("xuất báo cáo tháng 6")
    assert "xem báo cáo" in officer.sees
    assert officer.heard["replies"][-1]["document"] is None


async def test_in_the_middle_of_a_report_the_question_follows_the_document(bot: Bot) -> None:
    await join(bot, "chair_co_ma", "Páo", "commune_chair", "co_ma")
    officer = await Officer.of(bot, "chair_co_ma")
    await officer.says("báo cáo")
    await officer.picks(1)
    asked = officer.asked
    assert asked is not None
    path = await document(officer, "xuất excel")
    assert path.suffix == ".xlsx"
    assert officer.asked == asked
