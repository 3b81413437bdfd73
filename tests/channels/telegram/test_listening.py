"""Updates are stored before Telegram is told, whatever goes wrong on the way."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.channels.telegram import channel as telegram
from bot.channels.telegram import introduction
from models import messages
from tests.standins import bot_api

CHAT = 5123456789
Listening = Callable[[], contextlib.AbstractAsyncContextManager[None]]


def offsets(api: bot_api.BotApi) -> list[Any]:
    return [call.parameters.get("offset") for call in api.calls_of("getUpdates")]


async def test_a_whole_poll_is_stored_in_one_call_and_then_confirmed(
    api: bot_api.BotApi, inbox: Any, listening: Listening
) -> None:
    for text in ("245", "/baocao", "chưa có"):
        api.officer_types(CHAT, text)
    async with listening():
        await api.until(lambda: not api.waiting)
    assert inbox.texts == ["245", "/baocao", "chưa có"]
    assert len(inbox.calls) == 1


async def test_the_kinds_of_updates_are_named_in_every_poll(
    api: bot_api.BotApi, inbox: Any, listening: Listening
) -> None:
    async with listening():
        await api.until(lambda: api.calls_of("getUpdates"))
    asked = api.calls_of("getUpdates")[0].parameters
    assert asked["allowed_updates"] == ["message", "edited_message", "callback_query", "my_chat_member"]


async def test_the_offset_is_not_moved_when_storing_fails(
    api: bot_api.BotApi, inbox: Any, listening: Listening
) -> None:
    inbox.troubles = [RuntimeError("disk full"), OSError("disk full")]
    first = api.officer_types(CHAT, "245") and api.waiting[0]
    async with listening():
        await api.until(lambda: not api.waiting)
    assert inbox.calls == [[str(first)]] * 3
    assert inbox.texts == ["245"]
    assert offsets(api)[:3] == [None, None, None]
    assert offsets(api)[3] == first + 1


async def test_a_tap_is_answered_by_the_channel_after_it_is_stored(
    api: bot_api.BotApi, inbox: Any, listening: Listening
) -> None:
    inbox.troubles = [RuntimeError("not yet")]
    query = api.officer_taps(CHAT, 5, "17:keep")
    stored_first: list[bool] = []
    async with listening():
        await api.until(lambda: api.calls_of("answerCallbackQuery"))
        stored_first.append(bool(inbox.kept))
    (answer,) = api.calls_of("answerCallbackQuery")
    assert answer.parameters == {"callback_query_id": query}
    assert stored_first == [True]
    (arrival,) = inbox.kept.values()
    assert arrival.content == messages.Picked(prompt=17, token="keep")


async def test_a_tap_telegram_no_longer_knows_or_a_slow_answer_holds_nothing_up(
    api: bot_api.BotApi, inbox: Any, listening: Listening
) -> None:
    api.fail("answerCallbackQuery", bot_api.Fault(delay=30), bot_api.Fault(status=400), bot_api.Fault(drop=True))
    for token in ("17:a", "17:b", "17:c"):
        api.officer_taps(CHAT, 5, token)
    api.officer_types(CHAT, "5")
    async with listening():
        await api.until(lambda: not api.waiting)
        api.officer_types(CHAT, "6")
        await api.until(lambda: not api.waiting)
    assert inbox.texts == ["5", "6"]


async def test_the_menu_is_set_for_vietnamese_and_for_everybody_even_if_one_is_refused(
    api: bot_api.BotApi, inbox: Any
) -> None:
    menus = [
        introduction.Menu([introduction.Command("baocao", "Báo cáo số liệu")], "vi"),
        introduction.Menu([introduction.Command("report", "Report figures")]),
    ]
    refusal = '{"ok":false,"error_code":400,"description":"Bad Request: BOT_COMMAND_INVALID"}'
    api.fail("setMyCommands", bot_api.Fault(status=400, body=refusal))
    channel = telegram.TelegramChannel(api.token, api.root, menus=menus)
    task = asyncio.create_task(channel.listen(inbox))
    await api.until(lambda: len(api.calls_of("setMyCommands")) == 2)
    await api.until(lambda: api.menus)
    task.cancel()
    await asyncio.wait([task])
    await channel.close()
    assert api.menus == {"": [{"command": "report", "description": "Report figures"}]}
    assert api.calls_of("setMyCommands")[0].parameters["language_code"] == "vi"


async def test_the_token_is_in_no_log_and_no_outcome(
    api: bot_api.BotApi, inbox: Any, listening: Listening, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("asyncio").setLevel(logging.WARNING)
    api.fail("getMe", bot_api.Fault(status=404, body=f"<html>/bot{api.token}/getMe</html>"))
    api.fail("getUpdates", bot_api.Fault(drop=True), bot_api.Fault(status=500, body=api.token))
    api.officer_types(CHAT, "245")
    api.raw_update('{"update_id":{id}')
    async with listening():
        await api.until(lambda: not api.waiting)
        api.revoked = True
        api.officer_types(CHAT, "246")
        await api.until(lambda: api.calls_of("getUpdates")[-1].answer == 401)
    assert caplog.records
    ours = [record for record in caplog.records if not record.name.startswith("aiohttp.access")]
    said = "\n".join(logging.Formatter().format(record) for record in ours)
    assert api.token.partition(":")[2] not in said


KILLED = """
import asyncio, json, os, signal, sys
from bot.channels.telegram import channel
async def receive(arrivals):
    with open(sys.argv[3], "a", encoding="utf-8") as book:
        book.writelines(json.dumps([a.update_key, a.content.text]) + "\\n" for a in arrivals)
        book.flush()
        os.fsync(book.fileno())
    os.kill(os.getpid(), signal.SIGKILL)
asyncio.run(channel.TelegramChannel(sys.argv[1], sys.argv[2]).listen(receive))
"""


async def test_a_kill_between_storing_and_the_next_poll_brings_the_same_updates_again(
    api: bot_api.BotApi, inbox: Any, listening: Listening, tmp_path: Path
) -> None:
    book = tmp_path / "book"
    api.officer_types(CHAT, "245")
    api.officer_types(CHAT, "246")
    kept = [str(number) for number in api.waiting]
    bot = await asyncio.create_subprocess_exec(
        sys.executable, "-c", KILLED, api.token, api.root, str(book), cwd=Path(__file__).parents[3]
    )
    assert await bot.wait() == -9
    stored = [json.loads(line) for line in book.read_text("utf-8").splitlines()]
    assert stored == [[kept[0], "245"], [kept[1], "246"]]
    assert [str(number) for number in api.waiting] == kept
    async with listening():
        await api.until(lambda: not api.waiting)
    assert inbox.calls == [kept] or inbox.calls == [[key] for key in kept]


async def test_an_update_handed_out_twice_keeps_its_key(api: bot_api.BotApi, inbox: Any, listening: Listening) -> None:
    api.officer_types(CHAT, "245")
    api.redeliver()
    async with listening():
        await api.until(lambda: not api.waiting)
    ((first, second),) = inbox.calls
    assert first == second
    assert inbox.texts == ["245"]
