"""Operators get one short line on a working day, in office hours, and can turn it off."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import sqlalchemy as sa

from bot.sharing import REMINDERS
from tests.delivering.conftest import OPERATOR, Office, opened
from tests.operating.conftest import NOW, backed_up

OFFICER = "5001"
HALF_AN_HOUR = timedelta(minutes=30)


async def test_one_line_tells_of_yesterday_and_of_the_last_backup(office: Office, folder: Path) -> None:
    backed_up(folder / "bot.db", folder / "backups", NOW)
    await office.says(OFFICER, "/tiendo")
    assert await _told_at(office, timedelta(days=1)) == []
    (line,) = await _told_at(office, HALF_AN_HOUR)
    assert "Hôm qua, thứ Hai 17/6: " in line
    assert "0 báo cáo đã nộp" in line
    assert "Không có tin lỗi, không có tin chờ." in line
    assert "Sao lưu gần nhất: 07:30 thứ Hai 17/6." in line
    assert len(line) < 200
    assert await _told_at(office, timedelta(hours=2)) == []


async def test_it_counts_what_was_set_aside_and_what_was_refused(office: Office) -> None:
    await office.bot.database.write(_spoil)
    assert await _told_at(office, timedelta(days=1)) == []
    (line,) = await _told_at(office, HALF_AN_HOUR)
    assert "1 tin lỗi đã để riêng" in line
    assert "không có tin chờ" not in line
    assert "Chưa có bản sao lưu nào" in line


async def test_on_monday_it_tells_of_the_weekend_and_on_days_off_nothing_comes(office: Office) -> None:
    assert await _told_at(office, timedelta(days=5, hours=2)) == []  # Saturday
    assert await _told_at(office, timedelta(days=1)) == []  # Sunday
    (line,) = await _told_at(office, timedelta(days=1))
    assert line.startswith("Từ thứ Sáu 21/6 đến chủ Nhật 23/6: ")


async def test_after_a_restart_the_same_day_it_does_not_come_again(folder: Path) -> None:
    async for office in opened(folder):
        assert len(await _told_at(office, HALF_AN_HOUR)) == 1
    async for office in opened(folder, keys=50):
        assert await _told_at(office, 2 * HALF_AN_HOUR) == []


async def test_who_switched_reminders_off_gets_none(office: Office) -> None:
    await office.says(OPERATOR, "ngừng nhắc")
    assert await _told_at(office, timedelta(days=1) + HALF_AN_HOUR) == []


async def _told_at(office: Office, after: timedelta) -> list[str]:
    """What the operator gets when so much time has passed."""
    before = len(office.channel.texts(OPERATOR))
    office.passes(after)
    while not office.bot.shares.holds(REMINDERS):
        await asyncio.sleep(0.02)
    await office.bot.tick()
    while await office.bot.database.read(_unsent):
        await asyncio.sleep(0.02)
    return office.channel.texts(OPERATOR)[before:]


def _unsent(connection: sa.Connection) -> int:
    return connection.scalar(sa.text("SELECT count(*) FROM outbox WHERE state IN ('ready', 'sending')")) or 0


def _spoil(connection: sa.Connection) -> None:
    connection.execute(sa.text("UPDATE inbox SET set_aside_at = received_at WHERE id = (SELECT max(id) FROM inbox)"))
