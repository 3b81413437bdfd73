"""A report as .docx in the layout of Decree 30/2020/NĐ-CP.

Promises: sizes, weights and places as the decree's first annex has them; every text is text; equal content is an equal
file; it opens without repair.
Must not: write on the event loop, load the library before the first report, or choose a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from bot import made_files, paper_layout
from bot.made_files import Recipe, made
from bot.paper_layout import SIZE
from bot.printable import printable
from bot.steady_archives import without_moments
from models.papers import Annex, Closing, Letterhead, Paper, Passage, Rank

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph

_HEAD, _NUMBER, _RECIPIENTS, _LIST, _CELL = 12, 13, 12, 11, 11
_ISSUER_WIDTH: Final = 62
_ISSUER_RULE, _MOTTO_RULE, _SUBJECT_RULE = 20, 59, 40
_INDENT: Final = 12.7
_AFTER: Final = 6
_LINES: Final = 1.15
_SIGNING_LINES: Final = 5
_LONGEST_PROPERTY: Final = 255


@dataclass(frozen=True, slots=True)
class _Type:
    """How words are set; the size in points."""

    size: float = SIZE
    bold: bool = False
    italic: bool = False


_PLAIN, _BOLD, _ITALIC = _Type(), _Type(bold=True), _Type(italic=True)


def write(paper: Paper, into: Path) -> Path:
    """Write the report to ``into`` as .docx. Blocks; gives ``into``. Raises OSError when it cannot be written."""
    import docx

    document = docx.Document()
    paper_layout.set_fonts(document, paper.language)
    page = document.sections[0]
    paper_layout.set_page(page, "upright")
    paper_layout.number_pages(page)
    _set_letterhead(document, paper.letterhead)
    _set_title(document, paper)
    for passage in paper.passages:
        _set_passage(document, passage)
    _set_closing(document, paper.closing)
    _set_annex(document, paper)
    _set_properties(document, paper)
    document.save(str(into))
    return without_moments(into)


_PAPERS = Recipe(stem="paper", suffix=".docx", look=2, make=write, turn=Lock())


async def written(paper: Paper, folder: Path) -> Path:
    """The report's file in ``folder``, written in a thread the first time and found again until it changes.

    Raises OSError when the folder cannot be written.
    """
    return await made(paper, folder, _PAPERS)


def place(paper: Paper, folder: Path) -> Path:
    """Where the file is, or will be."""
    return made_files.place(paper, folder, _PAPERS)


def _set_letterhead(document: Document, head: Letterhead) -> None:
    nation = paper_layout.text_width("upright") - _ISSUER_WIDTH
    table = document.add_table(2, 2)
    paper_layout.fix_columns(table, (_ISSUER_WIDTH, nation))
    left, right = table.rows[0].cells
    _fill(left, ((head.authority, _Type(_HEAD)), (head.issuer, _Type(_HEAD, bold=True))))
    paper_layout.draw_rule(left.add_paragraph(), _ISSUER_WIDTH, _ISSUER_RULE)
    _fill(right, ((head.nation, _Type(_HEAD, bold=True)), (head.motto, _Type(_NUMBER, bold=True))))
    paper_layout.draw_rule(right.add_paragraph(), nation, _MOTTO_RULE)
    number, dated = table.rows[1].cells
    _fill(number, ((head.number, _Type(_NUMBER)),))
    _fill(dated, ((head.dated, _Type(_NUMBER, italic=True)),))


def _fill(cell: _Cell, lines: Iterable[tuple[str, _Type]]) -> None:
    """Lines under each other in the middle of a cell."""
    paragraph: Paragraph | None = cell.paragraphs[0]
    for text, style in lines:
        _say(_centred(paragraph or cell.add_paragraph()), text, style)
        paragraph = None


def _set_title(document: Document, paper: Paper) -> None:
    from docx.shared import Pt

    title = _centred(document.add_paragraph())
    title.paragraph_format.space_before = Pt(3 * _AFTER)
    _say(title, paper.title, _BOLD)
    _say(_centred(document.add_paragraph()), paper.subject, _BOLD)
    paper_layout.draw_rule(document.add_paragraph(), paper_layout.text_width("upright"), _SUBJECT_RULE)
    if paper.mark:
        mark = _centred(document.add_paragraph())
        mark.paragraph_format.space_before = Pt(_AFTER)
        _say(mark, paper.mark, _BOLD)
    addressee = _centred(document.add_paragraph())
    addressee.paragraph_format.space_before = addressee.paragraph_format.space_after = Pt(2 * _AFTER)
    _say(addressee, paper.addressee, _PLAIN)


def _set_passage(document: Document, passage: Passage) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    heads = passage.rank in (Rank.HEADING, Rank.POINT)
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    layout = paragraph.paragraph_format
    layout.first_line_indent, layout.space_after, layout.line_spacing = Mm(_INDENT), Pt(_AFTER), _LINES
    layout.keep_together = passage.rank is Rank.ITEM
    layout.keep_with_next = heads
    _say(paragraph, passage.text, _BOLD if heads else _PLAIN)


def _set_closing(document: Document, closing: Closing) -> None:
    half = paper_layout.text_width("upright") / 2
    document.add_paragraph()
    table = document.add_table(1, 2)
    paper_layout.fix_columns(table, (half, half))
    paper_layout.keep_whole(table.rows[0])
    left, right = table.rows[0].cells
    _say(left.paragraphs[0], closing.recipients_title, _Type(_RECIPIENTS, bold=True, italic=True))
    for line in closing.recipients:
        _say(left.add_paragraph(), line, _Type(_LIST))
    _fill(right, ((closing.signer, _BOLD), *((("", _PLAIN),) * _SIGNING_LINES)))


def _set_annex(document: Document, paper: Paper) -> None:
    from docx.enum.section import WD_SECTION_START
    from docx.shared import Pt

    section = document.add_section(WD_SECTION_START.NEW_PAGE)
    paper_layout.make_tiny(document.paragraphs[-1])  # it ends the report: after a full page it would fill one more
    paper_layout.set_page(section, "across")
    paper_layout.count_anew(section)
    annex = paper.annex
    lines = [(annex.title, _BOLD), (annex.subject, _BOLD), (annex.note, _ITALIC)]
    if paper.mark:
        lines.append((paper.mark, _BOLD))
    for text, style in lines:
        line = _centred(document.add_paragraph())
        _say(line, text, style)
    line.paragraph_format.space_after = Pt(2 * _AFTER)
    _set_table(document, annex)


def _set_table(document: Document, annex: Annex) -> None:
    table = document.add_table(1 + len(annex.rows), len(annex.head), style="Table Grid")
    total = sum(annex.widths)
    paper_layout.fix_columns(table, [width * paper_layout.text_width("across") / total for width in annex.widths])
    rows = list(table.rows)
    _set_row(rows[0], annex.head, range(len(annex.head)), _Type(_CELL, bold=True))
    paper_layout.repeat_on_every_page(rows[0])
    for row, content in zip(rows[1:], annex.rows, strict=True):
        paper_layout.keep_whole(row)
        if len(content.cells) == 1:
            _set_band(table, row, content.cells[0])
        else:
            _set_row(row, content.cells, annex.centred, _Type(_CELL))


def _set_band(table: Table, row: _Row, text: str) -> None:
    """One text right across, kept with the row below."""
    cells = row.cells
    band = cells[0].merge(cells[-1])
    paragraph = band.paragraphs[0]
    paragraph.paragraph_format.keep_with_next = True
    _say(paragraph, text, _Type(_CELL, bold=True))


def _set_row(row: _Row, texts: Sequence[str], centred: Sequence[int], style: _Type) -> None:
    from docx.enum.table import WD_ALIGN_VERTICAL
    from docx.shared import Pt

    for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1)
        _say(_centred(paragraph) if place in centred else paragraph, text, style)


def _centred(paragraph: Paragraph) -> Paragraph:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def _say(paragraph: Paragraph, text: str, style: _Type) -> None:
    from docx.shared import Pt

    run = paragraph.add_run(printable(text))
    run.font.size = Pt(style.size)
    run.font.bold = style.bold or None
    run.font.italic = style.italic or None


def _set_properties(document: Document, paper: Paper) -> None:
    properties = document.core_properties
    properties.title = printable(f"{paper.title} {paper.subject}")[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.language = paper.language
