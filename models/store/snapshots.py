"""All rows of a database, read as one moment, whatever engine keeps them: copied, counted and digested.

Promises: the digest depends on the rows alone, not on the engine or the order they lie in; what is copied is what was
digested.
Must not: know a table by name, or a file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

_VERSION_TABLE = "alembic_version"
_AT_ONCE = 1000
_MODULUS = 1 << 256


@dataclass(frozen=True, slots=True)
class Content:
    """What a database holds: its schema's revision, rows by table, and one digest (hex) of all of it."""

    revision: str
    counts: Mapping[str, int]
    digest: str


class Unlike(Exception):
    """The two databases do not have the same tables and columns."""


def content_of(connection: sa.Connection) -> Content:
    """Read every row. Raises LookupError when the database is of no revision."""
    tables = _tables(connection)
    return _summed(connection, [_digested(table, _portions(connection, table)) for table in tables])


def digests_of(connection: sa.Connection) -> dict[str, str]:
    """The digest of each table, to find where two databases differ."""
    return {table.name: _digested(table, _portions(connection, table)).line for table in _tables(connection)}


def copy(source: sa.Connection, target: sa.Connection) -> Content:
    """Replace all rows of ``target`` by those of ``source``; what was copied.

    Both are of one revision. Raises Unlike otherwise.
    """
    tables = _tables(target)
    _check_alike(_tables(source), tables)
    for table in reversed(tables):
        target.execute(sa.delete(table))
    copied = []
    for table in tables:
        digested = _Digested(table)
        for rows in _portions(source, table):
            digested.add(rows)
            names = table.columns.keys()
            target.execute(sa.insert(table), [dict(zip(names, row, strict=True)) for row in rows])
        copied.append(digested)
    return _summed(source, copied)


class _Digested:
    """The digest of one table while its rows come by: the sum of its rows' digests, so that order does not matter."""

    def __init__(self, table: sa.Table) -> None:
        self.name = table.name
        self._columns = ",".join(table.columns.keys())
        self._sum = 0
        self.count = 0

    def add(self, rows: Sequence[Sequence[Any]]) -> None:
        for row in rows:
            written = json.dumps(list(row), ensure_ascii=False, separators=(",", ":"), default=_day).encode()
            self._sum += int.from_bytes(hashlib.sha256(written).digest(), "big")
        self._sum %= _MODULUS
        self.count += len(rows)

    @property
    def line(self) -> str:
        return f"{self.name}({self._columns}) {self.count} {self._sum:064x}\n"


def _day(value: object) -> str:
    """The one kind of value that JSON does not know: a day."""
    if not isinstance(value, date):
        raise TypeError(f"a {type(value).__name__} cannot be backed up")
    return value.isoformat()


def _digested(table: sa.Table, portions: Iterator[Sequence[Sequence[Any]]]) -> _Digested:
    digested = _Digested(table)
    for rows in portions:
        digested.add(rows)
    return digested


def _summed(connection: sa.Connection, tables: Sequence[_Digested]) -> Content:
    revision = connection.scalar(sa.text(f"SELECT version_num FROM {_VERSION_TABLE}"))  # noqa: S608
    if revision is None:
        raise LookupError("no revision")
    lines = sorted(table.line for table in tables)
    digest = hashlib.sha256("".join([f"{revision}\n", *lines]).encode()).hexdigest()
    return Content(revision, {table.name: table.count for table in sorted(tables, key=lambda one: one.name)}, digest)


def _tables(connection: sa.Connection) -> list[sa.Table]:
    """Every table of ours as the database has it, those others refer to first; columns by name, without their types'
    conversions: a row is what lies there."""
    found = sa.MetaData()
    found.reflect(connection)
    present = [table for table in found.sorted_tables if table.name != _VERSION_TABLE]
    return [sa.Table(table.name, sa.MetaData(), *_columns(table)) for table in present]


def _columns(table: sa.Table) -> list[sa.Column[Any]]:
    return [sa.Column(name, table.columns[name].type) for name in sorted(table.columns.keys())]


def _check_alike(source: Sequence[sa.Table], target: Sequence[sa.Table]) -> None:
    def shape(tables: Sequence[sa.Table]) -> dict[str, list[str]]:
        return {table.name: list(table.columns.keys()) for table in tables}

    if shape(source) != shape(target):
        different = sorted(
            name
            for name in shape(source).keys() | shape(target).keys()
            if shape(source).get(name) != shape(target).get(name)
        )
        raise Unlike(f"different tables: {', '.join(different)}")


def _portions(connection: sa.Connection, table: sa.Table) -> Iterator[Sequence[Sequence[Any]]]:
    rows = connection.execute(sa.select(table), execution_options={"yield_per": _AT_ONCE})
    yield from rows.partitions()
