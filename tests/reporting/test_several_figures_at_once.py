"""A whole report in one message: what is sure is kept, what is doubtful is asked, what is unknown is named."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

import pytest

from handlers.dialogue.states import (
    AskingForValue,
    ChoosingIndicator,
    ConfirmingCorrections,
    ConfirmingReport,
    Idle,
    PlacingFigures,
    QuestioningAnswer,
)
from tests.reporting.commune import Commune

ALL = (
    "diện tích chè 48,5; cà phê 275,5; diện tích cây ăn quả 182,5; búp chè tươi 52; sản lượng quả 60; "
    "thủy sản 4,5; trồng rừng 2; bhyt 6960/7346"
)
KEPT = {
    "tea_area": "48.5",
    "coffee_area": "275.5",
    "fruit_area": "182.5",
    "fresh_tea_output": "52",
    "fruit_output": "60",
    "aquatic_output": "4.5",
    "new_forest_area": "2",
    "health_insurance_rate": "6960/7346",
}


@pytest.fixture
def commune() -> Commune:
    return Commune()


def june() -> Commune:
    one = Commune()
    one.says("báo cáo tháng 6")
    assert one.asked == "tea_area"
    return one


def test_a_whole_report_out_of_the_blue_is_kept_and_read_back_and_filed(commune: Commune) -> None:
    commune.says(ALL)
    assert commune.kept() == KEPT
    assert isinstance(commune.state, ConfirmingReport)
    assert commune.sees.count("\n") == 10
    assert "8. BHYT: 6.960/7.346 (94,75%)" in commune.sees
    commune.says("nộp")
    assert commune.on_file("2024-06") == KEPT


def test_a_part_of_a_report_is_kept_in_one_table_and_only_the_rest_is_asked() -> None:
    commune = june()
    commune.says("bhyt 6960/7346, thủy sản 4,5 tấn, diện tích chè 48")
    assert commune.kept() == {"tea_area": "48", "aquatic_output": "4.5", "health_insurance_rate": "6960/7346"}
    assert commune.sees.startswith(
        "Tháng 6, xã Chiềng Ly – đã ghi 3 số:\n1. Diện tích chè: 48 ha\n6. Thủy sản: 4,5 tấn"
    )
    for slug in ("coffee_area", "fruit_area", "fresh_tea_output", "fruit_output", "new_forest_area"):
        assert commune.asked == slug
        commune.says("bỏ qua")
    assert isinstance(commune.state, ConfirmingReport)


def test_numbers_of_the_list_are_those_of_the_questions() -> None:
    commune = june()
    commune.says("1. 48 2. 270 3. 180,5")
    assert commune.kept() == {"tea_area": "48", "coffee_area": "270", "fruit_area": "180.5"}
    assert commune.asked == "fresh_tea_output"


def test_numbers_of_the_list_out_of_the_blue_are_asked_about(commune: Commune) -> None:
    commune.says("1. 48 2. 270 3. 180,5")
    assert isinstance(commune.state, PlacingFigures)
    assert commune.kept() == {}
    commune.picks("Ghi vào tháng 6")
    assert commune.kept() == {"tea_area": "48", "coffee_area": "270", "fruit_area": "180.5"}


def test_a_number_beyond_the_list_is_named() -> None:
    commune = june()
    commune.says("1. 48\n2. 270\n12. 5")
    assert commune.kept() == {"tea_area": "48", "coffee_area": "270"}
    assert "“12. 5”" in commune.sees


def test_the_order_and_the_numbers_of_labelled_lines_do_not_matter() -> None:
    commune = june()
    commune.says("5. Diện tích chè: 48\n1. Sản lượng quả: 60")
    assert commune.kept() == {"tea_area": "48", "fruit_output": "60"}


@pytest.mark.parametrize(
    ("line", "slug"),
    [
        ("cà phê 26,619", "coffee_area"),
        ("cà phê 27,5", "coffee_area"),
        ("cà phê khoảng 275", "coffee_area"),
        ("cà phê 2 sào", "coffee_area"),
        ("cà phê nhà ông A 275", "coffee_area"),
        ("cà phê trồng mới 275 ha", "coffee_area"),
        ("cà phê tháng 5: 275 ha", None),
        ("búp chè tươi 164", "fresh_tea_output"),
        ("búp chè tươi lũy kế 164", "fresh_tea_output"),
        ("cà phê Co Mạ 275", "coffee_area"),
        ("cà phê như tháng trước", "coffee_area"),
        ("trồng rừng chưa có", "new_forest_area"),
        ("bhyt 6960/7500", "health_insurance_rate"),
        ("bhyt 0,9475", "health_insurance_rate"),
        ("cà phê 0", "coffee_area"),
        ("cà phê 276 và 275", None),
        ("cà phê kế hoạch 280", "coffee_area"),
    ],
)
def test_what_would_be_asked_when_typed_alone_is_asked_in_a_report(line: str, slug: str | None) -> None:
    commune = june()
    commune.says(f"diện tích chè 48, {line}, thủy sản 4,5")
    assert commune.kept() == {"tea_area": "48", "aquatic_output": "4.5"}
    if slug is not None:
        assert isinstance(commune.state, QuestioningAnswer), commune.sees
        assert commune.state.asking.indicator == slug
        assert f"“{line}”" in commune.sees


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("thủy sản 45 ha", "đơn vị tính không hợp với chỉ tiêu này"),
        ("thủy sản 4-5 tấn", "tin nêu một khoảng"),
        ("thủy sản đạt 95% kh", "cần số thực hiện"),
        ("thủy sản: nhiều lắm", "tin chưa có số cụ thể"),
        ("bhyt 7346/6960", "tử số lớn hơn mẫu số"),
        ("bhyt 194,7%", "vượt mức"),
    ],
)
def test_a_figure_that_is_refused_is_named_with_the_reason_and_asked_for_later(line: str, why: str) -> None:
    commune = june()
    commune.says(f"diện tích chè 48\n{line}\ncà phê 275")
    assert commune.kept() == {"tea_area": "48", "coffee_area": "275"}
    assert f"“{line}”" in commune.sees
    assert why in commune.sees
    assert commune.asked == "fruit_area"


def test_unknown_labels_and_those_of_other_reports_are_named() -> None:
    commune = june()
    commune.says("diện tích chè 48, sắn 12 ha, cao su 5, du lịch 300 lượt, thủy sản 4,5")
    assert commune.kept() == {"tea_area": "48", "aquatic_output": "4.5"}
    assert "Chưa rõ chỉ tiêu nào, chưa ghi: “sắn 12 ha”." in commune.sees
    assert "Thuộc báo cáo quý II, chưa ghi: “cao su 5”." in commune.sees
    assert "Đơn vị không báo cáo chỉ tiêu này, chưa ghi: “du lịch 300 lượt”." in commune.sees


def test_doubts_are_asked_one_at_a_time_and_then_what_is_missing() -> None:
    commune = june()
    commune.says("cà phê 26,619, diện tích chè 48, búp chè tươi 164, thủy sản 4,5")
    assert "“cà phê 26,619”" in commune.sees
    commune.says("26,6")
    commune.says("đúng")
    assert "“búp chè tươi 164”" in commune.sees
    commune.says("lũy kế")
    assert commune.kept() == {
        "tea_area": "48",
        "coffee_area": "26.6",
        "fresh_tea_output": "112.4",
        "aquatic_output": "4.5",
    }
    assert commune.asked == "fruit_area"


def test_a_label_that_fits_two_indicators_is_asked() -> None:
    commune = june()
    commune.says("chè 50, thủy sản 4,5")
    assert isinstance(commune.state, ChoosingIndicator)
    assert commune.choices == ["Diện tích chè (ha)", "Búp chè tươi (tấn)", "Bỏ dòng này"]
    commune.says("búp chè")
    assert commune.kept() == {"aquatic_output": "4.5", "fresh_tea_output": "50"}


def test_a_label_that_fits_two_means_the_one_the_message_does_not_name_otherwise() -> None:
    commune = june()
    commune.says("chè 50, búp chè tươi 52, caq 180, thủy sản 4,5, quả 60")
    assert commune.kept() == {"tea_area": "50", "fresh_tea_output": "52", "aquatic_output": "4.5"}
    assert "“caq 180”" in commune.sees
    commune.picks("Diện tích cây ăn quả")
    assert commune.kept()["fruit_area"] == "180"
    assert commune.kept()["fruit_output"] == "60"


def test_a_label_said_again_with_its_unit_does_not_leave_the_first_figure_to_another_indicator() -> None:
    commune = june()
    commune.says("chè 48,5; cà phê 275,2")
    assert isinstance(commune.state, ChoosingIndicator)
    commune.says("chè 1.500 ha; cà phê 275,2 ha")
    assert "fresh_tea_output" not in commune.kept()


def test_one_label_with_and_without_a_unit_is_asked_about_within_one_message() -> None:
    commune = june()
    commune.says("chè 48,5; chè 50 ha; cà phê 275,2")
    assert isinstance(commune.state, ChoosingIndicator)
    assert "fresh_tea_output" not in commune.kept()


def test_a_line_in_doubt_can_be_left_out() -> None:
    commune = june()
    commune.says("chè 50, cà phê 26,619, thủy sản 4,5")
    commune.picks("Bỏ dòng này")
    assert "“cà phê 26,619”" in commune.sees
    commune.picks("Nhập lại")
    commune.says("bỏ qua")
    assert commune.kept() == {"aquatic_output": "4.5"}
    assert commune.asked == "tea_area"


def test_a_yes_does_not_choose_between_two_indicators() -> None:
    commune = june()
    commune.says("chè 50, thủy sản 4,5")
    for text in ("đúng", "ok", "50"):
        commune.says(text)
        assert isinstance(commune.state, ChoosingIndicator)
    assert commune.kept() == {"aquatic_output": "4.5"}


def test_a_label_given_twice_with_different_figures_is_asked() -> None:
    commune = june()
    commune.says("diện tích chè 50, thủy sản 4,5, dt chè 52")
    assert isinstance(commune.state, QuestioningAnswer)
    assert commune.choices == ["50 ha", "52 ha", "Nhập lại"]
    commune.says("52")
    assert commune.kept() == {"tea_area": "52", "aquatic_output": "4.5"}


def test_a_label_given_twice_with_the_same_figure_is_kept_once() -> None:
    commune = june()
    commune.says("diện tích chè 50, thủy sản 4,5, dt chè 50 ha")
    assert commune.kept() == {"tea_area": "50", "aquatic_output": "4.5"}


def test_figures_of_villages_are_no_choice_for_the_commune() -> None:
    commune = june()
    commune.says("thủy sản 4,5, chè bản Nà Lĩnh 12 ha, chè bản Hán 10 ha")
    assert commune.kept() == {"aquatic_output": "4.5"}
    assert "“chè bản Nà Lĩnh 12 ha”" in commune.sees
    assert "“chè bản Hán 10 ha”" in commune.sees


def test_figures_of_one_message_are_weighed_against_each_other() -> None:
    commune = Commune()
    commune.says("lao động qua đào tạo 300/1000, lao động có chứng chỉ 400/1000")
    assert commune.kept("commune_half_year", "2024-H1") == {"trained_labour_rate": "300/1000"}
    assert isinstance(commune.state, QuestioningAnswer)
    assert "không khớp" in commune.sees


@pytest.mark.parametrize(
    "text",
    [
        "xã Co Mạ: diện tích chè 48, thủy sản 4,5",
        "báo cáo tháng 6 xã Co Mạ\ndiện tích chè 48\nthủy sản 4,5",
        "xã Co Mạ và xã Chiềng Ly: diện tích chè 48, thủy sản 4,5",
        "huyện Mai Sơn: diện tích chè 48, thủy sản 4,5",
        "tháng 6/2023: diện tích chè 48, thủy sản 4,5",
        "năm ngoái: diện tích chè 48, thủy sản 4,5",
        "tháng 7: diện tích chè 48, thủy sản 4,5",
    ],
)
def test_figures_of_another_place_or_time_are_not_kept(text: str, commune: Commune) -> None:
    for one in (commune, june()):
        before = one.state
        one.says(text)
        assert one.kept() == {}
        assert type(one.state) is type(before)


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch: diện tích chè 48, thủy sản 4,5",
        "diện tích chè 48, thủy sản 4,5. Số dự kiến thôi ạ",
        "xã chieng li: diện tích chè 48, thủy sản 4,5",
        "nhà ông A: diện tích chè 48, thủy sản 4,5",
        "bản Nà Lĩnh: diện tích chè 48, thủy sản 4,5",
    ],
)
def test_what_is_not_understood_around_the_figures_is_asked_first(text: str, commune: Commune) -> None:
    commune.says(text)
    assert isinstance(commune.state, PlacingFigures)
    assert "Tin có chỗ chưa hiểu" in commune.sees
    assert commune.kept() == {}
    commune.says("không")
    assert isinstance(commune.state, Idle)
    commune.says(text)
    commune.says("đúng")
    assert commune.kept() == {"tea_area": "48", "aquatic_output": "4.5"}


def test_the_period_named_chooses_the_report(commune: Commune) -> None:
    commune.says("báo cáo quý II: thịt hơi 30 tấn, htx mới 1")
    assert commune.kept("commune_quarter", "2024-Q2") == {"livestock_meat_output": "30", "new_cooperatives": "1"}


def test_the_labels_choose_the_report(commune: Commune) -> None:
    commune.says("thịt hơi 30 tấn, htx mới 1, thủy sản 4,5")
    assert commune.kept("commune_quarter", "2024-Q2") == {"livestock_meat_output": "30", "new_cooperatives": "1"}
    assert "Thuộc báo cáo tháng 6, chưa ghi: “thủy sản 4,5”." in commune.sees


def test_a_month_that_ends_a_quarter_is_asked_about(commune: Commune) -> None:
    commune.says("báo cáo tháng 6: thịt hơi 30 tấn, htx mới 1")
    assert isinstance(commune.state, PlacingFigures)
    assert "quý II" in commune.sees
    commune.says("đúng")
    assert commune.kept("commune_quarter", "2024-Q2") == {"livestock_meat_output": "30", "new_cooperatives": "1"}


def test_in_the_middle_of_a_report_another_one_is_asked_about_and_the_first_goes_on() -> None:
    commune = june()
    commune.says("thịt hơi 30 tấn, htx mới 1")
    assert isinstance(commune.state, PlacingFigures)
    commune.says("không")
    assert commune.asked == "tea_area"
    assert commune.kept("commune_quarter", "2024-Q2") == {}


def test_two_months_in_one_message_are_never_mixed() -> None:
    commune = june()
    commune.says("Tháng 6: diện tích chè 48, thủy sản 4,5. Tháng 5: diện tích chè 47, thủy sản 4")
    assert commune.kept() == {"tea_area": "48", "aquatic_output": "4.5"}
    assert "Thuộc báo cáo tháng 5" in commune.sees
    assert commune.on_file()["tea_area"] == "48.5"


def test_a_figure_kept_before_is_replaced_and_the_old_one_is_shown() -> None:
    commune = june()
    commune.says("48,5")
    commune.says("diện tích chè 50, thủy sản 4,5")
    assert commune.kept() == {"tea_area": "50", "aquatic_output": "4.5"}
    assert "1. Diện tích chè: 50 ha (thay 48,5 ha)" in commune.sees


def test_at_the_read_back_figures_are_taken_and_read_back_again() -> None:
    commune = Commune()
    commune.says(ALL)
    commune.says("diện tích chè 50, bhyt 6961/7346")
    assert isinstance(commune.state, ConfirmingReport)
    assert commune.kept() == {**KEPT, "tea_area": "50", "health_insurance_rate": "6961/7346"}
    assert "1. Diện tích chè: 50 ha" in commune.sees
    commune.says("1. 51\n8. 26,61")
    assert isinstance(commune.state, QuestioningAnswer)
    commune.picks("Nhập lại")
    commune.picks("Không sửa nữa")
    assert isinstance(commune.state, ConfirmingReport)
    assert commune.kept()["tea_area"] == "51"
    assert commune.kept()["health_insurance_rate"] == "6961/7346"


def test_a_message_that_comes_twice_changes_nothing_and_asks_nothing_new() -> None:
    commune = june()
    text = "diện tích chè 48, cà phê 26,619, thủy sản 4,5"
    first = commune.says(text)
    again = commune.says(text)
    assert first.splitlines()[-1] == again.splitlines()[-1]
    commune.picks("26,6190 ha")
    assert "coffee_area" not in commune.kept()
    assert "khác nhiều so với kỳ trước (275,5 ha)" in commune.sees
    commune.picks("Đúng: 26,6190 ha")
    kept = commune.kept()
    commune.says(text)
    assert commune.kept() == kept
    assert commune.asked == "fruit_area"
    assert "không có gì thay đổi" in commune.sees


def test_an_answer_to_a_doubt_that_comes_twice_does_not_answer_the_next_question() -> None:
    commune = june()
    commune.says("diện tích chè 26,619, diện tích cà phê 275, thủy sản 4,5")
    commune.says("48,5")
    assert commune.asked == "fruit_area"
    commune.desk = replace(commune.desk, hasty=True)
    commune.says("48,5")
    assert isinstance(commune.state, QuestioningAnswer)
    assert "vừa ghi số này cho Diện tích chè" in commune.sees


def test_labelled_figures_count_even_when_typed_before_the_question_was_seen() -> None:
    commune = june()
    commune.says("diện tích chè 48, cà phê 26,619")
    assert isinstance(commune.state, QuestioningAnswer)
    commune.says_unseen("thủy sản 4,5, bhyt 6960/7346")
    assert commune.kept() == {"tea_area": "48", "aquatic_output": "4.5", "health_insurance_rate": "6960/7346"}
    assert "“cà phê 26,619”" in commune.sees


def test_numbered_figures_do_not_count_when_typed_before_the_question_was_seen() -> None:
    commune = june()
    commune.says_unseen("1. 48 2. 270")
    assert commune.kept() == {}
    assert commune.asked == "tea_area"


def test_what_decides_is_still_not_decided_unseen() -> None:
    commune = Commune()
    commune.says(ALL)
    commune.says_unseen("nộp")
    assert commune.on_file("2024-06") == {}


def test_the_rest_of_a_message_waits_while_a_question_is_answered() -> None:
    commune = june()
    commune.says("diện tích chè 48, cà phê 26,619, búp chè tươi 164")
    commune.says("trợ giúp")
    assert "“cà phê 26,619”" in commune.sees
    commune.says("thủy sản 4,5, trồng rừng 2")
    assert commune.kept() == {"tea_area": "48", "aquatic_output": "4.5", "new_forest_area": "2"}
    assert "“cà phê 26,619”" in commune.sees
    commune.says("275")
    assert "“búp chè tươi 164”" in commune.sees


def test_a_single_figure_a_question_and_a_correction_are_what_they_were() -> None:
    commune = june()
    commune.says("diện tích chè 48,5 ha")
    assert commune.kept() == {"tea_area": "48.5"}
    commune.says("sửa 1: 48")
    assert commune.kept() == {"tea_area": "48"}
    commune.says("diện tích cà phê 275, 5")
    assert isinstance(commune.state, QuestioningAnswer)


# Corrections of a filed report.


def test_corrections_of_a_filed_report_are_read_back_together_and_kept_by_one_yes(commune: Commune) -> None:
    commune.says("sửa tháng 5: diện tích chè 50, cà phê 280, bhyt 6960/7346")
    assert isinstance(commune.state, ConfirmingCorrections)
    assert "1. Diện tích chè: 48,5 ha → 50 ha\n2. Diện tích cà phê: 275,5 ha → 280 ha" in commune.sees
    assert commune.on_file()["tea_area"] == "48.5"
    commune.says("đúng")
    assert commune.on_file() == {
        **commune.on_file(),
        "tea_area": "50",
        "coffee_area": "280",
        "health_insurance_rate": "6960/7346",
    }
    assert "Đã sửa 3 số tháng 5" in commune.sees


def test_a_no_keeps_all_old_figures(commune: Commune) -> None:
    before = commune.on_file()
    commune.says("sửa tháng 5: diện tích chè 50, cà phê 280")
    commune.picks("Không, giữ số cũ")
    assert commune.on_file() == before


def test_doubtful_corrections_are_asked_before_the_read_back(commune: Commune) -> None:
    commune.says("sửa tháng 5: diện tích chè 50, cà phê 26,619, thủy sản 5")
    assert isinstance(commune.state, QuestioningAnswer)
    commune.picks("26.619 ha")
    assert isinstance(commune.state, ConfirmingCorrections)
    assert commune.sees.count("→") == 3
    commune.says("đúng")
    assert commune.on_file()["coffee_area"] == "26619"


def test_a_doubtful_correction_that_is_left_does_not_take_the_others_along(commune: Commune) -> None:
    commune.says("sửa tháng 5: diện tích chè 50, cà phê 26,619, thủy sản 5")
    commune.picks("Nhập lại")
    commune.picks("Không sửa nữa")
    assert isinstance(commune.state, ConfirmingCorrections)
    assert commune.sees.count("→") == 2


@pytest.mark.parametrize("leaving", ["bỏ qua", "quay lại"])
def test_passing_over_a_correction_keeps_the_others(leaving: str, commune: Commune) -> None:
    commune.says("sửa tháng 5: diện tích chè 50, cà phê 26,619")
    commune.says("nhập lại")
    commune.says(leaving)
    assert isinstance(commune.state, ConfirmingCorrections)
    assert commune.sees.count("→") == 1


def test_corrections_that_are_all_refused_say_so(commune: Commune) -> None:
    commune.says("sửa tháng 5: diện tích chè 50 tấn, thủy sản 4-5")
    assert isinstance(commune.state, Idle)
    assert "“diện tích chè 50 tấn”" in commune.sees
    assert "Giữ nguyên, không sửa." in commune.sees


def test_after_looking_at_a_report_its_lines_are_corrected_by_number(commune: Commune) -> None:
    commune.says("xem báo cáo đã nộp")
    commune.picks("Tháng 5")
    commune.says("1. 50\n2. 280")
    assert isinstance(commune.state, ConfirmingCorrections)
    commune.says("sửa 3: 190")
    assert commune.sees.count("→") == 3
    commune.says("sửa 1: 51")
    assert "48,5 ha → 51 ha" in commune.sees
    commune.says("đúng")
    assert (commune.on_file()["tea_area"], commune.on_file()["fruit_area"]) == ("51", "190")


def test_figures_that_are_filed_already_correct_nothing(commune: Commune) -> None:
    before = commune.on_file()
    commune.says("sửa tháng 5: diện tích chè 48,5, cà phê 275,5")
    assert isinstance(commune.state, Idle)
    assert commune.on_file() == before


def test_once_filed_the_same_message_proposes_corrections_and_keeps_nothing_by_itself(commune: Commune) -> None:
    commune.says(ALL)
    commune.says("nộp")
    commune.says(ALL)
    assert "không có gì để sửa" in commune.sees
    commune.says("diện tích chè 50, cà phê 280")
    assert isinstance(commune.state, ConfirmingCorrections)
    assert commune.on_file("2024-06")["tea_area"] == "48.5"


# Sheets.


def test_a_sheet_is_taken_like_a_message(commune: Commune) -> None:
    commune.sends(
        ("TT", "Chỉ tiêu", "Đơn vị", "Số liệu"),
        (Decimal(1), "Diện tích cây chè", "ha", Decimal("48.5")),
        (Decimal(2), "Diện tích cà phê", "ha", Decimal("26.619")),
        (Decimal(3), "Thủy sản", "kg", Decimal(4500)),
        (Decimal(4), "Sắn", "ha", Decimal(5)),
    )
    assert commune.kept() == {"tea_area": "48.5", "aquatic_output": "4.5"}
    assert "“Sắn: 5 ha”" in commune.sees
    assert isinstance(commune.state, QuestioningAnswer)


def test_a_template_comes_filled_back_into_its_own_report(commune: Commune) -> None:
    commune.says("mẫu excel")
    commune.picks("Tháng 6")
    assert commune.reply is not None
    table = commune.reply.document
    assert table is not None
    filled = {
        "Diện tích cây chè": "49",
        "Sản lượng búp chè tươi (trong kỳ)": "52 tấn",
        "Tỷ lệ người dân có thẻ BHYT": "6960/7346",
    }
    rows = [(*row[:4], filled.get(str(row[1]), row[4])) for row in table.rows]
    commune.sends((table.title, None, None, None, None), table.head, *rows)
    assert commune.kept() == {"tea_area": "49", "fresh_tea_output": "52", "health_insurance_rate": "6960/7346"}
    assert commune.asked == "coffee_area"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("commune_month/2024-06/co_ma", "chỉ báo cáo được cho xã Chiềng Ly"),
        ("commune_month/2024-07/chieng_ly", "không có báo cáo nào đang mở"),
        ("finance_month/2024-06/chieng_ly", "chỉ báo cáo được cho xã Chiềng Ly"),
        ("commune_month/2024-99/chieng_ly", "không có báo cáo nào đang mở"),
    ],
)
def test_a_template_of_another_unit_or_period_is_answered_and_not_kept(code: str, said: str, commune: Commune) -> None:
    commune.sends(
        (f"Mã: {code}", None, None, None),
        ("TT", "Chỉ tiêu", "Đơn vị", "Số liệu"),
        (Decimal(1), "Diện tích cây chè", "ha", Decimal("48.5")),
        (Decimal(2), "Thủy sản", "tấn", Decimal(4)),
    )
    assert said in commune.sees
    assert commune.kept() == {}


def test_a_template_of_a_filed_report_corrects_it(commune: Commune) -> None:
    commune.sends(
        ("Mã: commune_month/2024-05/chieng_ly", None, None, None),
        ("TT", "Chỉ tiêu", "Đơn vị", "Số liệu"),
        (Decimal(1), "Diện tích cây chè", "ha", Decimal(50)),
        (Decimal(2), "Diện tích cà phê", "ha", Decimal("275.5")),
    )
    assert isinstance(commune.state, ConfirmingCorrections)
    assert commune.sees.count("→") == 1


def test_two_columns_of_figures_without_heads_are_not_chosen_between(commune: Commune) -> None:
    commune.sends(("Diện tích cây chè", "ha", Decimal(50), Decimal(48)), ("Thủy sản", "tấn", Decimal(5), Decimal(4)))
    assert "nhiều cột số" in commune.sees
    assert commune.kept() == {}


def test_a_sheet_without_figures_of_ours_is_answered(commune: Commune) -> None:
    commune.sends(("Tên", "Ngày sinh"), ("Lò Văn A", "01/02/1980"))
    assert "Không thấy số của chỉ tiêu nào" in commune.sees


# Nothing is kept that would have been asked when typed alone.

FIGURES = [
    "48,5", "48", "275,5", "275,5 ha", "26,619", "1.398", "52 tấn", "4,5", "0", "không có", "chưa có", "6960/7346",
    "94,7", "94,7%", "0,947", "khoảng 50", "5-6", "50 ha", "45 tạ", "2 sào", "ước 52", "lũy kế 160", "164",
    "trong kỳ 52",    "như tháng trước", "kế hoạch 50", "nhà ông A 50", "50 rồi ạ", "1tr2", "hai trăm ba", "2024", "-5",
    "95% kh",
]  # fmt: skip
LABELS = {
    "tea_area": "diện tích chè",
    "coffee_area": "diện tích cà phê",
    "fruit_area": "diện tích cây ăn quả",
    "fresh_tea_output": "búp chè tươi",
    "fruit_output": "sản lượng quả",
    "aquatic_output": "thủy sản",
    "new_forest_area": "trồng rừng",
    "health_insurance_rate": "bhyt",
}


def asked_alone(slug: str, figure: str) -> str | None:
    """What is kept when the figure is typed alone while its indicator is asked; None for nothing."""
    asking = AskingForValue(
        form="commune_month", period="2024-06", indicator=slug, purpose="fill", asked_at=10, skipped=(), last=None
    )
    commune = Commune(asking)
    commune.says(figure)
    return commune.kept().get(slug)


def test_a_line_keeps_exactly_what_the_figure_typed_alone_keeps() -> None:
    alone = {(slug, figure): asked_alone(slug, figure) for slug in LABELS for figure in FIGURES}
    chance = random.Random(3)
    for _ in range(150):
        slugs = chance.sample(sorted(LABELS), chance.randint(2, 6))
        figures = {slug: chance.choice(FIGURES) for slug in slugs}
        link, between = chance.choice([": ", " "]), chance.choice(["; ", "\n"])
        commune = june()
        text = between.join(f"{LABELS[slug]}{link}{figures[slug]}" for slug in slugs)
        commune.says(text)
        expected = {slug: value for slug in slugs if (value := alone[slug, figures[slug]]) is not None}
        assert commune.kept() == expected, text


def test_a_yes_that_comes_twice_does_not_confirm_what_is_asked_after_it() -> None:
    commune = june()
    commune.says("khoảng 12 ha")
    assert commune.choices[0].startswith("Đúng: ")
    commune.says("đúng")
    assert "khác nhiều so với kỳ trước (48,5 ha)" in commune.sees
    commune.desk = replace(commune.desk, hasty=True)
    commune.says("đúng")
    assert "khác nhiều so với kỳ trước (48,5 ha)" in commune.sees
    assert not commune.kept()
    commune.desk = replace(commune.desk, hasty=False)
    commune.says("đúng")
    assert commune.kept() == {"tea_area": "12"}
