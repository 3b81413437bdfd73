"""Who has not filed, found together for very many units, is what is found report by report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
import sqlalchemy as sa

from models.plan.deadlines import Deadlines, ReportKey
from models.plan.loading import load_plan
from models.plan.outstanding import asked_of, missing, outstanding
from models.plan.plan import Plan
from models.store import database, migrating
from models.store.queries import filed_periods, owed, reminders
from models.store.queries.filed_periods import EverFiled
from models.store.tables import Extension, Report
from tests import databases
from tests.wide_district import widened

DAYS = (date(2024, 1, 20), date(2024, 6, 17), date(2024, 12, 16))
LITTLE = 40
MANY = owed.FEW + 40
FORM = "commune_month"


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sa.Connection]:
    engine = database.writer_engine(databases.at(tmp_path / "bot.db"))
    migrating.migrate(engine)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


@pytest.mark.parametrize("communes", [LITTLE, MANY])
def test_together_and_report_by_report_the_same_is_missing(connection: sa.Connection, communes: int) -> None:
    plan = widened(load_plan(), communes)
    units = (*plan.units.communes, *plan.units.departments)
    everybody = plan.units.whole_district(())
    write(connection, plan, Random(communes))
    ever_filed = EverFiled()
    for day in DAYS:
        lacking = owed.lacking(connection, asked_of(plan, everybody.slugs_of, day), everybody.units, ever_filed)
        found = missing(Deadlines(plan, owed.extended(connection, lacking)), lacking, day)
        filed = reminders.filed_by(connection, [unit.slug for unit in units])
        slow = outstanding(Deadlines(plan, extended(connection)), units, filed, day)
        assert [one.due_on for one in found] == sorted(one.due_on for one in found)
        assert {(unit, one.form, one.period, one.due_on, one.late) for one in found for unit in one.units} == {
            (one.unit, one.form, one.period, one.due_on, one.late) for one in slow
        }


def test_where_all_have_filed_there_is_nothing(connection: sa.Connection) -> None:
    plan = widened(load_plan(), MANY)
    asked = asked_of(plan, plan.units.whole_district(()).slugs_of, DAYS[1])
    write(connection, plan, Random(1), leave_out=frozenset())
    assert not owed.lacking(connection, asked, plan.units.whole_district(()).units, EverFiled())


def test_who_files_for_the_first_time_is_missed_no_more(connection: sa.Connection) -> None:
    plan = widened(load_plan(), MANY)
    units = [unit.slug for unit in plan.units.communes]
    first, second = units[:2]
    write(connection, plan, Random(2), leave_out=frozenset(), silent=frozenset(units[:3]))
    ever_filed = EverFiled()

    def missing_in_may() -> Sequence[str]:
        asked = asked_of(plan, plan.units.whole_district(()).slugs_of, DAYS[1])
        return owed.lacking(connection, asked, units, ever_filed).get((FORM, "2024-05"), ())

    assert missing_in_may() == units[:3]
    filed_periods.note(connection, [(first, FORM, "2024-05")])
    assert missing_in_may() == units[1:3]
    filed_periods.note(connection, [(second, FORM, "2024-04")])
    assert missing_in_may() == units[1:3]


def write(
    connection: sa.Connection,
    plan: Plan,
    random: Random,
    leave_out: Set[str] = frozenset({"2024-03", "2024-Q1", "2024-05"}),
    silent: Set[str] = frozenset(),
) -> None:
    """Everybody files, but for some periods; a few units were given more time, some twice; one unit is unknown."""
    asked = asked_of(plan, plan.units.whole_district(()).slugs_of, DAYS[-1])
    lines = [(unit, *key) for key, units in asked.items() for unit in (*units, "long_gone") if unit not in silent]
    filed = [line for line in lines if line[2] not in leave_out or random.random() < 0.9]
    moment = datetime(2024, 6, 1, tzinfo=UTC)
    connection.execute(
        sa.insert(Report.__table__),
        [
            {"unit": unit, "form": form, "period": period, "receipt": f"R{n}", "filed_at": moment, "late": 0}
            for n, (unit, form, period) in enumerate(filed)
        ],
    )
    filed_periods.note(connection, filed)
    if not leave_out:
        return
    given = random.sample([line for line in lines if line[2] in leave_out], 30)
    connection.execute(
        sa.insert(Extension.__table__),
        [
            {
                "unit": unit,
                "form": form,
                "period": period,
                "due_on": (date(2024, 5, 1) + timedelta(days=random.randrange(60))).isoformat(),
                "reason": "lũ",
                "granted_at": moment,
            }
            for unit, form, period in (*given, *given[:5])
        ],
    )


def extended(connection: sa.Connection) -> dict[ReportKey, date]:
    rows = connection.execute(sa.select(Extension.__table__).order_by(Extension.id))
    return {(row.unit, row.form, row.period): date.fromisoformat(row.due_on) for row in rows}
