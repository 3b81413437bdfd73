"""The rows of a table file that somebody sent: .xlsx, or .csv where it can be read in one way only.

Promises: any bytes at all end in rows or in a reason; what is unpacked is bounded before it is unpacked; a number
is the one the spreadsheet shows, to its 15 digits; rows and columns beyond the limits are a reason, never cut off.
Must not: run in the serving process, keep anything, or know what the rows mean.
"""

from __future__ import annotations

import csv
import io
import itertools
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast
from xml.parsers import expat

from bot import cells
from bot.printable import one_line
from bot.sheet_extent import Extent, extent_of
from models.messages import (
    MOST_CELL_CHARACTERS,
    MOST_FILE_BYTES,
    MOST_SHEET_COLUMNS,
    MOST_SHEET_ROWS,
    Cell,
    Sheet,
    Unread,
)

_UNPACKED_BYTES = 16_000_000
_PART_BYTES = 3_000_000  # of what is read whole: styles, the list of sheets
_MOST_PARTS = 1000
_LAST_ROW = 20_000
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LARGE_PARTS = re.compile(r"xl/(worksheets|media)/|.*/sharedstrings\.xml$", re.IGNORECASE)
_TEXT_ENDINGS = (".csv", ".tsv", ".txt")
_COMMA_OR_DECIMAL = re.compile(r"\d\s*,\s*\d")

