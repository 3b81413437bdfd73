"""A migrated database of its own, filled at any moment of the demonstration's year."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.demonstration import sample
from models.plan.loading import load_plan
from models.plan.plan import Plan
from models.store import database, migrating

Filled = Callable[[datetime], sa.Connection]


@pytest.fixture(scope="session")
def plan() -> Plan:
    return load_plan()


@pytest.fixture(scope="session")
def district_at(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    """A connection that looks at the sample district as filled for a start; each start is filled once."""
    made: dict[datetime, sa.Connection] = {}
    with ExitStack() as closing:

        def filled(start: datetime) -> sa.Connection:
            if start not in made:
                path = tmp_path_factory.mktemp("district") / "demo.db"
                fill_new(path, plan, start)
                reader = database.reader_engine(path)
                closing.callback(reader.dispose)
                made[start] = closing.enter_context(reader.connect())
            return made[start]

        yield filled


def fill_new(path: Path, plan: Plan, start: datetime) -> None:
    """Migrate a new file and fill it in one transaction."""
    writer = database.writer_engine(path)
    migrating.migrate(writer)
    with writer.begin() as connection:
        sample.fill(connection, plan, start)
    writer.dispose()
