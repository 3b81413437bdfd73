"""A very wide district to ask questions of, on each database: made for the time of a block, or kept where one says."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import sqlalchemy as sa

from benchmarks import wide_plan, wide_year
from bot import wiring
from bot.settings import Settings
from handlers.knowledge import Knowledge
from models.plan.plan import Plan
from models.plan.sums import Sums, sum_of
from models.store import database, migrating
from models.store.database import Place
from models.store.queries import kept_totals, officers, recounting
from models.store.queries.kept_totals import Key
from tests import databases

FORM = "commune_month"
_CHECKED = "fruit_output"  # counted from every figure, to see that the totals are what they should be
_CACHE = "PRAGMA cache_size = -400000"
_NO_CHECKS = "SET LOCAL session_replication_role = replica"  # every row was made to fit


def know(folder: Path, communes: int, rhythm: str) -> Knowledge:
    """All that is known of a district of so many communes; ``rhythm`` "month" has each report everything each month,
    "plan" what the plan asks when it asks it."""
    settings = Settings(_env_file=None, data_dir=folder, http_port=1)
    knowledge = replace(wiring.know(settings, wide_plan.folder_of(folder, communes)), data="real")
    return replace(knowledge, plan=wide_plan.dense(knowledge.plan)) if rhythm == "month" else knowledge


@contextmanager
def server(kind: str) -> Iterator[None]:
    """What a block's databases are: "sqlite" or "postgresql"."""
    databases.choose(kind)
    try:
        yield
    finally:
        databases.end()


def filled(place: Place, plan: Plan, totals: dict[Key, Sums]) -> dict[Key, Sums]:
    """Make an empty database a full one, and its totals: those given, else counted. The totals it wrote, none where
    the database is full already."""
    engine = database.writer_engine(place)
    migrating.migrate(engine)
    started = time.perf_counter()
    with engine.connect() as connection:
        if officers.installation(connection) is not None:
            return {}
    with engine.begin() as connection:
        connection.exec_driver_sql(_CACHE if isinstance(place, Path) else _NO_CHECKS)
        wide_year.install(connection, plan)
        figures = wide_year.fill(connection, plan, FORM)
        wide_year.import_lists(connection, plan, FORM)
        written = time.perf_counter()
        found = totals or _counted(connection, plan)
        kept_totals.put(connection, plan.year, found)
    _settle(engine)
    engine.dispose()
    print(
        f"{len(plan.units.communes):,} communes, {figures:,} figures of the year: "
        f"filled in {written - started:.0f} s, {len(found)} totals in {time.perf_counter() - written:.0f} s"
    )
    return found


def _counted(connection: sa.Connection, plan: Plan) -> dict[Key, Sums]:
    """The totals of a year that repeats itself: of the first round of units, and of the second as often as it comes.
    One indicator is counted from all its figures as well."""
    size, communes = wide_year.ROUND, plan.units.communes
    slugs = recounting.kept_indicators(plan)
    rounds = [_of(connection, plan, some, slugs) for some in (communes[:size], communes[size : 2 * size])]
    times, left = divmod(len(communes) - size, size)
    assert not left
    found = {key: sum_of([first, *[rounds[1][key]] * times] if times else [first]) for key, first in rounds[0].items()}
    checked = recounting.count_anew(connection, plan, (_CHECKED,))
    assert checked == {key: sums for key, sums in found.items() if key.indicator == _CHECKED}
    return found


def _of(connection: sa.Connection, plan: Plan, communes: Sequence[object], slugs: list[str]) -> dict[Key, Sums]:
    narrow = replace(plan, units=replace(plan.units, communes=tuple(communes)))
    return recounting.count_anew(connection, narrow, slugs)


def _settle(engine: sa.Engine) -> None:
    """PostgreSQL does this by itself some time after so much was written; and from here on it syncs."""
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for statement in ("VACUUM ANALYZE", "ALTER SYSTEM SET fsync = on", "SELECT pg_reload_conf()", "CHECKPOINT"):
                connection.exec_driver_sql(statement)
