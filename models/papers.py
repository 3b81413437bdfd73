"""The documents a leader hands upwards, put together and ready to be written: a report on paper and a workbook.

Promises: plain frozen values whose every word is ready to print; equal content is an equal value, because no moment of
writing is in it.
Must not: know a figure's meaning, a file format or a table of the store.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from models.messages import Table, Value


class Rank(StrEnum):
    """What a passage is to the report: a part's heading, a lettered point, a line of a list, or running text."""

    HEADING = "heading"
    POINT = "point"
    ITEM = "item"
    TEXT = "text"


class Passage(Value):
    """One paragraph."""

    rank: Rank
    text: str


class Letterhead(Value):
    """What stands above a report: the issuer's side and the nation's side. ``number`` and ``dated`` leave blank what
    is not known.
    """

    authority: str
    issuer: str
    number: str
    nation: str
    motto: str
    dated: str


class Closing(Value):
    """What stands below: who gets the report, and who signs, with room for the signature and the name."""

    recipients_title: str
    recipients: tuple[str, ...]
    signer: str


class Row(Value):
    """A row of an annex. A single cell goes right across: the heading of the rows below it."""

    cells: tuple[str, ...]


class Annex(Value):
    """A table on pages of its own. ``widths`` share the page's width; ``centred`` are the columns, from 0, of short
    words; the rest begin at the left.
    """

    title: str
    subject: str
    note: str
    head: tuple[str, ...]
    widths: tuple[int, ...]
    centred: tuple[int, ...]
    rows: tuple[Row, ...]


class Paper(Value):
    """A report to be written as .docx. ``mark`` says that the figures are invented, "" where they are real."""

    kind: Literal["paper"] = "paper"
    language: str
    letterhead: Letterhead
    title: str
    subject: str
    mark: str
    addressee: str
    passages: tuple[Passage, ...]
    closing: Closing
    annex: Annex


class Leaf(Value):
    """One sheet of a workbook under its short name."""

    name: str = Field(min_length=1)
    table: Table


class Workbook(Value):
    """Several tables to be written as one .xlsx; the names of its leaves differ."""

    kind: Literal["workbook"] = "workbook"
    leaves: tuple[Leaf, ...] = Field(min_length=1)
