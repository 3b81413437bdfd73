"""What villages report is put before their commune, which takes it or types what it knows better."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from handlers.dialogue.states import AskingForValue, ConfirmingCorrection, ConfirmingReport, QuestioningAnswer
from locales import phrasebook
from locales.phrasebook import DISTRICT_ZONE
from models import records
from models.plan.measures import Amount, Below, Figure, Measure, NoFigure, Per, Share
from models.plan.own_figures import own_figures
from models.plan.units import Level, Unit
from tests.reporting.commune import Commune

WORDS = phrasebook("vi")
JUNE = "2024-06"
NAMES = ("Bản Nà Lĩnh", "Bản Nong", "Bản Pán", "Bản Bỉa", "Bản Hình")
TEA = ("12", "10.5", "12", "-", "-")


def villages(count: int) -> tuple[Unit, ...]:
    return tuple(
        Unit(slug=f"chieng_ly.v{n}", level=Level.VILLAGE, name=name, full_name=name, name_en=name, parent="chieng_ly")
        for n, name in enumerate(NAMES[:count])
    )


def reported(*amounts: str, indicator: str = "tea_area", period: str = JUNE) -> tuple[Figure, ...]:
    """Villages' figures in their order: "-" has not reported."""
    return tuple(
        Figure(f"chieng_ly.v{n}", indicator, period, NoFigure() if each == "none" else Amount(Decimal(each)))
        for n, each in enumerate(amounts)
        if each != "-"
    )


def commune(*amounts: str, indicator: str = "tea_area") -> Commune:
    """Chiềng Ly with so many villages and what they reported for June."""
    one = Commune()
    figures = reported(*amounts, indicator=indicator)
    one.desk = replace(one.desk, villages=villages(len(amounts)), village_figures=figures)
    return one


def asked(*amounts: str) -> Commune:
    """The same at the question for tea."""
    one = commune(*amounts)
    one.says("bao cao thang 6")
    assert isinstance(one.state, AskingForValue)
    return one


def answer(one: Commune, indicator: str = "tea_area") -> records.Answer | None:
    return one.desk.answers("commune_month", JUNE).get(indicator)


def test_the_question_says_how_many_villages_make_what_and_who_is_missing() -> None:
    one = asked(*TEA)
    assert WORDS.say("villages-some", reported="3", expected="5", value="34,5 ha") in one.sees
    assert WORDS.say("villages-missing", names="Bản Bỉa, Bản Hình") in one.sees


def test_many_missing_villages_are_counted_after_a_few_names() -> None:
    one = asked("12", *["-"] * 4)
    assert "Bản Nong, Bản Pán, Bản Bỉa, Bản Hình" in one.sees
    one.desk = replace(one.desk, villages=(*villages(5), *_more(6)))
    one.says("tiếp tục")
    assert WORDS.say("names-more", names="Bản Nong, Bản Pán, Bản Bỉa", count=7) in one.sees


def _more(count: int) -> tuple[Unit, ...]:
    return tuple(
        Unit(slug=f"chieng_ly.m{n}", level=Level.VILLAGE, name=f"Bản {n}", full_name="B", name_en="B")
        for n in range(count)
    )


@pytest.mark.parametrize("amounts", [("-", "-"), ("none", "-")])
def test_nothing_is_said_while_no_village_has_a_figure(amounts: tuple[str, ...]) -> None:
    one = asked(*amounts)
    assert one.sees == asked().sees
    assert not isinstance(one.state, AskingForValue) or one.state.villages_shown == ""


@pytest.mark.parametrize("typed", ["đúng", "dung", "lấy", "lay", "ok", "lấy số các bản", "vâng ạ", "theo bản"])
def test_yes_takes_what_the_villages_make(typed: str) -> None:
    one = asked("24", "24.5")
    one.says(typed)
    taken = answer(one)
    assert taken is not None
    assert (taken.measure, taken.below, taken.estimated) == (Amount(Decimal("48.5")), Below(2, 2), False)
    assert taken.raw == WORDS.say("raw-from-villages", value="48,5 ha", reported="2", expected="2")
    assert "48,5 ha (2/2 bản)" in one.sees


def test_one_tap_takes_what_the_villages_make() -> None:
    one = asked("24", "24.5")
    one.picks(WORDS.say("choice-take-all-villages", value="48,5 ha"))
    assert (taken := answer(one)) is not None
    assert taken.below == Below(2, 2)


