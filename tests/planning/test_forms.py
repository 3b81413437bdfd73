"""Who is asked what, in which period."""

from __future__ import annotations

import pytest

from models.plan.forms import MOST_FIELDS
from models.plan.indicators import AcrossUnits
from models.plan.periods import period_from_key
from models.plan.plan import Plan
from models.plan.units import Level, Unit


def asked(plan: Plan, form: str, unit: str, period: str) -> list[str]:
    return [field.indicator for field in plan.forms[form].asked(unit, period_from_key(period))]


def unit(plan: Plan, slug: str) -> Unit:
    found = plan.units.by_slug(slug)
    assert found is not None
    return found


def test_a_commune_fills_four_forms_the_most_frequent_first(plan: Plan) -> None:
    forms = [form.slug for form in plan.forms_of(unit(plan, "chieng_ly"))]
    assert forms == ["commune_month", "commune_quarter", "commune_half_year", "commune_year"]


def test_a_department_fills_only_its_own_forms(plan: Plan) -> None:
    forms = [form.slug for form in plan.forms_of(unit(plan, "phong_tai_chinh_ke_hoach"))]
    assert forms == ["finance_month", "finance_quarter"]
    assert plan.forms_of(unit(plan, "phong_noi_vu")) == ()
    assert plan.forms_of(plan.units.district) == ()


def test_a_form_has_at_most_nine_questions(plan: Plan) -> None:
    assert max(len(form.fields) for form in plan.forms.values()) == MOST_FIELDS == 9


@pytest.mark.parametrize(
    ("period", "coffee", "forest"),
    [("2024-02", True, False), ("2024-05", False, True), ("2024-10", True, True), ("2024-11", True, False)],
)
def test_a_figure_is_asked_only_in_its_season(plan: Plan, period: str, coffee: bool, forest: bool) -> None:  # noqa: FBT001
    fields = asked(plan, "commune_month", "chieng_ly", period)
    assert ("coffee_bean_output" in fields, "new_forest_area" in fields) == (coffee, forest)


def test_a_figure_out_of_season_can_still_be_named(plan: Plan) -> None:
    assert plan.forms["commune_month"].field("coffee_bean_output") is not None
    assert plan.forms["commune_month"].field("budget_revenue") is None


def test_the_town_is_asked_about_the_town_and_a_commune_about_the_country(plan: Plan) -> None:
    assert asked(plan, "commune_quarter", "thuan_chau", "2024-Q2")[-1] == "urban_waste_treatment_rate"
    assert asked(plan, "commune_quarter", "chieng_ly", "2024-Q2")[-1] == "rural_waste_collection_rate"
    assert plan.form_for("rural_clean_water_rate", unit(plan, "thuan_chau")) is None
    half_year = plan.forms["commune_half_year"]
    assert plan.form_for("rural_clean_water_rate", unit(plan, "chieng_ly")) is half_year
    assert plan.form_for("urban_clean_water_rate", unit(plan, "thuan_chau")) is half_year


def test_a_department_reports_only_its_own_indicators(plan: Plan) -> None:
    revenue = plan.form_for("budget_revenue", unit(plan, "phong_tai_chinh_ke_hoach"))
    assert revenue is plan.forms["finance_month"]
    assert plan.form_for("budget_revenue", unit(plan, "cong_an_huyen")) is None
    assert plan.form_for("budget_revenue", unit(plan, "chieng_ly")) is None


def test_every_indicator_is_reported_by_as_many_units_as_the_plan_expects(plan: Plan) -> None:
    for indicator in plan.indicators.values():
        expected = indicator.expected_units if plan.source(indicator.slug) is Level.COMMUNE else 1
        assert len(plan.reporting_units(indicator.slug)) == expected


def test_one_department_reports_what_is_never_put_together(plan: Plan) -> None:
    alone = [slug for slug, each in plan.indicators.items() if each.across_units is AcrossUnits.NEVER]
    assert {slug: plan.reporting_units(slug) for slug in alone} == {
        "urbanisation_rate": ("phong_kinh_te_ha_tang",),
        "forest_cover_rate": ("hat_kiem_lam",),
    }


def test_reporting_units_keep_the_official_order(plan: Plan) -> None:
    communes = tuple(each.slug for each in plan.units.communes)
    assert plan.reporting_units("tea_area") == communes
    assert plan.reporting_units("new_rural_criteria_average") == communes[1:]
    assert plan.reporting_units("urban_clean_water_rate") == ("thuan_chau",)


def test_a_share_is_asked_with_words_for_part_and_whole(plan: Plan) -> None:
    field = plan.forms["commune_month"].field("health_insurance_rate")
    assert field is not None
    assert field.part is not None
    assert field.whole is not None
    assert (field.part["vi"], field.whole["vi"]) == ("số người có thẻ BHYT", "dân số")
