"""What a page of an administrative report needs and the library has no word for: rules, page numbers, fixed columns.

Promises: measures are millimetres; parts stand in the order the format wants them, so that nothing is repaired.
Must not: know what a report says.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section
    from docx.table import Table, _Row
    from docx.text.paragraph import Paragraph

FONT: Final = "Times New Roman"
SIZE: Final = 14
# A4; the margins are within those of Decree 30/2020/NĐ-CP: 20-25 above and below, 30-35 left, 15-20 right.
_LONG, _SHORT = 297, 210
_ABOVE, _BELOW, _LEFT, _RIGHT, _HEADER = 20, 20, 30, 16, 10
_TWIPS_PER_MM: Final = 56.7
_RULE_HEIGHT: Final = 3  # points: the paragraph that only holds a line
_CELL_AIR: Final = 1.2
_AREAS: Final = ("ascii", "hAnsi", "eastAsia", "cs")
_PROOFING: Final = {"vi": "vi-VN", "en": "en-GB"}

Way = Literal["upright", "across"]


def text_width(way: Way) -> int:
    """How wide the text of a page is."""
    return (_SHORT if way == "upright" else _LONG) - _LEFT - _RIGHT


def set_fonts(document: Document, language: str) -> None:
    """One font and size for everything that sets none of its own."""
    from docx.shared import Pt

    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(SIZE)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for area in _AREAS:
        fonts.set(_name(f"w:{area}"), FONT)
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)
    for tongue in document.styles.element.iter(_name("w:lang")):
        tongue.set(_name("w:val"), _PROOFING.get(language, language))


def set_page(section: Section, way: Way) -> None:
    """A4 upright or across, with the decree's margins, and the page's number above from the second page on."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    width, height = (_SHORT, _LONG) if way == "upright" else (_LONG, _SHORT)
    section.orientation = WD_ORIENT.PORTRAIT if way == "upright" else WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(_ABOVE), Mm(_BELOW)
    section.left_margin, section.right_margin = Mm(_LEFT), Mm(_RIGHT)
    section.header_distance = section.footer_distance = Mm(_HEADER)
    section.different_first_page_header_footer = True


def number_pages(section: Section) -> None:
    """The number in the middle of the upper margin."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = section.header.paragraphs[0]
    paragraph.style = "Normal"
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = _element("w:fldSimple", instr="PAGE")
    run = paragraph.add_run("2")  # until the reader's program counts
    field.append(run._r)
    paragraph._p.append(field)


def count_anew(section: Section) -> None:
    """The section's pages begin with 1 again."""
    section._sectPr.insert_element_before(_element("w:pgNumType", start="1"), "w:cols", "w:titlePg", "w:docGrid")


def draw_rule(paragraph: Paragraph, width: float, length: float) -> None:
    """Make an empty paragraph of ``width`` a thin line of ``length`` in its middle."""
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Mm, Pt

    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = Mm((width - length) / 2)
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(_RULE_HEIGHT)
    border = _element("w:pBdr")
    border.append(_element("w:top", val="single", sz="6", space="0", color="auto"))
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr")


def make_tiny(paragraph: Paragraph) -> None:
    """Make an empty paragraph take next to no room."""
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Pt

    layout = paragraph.paragraph_format
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(1)
    size = _element("w:rPr")
    size.append(_element("w:sz", val="2"))
    paragraph._p.get_or_add_pPr().insert_element_before(size, "w:sectPr", "w:pPrChange")


def fix_columns(table: Table, widths: Sequence[float]) -> None:
    """Columns of these widths, whatever is in them, with little air in the cells."""
    from docx.shared import Mm

    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    air = _element("w:tblCellMar")
    for side in ("left", "right"):
        air.append(_element(f"w:{side}", w=str(round(_CELL_AIR * _TWIPS_PER_MM)), type="dxa"))
    table._tbl.tblPr.insert_element_before(air, "w:tblLook")


def repeat_on_every_page(row: _Row) -> None:
    """The row heads each page the table goes on to."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader", val="true"))


def keep_whole(row: _Row) -> None:
    """The row is not cut by the end of a page."""
    row._tr.get_or_add_trPr().append(_element("w:cantSplit", val="true"))


def _element(tag: str, **attributes: str) -> BaseOxmlElement:
    from docx.oxml import OxmlElement

    return OxmlElement(tag, {_name(f"w:{name}"): value for name, value in attributes.items()})


def _name(prefixed: str) -> str:
    from docx.oxml.ns import qn

    return qn(prefixed)
