"""Putting off: what is written and what is not, over restarts, stale buttons, absent colleagues and odd answers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
import sqlalchemy as sa

import locales
from bot import process
from bot.settings import Settings
from bot.wiring import Bot
from tests.officer import Officer, join

WORDS = locales.phrasebook("vi")
VILLAGE = "chieng_ly.ban_mau_1"
ODD = [
    "",
    "   ",
    "123",
    "???",
    "đâu phải",
    "🤷",
    "x" * 3000,
    "/la_gi",
    "go.later.99999999t9999",
    "nhé",
    "0",
    "-1",
    "9" * 30,
]


async def rows(bot: Bot, query: str) -> list[Any]:
    return await bot.database.read(lambda connection: connection.execute(sa.text(query)).all())


async def written(bot: Bot) -> list[Any]:
    """Everything putting off can write, but for reminders."""
    return [
        *await rows(bot, "SELECT unit, form, period, reason FROM standstills ORDER BY id"),
        *await rows(bot, "SELECT given_by, taken_by, form, period FROM handovers ORDER BY id"),
        *await rows(bot, "SELECT handle, reminder_clock FROM officers WHERE reminder_clock <> ''"),
        *await rows(bot, "SELECT officer_id, form, period FROM reminders WHERE stage = 'again' AND state = 'waiting'"),
    ]


async def state_of(bot: Bot, handle: str) -> str:
    found = await rows(bot, f"SELECT state FROM conversations WHERE sender = 'as:{handle}'")
    return str(found[0].state)


async def files_without_figures(one: Officer) -> None:
    while one.asked:
        await one.says("chưa có số liệu")
    await one.says("nộp")
    assert one.heard["receipt"]


@pytest.fixture
async def head(bot: Bot) -> AsyncIterator[Officer]:
    """A village head, who has one open report."""
    one = await Officer.of(bot, VILLAGE)
    yield one
    one.leaves()


@pytest.fixture
async def officer(bot: Bot) -> AsyncIterator[Officer]:
    """A commune's officer, who has three."""
    one = await Officer.of(bot, "chieng_ly")
    yield one
    one.leaves()


async def test_a_standstill_is_written_only_after_a_yes_and_with_the_reason_as_typed(bot: Bot, head: Officer) -> None:
    await head.says("chưa có số liệu vì mưa lũ, đường sạt")
    assert await written(bot) == []
    await head.says("đúng")
    assert await written(bot) == [(VILLAGE, "village_month", "2024-06", "mưa lũ, đường sạt")]


async def test_a_restart_in_between_changes_nothing(settings: Settings) -> None:
    for said in ("chưa có số liệu", "mất điện", "đúng"):
        async with process.running(settings) as bot:
            assert await written(bot) == []
            head = await Officer.of(bot, VILLAGE)
            await head.says(said)
            head.leaves()
            found = await written(bot)
    assert found == [(VILLAGE, "village_month", "2024-06", "mất điện")]


@pytest.mark.parametrize(
    "before",
    [["chưa có số liệu vì mất điện"], ["chưa có số liệu"], ["chưa có số liệu", "1"], ["chuyển cho anh Páo"],
     ["chuyển cho anh Páo", "1"], ["chuyển cho anh Páo", "1", "1"], []],
)  # fmt: skip
async def test_what_is_not_understood_writes_nothing(bot: Bot, officer: Officer, before: list[str]) -> None:
    for handle, name in (("pao", "Lò Văn Páo"), ("pao_2", "Giàng A Páo")):
        await join(bot, handle, name, "commune_officer", "chieng_ly")
        (await Officer.of(bot, handle)).leaves()
    for text in before:
        await officer.says(text)
    reasoning = "explaining" in await state_of(bot, "chieng_ly")
    for text in ODD:
        if not (reasoning and any(letter.isalpha() for letter in text)):
            await officer.says(text)
            assert officer.sees
    assert await written(bot) == []


