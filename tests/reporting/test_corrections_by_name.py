"""Every figure of a filed report can be corrected by its own name, in many words; nothing is kept before the yes."""

from __future__ import annotations

import random

from bot.wiring import Bot
from handlers.reading.text import fold
from tests.officer import Officer

SEED = 5
WORDS = (
    "sửa {name} tháng 5 thành {new}",
    "sửa lại {name} tháng 5 từ {old} thành {new}",
    "em muốn sửa {name} t5: {new}",
    "đính chính tháng 5 {name} là {new}",
    "{name} tháng 5 là {new} không phải {old}",
    "{name} tháng 5 không phải {old} mà là {new}",
    "{name} tháng 5 em báo nhầm {old}, đúng là {new}",
    "{name} tháng 5 nhập sai, {new} mới đúng",
    "{name} tháng 5 phải là {new}",
    "tháng 5 {name} gửi nhầm, sửa thành {new}",
)


async def test_each_figure_of_a_filed_report_is_corrected_by_its_name(bot: Bot) -> None:
    chance = random.Random(SEED)
    officer = await Officer.of(bot, "chieng_ly")
    await officer.says("xem lai")
    await officer.picks(1)
    lines = [line.partition(". ")[2].partition(": ") for line in officer.sees.splitlines() if line[:1].isdecimal()]
    assert len(lines) == 8
    for name, _, filed in lines:
        old = filed.split()[0]
        new = "6.950/7.346" if "/" in old else "1,7"
        for words in WORDS:
            text = words.format(name=name, old=old, new=new)
            text = fold(text) if chance.random() < 0.5 else text
            await officer.says(text)
            assert f"Tháng 5, {name}: {old} " in officer.sees, (text, officer.sees)
            assert f"→ {new} " in officer.sees, (text, officer.sees)
            assert officer.choices == ["Đúng, sửa", "Không, giữ số cũ"], text
            await officer.picks("Không, giữ số cũ")


async def test_a_correction_read_back_is_not_lost_when_another_follows(bot: Bot) -> None:
    officer = await Officer.of(bot, "chieng_ly")
    await officer.says("sua bup che thang 5 thanh 55")
    for more in ("sua ca phe thanh 276", "thuy san 4, trong rung 2", "sua 3: 183"):
        await officer.says(more)
        assert "51,6 tấn → 55 tấn" in officer.sees, (more, officer.sees)
    assert officer.choices[0] == "Đúng, sửa 5 số"
    await officer.picks(1)
    await officer.says("sua ca phe thang 5 thanh 277")
    assert "276 ha → 277 ha" in officer.sees


async def test_a_correction_of_another_report_says_what_becomes_of_the_first(bot: Bot) -> None:
    officer = await Officer.of(bot, "chieng_ly")
    await officer.says("sua bup che thang 5 thanh 55")
    await officer.says("sua ca phe thang 4 thanh 277")
    assert officer.sees.startswith("Chưa sửa Búp chè tươi tháng 5, số cũ giữ nguyên.")
    await officer.picks(1)
    await officer.says("sua bup che thang 5 thanh 56")
    assert "51,6 tấn → 56 tấn" in officer.sees


async def test_a_figure_in_doubt_is_named_when_others_come_instead(bot: Bot) -> None:
    officer = await Officer.of(bot, "chieng_ly")
    for said in ("bao cao thang 6", "48,5", "27000", "dien tich cay an qua 180, thuy san 4"):
        await officer.says(said)
    assert officer.sees.startswith("Chưa ghi Diện tích cà phê: 27.000 ha.")
    await officer.says("27000")
    await officer.says("ca phe 275, rung 2")
    assert "Chưa ghi" not in officer.sees