def test_a_sum_that_lacks_villages_is_an_estimate_and_says_so_wherever_it_stands() -> None:
    one = asked("24", "24.5", "-")
    one.says("đúng")
    assert answer(one) is None
    assert "2/3 bản" in one.sees
    one.says("đúng")
    assert (taken := answer(one)) is not None
    assert (taken.estimated, taken.below) == (True, Below(2, 3))
    assert "ước 48,5 ha (2/3 bản)" in one.sees
    one.says("cà phê 275, quả 182, chè tươi 51, quả tươi 65, thủy sản 4, trồng rừng 1, BHYT 6956/7346")
    while isinstance(one.state, AskingForValue):
        one.says("bỏ qua")
    assert "ước 48,5 ha (2/3 bản)" in one.sees


PART = WORDS.say("doubt-part-of-villages", names="Bản Pán", value="", reported="2", expected="3", waits="yes").split(
    ","
)[0]
WAIT = WORDS.say("choice-wait-for-villages")


def lacking(*amounts: str) -> Commune:
    """Asked whether the sum is taken although villages are missing."""
    one = asked(*(amounts or ("24", "24.5", "-")))
    one.says("lay")
    assert isinstance(one.state, QuestioningAnswer)
    assert answer(one) is None
    return one


def test_villages_missing_from_an_area_are_named_before_the_sum_is_taken() -> None:
    one = lacking()
    assert PART in one.sees
    assert "48,5 ha" in one.sees
    assert one.choices == ["Đúng: ước 48,5 ha (2/3 bản)", "Nhập lại", WAIT]


def test_of_many_missing_villages_three_are_named_at_most() -> None:
    assert "Bản Nong, Bản Pán, Bản Bỉa," in lacking("48", "-", "-", "-").sees
    assert WORDS.say("names-more", names="Bản Nong, Bản Pán", count=2) in lacking("48", "-", "-", "-", "-").sees


@pytest.mark.parametrize("typed", ["đúng", "vâng ạ", "1", "lấy", "lay"])
def test_yes_takes_the_sum_although_villages_are_missing(typed: str) -> None:
    one = lacking()
    one.says(typed)
    assert (taken := answer(one)) is not None
    assert (taken.measure, taken.below, taken.estimated) == (Amount(Decimal("48.5")), Below(2, 3), True)


@pytest.mark.parametrize("typed", ["bo qua", "để sau", "chờ bản", "doi ban bao", "cho du ban", "3", WAIT])
def test_the_figure_can_wait_for_the_villages_and_is_asked_again(typed: str) -> None:
    one = lacking()
    one.says(typed)
    assert answer(one) is None
    assert isinstance(one.state, AskingForValue)
    assert one.state.indicator == "coffee_area"
    one.says("tạm dừng")
    one.says("báo cáo tháng 6")
    assert isinstance(one.state, AskingForValue)
    assert one.state.indicator == "tea_area"


def test_nothing_is_offered_to_wait_for_where_the_figure_would_stand_as_it_is() -> None:
    one = asked("24", "24.5", "-")
    one.says("49")
    one.says("sửa 1")
    one.says("lấy")
    assert PART in one.sees
    assert WAIT not in one.choices


@pytest.mark.parametrize("typed", ["49", "48,6 ha"])
def test_the_whole_communes_figure_can_be_typed_where_villages_are_missing(typed: str) -> None:
    one = lacking()
    one.says(typed)
    assert (given := answer(one)) is not None
    assert (given.below, given.estimated) == (None, False)


def test_a_second_take_it_that_was_typed_unseen_is_no_yes() -> None:
    one = lacking()
    one.says_unseen("lay")
    assert answer(one) is None


@pytest.mark.parametrize(("choice", "below"), [("1", Below(2, 3)), ("2", None)])
def test_a_typed_figure_that_is_just_the_sum_of_some_villages_is_asked_about(choice: str, below: Below | None) -> None:
    one = asked("21", "15.5", "-")
    one.says("36,5")
    assert answer(one) is None
    assert one.choices[:2] == ["ước 36,5 ha (2/3 bản)", "36,5 ha"]
    one.says(choice)
    assert (given := answer(one)) is not None
    assert (given.measure, given.below) == (Amount(Decimal("36.5")), below)


@pytest.mark.parametrize("typed", ["48,5", "ước 48,5"])
def test_the_same_as_last_month_is_no_part_of_it(typed: str) -> None:
    one = asked("24", "24.5", "-")
    one.says(typed)
    assert answer(one) is not None


