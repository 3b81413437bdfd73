"""A file is asked for and downloaded; each way this can end is one outcome."""

from __future__ import annotations

import pytest

from bot.channels import contract
from bot.channels.telegram.channel import TelegramChannel
from tests.standins import bot_api

MOST = 1000
CONTENT = bytes(range(256))


async def fetched(channel: TelegramChannel, api: bot_api.BotApi, content: bytes = CONTENT) -> contract.FetchOutcome:
    api.files["f"] = content
    return await channel.fetch("f", MOST)


async def test_a_file_comes_as_it_is(channel: TelegramChannel, api: bot_api.BotApi) -> None:
    assert await fetched(channel, api) == contract.Fetched(CONTENT)


async def test_a_file_of_just_the_limit_comes_and_a_larger_one_is_not_downloaded(
    channel: TelegramChannel, api: bot_api.BotApi
) -> None:
    assert await fetched(channel, api, b"x" * MOST) == contract.Fetched(b"x" * MOST)
    assert await fetched(channel, api, b"x" * (MOST + 1)) == contract.TooLarge()
    assert len(api.calls_of("download")) == 1


async def test_a_file_too_large_for_any_bot_is_too_large(channel: TelegramChannel, api: bot_api.BotApi) -> None:
    assert await fetched(channel, api, bytes(bot_api.LARGEST_DOWNLOAD + 1)) == contract.TooLarge()


async def test_a_file_that_turns_out_larger_than_telegram_said_is_cut_off(
    channel: TelegramChannel, api: bot_api.BotApi
) -> None:
    api.files["f"] = b"x" * 5_000_000
    api.fail("getFile", bot_api.Fault(status=200, body='{"ok":true,"result":{"file_path":"documents/f"}}'))
    assert await channel.fetch("f", MOST) == contract.TooLarge()


async def test_a_file_telegram_does_not_know_is_not_there(channel: TelegramChannel, api: bot_api.BotApi) -> None:
    assert isinstance(await channel.fetch("nothing", MOST), contract.NotThere)


async def test_a_wait_telegram_asks_for_is_passed_on(channel: TelegramChannel, api: bot_api.BotApi) -> None:
    body = '{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":7}}'
    api.fail("getFile", bot_api.Fault(status=429, body=body))
    outcome = await fetched(channel, api)
    assert isinstance(outcome, contract.TryLater)
    assert outcome.after.total_seconds() == 7


@pytest.mark.parametrize("method", ["getFile", "download"])
@pytest.mark.parametrize(
    "fault",
    [
        bot_api.Fault(drop=True, obeyed=True),
        bot_api.Fault(status=502, body="<html>bad gateway</html>"),
        bot_api.Fault(status=200, body="<html>pay here for the network</html>"),
        bot_api.Fault(status=404, body="not found"),
        bot_api.Fault(status=302, body=""),
    ],
    ids=["dropped", "502", "somebody else's page", "404", "sent elsewhere"],
)
async def test_what_the_network_does_is_a_failure_that_may_pass(
    method: str, fault: bot_api.Fault, channel: TelegramChannel, api: bot_api.BotApi
) -> None:
    api.fail(method, fault)
    assert isinstance(await fetched(channel, api), contract.ChannelDown)
    assert await fetched(channel, api) == contract.Fetched(CONTENT)


async def test_no_outcome_shows_the_token(api: bot_api.BotApi) -> None:
    away = TelegramChannel(api.token, "http://127.0.0.1:1")
    outcome = await away.fetch("f", MOST)
    await away.close()
    assert isinstance(outcome, contract.ChannelDown)
    assert api.token.partition(":")[2] not in outcome.detail
