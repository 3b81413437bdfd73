"""The statements about many units and officers at once: which are villages, what is begun, where to write.

Promises: each statement follows an index, whatever the number of units.
Must not: decide anything.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import sqlalchemy as sa

from models.plan.units import Unit
from models.store.among import among
from models.store.queries import post
from models.store.queries.officers import in_order, village_unit
from models.store.tables import Conversation, Draft, DraftAnswer, Village

conversations = Conversation.__table__
villages_table = Village.__table__

_VILLAGES = sa.select(villages_table).where(among(villages_table.c.slug, "slugs"))
_VILLAGES_OF = sa.select(villages_table).where(villages_table.c.commune == sa.bindparam("commune"))
_BY_COMMUNE = sa.select(villages_table).where(among(villages_table.c.commune, "communes"))
_ALL_VILLAGES = sa.select(villages_table)
_ANSWERED = (
    sa.select(Draft.unit, Draft.form, Draft.period, DraftAnswer.indicator)
    .join(DraftAnswer, DraftAnswer.draft_id == Draft.id)
    # Written out, not bound: SQLite uses a partial index only where it sees the index's own condition.
    .where(sa.text("drafts.state = 'open'"), among(Draft.unit, "units"))
)
_TALKS = (
    sa.select(*post.TALK)
    .where(among(conversations.c.officer_id, "ids"), conversations.c.reachable == 1)
    .order_by(conversations.c.officer_id, conversations.c.last_heard_at.nulls_first(), conversations.c.id)
)


def villages(connection: sa.Connection, slugs: Iterable[str]) -> list[Unit]:
    """Those of the slugs that are villages, as units, by commune and slug."""
    return in_order(village_unit(row) for row in connection.execute(_VILLAGES, {"slugs": list(slugs)}))


def villages_of_communes(connection: sa.Connection, communes: Iterable[str]) -> list[Unit]:
    """The villages of these communes, by commune and slug."""
    return in_order(village_unit(row) for row in connection.execute(_BY_COMMUNE, {"communes": list(communes)}))


def villages_of(connection: sa.Connection, commune: str) -> list[Unit]:
    """The villages of a commune, by slug."""
    return in_order(village_unit(row) for row in connection.execute(_VILLAGES_OF, {"commune": commune}))


def all_villages(connection: sa.Connection) -> list[Unit]:
    """All villages, by commune."""
    return in_order(village_unit(row) for row in connection.execute(_ALL_VILLAGES))


def answered(connection: sa.Connection, units: Collection[str]) -> Iterator[tuple[str, str, str, str]]:
    """(unit, form, period, indicator) of every answer in an open draft of these units."""
    for row in connection.execute(_ANSWERED, {"units": list(units)}):
        yield row.unit, row.form, row.period, row.indicator


def talks_of(connection: sa.Connection, ids: Iterable[int]) -> dict[int, post.Talk]:
    """Where each officer wrote from last and can be reached, by officer id."""
    # The last row of an officer is the newest and replaces the others.
    return {row.officer_id: post.Talk(*row) for row in connection.execute(_TALKS, {"ids": list(ids)})}
