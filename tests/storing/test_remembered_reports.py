"""What units have filed is kept from turn to turn, and never told when it is no longer so."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
import sqlalchemy as sa

from bot.wiring import Bot
from locales.phrasebook import DISTRICT_ZONE
from models import records
from models.plan.loading import load_plan
from models.plan.measures import Amount
from models.plan.plan import Plan
from models.store import database
from models.store.database import Place
from models.store.queries import deadlines, own_reports, reports
from models.store.queries.own_reports import Kept, Remembered
from models.store.queries.written import NOTHING_WRITTEN
from models.store.tables import Report
from tests.housekeeping.source import dotted, modules
from tests.officer import Officer

NOW = datetime(2024, 6, 17, 8, tzinfo=DISTRICT_ZONE)
UNIT, FORM, PERIOD = "chieng_ly", "commune_month", "2024-05"
COMMUNE = load_plan().units.by_slug(UNIT)
REPORT = records.Report(0, UNIT, FORM, PERIOD, "0524-A", NOW, late=True)


@pytest.fixture
def writing(place: Place) -> Iterator[sa.Engine]:
    engine = database.writer_engine(place)
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan()


def _tea(value: str) -> records.Answer:
    return records.Answer(Amount(Decimal(value)), None, estimated=False, raw=value)


def _file(connection: sa.Connection, plan: Plan, value: str = "48.5", of: records.Report = REPORT) -> records.Report:
    return replace(of, id=reports.file_report(connection, plan, of, {"tea_area": _tea(value)}, None))


def _looks(connection: sa.Connection, remembered: Remembered) -> Kept:
    """As the turns of a transaction do before they write."""
    own = own_reports.own_reports(connection, [COMMUNE], 2024, remembered)
    remembered.keep(own)
    return own[UNIT].kept


def _value(kept: Kept) -> Decimal | None:
    found = [figure.measure for figure in kept.figures.of("tea_area")]
    return found[0].value if found and isinstance(found[0], Amount) else None


def test_what_is_filed_is_read_once(writing: sa.Engine, plan: Plan) -> None:
    remembered = Remembered()
    with writing.begin() as connection:
        _file(connection, plan)
    with writing.begin() as connection:
        first = _looks(connection, remembered)
    with writing.begin() as connection:
        assert _looks(connection, remembered) is first
    assert _value(first) == Decimal("48.5")


def test_a_first_report_is_seen(writing: sa.Engine, plan: Plan) -> None:
    remembered = Remembered()
    with writing.begin() as connection:
        assert _looks(connection, remembered).reports == ()
        _file(connection, plan)
    with writing.begin() as connection:
        assert len(_looks(connection, remembered).reports) == 1


def test_a_correction_is_seen_whoever_made_it(writing: sa.Engine, plan: Plan) -> None:
    remembered = Remembered()
    with writing.begin() as connection:
        report = _file(connection, plan)
    with writing.begin() as connection:
        _looks(connection, remembered)
    with writing.begin() as connection:
        reports.correct(connection, plan, report, "tea_area", _tea("50"), None, NOW)
    with writing.begin() as connection:
        assert _value(_looks(connection, remembered)) == Decimal(50)


def test_a_longer_deadline_that_makes_a_report_timely_is_seen(writing: sa.Engine, plan: Plan) -> None:
    remembered = Remembered()
    with writing.begin() as connection:
        _file(connection, plan)
    with writing.begin() as connection:
        assert _looks(connection, remembered).reports[0].late
        deadlines.extend(connection, plan, UNIT, FORM, PERIOD, date(2024, 6, 28), "mưa lũ", None, NOW)
    with writing.begin() as connection:
        seen = _looks(connection, remembered)
        assert not seen.reports[0].late
        assert not seen.figures.of("tea_area")[0].late


def test_an_imported_target_is_seen(writing: sa.Engine) -> None:
    remembered = Remembered()
    for target in (Decimal(60), Decimal(55)):
        with writing.begin() as connection:
            _looks(connection, remembered)
            reports.import_target(connection, UNIT, "tea_area", 2024, target, "QĐ 12", NOW)
        with writing.begin() as connection:
            assert _looks(connection, remembered).targets == {"tea_area": target}


def test_what_was_rolled_back_is_not_told_when_others_wrote_as_much(writing: sa.Engine, plan: Plan) -> None:
    remembered = Remembered()
    with writing.connect() as connection, connection.begin() as transaction:
        _looks(connection, remembered)
        _file(connection, plan, "1")
        own = own_reports.own_reports(connection, [COMMUNE], 2024, remembered)  # a second message of the batch
        assert _value(own[UNIT].kept) == Decimal(1)
        transaction.rollback()
    with writing.begin() as connection:
        _file(connection, plan, "2")
    with writing.begin() as connection:
        assert _value(_looks(connection, remembered)) == Decimal(2)


def test_a_report_with_a_lower_number_that_is_committed_later_is_seen(writing: sa.Engine, plan: Plan) -> None:
    """As when two processes file at once: the newest number is no proof that nothing came."""
    remembered = Remembered()
    with writing.begin() as connection:
        report = _file(connection, plan)
    with writing.begin() as connection:
        _looks(connection, remembered)
        late = {"filed_by": None, "filed_at": NOW, "late": 0, "receipt": "0424-A", "period": "2024-04"}
        connection.execute(sa.insert(Report).values(id=report.id - 1, unit=UNIT, form=FORM, **late))
    with writing.begin() as connection:
        assert {one.period for one in _looks(connection, remembered).reports} == {PERIOD, "2024-04"}


def test_what_is_counted_is_only_ever_added() -> None:
    """What is kept is told by how much was written: whoever changes or deletes a row has to make it count."""
    changing = {
        (module.path, node.func.attr, dotted(node.args[0]).removesuffix(".__table__"))
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args
        if node.func.attr in ("update", "delete")
    }
    kept = {
        one for one in changing if one[2] in ("Report", "Revision", "Figure", "FiledPeriods", "UnitTarget", "Extension")
    }
    # Both set late to 0, and the reports that are late are counted.
    extending = "models/store/queries/deadlines.py"
    assert kept == {(extending, "update", "Report"), (extending, "update", "Figure")}


def test_the_units_nobody_wrote_for_longest_are_let_go() -> None:
    remembered = Remembered(most=2)
    own = {unit: own_reports.OwnReports() for unit in ("a", "b", "c")}
    remembered.keep({"a": own["a"], "b": own["b"]})
    remembered.keep({"a": own["a"]})
    remembered.keep({"c": own["c"]})
    known = [unit for unit in own if remembered.of(unit, NOTHING_WRITTEN) is not None]
    assert known == ["a", "c"]


async def test_in_the_middle_of_a_report_the_question_shows_what_another_process_corrected(bot: Bot) -> None:
    officer = await Officer.of(bot, "chieng_ly")
    await officer.says("báo cáo tháng 6")
    before = officer.sees
    engine = database.writer_engine(bot.database.place)
    with engine.begin() as connection:
        filed = {report.period: report for report in reports.reports_of(connection, UNIT) if report.form == FORM}
        slug = str(officer.heard["asks"]["indicator"])
        reports.correct(connection, bot.knowledge.plan, filed[PERIOD], slug, _tea("51.75"), None, NOW)
    engine.dispose()
    await officer.says("xin chào")
    await officer.says("báo cáo tháng 6")
    assert "51,75" not in before
    assert any("51,75" in label for label in officer.choices)
