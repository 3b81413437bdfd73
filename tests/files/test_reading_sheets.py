"""What a table file becomes: its rows as they are seen, or one reason."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from openpyxl import Workbook

from bot import sheets
from models.messages import Sheet, Unread
from tests.files.workbooks import HEAD, SHEET, TAIL, archive, container, formatted, of_cells, sharing, with_parts, xlsx

DEMONSTRATION = Path(sheets.__file__).parent / "demonstration" / "data"


def rows_of(content: bytes, name: str = "so-lieu.xlsx") -> tuple[tuple[Any, ...], ...]:
    found = sheets.read(name, content)
    assert isinstance(found, Sheet), found
    return found.rows


def test_rows_come_as_they_stand_equally_long_and_without_empty_ones() -> None:
    content = xlsx(["TT", "Chỉ tiêu", "Số liệu"], [], [1, "  Chè\nbúp  tươi ", 48.5, None], ["", None], [2, "Cà phê"])
    assert rows_of(content) == (
        ("TT", "Chỉ tiêu", "Số liệu"),
        (Decimal(1), "Chè búp tươi", Decimal("48.5")),
        (Decimal(2), "Cà phê", None),
    )


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (245, "245"),
        (48.5, "48.5"),
        (0.1 + 0.2, "0.3"),
        (1398.5999999999999, "1398.6"),
        (26.619, "26.619"),
        (-0.5, "-0.5"),
        (0, "0"),
        (123456789012345, "123456789012345"),
        (1e-7, "0.0000001"),
    ],
)
def test_a_plain_number_is_exact_to_what_a_spreadsheet_knows(value: float, number: str) -> None:
    assert rows_of(xlsx([value])) == ((Decimal(number),),)


@pytest.mark.parametrize("number_format", ["General", "0", "0.0", "#,##0", "#,##0.000", "0.00E+00", "@", "# ?/?"])
def test_a_number_is_a_number_however_its_digits_are_grouped(number_format: str) -> None:
    assert rows_of(formatted(1398.5, number_format)) == ((Decimal("1398.5"),),)


ACCOUNTING = '_-* #,##0\\ _₫_-;\\-* #,##0\\ _₫_-;_-* "-"??\\ _₫_-;_-@_-'


@pytest.mark.parametrize("value", [0, 12, -12])
def test_the_gaps_and_dashes_of_an_accounting_format_say_nothing(value: int) -> None:
    assert rows_of(formatted(value, ACCOUNTING)) == ((Decimal(value),),)


@pytest.mark.parametrize(
    ("value", "number_format", "seen"),
    [
        (0.9475, "0.00%", "94,75%"),
        (0.9475, "0%", "94,75%"),
        (45, '0"%"', "45 %"),
        (26.5, '0.0" tấn"', "26,5 tấn"),
        (1500000, '#,##0\\ "₫"', "1500000 ₫"),
        (1500000, "#,##0 [$₫-42A]", "1500000 ₫"),
        (5, '0"000"', "5 000"),
        (3, '0.0;-0.0;"không"', Decimal(3)),
        (0, '0.0;-0.0;"không"', "0 không"),
        (1500, "#,##0,", "1500 [#,##0,]"),
        (7, '0"."0', '7 [0"."0]'),
        (45000000, '[>=1000000]0.0,,"tr";0', '45000000 [[>=1000000]0.0,,"tr" 0]'),
    ],
)
def test_a_number_shown_as_something_else_is_never_a_plain_number(
    value: float, number_format: str, seen: str | Decimal
) -> None:
    assert rows_of(formatted(value, number_format)) == ((seen,),)


@pytest.mark.parametrize(
    ("value", "seen"),
    [
        (datetime(2024, 6, 17), "17/06/2024"),  # noqa: DTZ001
        (datetime(2024, 6, 17, 7, 30), "17/06/2024 07:30"),  # noqa: DTZ001
        (date(2024, 5, 1), "01/05/2024"),
        (time(7, 30), "07:30:00"),
        (True, "TRUE"),
        ("#REF!", "#REF!"),
        ("1.398,5", "1.398,5"),
        ("a\u202eb\x85c", "abc"),
        ("x" * 5000, "x" * 200),
    ],
)
def test_whatever_is_no_number_is_the_text_that_is_seen(value: object, seen: str) -> None:
    assert rows_of(xlsx([value])) == ((seen,),)


def test_of_merged_cells_the_first_has_the_text() -> None:
    content = xlsx(["Nông nghiệp", None, None], [1, "Chè", 5], change=lambda b: b.worksheets[0].merge_cells("A1:C1"))
    assert rows_of(content) == (("Nông nghiệp", None, None), (Decimal(1), "Chè", Decimal(5)))


def test_the_first_sheet_with_content_that_can_be_seen_is_read() -> None:
    def change(book: Workbook) -> None:
        book.worksheets[0].title = "trống"
        hidden, shown = book.create_sheet("ẩn"), book.create_sheet("số liệu")
        hidden.sheet_state = "hidden"
        hidden.append(["đừng đọc", 1])
        shown.append(["chè", 2])
        book.create_sheet("khác").append(["cà phê", 3])

    assert rows_of(xlsx(change=change)) == (("chè", Decimal(2)),)


def test_a_formula_counts_with_the_result_the_program_kept() -> None:
    cells = (
        b'<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>IF(1=1,"",1)</f><v></v></c>'
        b'<c r="C1" t="str"><f>"a"</f><v>tan</v></c></row>'
    )
    assert rows_of(of_cells(cells)) == ((Decimal(2), None, "tan"),)


@pytest.mark.parametrize("cell", [b"<f>1+1</f>", b"<f>1+1</f><v/>", b"<f>1+1</f><v></v>"])
def test_a_formula_without_a_result_is_a_reason(cell: bytes) -> None:
    assert sheets.read("a.xlsx", of_cells(b'<row r="1"><c r="A1">' + cell + b"</c></row>")) is Unread.NOT_CALCULATED
    assert sheets.read("a.xlsx", xlsx(["chè", "=1+1"])) is Unread.NOT_CALCULATED


def test_cells_without_an_address_stand_where_they_come() -> None:
    cells = b"<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>"
    assert rows_of(of_cells(cells)) == ((Decimal(1), None, Decimal(3)), (Decimal(4), None, None))


def test_texts_are_found_in_the_table_where_excel_keeps_them() -> None:
    assert rows_of(sharing(b"<t>dien tich</t>")) == (("dien tich",),)
    assert rows_of(sharing(b'<r><t>dien </t></r><r><t>tich</t></r><rPh sb="0" eb="1"><t>no</t></rPh>')) == (
        ("dien tich",),
    )
    assert sheets.read("a.xlsx", sharing(b"<t> </t>")) is Unread.EMPTY


def test_a_thousand_rows_of_twenty_columns_pass_and_one_more_is_a_reason() -> None:
    row = list(range(1, 21))
    assert len(rows_of(xlsx(*[row] * 1000))) == 1000
    assert sheets.read("a.xlsx", xlsx(*[row] * 1001)) is Unread.TOO_MANY
    assert sheets.read("a.xlsx", xlsx([*row, 21])) is Unread.TOO_MANY


def test_content_far_below_is_never_cut_off_in_silence() -> None:
    far = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>7</v></c></row>'
    assert sheets.read("a.xlsx", of_cells(far)) is Unread.TOO_MANY
    endless = b'<row r="999999999999"><c r="A1"><v>7</v></c></row>'
    assert sheets.read("a.xlsx", of_cells(endless)) is Unread.TOO_MANY


def test_a_million_empty_rows_are_passed_over() -> None:
    empty = b"<row><c/></row>" * 900_000
    assert rows_of(of_cells(b"<row><c><v>1</v></c></row>" + empty)) == ((Decimal(1),),)


def test_a_million_full_rows_are_a_reason() -> None:
    full = b"<row><c><v>1</v></c></row>"
    assert sheets.read("a.xlsx", of_cells(full * 500_000)) is Unread.TOO_MANY
    assert sheets.read("a.xlsx", of_cells(full * 1_000_000)) is Unread.TOO_LARGE


def test_an_archive_that_unpacks_to_too_much_is_not_unpacked() -> None:
    assert sheets.read("a.xlsx", of_cells(b" " * 200_000_000)) is Unread.TOO_LARGE
    styles = with_parts(xlsx([1]), {"xl/styles.xml": b"<styleSheet>" + b"<xf/>" * 700_000 + b"</styleSheet>"})
    assert sheets.read("a.xlsx", styles) is Unread.TOO_LARGE
    many = with_parts(xlsx([1]), {f"xl/media/{number}.png": b"" for number in range(1001)})
    assert sheets.read("a.xlsx", many) is Unread.TOO_LARGE


def test_an_archive_that_says_it_is_small_and_is_not_is_broken() -> None:
    content = bytearray(of_cells(b"<row/>" * 10_000))
    place = content.rindex(b"PK\x01\x02", 0, content.rindex(SHEET.encode()))
    content[place + 24 : place + 28] = (100).to_bytes(4, "little")
    assert sheets.read("a.xlsx", bytes(content)) in (Unread.BROKEN, Unread.EMPTY)


def test_entities_that_grow_are_not_followed() -> None:
    grown = b"".join(
        b'<!ENTITY e%d "%s">' % (number, (b"&e%d;" % (number - 1)) * 10 if number else b"x" * 100)
        for number in range(10)
    )
    sheet = b"<!DOCTYPE x [" + grown + b"]>" + HEAD + b'<row><c t="inlineStr"><is><t>&e9;</t></is></c></row>' + TAIL
    assert sheets.read("a.xlsx", with_parts(xlsx([1]), {SHEET: sheet})) is Unread.BROKEN
    assert sheets.read("a.xlsx", sharing(b"<t>&e9;</t>", b"<!DOCTYPE x [" + grown + b"]>")) is Unread.BROKEN


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.xlsx", b"", Unread.EMPTY),
        ("a.xlsx", xlsx(), Unread.EMPTY),
        ("a.xlsx", xlsx(["  "]), Unread.EMPTY),
        ("a.xlsx", b"x" * 1_000_001, Unread.TOO_LARGE),
        ("a.xlsx", container("EncryptionInfo", "EncryptedPackage"), Unread.LOCKED),
        ("a.xls", container("Root Entry", "Workbook"), Unread.OTHER_KIND),
        ("a.xls", container("Root Entry", "Book"), Unread.OTHER_KIND),
        ("a.doc", container("Root Entry", "WordDocument"), Unread.NO_TABLE),
        ("a.xls", b"<html><table><tr><td>1</td></tr></table></html>", Unread.OTHER_KIND),
        ("a.xlsb", archive("xl/workbook.bin"), Unread.OTHER_KIND),
        ("a.docx", archive("word/document.xml"), Unread.NO_TABLE),
        ("a.zip", archive("a.xlsx"), Unread.NO_TABLE),
        ("a.ods", archive("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), Unread.OTHER_KIND),
        ("a.odt", archive("mimetype", b"application/vnd.oasis.opendocument.text"), Unread.NO_TABLE),
        ("a.pdf", b"%PDF-1.7 \xff\xfe", Unread.NO_TABLE),
        ("a.jpg", b"\xff\xd8\xff\xe0" + bytes(100), Unread.NO_TABLE),
        ("a.xlsx", b"hello", Unread.NO_TABLE),
        ("", b"hello", Unread.NO_TABLE),
        ("a.xlsx", b"PK\x03\x04 and nothing more", Unread.BROKEN),
        ("a.xlsx", xlsx(["chè", 5])[:-300], Unread.BROKEN),
        ("a.xlsx", archive("xl/x"), Unread.BROKEN),
        ("a.xlsx", of_cells(b"<row><c><v>one</v></c></row>"), Unread.BROKEN),
        ("a.xlsx", of_cells(b'<row><c t="s"><v>999</v></c></row>'), Unread.BROKEN),
        ("a.xlsx", of_cells(b'<row><c s="99"><v>1</v></c></row>'), Unread.BROKEN),
        ("a.xlsx", of_cells(b'<row r="x"><c><v>1</v></c></row>'), Unread.BROKEN),
        ("a.xlsx", of_cells(b"<row>"), Unread.BROKEN),
    ],
)
def test_what_cannot_be_read_has_its_reason(name: str, content: bytes, why: Unread) -> None:
    assert sheets.read(name, content) is why


def test_a_locked_archive_is_locked() -> None:
    content = bytearray(xlsx(["chè"]))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + flags] |= 1
    assert sheets.read("a.xlsx", bytes(content)) is Unread.LOCKED


VIETNAMESE = "TT;Chỉ tiêu;Số liệu\n1;Chè;1.398,5\n2;Cà phê;26.619\n"


@pytest.mark.parametrize(
    "content",
    [
        VIETNAMESE.encode(),
        VIETNAMESE.encode("utf-8-sig"),
        VIETNAMESE.replace(";", "\t").encode("utf-16"),
        VIETNAMESE.replace("\n", "\r\n").replace(";", "\t").encode(),
        VIETNAMESE.replace("Chè", '"Chè"').encode(),
    ],
)
def test_a_text_file_parted_by_semicolons_or_tabs_has_texts_only(content: bytes) -> None:
    assert rows_of(content, "so-lieu.CSV") == (
        ("TT", "Chỉ tiêu", "Số liệu"),
        ("1", "Chè", "1.398,5"),
        ("2", "Cà phê", "26.619"),
    )


def test_commas_within_cells_do_not_part_columns_that_the_heading_parts_otherwise() -> None:
    assert rows_of("Đơn vị;Số liệu;Ghi chú\nChiềng Ly;48,5;Số mẫu\nCo Mạ;12,1;Số mẫu\n".encode(), "a.csv") == (
        ("Đơn vị", "Số liệu", "Ghi chú"),
        ("Chiềng Ly", "48,5", "Số mẫu"),
        ("Co Mạ", "12,1", "Số mẫu"),
    )


def test_the_demonstrations_own_figures_of_the_year_before_are_read() -> None:
    file = DEMONSTRATION / "sample-figures-2023.csv"
    heading, *rows = rows_of(file.read_bytes(), file.name)
    assert len(heading) > 3
    assert len(rows) == len(file.read_text("utf-8").splitlines()) - 1


def test_a_text_file_parted_by_commas_is_read_only_where_no_comma_can_be_a_decimals() -> None:
    assert rows_of(b"name,value\nche,245\nca phe,310.5\n", "a.csv") == (
        ("name", "value"),
        ("che", "245"),
        ("ca phe", "310.5"),
    )
    for doubtful in (
        b"name,value\nche,245,5\n",
        b"name,value,note\nche,245,5\n",
        b"1,che,ha,240,245\n",
        b'name,value\nche,"1,398.5"\n',
        b"name;value\nche, ha;24,5\nca,phe\n",
    ):
        assert sheets.read("a.csv", doubtful) is Unread.COMMAS, doubtful


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("Chè;5".encode("cp1258", "replace").replace(b"?", b"\xe8"), Unread.OTHER_KIND),
        (b"a;\0;b", Unread.OTHER_KIND),
        (b"\xff\xfea", Unread.OTHER_KIND),
        (b"<html>", Unread.OTHER_KIND),
        (b'a;"b', Unread.BROKEN),
        (b" \n \n", Unread.EMPTY),
        (b";;\n;;\n", Unread.EMPTY),
        (b"a;b\n" * 1001, Unread.TOO_MANY),
        (b";".join([b"a"] * 21), Unread.TOO_MANY),
    ],
)
def test_a_text_file_that_cannot_be_read_has_its_reason(content: bytes, why: Unread) -> None:
    assert sheets.read("a.csv", content) is why


def test_a_rows_json_gives_the_same_rows_again() -> None:
    sheet = sheets.read("a.xlsx", xlsx(["5", 5, None, 26.619]))
    assert isinstance(sheet, Sheet)
    assert Sheet.model_validate_json(sheet.model_dump_json()) == sheet
    assert sheet.rows == (("5", Decimal(5), None, Decimal("26.619")),)


@settings(max_examples=300)
@given(some.binary(max_size=400), some.sampled_from(["a.xlsx", "a.csv", "a.xls", ""]))
def test_any_bytes_at_all_end_in_rows_or_a_reason(content: bytes, name: str) -> None:
    assert isinstance(sheets.read(name, content), Sheet | Unread)


GOOD = xlsx(["TT", "Chỉ tiêu"], [1, 2.5], [date(2024, 6, 1), True])


@settings(max_examples=200, deadline=None)
@given(some.lists(some.tuples(some.integers(0, len(GOOD) - 1), some.integers(0, 255)), min_size=1, max_size=8))
def test_a_damaged_file_ends_in_rows_or_a_reason(damage: list[tuple[int, int]]) -> None:
    content = bytearray(GOOD)
    for place, byte in damage:
        content[place] = byte
    assert isinstance(sheets.read("a.xlsx", bytes(content)), Sheet | Unread)


PARTS = [name for name in zipfile.ZipFile(io.BytesIO(GOOD)).namelist() if name.endswith(".xml")]


@settings(max_examples=200, deadline=None)
@given(some.sampled_from(PARTS), some.data())
def test_a_damaged_part_ends_in_rows_or_a_reason(part: str, data: some.DataObject) -> None:
    text = bytearray(zipfile.ZipFile(io.BytesIO(GOOD)).read(part))
    place = data.draw(some.integers(0, len(text) - 1))
    text[place : place + data.draw(some.integers(0, 30))] = data.draw(some.binary(max_size=10))
    assert isinstance(sheets.read("a.xlsx", with_parts(GOOD, {part: bytes(text)})), Sheet | Unread)
