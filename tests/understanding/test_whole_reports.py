"""Whole reports in one message: which figure goes to which label, and what is no report at all."""

from __future__ import annotations

import csv
import random
import unicodedata
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import locales
from handlers.reading.corrections import correction_words
from handlers.reading.figures.vocabulary import load_number_words
from handlers.reading.questions.question import UnitName
from handlers.reading.questions.vocabulary import load_question_words
from handlers.reading.reports.reading import read_report, read_rows
from handlers.reading.reports.report import FormCode, Line, Report
from handlers.reading.reports.report_words import ReportWords
from handlers.reading.reports.vocabulary import load_report_words
from handlers.reading.text import fold
from models.messages import Cell
from tests.understanding.asked_figures import places, plan

HERE = Path(__file__).parent
CASES = yaml.safe_load((HERE / "whole_reports.yaml").read_text(encoding="utf-8"))
MANY = 3000


@cache
def words() -> ReportWords:
    names = [
        (name, one.slug) for one in plan().indicators.values() for name in (one.name_vi, one.short_vi, one.name_en)
    ]
    units = [UnitName(unit.slug, unit.name, unit.aliases) for unit in plan().units.communes]
    corrections = correction_words(*(locales.load(language, "corrections") for language in locales.LANGUAGES))
    return load_report_words(names, load_number_words("vi"), places(), load_question_words(units=units), corrections)


def told(line: Line) -> str:
    """A line as the cases write it."""
    about = f"{line.item}." if line.item is not None else "|".join(line.indicators) or "?"
    period = f"@{line.period}" if line.period else ""
    return f"{about}{period}: {line.value}"


def texts_of(name: str) -> list[str]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return [row["text"] for row in csv.DictReader(file)]


@pytest.mark.parametrize("case", CASES["reports"], ids=[case["say"] for case in CASES["reports"]])
def test_a_report_is_read_line_by_line(case: dict[str, Any]) -> None:
    report = read_report(case["say"], words())
    assert report is not None
    assert [told(line) for line in report.lines] == case["lines"]
    assert report.period == case.get("period")
    assert list(report.units) == case.get("units", [])
    assert list(report.unsure) == case.get("unsure", [])
    assert report.unknown == case.get("unknown")
    assert report.correcting == case.get("correcting", False)
    assert report.crowded == case.get("crowded", False)


@pytest.mark.parametrize("text", CASES["others"])
def test_what_only_looks_like_a_report_is_none(text: str) -> None:
    assert read_report(text, words()) is None


@pytest.mark.parametrize("text", ["chè 48,5 ha 275,5 cà phê", "chè 245, 310 cà phê", "48,5 chè 275,5 cà phê 60"])
def test_labels_and_figures_that_can_be_paired_in_two_ways_are_not_paired(text: str) -> None:
    assert read_report(text, words()) == Report(lines=())


def test_no_single_figure_of_the_tables_is_a_report() -> None:
    two_labels = {"1398ha chè, 5981ha cà phê", "chè 1398 cà phê 5981", "1. 245 2. 310", "chè 245, cà phê 310"}
    texts = {*texts_of("numbers_vi.csv"), *texts_of("numbers_more_vi.csv"), *texts_of("numbers_en.csv")}
    assert {text for text in texts if read_report(text, words()) is not None} == two_labels & texts


def test_no_question_of_the_tables_is_a_report() -> None:
    assert [text for text in texts_of("questions.csv") if read_report(text, words()) is not None] == []


def test_a_report_is_read_without_marks_in_capitals_and_decomposed_letters() -> None:
    """Labels alone: some words of figures mean something else without their marks, and are asked about."""
    for case in CASES["reports"]:
        if "?" in "".join(case["lines"]) or case.get("unsure") or "\t" in case["say"]:
            continue
        for change in (str.upper, lambda text: unicodedata.normalize("NFD", text)):
            report = read_report(change(case["say"]), words())
            assert report is not None, case["say"]
            assert [fold(told(line)) for line in report.lines] == [fold(line) for line in case["lines"]]


def test_every_indicator_is_known_by_its_own_names_in_a_report() -> None:
    for one in plan().indicators.values():
        other = "aquatic_output" if one.slug != "aquatic_output" else "tea_area"
        known = plan().indicators[other].name_vi
        for name in (one.name_vi, one.short_vi, one.name_en, fold(one.name_vi), f"- {one.name_vi} ({one.unit})"):
            report = read_report(f"{name}: 5\n{known}: 4", words())
            assert report is not None, name
            assert [line.indicators for line in report.lines] == [(one.slug,), (other,)], name


