"""The sample people, and two fills that are equal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.channels.web.backstage import Group
from bot.demonstration import sample
from locales.phrasebook import DISTRICT_ZONE
from models.plan.plan import Plan
from models.records import Role
from models.store import database, migrating
from models.store.queries import officers
from models.store.tables import Draft, Officer, Report, Revision, Village
from tests import databases

Filled = Callable[[datetime], sa.Connection]

FIRST_MORNING = datetime(2024, 6, 17, 7, 30, tzinfo=DISTRICT_ZONE)


def rows(connection: sa.Connection, table: sa.FromClause) -> list[tuple[object, ...]]:
    return [tuple(row) for row in connection.execute(sa.select(table).order_by(*table.primary_key))]


def test_two_fills_are_equal(district_at: Filled, plan: Plan, tmp_path: Path) -> None:
    writer = database.writer_engine(databases.at(tmp_path / "again.db"))
    migrating.migrate(writer)
    with writer.begin() as connection:
        sample.fill(connection, plan, FIRST_MORNING)
        for table in (Officer, Village, Report, Revision, Draft):
            assert rows(connection, table.__table__) == rows(district_at(FIRST_MORNING), table.__table__)
    writer.dispose()


def test_groups_come_in_order_and_communes_in_official_order(district_at: Filled, plan: Plan) -> None:
    parts = sample.parts(district_at(FIRST_MORNING), plan)
    groups = [part.group for part in parts]
    officers_of_communes = [part.handle for part in parts if plan.units.by_slug(part.handle)]
    communes = [unit.slug for unit in plan.units.communes]
    assert groups == sorted(groups, key=list(Group).index)
    assert set(groups) == set(Group)
    assert officers_of_communes[: len(communes)] == communes


def test_every_part_can_be_found_by_its_handle(district_at: Filled, plan: Plan) -> None:
    connection = district_at(FIRST_MORNING)
    for part in sample.parts(connection, plan):
        assert officers.officer_by_handle(connection, part.handle) is not None
        assert all((part.title, part.unit))


@pytest.mark.parametrize(
    ("handle", "role", "unit"),
    [
        ("chieng_ly", Role.COMMUNE_OFFICER, "chieng_ly"),
        ("chu_tich_chieng_ly", Role.COMMUNE_CHAIR, "chieng_ly"),
        ("chieng_ly.ban_mau_1", Role.VILLAGE_HEAD, "chieng_ly.ban_mau_1"),
        ("phong_tai_chinh_ke_hoach", Role.DEPARTMENT_OFFICER, "phong_tai_chinh_ke_hoach"),
        ("phong_noi_vu", Role.COORDINATOR, "phong_noi_vu"),
        ("chu_tich", Role.CHAIRMAN, "huyen"),
        ("van_hanh", Role.OPERATOR, "huyen"),
    ],
)
def test_the_known_handles_play_the_known_roles(district_at: Filled, handle: str, role: Role, unit: str) -> None:
    officer = officers.officer_by_handle(district_at(FIRST_MORNING), handle)
    assert officer is not None
    assert (officer.role, officer.unit, officer.language, officer.reminders) == (role, unit, "vi", "on")


def test_somebody_who_left_is_no_part(plan: Plan, tmp_path: Path) -> None:
    writer = database.writer_engine(databases.at(tmp_path / "left.db"))
    migrating.migrate(writer)
    with writer.begin() as connection:
        sample.fill(connection, plan, FIRST_MORNING)
        leaving = officers.officer_by_handle(connection, "co_ma")
        assert leaving is not None
        officers.forget_officer(connection, leaving.id, FIRST_MORNING)
        assert "co_ma" not in {part.handle for part in sample.parts(connection, plan)}
    writer.dispose()
