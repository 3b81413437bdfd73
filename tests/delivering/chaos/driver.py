"""SQLite through apsw, spoken to as to the standard library's driver, so that a disk of our own can lie under it.

Promises: the part of the driver that the product uses; errors are those of the standard library.
Must not: be used by the product.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import SimpleNamespace
from typing import Any

import apsw

Row = tuple[Any, ...]


def module_on(vfs: str, instead: Mapping[str, str]) -> SimpleNamespace:
    """What takes the place of the module ``sqlite3`` for files of this VFS; ``instead`` replaces whole statements."""
    names = {name: getattr(sqlite3, name) for name in dir(sqlite3) if not name.startswith("__")}
    shown = tuple(int(part) for part in apsw.sqlite_lib_version().split("."))
    changed = {
        "connect": lambda path, **_: Connection(path, vfs, instead),
        "sqlite_version_info": shown,
        "sqlite_version": apsw.sqlite_lib_version(),
        "paramstyle": "qmark",
    }
    return SimpleNamespace(**{**names, **changed})


class Connection:
    isolation_level: str | None = None

    def __init__(self, path: str, vfs: str, instead: Mapping[str, str]) -> None:
        flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
        self._apsw, self._instead = apsw.Connection(path, vfs=vfs, flags=flags), instead

    def cursor(self) -> Cursor:
        return Cursor(self._apsw, self._instead)

    def execute(self, statement: str, values: Sequence[Any] = ()) -> Cursor:
        return self.cursor().execute(statement, values)

    def create_function(self, name: str, count: int, work: Callable[..., Any], *, deterministic: bool = False) -> None:
        self._apsw.create_scalar_function(name, work, count, deterministic=deterministic)

    def commit(self) -> None:
        if self._apsw.in_transaction:
            self.execute("COMMIT")

    def rollback(self) -> None:
        if self._apsw.in_transaction:
            self.execute("ROLLBACK")

    def close(self) -> None:
        self._apsw.close()


class Cursor:
    """Rows are read at once: no statement stays open behind a transaction."""

    arraysize = 1

    def __init__(self, connection: apsw.Connection, instead: Mapping[str, str]) -> None:
        self._apsw, self._instead = connection, instead
        self._rows: Iterator[Row] = iter(())
        self.description: tuple[Any, ...] | None = None
        self.rowcount, self.lastrowid = -1, 0

    def execute(self, statement: str, values: Sequence[Any] = ()) -> Cursor:
        cursor, self.description = self._apsw.cursor(), None
        cursor.exec_trace = self._described
        before = self._apsw.total_changes()
        try:
            self._rows = iter(list(cursor.execute(self._instead.get(statement, statement), tuple(values))))
        except apsw.ConstraintError as problem:
            raise sqlite3.IntegrityError(str(problem)) from problem
        except apsw.Error as problem:
            raise sqlite3.OperationalError(str(problem)) from problem
        changed = self._apsw.total_changes() - before
        self.rowcount = -1 if self.description and not changed else self._apsw.changes() if changed else 0
        self.lastrowid = self._apsw.last_insert_rowid()
        return self

    def executemany(self, statement: str, many: Sequence[Sequence[Any]]) -> Cursor:
        count = 0
        for values in many:
            self.execute(statement, values)
            count += max(self.rowcount, 0)
        self.rowcount = count
        return self

    def fetchone(self) -> Row | None:
        return next(self._rows, None)

    def fetchmany(self, size: int | None = None) -> list[Row]:
        return [row for row, _ in zip(self._rows, range(size or self.arraysize), strict=False)]

    def fetchall(self) -> list[Row]:
        return list(self._rows)

    def close(self) -> None:
        self._rows = iter(())

    def _described(self, cursor: apsw.Cursor, statement: str, values: Any) -> bool:
        columns = cursor.get_description()
        self.description = tuple((column[0], *(None,) * 6) for column in columns) or None
        return True
