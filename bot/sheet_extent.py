"""How far the content of one sheet reaches, found in one pass that keeps nothing.

Promises: a million empty rows cost a moment and no memory; a cell counts when something is in it.
Must not: read what is in a cell.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

_COLUMN_LETTERS = 3


@dataclass(slots=True)
class Extent:
    """``rows`` with content, the last of them and the last column; whether a formula has no result."""

    rows: int = 0
    last_row: int = 0
    last_column: int = 0
    waits_for_results: bool = False


@dataclass(slots=True)
class _Walk:
    extent: Extent = field(default_factory=Extent)
    row: int = 0
    column: int = 0
    kind: str = ""
    is_formula: bool = False
    is_inside: bool = False
    is_filled: bool = False

    def starts(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "row":
                self.row, self.column = int(attributes.get("r", self.row + 1)), 0
            case "c":
                self.column = _column(attributes["r"]) if "r" in attributes else self.column + 1
                self.kind, self.is_formula, self.is_filled = attributes.get("t", "n"), False, False
            case "f":
                self.is_formula = True
            case "v" | "t":
                self.is_inside = True

    def reads(self, text: str) -> None:
        self.is_filled = self.is_filled or (self.is_inside and not text.isspace())

    def ends(self, name: str) -> None:
        match name.rpartition(":")[2]:
            case "v" | "t":
                self.is_inside = False
            case "c" if self.is_filled:
                self.extent.rows += self.row != self.extent.last_row
                self.extent.last_row = self.row
                self.extent.last_column = max(self.extent.last_column, self.column)
            case "c" if self.is_formula and self.kind != "str":  # a result that is an empty text is one
                self.extent.waits_for_results = True


def extent_of(sheet: bytes) -> Extent:
    """The extent of a sheet's XML. Raises ExpatError and ValueError on what is none."""
    walk = _Walk()
    parser = expat.ParserCreate()
    parser.StartElementHandler = walk.starts
    parser.EndElementHandler = walk.ends
    parser.CharacterDataHandler = walk.reads
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.Parse(sheet, True)
    return walk.extent


def _refuse_doctype(*_: object) -> None:
    raise ValueError("a sheet declares no document type")


def _column(reference: str) -> int:
    """ "C7" is 3."""
    letters = reference.rstrip("0123456789").upper()
    if not 1 <= len(letters) <= _COLUMN_LETTERS or not letters.isascii() or not letters.isalpha():
        raise ValueError("no cell")
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
