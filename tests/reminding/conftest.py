"""The plan and the ladder, loaded once, and a district with a database of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.plan.loading import load_plan
from models.plan.plan import Plan
from models.store import database, migrating
from reminders.ladder import Ladder, load_ladder
from tests import databases
from tests.reminding.district import District


@pytest.fixture(scope="session")
def plan() -> Plan:
    return load_plan()


@pytest.fixture(scope="session")
def ladder() -> Ladder:
    return load_ladder()


@pytest.fixture
def district(tmp_path: Path, plan: Plan, ladder: Ladder) -> Iterator[District]:
    engine = database.writer_engine(databases.at(tmp_path / "bot.db"))
    migrating.migrate(engine)
    yield District(engine, plan, ladder)
    engine.dispose()
