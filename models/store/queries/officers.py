"""The statements of officers, invitations, villages and the installation.

Promises: an invitation is used once; leaving erases the person and keeps the figures.
Must not: decide who may join.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from models import messages, records, stages
from models.plan.plan import Plan
from models.plan.units import Level, Unit, natural
from models.store.among import among
from models.store.inserting import insert
from models.store.queries import attachments, post
from models.store.tables import Conversation, Inbox, Installation, Invitation, Officer, Outbox, Reminder, Village

officers = Officer.__table__
invitations = Invitation.__table__
_ERASED = messages.Unsupported(what="other").model_dump_json()
_NOTHING = messages.OutboundMessage(text="", prompt=0).model_dump_json(exclude_defaults=True)
_PLAN_ANEW = (
    insert(Reminder)
    .values(
        officer_id=sa.bindparam("officer"),
        form=stages.NO_FORM,
        period="",
        due_on="",
        stage=stages.PLAN_ANEW,
        due_at=stages.BEFORE_EVERYTHING,
        state="waiting",
    )
    .on_conflict_do_nothing()
)
_LEFT = sa.select(Conversation.id, Conversation.channel, Conversation.sender).where(
    Conversation.leaving == 1,
    Conversation.officer_id.is_(None),
    ~sa.exists().where(Outbox.conversation_id == Conversation.id, Outbox.state.in_(("ready", "sending"))),
    ~sa.exists().where(
        Inbox.channel == Conversation.channel, Inbox.sender == Conversation.sender, Inbox.handled_at.is_(None)
    ),
)
_VILLAGES = sa.select(Village.__table__).where(among(Village.slug, "slugs"))
_OFFICERS = sa.select(officers).where(among(officers.c.id, "ids"))
_WITH_VILLAGES = _OFFICERS.add_columns(
    Village.slug.label("village"), Village.name.label("village_name"), Village.commune
).outerjoin(Village, Village.slug == officers.c.unit)


def officers_by_id(connection: sa.Connection, ids: Iterable[int]) -> dict[int, records.Officer]:
    """The officers with these ids who have not left."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    rows = connection.execute(_OFFICERS, {"ids": wanted}).all()
    return {row.id: officer_of(row) for row in rows if row.left_at is None}


def officers_and_units(
    connection: sa.Connection, plan: Plan, ids: Iterable[int]
) -> tuple[dict[int, records.Officer], dict[str, Unit]]:
    """The officers with these ids who have not left, and their units by slug."""
    wanted = sorted(set(ids))
    rows = connection.execute(_WITH_VILLAGES, {"ids": wanted}).all() if wanted else ()
    here = {row.id: row for row in rows if row.left_at is None}
    units = {row.unit: plan.units.by_slug(row.unit) or _unit_beside(row) for row in here.values()}
    return {key: officer_of(row) for key, row in here.items()}, {slug: unit for slug, unit in units.items() if unit}


def _unit_beside(row: Any) -> Unit | None:
    return _village(row.village, row.village_name, row.commune) if row.village is not None else None


def officer_by_handle(connection: sa.Connection, handle: str) -> records.Officer | None:
    """The officer of this handle who has not left."""
    row = connection.execute(sa.select(officers).where(officers.c.handle == handle)).one_or_none()
    return officer_of(row) if row is not None and row.left_at is None else None


def all_officers(connection: sa.Connection) -> list[records.Officer]:
    """Everybody who has not left, in the order they joined."""
    rows = connection.execute(sa.select(officers).where(officers.c.left_at.is_(None)).order_by(officers.c.id))
    return [officer_of(row) for row in rows]


def officer_of(row: Any) -> records.Officer:
    """An officer's row as a value."""
    return records.Officer(
        id=row.id,
        handle=row.handle,
        name=row.name,
        role=records.Role(row.role),
        unit=row.unit,
        language=row.language,
        reminders=row.reminders,
        agreed_at=row.agreed_at,
        reminder_clock=row.reminder_clock,
        phone=row.phone,
    )


