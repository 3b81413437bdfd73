"""A coordinator sends a list in the chat: shown with what it changes, confirmed once, imported whole."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import sqlalchemy as sa

from bot.wiring import Bot
from models import records
from models.plan.measures import Share
from models.store.queries import recounting, reports, unit_targets
from models.store.tables import PastFigure
from tests.files.workbooks import xlsx
from tests.officer import Officer, join

HEAD = ("Đơn vị", "Chỉ tiêu", "Đơn vị tính", "Chỉ tiêu giao", "Căn cứ")
PAST = ("Xã", "Chỉ tiêu", "Năm", "Tử số", "Mẫu số", "Nguồn")


async def sends(officer: Officer, folder: Path, *rows: tuple[Any, ...]) -> str:
    """Send a sheet with these rows."""
    file = folder / "danh-sach.xlsx"
    file.write_bytes(xlsx(*rows))
    await officer.does({"file": str(file)})
    return officer.sees


async def held(bot: Bot) -> dict[tuple[str, str], Decimal]:
    standing = await bot.database.read(unit_targets.standing, bot.knowledge.plan.year)
    return {key: one.value for key, one in standing.items()}


@pytest.fixture
async def coordinator(bot: Bot) -> Officer:
    return await Officer.of(bot, "phong_noi_vu")


async def test_targets_are_shown_confirmed_once_and_hold(bot: Bot, coordinator: Officer, tmp_path: Path) -> None:
    rows = [("Chiềng Ly", "Diện tích cây chè", "ha", "48,5", "QĐ 12"), ("03781", "BHYT", "%", "97,25%", "QĐ 12")]
    shown = await sends(coordinator, tmp_path, HEAD, *rows)
    assert "2 chỉ tiêu giao của 2 đơn vị: 2 mới, 0 thay đổi" in shown
    assert "Diện tích chè: cộng 48,5 ha, còn thiếu 1.349,5 ha so với huyện (1.398 ha)" in shown
    assert "Không cộng được" in shown
    assert coordinator.choices == ["Nhập", "Không nhập"]
    assert await held(bot) == {}
    await coordinator.picks("Nhập")
    assert "Đã nhập 2 dòng: 2 mới" in coordinator.sees
    assert await held(bot) == {
        ("chieng_ly", "tea_area"): Decimal("48.5"),
        ("co_ma", "health_insurance_rate"): Decimal("97.25"),
    }


async def test_what_is_not_confirmed_is_not_imported(bot: Bot, coordinator: Officer, tmp_path: Path) -> None:
    await sends(coordinator, tmp_path, HEAD, ("Chiềng Ly", "Diện tích cây chè", "ha", "48,5", ""))
    await coordinator.says("hủy")
    assert "Chưa nhập gì" in coordinator.sees
    await sends(coordinator, tmp_path, HEAD, ("Chiềng Ly", "Diện tích cây chè", "ha", "48,5", ""))
    await coordinator.says("không")
    assert await held(bot) == {}


async def test_a_revision_shows_the_old_and_the_new(bot: Bot, coordinator: Officer, tmp_path: Path) -> None:
    await sends(coordinator, tmp_path, HEAD, ("Chiềng Ly", "Diện tích cây chè", "ha", "48,5", "QĐ 12"))
    await coordinator.says("đồng ý")
    shown = await sends(coordinator, tmp_path, HEAD, ("Chiềng Ly", "Diện tích cây chè", "ha", "52", "QĐ 99"))
    assert "• Xã Chiềng Ly, Diện tích chè: 48,5 → 52 ha" in shown
    await coordinator.picks("Nhập")
    again = await sends(coordinator, tmp_path, HEAD, ("Chiềng Ly", "Diện tích cây chè", "ha", "52", "QĐ 99"))
    assert "Tất cả đã có từ trước" in again
    history = await bot.database.read(unit_targets.history, 2024, ["chieng_ly"])
    assert [one.value for one in history] == [Decimal("48.5"), Decimal(52)]
    assert {one.imported_by for one in history} != {None}


async def test_another_basis_alone_is_shown_as_what_it_is(coordinator: Officer, tmp_path: Path) -> None:
    await sends(coordinator, tmp_path, HEAD, ("Chiềng Ly", "Diện tích cây chè", "ha", "48,5", "QĐ 12"))
    await coordinator.picks("Nhập")
    shown = await sends(coordinator, tmp_path, HEAD, ("Chiềng Ly", "Diện tích cây chè", "ha", "48,5", "QĐ 99"))
    assert "• Xã Chiềng Ly, Diện tích chè: đổi căn cứ “QĐ 12” thành “QĐ 99”" in shown


async def test_which_indicators_have_targets_below_the_district_is_told_with_how_many_units(
    coordinator: Officer, tmp_path: Path
) -> None:
    rows = [("Chiềng Ly", "Diện tích cây chè", "ha", "48,5", ""), ("Co Mạ", "Diện tích cây chè", "ha", "10", "")]
    await sends(coordinator, tmp_path, HEAD, *rows, ("Co Mạ", "Sản lượng búp chè tươi", "tấn", "100", ""))
    await coordinator.picks("Nhập")
    await coordinator.says("da giao chi tieu nao cho cac xa")
    assert coordinator.sees.endswith("Diện tích chè (2 đơn vị); Búp chè tươi (1 đơn vị).")
    await coordinator.picks("Búp chè tươi")
    assert "1. Co Mạ: " in coordinator.sees


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [(*HEAD, "Đơn vị"), ("Chiềng Ly", "Diện tích cây chè", "ha", "48,5", "", "Co Mạ")],
            "có hai cột cùng là: Đơn vị",
        ),
        ([HEAD], "Tệp chưa có số nào để nhập."),
    ],
)
async def test_a_sheet_that_cannot_be_taken_says_why_and_shows_a_row(
    coordinator: Officer, tmp_path: Path, rows: list[tuple[Any, ...]], said: str
) -> None:
    shown = await sends(coordinator, tmp_path, *rows)
    assert said in shown
    assert "Ví dụ một dòng: Xã Chiềng Ly | Diện tích cây chè | 48,5" in shown
    assert coordinator.choices == ["Mẫu chỉ tiêu xã", "Mẫu số liệu năm trước"]


async def test_a_list_waits_until_an_open_question_is_answered(bot: Bot, coordinator: Officer, tmp_path: Path) -> None:
    await coordinator.says("gia han xa co ma")
    shown = await sends(coordinator, tmp_path, HEAD, ("Chiềng Ly", "Diện tích cây chè", "ha", "48,5", ""))
    assert shown.startswith("Đang có câu hỏi chưa trả lời. Mời trả lời hoặc gõ “hủy”, rồi gửi lại tệp")
    assert "Gia hạn đến ngày nào?" in shown
    assert await held(bot) == {}


async def test_wrong_cells_are_named_with_their_rows_and_nothing_is_taken(
    bot: Bot, coordinator: Officer, tmp_path: Path
) -> None:
    shown = await sends(
        coordinator,
        tmp_path,
        ("CHỈ TIÊU GIAO NĂM 2024",),
        (),
        HEAD,
        ("Chiềng Ly", "Diện tích cây chè", "ha", "48,5", ""),
        (None, "Diện tích cà phê", "ha", 20, ""),
        ("Co Mạ", "Diện tích cây chè", "ha", 13.46, ""),
        ("Co Mạ", "Diện tích cà phê", "ha", "1,398", ""),
        ("Co Mạ", "BHYT", "%", 0.97, ""),
        ("Xã Mơ Hồ", "BHYT", "%", "97%", ""),
        ("xã chiềng ly", "dien tich che", "ha", "50", ""),
    )
    assert "Chưa nhập gì. Tệp có 5 ô cần sửa" in shown
    assert "Dòng 5, cột “Đơn vị”: còn trống. Nếu là ô gộp" in shown
    assert "Dòng 7, cột “Chỉ tiêu giao”: “1,398” có thể hiểu nhiều cách. Hãy ghi" in shown
    assert "1398" in shown
    assert "và 1 ô khác" in shown
    assert await held(bot) == {}
    await coordinator.picks("Mẫu chỉ tiêu xã")
    assert coordinator.heard["replies"][-1]["document"]


@pytest.mark.parametrize(
    ("written", "asked_back"),
    [
        ("Diện tích tre", "Có phải Diện tích cây chè hoặc Diện tích cà phê?"),
        ("Sản lượng búp che tuoii", "Có phải Sản lượng búp chè tươi?"),
        ("Tỷ lệ hộ nghèo", "Có phải Mức giảm tỷ lệ hộ nghèo so với 2023?"),
        ("xe máy", "Hãy ghi tên như trong tệp mẫu."),
    ],
)
async def test_the_nearest_indicators_are_named(
    coordinator: Officer, tmp_path: Path, written: str, asked_back: str
) -> None:
    shown = await sends(coordinator, tmp_path, HEAD, ("Chiềng Ly", written, "ha", "48,5", "QĐ 12"))
    assert f"chưa rõ chỉ tiêu “{written}”. {asked_back}" in shown


async def test_a_percent_cell_and_a_formula_with_its_result_are_read(
    bot: Bot, coordinator: Officer, tmp_path: Path
) -> None:
    def as_percent(book: openpyxl.Workbook) -> None:
        book.worksheets[0]["D2"].number_format = "0.00%"

    file = tmp_path / "danh-sach.xlsx"
    file.write_bytes(xlsx(HEAD, ("Chiềng Ly", "BHYT", "%", 0.9725, ""), change=as_percent))
    await coordinator.does({"file": str(file)})
    await coordinator.picks("Nhập")
    assert await held(bot) == {("chieng_ly", "health_insurance_rate"): Decimal("97.25")}
    shown = await sends(coordinator, tmp_path, HEAD, ("Chiềng Ly", "BHYT", "%", "=1+1", ""))
    assert "công thức" in shown


async def test_figures_of_last_year_come_in_and_what_they_are_good_for_is_said(
    bot: Bot, coordinator: Officer, tmp_path: Path
) -> None:
    shown = await sends(coordinator, tmp_path, PAST, ("Co Mạ", "Giảm hộ nghèo", 2023, 300, 1200, "QĐ 1"))
    assert "1 số liệu năm trước của 1 đơn vị (năm 2023)" in shown
    assert "Giảm hộ nghèo sẽ được tính từ số cuối năm 2023" in shown
    await coordinator.picks("Nhập")
    rows = await bot.database.read(lambda connection: connection.execute(sa.select(PastFigure.__table__)).all())
    assert [(row.unit, row.part, row.whole, row.basis) for row in rows] == [("co_ma", 300, 1200, "QĐ 1")]


async def test_a_figure_of_last_year_that_is_brought_again_shows_the_old_and_the_new(
    coordinator: Officer, tmp_path: Path
) -> None:
    first = [("Chiềng Ly", "Giảm hộ nghèo", 2023, 40, 100, "QĐ 1"), ("Co Mạ", "Giảm hộ nghèo", 2023, 30, 100, "QĐ 1")]
    await sends(coordinator, tmp_path, PAST, *first)
    await coordinator.picks("Nhập")
    again = [("Chiềng Ly", "Giảm hộ nghèo", 2023, 41, 100, "QĐ 1"), ("Co Mạ", "Giảm hộ nghèo", 2023, 30, 100, "QĐ 2")]
    shown = await sends(coordinator, tmp_path, PAST, *again)
    assert "• Xã Chiềng Ly, Giảm hộ nghèo, năm 2023: 40/100 (40%) → 41/100 (41%)" in shown
    assert "• Xã Co Mạ, Giảm hộ nghèo, năm 2023: đổi căn cứ “QĐ 1” thành “QĐ 2”" in shown


async def test_months_of_last_year_stand_below_the_picture_of_this_one(coordinator: Officer, tmp_path: Path) -> None:
    head = ("Đơn vị", "Chỉ tiêu", "Kỳ", "Số liệu", "Cách tính", "Nguồn")
    tea = [
        ("Chiềng Ly", "Búp chè tươi", f"Tháng {month}/2023", total, "lũy kế", "") for month, total in ((4, 30), (5, 40))
    ]
    await sends(coordinator, tmp_path, head, *tea, ("Chiềng Ly", "BHYT", "Tháng 5/2023", "90%", "", ""))
    await coordinator.picks("Nhập")
    await coordinator.says("bieu do bup che chieng ly theo thang")
    assert coordinator.sees.endswith("Năm 2023: tháng 4: 30; tháng 5: 40")
    await coordinator.says("bieu do bhyt chieng ly theo thang")
    assert coordinator.sees.endswith("Năm 2023: tháng 5: 90")


async def test_the_template_goes_out_and_comes_back(bot: Bot, coordinator: Officer, tmp_path: Path) -> None:
    await coordinator.says("mẫu chỉ tiêu xã chè")
    document = coordinator.heard["replies"][-1]["document"]
    book = openpyxl.load_workbook(document)
    sheet = book.worksheets[0]
    rows = [row for row in sheet.iter_rows() if row[1].value == "Diện tích cây chè"]
    assert len(rows) == 29
    rows[0][3].value, rows[1][3].value = "1.200", 150.5
    file = tmp_path / "mau.xlsx"
    book.save(file)
    await coordinator.does({"file": str(file)})
    assert "2 chỉ tiêu giao của 2 đơn vị" in coordinator.sees
    assert "Bỏ qua 56 dòng chưa có số" in coordinator.sees
    await coordinator.picks("Nhập")
    assert sorted((await held(bot)).values()) == [Decimal("150.5"), Decimal(1200)]
    await coordinator.says("mẫu chỉ tiêu xã")
    await coordinator.does({"file": coordinator.heard["replies"][-1]["document"]})
    assert "Tất cả đã có từ trước" in coordinator.sees


async def test_the_template_of_last_year_holds_what_reductions_need(coordinator: Officer) -> None:
    await coordinator.says("mẫu số liệu năm trước")
    sheet = openpyxl.load_workbook(coordinator.heard["replies"][-1]["document"]).worksheets[0]
    rows = [row for row in sheet.iter_rows(values_only=True) if row[3] == "2023"]
    assert len(rows) == 58


async def test_rubbish_gets_a_clear_sentence_with_an_example(coordinator: Officer, tmp_path: Path) -> None:
    shown = await sends(coordinator, tmp_path, ("Đơn vị", "Chỉ tiêu", "Ghi chú"), ("Co Mạ", "BHYT", "x"))
    assert "thiếu cột: Chỉ tiêu giao" in shown
    assert "Ví dụ một dòng" in shown


async def test_others_are_told_that_they_may_not(bot: Bot, tmp_path: Path) -> None:
    officer = await Officer.of(bot, "chieng_ly")
    shown = await sends(officer, tmp_path, HEAD, ("Co Mạ", "Diện tích cây chè", "ha", "48,5", "QĐ 12"))
    assert "Chỉ cán bộ tổng hợp" in shown
    assert await held(bot) == {}


async def test_targets_of_the_own_commune_are_never_taken_for_figures(bot: Bot, tmp_path: Path) -> None:
    officer = await Officer.of(bot, "chieng_ly")
    rows = [("Chiềng Ly", "Diện tích cây chè", "ha", "48,5", "QĐ 12"), ("Chiềng Ly", "Thủy sản", "tấn", "50", "QĐ 12")]
    assert "Chỉ cán bộ tổng hợp" in await sends(officer, tmp_path, HEAD, *rows)


async def test_an_officers_report_with_a_column_of_plans_stays_a_report(bot: Bot, tmp_path: Path) -> None:
    officer = await Officer.of(bot, "chieng_ly")
    head = ("TT", "Chỉ tiêu", "Đơn vị", "Kế hoạch", "Thực hiện")
    rows = [(1, "Diện tích cây chè", "ha", "50", "48,5"), (2, "Diện tích cà phê", "ha", "300", "275,5")]
    shown = await sends(officer, tmp_path, head, *rows)
    assert "Chỉ cán bộ tổng hợp" not in shown
    assert "48,5" in shown


async def test_two_who_confirm_the_same_rows_do_not_overwrite_each_other_unseen(
    bot: Bot, coordinator: Officer, tmp_path: Path
) -> None:
    await join(bot, "vanhanh2", "Lường Văn Mẫu", "operator", "huyen")
    other = await Officer.of(bot, "vanhanh2")
    await sends(coordinator, tmp_path, HEAD, ("Co Mạ", "Diện tích cây chè", "ha", "48,5", "QĐ 1"))
    await sends(other, tmp_path, HEAD, ("Co Mạ", "Diện tích cây chè", "ha", "60", "QĐ 2"))
    await other.picks("Nhập")
    await coordinator.picks("Nhập")
    assert "vừa có người nhập số khác" in coordinator.sees
    assert await held(bot) == {("co_ma", "tea_area"): Decimal(60)}
    shown = await sends(coordinator, tmp_path, HEAD, ("Co Mạ", "Diện tích cây chè", "ha", "48,5", "QĐ 1"))
    assert "60 → 48,5 ha" in shown


async def test_the_commune_sees_its_target_after_the_import(bot: Bot, coordinator: Officer, tmp_path: Path) -> None:
    await sends(coordinator, tmp_path, HEAD, ("Chiềng Ly", "Diện tích cây chè", "ha", "52,5", "QĐ 12"))
    await coordinator.picks("Nhập")
    officer = await Officer.of(bot, "chieng_ly")
    await officer.begins("Tháng 6")
    assert "52,5" in officer.sees


async def test_a_target_is_answered_with_its_basis_and_its_revision(
    bot: Bot, coordinator: Officer, tmp_path: Path
) -> None:
    officer = await Officer.of(bot, "chieng_ly")
    await sends(coordinator, tmp_path, HEAD, ("Chiềng Ly", "BHYT", "%", "96%", "QĐ 12"))
    await coordinator.picks("Nhập")
    await officer.says("bhyt xã em đến đâu rồi")
    assert "Chỉ tiêu giao theo QĐ 12." in officer.sees
    await sends(coordinator, tmp_path, HEAD, ("Chiềng Ly", "BHYT", "%", "97,5%", "QĐ 99"))
    await coordinator.picks("Nhập")
    await officer.says("bhyt xã em đến đâu rồi")
    assert "Chỉ tiêu điều chỉnh ngày 17/6 theo QĐ 99, trước là 96%." in officer.sees


async def test_without_a_figure_and_a_target_of_its_own_the_districts_is_called_so(bot: Bot) -> None:
    officer = await Officer.of(bot, "chieng_ly")
    await officer.says("giảm hộ nghèo xã chiềng ly")
    assert "Chỉ tiêu toàn huyện: 4 điểm %" in officer.sees


async def test_a_reduction_is_measured_once_its_baseline_is_there(
    bot: Bot, coordinator: Officer, tmp_path: Path
) -> None:
    await coordinator.waits_until("2024-12-31T09:00")
    await bot.database.write(_file_poor_households, bot, {"co_ma": "250/1000", "muoi_noi": "100/500"})
    await coordinator.says("giảm hộ nghèo")
    assert "Chưa có số gốc năm trước" in coordinator.sees
    rows = [("Co Mạ", "Giảm hộ nghèo", 2023, 300, 1000, ""), ("Muổi Nọi", "Giảm hộ nghèo", 2023, 150, 500, "")]
    await sends(coordinator, tmp_path, PAST, *rows)
    await coordinator.picks("Nhập")
    await coordinator.says("giảm hộ nghèo")
    assert "6,67/4 điểm %" in coordinator.sees
    await coordinator.says("giảm hộ nghèo xã co mạ")
    assert "Xã Co Mạ (DỮ LIỆU MẪU): 5 điểm %" in coordinator.sees
    assert not (await bot.database.read(recounting.compare, bot.knowledge.plan)).differing


def _file_poor_households(connection: sa.Connection, bot: Bot, shares: dict[str, str]) -> None:
    """Two communes file their poor households of the year."""
    plan, slug = bot.knowledge.plan, "poor_household_reduction"
    for unit, share in shares.items():
        form = next(form for form in plan.forms_of(plan.units.by_slug(unit)) if form.field(slug))
        report = records.Report(0, unit, form.slug, "2024", f"TEST-{unit}"[:16], bot.now(), late=False)
        part, whole = map(Decimal, share.split("/"))
        answer = records.Answer(Share(part, whole), None, estimated=False, raw=share)
        reports.file_report(connection, plan, report, {slug: answer}, None)