# All that reading a sheet was seen to raise for files that are not what their format describes; a SyntaxError is what
# either of the library's parsers says of broken XML.
MISSHAPEN = (
    zipfile.BadZipFile, zlib.error, struct.error, SyntaxError, expat.ExpatError, csv.Error,
    LookupError, ValueError, TypeError, AttributeError, ArithmeticError, OSError, EOFError, RuntimeError,
    AssertionError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may hold."""

    file_bytes: int = MOST_FILE_BYTES
    rows: int = MOST_SHEET_ROWS


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows with content, equally long, and their numbers in the file."""

    rows: tuple[tuple[Cell, ...], ...] = ()
    lines: tuple[int, ...] = ()


SENT = Limits()
Numbered = Iterable[tuple[int, Iterable[Cell]]]


class _Refused(Exception):
    def __init__(self, why: Unread) -> None:
        super().__init__(why.value)
        self.why = why


def read(name: str, content: bytes, limits: Limits = SENT) -> Sheet | Unread:
    """The rows of a file, or why there are none. ``name`` is kept, and believed only about plain text. Blocks."""
    try:
        found = _rows(name, content, limits)
    except _Refused as refused:
        return refused.why
    except MISSHAPEN:
        return Unread.BROKEN
    if not found.rows:
        return Unread.EMPTY
    without_gap = found.lines[-1] == len(found.lines)
    return Sheet(name=name, rows=found.rows, lines=() if without_gap else found.lines)


def _rows(name: str, content: bytes, limits: Limits) -> _Rows:
    if len(content) > limits.file_bytes:
        raise _Refused(Unread.TOO_LARGE)
    if content.startswith(_ZIP):
        return _of_archive(content, limits)
    if content.startswith(_OLE):
        raise _Refused(_of_container(content))
    if not content.strip(b" \t\r\n;,"):
        raise _Refused(Unread.EMPTY)
    return _of_text(name.lower(), content, limits)


def _of_container(content: bytes) -> Unread:
    """An old Office container: an encrypted .xlsx, an .xls, or something else."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return Unread.LOCKED
    is_book = any(part.encode("utf-16-le") in content for part in ("Workbook\0", "Book\0"))
    return Unread.OTHER_KIND if is_book else Unread.NO_TABLE


def _of_archive(content: bytes, limits: Limits) -> _Rows:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        names = {part.filename.lower() for part in parts}
        if "xl/workbook.bin" in names or ("mimetype" in names and b"spreadsheet" in _head(archive, "mimetype")):
            raise _Refused(Unread.OTHER_KIND)
        if not any(part.startswith("xl/") for part in names):
            raise _Refused(Unread.NO_TABLE)
        if any(part.flag_bits & 1 for part in parts):
            raise _Refused(Unread.LOCKED)
        if _is_bomb(parts):
            raise _Refused(Unread.TOO_LARGE)
        return _of_book(content, archive, limits)


def _head(archive: zipfile.ZipFile, part: str) -> bytes:
    with archive.open(part) as opened:
        return opened.read(200)


def _is_bomb(parts: Sequence[zipfile.ZipInfo]) -> bool:
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _UNPACKED_BYTES:
        return True
    return any(part.file_size > _PART_BYTES and not _LARGE_PARTS.match(part.filename) for part in parts)


def _of_book(content: bytes, archive: zipfile.ZipFile, limits: Limits) -> _Rows:
    """The rows of the first sheet that can be seen and holds something."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what the library does not keep was not asked for
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        for sheet in cast("list[Any]", book.worksheets):
            extent = extent_of(archive.read(sheet._worksheet_path))
            if sheet.sheet_state != "visible" or (not extent.rows and not extent.waits_for_results):
                continue
            if (found := _of_sheet(sheet, extent, limits)).rows:
                return found
    return _Rows()


def _of_sheet(sheet: Any, extent: Extent, limits: Limits) -> _Rows:
    if extent.waits_for_results:
        raise _Refused(Unread.NOT_CALCULATED)
    if extent.rows > limits.rows or extent.last_row > _LAST_ROW or extent.last_column > MOST_SHEET_COLUMNS:
        raise _Refused(Unread.TOO_MANY)
    sheet.reset_dimensions()  # what a file says about its own size is not believed
    rows = sheet.iter_rows(max_row=extent.last_row, max_col=extent.last_column)
    return _bounded(enumerate((map(cells.shown, row) for row in rows), 1), limits)


def _of_text(name: str, content: bytes, limits: Limits) -> _Rows:
    text = _decoded(content)
    if text is None or "\0" in text:
        raise _Refused(Unread.OTHER_KIND if name.endswith(_TEXT_ENDINGS) else Unread.NO_TABLE)
    if text.lstrip().startswith("<"):
        raise _Refused(Unread.OTHER_KIND if name.endswith((".xls", ".xlsx", ".csv")) else Unread.NO_TABLE)
    if not name.endswith(_TEXT_ENDINGS):
        raise _Refused(Unread.NO_TABLE)
    return _bounded(_parted(text), limits)


def _decoded(content: bytes) -> str | None:
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _parted(text: str) -> list[tuple[int, list[str]]]:
    """The lines by the one sign that can part their columns, the heading's too if one of several does that; refused
    where two can, or a comma may be a decimal's."""
    readings = {sign: read for sign in "\t;," if (read := _parted_by(sign, text))}
    with_heading = {sign: read for sign, read in readings.items() if len(read[0][1]) > 1}
    readings = with_heading if len(with_heading) == 1 else readings
    if not readings and not any(sign in text for sign in "\t;,"):
        return [(number, [line]) for number, line in enumerate(text.splitlines(), 1)]
    if len(readings) != 1 or ("," in readings and _COMMA_OR_DECIMAL.search(text)):
        raise _Refused(Unread.COMMAS)
    return next(iter(readings.values()))


def _parted_by(sign: str, text: str) -> list[tuple[int, list[str]]] | None:
    """None unless every line has the same columns, two at least; lines above the table may have one."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    lines = [(reader.line_num, line) for line in reader if any(line)]
    table = list(itertools.dropwhile(lambda numbered: len(numbered[1]) == 1, lines))
    return lines if table and len({len(line) for _, line in table}) == 1 else None


def _bounded(rows: Numbered, limits: Limits) -> _Rows:
    """Rows with content, as wide as the widest. Raises as soon as there are too many."""
    kept = list(_with_content(rows, limits))
    width = max((len(row) for _, row in kept), default=0)
    return _Rows(
        rows=tuple((*row, *[None] * (width - len(row))) for _, row in kept),
        lines=tuple(number for number, _ in kept),
    )


def _with_content(rows: Numbered, limits: Limits) -> Iterator[tuple[int, list[Cell]]]:
    count = 0
    for number, row in rows:
        kept = [_tidied(cell) for cell in row]
        while kept and kept[-1] is None:
            kept.pop()
        count += bool(kept)
        if count > limits.rows or len(kept) > MOST_SHEET_COLUMNS:
            raise _Refused(Unread.TOO_MANY)
        if kept:
            yield number, kept


def _tidied(cell: Cell) -> Cell:
    return one_line(cell)[:MOST_CELL_CHARACTERS] or None if isinstance(cell, str) else cell
