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
    "abc xyz",
    "ai lam ra cai nay",
)
BECAME = (
    "còn dở",  # the report waits
    "Chưa ghi",  # a figure, or several
    "Chưa sửa",
    "Giữ nguyên",
    "Đã lưu",  # how many figures, on a pause
    "Bỏ bản nháp",  # a question of its own
    "Sửa số nào của tháng 6",  # the same
    "đang làm dở",  # among the reports to choose from
    "mời làm tiếp",  # the same report, from its next figure on
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
    "the value of a correction": Open(("xem lai", "#1", "sua 4"), "Sản lượng búp chè tươi TRONG KỲ"),
    "corrections": Open(("xem lai", "#1", "sua dien tich che 49, bup che 52"), "48,5 ha → 49 ha"),
    "no figures": Open(("chua co so lieu", "#1", "mua lu"), "mua lu"),
}


@pytest.mark.parametrize("question", QUESTIONS)
async def test_no_open_question_vanishes_without_a_word(bot: Bot, question: str) -> None:
    chance = random.Random(f"{SEED} {question}")
    officer = await Officer.of(bot, "chieng_ly")
    opening = QUESTIONS[question]
    for aside in chance.sample(ASIDES, len(ASIDES)):
        await _open(officer, opening)
        assert opening.question in officer.sees, (question, officer.sees)
        await officer.says(aside)
        said = "\n".join((officer.sees, *officer.choices))
        assert opening.question in said or any(words in said for words in BECAME), (question, aside, said)


async def _open(officer: Officer, opening: Open) -> None:
    """From wherever the aside before has led to, with nothing kept of it."""
    for leaving in ("menu", "tiep tuc", "huy"):
        await officer.says(leaving)
    if "Bỏ bản nháp" in officer.choices:
        await officer.picks("Bỏ bản nháp")
    for step in opening.steps:
        await (officer.picks(int(step[1:])) if step.startswith("#") else officer.says(step))
