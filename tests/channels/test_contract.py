"""The one contract of all channels: the same conversation, word for word, and the same care for each message."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.channels import contract
from bot.control.chat import Chat
from bot.wiring import Bot
from models import messages
from models.store.tables import Attachment, Conversation, DraftAnswer, Inbox, Outbox
from tests.channels.phones import CHANNELS, CHAT, Answer, Stand, standing
from tests.files.workbooks import xlsx
from tests.standins import bot_api

every_channel = pytest.mark.parametrize("channel", CHANNELS)


async def conversation(stand: Stand) -> list[Answer]:
    """Join, begin June's report, and do what goes wrong most."""
    phone = stand.phone
    told = [await phone.says("xin chào"), await phone.says("/start 123"), await phone.sends_photo()]
    told += [await phone.says(await stand.invites())]
    told += [await phone.taps(told[-1].labels[0])]
    told += [await phone.says("/baocao")]
    told += [await phone.taps(next(label for label in told[-1].labels if label.startswith("Tháng 6")))]
    told += [await phone.says("5.000 ha"), await phone.taps("Nhập lại"), await phone.says("48,5 ha")]
    told += [await phone.taps("Nhập lại")]
    told += [await phone.sends_photo(), await phone.sends_file(), await phone.says("một con trâu")]
    told += [await phone.says("/tiendo"), await phone.says("tạm dừng"), await phone.says("2")]
    return told


async def test_the_same_conversation_says_the_same_on_every_channel(tmp_path: Path) -> None:
    told = {}
    for channel in CHANNELS:
        async with standing(tmp_path / channel, channel) as stand:
            told[channel] = await conversation(stand)
    assert told["telegram"] == told["terminal"]
    assert told["web"] == told["terminal"]
    assert all(answer.text for answer in told["terminal"])


@every_channel
async def test_a_choice_of_an_older_question_changes_nothing(channel: str, tmp_path: Path) -> None:
    async with standing(tmp_path, channel) as stand:
        await _asked_for_the_first_figure(stand)
        doubted = await stand.phone.says("5.000 ha")
        await stand.phone.taps(doubted.labels[-1])
        following = await stand.phone.says("48,5")
        kept = await _rows(stand.bot, DraftAnswer)
        stale = await stand.phone.taps(doubted.labels[-1])
        assert "câu 2/8" in following.text
        assert "câu 2/8" in stale.text
        assert stale.labels == following.labels
        assert len(kept) == 1
        assert await _rows(stand.bot, DraftAnswer) == kept


@every_channel
async def test_a_message_handed_over_twice_has_one_effect(channel: str, tmp_path: Path) -> None:
    async with standing(tmp_path, channel) as stand:
        await _asked_for_the_first_figure(stand)
        inbox, outbox = await _rows(stand.bot, Inbox), await _rows(stand.bot, Outbox)
        answer = await stand.phone.says_it_twice("48,5 ha")
        assert "48,5" in answer.text
        texts = [row.content for row in (await _rows(stand.bot, Inbox))[len(inbox) :] if "48,5" in row.content]
        replies = [row for row in (await _rows(stand.bot, Outbox))[len(outbox) :] if "48,5 ha." in row.body]
        assert (len(texts), len(replies)) == (1, 1)
        assert len(await _rows(stand.bot, DraftAnswer)) == 1


@every_channel
async def test_a_table_file_comes_in_as_its_rows(channel: str, tmp_path: Path) -> None:
    async with standing(tmp_path, channel) as stand:
        await stand.joins()
        answer = await stand.phone.sends_file(xlsx(["TT", "Chỉ tiêu", "Số liệu"], [1, "Chè", 48.5]), "tháng 6.xlsx")
        assert answer.text
        *_, arrival = await _rows(stand.bot, Inbox)
        assert messages.Sheet.model_validate_json(arrival.content) == messages.Sheet(
            name="tháng 6.xlsx",
            rows=(("TT", "Chỉ tiêu", "Số liệu"), (Decimal(1), "Chè", Decimal("48.5"))),
        )
        assert arrival.handled_at is not None