def test_what_else_is_odd_is_asked_together_with_who_is_missing() -> None:
    one = _without_before("1000", "800", "-")
    said = WORDS.say("value-lacking-villages", value="ước 1.800 ha (2/3 bản)", names="Bản Pán")
    assert WORDS.say("doubt-above-target", value=said, against="1.398 ha") in one.sees
    assert one.choices[-1] == WAIT
    one.says("đúng")
    assert answer(one) is not None


def _without_before(*amounts: str) -> Commune:
    one = commune(*amounts)
    one.desk = replace(one.desk, figures=own_figures([]))
    one.says("bao cao thang 6")
    one.says("lay")
    assert answer(one) is None
    return one


@pytest.mark.parametrize("typed", ["đúng", "1", "lấy"])
def test_a_yes_never_takes_another_sum_than_the_one_shown(typed: str) -> None:
    one = lacking()
    one.desk = replace(one.desk, village_figures=reported("24", "24.5", "12"))
    one.says(typed)
    assert answer(one) is None
    assert WORDS.say("villages-changed") in one.sees
    assert WORDS.say("villages-all", reported="3", expected="3", value="60,5 ha") in one.sees


def test_a_village_that_reports_meanwhile_does_not_stand_in_the_way_of_a_figure_of_ones_own() -> None:
    one = asked("24", "24.5", "-")
    one.says("30")
    one.desk = replace(one.desk, village_figures=reported("24", "24.5", "12"))
    one.says("1")
    assert (given := answer(one)) is not None
    assert given.measure == Amount(Decimal(30))


def test_the_villages_figure_of_a_doubt_is_taken_only_while_it_is_the_newest() -> None:
    one = asked("24", "24.5", "-")
    one.says("30")
    one.desk = replace(one.desk, village_figures=reported("24", "24.5", "12"))
    one.says("2")
    assert answer(one) is None
    assert "60,5 ha" in one.sees


def test_more_of_a_flow_may_follow_and_its_sum_is_taken_without_a_question() -> None:
    one = asked()
    one.desk = replace(
        one.desk,
        villages=villages(3),
        village_figures=tuple(
            replace(each, per=Per.PERIOD) for each in reported("1", "0.5", "-", indicator="new_forest_area")
        ),
    )
    one.says("sửa 7")
    one.says("lấy")
    taken = answer(one, "new_forest_area")
    assert taken is not None
    assert taken.below == Below(2, 3)


def test_another_figure_is_typed_as_always() -> None:
    one = asked("24", "24.5")
    one.says("48,6")
    assert (given := answer(one)) is not None
    assert (given.measure, given.below, given.raw) == (Amount(Decimal("48.6")), None, "48,6")


@pytest.mark.parametrize(
    ("typed", "amounts"), [("60", ("24", "24.5")), ("30", ("24", "24.5")), ("30", ("24", "24.5", "-"))]
)
def test_a_figure_far_from_the_villages_is_asked_about_once(typed: str, amounts: tuple[str, ...]) -> None:
    one = asked(*amounts)
    one.says(typed)
    assert answer(one) is None
    assert f"{typed} ha" in one.sees
    assert "48,5 ha" in one.sees
    one.says("1")
    assert (given := answer(one)) is not None
    assert (given.measure, given.below) == (Amount(Decimal(typed)), None)


def test_the_villages_figure_can_be_chosen_after_all() -> None:
    one = asked("24", "24.5")
    one.says("60")
    one.says("2")
    assert (given := answer(one)) is not None
    assert (given.measure, given.below) == (Amount(Decimal("48.5")), Below(2, 2))


def test_a_figure_above_an_incomplete_sum_is_not_doubted() -> None:
    one = asked("24", "-")
    one.says("48,5")
    assert answer(one) is not None


def test_a_sum_far_from_the_month_before_is_asked_about() -> None:
    one = asked("10", "-", "-")
    one.says("đúng")
    assert answer(one) is None
    one.says("đúng")
    assert (taken := answer(one)) is not None
    assert taken.below == Below(1, 3)


def test_yes_typed_before_the_question_was_seen_is_asked_about() -> None:
    one = asked("24", "24.5")
    one.says_unseen("đúng")
    assert answer(one) is None
    assert WORDS.say("doubt-take-villages") in one.sees


@pytest.mark.parametrize("doubt", ["resent", "hasty", "interrupted", "unsent"])
def test_yes_that_may_be_meant_for_something_else_is_asked_about(doubt: str) -> None:
    one = asked("24", "24.5")
    changed = {doubt: True}
    one.desk = replace(one.desk, **changed)  # type: ignore[arg-type]
    one.says("đúng")
    assert answer(one) is None


