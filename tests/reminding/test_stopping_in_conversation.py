"""In a real conversation: who files, leaves or wants no reminders hears of it no more, not even what lay ready."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from bot.wiring import Bot
from models.store.queries import deadlines, post
from tests.officer import Officer, join

VILLAGE = "chieng_ly.ban_mau_1"
COLLEAGUE = "pho_ban"
DUE, A_MINUTE_LATER = "2024-06-17T18:30:00+07:00", "2024-06-17T18:31:00+07:00"
READY = (
    "SELECT o.state, o.body FROM outbox o JOIN conversations c ON c.id = o.conversation_id"
    f" JOIN officers a ON a.id = c.officer_id WHERE a.handle = '{COLLEAGUE}' AND o.why = 'reminder' ORDER BY o.id"
)


async def with_a_colleague(bot: Bot) -> None:
    """A second officer of the village, at an address of a channel that is not open: what is for him stays ready."""
    await join(bot, COLLEAGUE, "Lò Văn Phó", "village_head", VILLAGE)
    await bot.database.write(_bind)


def _bind(connection: sa.Connection) -> None:
    talk = post.open_talk(connection, "telegram", "12345", "vi", '{"kind":"idle"}', 1)
    talk.officer_id = connection.scalar(sa.text(f"SELECT id FROM officers WHERE handle = '{COLLEAGUE}'"))
    post.save_talks(connection, [talk])


async def for_the_colleague(bot: Bot) -> list[tuple[str, str]]:
    return [tuple(row) for row in await bot.database.read(lambda c: c.execute(sa.text(READY)).all())]


async def reports_everything(officer: Officer) -> dict[str, Any]:
    """Answer each question of the report that is due, then file it; the last answer line."""
    await officer.says("/baocao")
    await officer.picks(officer.choices[0])
    while officer.heard["receipt"] is None:
        if officer.heard["asks"] is not None:
            await officer.says("12 ha")
        else:
            wanted = ("Nộp báo cáo", "Đúng", "12 ha")
            await officer.picks(next(one for one in officer.choices if one.startswith(wanted)))
    return officer.heard


async def test_what_a_colleague_files_takes_back_the_reminder_that_has_not_left(bot: Bot) -> None:
    head = await Officer.of(bot, VILLAGE)
    await with_a_colleague(bot)
    await head.waits_until(DUE)
    ((state, body),) = await for_the_colleague(bot)
    assert state == "ready"
    assert "tháng 6" in body
    filed = await reports_everything(head)
    assert filed["receipt"]
    assert [state for state, _ in await for_the_colleague(bot)] == ["stopped"]
    await head.waits_until(A_MINUTE_LATER)
    assert [state for state, _ in await for_the_colleague(bot)] == ["stopped"]
    head.leaves()


@pytest.mark.parametrize("words", ["ngừng nhắc", "nghỉ dùng"])
async def test_who_goes_or_wants_quiet_takes_nothing_from_the_colleague(bot: Bot, words: str) -> None:
    head = await Officer.of(bot, VILLAGE)
    await with_a_colleague(bot)
    await head.waits_until(DUE)
    await head.says(words)
    assert [state for state, _ in await for_the_colleague(bot)] == ["ready"]
    head.leaves()


@pytest.mark.parametrize("until", ["", "2024-06-21"], ids=["in its own time", "given longer"])
async def test_late_is_what_is_filed_after_the_units_own_day(bot: Bot, until: str) -> None:
    head = await Officer.of(bot, VILLAGE)
    if until:
        plan, day = bot.knowledge.plan, date.fromisoformat(until)
        given = (plan, VILLAGE, "village_month", "2024-06", day, "mất mạng", None, bot.now())
        await bot.database.write(deadlines.extend, *given)
    await head.waits_until("2024-06-20T09:00:00+07:00")
    await head.says("hạn nộp")
    assert ("thứ Sáu 21/6" in head.sees) is bool(until)
    await reports_everything(head)
    mark = f"SELECT late FROM reports WHERE unit = '{VILLAGE}' AND period = '2024-06'"
    assert await bot.database.read(lambda connection: connection.scalar(sa.text(mark))) == int(not until)
    assert ("muộn" in head.sees) is not bool(until)
    head.leaves()