async def test_a_stale_choice_of_a_report_says_so_and_writes_nothing(bot: Bot, officer: Officer) -> None:
    await officer.says("chưa có số liệu vì mất điện")
    label = officer.choices[0]
    await officer.says("thôi")
    before = await state_of(bot, "chieng_ly")
    await officer.picks(label)
    assert WORDS.say("stale-choice") in officer.sees
    assert (await state_of(bot, "chieng_ly"), await written(bot)) == (before, [])


async def test_the_wrong_order_is_answered(bot: Bot, officer: Officer) -> None:
    for text in ("đúng", "vâng", "tất cả", "tháng 6", "1", "như cũ"):
        await officer.says(text)
        assert officer.sees
    assert await written(bot) == []


async def test_a_choice_under_a_reminder_still_works_in_the_middle_of_a_figure(bot: Bot, officer: Officer) -> None:
    await officer.waits_until("2024-06-17T08:05")
    later = officer.choices[-2]
    await officer.begins("Tháng 6")
    asked = officer.asked
    await officer.picks(later)
    assert officer.asked == asked is not None
    assert len(await written(bot)) == 3


async def test_a_choice_of_yesterday_asks_for_another_moment(bot: Bot, officer: Officer) -> None:
    await officer.waits_until("2024-06-17T08:05")
    later = officer.choices[-2]
    await officer.waits_until("2024-06-18T07:50")
    await officer.picks(later)
    assert WORDS.say("later-passed") in officer.sees
    assert await written(bot) == []


async def test_nothing_is_put_off_when_everything_is_filed(bot: Bot, head: Officer) -> None:
    await head.says("báo cáo")
    await files_without_figures(head)
    for text in ("mai nhắc lại", "chưa có số liệu vì mất điện", "để mai em làm"):
        await head.says(text)
        assert head.sees
    assert await written(bot) == []


async def test_a_report_filed_meanwhile_is_neither_stopped_nor_handed_over(bot: Bot, officer: Officer) -> None:
    await join(bot, "hoa", "Quàng Thị Hoa", "commune_officer", "chieng_ly")
    hoa = await Officer.of(bot, "hoa")
    await officer.says("giao báo cáo tháng 6 cho chị Hoa")
    assert WORDS.say("choice-hand-over") in officer.choices
    await hoa.begins("Tháng 6")
    await files_without_figures(hoa)
    await officer.says("vâng")
    assert await written(bot) == []
    hoa.leaves()


async def test_a_colleague_who_leaves_before_the_yes_gets_nothing(bot: Bot, officer: Officer) -> None:
    await join(bot, "hoa", "Quàng Thị Hoa", "commune_officer", "chieng_ly")
    hoa = await Officer.of(bot, "hoa")
    await officer.says("giao báo cáo tháng 6 cho chị Hoa")
    await hoa.says("rời hệ thống")
    await hoa.picks(WORDS.say("choice-leave"))
    await officer.says("vâng")
    assert WORDS.say("handover-gone", unit="xã Chiềng Ly") in officer.sees
    assert await written(bot) == []
    hoa.leaves()


async def test_a_colleague_without_a_chat_gets_nothing(bot: Bot, officer: Officer) -> None:
    await join(bot, "hoa", "Quàng Thị Hoa", "commune_officer", "chieng_ly")
    await officer.says("giao báo cáo tháng 6 cho chị Hoa")
    assert officer.sees == WORDS.say("handover-unreached", name="Quàng Thị Hoa")
    assert await written(bot) == []


@pytest.mark.parametrize(
    ("role", "unit"), [("commune_officer", "co_ma"), ("commune_chair", "chieng_ly"), ("operator", "huyen")]
)
async def test_only_who_may_report_for_the_same_unit_is_a_colleague(
    bot: Bot, officer: Officer, role: str, unit: str
) -> None:
    await join(bot, "hoa", "Quàng Thị Hoa", role, unit)
    (await Officer.of(bot, "hoa")).leaves()
    await officer.says("giao báo cáo tháng 6 cho chị Hoa")
    assert officer.sees == WORDS.say("handover-nobody", name="Hoa", unit="xã Chiềng Ly")