def test_only_what_was_shown_is_taken() -> None:
    one = asked("24", "-")
    one.desk = replace(one.desk, village_figures=reported("24", "25"))
    one.picks("Lấy số")
    assert answer(one) is None
    assert WORDS.say("villages-changed") in one.sees
    one.picks("Lấy số")
    assert (taken := answer(one)) is not None
    assert (taken.measure, taken.below) == (Amount(Decimal(49)), Below(2, 2))


def test_yes_means_nothing_where_no_village_has_reported() -> None:
    one = asked("-", "-")
    one.says("đúng")
    assert answer(one) is None


def test_what_villages_put_in_doubt_is_not_taken_over_with_the_others_but_asked() -> None:
    one = asked("70", "30")
    one.picks("Giữ như kỳ trước cả 3 số")
    values = {"value": "48,5 ha", "reported": "2", "expected": "2", "against": "100 ha"}
    assert WORDS.say("copy-apart", name="Diện tích chè", **values) in one.sees
    one.says("đúng")
    assert answer(one) is None
    assert answer(one, "coffee_area") is not None
    assert isinstance(one.state, AskingForValue)
    assert one.state.indicator == "tea_area"
    one.picks("Như kỳ trước")
    assert answer(one) is None
    one.says("1")
    assert (given := answer(one)) is not None
    assert given.measure == Amount(Decimal("48.5"))
    assert isinstance(one.state, AskingForValue)
    assert one.state.indicator == "fresh_tea_output"


def test_what_villages_put_in_doubt_after_the_read_back_is_not_taken_over_either() -> None:
    one = asked("-", "-")
    one.picks("Giữ như kỳ trước cả 4 số")
    one.desk = replace(one.desk, village_figures=reported("70", "30"))
    one.says("đúng")
    assert answer(one) is None
    assert WORDS.say("copy-done", count=3) in one.sees
    assert "100 ha" in one.sees


def test_what_was_passed_over_is_not_asked_again_after_taking_over_the_others() -> None:
    one = asked("70", "30")
    one.says("bỏ qua")
    one.picks("Giữ như kỳ trước cả 3 số")
    one.says("đúng")
    assert isinstance(one.state, AskingForValue)
    assert one.state.indicator == "fresh_tea_output"


def test_as_last_month_typed_names_what_the_villages_make() -> None:
    one = asked("70", "30")
    one.says("như tháng trước")
    assert "100 ha" in one.sees
    one.says("2")
    assert (given := answer(one)) is not None
    assert given.below == Below(2, 2)


def test_a_sum_close_to_the_month_before_stands_in_no_ones_way() -> None:
    one = asked("24", "24.5")
    one.picks("Giữ như kỳ trước cả 4 số")
    one.says("đúng")
    assert answer(one) is not None


def test_at_the_end_of_the_year_villages_make_households_of_all_households() -> None:
    one = commune("-", "-", "-")
    poor = tuple(
        Figure(f"chieng_ly.v{n}", "poor_household_reduction", "2024", Share(Decimal(part), Decimal(40)))
        for n, part in enumerate((20, 14))
    )
    one.desk = replace(one.desk, village_figures=poor, now=datetime(2024, 12, 16, 8, tzinfo=DISTRICT_ZONE))
    one.says("báo cáo năm 2024")
    one.says("bỏ qua")
    assert isinstance(one.state, AskingForValue)
    assert one.state.indicator == "poor_household_reduction"
    assert WORDS.say("villages-some", reported="2", expected="3", value="34/80 (42,5%)") in one.sees
    one.says("đúng")
    assert (taken := one.desk.answers("commune_year", "2024").get("poor_household_reduction")) is not None
    assert (taken.measure, taken.below) == (Share(Decimal(34), Decimal(80)), Below(2, 3))
    assert taken.estimated


def test_figures_of_another_month_are_not_added_up() -> None:
    one = commune("-", "-")
    one.desk = replace(one.desk, village_figures=reported("24", "24.5", period="2024-05"))
    one.says("bao cao thang 6")
    assert "48,5 ha (2/2" not in one.sees
    assert isinstance(one.state, AskingForValue)
    assert one.state.villages_shown == ""


