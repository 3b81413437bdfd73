"""Figures as officers type them: the attested table, our own table, and what must hold for every text."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handlers.reading.figures.quantities import read_quantity
from handlers.reading.figures.quantity import Asked, Outcome, Reason, Special
from locales import phrasebook
from models.plan.units import Unit
from tests.understanding.asked_figures import places, plan, read, words
from tests.understanding.fuzzing import fuzz_answers

HERE = Path(__file__).parent
OUTCOMES = {"accept": Outcome.ACCEPT, "ask-to-confirm": Outcome.ASK, "refuse": Outcome.REFUSE}


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def values(text: str) -> list[Decimal]:
    return [Decimal(value) for value in text.split("|") if value]


@pytest.mark.parametrize("row", rows("numbers_vi.csv"), ids=lambda row: f"{row['text']!r} in {row['unit_asked']}")
def test_an_attested_answer_is_read_as_the_table_says(row: dict[str, str]) -> None:
    quantity = read(row["text"], row["indicator"], row["unit_asked"])
    expected = values(row["expected_value"])
    assert quantity.outcome is OUTCOMES[row["expected_outcome"]]
    assert [reading.value for reading in quantity.readings[:1]] == expected[:1]
    assert quantity.raw == row["text"]


@pytest.mark.parametrize("row", rows("numbers_more_vi.csv"), ids=lambda row: f"{row['text']!r} in {row['unit_asked']}")
def test_an_answer_of_our_own_table_is_read_as_it_says(row: dict[str, str]) -> None:
    quantity = read(row["text"], row["indicator"], row["unit_asked"])
    assert quantity.outcome.value == row["outcome"]
    assert [reading.value for reading in quantity.readings] == values(row["readings"])


@pytest.mark.parametrize("row", rows("numbers_en.csv"), ids=lambda row: f"{row['text']!r} in {row['unit_asked']}")
def test_a_plain_english_answer_is_read(row: dict[str, str]) -> None:
    quantity = read(row["text"], row["indicator"], row["unit_asked"])
    assert quantity.outcome.value == row["outcome"]
    assert [reading.value for reading in quantity.readings] == values(row["readings"])


@pytest.mark.parametrize(
    "row", rows("tired_officers_vi.csv"), ids=lambda row: f"{row['text']!r} in {row['unit_asked']}"
)
def test_an_answer_typed_in_haste_or_spoken_to_a_telephone_is_read(row: dict[str, str]) -> None:
    quantity = read(row["text"], row["indicator"], row["unit_asked"])
    assert quantity.outcome.value == row["outcome"]
    assert [reading.value for reading in quantity.readings[:1]] == values(row["readings"])[:1]
    assert not row["special"] or quantity.special == row["special"]


def test_a_fraction_keeps_its_part_and_its_whole() -> None:
    reading = read("4.200/4.380 người", "health_insurance_rate").readings[0]
    assert (reading.value, reading.part, reading.whole) == (Decimal("95.89"), Decimal(4200), Decimal(4380))


def test_a_fall_asked_by_its_counts_takes_the_part_and_whole_of_today() -> None:
    asked = Asked("điểm %", Decimal(-100), Decimal(100), counted=True)
    quantity = read_quantity("280/1.200", asked, words(), places())
    assert quantity.outcome is Outcome.ACCEPT
    assert (quantity.readings[0].part, quantity.readings[0].whole) == (Decimal(280), Decimal(1200))


@pytest.mark.parametrize("text", ["4,2", "4,2%", "0", "bốn phẩy hai phần trăm"])
def test_a_bare_number_for_a_fall_asked_by_its_counts_may_be_the_rate_of_today(text: str) -> None:
    limits = ("điểm %", Decimal(-100), Decimal(100))
    assert read_quantity(text, Asked(*limits), words(), places()).outcome is Outcome.ACCEPT
    asked = read_quantity(text, Asked(*limits, counted=True), words(), places())
    assert (asked.outcome, asked.reason) == (Outcome.ASK, Reason.FALL_OR_RATE)


@pytest.mark.parametrize("text", ["giảm 4,2", "giảm 4,2%", "4,2 điểm %"])
def test_a_fall_that_is_called_so_is_read_as_the_fall(text: str) -> None:
    asked = Asked("điểm %", Decimal(-100), Decimal(100), counted=True)
    assert read_quantity(text, asked, words(), places()).outcome is Outcome.ACCEPT


@pytest.mark.parametrize(
    ("text", "special"),
    [
        ("không biết", Special.NO_FIGURE),
        ("chưa có số liệu", Special.NO_FIGURE),
        ("chưa có", Special.NONE_OR_NO_FIGURE),
        ("không", Special.NONE_OR_NO_FIGURE),
        ("như tháng trước", Special.SAME_AS_BEFORE),
        ("không có thêm", Special.SAME_AS_BEFORE),
        ("để sau", Special.SKIP),
    ],
)
def test_an_answer_without_a_number_says_which_kind_it_is(text: str, special: Special) -> None:
    assert read(text, "tea_area").special is special


@pytest.mark.parametrize("text", ["không có thêm", "không phát sinh", "không trồng thêm"])
def test_nothing_new_is_zero_for_a_flow_and_never_zero_for_a_level(text: str) -> None:
    assert read(text, "new_forest_area").readings[0].value == 0
    assert read(text, "tea_area").outcome is Outcome.ASK


def test_an_estimate_is_marked() -> None:
    assert read("ước đạt 1.398 ha", "tea_area").estimated
    assert not read("1.398 ha", "tea_area").estimated


@pytest.mark.parametrize(
    ("text", "per"),
    [("lũy kế 850 tấn", "year_to_date"), ("từ đầu năm 850 tấn", "year_to_date"), ("trong tháng 20 tấn", "period")],
)
def test_an_answer_that_says_what_it_covers_is_accepted_only_when_that_was_asked(text: str, per: str) -> None:
    for asked_per, outcome in ((per, Outcome.ACCEPT), (None, Outcome.ASK), ("other", Outcome.ASK)):
        quantity = read_quantity(text, Asked("tấn", Decimal(0), per=asked_per), words(), places())
        assert (quantity.per, quantity.outcome) == (per, outcome)


BOTH = [
    "trong kỳ 20 tấn, lũy kế 120 tấn",
    "lũy kế 120, trong tháng 20",
    "20 tấn, lk 120",
    "20 tan trong ky, luy ke 120 tan",
]


@pytest.mark.parametrize("text", BOTH)
def test_the_period_and_the_total_told_together_are_one_answer(text: str) -> None:
    for per, value, beside in (("period", 20, 120), ("year_to_date", 120, 20)):
        quantity = read_quantity(text, Asked("tấn", Decimal(0), per=per, flow=True), words(), places())
        assert (quantity.outcome, quantity.per) == (Outcome.ACCEPT, per)
        assert (quantity.readings[0].value, quantity.beside) == (value, beside)


@pytest.mark.parametrize("per", ["period", "year_to_date", None])
def test_a_period_above_its_total_is_asked_about(per: str | None) -> None:
    quantity = read_quantity("trong kỳ 20, lũy kế 15", Asked("tấn", Decimal(0), per=per, flow=True), words(), places())
    assert (quantity.outcome, quantity.beside) == (Outcome.ASK, None)
    assert {reading.value for reading in quantity.readings} == {20, 15}


def test_nothing_done_is_zero_for_the_period_and_never_for_the_whole_year() -> None:
    for per, outcome in (("period", Outcome.ACCEPT), ("year_to_date", Outcome.ASK)):
        quantity = read_quantity("không thu hoạch", Asked("tấn", Decimal(0), per=per, flow=True), words(), places())
        assert (quantity.outcome, quantity.readings[0].value) == (outcome, 0)


@pytest.mark.parametrize("text", ["nhầm, 60 tấn", "nham 60 tan", "à quên 60", "xin lỗi, 60 tấn", "60 tấn"])
def test_an_answer_that_takes_back_another_says_so(text: str) -> None:
    quantity = read(text, "fresh_tea_output")
    assert (quantity.readings[0].value, quantity.slip) == (60, text != "60 tấn")


def test_the_place_named_is_told() -> None:
    assert read("xã Bon Phặng 120 ha", "tea_area").place == "xã bon phặng"
    assert read("bản Nà Lĩnh 12 ha", "tea_area").place == "bản nà lĩnh"
    assert read("120 ha", "tea_area").place is None


@pytest.mark.parametrize("unit", plan().units.communes, ids=lambda unit: unit.slug)
def test_a_commune_before_its_figure_never_changes_it(unit: Unit) -> None:
    assert [reading.value for reading in read(f"{unit.name} 45,5 ha", "tea_area").readings] == [Decimal("45.5")]


@pytest.mark.parametrize("slug", list(plan().indicators))
def test_the_names_of_an_indicator_before_its_figure_never_change_it(slug: str) -> None:
    indicator = plan().indicators[slug]
    for name in (indicator.name_vi, indicator.short_vi):
        readings = read(f"{name}: 4", slug).readings
        assert not readings or Decimal(4) in [reading.value for reading in readings]


def test_every_reason_has_its_own_word() -> None:
    assert len({reason.value for reason in Reason}) == len(Reason)


SAID = phrasebook("vi")
AMOUNTS = st.decimals(min_value=Decimal("0.001"), max_value=Decimal("99999.999"), allow_nan=False, places=3)


@given(AMOUNTS)
@example(Decimal("13.46"))
@example(Decimal("2024"))
@example(Decimal("26.619"))
@example(Decimal("1.398"))
@example(Decimal("999.999"))
def test_an_amount_said_by_the_bot_reads_back_the_same(value: Decimal) -> None:
    quantity = read(SAID.quantity(value, "ha"), "tea_area")
    assert (quantity.outcome, quantity.readings[0].value) == (Outcome.ACCEPT, value)


@given(st.integers(min_value=0, max_value=19_999_999))
def test_a_count_said_by_the_bot_reads_back_the_same(value: int) -> None:
    quantity = read(SAID.quantity(Decimal(value), "lượt"), "tourist_visits")
    assert (quantity.outcome, quantity.readings[0].value) == (Outcome.ACCEPT, value)


@given(
    st.decimals(min_value=0, max_value=100, places=3, allow_nan=False).filter(
        lambda value: not 0 < value < Decimal("0.001")
    )
)
def test_a_rate_said_by_the_bot_reads_back_the_same(value: Decimal) -> None:
    quantity = read(SAID.quantity(value, "%"), "health_insurance_rate")
    assert (quantity.outcome, quantity.readings[0].value) == (Outcome.ACCEPT, value)


@given(AMOUNTS)
def test_an_amount_said_in_english_is_never_taken_for_another(value: Decimal) -> None:
    quantity = read(phrasebook("en").quantity(value, "ha"), "tea_area")
    assert quantity.readings[0].value == value


@given(st.text(max_size=300), st.sampled_from(list(plan().indicators)))
@example("9" * 5000, "tea_area")
@example("1e2000000", "tea_area")
@example("\ud800\udfff", "tea_area")
@example("12\x0034", "tea_area")
@example("nghìn " * 60, "tea_area")
@example("1/" * 60, "tea_area")
def test_no_text_breaks_the_reader(text: str, slug: str) -> None:
    quantity = read(text, slug)
    assert (len(quantity.readings) == 1) or quantity.outcome is not Outcome.ACCEPT
    assert not quantity.readings or quantity.outcome is not Outcome.REFUSE
    assert quantity.raw == text


def test_thousands_of_garbled_answers_are_never_half_read() -> None:
    assert fuzz_answers(50_000, seed=2024).findings == []