async def test_what_was_handed_back_is_the_givers_again(bot: Bot, officer: Officer) -> None:
    await join(bot, "hoa", "Quàng Thị Hoa", "commune_officer", "chieng_ly")
    hoa = await Officer.of(bot, "hoa")
    await officer.says("giao báo cáo tháng 6 cho chị Hoa")
    await officer.says("vâng")
    await hoa.says("chuyển báo cáo tháng 6 cho cán bộ mẫu")
    await hoa.says("vâng")
    held = await rows(bot, "SELECT o.handle FROM handovers h JOIN officers o ON o.id = h.given_by")
    assert [row.handle for row in held] == ["hoa"]
    hoa.leaves()


async def test_an_hour_outside_the_windows_is_not_kept(bot: Bot, officer: Officer) -> None:
    for text in ("đổi giờ nhắc 20h", "đổi giờ nhắc 12 giờ trưa", "đổi giờ nhắc 25 giờ", "giờ nhắc"):
        await officer.says(text)
        assert "7:30 đến trước 11:00" in officer.sees
    assert await written(bot) == []
    await officer.says("đổi giờ nhắc 15h")
    assert await written(bot) == [("chieng_ly", "15:00")]
    await officer.says("giờ nhắc như cũ")
    assert await written(bot) == []


async def test_a_number_after_a_reminder_is_asked_about_before_it_hands_anything_over(
    bot: Bot, officer: Officer
) -> None:
    await join(bot, "hoa", "Quàng Thị Hoa", "commune_officer", "chieng_ly")
    (await Officer.of(bot, "hoa")).leaves()
    await officer.says("giao báo cáo tháng 6 cho chị Hoa")
    await officer.waits_until("2024-06-17T08:05")
    await officer.says("1")
    assert WORDS.say("after-reminder") in officer.sees
    assert await written(bot) == []


async def test_the_words_for_one_figure_stay_its_answer(bot: Bot, officer: Officer) -> None:
    await officer.begins("Tháng 6")
    for text in ("chưa có số liệu", "chưa có số liệu vì chờ xã duyệt", "so lieu chua co, dang cho xa duyet"):
        before = officer.asked
        await officer.says(text)
        assert officer.asked not in (None, before)
    assert await written(bot) == []


async def test_no_reminder_is_promised_that_will_not_come(bot: Bot, head: Officer) -> None:
    await join(bot, "hoa", "Quàng Thị Hoa", "village_head", VILLAGE)
    (await Officer.of(bot, "hoa")).leaves()
    await head.says("chưa có số liệu vì mất điện")
    await head.says("đúng")
    await head.says("tối mai nhắc lại")
    assert head.sees == WORDS.say("later-standing-still", until="6 giờ 30 tối thứ Năm 20/6")
    await head.says("tối thứ sáu nhắc lại")
    assert WORDS.say("later-set", moment="6 giờ 30 tối thứ Sáu 21/6") in head.sees
    await head.says("chuyển cho chị Hoa")
    await head.says("đúng")
    await head.says("tối thứ sáu nhắc lại")
    assert head.sees == WORDS.say("later-given-away")


async def test_a_moment_typed_after_a_reminder_puts_off_also_in_the_middle_of_a_figure(
    bot: Bot, officer: Officer
) -> None:
    await officer.begins("Tháng 6")
    await officer.says("sáng mai")
    assert await written(bot) == []
    await officer.waits_until("2024-06-17T08:05")
    await officer.says("chieu nay")
    assert WORDS.say("later-set", moment="2 giờ chiều thứ Hai 17/6") in officer.sees
    assert officer.asked is not None
    await officer.says("9h")
    assert len(await written(bot)) == 3
