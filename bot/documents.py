"""A table as an .xlsx sheet that opens without repair and computes nothing.

Promises: every text stays text, whatever sign it begins with; every number is written digit by digit as the
Decimal has it; no cell holds a formula, so none can be smuggled in by a name or a note.
Must not: write on the event loop, or load the workbook library before the first sheet.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from bot import made_files
from bot.made_files import Recipe, made
from models.messages import Table

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_NARROWEST, _WIDEST, _AIR = 6, 48, 2
_SHEET_NAME_LENGTH = 31
_NOT_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", "-"))
_CELL_LENGTH = 32_767
# Spreadsheets reckon with 15 digits; a longer number would be shown changed.
_DIGITS_KEPT = 15
_TEXT_FORMAT = "@"
_HEAD_FILL = "E3F0E8"


def write(table: Table, into: Path) -> Path:
    """Write the table to ``into`` as .xlsx: title (if any), bold head, rows. Blocks; gives ``into``.

    A Decimal is a number cell, a text a text cell, None an empty one. A number of more than 15 digits
    becomes a text, because a spreadsheet would round it. Raises OSError when the file cannot be written.
    """
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = _sheet_name(table.title) or sheet.title
    top = 1
    if table.title:
        _fill(sheet.cell(top, 1), table.title)
        top += 2
    for offset, cells in enumerate((table.head, *table.rows)):
        for column, value in enumerate(cells, start=1):
            _fill(sheet.cell(top + offset, column), value)
    _set_looks(sheet, table, top)
    book.properties.creator = ""
    book.save(into)
    return into


_TABLES = Recipe(stem="table", suffix=".xlsx", look=1, make=write, turn=Lock())


async def written(table: Table, folder: Path) -> Path:
    """The table's sheet in ``folder``, written in a thread the first time and found again until it changes.

    Raises OSError when the folder cannot be written.
    """
    return await made(table, folder, _TABLES)


def place(table: Table, folder: Path) -> Path:
    """Where the file is, or will be."""
    return made_files.place(table, folder, _TABLES)


def _fill(cell: Cell | MergedCell, value: str | Decimal | None) -> None:
    if value is None:
        return
    if isinstance(value, Decimal) and _kept_by_spreadsheets(value):
        # As digits, not as a Decimal: the library would pass that through a float on its way to the file.
        cell.value = format(value, "f")
        cell.data_type = "n"
        cell.number_format = _number_format(value)
        return
    text = format(value, "f") if isinstance(value, Decimal) else _printable(value)
    cell.value = text[:_CELL_LENGTH]
    # After the value: the library takes "=…" for a formula and "#N/A" for an error.
    cell.data_type = "s"
    cell.number_format = _TEXT_FORMAT  # so that it stays text when somebody edits the cell


def _kept_by_spreadsheets(value: Decimal) -> bool:
    return value.is_finite() and len(format(value, "f").replace(".", "").strip("-0")) <= _DIGITS_KEPT


def _number_format(value: Decimal) -> str:
    places = max(0, -int(value.as_tuple().exponent))
    return f"#,##0.{'0' * places}" if places else "#,##0"


def _printable(text: str) -> str:
    """Composed letters; line breaks kept, tabs as spaces, what no sheet may hold left out."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(sign for sign in text if sign == "\n" or _allowed(sign))


def _allowed(sign: str) -> bool:
    """No control signs, no halves of letters, no non-letters, none that turns the reading direction."""
    if unicodedata.category(sign) in ("Cc", "Cs"):
        return False
    turns = unicodedata.bidirectional(sign) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    return not turns and ord(sign) & 0xFFFE != 0xFFFE


def _sheet_name(title: str) -> str:
    name = " ".join(_printable(title).translate(_NOT_IN_SHEET_NAMES).split())
    return name[:_SHEET_NAME_LENGTH].strip()


def _set_looks(sheet: Worksheet, table: Table, top: int) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.worksheet.properties import PageSetupProperties

    if table.title:
        sheet.cell(1, 1).font = Font(bold=True, size=14)
    for column in range(1, len(table.head) + 1):
        head = sheet.cell(top, column)
        head.font = Font(bold=True)
        head.fill = PatternFill("solid", fgColor=_HEAD_FILL)
        head.alignment = Alignment(wrap_text=True, vertical="center")
    for row in sheet.iter_rows(min_row=top + 1):
        for cell in row:
            cell.alignment = Alignment(wrap_text=cell.data_type == "s", vertical="top")
    _set_widths(sheet, (table.head, *table.rows))
    sheet.freeze_panes = f"A{top + 1}"
    sheet.print_title_rows = f"{top}:{top}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _set_widths(sheet: Worksheet, lines: Sequence[Sequence[str | Decimal | None]]) -> None:
    from openpyxl.utils import get_column_letter

    for column in range(max(map(len, lines))):
        longest = max((_length(line[column]) for line in lines if column < len(line)), default=0)
        sheet.column_dimensions[get_column_letter(column + 1)].width = min(max(longest + _AIR, _NARROWEST), _WIDEST)


def _length(value: str | Decimal | None) -> int:
    """Letters of the longest line; a number is as long as it is shown, with its thousands apart."""
    if value is None:
        return 0
    text = f"{value:,f}" if isinstance(value, Decimal) else _printable(value)
    return max(map(len, text.split("\n")))
