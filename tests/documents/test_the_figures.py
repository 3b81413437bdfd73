"""The workbook: the same table, what was filed, and the corrections; written and read back."""

from __future__ import annotations

import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from bot import documents, sheets
from handlers.answers import figure_sheets
from models.messages import Sheet
from models.plan.measures import Per
from models.plan.pace import Pace
from tests.documents.compiling import (
    MISSING,
    NOTHING,
    amount,
    annex_rows,
    compiled,
    filed,
    paper_of,
    plan,
    rate,
    share,
    sheet_rows,
    sheets_of,
    village,
)

HEADS = [
    (
        "TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm", "Thực hiện", "% kế hoạch", "Tiến độ", "Đơn vị đã báo cáo",
        "Ghi chú",
    ),
    (
        "Mã biên nhận", "Đơn vị", "Biểu", "Kỳ", "Nộp lúc", "Nộp muộn", "TT", "Chỉ tiêu", "Đơn vị tính", "Số nộp",
        "Tử số", "Mẫu số", "Phạm vi", "Ước", "Nguyên văn", "Số lần sửa",
    ),
    (
        "Mã biên nhận", "Đơn vị", "Kỳ", "TT", "Chỉ tiêu", "Đơn vị tính", "Lần sửa", "Sửa lúc", "Số trước", "Số sau",
        "Nguyên văn",
    ),
]  # fmt: skip


def test_three_sheets_each_with_its_head(tmp_path: Path) -> None:
    found = sheets_of(compiled(), tmp_path)
    assert [sheet.title for sheet in found] == ["Tổng hợp", "Số đã nộp", "Các lần sửa"]
    assert [tuple(cell.value for cell in sheet[4]) for sheet in found] == HEADS


def test_nothing_filed_gives_the_table_and_two_empty_sheets(tmp_path: Path) -> None:
    summary, as_filed, revisions = sheets_of(compiled(), tmp_path)
    rows = sheet_rows(summary)
    assert len(rows) == 39
    assert {row[4] for row in rows} == {MISSING}
    assert (sheet_rows(as_filed), sheet_rows(revisions)) == ([], [])


def test_the_table_says_what_the_report_says_with_numbers_as_numbers(tmp_path: Path) -> None:
    found = compiled(
        filed("chieng_ly", "tea_area", "2024-06", amount("700.5")),
        filed("chieng_ly", "health_insurance_rate", "2024-06", share("90", "100")),
        filed("chieng_ly", "fruit_output", "2024-05", amount("12"), per=Per.PERIOD, estimated=True),
    )
    rows = sheet_rows(sheets_of(found, tmp_path)[0])
    on_paper = annex_rows(paper_of(found, tmp_path))
    assert [row[0] for row in rows] == list(on_paper)
    for row, said in zip(rows, on_paper.values(), strict=True):
        assert row[1:3] == tuple(said[1:3])
        assert tuple(cell or "" for cell in row[6:]) == tuple(said[6:])
        assert (row[4] == MISSING) == (said[4] == MISSING)
    assert (rows[2][3], rows[2][4], rows[2][5]) == (1398, 700.5, 50.11)


def test_what_was_filed_stands_as_it_was_filed(tmp_path: Path) -> None:
    found = compiled(
        filed("chieng_ly", "tea_area", "2024-06", amount("48.5"), raw="48,5 ha", late=True),
        filed("chieng_ly", "health_insurance_rate", "2024-06", share("4980", "5120"), raw="4980/5120"),
        filed("chieng_ly", "coffee_area", "2024-06", NOTHING, raw="không có"),
        filed("chieng_ly", "fruit_output", "2024-06", amount("7"), per=Per.PERIOD, estimated=True, raw="ước 7"),
        filed("co_ma", "health_insurance_rate", "2024-05", rate("96.5"), raw="96,5%"),
    )
    rows = sheet_rows(sheets_of(found, tmp_path)[1])
    form = "Báo cáo tháng của xã, thị trấn"
    ly, filed_at = "Xã Chiềng Ly", "15/06/2024 08:00"
    receipt = "2024-06-chieng_l"
    start = (receipt, ly, form, "tháng 6", filed_at)
    assert rows == [
        (*start, "có", 3, "Diện tích cây chè", "ha", 48.5, None, None, None, None, "48,5 ha", None),
        (*start, None, 4, "Diện tích cà phê", "ha", MISSING, None, None, None, None, "không có", None),
        (*start, None, 9, "Sản lượng quả", "tấn", 7, None, None, "trong kỳ", "có", "ước 7", None),
        (*start, None, 25, "Tỷ lệ người dân có thẻ BHYT", "%", 97.27, 4980, 5120, None, None, "4980/5120", None),
        (
            "2024-05-co_ma", "Xã Co Mạ", form, "tháng 5", "15/05/2024 08:00", None, 25, "Tỷ lệ người dân có thẻ BHYT",
            "%", 96.5, None, None, None, None, "96,5%", None,
        ),
    ]  # fmt: skip


def test_a_correction_shows_before_and_after_and_leaves_the_filed_figure(tmp_path: Path) -> None:
    found = compiled(
        filed("chieng_ly", "tea_area", "2024-06", amount("48.5")),
        filed("chieng_ly", "tea_area", "2024-06", amount("58.5"), revision=2, raw="sửa 1: 58,5"),
        filed("chieng_ly", "tea_area", "2024-06", NOTHING, revision=3, raw="không có"),
    )
    summary, as_filed, revisions = sheets_of(found, tmp_path)
    assert [(row[9], row[15]) for row in sheet_rows(as_filed)] == [(48.5, 2)]
    assert [(row[6], row[8], row[9], row[10]) for row in sheet_rows(revisions)] == [
        (1, 48.5, 58.5, "sửa 1: 58,5"),
        (2, 58.5, MISSING, "không có"),
    ]
    assert sheet_rows(summary)[2][4] == MISSING


