"""Setting a message aside that keeps failing: whoever wrote it and the operators are told.

Promises: all of it in the transaction at hand.
Must not: decide which message that is.
"""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

import locales
from handlers.dialogue import states
from models import messages, records
from models.store.queries import officers, post


def set_aside(connection: sa.Connection, message: post.Waiting, why: str, now: datetime) -> None:
    """Set it aside and tell of it."""
    post.set_aside(connection, message.id, why, now)
    if message.chat_kind is messages.ChatKind.PRIVATE:
        address = (message.channel, message.sender)
        stranger = states.to_json(states.Stranger())
        talk = post.talks(connection, [address]).get(address) or post.open_talk(
            connection, *address, "vi", stranger, states.VERSION
        )
        _tell(connection, talk, "message-failed", messages.Why.ANSWER, message.id, now)
    for officer in officers.all_officers(connection):
        row = officers.reachable_talk(connection, officer.id) if officer.role is records.Role.OPERATOR else None
        if row is not None:
            _tell(connection, post.Talk(*row), "message-set-aside", messages.Why.NOTICE, message.id, now)


def _tell(connection: sa.Connection, talk: post.Talk, key: str, why: messages.Why, message: int, now: datetime) -> None:
    words = locales.phrasebook("en" if talk.language == "en" else "vi")
    text = words.say(key, number=str(message))
    outbound = messages.OutboundMessage(text=text, prompt=0)
    post.put_out(connection, [post.outgoing(talk, outbound, why, message, now)])
