"""A condition on a list that is one parameter: the statement reads the same however long the list is.

Promises: a database reads and plans such a statement once, and a list takes no more of its parameters than a number;
an empty list holds nothing. Kept as JSON on SQLite, as an array on PostgreSQL.
Must not: know a table.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

ON_SERVER = "postgresql"


class ListOf(sa.types.TypeDecorator[Collection[Any]]):
    """A list of texts or whole numbers."""

    impl = sa.String
    cache_ok = True

    def __init__(self, item: sa.types.TypeEngine[Any]) -> None:
        super().__init__()
        self.item = item

    def load_dialect_impl(self, dialect: Dialect) -> sa.types.TypeEngine[Any]:
        return dialect.type_descriptor(postgresql.ARRAY(self.item) if dialect.name == ON_SERVER else sa.String())

    def process_bind_param(self, value: Collection[Any] | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        return list(value) if dialect.name == ON_SERVER else json.dumps(list(value))


class _Among(FunctionElement[bool]):
    # Without the type of a boolean: SQLite's compiler would write "= 1" after it, and SQLite then find no index.
    inherit_cache = True


def among(column: sa.ColumnElement[Any] | Any, name: str) -> sa.ColumnElement[bool]:
    """Whether the column, of texts or whole numbers, is in the list given as the parameter ``name``."""
    # A text's length is left out: PostgreSQL would cut longer ones short, and find the wrong rows.
    item = sa.String() if isinstance(column.type, sa.String) else column.type
    return _Among(column, sa.bindparam(name, type_=ListOf(item)))


@compiles(_Among)
def _as_rows(condition: _Among, compiler: SQLCompiler, **how: Any) -> str:
    column, values = condition.clauses
    return compiler.process(column.in_(sa.select(sa.column("value")).select_from(sa.func.json_each(values))), **how)


@compiles(_Among, ON_SERVER)
def _as_array(condition: _Among, compiler: SQLCompiler, **how: Any) -> str:
    column, values = condition.clauses
    return compiler.process(column == sa.any_(values), **how)