def test_every_line_of_a_report_is_kept_or_named() -> None:
    """No piece with a digit gets lost, whatever stands beside it."""
    labels = ["chè", "diện tích cà phê", "sắn", "thủy sản", "nhà ông A", "BHYT", "đàn lợn", "xã Co Mạ"]
    chance = random.Random(20240617)
    for _ in range(400):
        rows = [f"{chance.choice(labels)}: {number}" for number in range(101, 101 + chance.randint(2, 8))]
        report = read_report(chance.choice(["\n", "; "]).join(rows), words())
        if report is None:
            continue
        told_of = " ".join([*(line.raw for line in report.lines), *report.unsure])
        assert all(row.rpartition(" ")[2] in told_of for row in rows), rows


def test_a_number_goes_to_its_own_label_in_every_order() -> None:
    given = {
        "tea_area": "chè {} ha",
        "coffee_area": "cà phê {} ha",
        "aquatic_output": "thủy sản {}",
        "health_insurance_rate": "bhyt {}",
    }
    chance = random.Random(7)
    for _ in range(300):
        slugs = chance.sample(sorted(given), chance.randint(2, 4))
        values = {slug: str(Decimal(chance.randint(1, 999)) / 10).replace(".", ",") for slug in slugs}
        text = chance.choice([", ", "; ", "\n", " ", " và "]).join(given[slug].format(values[slug]) for slug in slugs)
        report = read_report(text, words())
        assert report is not None, text
        found = {line.indicators[0]: line.value.removesuffix(" ha") for line in report.lines}
        assert found == values, text


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (Decimal("48.5"), "48,5 ha"),
        (Decimal("48.50"), "48,5 ha"),
        (Decimal("1398"), "1398 ha"),
        (Decimal("26.619"), "26,619 ha"),
        (Decimal("0"), "0 ha"),
        (Decimal("0.125"), "0,125 ha"),
        (Decimal("1E+3"), "1000 ha"),
        ("48,5 ha", "(ha) 48,5 ha"),
        ("không có", "(ha) không có"),
    ],
)
def test_a_cell_is_written_out_as_it_would_be_typed(cell: Cell, value: str) -> None:
    rows = [("Diện tích cây chè", "ha", cell), ("Thủy sản", "tấn", Decimal(4))]
    report = read_rows(rows, words())
    assert report is not None
    assert report.lines[0].value == value


def test_a_template_says_which_report_it_is() -> None:
    rows: list[tuple[Cell, ...]] = [
        ("Báo cáo tháng 6, Xã Chiềng Ly – Mã: commune_month/2024-06/chieng_ly", None, None, None, None),
        ("TT", "Chỉ tiêu", "Đơn vị", "Kỳ trước", "Số liệu"),
        (Decimal(1), "Diện tích cây chè", "ha", "48,5", "49"),
        (Decimal(2), "Diện tích cà phê", "ha", "275,5", None),
        (Decimal(3), "Sản lượng búp chè tươi (trong kỳ)", "tấn", "51,6", "52 tấn"),
        (Decimal(4), "Tỷ lệ người dân có thẻ BHYT", "%", "6.956/7.346", "6.960/7.346"),
    ]
    report = read_rows(rows, words())
    assert report is not None
    assert report.code == FormCode(form="commune_month", period="2024-06", unit="chieng_ly")
    assert report.unsure == ()
    assert [told(line) for line in report.lines] == [
        "tea_area: 49 ha",
        "fresh_tea_output: trong kỳ (tấn) 52 tấn",
        "health_insurance_rate: 6.960/7.346",
    ]


@given(st.text(max_size=400))
def test_no_text_raises(text: str) -> None:
    assert isinstance(read_report(text, words()), Report | None)


@given(
    st.lists(
        st.lists(
            st.one_of(st.none(), st.text(max_size=20), st.decimals(allow_nan=False, allow_infinity=False)), max_size=6
        ),
        max_size=8,
    )
)
def test_no_rows_raise(rows: list[list[Cell]]) -> None:
    assert isinstance(read_rows(rows, words()), Report | None)


def test_no_mixture_of_labels_figures_and_signs_raises() -> None:
    chance = random.Random(1)
    parts = [
        "chè",
        "cà phê",
        "BHYT",
        "xã Co Mạ",
        "tháng 6",
        "48,5",
        "1.398",
        "6960/7346",
        "không có",
        "?",
        "1.",
        "2)",
        *"\t\n,;:-.()=\x00\ud800\u200b１．İß",
    ]
    for _ in range(MANY):
        text = "".join(chance.choice(parts) + chance.choice(["", " "]) for _ in range(chance.randint(1, 40)))
        assert isinstance(read_report(text, words()), Report | None)


@pytest.mark.parametrize(
    "text", ["9" * 5000, "chè 48, " * 500, "1. 5 " * 900, "a: 1\n" * 900, "\t1" * 2000, "chè\t48\n" * 400, "- " * 4000]
)
def test_long_texts_are_just_texts(text: str) -> None:
    assert isinstance(read_report(text, words()), Report | None)
