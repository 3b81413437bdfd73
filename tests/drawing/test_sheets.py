"""A table as .xlsx: written, opened again, and looked at as it lies in the file."""

from __future__ import annotations

import re
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.documents import write
from bot.sheets import read
from models.messages import Sheet, Table

TITLE = "Toàn huyện đến thứ Hai 17/6 (DỮ LIỆU MẪU)"
HEAD = ("TT", "Chỉ tiêu", "Kế hoạch")


def table(*rows: tuple[str | Decimal | None, ...], title: str = TITLE, head: tuple[str, ...] = HEAD) -> Table:
    return Table(file_name="tien-do.xlsx", title=title, head=head, rows=rows)


def sheet_of(content: Table, folder: Path) -> Worksheet:
    return load_workbook(write(content, folder / "sheet.xlsx")).worksheets[0]


def raw_sheet(content: Table, folder: Path) -> str:
    with zipfile.ZipFile(write(content, folder / "sheet.xlsx")) as archive:
        return archive.read("xl/worksheets/sheet1.xml").decode()


def test_title_head_and_rows_stand_where_they_belong(tmp_path: Path) -> None:
    sheet = sheet_of(table((Decimal(3), "Diện tích chè", Decimal("1398.5")), (Decimal(4), None, None)), tmp_path)
    assert list(sheet.values) == [
        (TITLE, None, None),
        (None, None, None),
        HEAD,
        (3, "Diện tích chè", 1398.5),
        (4, None, None),
    ]
    assert sheet.freeze_panes == "A4"
    assert all(sheet.cell(3, column).font.bold for column in (1, 2, 3))


def test_without_a_title_the_head_comes_first(tmp_path: Path) -> None:
    sheet = sheet_of(table((Decimal(1), "chè", None), title=""), tmp_path)
    assert tuple(cell.value for cell in sheet[1]) == HEAD
    assert sheet.freeze_panes == "A2"


SMUGGLED = (
    "=1+1",
    "=HYPERLINK(A1)",
    "{=1+1}",
    "+84912",
    "-1",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "\x00=1+1",
    "#N/A",
    "24/29",
    "1e5",
    "TRUE",
)


@pytest.mark.parametrize("text", SMUGGLED)
def test_a_text_stays_a_text_wherever_it_stands(text: str, tmp_path: Path) -> None:
    content = table((text, text, text), title=text, head=(text, text, text))
    cells = [cell for row in sheet_of(content, tmp_path).iter_rows() for cell in row if cell.value is not None]
    assert len(cells) == 7
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    assert "<f" not in raw_sheet(content, tmp_path)
    assert {str(cell.value).strip() for cell in cells} == {text.strip("\t\r\x00")}


@pytest.mark.parametrize(
    "typed",
    ["0", "1398", "1398.5", "9.95", "97.25", "-0.5", "0.1", "1.50", "123456789012.345", "0.000001", "999999999999999"],
)
def test_a_number_lies_in_the_file_digit_by_digit(typed: str, tmp_path: Path) -> None:
    content = table((Decimal(typed),), head=("TT",))
    assert re.findall(r'<c r="A4"[^>]*t="n"[^>]*><v>([^<]*)</v>', raw_sheet(content, tmp_path)) == [typed]
    cell = sheet_of(content, tmp_path)["A4"]
    assert Decimal(str(cell.value)) == Decimal(typed)
    assert len(cell.number_format.partition(".")[2]) == len(typed.partition(".")[2])


def test_a_number_that_a_spreadsheet_would_round_is_written_as_text(tmp_path: Path) -> None:
    cell = sheet_of(table((Decimal("1234567890123456.7"),), head=("TT",)), tmp_path)["A4"]
    assert (cell.data_type, cell.value) == ("s", "1234567890123456.7")


def test_an_exponent_is_written_out(tmp_path: Path) -> None:
    assert "<v>200000</v>" in raw_sheet(table((Decimal("2E+5"),), head=("TT",)), tmp_path)


@pytest.mark.parametrize(
    ("note", "kept"),
    [
        ("a\x00\x07\x1f\x7f\x9fb", "ab"),
        ("hai\r\ndòng\rba", "hai\ndòng\nba"),
        ("cột\tcột", "cột cột"),
        ("nửa \ud83d chữ \uffff", "nửa  chữ "),
        ("đảo \u202echiều", "đảo chiều"),
        ("che\u0300", "chè"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
    ],
)
def test_what_no_sheet_may_hold_is_left_out(note: str, kept: str, tmp_path: Path) -> None:
    assert sheet_of(table((note,), head=("TT",)), tmp_path)["A4"].value == kept


@pytest.mark.parametrize("title", ["a/b:c*d?e[f]g\\h'", "x" * 200, "''", "=1+1", " "])
def test_any_title_makes_a_sheet_that_opens(title: str, tmp_path: Path) -> None:
    assert 0 < len(sheet_of(table(("1", "2", "3"), title=title), tmp_path).title) <= 31


@pytest.mark.parametrize("content", [table(), table(title="", head=()), table(("lẻ",), ("a", "b", "c", "d", "e"))])
def test_empty_and_uneven_tables_open(content: Table, tmp_path: Path) -> None:
    assert sheet_of(content, tmp_path) is not None


def test_columns_are_as_wide_as_their_words_up_to_a_limit(tmp_path: Path) -> None:
    sheet = sheet_of(table(("1", "Cơ quan an toàn về an ninh trật tự", "dài " * 100)), tmp_path)
    narrow, fitting, wide = (sheet.column_dimensions[letter].width for letter in "ABC")
    assert narrow < fitting < wide <= 50
    assert fitting > len("Cơ quan an toàn về an ninh trật tự")


TEMPLATE = Table(
    file_name="mau.xlsx",
    title="Báo cáo tháng 6",
    note="Mã: form/2024-06/unit",
    head=("TT", "Chỉ tiêu", "Kỳ trước", "Số liệu"),
    rows=((Decimal(1), "Chè", Decimal("240.5"), None), (Decimal(2), "Cà phê", None, Decimal("26.619"))),
    entry=3,
)


def test_a_template_marks_what_is_to_be_filled_in_and_only_that(tmp_path: Path) -> None:
    sheet = sheet_of(TEMPLATE, tmp_path)
    assert (sheet["A2"].value, sheet.freeze_panes) == (TEMPLATE.note, "A5")
    marked = [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.border.top.style == "thin"]
    assert marked == ["D5", "D6"]
    # What somebody types into an empty one is to stay a number.
    assert (sheet["D5"].number_format, sheet["D6"].number_format) == ("General", "#,##0.000")
    assert sheet.sheet_view.selection[-1].activeCell == "D5"


def test_a_template_is_read_back_cell_by_cell(tmp_path: Path) -> None:
    found = read("mau.xlsx", write(TEMPLATE, tmp_path / "mau.xlsx").read_bytes())
    assert isinstance(found, Sheet)
    assert found.rows == (
        (TEMPLATE.title, None, None, None),
        (TEMPLATE.note, None, None, None),
        TEMPLATE.head,
        *TEMPLATE.rows,
    )
