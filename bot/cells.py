"""What a cell of a spreadsheet shows: a number, a text, or nothing.

Promises: a plain number is exact to the 15 digits a spreadsheet knows; a number shown as something else (percent,
money, with a unit, a date) becomes the text that is shown, so that nobody takes it for a plain number.
Must not: open a file.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING

from models import messages

if TYPE_CHECKING:
    from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell

_SECTIONS = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_CONDITION = re.compile(r"\[[<>=]")
# Quoted text, one escaped sign, a currency, other brackets, a gap, a filling, and the words that mean "as it is".
_PIECES = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.|General|Standard', re.IGNORECASE)
_PLACES = re.compile(r"[#0?.,/\sEe+\-@()]+")
_SCALED = re.compile(r"[#0?],+(?![#0?,])")
_WORD = re.compile(r"[^\W_]|[%‰$¢-¥₠-⃏]")
_SAYS_NOTHING = " -()\u00a0"


def shown(cell: ReadOnlyCell | EmptyCell) -> messages.Cell:
    """The cell as its reader sees it; a text is as it stands in the file."""
    value = cell.value
    match value:
        case None | str():
            return value
        case bool():
            return str(value).upper()
        case int() | float():
            return of_number(value, str(cell.number_format or ""))
        case datetime():
            return value.strftime("%d/%m/%Y %H:%M" if value.time() != time() else "%d/%m/%Y")
        case date():
            return value.strftime("%d/%m/%Y")
    return str(value)


def of_number(value: float, number_format: str) -> messages.Cell:
    """A number under a format of the file, such as ``0.0`` or ``#,##0" t"``.

    >>> of_number(0.1 + 0.2, "0.0"), of_number(0.9475, "0.00%"), of_number(26.5, '0.0" t"')
    (Decimal('0.3'), '94,75%', '26,5 t')
    """
    number = Decimal(format(value, ".15g"))
    if not number.is_finite():
        return str(value)
    section = _section_for(number, number_format)
    added = "".join("".join(filter(None, found)) for found in _PIECES.findall(section))
    bare = _PIECES.sub("", section)
    left = _PLACES.sub("", bare)
    if "%" in left:
        return f"{_written(number * 100)}%"
    telling = f"{added}{left}".strip(_SAYS_NOTHING)
    if _SCALED.search(bare) or (telling and not _WORD.search(telling)):
        return f"{_written(number)} [{section}]"
    return f"{_written(number)} {telling}" if telling else number


def _section_for(number: Decimal, number_format: str) -> str:
    """The part of the format for this number's sign. One with conditions of its own is looked at whole."""
    sections = _SECTIONS.split(number_format)
    if _CONDITION.search(number_format):
        return " ".join(sections)
    place = 1 if number < 0 else 2 if number == 0 else 0
    return sections[place] if place < len(sections) else sections[0]


def _written(number: Decimal) -> str:
    return format(number.normalize(), "f").replace(".", ",")
