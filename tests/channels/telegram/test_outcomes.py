"""Each way a send can end is exactly one outcome."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from bot.channels import contract
from bot.channels.telegram import exchange, floods, outcomes

HTML = b"<html><body>blocked</body></html>"


def told(status: int, description: str = "", **parameters: Any) -> exchange.Answered:
    body: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
    return exchange.Answered(status, json.dumps({**body, "parameters": parameters} if parameters else body).encode())


def kind(outcome: contract.Outcome) -> object:
    match outcome:
        case contract.Refused(refusal):
            return refusal
        case contract.TryLater(after, reach):
            return after, reach
        case contract.Moved(address):
            return address
    return type(outcome)


@pytest.mark.parametrize(
    ("attempt", "expected"),
    [
        (exchange.Answered(200, b'{"ok":true,"result":{"message_id":42}}'), contract.Delivered),
        (exchange.Answered(200, b'{"ok":true,"result":true}'), contract.Delivered),
        (
            told(429, "Too Many Requests: retry after 5", retry_after=5),
            (timedelta(seconds=5), contract.Reach.CHAT),
        ),
        (told(429, "Too Many Requests", retry_after=10_072), (timedelta(seconds=10_072), contract.Reach.BOT)),
        (told(429, "Too Many Requests"), (timedelta(seconds=1), contract.Reach.CHAT)),
        (told(403, "Forbidden: bot was blocked by the user"), contract.Refusal.BLOCKED),
        (told(403, "Forbidden: user is deactivated"), contract.Refusal.BLOCKED),
        (told(403, "Forbidden: bot was kicked from the supergroup chat"), contract.Refusal.BLOCKED),
        (
            told(400, "Bad Request: not enough rights to send text messages to the chat"),
            contract.Refusal.BLOCKED,
        ),
        (
            told(400, "Bad Request: not enough rights to send photos to the chat"),
            contract.Refusal.NOT_ACCEPTED,
        ),
        (told(400, "Bad Request: chat not found"), contract.Refusal.UNKNOWN_ADDRESS),
        (told(400, "Bad Request: PEER_ID_INVALID"), contract.Refusal.UNKNOWN_ADDRESS),
        (told(400, "Bad Request: message is too long"), contract.Refusal.NOT_ACCEPTED),
        (told(400, "Bad Request: can't parse entities"), contract.Refusal.NOT_ACCEPTED),
        (told(400, "group chat was upgraded", migrate_to_chat_id=-1009), "-1009"),
        (told(413, "Request Entity Too Large"), contract.Refusal.NOT_ACCEPTED),
        (exchange.Answered(413, HTML), contract.Refusal.NOT_ACCEPTED),
        (told(401, "Unauthorized"), contract.ChannelDown),
        (told(404, "Not Found"), contract.ChannelDown),
        (told(409, "Conflict"), contract.ChannelDown),
        (exchange.NeverLeft("refused"), contract.ChannelDown),
        (exchange.Lost("timeout"), contract.OutcomeUnknown),
        (told(500, "Internal Server Error: restart"), contract.OutcomeUnknown),
        (exchange.Answered(502, HTML), contract.OutcomeUnknown),
        (exchange.Answered(504, HTML), contract.OutcomeUnknown),
        (exchange.Answered(503, HTML), contract.ChannelDown),
        (exchange.Answered(200, HTML), contract.OutcomeUnknown),
        (exchange.Answered(200, b""), contract.OutcomeUnknown),
        (exchange.Answered(302, b""), contract.ChannelDown),
        (exchange.Answered(403, HTML), contract.ChannelDown),
        (exchange.Answered(400, b"[" * 50_000), contract.ChannelDown),
        (exchange.Answered(407, b""), contract.ChannelDown),
        (
            exchange.Answered(400, b'{"ok":false,"error_code":"x","parameters":[1]}'),
            contract.Refusal.NOT_ACCEPTED,
        ),
    ],
)
def test_an_ending_is_one_outcome(attempt: exchange.Attempt, expected: object) -> None:
    assert kind(outcomes.outcome_of(attempt)) == expected


def test_what_was_delivered_keeps_the_id_telegram_gave() -> None:
    delivered = outcomes.outcome_of(exchange.Answered(200, b'{"ok":true,"result":{"message_id":42}}'))
    assert delivered == contract.Delivered("42")


def test_two_chats_told_to_wait_at_once_mean_the_whole_bot() -> None:
    waits, five = floods.Floods(), contract.TryLater(timedelta(seconds=5))
    assert waits.widened(five, "1", 100.0).reach is contract.Reach.CHAT
    assert waits.widened(five, "1", 101.0).reach is contract.Reach.CHAT
    assert waits.widened(five, "2", 102.0).reach is contract.Reach.BOT
    assert waits.widened(five, "3", 200.0).reach is contract.Reach.CHAT
