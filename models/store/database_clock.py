"""The database's own clock: the only one that several machines share.

Promises: seconds, going on within a transaction. Must not: be mixed with our clock, or with the machine's.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class database_seconds(FunctionElement[float]):
    """Now, in seconds since 1970."""

    type = sa.Double()
    inherit_cache = True


@compiles(database_seconds, "sqlite")
def _on_a_file(element: Any, compiler: Any, **_: Any) -> str:
    return "((julianday('now') - 2440587.5) * 86400.0)"


@compiles(database_seconds, "postgresql")
def _on_a_server(element: Any, compiler: Any, **_: Any) -> str:
    return "extract(epoch FROM clock_timestamp())::float8"
