"""An empty database of ours, on whatever this run uses."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import opening
from models.store.database import Database
from tests import databases


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    place = databases.at(tmp_path / "bot.db")
    opening.prepare(place)
    one = Database(place)
    yield one
    await one.close()
