"""A list in a file on this machine, for the commands that import it.

Promises: rows keep their numbers in the file; what cannot be read is a problem that names the file, the row and what
to do; nothing is guessed about a comma that may part columns or decimals.
Must not: know what the rows mean.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Final

import locales
from bot import sheets
from models.messages import Cell, Sheet, Unread

_LIMITS: Final = sheets.Limits(file_bytes=5_000_000, rows=5000)
_ARCHIVES: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_SIGNS: Final = ";\t,"


class CannotRead(Exception):
    """The file cannot be used; the message says why and what to do."""


def read_list(path: Path) -> Sheet:
    """The rows of an .xlsx file, or of a .csv file in UTF-8. Raises CannotRead."""
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise CannotRead(f"{path}: cannot be read ({problem.strerror})") from None
    if not content.startswith(_ARCHIVES):
        return _of_text(path, content)
    found = sheets.read(path.name, content, _LIMITS)
    if isinstance(found, Sheet):
        return found
    if found is Unread.TOO_MANY:
        raise CannotRead(f"{path}: more than {_LIMITS.rows} rows or 20 columns; part it into several files")
    raise CannotRead(f"{path}: {locales.phrasebook('en').say(f'file-{found.value}')}")


def _of_text(path: Path, content: bytes) -> Sheet:
    try:
        text = content.decode("utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError:
        raise CannotRead(f"{path}: cannot be read; it should be an .xlsx file or a .csv file in UTF-8") from None
    if "\0" in text or not text.strip():
        raise CannotRead(f"{path}: cannot be read; it should be an .xlsx file or a .csv file in UTF-8")
    try:
        return _parted(path, text)
    except csv.Error as problem:
        raise CannotRead(f"{path}: cannot be read ({problem}); save it as .xlsx instead") from None


def _parted(path: Path, text: str) -> Sheet:
    """Rows by the sign that parts the first line; every row must have as many columns as that."""
    first = next(line for line in text.splitlines() if line.strip())
    signs = [sign for sign in _SIGNS if sign in first]
    if len(signs) > 1:
        raise CannotRead(f"{path}: row 1 holds {' and '.join(map(repr, signs))}; part the columns by one sign only")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=signs[0] if signs else ",", strict=True)
    rows, lines = list[tuple[Cell, ...]](), list[int]()
    for row in reader:
        if not any(cell.strip() for cell in row):
            continue
        if rows and len(row) != len(rows[0]):
            raise CannotRead(
                f"{path}: row {reader.line_num} has {len(row)} columns instead of {len(rows[0])}; "
                'put a number with a comma into quotes, like "48,5"'
            )
        rows.append(tuple(cell.strip() or None for cell in row))
        lines.append(reader.line_num)
    if len(rows) > _LIMITS.rows:
        raise CannotRead(f"{path}: more than {_LIMITS.rows} rows; part it into several files")
    return Sheet(name=f"{path.stem}.csv", rows=tuple(rows), lines=tuple(lines))
