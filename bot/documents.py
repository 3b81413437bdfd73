"""Tables as .xlsx sheets that open without repair and compute nothing.

Promises: every text stays text, whatever sign it begins with; every number is written digit by digit as the
Decimal has it; no cell holds a formula, so none can be smuggled in by a name or a note.
Must not: write on the event loop, or load the workbook library before the first sheet.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from copy import copy
from decimal import Decimal
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from bot import made_files
from bot.made_files import Recipe, made
from bot.printable import printable
from bot.steady_archives import without_moments
from models.messages import Table
from models.papers import Leaf, Workbook

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

_NARROWEST, _WIDEST, _AIR, _ENTRY_WIDTH = 6, 48, 3, 16
_INDENT, _LINE_HEIGHT = 1, 15
_SHEET_NAME_LENGTH = 31
_NOT_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", "-"))
_CELL_LENGTH = 32_767
# Spreadsheets reckon with 15 digits; a longer number would be shown changed.
_DIGITS_KEPT = 15
_TEXT_FORMAT = "@"
_SHEET = "Sheet"  # as a sheet without a name
_HEAD_FILL = "E3F0E8"
_ENTRY_FILL, _ENTRY_EDGE = "FFF7D6", "C9B458"
_NOTE_INK = "5B6961"
_FONT = "Calibri"  # as the cells that are given none


def write(table: Table, into: Path) -> Path:
    """Write the table to ``into`` as .xlsx: title and note (if any), bold head, rows. Blocks; gives ``into``.

    A Decimal is a number cell, a text a text cell, None an empty one. A number of more than 15 digits
    becomes a text, because a spreadsheet would round it. Raises OSError when the file cannot be written.
    """
    return write_book(Workbook(leaves=(Leaf(name=table.title or _SHEET, table=table),)), into)


def write_book(workbook: Workbook, into: Path) -> Path:
    """The same for several tables, each on a sheet of its own."""
    from openpyxl import Workbook as Book

    book = Book()
    book.remove(book.worksheets[0])
    for leaf in workbook.leaves:
        _write_sheet(book.create_sheet(_sheet_name(leaf.name) or _SHEET), leaf.table)
    book.properties.creator = ""
    book.save(into)
    return without_moments(into)


def _write_sheet(sheet: Worksheet, table: Table) -> None:
    top = 1
    for line in filter(None, (table.title, table.note)):
        _fill(sheet.cell(top, 1), line)
        top += 1
    top += top > 1
    for offset, cells in enumerate((table.head, *table.rows)):
        for column, value in enumerate(cells, start=1):
            _fill(sheet.cell(top + offset, column), value)
    for sign in table.signs:
        cell = sheet.cell(top + 1 + sign.row, sign.column + 1)
        cell.number_format = f'"{sign.text}"{cell.number_format}'
    _set_looks(sheet, table, top)


_TABLES = Recipe(stem="table", suffix=".xlsx", look=4, make=write, turn=Lock())
_BOOKS = Recipe(stem="book", suffix=".xlsx", look=2, make=write_book, turn=Lock())


async def written(content: Table | Workbook, folder: Path) -> Path:
    """The content's file in ``folder``, written in a thread the first time and found again until it changes.

    Raises OSError when the folder cannot be written.
    """
    if isinstance(content, Workbook):
        return await made(content, folder, _BOOKS)
    return await made(content, folder, _TABLES)


def place(content: Table | Workbook, folder: Path) -> Path:
    """Where the file is, or will be."""
    if isinstance(content, Workbook):
        return made_files.place(content, folder, _BOOKS)
    return made_files.place(content, folder, _TABLES)


def _fill(cell: Cell | MergedCell, value: str | Decimal | None) -> None:
    if value is None:
        return
    if isinstance(value, Decimal) and _kept_by_spreadsheets(value):
        # As digits, not as a Decimal: the library would pass that through a float on its way to the file.
        cell.value = format(value, "f")
        cell.data_type = "n"
        cell.number_format = _number_format(value)
        return
    text = format(value, "f") if isinstance(value, Decimal) else printable(value)
    cell.value = text[:_CELL_LENGTH]
    # After the value: the library takes "=…" for a formula and "#N/A" for an error.
    cell.data_type = "s"
    cell.number_format = _TEXT_FORMAT  # so that it stays text when somebody edits the cell


def _kept_by_spreadsheets(value: Decimal) -> bool:
    return value.is_finite() and len(format(value, "f").replace(".", "").strip("-0")) <= _DIGITS_KEPT


def _number_format(value: Decimal) -> str:
    places = max(0, -int(value.as_tuple().exponent))
    return f"#,##0.{'0' * places}" if places else "#,##0"


def _sheet_name(title: str) -> str:
    name = " ".join(printable(title).translate(_NOT_IN_SHEET_NAMES).split())
    return name[:_SHEET_NAME_LENGTH].strip()


def _set_looks(sheet: Worksheet, table: Table, top: int) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.worksheet.properties import PageSetupProperties

    if table.title:
        sheet.cell(1, 1).font = Font(name=_FONT, bold=True, size=14)
    if table.note:
        sheet.cell(2 if table.title else 1, 1).font = Font(name=_FONT, color=_NOTE_INK)
    for column in range(1, len(table.head) + 1):
        head = sheet.cell(top, column)
        head.font = Font(name=_FONT, bold=True)
        head.fill = PatternFill("solid", fgColor=_HEAD_FILL)
        head.alignment = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=_INDENT)
    _align(sheet, top + 1)
    _set_widths(sheet, (table.head, *table.rows))
    _set_heights(sheet, (table.head, *table.rows), top)
    sheet.freeze_panes = f"A{top + 1}"
    if table.entry is not None:
        _mark_entries(sheet, table.entry + 1, range(top + 1, top + 1 + len(table.rows)))
    sheet.print_title_rows = f"{top}:{top}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _align(sheet: Worksheet, first: int) -> None:
    """Words are wrapped, everything begins above. What is alike is worked out once: for each cell it takes long."""
    from openpyxl.styles import Alignment

    known: dict[tuple[str, str], StyleArray] = {}
    for row in sheet.iter_rows(min_row=first):
        cell: Any  # the library's own way of sharing a style has no public name
        for cell in row:
            alike = (cell.data_type, cell.number_format)
            if alike in known:
                cell._style = copy(known[alike])
            else:
                cell.alignment = (
                    Alignment(horizontal="left", vertical="top", wrap_text=True, indent=_INDENT)
                    if cell.data_type == "s"
                    else Alignment(vertical="top")
                )
                known[alike] = cell._style


def _mark_entries(sheet: Worksheet, column: int, rows: range) -> None:
    """The cells to be filled in: seen at a glance, and a number typed there stays a number."""
    from openpyxl.styles import Border, PatternFill, Side
    from openpyxl.utils import get_column_letter

    edge = Side("thin", color=_ENTRY_EDGE)
    for row in rows:
        cell = sheet.cell(row, column)
        cell.fill = PatternFill("solid", fgColor=_ENTRY_FILL)
        cell.border = Border(edge, edge, edge, edge)
    sheet.column_dimensions[get_column_letter(column)].width = _ENTRY_WIDTH
    if rows:  # what is typed first goes into the first of them
        first = f"{get_column_letter(column)}{rows[0]}"
        sheet.sheet_view.selection[-1].activeCell = sheet.sheet_view.selection[-1].sqref = first


def _set_widths(sheet: Worksheet, lines: Sequence[Sequence[str | Decimal | None]]) -> None:
    from openpyxl.utils import get_column_letter

    for column in range(max(map(len, lines))):
        longest = max((_length(line[column]) for line in lines if column < len(line)), default=0)
        sheet.column_dimensions[get_column_letter(column + 1)].width = min(max(longest + _AIR, _NARROWEST), _WIDEST)


def _set_heights(sheet: Worksheet, lines: Sequence[Sequence[str | Decimal | None]], top: int) -> None:
    """A row is as high as its longest words: not every program fits it to them."""
    from openpyxl.utils import get_column_letter

    widths = [
        int(sheet.column_dimensions[get_column_letter(column + 1)].width) - _AIR + 1
        for column in range(max(map(len, lines)))
    ]
    for number, cells in enumerate(lines, start=top):
        high = max((_lines(value, width) for value, width in zip(cells, widths, strict=False)), default=1)
        if high > 1:
            sheet.row_dimensions[number].height = high * _LINE_HEIGHT


def _lines(value: str | Decimal | None, width: int) -> int:
    """How many lines a text takes at this width, in letters."""
    if not isinstance(value, str) or (len(value) <= width and "\n" not in value):
        return 1
    return sum(len(textwrap.wrap(part, width)) or 1 for part in printable(value).split("\n"))


def _length(value: str | Decimal | None) -> int:
    """Letters of the longest line; a number is as long as it is shown, with its thousands apart."""
    if value is None:
        return 0
    text = f"{value:,f}" if isinstance(value, Decimal) else printable(value)
    return max(map(len, text.split("\n")))
