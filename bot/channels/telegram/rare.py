"""Updates of kinds the fast reader does not know, read by python-telegram-bot.

Promises: a kind the library knows carries nothing for us and is let go; anything else is kept as unreadable.
Must not: reach the network.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from telegram import Update
from telegram.error import TelegramError

from bot.channels.telegram import decoding
from models import messages

LOG = logging.getLogger(__name__)

# All that the library's reading was seen to raise for updates that are not what the Bot API describes.
MISSHAPEN = (
    TypeError, KeyError, ValueError, AttributeError, OverflowError, OSError, RecursionError, TelegramError,
)  # fmt: skip


def inbound(update: Mapping[str, Any], bot: str) -> messages.InboundMessage | None:
    """None for a known kind, otherwise the update as an unreadable message."""
    kind = kind_of(update)
    if kind is None:
        return decoding.unreadable(update, bot)
    LOG.debug("an update of the kind %s was let go", kind)
    return None


def kind_of(update: Mapping[str, Any]) -> str | None:
    """The update's kind as the library names it; None when the library cannot read it either."""
    try:
        read = Update.de_json(dict(update), None)
    except MISSHAPEN:
        return None
    return next((kind for kind in Update.ALL_TYPES if getattr(read, kind) is not None), None)
