"""The statements of sharing the work among processes: shares are taken, given back, and held while one works.

Promises: a share has one owner; a dead owner's is free after ``DEAD_SECONDS`` of the database's clock; a transaction
that begins with ``hold`` is committed only by the owner. Correct on any server that locks rows, whether or not it can
skip those that are locked.
Must not: decide which shares there are.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from models.store.among import among
from models.store.database_clock import database_seconds
from models.store.inserting import insert
from models.store.queries import post
from models.store.tables import Conversation, Inbox, Officer
from models.store.tables.sharing import Process, Share

LANES = 16
DEAD_SECONDS = 10.0
_TURNS = "turns/"
_MOST_LOOKED_AT = 2000

processes = Process.__table__
shares = Share.__table__
_ADD_PROCESS = insert(Process).values(token=sa.bindparam("token"), seen_at=database_seconds())
_BEAT = _ADD_PROCESS.on_conflict_do_update(index_elements=["token"], set_={"seen_at": database_seconds()})
_ALIVE = sa.select(processes.c.token).where(processes.c.seen_at > database_seconds() - DEAD_SECONDS)
_BURY = sa.delete(processes).where(processes.c.seen_at < database_seconds() - 100 * DEAD_SECONDS)
_OFFER = insert(Share).values(name=sa.bindparam("name"), owner="").on_conflict_do_nothing()
_TAKE = sa.update(shares).where(shares.c.name == sa.bindparam("share")).values(owner=sa.bindparam("me"))
_HOLD = (
    sa.select(shares.c.name)
    .where(shares.c.owner == sa.bindparam("me"), among(shares.c.name, "names"))
    .with_for_update(read=True)
)
_WAITING = (
    sa.select(Inbox.id, Officer.unit)
    .join(
        Conversation,
        sa.and_(Conversation.channel == Inbox.channel, Conversation.sender == Inbox.sender),
        isouter=True,
    )
    .join(Officer, Officer.id == Conversation.officer_id, isouter=True)
    .where(Inbox.handled_at.is_(None))
    .order_by(Inbox.id)
    .limit(_MOST_LOOKED_AT)
)


class Overtaken(sa.exc.OperationalError):
    """Another process has the share now; nothing was written."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(None, None, LookupError(f"another process has {', '.join(sorted(names))}"))


@dataclass(frozen=True, slots=True)
class Lanes:
    """The lanes of turns one process has. All that concerns one unit, its villages included, is in one lane."""

    owner: str
    numbers: frozenset[int]

    @property
    def names(self) -> list[str]:
        return sorted(lane_name(number) for number in self.numbers)


def lane_name(number: int) -> str:
    """The share that a lane is."""
    return f"{_TURNS}{number:02}"


def lanes_among(names: Iterable[str]) -> frozenset[int]:
    """The lanes among these shares."""
    return frozenset(int(name.removeprefix(_TURNS)) for name in names if name.startswith(_TURNS))


def lane_of(unit: str | None) -> int:
    """The lane of an officer's unit; a stranger's is the first."""
    return zlib.crc32(unit.partition(".")[0].encode()) % LANES if unit is not None else 0


def beat(connection: sa.Connection, me: str) -> None:
    """This process is here."""
    connection.execute(_BEAT, {"token": me})


def share_out(connection: sa.Connection, me: str, wanted: Collection[str]) -> frozenset[str]:
    """Take what is wanted and free, lanes up to a fair part of them, and give back what is too much or not wanted.

    What this process then has. Raises OperationalError when somebody works too long on what is to change hands.
    """
    connection.execute(_BURY)
    alive = {me, *connection.scalars(_ALIVE)}
    connection.execute(_OFFER, [{"name": name} for name in sorted(wanted)])
    owners = {row.name: row.owner for row in connection.execute(sa.select(shares))}
    mine = {name for name, owner in owners.items() if owner == me}
    free = {name for name, owner in owners.items() if owner not in alive}
    held = _fair((mine | free) & set(wanted), mine, len(alive))
    _change(connection, sorted(held - mine), me)
    _change(connection, sorted(mine - held), "")
    return frozenset(held)


def _fair(possible: set[str], mine: set[str], alive: int) -> set[str]:
    lanes = [name for name in sorted(possible, key=lambda name: (name not in mine, name)) if lanes_among((name,))]
    return {name for name in possible if not lanes_among((name,))} | set(lanes[: math.ceil(LANES / alive)])


def _change(connection: sa.Connection, names: Sequence[str], owner: str) -> None:
    if names:
        # Whoever works on one of these holds its row: what cannot be had soon is asked for in the next round.
        connection.execute(sa.select(shares).where(shares.c.name.in_(names)).order_by(shares.c.name).with_for_update())
        connection.execute(_TAKE, [{"share": name, "me": owner} for name in names])


def leave(connection: sa.Connection, me: str) -> None:
    """This process goes; all it had is free."""
    connection.execute(sa.update(shares).where(shares.c.owner == me).values(owner=""))
    connection.execute(sa.delete(processes).where(processes.c.token == me))


def hold(connection: sa.Connection, me: str, names: Collection[str]) -> None:
    """Keep these shares until the transaction ends. Raises Overtaken when they are not all ours."""
    if names:
        missing = set(names) - set(connection.scalars(_HOLD, {"me": me, "names": sorted(names)}))
        if missing:
            raise Overtaken(missing)


def waiting(connection: sa.Connection, lanes: Lanes, most: int) -> list[post.Waiting]:
    """The oldest messages nobody has handled in lanes that are held until the transaction ends. Raises Overtaken."""
    if not lanes.numbers:
        return []
    hold(connection, lanes.owner, lanes.names)
    mine = [row.id for row in connection.execute(_WAITING) if lane_of(row.unit) in lanes.numbers]
    return post.these_waiting(connection, mine[:most])


def still_waits(connection: sa.Connection, lanes: Lanes, message: int) -> bool:
    """Whether nobody has handled this message; its lane is held until the transaction ends. Raises Overtaken."""
    hold(connection, lanes.owner, lanes.names)
    return bool(post.these_waiting(connection, [message]))