def test_what_the_report_does_not_count_is_not_in_it(tmp_path: Path) -> None:
    found = compiled(
        filed("chieng_ly", "tea_area", "2024-03", amount("1")),
        filed("chieng_ly", "tea_area", "2024-04", amount("2")),
        period="2024-03",
    )
    assert [row[9] for row in sheet_rows(sheets_of(found, tmp_path)[1])] == [1]


def test_one_commune_has_its_own_rows_targets_and_villages(tmp_path: Path) -> None:
    found = compiled(
        filed("chieng_ly", "tea_area", "2024-06", amount("48.5")),
        filed("chieng_ly.mot", "tea_area", "2024-06", amount("5"), form="village_month"),
        unit="chieng_ly",
        villages=(village("chieng_ly.mot", "Bản Một"),),
        targets={"tea_area": Decimal(50)},
    )
    summary, as_filed, _ = sheets_of(found, tmp_path)
    assert summary["A1"].value == "Xã Chiềng Ly: kết quả thực hiện chỉ tiêu năm 2024, kỳ tháng 6"
    rows = {row[0]: row for row in sheet_rows(summary)}
    commune = plan().units.by_slug("chieng_ly")
    assert commune is not None
    assert len(rows) == sum(plan().form_for(slug, commune) is not None for slug in plan().indicators)
    assert rows[3][3:7] == (50, 48.5, 97, "chưa đạt")
    assert rows[4][3:7] == ("chưa giao", MISSING, "–", "–")
    assert [(row[1], row[9]) for row in sheet_rows(as_filed)] == [("Xã Chiềng Ly", 48.5), ("Bản Một, Chiềng Ly", 5)]


HOSTILE = (
    "=1+1",
    '=HYPERLINK("http://x")',
    "+84912",
    "-1",
    "@SUM(1)",
    "\t=1",
    "{=1}",
    "#N/A",
    "1e5",
    "\x00=1",
    "a" * 40_000,
)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_note_or_name_stays_text(text: str, tmp_path: Path) -> None:
    found = compiled(
        filed("chieng_ly.mot", "tea_area", "2024-06", amount("5"), raw=text, form="village_month"),
        filed("chieng_ly.mot", "tea_area", "2024-06", amount("6"), raw=text, revision=2, form="village_month"),
        villages=(village("chieng_ly.mot", text),),
    )
    path = documents.write_book(figure_sheets.workbook(found), tmp_path / "figures.xlsx")
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/")}
    assert len(parts) == 3
    assert not [name for name, part in parts.items() if "<f>" in part or "<f " in part or "<hyperlink" in part]
    read_back = sheets_of(found, tmp_path)
    for sheet, column in ((read_back[1], 15), (read_back[1], 2), (read_back[2], 11)):
        cell = sheet.cell(5, column)
        assert (cell.data_type, cell.number_format) == ("s", "@")


def test_the_same_figures_give_the_same_file_to_the_byte(tmp_path: Path) -> None:
    values = [filed("chieng_ly", "tea_area", "2024-06", amount("12.5"))]
    written = [
        documents.write_book(figure_sheets.workbook(compiled(*values)), tmp_path / name).read_bytes()
        for name in ("1.xlsx", "2.xlsx")
    ]
    assert written[0] == written[1]


def test_a_target_shows_which_side_of_it_is_meant_and_stays_a_number(tmp_path: Path) -> None:
    sheet = sheets_of(compiled(), tmp_path)[0]
    shown = {row[0].value: (row[3].value, row[3].number_format) for row in sheet.iter_rows(min_row=5)}
    assert shown[20] == (67, '"≤ "#,##0')
    assert shown[37] == (90, '"> "#,##0')
    assert shown[3] == (1398, "#,##0")


def test_our_own_reader_of_sheets_opens_it(tmp_path: Path) -> None:
    found = compiled(filed("chieng_ly", "tea_area", "2024-06", amount("12.5")))
    path = documents.write_book(figure_sheets.workbook(found), tmp_path / "figures.xlsx")
    read = sheets.read("figures.xlsx", path.read_bytes())
    assert isinstance(read, Sheet)
    assert read.rows[2][:2] == ("TT", "Chỉ tiêu")


def test_too_many_rows_are_cut_and_the_sheet_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figure_sheets, "MOST_ROWS", 2)
    values = [filed("chieng_ly", "tea_area", f"2024-{month:02}", amount("1")) for month in (1, 2, 3, 4)]
    sheet = sheets_of(compiled(*values), tmp_path)[1]
    assert len(sheet_rows(sheet)) == 2
    assert str(sheet["A2"].value).endswith("Chỉ có 2 dòng đầu trong 4 dòng.")


def test_a_unit_whose_newest_report_is_missing_is_judged_by_the_one_before_as_in_the_chat() -> None:
    months = [
        filed("chieng_ly", "fresh_tea_output", f"2024-0{month}", amount(value), per=Per.PERIOD)
        for month, value in enumerate(("0", "0", "5", "10", "15"), start=1)
    ]
    behind = compiled(*months, unit="chieng_ly", targets={"fresh_tea_output": Decimal(200)})
    ahead = compiled(*months, unit="chieng_ly", targets={"fresh_tea_output": Decimal(100)})
    paces = [
        (line.course.pace, line.course.through)
        for found in (behind, ahead)
        for line in found.lines
        if line.indicator.slug == "fresh_tea_output"
    ]
    assert paces == [(Pace.BEHIND, "2024-05"), (Pace.ON_PACE, "2024-05")]
