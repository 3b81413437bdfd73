"""What an answer of the Bot API means for a delivery: one outcome of the closed list, always.

Promises: an officer is called unreachable only on Telegram's own word, never on a proxy's or a filter's;
nothing is called "not delivered" that may have been delivered.
Must not: reach the network or remember anything.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from bot.channels import contract
from bot.channels.telegram import exchange

GONE = ("chat not found", "user not found", "peer_id_invalid", "chat_id_invalid", "chat_id is empty")
SHUT_OUT = ("rights to send text messages", "have no rights to send a message", "chat_write_forbidden")
MAYBE_DONE = (HTTPStatus.INTERNAL_SERVER_ERROR, HTTPStatus.BAD_GATEWAY, HTTPStatus.GATEWAY_TIMEOUT)
UNKNOWN_BOT = (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT)
LONG_WAIT = timedelta(minutes=1)
DEFAULT_WAIT = timedelta(seconds=1)


def outcome_of(attempt: exchange.Attempt) -> contract.Outcome:
    """How one send ended. Waiting times are whole seconds as Telegram names them."""
    match attempt:
        case exchange.NeverLeft(detail):
            return contract.ChannelDown(detail)
        case exchange.Lost(detail):
            return contract.OutcomeUnknown(detail)
        case exchange.Answered(status, body):
            envelope = envelope_of(body)
            if envelope is None:
                return _of_a_stranger(status)
            code = envelope.get("error_code")
            return _of_telegram(code if isinstance(code, int) else status, envelope)


def envelope_of(body: bytes) -> Mapping[str, Any] | None:
    """Telegram's own envelope, or None when the body was written by somebody else."""
    read = exchange.parsed(body)
    return read if isinstance(read, dict) and isinstance(read.get("ok"), bool) else None


def wait_of(envelope: Mapping[str, Any]) -> timedelta | None:
    """The wait Telegram asks for, or None when it asks for none."""
    seconds = _parameters(envelope).get("retry_after")
    if not isinstance(seconds, int | float) or not math.isfinite(seconds):
        return None
    return timedelta(seconds=min(max(math.ceil(seconds), 1), 86_400))


def _of_telegram(code: int, envelope: Mapping[str, Any]) -> contract.Outcome:
    if envelope["ok"]:
        return _of_success(envelope.get("result"))
    said = str(envelope.get("description", ""))[:300]
    wait, moved_to = wait_of(envelope), _parameters(envelope).get("migrate_to_chat_id")
    if code == HTTPStatus.TOO_MANY_REQUESTS or wait is not None:
        return contract.TryLater(wait or DEFAULT_WAIT, _reach_of(wait or DEFAULT_WAIT))
    if moved_to is not None:
        return contract.Moved(str(moved_to))
    if code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return _of_a_stranger(code)
    if code in UNKNOWN_BOT:
        return contract.ChannelDown(f"{code}: {said}")
    return contract.Refused(_refusal(code, said.lower()), said)


def _of_success(result: Any) -> contract.Delivered:
    message = result.get("message_id") if isinstance(result, dict) else None
    return contract.Delivered(None if message is None else str(message))


def _of_a_stranger(status: int) -> contract.Outcome:
    """An answer without an envelope: a gateway's, a proxy's or a filter's page."""
    detail = f"HTTP {status} that is no answer of the Bot API"
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return contract.Refused(contract.Refusal.NOT_ACCEPTED, detail)
    if status in MAYBE_DONE or status < HTTPStatus.MULTIPLE_CHOICES:
        return contract.OutcomeUnknown(detail)
    return contract.ChannelDown(detail)


def _refusal(code: int, said: str) -> contract.Refusal:
    if code == HTTPStatus.FORBIDDEN or any(words in said for words in SHUT_OUT):
        return contract.Refusal.BLOCKED
    if any(words in said for words in GONE):
        return contract.Refusal.UNKNOWN_ADDRESS
    return contract.Refusal.NOT_ACCEPTED


def _reach_of(wait: timedelta) -> contract.Reach:
    # Telegram never says whom a wait is for. A chat's own flood is over in seconds; a long wait is the bot's.
    return contract.Reach.BOT if wait >= LONG_WAIT else contract.Reach.CHAT


def _parameters(envelope: Mapping[str, Any]) -> Mapping[str, Any]:
    parameters = envelope.get("parameters")
    return parameters if isinstance(parameters, dict) else {}
