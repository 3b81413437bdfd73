"""Asks Telegram once who we are, for whoever looks after the bot.

Promises: an answer within seconds; no text made here holds the token.
Must not: receive or send a message.
"""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus

from bot.channels.telegram import exchange, outcomes, wire

WITHIN = timedelta(seconds=5)


class NotReached(Exception):
    """Telegram does not answer, or does not know the bot; the message says which."""


async def ask_name(token: str, api_root: str) -> str:
    """The bot's username. Raises NotReached."""
    line = wire.Wire(token, api_root, connect_within=WITHIN)
    try:
        asked = await line.post("getMe", {}, answer_within=WITHIN)
    finally:
        await line.close()
    if not isinstance(asked, exchange.Answered):
        raise NotReached(f"cannot be reached ({asked.detail})")
    envelope = outcomes.envelope_of(asked.body) or {}
    if asked.status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND):
        raise NotReached("does not know the token")
    if asked.status != HTTPStatus.OK or not isinstance(envelope.get("result"), dict):
        raise NotReached(f"answers with HTTP {asked.status}")
    return str(envelope["result"].get("username"))
