"""Fetching a file an officer sent: where it lies is asked for, then it is downloaded.

Promises: no more is taken than we asked for; a body that is not the file Telegram spoke of is no file.
Must not: keep, open or judge a file, or retry.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from bot.channels import contract
from bot.channels.telegram import exchange, outcomes, wire

TOO_LARGE_FOR_BOTS = "file is too big"


async def fetched(line: wire.Wire, reference: str, most_bytes: int) -> contract.FetchOutcome:
    """Try once. What Telegram does not answer clearly may be tried again."""
    asked = await line.post("getFile", {"file_id": reference})
    outcome = outcomes.outcome_of(asked)
    match outcome:
        case contract.Delivered():
            return await _downloaded(line, _result_of(asked), most_bytes)
        case contract.Refused(detail=detail):
            return contract.TooLarge() if TOO_LARGE_FOR_BOTS in detail.lower() else contract.NotThere(detail)
        case contract.TryLater() | contract.ChannelDown():
            return outcome
        case contract.OutcomeUnknown(detail):
            return contract.ChannelDown(detail)
    return contract.ChannelDown("an answer that is not about a file")


async def _downloaded(line: wire.Wire, file: dict[str, Any], most_bytes: int) -> contract.FetchOutcome:
    size, path = file.get("file_size"), file.get("file_path")
    if isinstance(size, int) and size > most_bytes:
        return contract.TooLarge()
    if not isinstance(path, str):
        return contract.ChannelDown("Telegram named no place for the file")
    attempt = await line.download(path, most_bytes)
    if not isinstance(attempt, exchange.Answered):
        return contract.ChannelDown(attempt.detail)
    if attempt.status != HTTPStatus.OK:  # a path is good for an hour; asked again there is a new one
        return contract.ChannelDown(f"HTTP {attempt.status} for a file")
    if len(attempt.body) > most_bytes:
        return contract.TooLarge()
    if isinstance(size, int) and size != len(attempt.body):
        return contract.ChannelDown(f"{len(attempt.body)} bytes of {size}")
    return contract.Fetched(attempt.body)


def _result_of(asked: exchange.Attempt) -> dict[str, Any]:
    envelope = outcomes.envelope_of(asked.body) if isinstance(asked, exchange.Answered) else None
    result = (envelope or {}).get("result")
    return result if isinstance(result, dict) else {}
