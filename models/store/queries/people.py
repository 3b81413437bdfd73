"""The statements about who belongs to a unit and can be written to.

Promises: who has left is never among them; one query however many officers.
Must not: judge who may be asked about.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

import sqlalchemy as sa

from models.people import Person, Reach
from models.records import Role
from models.store.among import among
from models.store.tables import Conversation, Officer

_officers, _chats = Officer.__table__, Conversation.__table__
_EVERYBODY = (
    sa.select(
        _officers,
        _chats.c.id.label("chat"),
        _chats.c.reachable,
        _chats.c.last_heard_at,
    )
    .join(_chats, _chats.c.officer_id == _officers.c.id, isouter=True)
    .where(_officers.c.left_at.is_(None))
    # The chat somebody wrote from last comes first; of chats that never wrote, the newest.
    .order_by(_officers.c.id, _chats.c.last_heard_at.desc().nulls_last(), _chats.c.id.desc())
)
_WITH_IDS = _EVERYBODY.where(among(_officers.c.id, "ids"))
_OF_UNITS = _EVERYBODY.where(among(_officers.c.unit, "units"))


def everybody(connection: sa.Connection) -> tuple[Person, ...]:
    """Everybody who has not left, in the order they joined."""
    return tuple(_people(connection.execute(_EVERYBODY)))


def people_of(connection: sa.Connection, units: Collection[str]) -> tuple[Person, ...]:
    """The officers of these units, in the order they joined."""
    return tuple(_people(connection.execute(_OF_UNITS, {"units": list(units)})))


def these_people(connection: sa.Connection, ids: Collection[int]) -> tuple[Person, ...]:
    """Those of these officers who have not left, in the order they joined."""
    return tuple(_people(connection.execute(_WITH_IDS, {"ids": list(ids)})))


def _people(rows: Any) -> Iterator[Person]:
    chats: list[Any] = []
    for row in rows:
        if chats and row.id != chats[0].id:
            yield _person(chats)
            chats = []
        chats.append(row)
    if chats:
        yield _person(chats)


def _person(chats: list[Any]) -> Person:
    """One officer from the rows of his chats, the one he wrote from last first."""
    officer = chats[0]
    heard_at = max((chat.last_heard_at for chat in chats if chat.last_heard_at is not None), default=None)
    return Person(
        officer=officer.id,
        name=officer.name,
        role=Role(officer.role),
        unit=officer.unit,
        language=officer.language,
        phone=officer.phone,
        reach=_reach(chats),
        heard_at=heard_at,
        conversation=next((chat.chat for chat in chats if chat.reachable), None),
    )


def _reach(chats: list[Any]) -> Reach:
    if chats[0].chat is None:
        return Reach.ABSENT
    if not any(chat.reachable for chat in chats):
        return Reach.BLOCKED
    answered = any(chat.last_heard_at is not None and chat.last_heard_at > chat.agreed_at for chat in chats)
    return Reach.HEARD if answered else Reach.SILENT
