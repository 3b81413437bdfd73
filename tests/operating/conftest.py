"""A demonstration's database, its backups, and real officers for what happens after a restore."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.backups import making
from bot.backups.manifest import Manifest
from tests import databases
from tests.commands.command_line import Commands
from tests.commands.conftest import empty  # noqa: F401
from tests.delivering.conftest import folder, joined, office  # noqa: F401

NOW = datetime(2024, 6, 17, 0, 30, tzinfo=UTC)


@pytest.fixture
def data(filled: Path, tmp_path: Path) -> Path:
    """A folder with a demonstration of this test's own."""
    return databases.copied(filled, tmp_path / "data")


@pytest.fixture
def commands(data: Path) -> Commands:
    """The commands on it."""
    return Commands(data.parent)


def backed_up(database: Path, shelf: Path, now: datetime = NOW) -> Manifest:
    """A backup made here and now."""
    with making.reading(databases.at(database)) as source:
        return making.make(source, shelf, "hourly", now)