@every_channel
@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"%PDF-1.7", "quyet dinh.pdf", "không phải bảng tính"),
        (xlsx(["Chè", "=1+1"]), "cong thuc.xlsx", "công thức"),
        (b"Che,48,5\nCa phe,275,5\n", "so lieu.csv", "dấu phẩy"),
    ],
    ids=["pdf", "formula", "commas"],
)
async def test_a_file_that_cannot_be_read_is_answered_with_what_to_do(
    channel: str, content: bytes, name: str, words: str, tmp_path: Path
) -> None:
    async with standing(tmp_path, channel) as stand:
        asked = await _asked_for_the_first_figure(stand)
        answer = await stand.phone.sends_file(content, name)
        assert words in answer.text
        assert "Mời" in answer.text
        assert answer.labels == asked.labels
        assert await _rows(stand.bot, DraftAnswer) == []


@pytest.mark.parametrize("channel", ["telegram", "terminal"])  # the page says so itself, before it is stored
async def test_a_file_that_is_too_large_is_answered_with_what_to_do(channel: str, tmp_path: Path) -> None:
    async with standing(tmp_path, channel) as stand:
        await stand.joins()
        answer = await stand.phone.sends_file(b"x" * (messages.MOST_FILE_BYTES + 1))
        assert "không quá 1 MB" in answer.text
        assert stand.api.calls_of("getFile") == []


@every_channel
async def test_a_strangers_file_is_not_opened(channel: str, tmp_path: Path) -> None:
    async with standing(tmp_path, channel) as stand:
        await stand.phone.sends_file(xlsx(["Chè", 48.5]))
        (arrival,) = await _rows(stand.bot, Inbox)
        assert "48.5" not in arrival.content
        assert await _rows(stand.bot, Attachment) == []


@every_channel
async def test_a_message_is_in_the_inbox_before_it_is_answered(channel: str, tmp_path: Path) -> None:
    async with standing(tmp_path, channel) as stand:
        await stand.phone.says("xin chào")
        (arrival,) = await _rows(stand.bot, Inbox)
        (reply,) = await _settled(stand.bot, 1)
        assert arrival.channel == channel
        assert arrival.handled_at is not None
        assert (reply.inbox_id, reply.state) == (arrival.id, "sent")


async def test_telegram_has_delivered_only_when_telegram_said_so(tmp_path: Path) -> None:
    async with standing(tmp_path, "telegram") as stand:
        stand.api.fail("sendMessage", bot_api.Fault(status=502, body="<html>bad gateway</html>"))
        stand.api.officer_types(CHAT, "xin chào")
        await stand.api.until(lambda: len(stand.api.calls_of("sendMessage")) == 1)
        (reply,) = await _rows(stand.bot, Outbox)
        assert reply.state in {"ready", "sending"}
        await stand.api.until(lambda: stand.api.sent_to(CHAT))
        (reply,) = await _settled(stand.bot, 1)
        assert (reply.state, reply.network_id) == ("sent", str(stand.api.sent_to(CHAT)[0].message_id))


@pytest.mark.sqlite_file  # on a server nothing is tried there before somebody comes
async def test_the_terminal_has_delivered_only_to_somebody_who_is_there(tmp_path: Path) -> None:
    async with standing(tmp_path, "telegram") as stand:
        taken = stand.bot.turns.outcome_of("terminal", "before")
        await stand.bot.intake.receive([_typed_at_the_terminal("xin chào", "before")])
        await taken
        waiting = await _rows_once(stand.bot, lambda rows: rows[0].not_before is not None)
        assert [row.state for row in waiting] == ["ready"]
        with contextlib.closing(await Chat.opened(stand.bot, None, None)) as chat:
            heard = await chat.say({"photo": "anh.jpg"})
        assert len(heard["replies"]) == 2
        assert {row.state for row in await _settled(stand.bot, 2)} == {"sent"}


