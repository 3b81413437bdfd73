"""Replies reach the chat as they were composed, and each failure is told as what it is."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.channels import contract
from bot.channels.telegram import channel as telegram
from bot.channels.telegram import exchange, introduction, wire
from models import messages
from tests.standins import bot_api

CHAT = 5123456789
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 100


def delivery(text: str, key: int = 1, chat: int | str = CHAT, **parts: Any) -> contract.Delivery:
    choices = (messages.Choice(token="yes", label="Đúng"),)
    message = messages.OutboundMessage(text=text, prompt=9, choices=choices)
    return contract.Delivery(key=key, address=str(chat), message=message, **parts)


async def test_a_delivered_reply_returns_the_id_the_network_gave(
    api: bot_api.BotApi, channel: telegram.TelegramChannel
) -> None:
    outcome = await channel.deliver(delivery("245,5 ha, đúng chứ ạ?"))
    (sent,) = api.sent_to(CHAT)
    assert outcome == contract.Delivered(str(sent.message_id))
    assert sent.text == "245,5 ha, đúng chứ ạ?"
    assert sent.buttons == [[{"text": "Đúng", "callback_data": "9:yes"}]]
    assert "parse_mode" not in sent.parameters


async def test_picture_and_document_are_uploaded_with_their_words(
    api: bot_api.BotApi, channel: telegram.TelegramChannel, tmp_path: Path
) -> None:
    picture, document = tmp_path / "card.png", tmp_path / "list.xlsx"
    picture.write_bytes(PNG)
    document.write_bytes(b"PK\x03\x04")
    outcome = await channel.deliver(delivery("62% kế hoạch", picture=picture, document=document))
    sheet, card = api.sent_to(CHAT)
    assert outcome == contract.Delivered(str(card.message_id))
    assert sheet.files == {"document": ("list.xlsx", b"PK\x03\x04")}
    assert card.files == {"photo": ("card.png", PNG)}
    assert (card.text, card.buttons[0][0]["text"]) == ("62% kế hoạch", "Đúng")


async def test_a_picture_telegram_does_not_take_never_holds_back_the_words(
    api: bot_api.BotApi, channel: telegram.TelegramChannel, tmp_path: Path
) -> None:
    picture = tmp_path / "card.png"
    picture.write_bytes(b"not a picture")
    assert isinstance(await channel.deliver(delivery("62% kế hoạch", picture=picture)), contract.Delivered)
    (sent,) = api.sent_to(CHAT)
    assert (sent.method, sent.text, len(sent.buttons)) == ("sendMessage", "62% kế hoạch", 1)


async def test_a_long_reply_goes_on_where_it_stopped(api: bot_api.BotApi, channel: telegram.TelegramChannel) -> None:
    long = delivery("\n".join("dòng " * 100 for _ in range(20)))
    wait = {"ok": False, "error_code": 429, "description": "Too Many", "parameters": {"retry_after": 3}}
    api.fail("sendMessage", bot_api.Fault(obeyed=True), bot_api.Fault(status=429, body=json.dumps(wait)))
    assert await channel.deliver(long) == contract.TryLater(timedelta(seconds=3))
    assert len(api.sent_to(CHAT)) == 1
    assert isinstance(await channel.deliver(long), contract.Delivered)
    told = [call.text for call in api.sent_to(CHAT)]
    assert "".join("".join(told).split()) == "".join(long.message.text.split())
    assert [bool(call.buttons) for call in api.sent_to(CHAT)] == [False] * (len(told) - 1) + [True]


async def test_every_refusal_of_the_network_has_its_outcome(
    api: bot_api.BotApi, channel: telegram.TelegramChannel
) -> None:
    api.blocked, api.unknown, api.migrated = {1}, {2}, {-3: -1003}
    blocked = await channel.deliver(delivery("a", chat=1))
    assert isinstance(blocked, contract.Refused)
    assert blocked.refusal is contract.Refusal.BLOCKED
    unknown = await channel.deliver(delivery("a", chat=2))
    assert isinstance(unknown, contract.Refused)
    assert unknown.refusal is contract.Refusal.UNKNOWN_ADDRESS
    assert await channel.deliver(delivery("a", chat=-3)) == contract.Moved("-1003")
    blank = await channel.deliver(delivery("  "))
    assert isinstance(blank, contract.Refused)
    assert blank.refusal is contract.Refusal.NOT_ACCEPTED
    api.revoked = True
    assert isinstance(await channel.deliver(delivery("a")), contract.ChannelDown)
    assert not api.sent


@pytest.mark.parametrize("address", ["", "web-abc", "0", "12a", "-", "9" * 30, "１２"])
async def test_an_address_that_is_no_chat_is_refused_without_asking_the_network(
    api: bot_api.BotApi, channel: telegram.TelegramChannel, address: str
) -> None:
    outcome = await channel.deliver(delivery("a", chat=address))
    assert isinstance(outcome, contract.Refused)
    assert outcome.refusal is contract.Refusal.UNKNOWN_ADDRESS
    assert not api.calls


async def test_an_answer_lost_after_the_message_went_out_is_unknown(
    api: bot_api.BotApi, channel: telegram.TelegramChannel
) -> None:
    api.fail("sendMessage", bot_api.Fault(drop=True, obeyed=True))
    assert isinstance(await channel.deliver(delivery("a")), contract.OutcomeUnknown)
    assert len(api.sent_to(CHAT)) == 1


async def test_a_network_that_cannot_be_reached_is_down(channel: telegram.TelegramChannel) -> None:
    async with bot_api.serving() as gone:
        pass
    channel = telegram.TelegramChannel(bot_api.TOKEN, gone.root)
    assert isinstance(await channel.deliver(delivery("a")), contract.ChannelDown)
    await channel.close()


async def test_an_answer_that_does_not_come_in_time_is_lost(api: bot_api.BotApi) -> None:
    line = wire.Wire(api.token, api.root)
    api.fail("sendMessage", bot_api.Fault(delay=5, obeyed=True))
    attempt = await line.post("sendMessage", {"chat_id": CHAT, "text": "a"}, None, timedelta(milliseconds=50))
    await line.close()
    assert isinstance(attempt, exchange.Lost)


async def test_a_busy_line_never_left_and_is_told_apart_from_a_lost_answer(
    api: bot_api.BotApi,
) -> None:
    line = wire.Wire(
        api.token,
        api.root,
        lambda: aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=1)),
        connect_within=timedelta(milliseconds=50),
    )
    api.fail("getMe", bot_api.Fault(delay=0.5, obeyed=True))
    slow = asyncio.create_task(line.post("getMe", {}))
    await api.until(lambda: api.calls)
    assert isinstance(await line.post("sendMessage", {"chat_id": CHAT, "text": "a"}), exchange.NeverLeft)
    assert isinstance(await slow, exchange.Answered)
    await line.close()


async def test_errors_in_words_never_hold_the_token() -> None:
    line = wire.Wire(bot_api.TOKEN, "http://127.0.0.1:1")
    told = line.told(ValueError(f"http://x/bot{bot_api.TOKEN}/sendMessage\nand 99999:{'a' * 35}"))
    assert told == "ValueError: http://x/bot<token>/sendMessage and <token>"


async def test_the_library_talks_over_our_session_and_finds_files(api: bot_api.BotApi, tmp_path: Path) -> None:
    api.files["thang6.xlsx"] = b"PK" * 1000
    line = wire.Wire(api.token, api.root)
    library = introduction.library_bot(api.token, api.root + "/", line)
    file = await library.get_file("thang6.xlsx")
    assert bytes(await file.download_as_bytearray()) == b"PK" * 1000
    sent = await library.send_document(CHAT, b"PK", caption="bảng", filename="a.xlsx")
    assert sent.message_id == api.sent_to(CHAT)[0].message_id
    assert api.sent_to(CHAT)[0].files["document"] == ("a.xlsx", b"PK")
    await line.close()


async def test_the_stand_in_keeps_the_limits_when_asked_to(
    api: bot_api.BotApi, channel: telegram.TelegramChannel
) -> None:
    api.limited = True
    outcomes = [await channel.deliver(delivery("a", key)) for key in range(5)]
    assert [type(outcome) for outcome in outcomes] == [contract.Delivered] * 3 + [contract.TryLater] * 2
    assert len(api.sent_to(CHAT)) == 3