def read_back(*amounts: str) -> Commune:
    """June is read back; the sum of these villages was taken for tea, and estimated while some are missing."""
    one = asked(*amounts)
    one.says("lấy")
    if isinstance(one.state, QuestioningAnswer):
        one.says("đúng")
    one.says("cà phê 275, diện tích quả 182, chè tươi 51, quả tươi 65, thủy sản 4, trồng rừng 1, BHYT 6956/7346")
    while isinstance(one.state, AskingForValue | QuestioningAnswer):
        one.says("đúng" if isinstance(one.state, QuestioningAnswer) else "bỏ qua")
    assert isinstance(one.state, ConfirmingReport)
    assert answer(one) is not None
    return one


def report_more(one: Commune, *amounts: str) -> None:
    one.desk = replace(one.desk, village_figures=reported(*amounts))


NEWER = WORDS.say("villages-newer", name="Diện tích chè", reported="3", expected="3", value="48,6 ha")
TAKE_NEWER = WORDS.say("choice-take-newer", reported="3", expected="3", value="48,6 ha")


@pytest.mark.parametrize("typed", ["nộp", "đúng", "xem lại số", "1"])
def test_a_village_that_reports_at_the_read_back_is_shown_before_anything_is_filed(typed: str) -> None:
    one = read_back("21", "15.5", "-")
    report_more(one, "21", "15.5", "12.1")
    one.says(typed)
    assert one.desk.report("commune_month", JUNE) is None
    assert "1. Diện tích chè: ước 36,5 ha (2/3 bản)" in one.sees
    assert NEWER in one.sees
    assert one.choices[0] == TAKE_NEWER


@pytest.mark.parametrize("typed", ["lấy", "lay", "1", TAKE_NEWER])
def test_the_newer_sum_is_taken_at_the_read_back_and_read_back_again(typed: str) -> None:
    one = read_back("21", "15.5", "-")
    report_more(one, "21", "15.5", "12.1")
    one.says("nộp")
    one.says(typed)
    assert (taken := answer(one)) is not None
    assert (taken.measure, taken.below, taken.estimated) == (Amount(Decimal("48.6")), Below(3, 3), False)
    assert isinstance(one.state, ConfirmingReport)
    assert "1. Diện tích chè: 48,6 ha (3/3 bản)" in one.sees
    assert NEWER not in one.sees


def test_what_was_read_back_can_be_filed_although_villages_have_reported_since() -> None:
    one = read_back("21", "15.5", "-")
    report_more(one, "21", "15.5", "12.1")
    one.says("nộp")
    one.says("đúng")
    assert one.desk.report("commune_month", JUNE) is None
    one.says("nộp")
    assert one.desk.report("commune_month", JUNE) is not None
    assert one.desk.filed("commune_month", JUNE)["tea_area"].below == Below(2, 3)


def test_a_newer_sum_that_changes_once_more_is_shown_once_more() -> None:
    one = read_back("21", "15.5", "-", "-")
    report_more(one, "21", "15.5", "12.1", "-")
    one.says("nộp")
    lacking = {"names": "Bản Bỉa", "reported": "3", "expected": "4", "value": "48,6 ha"}
    assert WORDS.say("villages-newer-lacking", name="Diện tích chè", **lacking) in one.sees
    report_more(one, "21", "15.5", "12.1", "1")
    one.says("lấy")
    assert (given := answer(one)) is not None
    assert given.below == Below(2, 4)
    assert "49,6 ha" in one.sees
    one.says("lấy")
    assert (given := answer(one)) is not None
    assert given.below == Below(4, 4)


def test_the_newer_sums_of_several_figures_are_taken_together_and_the_odd_one_is_asked() -> None:
    one = commune("21", "15.5", "-")
    coffee = {"indicator": "coffee_area"}
    report_more(one, "21", "15.5", "-")
    one.desk = replace(one.desk, village_figures=(*one.desk.village_figures, *reported("118", "88", "-", **coffee)))
    one.says("bao cao thang 6")
    for typed in (
        "lấy",
        "đúng",
        "lấy",
        "đúng",
        "diện tích quả 182, chè tươi 51, quả tươi 65, thủy sản 4, trồng rừng 1",
    ):
        one.says(typed)
    one.says("bỏ qua")
    newer = (*reported("21", "15.5", "12.1"), *reported("118", "88", "2750", **coffee))
    one.desk = replace(one.desk, village_figures=newer)
    one.says("nộp")
    one.picks(WORDS.say("choice-take-newer-all"))
    assert isinstance(one.state, QuestioningAnswer)
    taken, doubted = answer(one), answer(one, "coffee_area")
    assert taken is not None
    assert taken.below == Below(3, 3)
    assert doubted is not None
    assert doubted.below == Below(2, 3)