def add_officer(connection: sa.Connection, **values: Any) -> int:
    """A new officer; the id. Raises IntegrityError when the handle is taken."""
    key = connection.execute(sa.insert(officers).values(**values)).inserted_primary_key
    assert key is not None
    plan_anew(connection, (int(key[0]),))
    return int(key[0])


def free_handle(connection: sa.Connection, unit: str) -> str:
    """A handle nobody has: the unit's slug, then slug-2, slug-3 …"""
    taken = set(connection.scalars(sa.select(officers.c.handle).where(officers.c.handle.like(f"{unit}%"))))
    if unit not in taken:
        return unit
    return next(handle for number in range(2, len(taken) + 3) if (handle := f"{unit}-{number}") not in taken)


def change_officer(connection: sa.Connection, officer: int, **values: Any) -> None:
    """Change an officer's own settings."""
    connection.execute(sa.update(officers).where(officers.c.id == officer).values(**values))
    plan_anew(connection, (officer,))


def forget_officer(connection: sa.Connection, officer: int, now: datetime) -> None:
    """Erase the person: name, phone, addresses, waiting reminders and messages. Reports keep the officer's number."""
    _forget_phone(connection, officer)
    change_officer(connection, officer, name="", handle=f"left-{officer}", reminders="off", left_at=now)
    connection.execute(
        sa.update(Reminder)
        .where(Reminder.officer_id == officer, Reminder.state == "waiting")
        .values(state="skipped", reason="left", settled_at=now)
    )
    connection.execute(sa.update(Invitation).where(Invitation.officer_id == officer).values(name="", phone=""))


def set_phone(connection: sa.Connection, officer: int, phone: str) -> None:
    """Keep the number by which leaders call the officer; "" erases it, and what was shown of the one before."""
    _forget_phone(connection, officer)
    connection.execute(sa.update(officers).where(officers.c.id == officer).values(phone=phone))


def _forget_phone(connection: sa.Connection, officer: int) -> None:
    """Erase the officer's number, also from the answers in which leaders were shown it."""
    phone = connection.scalar(sa.select(officers.c.phone).where(officers.c.id == officer))
    if not phone:
        return
    connection.execute(sa.update(officers).where(officers.c.id == officer).values(phone=""))
    connection.execute(
        sa.update(Outbox)
        .where(Outbox.state.not_in(("ready", "sending")), Outbox.body.contains(phone, autoescape=True))
        .values(body=_NOTHING)
    )


def find_invitation(connection: sa.Connection, code_hash: str) -> records.Invitation | None:
    """The invitation of a code."""
    row = connection.execute(sa.select(invitations).where(invitations.c.code_hash == code_hash)).one_or_none()
    return _invitation(row) if row is not None else None


def invitation_by_id(connection: sa.Connection, key: int) -> records.Invitation | None:
    """The invitation an enrolling conversation opened."""
    row = connection.execute(sa.select(invitations).where(invitations.c.id == key)).one_or_none()
    return _invitation(row) if row is not None else None


def _invitation(row: Any) -> records.Invitation:
    return records.Invitation(
        id=row.id,
        unit=row.unit,
        role=records.Role(row.role),
        name=row.name,
        expires_at=row.expires_at,
        claimed_by=row.claimed_by,
        used_at=row.used_at,
        phone=row.phone,
    )


def add_invitation(connection: sa.Connection, **values: Any) -> None:
    """A new invitation."""
    connection.execute(sa.insert(invitations).values(**values))


def change_invitation(connection: sa.Connection, key: int, **values: Any) -> None:
    """Claim, release or use an invitation."""
    connection.execute(sa.update(invitations).where(invitations.c.id == key).values(**values))


def unit_of(connection: sa.Connection, plan: Plan, slug: str) -> Unit | None:
    """A unit of the plan, or a village of the table."""
    return units_of(connection, plan, (slug,)).get(slug)


