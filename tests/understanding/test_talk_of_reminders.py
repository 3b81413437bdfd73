"""What is said about reminders, and what only looks like it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from handlers.reading.reminding.handing_over import HandOver, fits_name, read_hand_over
from handlers.reading.reminding.not_yet import NotYet, read_not_yet, reason_in
from handlers.reading.reminding.requests import HourAsBefore, WhyReminded, read_request
from handlers.reading.reminding.vocabulary import load_reminder_words

WORDS = load_reminder_words()
HERE = Path(__file__).parent
WITHOUT_AN_INTENT = frozenset({"other", "my_deadlines"})


@pytest.mark.parametrize(
    ("text", "reason", "whole"),
    [
        ("chưa có số liệu vì đang chờ xã duyệt", "đang chờ xã duyệt", False),
        ("so lieu chua co, dang cho xa duyet", "dang cho xa duyet", False),
        ("chưa có số liệu, do mất điện ạ", "mất điện", False),
        ("chưa có số liệu chị ạ. Bản chưa họp", "Bản chưa họp", False),
        ("báo cáo tháng 6 chưa có số liệu vì mưa lũ", "mưa lũ", False),
        ("đang chờ các bản gửi nên chưa có số liệu", "đang chờ các bản gửi", False),
        ("vì mưa lũ nên số liệu chưa chốt", "mưa lũ", False),
        ("cả báo cáo chưa có số liệu", "", True),
        ("ca bao cao chua co vi cho xa", "cho xa", True),
        ("chưa tổng hợp xong", "", False),
        ("chưa có số liệu", "", False),
        ("no figures yet because the roads are cut", "the roads are cut", False),
        ("waiting for the villages so no data yet", "waiting for the villages", False),
    ],
)
def test_figures_that_do_not_exist_are_heard_with_their_reason(text: str, reason: str, whole: object) -> None:
    assert read_not_yet(text, WORDS) == NotYet(reason, bool(whole))


@pytest.mark.parametrize(
    "text",
    ["xã nào chưa có số liệu", "ai chưa có số liệu", "chưa có số liệu à?", "xã em chưa có số liệu vì sao",
     "chưa có số liệu thì làm sao", "chưa có số liệu, làm thế nào", "chưa có", "chưa có số liệu chè",
     "chưa có báo cáo", "", "?", "245"],
)  # fmt: skip
def test_a_question_about_missing_figures_is_no_reason(text: str) -> None:
    assert read_not_yet(text, WORDS) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    {"vì chờ xã duyệt ạ": "chờ xã duyệt", "cho xa duyet": "cho xa duyet", "123": "", "…": "", "vì": ""}.items(),
)
def test_a_reason_that_was_asked_for_is_kept_as_typed(text: str, reason: str) -> None:
    assert reason_in(text, WORDS) == reason


@pytest.mark.parametrize(
    ("text", "name"),
    {
        "chuyển cho anh Páo": "Páo",
        "chuyen cho anh pao": "pao",
        "giao cho chị Hoa làm": "Hoa",
        "giao báo cáo tháng 6 cho chị Hoa làm nhé": "Hoa",
        "nhờ chị Lan Anh làm báo cáo này": "Lan Anh",
        "để chị Mai làm": "Mai",
        "chuyển cho Lò Văn Páo": "Lò Văn Páo",
        "hand it over to Pao please": "Pao",
    }.items(),
)
def test_a_hand_over_is_heard_with_the_name(text: str, name: str) -> None:
    found = read_hand_over(text, WORDS)
    assert isinstance(found, HandOver)
    assert found.name == name


@pytest.mark.parametrize(
    "text",
    ["chuyển cho tôi số liệu tháng 6", "chuyển cho em bảng tổng hợp", "chuyển công tác", "bàn giao công việc",
     "chuyển sang tiếng anh", "để em làm", "gửi cho anh Páo", "chuyển cho anh"],
)  # fmt: skip
def test_somebody_who_wants_something_sent_hands_nothing_over(text: str) -> None:
    assert read_hand_over(text, WORDS) is None


@pytest.mark.parametrize(
    ("typed", "name", "fits"),
    [
        ("pao", "Lò Văn Páo", True),
        ("Van Pao", "Lò Văn Páo", True),
        ("Lò", "Lò Văn Páo", False),
        ("Páo Sinh", "Lò Văn Páo", False),
        ("", "", False),
    ],
)
def test_a_colleague_is_called_by_the_last_name_or_all_of_it(typed: str, name: str, fits: object) -> None:
    assert fits_name(typed, name) is fits


@pytest.mark.parametrize(
    "text", ["giờ nhắc như cũ", "gio nhac nhu cu", "bỏ giờ nhắc như cũ", "reminder time as before"]
)
def test_the_hour_goes_back(text: str) -> None:
    assert read_request(text, WORDS) == HourAsBefore()


@pytest.mark.parametrize(
    "text", ["vì sao nhắc tôi?", "vi sao nhac toi", "sao cứ nhắc em mãi thế", "why did you remind me"]
)
def test_why_is_heard(text: str) -> None:
    assert read_request(text, WORDS) == WhyReminded()


def attested() -> Iterator[tuple[str, str]]:
    """Every attested question with its intent: none of them is about putting a report off."""
    with (HERE / "questions.csv").open(encoding="utf-8", newline="") as file:
        yield from ((row["text"], row["intent"]) for row in csv.DictReader(file))
    for path in sorted((HERE / "sentences").glob("*/*.yaml")):
        yield from ((row["say"], path.stem) for row in yaml.safe_load(path.read_text(encoding="utf-8")))


def test_no_attested_question_is_taken_for_talk_of_reminders() -> None:
    taken = [
        text
        for text, intent in attested()
        if intent not in WITHOUT_AN_INTENT
        and any(read(text, WORDS) for read in (read_request, read_not_yet, read_hand_over))
    ]
    assert taken == []


@given(st.text(max_size=120))
def test_any_text_is_read_without_an_error(text: str) -> None:
    read_request(text, WORDS)
    read_hand_over(text, WORDS)
    said = read_not_yet(text, WORDS)
    assert said is None or len(said.reason) <= 200


_FRAGMENTS = [
    *(
        "nhắc",
        "em",
        "tôi",
        "mai",
        "8h",
        "sáng",
        "chiều nay",
        "2",
        "tiếng",
        "nữa",
        "thứ",
        "hai",
        "20/6",
        "tuần sau",
        "sau",
    ),
    *("chưa có số liệu", "vì", "chờ", "nên", "chuyển", "cho", "anh", "Páo", "làm", "để", "nhờ", "tháng 6"),
    *("giờ nhắc", "đừng nhắc", ",", "?"),
]


@given(st.lists(st.sampled_from(_FRAGMENTS), max_size=12).map(" ".join))
def test_any_row_of_its_own_words_is_read_without_an_error(text: str) -> None:
    read_request(text, WORDS)
    read_hand_over(text, WORDS)
    read_not_yet(text, WORDS)
