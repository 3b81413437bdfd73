"""Answers about many units stay one screen, and are true, where there are very many communes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa

import locales
from bot import wiring
from bot.settings import Settings
from handlers.answers import compared_sides, ranking_field
from handlers.answers.asker import Asker
from handlers.answers.look_up import look_up
from handlers.dialogue.decisions import Compared, Ranking, Reply, Rows
from handlers.knowledge import Knowledge
from models import records
from models.imported import Past
from models.plan.measures import Figure, Share
from models.plan.plan import Plan
from models.store import database, migrating
from models.store.queries import officers, past, reports
from models.store.queries.reports import Filing
from models.store.tables import Installation, Officer
from tests import databases
from tests.wide_district import clustered, widened

NOW = datetime(2024, 6, 20, 3, tzinfo=UTC)
MAY = "2024-05"
COMMUNES = 700
SILENT = range(100, 130)
INDICATOR = "health_insurance_rate"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.Engine]:
    folder = tmp_path_factory.mktemp("wide")
    engine = database.writer_engine(databases.at(folder / "bot.db"))
    migrating.migrate(engine)
    with engine.begin() as connection:
        fill(connection, widened(knowledge_of(folder).plan, COMMUNES))
    yield engine
    engine.dispose()


@pytest.fixture
def asker(store: sa.Engine, tmp_path: Path) -> Iterator[Asker]:
    knowledge = knowledge_of(tmp_path)
    plan = widened(knowledge.plan, COMMUNES)
    with store.connect() as connection:
        officer = officers.officer_by_handle(connection, plan.units.district.slug)
        assert officer is not None
        yield Asker(
            connection=connection,
            plan=plan,
            ladder=knowledge.ladder,
            officer=officer,
            unit=plan.units.district,
            words=locales.phrasebook("vi"),
            today=NOW.date(),
            now=NOW,
            channel="terminal",
            sample="",
        )


def test_the_rows_come_a_screen_at_a_time_and_the_missing_at_the_end(asker: Asker) -> None:
    first = ask(asker, Rows(INDICATOR, None, MAY))
    assert f"{COMMUNES - len(SILENT)}/{COMMUNES}" in first.text
    assert first.text.splitlines()[1].startswith("1. Thị trấn Thuận Châu: 40/100")
    last = ask(asker, Rows(INDICATOR, None, MAY, page=10_000))
    assert "và 24 đơn vị khác" in last.text
    assert len(last.text.splitlines()) <= 12


def test_only_what_both_periods_have_is_set_beside_each_other(asker: Asker) -> None:
    assert f"Riêng {COMMUNES - len(SILENT)} đơn vị có cả hai kỳ" in ask(asker, Compared((INDICATOR,), period=MAY)).text


def test_what_only_units_had_the_year_before_is_not_called_missing(asker: Asker) -> None:
    """Of so many communes the year before is not put together; that it was imported is said."""
    wide = replace(asker, plan=widened(asker.plan, compared_sides.MOST_UNITS + 1))
    asked = Compared((INDICATOR,), against="year")
    assert "Chưa nhập số cùng kỳ năm 2023" in ask(wide, asked).text
    figure = Figure("co_ma", INDICATOR, "2023-05", Share(Decimal(40), Decimal(100)), None, estimated=False)
    past.import_past(asker.connection, [Past(figure, "x")], NOW)  # undone after the test
    assert "Năm 2023 mới nhập số từng đơn vị, chưa có số toàn huyện" in ask(wide, asked).text


def test_without_clusters_only_what_fits_a_table_is_ranked_and_why_is_said(asker: Asker) -> None:
    told = ask(asker, Ranking(INDICATOR))
    assert "Các xã còn lại: 693 xã, quá nhiều cho một bảng so sánh" in told.text
    lowland = ask(replace(asker, unit=asker.plan.units.communes[300]), Ranking(INDICATOR))
    assert "700 xã là quá nhiều cho một bảng" in lowland.text
    assert "Số từng đơn vị" in [choice.label for choice in lowland.choices]


def test_of_many_clusters_two_are_ranked_and_the_others_are_a_few_taps_away(asker: Asker) -> None:
    asker = replace(asker, plan=clustered(asker.plan, 30))
    told = ask(asker, Ranking(INDICATOR))
    assert len(told.text.splitlines()) <= 14
    assert sum(choice.label.startswith("Xem ") for choice in told.choices) == ranking_field.GROUPS_A_PAGE
    assert any(choice.label.startswith("Nhóm khác") for choice in told.choices)
    opened = ask(asker, Ranking(INDICATOR, group=9))
    assert "/30 có đủ số)" in opened.text


def test_a_commune_sees_its_own_cluster(asker: Asker) -> None:
    plan = clustered(asker.plan, 30)
    own = plan.units.communes[300]
    told = ask(replace(asker, plan=plan, unit=own), Ranking(INDICATOR))
    assert f"{own.full_name}: thứ" in told.text


def ask(asker: Asker, inquiry: Rows | Compared | Ranking) -> Reply:
    return look_up(inquiry, asker)


def knowledge_of(folder: Path) -> Knowledge:
    return wiring.know(Settings(_env_file=None, data_dir=folder, http_port=1))


def fill(connection: sa.Connection, plan: Plan) -> None:
    """Everybody reports April, and all but a few May."""
    row = {"id": 1, "kind": "real", "plan_year": plan.year, "created_at": NOW}
    connection.execute(sa.insert(Installation.__table__).values(row))
    unit, role = plan.units.district.slug, records.Role.COORDINATOR.value
    person = {"handle": unit, "name": "An", "role": role, "unit": unit, "language": "vi"}
    rest = {"reminders": "off", "notice_version": 1, "agreed_at": NOW, "sample": 0}
    connection.execute(sa.insert(Officer.__table__).values(**person, **rest))
    filings = [
        Filing(
            records.Report(0, one.slug, "commune_month", month, f"{month}{place}", NOW, late=False),
            {INDICATOR: records.Answer(Share(Decimal(40 + place % 50), Decimal(100)), None, False, "x")},
            None,
        )
        for month in ("2024-04", MAY)
        for place, one in enumerate(plan.units.communes)
        if month != MAY or place not in SILENT
    ]
    reports.file_reports(connection, plan, filings)
