"""A bot of real officers with a Telegram phone before it, and what its database holds."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from tests.channels.phones import Stand, standing

Rows = Callable[[Any], Awaitable[list[Any]]]


@pytest.fixture
async def stand(tmp_path: Path) -> AsyncIterator[Stand]:
    async with standing(tmp_path / "data", "telegram") as stand:
        yield stand


@pytest.fixture
def rows(stand: Stand) -> Rows:
    """All rows of a table."""

    async def read(table: Any) -> list[Any]:
        def every(connection: sa.Connection) -> list[Any]:
            return list(connection.execute(sa.select(table.__table__)))

        return await stand.bot.database.read(every)

    return read