def units_of(connection: sa.Connection, plan: Plan, slugs: Iterable[str]) -> dict[str, Unit]:
    """Those of these slugs that are units of the plan or villages of the table."""
    found = {slug: plan.units.by_slug(slug) for slug in slugs}
    others = [slug for slug, unit in found.items() if unit is None]
    rows = connection.execute(_VILLAGES, {"slugs": others}).all() if others else ()
    villages = {row.slug: village_unit(row) for row in rows}
    return {**{slug: unit for slug, unit in found.items() if unit is not None}, **villages}


def village_unit(row: Any) -> Unit:
    """A village's row as a unit."""
    return _village(row.slug, row.name, row.commune)


@lru_cache(maxsize=500)  # a kilobyte each
def _village(slug: str, name: str, commune: str) -> Unit:
    return Unit(slug=slug, level=Level.VILLAGE, name=name, full_name=name, name_en=name, parent=commune)


def villages(connection: sa.Connection) -> list[Unit]:
    """All villages, by commune."""
    return in_order(village_unit(row) for row in connection.execute(sa.select(Village.__table__)))


def in_order(found: Iterable[Unit]) -> list[Unit]:
    """Villages by commune and slug, 2 before 10. Sorted here: each server orders points and letters its own way."""
    return sorted(found, key=lambda unit: (unit.parent or "", natural(unit.slug)))


def reachable_talk(connection: sa.Connection, officer: int) -> Any | None:
    """The address an officer wrote from last and can be reached at: a row of conversations, or None."""
    table = Conversation.__table__
    return connection.execute(
        sa.select(*post.TALK)
        .where(table.c.officer_id == officer, table.c.reachable == 1)
        .order_by(table.c.last_heard_at.desc().nulls_last(), table.c.id.desc())
        .limit(1)
    ).one_or_none()


def unbind(connection: sa.Connection, officer: int, state: str, now: datetime) -> None:
    """Take an officer off every address; what still waited to be sent there is dropped."""
    table = Conversation.__table__
    ids = list(connection.scalars(sa.select(table.c.id).where(table.c.officer_id == officer)))
    connection.execute(sa.update(table).where(table.c.id.in_(ids)).values(officer_id=None, state=state, leaving=1))
    connection.execute(
        sa.update(Outbox)
        .where(Outbox.conversation_id.in_(ids), Outbox.state == "ready", Outbox.why != "answer")
        .values(state="refused", failure="left", settled_at=now)
    )


def installation(connection: sa.Connection) -> Any | None:
    """The row that says what this database is for."""
    return connection.execute(sa.select(Installation.__table__)).one_or_none()


def change_installation(connection: sa.Connection, /, **values: Any) -> None:
    """Note something about this database."""
    connection.execute(sa.update(Installation.__table__).values(**values))


def plan_anew(connection: sa.Connection, officer_ids: Iterable[int]) -> None:
    """The next tick plans the reminders of these officers again: they joined, or a wish or a deadline changed."""
    rows = [{"officer": officer} for officer in officer_ids]
    if rows:
        connection.execute(_PLAN_ANEW, rows)


def replan(connection: sa.Connection) -> None:
    """Everybody's reminders must be planned again."""
    connection.execute(sa.update(Installation.__table__).values(planned_until=None))


def erase_left(connection: sa.Connection) -> int:
    """Erase the addresses and words of those who left, once their farewell went out; how many conversations.

    Not while something they wrote since then waits to be answered.
    """
    table = Conversation.__table__
    rows = connection.execute(_LEFT).all()
    for row in rows:
        nobody = f"left-{row.id}"
        connection.execute(
            sa.update(Inbox)
            .where(Inbox.channel == row.channel, Inbox.sender == row.sender)
            .values(sender=nobody, content=_ERASED)
        )
        attachments.erase(connection, row.channel, row.sender, nobody)
        connection.execute(
            sa.update(Outbox).where(Outbox.conversation_id == row.id).values(address=nobody, body=_NOTHING)
        )
        connection.execute(sa.update(table).where(table.c.id == row.id).values(sender=nobody, leaving=0, reachable=0))
    return len(rows)
