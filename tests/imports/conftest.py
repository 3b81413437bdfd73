"""An empty database with the tables of today."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from models.store import database, migrating
from tests import databases


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sa.Connection]:
    """One transaction of an empty database."""
    engine = database.writer_engine(databases.at(tmp_path / "district.db"))
    migrating.migrate(engine)
    with engine.begin() as opened:
        yield opened
    engine.dispose()
