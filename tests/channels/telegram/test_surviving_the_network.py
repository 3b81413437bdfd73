"""Whatever the network sends or fails to send, polling goes on and nothing is lost."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.channels.telegram import channel as telegram
from bot.channels.telegram import polling
from models import messages
from tests.standins import bot_api

CHAT = 5123456789
Listening = Callable[[], contextlib.AbstractAsyncContextManager[None]]


def offsets(api: bot_api.BotApi) -> list[Any]:
    return [call.parameters.get("offset") for call in api.calls_of("getUpdates")]


@pytest.mark.parametrize(
    "poison",
    [
        '{"update_id":{id},"message":{"weird":true}}',
        '{"update_id":{id},"message":7}',
        '{"update_id":{id}}',
        '{"update_id":{id},"message":{"text":"\\ud800"',
        '{"update_id":{id},"message":' + "[" * 20_000 + "]" * 20_000 + "}",
        '{"update_id":{id},"message":{"date":' + "9" * 5000 + "}}",
    ],
    ids=["odd message", "number", "nothing", "cut off", "too deep", "huge number"],
)
async def test_a_poison_update_is_kept_and_does_not_block_the_others(
    api: bot_api.BotApi, inbox: Any, listening: Listening, poison: str
) -> None:
    api.officer_types(CHAT, "before")
    number = api.raw_update(poison)
    api.officer_types(CHAT, "after")
    async with listening():
        await api.until(lambda: not api.waiting)
        api.officer_types(CHAT, "later")
        await api.until(lambda: not api.waiting)
    assert inbox.texts == ["before", "after", "later"]
    kept = inbox.kept[str(number)].content
    assert isinstance(kept, messages.Unsupported)
    assert kept.what == "unreadable"
    assert str(number) in kept.body
    assert offsets(api)[-1] is not None


async def test_an_update_nobody_can_confirm_does_not_make_the_loop_spin(
    api: bot_api.BotApi, inbox: Any, listening: Listening
) -> None:
    api.raw_update('{"no_id":1}')
    async with listening():
        await asyncio.sleep(0.2)
    assert len(api.calls_of("getUpdates")) < 40
    assert not inbox.calls


@pytest.mark.parametrize(
    "fault",
    [
        bot_api.Fault(status=409, body='{"ok":false,"error_code":409,"description":"Conflict: terminated"}'),
        bot_api.Fault(status=401, body='{"ok":false,"error_code":401,"description":"Unauthorized"}'),
        bot_api.Fault(status=404, body="<html>no</html>"),
        bot_api.Fault(status=500, body="<html>oops</html>"),
        bot_api.Fault(status=502, body=""),
        bot_api.Fault(status=200, body="<html>please log in</html>"),
        bot_api.Fault(status=200, body='{"ok":true}'),
        bot_api.Fault(drop=True),
        bot_api.Fault(drop=True, obeyed=True),
    ],
)
async def test_polling_survives_what_the_network_does(
    api: bot_api.BotApi, inbox: Any, listening: Listening, fault: bot_api.Fault
) -> None:
    api.officer_types(CHAT, "245")
    api.fail("getUpdates", fault, fault)
    async with listening():
        await api.until(lambda: not api.waiting)
    assert inbox.texts == ["245"]


async def test_a_wait_telegram_asks_for_is_kept(api: bot_api.BotApi, inbox: Any, listening: Listening) -> None:
    said = {"ok": False, "error_code": 429, "description": "Too Many", "parameters": {"retry_after": 1}}
    api.fail("getUpdates", bot_api.Fault(status=429, body=json.dumps(said)))
    async with listening():
        await api.until(lambda: len(api.calls_of("getUpdates")) == 2)
    first, second = api.calls_of("getUpdates")
    assert second.at - first.at >= 0.99


async def test_the_bot_starts_while_telegram_is_away_and_goes_on_when_it_is_back(inbox: Any) -> None:
    async with bot_api.serving() as gone:
        port = int(gone.root.rpartition(":")[2])
    pace = polling.Pace(
        long_poll=timedelta(seconds=1),
        first_pause=timedelta(milliseconds=1),
        unreachable=timedelta(milliseconds=20),
    )
    names: list[str] = []
    channel = telegram.TelegramChannel(bot_api.TOKEN, gone.root, on_identity=names.append, pace=pace)
    task = asyncio.create_task(channel.listen(inbox))
    await asyncio.sleep(0.1)
    assert not task.done()
    async with bot_api.serving(port=port) as api:
        api.officer_types(CHAT, "245")
        await api.until(lambda: not api.waiting and names)
        task.cancel()
        await asyncio.wait([task])
        await channel.close()
    assert inbox.texts == ["245"]
    assert names == [channel.username] == ["so_lieu_bot"]


async def test_a_webhook_left_over_from_before_is_taken_away(
    api: bot_api.BotApi, inbox: Any, listening: Listening
) -> None:
    api.webhook = "https://old.example/hook"
    api.officer_types(CHAT, "245")
    async with listening():
        await api.until(lambda: not api.waiting)
    assert inbox.texts == ["245"]
    assert api.calls_of("deleteWebhook")[0].parameters == {"drop_pending_updates": False}


async def test_of_two_pollers_each_survives_and_no_update_is_lost(api: bot_api.BotApi, inbox: Any) -> None:
    brisk = polling.Pace(
        long_poll=timedelta(seconds=1),
        first_pause=timedelta(milliseconds=5),
        conflict=timedelta(milliseconds=20),
    )
    two = [telegram.TelegramChannel(api.token, api.root, pace=brisk) for _ in range(2)]
    tasks = [asyncio.create_task(one.listen(inbox)) for one in two]
    await api.until(lambda: any(call.answer == 409 for call in api.calls_of("getUpdates")))
    for number in range(20):
        api.officer_types(CHAT, str(number))
        await asyncio.sleep(0.005)
    await api.until(lambda: not api.waiting)
    assert not any(task.done() for task in tasks)
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
    for one in two:
        await one.close()
    assert sorted(inbox.texts, key=int) == [str(number) for number in range(20)]


async def test_after_a_long_silence_lower_ids_are_accepted(api: bot_api.BotApi, inbox: Any) -> None:
    pace = polling.Pace(
        long_poll=timedelta(0), first_pause=timedelta(milliseconds=1), silence=timedelta(milliseconds=50)
    )
    api.longest_poll = 0.01
    channel = telegram.TelegramChannel(api.token, api.root, pace=pace)
    task = asyncio.create_task(channel.listen(inbox))
    api.officer_types(CHAT, "high")
    await api.until(lambda: not api.waiting)
    await api.until(lambda: offsets(api)[-1] is None)
    api.number_anew(5)
    api.officer_types(CHAT, "low")
    await api.until(lambda: not api.waiting)
    task.cancel()
    await asyncio.wait([task])
    await channel.close()
    assert inbox.texts == ["high", "low"]
    assert list(inbox.kept)[-1] == "5"
