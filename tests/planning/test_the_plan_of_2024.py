"""The loaded plan holds what the directive and the official lists hold, row by row."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from models.plan.plan import Plan
from models.plan.units import Level, Unit

HERE = Path(__file__).parent


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def written(value: object) -> str:
    return "" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)


@pytest.mark.parametrize("row", rows("targets_2024.csv"), ids=lambda row: row["slug"])
def test_an_indicator_holds_everything_its_row_holds(plan: Plan, row: dict[str, str]) -> None:
    indicator = plan.indicators[row["slug"]]
    assert {column: written(getattr(indicator, column)) for column in row} == row


def test_the_39_indicators_stand_in_the_directives_order(plan: Plan) -> None:
    assert list(plan.indicators) == [row["slug"] for row in rows("targets_2024.csv")]
    assert [indicator.number for indicator in plan.indicators.values()] == list(range(1, 40))


@pytest.mark.parametrize("row", rows("shapes_2024.csv"), ids=lambda row: row["slug"])
def test_an_indicator_knows_its_shape_through_the_year_and_its_collector(plan: Plan, row: dict[str, str]) -> None:
    assert plan.indicators[row["slug"]].shape == row["shape_in_year"]
    assert plan.indicators[row["slug"]].collected_by


@pytest.mark.parametrize("row", rows("units_2024.csv"), ids=lambda row: row["slug"])
def test_a_commune_holds_its_official_code_and_names(plan: Plan, row: dict[str, str]) -> None:
    unit = plan.units.by_slug(row["slug"])
    assert unit is not None
    assert (unit.code, unit.name, unit.full_name) == (row["code"], row["name"], row["full_name"])
    assert (unit.level, unit.parent) == (Level.COMMUNE, "huyen")
    assert unit.is_town == (row["type"] == "thi_tran")
    spellings = f"{row['aliases_attested']}|{row['likely_typos']}".split("|")
    assert set(unit.aliases) == {spelling for spelling in spellings if spelling}


def test_the_29_communes_stand_in_official_order(plan: Plan) -> None:
    assert [unit.slug for unit in plan.units.communes] == [row["slug"] for row in rows("units_2024.csv")]


def test_a_unit_has_a_title_in_both_languages(plan: Plan) -> None:
    commune = plan.units.by_slug("chieng_ly")
    town = plan.units.by_slug("thuan_chau")
    assert commune is not None
    assert town is not None
    assert (commune.title("vi"), commune.title("en")) == ("Xã Chiềng Ly", "Chiềng Ly commune")
    assert (town.title("vi"), town.title("en")) == ("Thị trấn Thuận Châu", "Thuận Châu town")
    assert plan.units.district.title("vi") == "Huyện Thuận Châu"


def test_an_indicator_has_names_and_a_unit_in_both_languages(plan: Plan) -> None:
    tea = plan.indicators["fresh_tea_output"]
    assert (tea.name("vi"), tea.name("en")) == ("Sản lượng búp chè tươi", "Fresh tea bud output")
    assert (tea.short("vi"), tea.short("en")) == ("Búp chè tươi", "Fresh tea bud output")
    assert (tea.unit_name("vi"), tea.unit_name("en")) == ("tấn", "tonnes")


def test_a_village_hangs_on_its_commune() -> None:
    village = Unit(
        slug="chieng_ly.ban_bia",
        level=Level.VILLAGE,
        name="Bia",
        full_name="Bản Bia",
        name_en="Bia village",
        parent="chieng_ly",
    )
    assert village.title("vi") == "Bản Bia"


def test_an_unknown_slug_is_no_unit(plan: Plan) -> None:
    assert plan.units.by_slug("binh_thuan") is None


def test_each_commune_of_2024_went_whole_into_one_commune_of_july_2025(plan: Plan) -> None:
    of_july = [made_of for name, made_of in plan.units.successors.items() if name != "Phổng Ly"]
    assert len(of_july) == 10
    assert sorted(slug for made_of in of_july for slug in made_of) == sorted(unit.slug for unit in plan.units.communes)
    assert plan.units.successors["Bình Thuận"] == ("phong_lai", "chieng_pha")


def test_the_offices_of_the_owners_are_departments(plan: Plan) -> None:
    slugs = {unit.slug for unit in plan.units.departments}
    assert {"phong_noi_vu", "phong_tai_chinh_ke_hoach", "hat_kiem_lam", "cong_an_huyen"} <= slugs
    assert all(unit.level is Level.DEPARTMENT for unit in plan.units.departments)
