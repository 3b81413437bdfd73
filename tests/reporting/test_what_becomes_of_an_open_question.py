"""Whatever is asked in the middle of something: the question stands again, or the answer says what became of it."""

from __future__ import annotations

import random
from dataclasses import dataclass

import pytest

from bot.wiring import Bot
from tests.officer import Officer

SEED = 12
ASIDES = (
    "xem lai",
    "xem",
    "menu",
    "/menu",
    "tro giup",
    "tien do",
    "toi den dau roi",
    "che the nao",
    "xep hang che",
    "bup che xa Co Ma the nao",
    "mau excel",
    "sua",
    "bao cao",
    "tiep tuc",
    "tam dung",
    "huy",
    "tat nhac",
    "nhac toi sau",
    "chieu nay nhac em",
    "doi gio nhac",
    "sao nhac em",
    "xoa du lieu",
    "xa nao cham",
    "han nop",
    "du lieu cua toi",
    "cam on",
    "xin chao",
    "con no bao cao nao",
    "chuyen cho anh Pao",
    "bao cao quy 2",
    "bao cao thang 9",
    "nop",
    "cho ban 3",
    "sua bup che thang 4 thanh 55",
    "sua thang 5",
    "bup che thang 4 phai la 34",
    "ai cung biet",
    "abc xyz",
    "ai lam ra cai nay",
)
BECAME = (
    "còn dở",  # the report waits
    "Chưa ghi",  # a figure, or several
    "Chưa sửa",
    "Bỏ dòng",
    "Giữ nguyên",
    "Đã lưu",  # how many figures, on a pause
    "Bỏ bản nháp",  # a question of its own
    "Sửa số nào của tháng 6",  # the same
    "đang làm dở",  # among the reports to choose from
    "mời làm tiếp",  # the same report, from its next figure on
    "hỏi lại sau",  # when a village has reported
    "mời đọc lại",  # with what is missing
    "Không ghi gì",
    "Không chuyển",
)


@dataclass(frozen=True)
class Open:
    """What opens a question, and the words it is asked in."""

    steps: tuple[str, ...]
    question: str


QUESTIONS = {
    "a figure": Open(("/baocao", "#1", "48,5"), "Diện tích cà phê (ha)?"),
    "a doubt": Open(("/baocao", "#1", "48,5", "27000"), "27.000 ha khác nhiều so với kỳ trước"),
    "taking over": Open(("/baocao", "#1", "48,5", "#2"), "Giữ như kỳ trước cho tháng 6"),
    "the line to mend": Open(("/baocao", "#1", "48,5", "sua"), "Sửa số nào của tháng 6?"),
    "a correction": Open(("xem lai", "#1", "sua 4: 10,1"), "51,6 tấn → 10,1 tấn"),
    "the value of a correction": Open(("xem lai", "#1", "sua 4"), "TRONG KỲ 15/4–14/5"),
    "corrections": Open(("xem lai", "#1", "sua dien tich che 49, bup che 52"), "48,5 ha → 49 ha"),
    "which indicator": Open(("thang 6: che 48, ca phe 275",), "“che 48” là số của chỉ tiêu nào?"),
    "a line in doubt": Open(("thang 6: dien tich che 480, ca phe 2700",), "480 ha khác nhiều so với kỳ trước"),
    "no figures": Open(("chua co so lieu", "#1", "mua lu"), "mua lu"),
}


LEADERS = {
    "which report gets more time": Open(("gia han xa chieng ly",), "Gia hạn báo cáo nào của xã Chiềng Ly?"),
    "until which day": Open(("gia han xa chieng ly", "#1"), "Gia hạn đến ngày nào?"),
    "more time": Open(("gia han xa chieng ly", "#1", "21/6", "#1"), "18/6 → thứ Sáu 21/6"),
    "whom to address": Open(("thong bao cac xa cham",), "Gửi thông báo cho ai?"),
}
LEFT = ("Chưa gia hạn", "Không gia hạn", "Không gửi", "Chưa gửi tin")
ORDERS = ("nhan xa chieng pha", "the xa chieng pha", "goi xa chieng pha", "gia han xa chieng pha", "mau chi tieu")


@pytest.mark.parametrize("question", QUESTIONS)
async def test_no_open_question_vanishes_without_a_word(bot: Bot, question: str) -> None:
    chance = random.Random(f"{SEED} {question}")
    officer = await Officer.of(bot, "chieng_ly")
    opening = QUESTIONS[question]
    for aside in chance.sample(ASIDES, len(ASIDES)):
        await _open(officer, opening)
        assert opening.question in officer.sees, (question, officer.sees)
        await officer.says(aside)
        _is_told(opening, aside, officer, BECAME)


@pytest.mark.parametrize("question", LEADERS)
async def test_what_a_leader_was_about_to_do_does_not_vanish_either(bot: Bot, question: str) -> None:
    chance = random.Random(f"{SEED} {question}")
    officer = await Officer.of(bot, "phong_noi_vu")
    opening = LEADERS[question]
    for aside in chance.sample((*ASIDES, *ORDERS), len(ASIDES) + len(ORDERS)):
        await _open(officer, opening)
        assert opening.question in officer.sees, (question, officer.sees)
        await officer.says(aside)
        _is_told(opening, aside, officer, LEFT)


@pytest.mark.parametrize("question", QUESTIONS)
async def test_a_photo_and_an_old_button_leave_the_question_open(bot: Bot, question: str) -> None:
    officer = await Officer.of(bot, "chieng_ly")
    for sent in ({"photo": ""}, {"pick": "Tiến độ"}, {"pick": "Trợ giúp"}):
        await officer.says("menu")
        await _open(officer, QUESTIONS[question])
        await officer.does(sent)
        assert QUESTIONS[question].question in officer.sees, (question, sent, officer.sees)


def _is_told(opening: Open, aside: str, officer: Officer, became: tuple[str, ...]) -> None:
    """The question stands, or it is said what became of it."""
    said = "\n".join((officer.sees, *officer.choices))
    assert opening.question in said or any(words in said for words in became), (opening, aside, said)


async def _open(officer: Officer, opening: Open) -> None:
    """From wherever the aside before has led to, with nothing kept of it."""
    for leaving in ("menu", "bao cao thang 6", "huy"):
        await officer.says(leaving)
    if "Bỏ bản nháp" in officer.choices:
        await officer.picks("Bỏ bản nháp")
    for step in opening.steps:
        await (officer.picks(int(step[1:])) if step.startswith("#") else officer.says(step))
