"""What one answer to getUpdates holds: messages to store, taps to answer, the offset that confirms both.

Promises: every update that carries an id is either stored or known to carry nothing; no update, however
broken, stands in the way of the others.
Must not: reach the network or keep anything.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.channels.telegram import decoding, outcomes, rare
from models import messages

UPDATE_ID = re.compile(rb'"update_id"\s*:\s*([0-9]{1,18})')


@dataclass(frozen=True, slots=True)
class Batch:
    """``offset`` is None when nothing is there to be confirmed."""

    arrivals: tuple[messages.InboundMessage, ...] = ()
    taps: tuple[str, ...] = ()
    offset: int | None = None


def updates_in(body: bytes) -> list[Any] | None:
    """The updates of a successful answer; None when the body cannot be read."""
    envelope = outcomes.envelope_of(body)
    result = envelope.get("result") if envelope is not None and envelope["ok"] else None
    return result if isinstance(result, list) else None


def batch_of(updates: Sequence[Any], bot: str, username: str | None) -> Batch:
    """The batch of updates that were read; what has no id cannot be confirmed and is left out."""
    with_id = [update for update in updates if _has_id(update)]
    read = [(update, _inbound(update, bot, username)) for update in with_id if not _is_further_picture(update, with_id)]
    return Batch(
        arrivals=tuple(arrival for _, arrival in read if arrival is not None),
        taps=tuple(tap for update in with_id if (tap := decoding.tap_id(update)) is not None),
        offset=with_id[-1]["update_id"] + 1 if with_id else None,
    )


def salvaged(body: bytes, bot: str) -> Batch | None:
    """The one update of a body that is no JSON, kept as unreadable; None when it shows no id."""
    found = UPDATE_ID.search(body)
    if found is None:
        return None
    key = int(found[1])
    arrival = decoding.unreadable_body(str(key), body.decode("utf-8", "replace"), bot)
    return Batch(arrivals=(arrival,), offset=key + 1)


def _inbound(update: dict[str, Any], bot: str, username: str | None) -> messages.InboundMessage | None:
    if decoding.is_known(update):
        return decoding.inbound(update, bot, username)
    return rare.inbound(update, bot)


def _has_id(update: Any) -> bool:
    return isinstance(update, dict) and isinstance(update.get("update_id"), int)


def _is_further_picture(update: dict[str, Any], updates: Sequence[dict[str, Any]]) -> bool:
    """Whether an earlier update here belongs to the same album: ten pictures deserve one answer, not ten.

    Files sent together are each read.
    """
    album = _album(update)
    if album is None or "document" in update["message"]:
        return False
    return next(earlier for earlier in updates if _album(earlier) == album) is not update


def _album(update: dict[str, Any]) -> str | None:
    message = update.get("message")
    album = message.get("media_group_id") if isinstance(message, dict) else None
    return album if isinstance(album, str) else None
