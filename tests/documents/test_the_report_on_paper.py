"""The summary report as .docx: written, read back, and compared with what is known."""

from __future__ import annotations

import re
import zipfile
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from bot import paper
from handlers.answers import summary
from models.plan.measures import Per
from models.plan.units import Level
from tests.documents.compiling import (
    COLUMNS,
    MISSING,
    NOTHING,
    all_texts,
    amount,
    annex_rows,
    compiled,
    filed,
    paper_of,
    plan,
    rate,
    share,
    texts,
    village,
)

SECTIONS = re.compile(r"[a-e]\) ")


def number(slug: str) -> int:
    return plan().indicators[slug].number


def test_nothing_filed_says_so_everywhere_and_never_zero(tmp_path: Path) -> None:
    document = paper_of(compiled(), tmp_path)
    rows = annex_rows(document)
    assert sorted(rows) == list(range(1, 40))
    assert {row[4] for row in rows.values()} == {MISSING}
    assert {row[5] for row in rows.values()} == {"–"}
    assert any(text == f"Trong 39 chỉ tiêu: 39 {MISSING}." for text in texts(document))


def test_the_letterhead_leaves_blank_what_is_not_known(tmp_path: Path) -> None:
    left, right = paper_of(compiled(), tmp_path).tables[0].columns
    assert [line.strip() for line in left.cells[0].text.split("\n")] == ["UBND HUYỆN THUẬN CHÂU", "PHÒNG NỘI VỤ", ""]
    assert re.fullmatch(r"Số:\s+/BC-NV", left.cells[1].text)
    nation, motto, _ = right.cells[0].text.split("\n")
    assert (nation, motto) == ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
    assert re.fullmatch(r"Thuận Châu, ngày\s+tháng\s+năm 2024", right.cells[1].text)


def test_the_signature_is_left_blank_above_the_recipients(tmp_path: Path) -> None:
    recipients, signer = paper_of(compiled(), tmp_path).tables[1].rows[0].cells
    lines = recipients.text.split("\n")
    assert lines[0] == "Nơi nhận:"
    assert lines[1].startswith("- ")
    assert lines[-1] == "- Lưu: VT, NV."
    assert signer.text.strip() == "TRƯỞNG PHÒNG"
    assert signer.text.count("\n") >= 4


def test_sections_a_to_e_follow_the_directive_and_e_has_no_figure(tmp_path: Path) -> None:
    found = texts(paper_of(compiled(filed("chieng_ly", "tea_area", "2024-06", amount("12.5"))), tmp_path))
    heads = [place for place, text in enumerate(found) if SECTIONS.match(text)]
    assert [found[place][:2] for place in heads] == ["a)", "b)", "c)", "d)", "e)"]
    words = found[heads[-1] : heads[-1] + 3]
    assert not re.search(r"\d", " ".join(words))
    assert words[-1].strip() == "Kết quả trong kỳ:"


def test_pages_are_as_the_decree_has_them(tmp_path: Path) -> None:
    first, annex = paper_of(compiled(), tmp_path).sections
    for section in (first, annex):
        assert Mm(20) <= section.top_margin <= Mm(25.1)
        assert Mm(20) <= section.bottom_margin <= Mm(25.1)
        assert Mm(30) <= section.left_margin <= Mm(35)
        assert Mm(15) <= section.right_margin <= Mm(20)
    assert (round(first.page_width.mm), round(first.page_height.mm)) == (210, 297)
    assert (round(annex.page_width.mm), round(annex.page_height.mm)) == (297, 210)


def test_pages_are_numbered_above_in_the_middle_from_the_second_on(tmp_path: Path) -> None:
    for section in paper_of(compiled(), tmp_path).sections:
        assert section.different_first_page_header_footer
        assert section.first_page_header.is_linked_to_previous or not section.first_page_header.paragraphs[0].text
        (line,) = section.header.paragraphs
        assert line.alignment == WD_ALIGN_PARAGRAPH.CENTER
        (field,) = line._p.iter(qn("w:fldSimple"))
        assert field.get(qn("w:instr")) == "PAGE"


def test_what_ends_the_report_takes_no_room_so_that_a_full_page_is_followed_by_the_annex(tmp_path: Path) -> None:
    document = paper_of(compiled(), tmp_path)
    (ending,) = (paragraph for paragraph in document.paragraphs if paragraph._p.xpath("./w:pPr/w:sectPr"))
    assert ending.text == ""
    assert ending.paragraph_format.line_spacing == Pt(1)


