"""An empty database of ours, on whatever this run uses."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import opening
from models.store.database import Database, Place
from tests import databases


@pytest.fixture
def place(tmp_path: Path) -> Place:
    found = databases.at(tmp_path / "bot.db")
    opening.prepare(found)
    return found


@pytest.fixture
async def database(place: Place) -> AsyncIterator[Database]:
    one = Database(place)
    yield one
    await one.close()
