"""Command words inside a report, slash commands, and names that must be asked about rather than guessed."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import locales
from handlers.reading.questions.concepts import WORKED_OUT, Concept
from handlers.reading.questions.intents import find_indicators, find_units, load_question_words, read_wish
from handlers.reading.questions.question import Named, UnitName, Wish
from handlers.reading.questions.question_words import QuestionWords
from handlers.reading.text import fold

UNITS = Path(__file__).parent / "questions_units.csv"


@pytest.fixture(scope="module")
def words() -> QuestionWords:
    with UNITS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return load_question_words(
        units=[UnitName(r["slug"], r["name"], tuple(a for a in r["aliases"].split("|") if a)) for r in rows]
    )


SAID = {
    "bỏ qua": Wish.SKIP,
    "dạ bỏ qua ạ": Wish.SKIP,
    "bo qua nhe": Wish.SKIP,
    "để sau em nhé": Wish.SKIP,
    "quay lại": Wish.BACK,
    "cho em quay lại câu trước": Wish.BACK,
    "lui lai": Wish.BACK,
    "tạm dừng": Wish.PAUSE,
    "em bận, lát nữa làm tiếp ạ": None,
    "nghỉ tí nhé": Wish.PAUSE,
    "dừng": Wish.PAUSE,
    "hủy": Wish.CANCEL,
    "huỷ báo cáo": Wish.CANCEL,
    "thôi không báo cáo nữa": Wish.CANCEL,
    "như tháng trước": Wish.SAME_AS_BEFORE,
    "dạ như tháng trước ạ": Wish.SAME_AS_BEFORE,
    "giu nguyen": Wish.SAME_AS_BEFORE,
    "như thnág trước": Wish.SAME_AS_BEFORE,
    "sửa": Wish.CORRECT,
    "sửa 3: 120": Wish.CORRECT,
    "sua 2 thanh 45": Wish.CORRECT,
    "em gửi nhầm, cho sửa lại": Wish.CORRECT,
    "xem báo cáo đã nộp": Wish.VIEW_REPORT,
    "đúng": Wish.YES,
    "dung roi a": Wish.YES,
    "vâng ạ": Wish.YES,
    "dạ vâng": Wish.YES,
    "ok": Wish.YES,
    "không": Wish.NO,
    "dạ không ạ": Wish.NO,
    "không đúng": Wish.NO,
    "trợ giúp": Wish.HELP,
    "?": Wish.HELP,
    "vì sao hỏi": Wish.WHY,
    "sao lại hỏi thế": Wish.WHY,
    "cần chuẩn bị số liệu gì": Wish.LIST_NEEDED,
    "bao cao nay thieu gi": Wish.STILL_MISSING,
    "còn chỉ tiêu nào chưa có ạ": Wish.STILL_MISSING,
    "em da nhap duoc nhung gi roi a": Wish.ENTERED,
    "cho em xem lại": Wish.ENTERED,
    "ghi gì rồi": Wish.ENTERED,
    "tiếp tục": Wish.CONTINUE,
    "nhắc em chiều nay": Wish.SNOOZE,
    "nhắc em lúc 3 giờ chiều": Wish.SNOOZE,
    "mẫu excel": Wish.TEMPLATE,
    "gui em file mau voi": Wish.TEMPLATE,
    "cho em xin file mẫu ạ": Wish.TEMPLATE,
    "excel template please": Wish.TEMPLATE,
    "ngừng nhắc": Wish.STOP_REMINDERS,
    "nhắc lại em nhé": Wish.RESUME_REMINDERS,
    "dữ liệu của tôi": Wish.MY_DATA,
    "xóa dữ liệu của tôi": Wish.DELETE_DATA,
    "tôi nghỉ việc": Wish.LEAVE,
    "tiếng việt": Wish.LANGUAGE_VI,
    "english please": Wish.LANGUAGE_EN,
    "skip": Wish.SKIP,
    "go back": Wish.BACK,
    "no change": Wish.SAME_AS_BEFORE,
    "yes": Wish.YES,
    "no": Wish.NO,
}


@pytest.mark.parametrize(("text", "wish"), SAID.items())
def test_a_command_word_is_a_wish_with_politeness_around_it(text: str, wish: Wish | None, words: QuestionWords) -> None:
    assert read_wish(text, words) is wish


@pytest.mark.parametrize(
    "text",
    ["245", "245 ha", "47/83", "97,25%", "không có", "chưa có", "chưa có số liệu", "ước 120", "chè 245 ha",
     "12 tấn ạ", "năm 245", "bốn mươi", "bo muoi", "co ma", "tháng trước", "xã em không có", "đúng 120 ha",
     "không phẩy năm", "", " ", "👍"],
)  # fmt: skip
def test_an_answer_is_no_wish(text: str, words: QuestionWords) -> None:
    assert read_wish(text, words) is None


def test_every_command_of_every_language_is_a_wish(words: QuestionWords) -> None:
    for language in locales.LANGUAGES:
        for wish, names in locales.load(language, "intents")["commands"].items():
            for name in names:
                for typed in (f"/{name}", f"/{name.upper()}@thuan_chau_bot", f"/{name} tháng 6", f"  /{name}\n"):
                    assert read_wish(typed, words) is Wish(wish), typed


def test_an_unknown_command_is_no_wish(words: QuestionWords) -> None:
    assert read_wish("/khongco", words) is None
    assert read_wish("/", words) is None


def test_every_wish_can_be_said_in_every_language() -> None:
    for language in locales.LANGUAGES:
        assert set(locales.load(language, "intents")["wishes"]) == set(Wish)


def test_every_idea_has_words_in_every_language() -> None:
    for language in locales.LANGUAGES:
        assert {Concept(name) for name in locales.load(language, "intents")["concepts"]} == set(Concept) - WORKED_OUT


def test_the_languages_name_the_same_indicators_and_hints() -> None:
    first, *others = (locales.load(language, "indicators") for language in locales.LANGUAGES)
    for other in others:
        assert other["indicators"].keys() == first["indicators"].keys()
        assert other["hints"].keys() == first["hints"].keys()


def test_a_name_near_two_names_is_asked_with_the_nearest_first(words: QuestionWords) -> None:
    assert find_units("Chiềng Li", words) == Named(("chieng_ly", "chieng_la"), ask=True)
    assert find_units("xã phổng lăp", words) == Named(("phong_lap",))
    guess = find_units("phong lat", words)
    assert guess.ask
    assert set(guess.slugs) >= {"phong_lai", "phong_lap"}
    assert len(find_units("xã Chiềng thế nào", words).slugs) == 6


@pytest.mark.parametrize(
    ("text", "slug"),
    [("Muờng Khiêg", "muong_khieng"), ("tong lah", "tong_lanh"), ("liep tr", "liep_te"), ("noog lay", "noong_lay"),
     ("chiengpha", "chieng_pha"), ("Bon Phạng", "bon_phang"), ("Thôn Mòn", "thom_mon")],
)  # fmt: skip
def test_a_slip_near_one_name_only_is_taken(text: str, slug: str, words: QuestionWords) -> None:
    assert find_units(text, words) == Named((slug,))


@pytest.mark.parametrize(
    "text",
    ["có mà không nộp", "tổng cộng có bao nhiêu", "văn phòng lập báo cáo", "mười nơi", "năm lần", "bạn làm được gì",
     "là bao nhiêu", "phòng nội vụ", "long trọng", "năm nay", "tổng hợp", "em e ngại", "bốn phần", 
     "các xã, thị trấn", "Thuận Châu", "huyện Thuận Châu"],
)  # fmt: skip
def test_ordinary_words_that_look_like_names_are_no_units(text: str, words: QuestionWords) -> None:
    assert find_units(text, words) == Named()


def test_names_are_found_before_numbers_and_without_marks(words: QuestionWords) -> None:
    assert find_units("bon phang 120 ha", words).slugs == ("bon_phang",)
    assert find_units("muoi noi 10 ha, bo muoi 5 ha, nam lau 5", words).slugs == ("muoi_noi", "bo_muoi", "nam_lau")
    assert find_units("co tong tong co co ma", words).slugs == ("co_tong", "tong_co", "co_ma")
    assert find_units(fold("É Tòng và Mường É"), words).slugs == ("e_tong", "muong_e")


def test_a_word_beside_a_name_of_indicators_narrows_it(words: QuestionWords) -> None:
    assert find_indicators("chè", words) == Named(("tea_area", "fresh_tea_output"), ask=True)
    assert find_indicators("chè 245 ha", words) == Named(("tea_area",))
    assert find_indicators("diện tích chè, cà phê và cao su", words).slugs == ("tea_area", "coffee_area", "rubber_area")
    assert find_indicators("chè 20 ha, cà phê 30 tấn", words).slugs == ("tea_area", "coffee_bean_output")
    assert find_indicators("sản lượng chè 20, diện tích cà phê 30", words).slugs == ("fresh_tea_output", "coffee_area")
    assert find_indicators("kết quả tháng vừa qua", words) == Named()