async def test_the_page_has_delivered_what_its_history_shows(tmp_path: Path) -> None:
    async with standing(tmp_path, "web") as stand:
        said = await stand.phone.says("xin chào")
        await _settled(stand.bot, 1)
        shown = await (await stand.client.get("/api/history")).json()
        assert [line["text"] for line in shown["lines"]] == ["xin chào", said.text]


async def test_the_pages_history_shows_a_file_by_its_name_whether_it_was_read_or_not(tmp_path: Path) -> None:
    async with standing(tmp_path, "web") as stand:
        await stand.joins()
        await stand.phone.sends_file(xlsx(["Chè", 48.5]), "tháng 6.xlsx")
        await stand.phone.sends_file(b"x", "../hỏng\u202e.xlsx")
        shown = await (await stand.client.get("/api/history")).json()
        said = [line["text"] for line in shown["lines"] if line["side"] == "officer"]
        assert said[-2:] == ["📎 tháng 6.xlsx", "📎 hỏng.xlsx"]


@pytest.mark.parametrize("trouble", ["blocked", "unknown"])
async def test_an_officer_who_cannot_be_reached_is_marked_and_comes_back_by_writing(
    trouble: str, tmp_path: Path
) -> None:
    async with standing(tmp_path, "telegram") as stand:
        getattr(stand.api, trouble).add(CHAT)
        stand.api.officer_types(CHAT, "xin chào")
        await stand.api.until(lambda: stand.api.calls_of("sendMessage"))
        (reply,) = await _settled(stand.bot, 1)
        assert reply.state == "refused"
        assert [row.reachable for row in await _rows(stand.bot, Conversation)] == [0]
        getattr(stand.api, trouble).clear()
        await stand.phone.says("xin chào")
        assert [row.reachable for row in await _rows(stand.bot, Conversation)] == [1]


async def test_every_channel_names_itself_and_answers_with_an_outcome_for_an_address_nobody_has(
    tmp_path: Path,
) -> None:
    async with standing(tmp_path, "telegram") as stand:
        outcomes = {name: await channel.deliver(_delivery("nobody")) for name, channel in stand.bot.channels.items()}
    assert set(outcomes) == set(CHANNELS)
    assert isinstance(outcomes["telegram"], contract.Refused)
    assert isinstance(outcomes["terminal"], contract.TryLater)
    # The page has it in any case: whoever opens it later finds the line in the history.
    assert isinstance(outcomes["web"], contract.Delivered)


async def test_nobody_is_spoken_to_in_a_group(tmp_path: Path) -> None:
    async with standing(tmp_path, "telegram") as stand:
        stand.api.officer_types(-1001234567890, "/baocao", user=CHAT)
        await stand.phone.says("xin chào")
        assert stand.api.sent_to(-1001234567890) == []


async def _asked_for_the_first_figure(stand: Stand) -> Answer:
    await stand.joins()
    offered = await stand.phone.says("/baocao")
    return await stand.phone.taps(next(label for label in offered.labels if label.startswith("Tháng 6")))


async def _rows(bot: Bot, table: Any) -> list[Any]:
    def read(connection: sa.Connection) -> list[Any]:
        return list(connection.execute(sa.select(table.__table__)))

    return await bot.database.read(read)


async def _settled(bot: Bot, count: int) -> list[Any]:
    """The outbox once this many of its rows have ended."""
    return await _rows_once(bot, lambda rows: sum(row.state in {"sent", "refused"} for row in rows) >= count)


async def _rows_once(bot: Bot, holds: Callable[[list[Any]], bool]) -> list[Any]:
    """The outbox as soon as it is like this."""
    async with asyncio.timeout(10):
        while not (rows := await _rows(bot, Outbox)) or not holds(rows):
            await asyncio.sleep(0.01)
    return rows


def _typed_at_the_terminal(text: str, key: str) -> messages.InboundMessage:
    return messages.InboundMessage(
        channel="terminal", bot="local", update_key=key, sender="local", content=messages.Typed(text=text)
    )


def _delivery(address: str) -> contract.Delivery:
    return contract.Delivery(key=7, address=address, message=messages.OutboundMessage(text="Chào", prompt=1))
