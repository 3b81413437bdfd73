"""Several processes on one server: who is there, and which share of the work each of them has."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from models.store.tables.schema import Table


class Process(Table):
    """A process that serves. ``seen_at`` is when it last said so, in seconds of the database's clock."""

    __tablename__ = "processes"

    token: Mapped[str] = mapped_column(sa.String(40), primary_key=True)
    seen_at: Mapped[float] = mapped_column(sa.Double)


class Share(Table):
    """A share of the work. ``owner`` is the token of the process that has it, empty for none.

    The row changes only when the share does: whoever works holds it unchanged until the work is committed.
    """

    __tablename__ = "shares"

    name: Mapped[str] = mapped_column(sa.String(40), primary_key=True)
    owner: Mapped[str] = mapped_column(sa.String(40))