def test_everything_is_set_in_times_new_roman_and_the_text_in_fourteen_points(tmp_path: Path) -> None:
    document = paper_of(compiled(), tmp_path)
    normal = document.styles["Normal"]
    assert (normal.font.name, normal.font.size) == ("Times New Roman", Pt(14))
    for paragraph in document.paragraphs:
        assert {run.font.name for run in paragraph.runs} <= {None, "Times New Roman"}
    body = next(one for one in document.paragraphs if one.text.startswith("Thực hiện Chỉ thị"))
    assert body.runs[0].font.size == Pt(14)
    assert body.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY


def test_a_row_says_plan_done_percent_pace_coverage_and_remarks(tmp_path: Path) -> None:
    found = compiled(
        filed("chieng_ly", "tea_area", "2024-06", amount("700")),
        filed("co_ma", "tea_area", "2024-06", amount("699.5"), late=True, estimated=True),
    )
    document = paper_of(found, tmp_path)
    assert annex_rows(document)[number("tea_area")] == [
        "3",
        "Diện tích cây chè",
        "ha",
        "1.398",
        "1.399,5",
        "100,11",
        "vượt",
        "2/29, tháng 6",
        "1 số ước; 1 số nộp muộn",
    ]
    assert (
        "- Vượt: Diện tích cây chè 1.399,5/1.398 ha (100,11% KH; 2/29 đơn vị tháng 6; 1 số ước; 1 số nộp muộn)."
        in texts(document)
    )


def test_the_head_of_the_table_is_repeated_and_no_row_is_cut(tmp_path: Path) -> None:
    head, *rows = paper_of(compiled(), tmp_path).tables[-1].rows
    assert len(head.cells) == COLUMNS
    assert list(head._tr.iter(qn("w:tblHeader")))
    assert all(list(row._tr.iter(qn("w:cantSplit"))) for row in rows)
    bands = [row.cells[0].text for row in rows if not row.cells[0].text.isdecimal()]
    assert [band[:2] for band in bands] == ["a)", "b)", "c)", "d)"]


def test_no_percent_is_given_for_a_target_that_must_not_be_passed(tmp_path: Path) -> None:
    slug = "agricultural_labour_share"
    values = [filed(unit.slug, slug, "2024", share("70", "100"), form="commune_year") for unit in plan().units.communes]
    found = compiled(*values, period="2024", as_of=datetime(2024, 12, 20, tzinfo=UTC))
    document = paper_of(found, tmp_path)
    row = annex_rows(document)[number(slug)]
    assert row[3:7] == ["≤ 67", "70", "–", "chưa đạt"]
    assert "còn cao hơn 3 điểm %" in row[8]
    assert any("70%, kế hoạch không quá 67%" in text for text in texts(document))


def test_zero_is_a_figure_and_no_figure_is_none(tmp_path: Path) -> None:
    found = compiled(
        filed("chieng_ly", "tea_area", "2024-06", amount("0")),
        filed("chieng_ly", "coffee_area", "2024-06", NOTHING),
    )
    rows = annex_rows(paper_of(found, tmp_path))
    assert rows[number("tea_area")][4:6] == ["0", "0"]
    assert rows[number("coffee_area")][4:6] == [MISSING, "–"]
    assert rows[number("coffee_area")][7] == "0/29, tháng 6"


def test_an_older_figure_and_a_rate_without_its_whole_are_said(tmp_path: Path) -> None:
    found = compiled(
        filed("chieng_ly", "health_insurance_rate", "2024-05", share("90", "100")),
        filed("co_ma", "health_insurance_rate", "2024-05", rate("95")),
    )
    remarks = annex_rows(paper_of(found, tmp_path))[number("health_insurance_rate")][8]
    assert remarks == "90/100; số liệu đến tháng 5; số mới nhất của 1 đơn vị chỉ là tỷ lệ, chưa cộng"


def test_what_comes_after_the_period_is_left_out(tmp_path: Path) -> None:
    values = [
        filed("chieng_ly", "fruit_output", f"2024-{month:02}", amount("10"), per=Per.PERIOD) for month in range(1, 7)
    ]
    row = annex_rows(paper_of(compiled(*values, period="2024-03"), tmp_path))[number("fruit_output")]
    assert row[4] == "30"
    assert row[7] == "1/29, tháng 3"


def test_the_last_revision_counts_whatever_the_order(tmp_path: Path) -> None:
    values = [
        filed("chieng_ly", "tea_area", "2024-06", amount(value), revision=revision)
        for revision, value in ((3, "30"), (1, "10"), (2, "20"))
    ]
    assert annex_rows(paper_of(compiled(*values), tmp_path))[number("tea_area")][4] == "30"