def test_an_odd_newer_sum_is_asked_about() -> None:
    one = read_back("21", "15.5", "-")
    report_more(one, "21", "15.5", "1210")
    one.says("nộp")
    one.says("lấy")
    assert isinstance(one.state, QuestioningAnswer)
    assert (given := answer(one)) is not None
    assert given.below == Below(2, 3)
    one.says("không")
    one.says("quay lại")
    assert isinstance(one.state, ConfirmingReport)


def test_a_figure_typed_by_the_commune_is_left_alone_at_the_read_back() -> None:
    one = asked("21", "15.5", "-")
    one.says("48")
    one.says("cà phê 275, diện tích quả 182, chè tươi 51, quả tươi 65, thủy sản 4, trồng rừng 1, BHYT 6956/7346")
    report_more(one, "21", "15.5", "12.1")
    one.says("nộp")
    assert one.desk.report("commune_month", JUNE) is not None


def test_a_correction_to_the_villages_sum_is_read_back_anew_when_they_change() -> None:
    one = filed(Amount(Decimal(34)), Below(2, 3), "20", "14", "2")
    one.picks("Sửa Diện tích chè: 36 ha")
    report_more(one, "20", "14", "3")
    one.says("đúng")
    assert one.desk.filed("commune_month", JUNE)["tea_area"].measure == Amount(Decimal(34))
    assert "37 ha (3/3 bản)" in one.sees
    one.says("đúng")
    assert one.desk.filed("commune_month", JUNE)["tea_area"].measure == Amount(Decimal(37))


def test_a_correction_to_a_sum_that_lacks_villages_names_them() -> None:
    one = filed(Amount(Decimal(20)), Below(1, 3), "20", "14", "-")
    one.picks("Sửa Diện tích chè: 34 ha")
    assert WORDS.say("villages-missing", names="Bản Pán") in one.sees


def filed(tea: Measure, below: Below | None, *amounts: str) -> Commune:
    """June is filed with this tea figure; villages say so much by now."""
    one = commune(*amounts)
    figure = Figure("chieng_ly", "tea_area", JUNE, tea, None, below is not None, below=below)
    report = records.Report(9, "chieng_ly", "commune_month", JUNE, "0624-TEST9", one.desk.now, late=False)
    one.desk = replace(one.desk, figures=own_figures((*one.desk.figures, figure)), reports=(*one.desk.reports, report))
    one.says("xem báo cáo đã nộp")
    one.picks("Tháng 6")
    return one


def test_the_filed_report_says_what_the_villages_make_by_now_and_one_tap_corrects_it() -> None:
    one = filed(Amount(Decimal(34)), Below(2, 3), "20", "14", "2")
    assert "34 ha (2/3 bản)" in one.sees
    assert "36 ha" in one.sees
    one.picks("Sửa Diện tích chè: 36 ha")
    assert isinstance(one.state, ConfirmingCorrection)
    assert "36 ha (3/3 bản)" in one.sees
    one.says("đúng")
    now = one.desk.filed("commune_month", JUNE)["tea_area"]
    assert (now.measure, now.below, now.estimated) == (Amount(Decimal(36)), Below(3, 3), False)


def test_a_correction_that_is_not_confirmed_changes_nothing() -> None:
    one = filed(Amount(Decimal(34)), Below(2, 3), "20", "14", "2")
    one.picks("Sửa Diện tích chè: 36 ha")
    one.says("không")
    assert one.desk.filed("commune_month", JUNE)["tea_area"].measure == Amount(Decimal(34))


@pytest.mark.parametrize("amounts", [("20", "14"), ("20", "13", "-"), ("-", "-")])
def test_nothing_is_said_of_a_filed_figure_that_the_villages_do_not_contradict(amounts: tuple[str, ...]) -> None:
    one = filed(Amount(Decimal(34)), None, *amounts)
    assert all(not label.startswith("Sửa Diện") for label in one.choices)


def test_a_month_that_is_not_filed_is_begun_instead_of_corrected() -> None:
    one = filed(Amount(Decimal(34)), Below(2, 3), "20", "14", "2")
    one.desk = replace(one.desk, reports=one.desk.reports[:-1])
    one.picks("Sửa Diện tích chè: 36 ha")
    assert isinstance(one.state, AskingForValue)
