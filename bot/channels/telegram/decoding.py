"""One update of the Bot API as one neutral message, or None when there is nothing in it for us.

Promises: never raises, whatever the update holds; an update that cannot be read becomes "unreadable" with its
body, so that it is kept and looked at instead of lost.
Must not: reach the network, or understand what was said.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Literal

from pydantic import ValidationError

from bot.channels.telegram import shapes
from bot.printable import file_name
from models import messages

CHANNEL = "telegram"
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
BODY_LIMIT = 4000

COMMAND = re.compile(r"\s*(/[A-Za-z0-9_]+)@([A-Za-z0-9_]+)")
TAP = re.compile(r"([0-9]{1,18}):([a-z0-9_.:\-]{1,40})")

What = Literal["photo", "file", "voice", "sticker", "location", "contact", "other"]

# The first that is present decides: a venue carries a location, an animation a document.
CONTENTS: Mapping[str, What] = {
    "photo": "photo",
    "sticker": "sticker",
    "voice": "voice",
    "location": "location",
    "contact": "contact",
    "animation": "file",
    "document": "file",
    "audio": "file",
    "video": "file",
    "video_note": "file",
}
# What Telegram itself writes into a chat; nobody said it and nobody waits for an answer.
SERVICE = frozenset(
    {
        "boost_added",
        "channel_chat_created",
        "chat_background_set",
        "chat_owner_changed",
        "chat_owner_left",
        "delete_chat_photo",
        "group_chat_created",
        "left_chat_member",
        "message_auto_delete_timer_changed",
        "migrate_from_chat_id",
        "migrate_to_chat_id",
        "new_chat_members",
        "new_chat_photo",
        "new_chat_title",
        "pinned_message",
        "proximity_alert_triggered",
        "supergroup_chat_created",
        "video_chat_ended",
        "video_chat_participants_invited",
        "video_chat_scheduled",
        "video_chat_started",
        "write_access_allowed",
    }
)


def inbound(update: Mapping[str, Any], bot: str, username: str | None) -> messages.InboundMessage | None:
    """The neutral message in ``update``.

    ``bot`` is our bot's id, ``username`` its name without "@" as soon as it is known. None for what carries
    nothing to answer: service messages, other bots, commands meant for another bot, membership changes.
    """
    try:
        if "message" in update:
            return _of_message(update, bot, username)
        if "edited_message" in update:
            return _of_edit(update, bot)
        if "callback_query" in update:
            return _of_tap(update, bot)
    except (ValidationError, RecursionError):
        return unreadable(update, bot)
    return None


def is_known(update: Mapping[str, Any]) -> bool:
    """Whether ``inbound`` reads updates of this kind."""
    return any(kind in update for kind in ALLOWED_UPDATES)


def unreadable(update: Mapping[str, Any], bot: str) -> messages.InboundMessage:
    """An update of which only the id is sure. ``sender`` is empty when no chat can be found in it."""
    try:
        body = json.dumps(update, ensure_ascii=False)
    except RecursionError:
        body = "nested too deeply"
    return unreadable_body(str(update["update_id"]), body, bot, _chat_somewhere(update))


def unreadable_body(key: str, body: str, bot: str, chat: int | None = None) -> messages.InboundMessage:
    """A body that is no update, kept under ``key``."""
    return messages.InboundMessage(
        channel=CHANNEL,
        bot=bot,
        update_key=key,
        sender="" if chat is None else str(chat),
        chat_kind=messages.ChatKind.GROUP if chat is not None and chat < 0 else messages.ChatKind.PRIVATE,
        content=messages.Unsupported(what="unreadable", body=shapes.whole_characters(body[:BODY_LIMIT])),
    )


def tap_id(update: Mapping[str, Any]) -> str | None:
    """The id under which a tap must be answered, even when the rest of it cannot be read."""
    tap = update.get("callback_query")
    query = tap.get("id") if isinstance(tap, dict) else None
    return query if isinstance(query, str) else None


def _of_message(update: Mapping[str, Any], bot: str, username: str | None) -> messages.InboundMessage | None:
    message = shapes.Message.model_validate(update["message"])
    content = _content(message, update["message"], username)
    if content is None or (message.writer is not None and message.writer.is_bot):
        return None
    return _arrival(update, bot, message.chat, content, _moment(message.date))


def _of_edit(update: Mapping[str, Any], bot: str) -> messages.InboundMessage | None:
    message = shapes.Message.model_validate(update["edited_message"])
    if "location" in update["edited_message"]:
        return None  # A shared live location edits itself for hours.
    edit = messages.Unsupported(what="edit")
    return _arrival(update, bot, message.chat, edit, _moment(message.edit_date or message.date))


def _of_tap(update: Mapping[str, Any], bot: str) -> messages.InboundMessage | None:
    tap = shapes.Tap.model_validate(update["callback_query"])
    if tap.message is None:
        return None
    match = TAP.fullmatch(tap.data or "")
    if match is None:
        return _arrival(update, bot, tap.message.chat, messages.Unsupported(what="other"), None)
    picked = messages.Picked(prompt=int(match[1]), token=match[2])
    return _arrival(update, bot, tap.message.chat, picked, None)


def _content(message: shapes.Message, raw: Mapping[str, Any], username: str | None) -> messages.Content | None:
    kind = _kind(message.chat)
    if message.text is not None:
        return _typed(message.text, username, kind)
    what = next((what for field, what in CONTENTS.items() if field in raw), None)
    if what == "file" and message.document is not None and "animation" not in raw:
        return _attached(message.document)
    if what is not None:
        return messages.Unsupported(what=what)
    if kind is messages.ChatKind.GROUP or not SERVICE.isdisjoint(raw):
        return None
    return messages.Unsupported(what="other")


def _attached(document: shapes.Document) -> messages.Attached:
    return messages.Attached(
        reference=document.file_id, name=file_name(document.file_name or ""), size=document.file_size
    )


def _typed(text: str, username: str | None, kind: messages.ChatKind) -> messages.Typed | None:
    command = COMMAND.match(text)
    if command is None:
        return messages.Typed(text=text)
    if username is not None and command[2].lower() != username.lower():
        return None if kind is messages.ChatKind.GROUP else messages.Typed(text=text)
    return messages.Typed(text=command[1] + text[command.end() :])


def _arrival(
    update: Mapping[str, Any],
    bot: str,
    chat: shapes.Chat,
    content: messages.Content,
    sent_at: datetime | None,
) -> messages.InboundMessage:
    return messages.InboundMessage(
        channel=CHANNEL,
        bot=bot,
        update_key=str(update["update_id"]),
        sender=str(chat.id),
        chat_kind=_kind(chat),
        sent_at=sent_at,
        content=content,
    )


def _kind(chat: shapes.Chat) -> messages.ChatKind:
    return messages.ChatKind.PRIVATE if chat.type == "private" else messages.ChatKind.GROUP


def _moment(stamp: int) -> datetime | None:
    try:
        return datetime.fromtimestamp(stamp, UTC)
    except (OverflowError, OSError, ValueError):
        return None


def _chat_somewhere(update: Mapping[str, Any]) -> int | None:
    for kind in update.values():
        for place in (kind, kind.get("message") if isinstance(kind, dict) else None):
            chat = place.get("chat") if isinstance(place, dict) else None
            if isinstance(chat, dict) and isinstance(chat.get("id"), int):
                return int(chat["id"])
    return None
