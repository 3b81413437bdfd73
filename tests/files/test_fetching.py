"""A file that is still with Telegram: fetched once, tried again while that can help, in the order it was sent."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bot.wiring import Bot
from models import messages
from models.store.queries import attachments, officers
from models.store.tables import Attachment, Inbox
from tests.channels.phones import CHAT, Stand, standing, wait_an_hour_and
from tests.files.workbooks import xlsx
from tests.standins.bot_api import Fault

FILE = xlsx(["Chè", 48.5])
DOWN = Fault(status=502, body="<html>bad gateway</html>")


@asynccontextmanager
async def joined(folder: Path) -> AsyncIterator[Stand]:
    """An officer on Telegram; messages sent before the test began are not counted."""
    async with standing(folder, "telegram") as stand:
        await stand.joins()
        stand.api.sent.clear()
        yield stand


async def rows(bot: Bot, table: Any) -> list[Any]:
    def read(connection: sa.Connection) -> list[Any]:
        return list(connection.execute(sa.select(table.__table__).order_by(table.id)))

    return await bot.database.read(read)


async def attachment_once(bot: Bot, holds: Callable[[Any], bool]) -> Any:
    """The one attachment as soon as it is like this."""
    async with asyncio.timeout(10):
        while True:
            for row in await rows(bot, Attachment):
                if holds(row):
                    return row
            await asyncio.sleep(0.01)


async def answered(stand: Stand, count: int = 1) -> list[str]:
    """What the officer was sent, once it is this much."""
    await stand.api.until(lambda: len(stand.api.sent_to(CHAT)) >= count)
    return [call.text for call in stand.api.sent_to(CHAT)]


async def sheets(bot: Bot) -> list[str]:
    """The names of the tables that came in, in order."""
    return [
        messages.Sheet.model_validate_json(row.content).name
        for row in await rows(bot, Inbox)
        if '"kind":"sheet"' in row.content
    ]


async def test_the_turn_of_a_file_is_silent_and_its_rows_are_answered(tmp_path: Path) -> None:
    async with joined(tmp_path) as stand:
        stand.api.officer_sends_file(CHAT, "a.xlsx", FILE)
        assert len(await answered(stand)) == 1
        *_, announced, brought = await rows(stand.bot, Inbox)
        assert '"kind":"attached"' in announced.content
        (row,) = await rows(stand.bot, Attachment)
        assert brought.update_key == f"attachment:{row.id}"
        assert (row.inbox_id, row.state, row.reference, row.name, row.attempts) == (announced.id, "fetched", "", "", 1)


async def test_a_file_handed_over_twice_is_fetched_and_answered_once(tmp_path: Path) -> None:
    async with joined(tmp_path) as stand:
        stand.api.officer_sends_file(CHAT, "a.xlsx", FILE)
        stand.api.redeliver()
        await answered(stand)
        answer = await stand.phone.says("/trogiup")
        assert [call.text for call in stand.api.sent_to(CHAT)][1:] == [answer.text]
        assert len(await rows(stand.bot, Attachment)) == 1
        assert len(stand.api.calls_of("download")) == 1


async def test_while_the_network_fails_it_is_tried_again_and_nothing_is_said(tmp_path: Path) -> None:
    async with joined(tmp_path) as stand:
        stand.api.fail("getFile", DOWN)
        stand.api.fail("download", Fault(drop=True, obeyed=True))
        stand.api.officer_sends_file(CHAT, "a.xlsx", FILE)
        for attempts in (1, 2):
            row = await attachment_once(stand.bot, lambda row, made=attempts: row.attempts == made and row.not_before)
            assert row.failure
            assert stand.api.sent_to(CHAT) == []
            wait_an_hour_and(stand.bot)
            stand.bot.fetching.wake()
        await answered(stand)
        assert await sheets(stand.bot) == ["a.xlsx"]


async def test_after_five_tries_the_officer_is_asked_to_send_it_again(tmp_path: Path) -> None:
    async with joined(tmp_path) as stand:
        stand.api.fail("getFile", *[DOWN] * 6)
        stand.api.officer_sends_file(CHAT, "a.xlsx", FILE)
        for attempts in range(1, 5):
            await attachment_once(stand.bot, lambda row, made=attempts: row.attempts == made and row.not_before)
            wait_an_hour_and(stand.bot)
            stand.bot.fetching.wake()
        (answer,) = await answered(stand)
        assert answer.startswith("Chưa tải được tệp. Mời gửi lại")
        (row,) = await rows(stand.bot, Attachment)
        assert (row.state, row.attempts) == ("given_up", 5)
        assert len(stand.api.calls_of("getFile")) == 5


async def test_a_file_telegram_does_not_have_any_more_is_given_up_at_once(tmp_path: Path) -> None:
    async with joined(tmp_path) as stand:
        stand.api.officer_sends(CHAT, document={"file_id": "gone", "file_unique_id": "gone", "file_name": "a.xlsx"})
        (answer,) = await answered(stand)
        assert answer.startswith("Chưa tải được tệp")
        assert len(stand.api.calls_of("getFile")) == 1


async def test_files_of_one_officer_come_in_in_their_order_and_hold_up_nobody_else(tmp_path: Path) -> None:
    async with joined(tmp_path) as stand:
        other = await stand.another_phone()
        notice = await other.says(await stand.invites("tong_lanh"))
        await other.taps(notice.labels[0])
        stand.api.fail("getFile", DOWN)
        stand.api.officer_sends_file(CHAT, "1.xlsx", FILE)
        stand.api.officer_sends_file(CHAT, "2.xlsx", FILE)
        await attachment_once(stand.bot, lambda row: row.not_before)
        await other.sends_file(FILE, "khác.xlsx")
        assert await sheets(stand.bot) == ["khác.xlsx"]
        wait_an_hour_and(stand.bot)
        stand.bot.fetching.wake()
        await answered(stand, 2)
        assert await sheets(stand.bot) == ["khác.xlsx", "1.xlsx", "2.xlsx"]


async def test_a_workshop_that_was_killed_is_opened_again_for_the_next_file(tmp_path: Path) -> None:
    async with joined(tmp_path) as stand:
        assert isinstance(await stand.bot.sheet_workshop.read("a.xlsx", FILE), messages.Sheet)
        process = stand.bot.sheet_workshop._process
        assert process is not None
        process.kill()
        await process.wait()
        await stand.phone.sends_file(FILE)
        assert await sheets(stand.bot) == ["so-lieu.xlsx"]


async def test_who_leaves_takes_the_names_of_the_files_along(tmp_path: Path) -> None:
    async with joined(tmp_path) as stand:
        stand.api.fail("getFile", DOWN)
        stand.api.officer_sends_file(CHAT, "Lò Văn Pản.xlsx", FILE)
        await attachment_once(stand.bot, lambda row: row.not_before)
        await stand.phone.says("xóa dữ liệu của tôi")
        await stand.phone.taps(_leaving(stand))
        async with asyncio.timeout(10):
            while not await stand.bot.database.write(officers.erase_left):
                await asyncio.sleep(0.01)
        (row,) = await rows(stand.bot, Attachment)
        assert (row.state, row.reference, row.name) == ("given_up", "", "")
        assert str(CHAT) not in str(row)
        assert await stand.bot.database.read(attachments.waiting, ["telegram"]) == []
        assert "Lò Văn Pản" not in str(await rows(stand.bot, Inbox))


def _leaving(stand: Stand) -> str:
    return next(button["text"] for call in reversed(stand.api.sent) for row in call.buttons for button in row)