def test_who_has_filed_is_counted_form_by_form(tmp_path: Path) -> None:
    found = compiled(
        filed("chieng_ly", "tea_area", "2024-06", amount("1"), late=True),
        filed("co_ma", "tea_area", "2024-06", amount("1")),
        filed("chieng_ly.mot", "tea_area", "2024-06", amount("1"), form="village_month"),
        villages=(village("chieng_ly.mot", "Bản Một"), village("chieng_ly.hai", "Bản Hai")),
    )
    lines = texts(paper_of(found, tmp_path))
    assert "- Báo cáo tháng của xã, thị trấn, tháng 6: 2/29 đơn vị đã nộp, trong đó 1 nộp muộn." in lines
    assert "- Số liệu tháng nhờ bản cho biết, tháng 6: 1/2 đơn vị đã nộp." in lines
    departments = sum(form.level is Level.DEPARTMENT for form in plan().forms.values())
    assert any(line.startswith("- Báo cáo của các phòng, cơ quan, tháng 6: 0/") for line in lines)
    assert departments


@pytest.mark.parametrize("period", ["2024-Q2", "2024-H1", "2024-9M", "2024"])
def test_every_kind_of_period_can_be_reported(period: str, tmp_path: Path) -> None:
    document = paper_of(compiled(period=period, as_of=datetime(2024, 12, 20, tzinfo=UTC)), tmp_path)
    rows = annex_rows(document)
    assert len(rows) == 39
    assert (rows[20][6] == "–") == (period == "2024"), "the year's end has come only for the year's report"


def test_sample_figures_are_marked_on_the_report_and_on_its_annex(tmp_path: Path) -> None:
    assert texts(paper_of(compiled(sample=" (DỮ LIỆU MẪU)"), tmp_path)).count("DỮ LIỆU MẪU") == 2
    assert "DỮ LIỆU MẪU" not in texts(paper_of(compiled(), tmp_path))


def test_the_english_report_has_the_same_rows(tmp_path: Path) -> None:
    found = filed("chieng_ly", "tea_area", "2024-06", amount("1400"))
    rows = annex_rows(paper_of(compiled(found, language="en"), tmp_path))
    assert len(rows) == 39
    assert rows[3][1:7] == ["Tea area", "ha", "1,398", "1,400", "100.14", "exceeded"]


HOSTILE = ('=HYPERLINK("x")', "<w:t>&amp;</w:t>", "\x00\x08tab\tnul", "\ud800half", "‮turned", "{ $name }", "a" * 5000)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_only_texts(text: str, tmp_path: Path) -> None:
    content = summary.paper(compiled())
    first = content.passages[0].model_copy(update={"text": text})
    row = content.annex.rows[1].model_copy(update={"cells": (text,) * COLUMNS})
    annex = content.annex.model_copy(update={"rows": (row, *content.annex.rows[1:])})
    changed = content.model_copy(
        update={"passages": (first, *content.passages[1:]), "annex": annex, "subject": text, "mark": text}
    )
    path = paper.write(changed, tmp_path / "report.docx")
    with zipfile.ZipFile(path) as archive:
        assert not [name for name in archive.namelist() if "macro" in name.lower() or "vba" in name.lower()]
        written = archive.read("word/document.xml").decode()
    assert "w:hyperlink" not in written
    assert "w:instrText" not in written


def test_the_same_figures_give_the_same_file_to_the_byte(tmp_path: Path) -> None:
    values = [filed("chieng_ly", "tea_area", "2024-06", amount("12.5"))]
    written = []
    for number_of in (1, 2):
        content = summary.paper(compiled(*values, as_of=datetime(2024, 6, 20, number_of, tzinfo=UTC)))
        written.append(paper.write(content, tmp_path / f"{number_of}.docx").read_bytes())
        assert paper.place(content, tmp_path) == paper.place(summary.paper(compiled(*values)), tmp_path)
    assert written[0] == written[1]
    other = summary.paper(compiled(filed("chieng_ly", "tea_area", "2024-06", amount("12.6"))))
    assert paper.place(other, tmp_path) != paper.place(summary.paper(compiled(*values)), tmp_path)


def test_every_exact_figure_is_shown_with_all_its_digits(tmp_path: Path) -> None:
    """1397.97 must not become 1.398, which would read as reached."""
    row = annex_rows(paper_of(compiled(filed("chieng_ly", "tea_area", "2024-06", amount("1397.97"))), tmp_path))[3]
    assert row[4:7] == ["1.397,97", "99,99", "chưa đạt"]
    assert Decimal(row[5].replace(",", ".")) < 100


def test_nobody_is_named(tmp_path: Path) -> None:
    found = compiled(filed("chieng_ly", "tea_area", "2024-06", amount("1"), raw="anh Páo 0912345678: 1 ha"))
    assert not [text for text in all_texts(paper_of(found, tmp_path)) if "Páo" in text or "0912" in text]
