"""Which periods each unit has filed is noted with its reports, and from reports that were there before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa

from models import records
from models.plan.loading import load_plan
from models.plan.measures import Amount
from models.plan.periods import Rhythm, period_from_key
from models.store import database, migrating
from models.store.queries import filed_periods, reports
from models.store.queries.filed_periods import Year
from models.store.queries.reports import Filing
from models.store.tables import FiledPeriods, Installation
from models.store.tables import Report as Row
from tests import databases

PLAN = load_plan()
NOW = datetime(2024, 6, 20, tzinfo=UTC)
BEFORE_THEM = "e0838b89c14e"
JAN, MAY = (filed_periods.bit_of(period_from_key(key)) for key in ("2024-01", "2024-05"))


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sa.Connection]:
    engine = database.writer_engine(databases.at(tmp_path / "bot.db"))
    migrating.migrate(engine)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def test_every_report_is_noted_in_the_row_of_its_unit(connection: sa.Connection) -> None:
    for unit, period in (("co_ma", "2024-05"), ("co_ma", "2024-01"), ("long_he", "2024-05")):
        reports.file_report(connection, PLAN, report(unit, period), answers(), None)
    assert monthly(connection) == {JAN | MAY: ["co_ma"], MAY: ["long_he"]}


def test_many_reports_at_once_are_noted_as_one_by_one(connection: sa.Connection) -> None:
    reports.file_report(connection, PLAN, report("co_ma", "2024-01"), answers(), None)
    filings = [Filing(report(unit, "2024-05"), answers(), None) for unit in ("co_ma", "long_he")]
    reports.file_reports(connection, PLAN, [*filings, Filing(report("long_he", "2024-01"), answers(), None)])
    assert monthly(connection) == {JAN | MAY: ["co_ma", "long_he"]}


def test_a_quarter_a_month_and_the_year_before_are_kept_apart(connection: sa.Connection) -> None:
    filed_periods.note(connection, [("co_ma", "any", key) for key in ("2024-01", "2024-Q1", "2023-01", "2024-Q4")])
    assert filed_periods.filed(connection, Year("any", 2024, Rhythm.MONTH)) == {1: ["co_ma"]}
    assert filed_periods.filed(connection, Year("any", 2024, Rhythm.QUARTER)) == {0b1001: ["co_ma"]}
    assert filed_periods.filed(connection, Year("any", 2023, Rhythm.MONTH)) == {1: ["co_ma"]}


def test_who_has_filed_all_is_only_counted(connection: sa.Connection) -> None:
    filed = [("co_ma", "2024-01"), ("co_ma", "2024-05"), ("long_he", "2024-05"), ("chieng_ly", "2024-06")]
    filed_periods.note(connection, [(unit, "any", key) for unit, key in (*filed, ("chieng_ly", "2024-05"))])
    year = Year("any", 2024, Rhythm.MONTH)
    named = {MAY: ["long_he"], MAY | MAY << 1: ["chieng_ly"]}
    assert filed_periods.short(connection, year, JAN | MAY) == (3, named)
    assert filed_periods.short(connection, year, MAY) == (3, {})
    assert filed_periods.short(connection, Year("any", 2023, Rhythm.MONTH), MAY) == (0, {})


def test_reports_that_were_there_before_are_noted_by_the_migration(tmp_path: Path) -> None:
    engine = database.writer_engine(databases.at(tmp_path / "bot.db"))
    migrating.migrate(engine, BEFORE_THEM)
    with engine.begin() as connection:
        row = {"id": 1, "kind": "real", "plan_year": 2024, "created_at": NOW}
        connection.execute(sa.insert(Installation.__table__).values(row))
        keys = ("2024-01", "2024-05", "2024-Q2")
        lines = [(unit, key) for key in keys for unit in ("co_ma", "long_he") if (unit, key) != ("co_ma", "2024-01")]
        connection.execute(
            sa.insert(Row.__table__),
            [
                {"unit": unit, "form": "f", "period": key, "receipt": f"R{n}", "filed_at": NOW, "late": 0}
                for n, (unit, key) in enumerate(lines)
            ],
        )
    migrating.migrate(engine)
    with engine.begin() as connection:
        assert filed_periods.filed(connection, Year("f", 2024, Rhythm.MONTH)) == {
            MAY: ["co_ma"],
            JAN | MAY: ["long_he"],
        }
        assert filed_periods.filed(connection, Year("f", 2024, Rhythm.QUARTER)) == {0b10: ["co_ma", "long_he"]}
    engine.dispose()


def test_in_the_demonstration_what_is_noted_is_what_is_filed(filled: Path, tmp_path: Path) -> None:
    engine = database.reader_engine(databases.at(databases.copied(filled, tmp_path / "data") / "demo.db"))
    with engine.connect() as connection:
        filed: dict[tuple[str, int, str, str], int] = {}
        for form, key, unit in connection.execute(sa.select(Row.form, Row.period, Row.unit)):
            period = period_from_key(key)
            row = (form, period.year, period.rhythm.value, unit)
            filed[row] = filed.get(row, 0) + filed_periods.bit_of(period)
        noted = {tuple(row[:4]): row[4] for row in connection.execute(sa.select(FiledPeriods.__table__))}
    engine.dispose()
    assert noted == filed


def monthly(connection: sa.Connection) -> dict[int, list[str]]:
    found = filed_periods.filed(connection, Year("commune_month", 2024, Rhythm.MONTH))
    return {bits: sorted(units) for bits, units in found.items()}


def report(unit: str, period: str) -> records.Report:
    return records.Report(0, unit, "commune_month", period, f"{unit}{period}", NOW, late=False)


def answers() -> dict[str, records.Answer]:
    return {"tea_area": records.Answer(Amount(Decimal("4.5")), None, False, "x")}
