"""A commune with targets of its own: how many stand where, the worst and the best, the rest a tap away."""

from __future__ import annotations

from decimal import Decimal

import pytest
import sqlalchemy as sa

from bot.wiring import Bot
from models.store.queries import reports
from tests.officer import Officer

TARGETS = {"tea_area": "48.5", "fruit_output": "1000", "health_insurance_rate": "94", "fresh_tea_output": "5000"}


async def given(bot: Bot, unit: str, targets: dict[str, str]) -> None:
    def write(connection: sa.Connection) -> None:
        for slug, target in targets.items():
            reports.import_target(connection, unit, slug, 2024, Decimal(target), "QĐ", bot.now())

    await bot.database.write(write)


async def test_the_own_unit_is_counted_first(bot: Bot) -> None:
    await given(bot, "chieng_ly", TARGETS)
    commune = await Officer.of(bot, "chieng_ly")
    await commune.says("tiến độ")
    own, counts, district, *_ = commune.sees.splitlines()
    assert own.startswith("Xã Chiềng Ly: có số ")
    assert counts.startswith("4 chỉ tiêu được giao – 1 vượt, 1 đạt, ")
    assert district.startswith("Toàn huyện")


async def test_a_unit_says_its_worst_and_best(bot: Bot) -> None:
    await given(bot, "chieng_ly", TARGETS)
    chairman = await Officer.of(bot, "chu_tich")
    await chairman.says("xã Chiềng Ly thế nào")
    assert "Chậm nhất (" in chairman.sees
    assert "Khá nhất: BHYT 100,7% đến tháng 5." in chairman.sees


async def test_the_rest_is_a_tap_away(bot: Bot) -> None:
    chairman = await Officer.of(bot, "chu_tich")
    await chairman.says("xã Co Mạ thế nào")
    pages = [[line for line in chairman.sees.splitlines() if line.startswith("·")]]
    for label in ("Xem thêm (14)", "Xem thêm (8)", "Xem thêm (2)"):
        await chairman.picks(label)
        pages.append([line for line in chairman.sees.splitlines() if line.startswith("·")])
    assert [len(page) for page in pages] == [6, 6, 6, 2]
    assert len({line for page in pages for line in page}) == 20
    assert "Trang 4/4." in chairman.sees
    assert "Xem thêm" not in "".join(chairman.choices)


async def test_a_ranking_goes_by_the_own_target_when_all_have_one(bot: Bot) -> None:
    for unit in ("co_ma", "long_he", "e_tong", "pa_long", "co_tong", "muong_bam"):
        await given(bot, unit, {"fruit_output": "500"})
    chairman = await Officer.of(bot, "chu_tich")
    await chairman.says("xếp hạng sản lượng quả")
    assert "Các xã còn lại: chưa có chỉ tiêu giao riêng nên không xếp." in chairman.sees
    assert "Theo % chỉ tiêu được giao" in chairman.sees
    assert "1. " in chairman.sees


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("dien tich cao su chieng ly", "0/0 ha – giữ được."),
        ("htx xa chieng ly", "0/0 hợp tác xã – đã đạt."),
        ("bup che chieng ly", "111,9/0 tấn – đã vượt."),
    ],
)
async def test_what_stands_against_a_target_of_nothing_has_no_percent(bot: Bot, question: str, said: str) -> None:
    await given(bot, "chieng_ly", {"rubber_area": "0", "new_cooperatives": "0", "fresh_tea_output": "0"})
    chairman = await Officer.of(bot, "chu_tich")
    await chairman.says(question)
    assert said in chairman.sees.splitlines()[0]


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("0", "Xã Chiềng Ly: 0 hợp tác xã. Đã đạt chỉ tiêu được giao (0 hợp tác xã)."),
        ("2", "Xã Chiềng Ly: 0 hợp tác xã. Đạt 0% chỉ tiêu được giao."),
    ],
)
async def test_the_own_unit_stands_against_its_own_target(bot: Bot, target: str, said: str) -> None:
    await given(bot, "chieng_ly", {"new_cooperatives": target})
    commune = await Officer.of(bot, "chieng_ly")
    await commune.says("htx")
    assert said in commune.sees.splitlines()


@pytest.mark.parametrize(
    "question",
    ["giao chỉ tiêu búp chè cho xã nào", "chi tieu bup che giao cho cac xa", "giao bup che cho cac xa bao nhieu"],
)
async def test_targets_below_the_district_are_listed_beside_its_own(bot: Bot, question: str) -> None:
    for unit, target in (("chieng_ly", "1200"), ("chieng_pha", "6000"), ("chieng_ly", "1300")):
        await given(bot, unit, {"fresh_tea_output": target})
    chairman = await Officer.of(bot, "chu_tich")
    await chairman.says(question)
    heading, total, *rows, basis = chairman.sees.splitlines()
    assert heading.startswith("Búp chè tươi, chỉ tiêu giao riêng")
    assert "2/29 đơn vị có" in heading
    assert total == "Cộng 7.300 tấn, còn thiếu 6.160 tấn so với huyện (13.460 tấn)."
    assert rows[0] == "1. Chiềng Pha: 568,6/6.000 tấn (9,5%)"
    assert rows[1] == "2. Chiềng Ly: 111,9/1.300 tấn (8,6%); trước 1.200, từ 17/6 là 1.300"
    assert basis == "Theo QĐ, nhập ngày 17/6."
    await chairman.says("2")
    assert chairman.sees.startswith("Búp chè tươi, Xã Chiềng Ly")
    await chairman.says("quay lại")
    assert chairman.sees.splitlines()[0] == heading


async def test_a_unit_is_told_its_targets_and_where_they_are_from(bot: Bot) -> None:
    await given(bot, "chieng_ly", TARGETS)
    officer = await Officer.of(bot, "chieng_ly")
    for question in ("chi tieu rieng cua xa em", "chỉ tiêu của xã Chiềng Ly", "xa em duoc giao bao nhieu"):
        await officer.says(question)
        first, *targets, basis = officer.sees.splitlines()
        assert first.startswith("Chỉ tiêu giao cho Xã Chiềng Ly"), question
        assert [one.split(":")[0] for one in targets] == [
            "· Diện tích chè",
            "· Búp chè tươi",
            "· Sản lượng quả",
            "· BHYT",
        ]
        assert basis == "Theo QĐ, nhập ngày 17/6."
    await officer.says("chỉ tiêu của xã em đạt chưa")
    assert officer.sees.startswith("Xã Chiềng Ly đến")
