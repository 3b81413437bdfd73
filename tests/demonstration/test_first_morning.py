"""The sample district on the demonstration's first morning, Monday 17 June 2024."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

import pytest
import sqlalchemy as sa

from locales.phrasebook import DISTRICT_ZONE
from models.plan.measures import Amount, Figure, Rate
from models.plan.periods import period_from_key
from models.plan.plan import Plan
from models.plan.progress import Progress, district_progress
from models.plan.roll_ups import rolled_up
from models.store.queries import drafts, officers, reports
from models.store.tables import Draft, Report, Revision

Filled = Callable[[datetime], sa.Connection]

FIRST_MORNING = datetime(2024, 6, 17, 7, 30, tzinfo=DISTRICT_ZONE)
AFTER_THE_YEAR = datetime(2024, 12, 31, 8, tzinfo=DISTRICT_ZONE)


def standing(connection: sa.Connection, plan: Plan, indicator: str, start: datetime) -> Progress:
    figures = reports.figures_of(connection, [indicator])
    return district_progress(plan, indicator, figures, start.date())


def all_figures(connection: sa.Connection, plan: Plan) -> tuple[Figure, ...]:
    return reports.figures_of(connection, plan.indicators)


def test_everybody_has_filed_may(district_at: Filled, plan: Plan) -> None:
    connection = district_at(FIRST_MORNING)
    communes = {unit.slug for unit in plan.units.communes}
    villages = {unit.slug for unit in officers.villages(connection)}
    assert reports.filed_units(connection, "commune_month", "2024-05") == communes
    assert reports.filed_units(connection, "commune_quarter", "2024-Q1") == communes
    assert reports.filed_units(connection, "village_month", "2024-05") == villages


@pytest.mark.parametrize(
    ("form", "period"),
    [("commune_month", "2024-06"), ("commune_quarter", "2024-Q2"), ("commune_half_year", "2024-H1")],
)
def test_chieng_ly_and_a_third_have_not_filed_what_is_open(district_at: Filled, form: str, period: str) -> None:
    filed = reports.filed_units(district_at(FIRST_MORNING), form, period)
    assert "chieng_ly" not in filed
    assert 29 - len(filed) == 10


def test_june_was_filed_on_the_weekend_from_the_phone(district_at: Filled) -> None:
    query = sa.select(Report.filed_at).where(Report.period == "2024-06")
    days = {moment.astimezone(DISTRICT_ZONE).day for moment in district_at(FIRST_MORNING).scalars(query)}
    assert days == {15, 16}


def test_most_villages_have_not_filed_june(district_at: Filled) -> None:
    connection = district_at(FIRST_MORNING)
    filed = reports.filed_units(connection, "village_month", "2024-06")
    others = {unit.slug for unit in officers.villages(connection) if unit.parent != "bon_phang"}
    assert 0 < len(filed & others) < len(others) / 2


def test_twelve_of_fifteen_villages_wait_for_their_commune(district_at: Filled) -> None:
    connection = district_at(FIRST_MORNING)
    filed = reports.filed_units(connection, "village_month", "2024-06")
    assert [slug in filed for slug in (f"bon_phang.ban_mau_{n}" for n in range(1, 16))] == [True] * 12 + [False] * 3
    assert "bon_phang" not in reports.filed_units(connection, "commune_month", "2024-06")


@pytest.mark.parametrize(("moment", "period", "count"), [(FIRST_MORNING, "2024-05", 4), (AFTER_THE_YEAR, "2024", 3)])
def test_what_villages_filed_is_what_their_commune_filed(
    district_at: Filled, plan: Plan, moment: datetime, period: str, count: int
) -> None:
    connection = district_at(moment)
    found = {(one.unit, one.indicator): one for one in all_figures(connection, plan) if one.period == period}
    for unit in plan.units.communes:
        villages = [each.slug for each in officers.villages(connection) if each.parent == unit.slug]
        asked = [slug for _, slug in plan.roll_ups if villages and (villages[0], slug) in found]
        assert len(asked) == (count if villages else 0)
        for indicator in asked:
            figures = [found[each, indicator] for each in villages]
            made = rolled_up(plan.indicators[indicator], villages, figures)
            assert made is not None
            assert (made.measure, made.missing) == (found[unit.slug, indicator].measure, ())


@pytest.mark.parametrize(
    ("form", "last", "open_now"),
    [
        ("finance_month", "2024-05", "2024-06"),
        ("culture_month", "2024-05", "2024-06"),
        ("finance_quarter", "2024-Q1", "2024-Q2"),
        ("infrastructure_quarter", "2024-Q1", "2024-Q2"),
    ],
)
def test_departments_have_filed_all_but_what_is_open(district_at: Filled, form: str, last: str, open_now: str) -> None:
    connection = district_at(FIRST_MORNING)
    assert len(reports.filed_units(connection, form, last)) == 1
    assert not reports.filed_units(connection, form, open_now)


def test_one_draft_is_half_done(district_at: Filled, plan: Plan) -> None:
    connection = district_at(FIRST_MORNING)
    (row,) = connection.execute(sa.select(Draft.__table__))
    (draft,) = drafts.open_drafts(connection, row.unit)
    asked = plan.forms[draft.form].asked(draft.unit, period_from_key(draft.period))
    assert (draft.unit, draft.form, draft.period) == ("chieng_pha", "commune_month", "2024-06")
    assert set(draft.answers) == {field.indicator for field in asked[: len(asked) // 2]}
    assert row.started_at < FIRST_MORNING


@pytest.mark.parametrize(
    ("indicator", "value"),
    [
        ("tea_area", "1398"),
        ("coffee_area", "5981"),
        ("rubber_area", "1659"),
        ("budget_revenue", "31.987"),
        ("tourist_visits", "107000"),
    ],
)
def test_the_district_stands_near_the_real_picture(district_at: Filled, plan: Plan, indicator: str, value: str) -> None:
    assert standing(district_at(FIRST_MORNING), plan, indicator, FIRST_MORNING).value == Decimal(value)


def test_schools_fruit_and_insurance_stand_near_the_real_picture(district_at: Filled, plan: Plan) -> None:
    connection = district_at(FIRST_MORNING)
    schools = standing(connection, plan, "national_standard_schools", FIRST_MORNING)
    fruit = standing(connection, plan, "fruit_area", FIRST_MORNING).value
    insured = standing(connection, plan, "health_insurance_rate", FIRST_MORNING).value
    criteria = standing(connection, plan, "new_rural_criteria_average", FIRST_MORNING).value
    assert (schools.part, schools.whole) == (Decimal(44), Decimal(83))
    assert 4280 <= (fruit or 0) <= 4300
    assert Decimal("95.5") <= (insured or 0) <= 97
    assert Decimal("8.8") <= (criteria or 0) <= Decimal("9.3")


def test_fruit_of_april_is_what_the_district_published(district_at: Filled, plan: Plan) -> None:
    figures = reports.figures_of(district_at(FIRST_MORNING), ["fruit_output"])
    april = [figure.measure for figure in figures if figure.period == "2024-04"]
    assert sum(measure.value for measure in april if isinstance(measure, Amount)) == 418


def test_a_few_are_late_estimated_without_a_whole_or_corrected(district_at: Filled, plan: Plan) -> None:
    connection = district_at(FIRST_MORNING)
    figures = all_figures(connection, plan)
    late = connection.scalar(sa.select(sa.func.sum(Report.late)))
    assert 1 <= (late or 0) <= 20
    assert 5 <= sum(figure.estimated for figure in figures) <= 60
    assert {figure.unit for figure in figures if isinstance(figure.measure, Rate)} == {"co_tong"}
    assert connection.scalar(sa.select(sa.func.max(Revision.revision))) == 2
