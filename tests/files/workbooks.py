"""Table files as officers' programs write them, and as somebody hostile would."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from openpyxl import Workbook

SHEET = "xl/worksheets/sheet1.xml"
HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = b"</sheetData></worksheet>"


def xlsx(*rows: Iterable[Any], change: Callable[[Workbook], None] | None = None) -> bytes:
    """A workbook whose first sheet has these rows; ``change`` may do more to it."""
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    if change is not None:
        change(book)
    into = io.BytesIO()
    book.save(into)
    return into.getvalue()


def formatted(value: Any, number_format: str) -> bytes:
    """A workbook of one cell under a format."""

    def change(book: Workbook) -> None:
        book.worksheets[0]["A1"].number_format = number_format

    return xlsx([value], change=change)


def with_parts(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The same archive with these parts written anew, or added."""
    into = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return into.getvalue()


def of_cells(cells: bytes) -> bytes:
    """A workbook whose first sheet holds this XML as its rows."""
    return with_parts(xlsx(["x"]), {SHEET: HEAD + cells + TAIL})


def sharing(text: bytes, before: bytes = b"") -> bytes:
    """A workbook of one cell whose text lies in the table of shared texts, as Excel keeps it."""
    book = of_cells(b'<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    types = zipfile.ZipFile(io.BytesIO(book)).read("[Content_Types].xml")
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    table = b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + kind + b'"/></Types>'
    head = before + b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    strings = head + b"<si>" + text + b"</si></sst>"
    return with_parts(book, {"[Content_Types].xml": types.replace(b"</Types>", table), "xl/sharedStrings.xml": strings})


def archive(name: str, part: bytes = b"") -> bytes:
    """A .zip of one part."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as made:
        made.writestr(name, part)
    return into.getvalue()


def container(*streams: str) -> bytes:
    """An old Office container as far as it is looked at: its mark and the names of its streams."""
    names = b"".join(name.encode("utf-16-le").ljust(64, b"\0") for name in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + names + bytes(512)
