"""Reading a whole report from one message: numbered lines, labels with figures, or lines pasted from a sheet.

Promises: any string in, never an exception; None for a message that is no whole report: a question, a single figure,
a correction of one line, a date, a telephone number, an ordinary sentence. Nothing that stood in the message is lost.
Must not: know a conversation's state or a unit's figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from handlers.reading.figures.quantities import read_quantity
from handlers.reading.figures.quantity import Asked
from handlers.reading.questions.words import words_of
from handlers.reading.reports import tables
from handlers.reading.reports.around import Around, asks, is_empty, quoted, read_around
from handlers.reading.reports.cutting import Piece, pieces_of
from handlers.reading.reports.labelling import is_linked, labelled, names_two
from handlers.reading.reports.looking import Look, look_at
from handlers.reading.reports.pairing import pair_up
from handlers.reading.reports.report import LONGEST_LINE, Line, Report
from handlers.reading.reports.report_words import ReportWords, run_at
from handlers.reading.text import clean
from models.messages import Cell

_LONGEST: Final = 8_000
_FIGURE: Final = re.compile(r"\d")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_LONGEST_PIECE: Final = 600
_LONGEST_RUN: Final = 40
_NO_UNIT: Final = Asked(unit="")
_FEWEST_LINES: Final = 2


@dataclass
class _Gathered:
    """What was found so far. ``period`` is the one named last outside the lines, ``first_period`` the first. ``mixed``:
    a piece holds several labels and figures that cannot be told apart.
    """

    words: ReportWords
    lines: list[Line] = field(default_factory=list)
    outside: list[Around] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    first_period: str | None = None
    period: str | None = None
    asks: bool = False
    mixed: bool = False


def read_report(text: str, words: ReportWords) -> Report | None:
    """The report that a typed message is, or None."""
    typed = clean(text[:_LONGEST])
    if len(text) > _LONGEST or not _may_be_report(typed):
        return None
    if "\t" in typed:
        rows = [tuple(cell.strip() or None for cell in row.split("\t")) for row in typed.splitlines() if row.strip()]
        table = read_rows(rows, words)
        if table is not None:
            return table
    gathered = _gathered(pieces_of(typed.replace("\t", "  "), words), words)
    return None if gathered.asks else _report(gathered, structured="\n" in typed.strip() or typed.count(":") > 1)


def read_rows(rows: Sequence[Sequence[Cell]], words: ReportWords) -> Report | None:
    """The report that the rows of a sheet are, or None when no two of them hold a figure of an indicator."""
    found = tables.read_table(rows, words)
    if found is None:
        return None
    gathered = _Gathered(words, lines=list(found.lines))
    if found.code is None:
        for text in found.outside:
            _note_outside(look_at(text, words), gathered)
    report = _report(gathered, structured=True)
    return report.model_copy(update={"crowded": found.crowded, "code": found.code}) if report else None


def _may_be_report(text: str) -> bool:
    """A quick look: most messages hold one number, and a question is no report."""
    if "?" in text or text.lstrip().startswith("/"):
        return False
    bare, figures = _NUMBER.subn("0", text)
    return figures + sum(bare.count(sign) for sign in ",;:\n") >= _FEWEST_LINES


def _gathered(pieces: Sequence[Piece], words: ReportWords) -> _Gathered:
    gathered = _Gathered(words)
    for piece in _joined(pieces, words):
        if piece.item is None:
            _take(piece.text, gathered)
        else:
            _take_item(piece, gathered)
    return gathered


def _joined(pieces: Sequence[Piece], words: ReportWords) -> Iterator[Piece]:
    """A piece without name and figure goes to the next one of its row: it may be the beginning of a longer name."""
    held = ""
    pieces = _with_what_follows(pieces, words)
    for place, piece in enumerate(pieces):
        text = f"{held}, {piece.text}" if held else piece.text
        following = pieces[place + 1] if place + 1 < len(pieces) else None
        last = following is None or following.row != piece.row or following.item is not None
        look = look_at(text, words)
        if last or piece.item is not None or look.mentions or look.figures:
            held = ""
            yield Piece(text, piece.row, piece.item)
        else:
            held = text


def _with_what_follows(pieces: Sequence[Piece], words: ReportWords) -> list[Piece]:
    """A piece that goes on about the figure before is part of that piece: "búp chè 52, lũy kế 164"."""
    found: list[Piece] = []
    for piece in pieces:
        before = found[-1] if found and found[-1].row == piece.row and piece.item is None else None
        plain = tuple(word.plain for word in words_of(piece.text[:_LONGEST_RUN]))
        goes_on = before is not None and run_at(plain, 0, words.continued) > 0
        if before is not None and goes_on and not look_at(piece.text, words).mentions:
            found[-1] = Piece(f"{before.text}, {piece.text.strip()}", before.row, before.item)
        else:
            found.append(piece)
    return found


def _take(text: str, gathered: _Gathered) -> None:
    """One piece: labels with figures, or what stands around them."""
    if len(text) > _LONGEST_PIECE:
        gathered.unsure.append(quoted(text))
        return
    look = look_at(text, gathered.words)
    gathered.asks = gathered.asks or asks(look)
    if not look.mentions:
        _take_nameless(look, gathered)
        return
    said = look.text[look.mentions[-1].at.stop :]
    if not look.figures and not is_linked(look) and not _is_said(said, gathered.words):
        _note_outside(look, gathered)
        return
    paired = pair_up(look)
    if not paired.clear and len(look.figures) >= _FEWEST_LINES and names_two(look.mentions):
        gathered.mixed = True
    if not is_empty(paired.before):
        _note_outside(look_at(paired.before, gathered.words), gathered)
    for line in paired.lines:
        _add(line, gathered)


def _take_nameless(look: Look, gathered: _Gathered) -> None:
    """No indicator is named: a heading, who sends it, or a figure whose name nobody knows."""
    if run_at(look.plain, 0, look.report_words.signed):
        return
    around = read_around(look)
    before, colon, after = look.text.partition(":")
    if around.understood or not look.figures:
        _note(around, look, gathered)
    elif colon and not is_empty(after):
        line = labelled(before, after, "", gathered.words, raw=look.text)
        gathered.lines.extend(() if line is None else (line,))
    else:
        raw = " ".join(look.text.split())[:LONGEST_LINE]
        gathered.lines.append(Line(raw=raw, value=raw, indicators=tuple(sorted(look.unmarked))))


def _take_item(piece: Piece, gathered: _Gathered) -> None:
    """A line with a number: its own label goes before the number, which only counts the lines then."""
    look = look_at(piece.text, gathered.words)
    gathered.asks = gathered.asks or asks(look)
    label, colon, rest = piece.text.partition(":")
    if look.mentions or (colon and any(map(str.isalpha, label)) and not is_empty(rest)):
        _take(piece.text, gathered)
        return
    raw = f"{piece.item}. {' '.join(piece.text.split())}"[:LONGEST_LINE]
    _add(Line(raw=raw, value=piece.text.strip()[:LONGEST_LINE], item=piece.item), gathered)


def _add(line: Line, gathered: _Gathered) -> None:
    if line.period is None and gathered.period != gathered.first_period:
        line = line.model_copy(update={"period": gathered.period})
    gathered.lines.append(line)


def _note_outside(look: Look, gathered: _Gathered) -> None:
    _note(read_around(look), look, gathered)


def _note(around: Around, look: Look, gathered: _Gathered) -> None:
    gathered.outside.append(around)
    if around.period is not None:
        gathered.period = around.period
        gathered.first_period = gathered.first_period or around.period
    if not around.understood:
        gathered.unsure.append(quoted(look.text))


def _report(gathered: _Gathered, *, structured: bool) -> Report | None:
    lines = tuple(gathered.lines)
    if not _is_report(lines, gathered.words, structured=structured):
        return Report(lines=()) if gathered.mixed else None
    outside = gathered.outside
    return Report(
        lines=lines,
        period=gathered.first_period,
        units=tuple(dict.fromkeys(slug for around in outside for slug in around.units)),
        near=tuple(dict.fromkeys(slug for around in outside for slug in around.near)),
        unknown=next((around.unknown for around in outside if around.unknown is not None), None),
        unsure=tuple(dict.fromkeys(gathered.unsure)),
        correcting=bool(outside) and outside[0].correcting,
    )


def _is_report(lines: Sequence[Line], words: ReportWords, *, structured: bool) -> bool:
    """At least two lines say something of two different indicators, and not all of it in words of a sentence."""
    solid = [line for line in lines if line.item is not None or line.indicators]
    with_digits = [line for line in solid if _FIGURE.search(line.value)]
    telling = [line for line in solid if line in with_digits or _is_said(line.value, words)]
    if not with_digits and not structured:
        return False
    return any(_of_two(one, other) for one, other in combinations(telling[:40], 2))


def _of_two(one: Line, other: Line) -> bool:
    if one.item is not None and other.item is not None:
        return one.item != other.item
    if one.item is not None or other.item is not None:
        return True
    return set(one.indicators).isdisjoint(other.indicators)


def _is_said(text: str, words: ReportWords) -> bool:
    """Whether words stand for a figure: "không có", "chưa có số liệu", "như tháng trước", "năm mươi ha"."""
    if is_empty(text):
        return False
    quantity = read_quantity(text, _NO_UNIT, words.numbers, words.places)
    return bool(quantity.readings) or quantity.special is not None
