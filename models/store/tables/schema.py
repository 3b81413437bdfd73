"""The base of all tables and the column types both databases keep exactly alike.

Promises: moments come back aware and in UTC, decimals come back digit for digit, names of constraints are fixed.
Must not: hold a table.
"""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase


@lru_cache(maxsize=64)
def _as_text(moment: datetime) -> str:
    """All that is written in one transaction bears one moment."""
    if moment.tzinfo is None:
        raise ValueError(f"a moment without a zone cannot be stored: {moment!r}")
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


class UtcDateTime(sa.types.TypeDecorator[datetime]):
    """An aware moment. Kept as sortable UTC text: SQLite has no zone, and text reads the same everywhere."""

    impl = sa.String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else _as_text(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class ExactDecimal(sa.types.TypeDecorator[Decimal]):
    """A finite decimal, kept as its own digits: NUMERIC is lossy on SQLite. Sums are made in Python."""

    impl = sa.String(64)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        if not value.is_finite():
            raise ValueError(f"only finite decimals can be stored: {value!r}")
        return format(value, "f")

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


class Table(DeclarativeBase):
    """The base of all tables. ``__table__`` is what Core statements are built on."""

    __table__: ClassVar[sa.Table]

    metadata = sa.MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
