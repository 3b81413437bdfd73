"""What came in during a period, and what may be set beside another period."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from models.plan.coverage import Coverage
from models.plan.in_period import alike, change, flow_in, standing_at
from models.plan.indicators import Kind
from models.plan.measures import Amount, Figure, Measure, NoFigure, Per, Rate, Share
from models.plan.periods import period_from_key
from models.plan.plan import Plan
from models.plan.progress import Progress, unit_progress

CASES = yaml.safe_load((Path(__file__).parent / "in_period.yaml").read_text(encoding="utf-8"))
FLOW = "fruit_output"
UNITS = ("chieng_ly", "chieng_pha")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_flow_in_a_period_is_what_its_reports_say(plan: Plan, case: dict[str, Any]) -> None:
    found = flow_in(_series(plan, case["months"]), period_from_key(case["period"]))
    assert found.value == (None if case["value"] is None else Decimal(case["value"]))
    assert (found.tangled, found.asked) == (case.get("tangled", False), case.get("asked", True))
    if "reported" in case:
        assert (found.reported, found.expected) == (case["reported"], case["expected"])


def _series(plan: Plan, months: dict[int, list[Any]]) -> list[Progress]:
    """The two units together at the end of each month, as the district's standing would be."""
    figures = [
        Figure(unit, FLOW, f"2024-{month:02}", Amount(Decimal(str(said).removeprefix("="))), _per(said))
        for month, row in months.items()
        for unit, said in zip(UNITS, row, strict=True)
        if said is not None
    ]
    return [_together(plan, figures, date(2024, month, 15)) for month in months]


def _per(said: Any) -> Per:
    return Per.YEAR_TO_DATE if str(said).startswith("=") else Per.PERIOD


def _together(plan: Plan, figures: list[Figure], through: date) -> Progress:
    own = [unit_progress(plan, FLOW, unit, [f for f in figures if f.unit == unit], None, through) for unit in UNITS]
    values = [one.value for one in own if one.value is not None]
    reported = sum(one.coverage.reported for one in own)
    return replace(
        own[0],
        value=sum(values, Decimal(0)) if values else None,
        coverage=Coverage(reported, len(UNITS), own[0].coverage.period),
        missing_periods=sum(one.missing_periods for one in own),
    )


def test_a_month_cannot_be_cut_out_of_a_quarter(plan: Plan) -> None:
    figure = Figure("chieng_ly", "livestock_meat_output", "2024-Q1", Amount(Decimal(9)), Per.PERIOD)
    series = [unit_progress(plan, "livestock_meat_output", "chieng_ly", [figure], None, date(2024, 3, 15))]
    assert not flow_in(series, period_from_key("2024-03")).asked
    assert flow_in(series, period_from_key("2024-Q1")).value == 9


def test_the_standing_of_a_period_is_the_newest_not_after_it(plan: Plan) -> None:
    series = _series(plan, {1: [1, 1], 2: [1, 1], 3: [1, 1]})
    assert standing_at(series, period_from_key("2024-02")) is series[1]
    assert standing_at(series, period_from_key("2024-Q1")) is series[2]
    assert standing_at(series[1:], period_from_key("2024-01")) is None


def test_only_the_units_of_both_periods_are_set_beside_each_other() -> None:
    before = [_figure("a", Amount(Decimal(5))), _figure("b", Amount(Decimal(7)))]
    now = [_figure("b", Amount(Decimal(9))), _figure("c", Amount(Decimal(100)))]
    found = alike(Kind.LEVEL, before, now)
    assert found is not None
    assert (found.before, found.now, found.units) == (7, 9, 1)


@pytest.mark.parametrize(
    ("kind", "before", "now"),
    [
        (Kind.LEVEL, Amount(Decimal(5)), NoFigure()),
        (Kind.RATIO, Share(Decimal(1), Decimal(2)), Rate(Decimal(50))),
        (Kind.REDUCTION, Share(Decimal(1), Decimal(2)), Share(Decimal(1), Decimal(4))),
    ],
)
def test_what_cannot_be_compared_is_left_out(kind: Kind, before: Measure, now: Measure) -> None:
    assert alike(kind, [_figure("a", before)], [_figure("a", now)]) is None


def test_a_total_of_the_year_is_not_set_beside_a_month() -> None:
    month = Figure("a", FLOW, "2024-01", Amount(Decimal(5)), Per.PERIOD)
    year = Figure("a", FLOW, "2024-02", Amount(Decimal(9)), Per.YEAR_TO_DATE)
    assert alike(Kind.FLOW, [month], [year]) is None


def test_rates_of_both_periods_are_put_together_from_parts_and_wholes() -> None:
    before = [_figure("a", Share(Decimal(1), Decimal(2))), _figure("b", Share(Decimal(0), Decimal(6)))]
    now = [_figure("a", Share(Decimal(2), Decimal(2))), _figure("b", Share(Decimal(2), Decimal(6)))]
    found = alike(Kind.RATIO, before, now)
    assert found is not None
    assert (found.before, found.now) == (Decimal("12.50"), Decimal("50.00"))


@pytest.mark.parametrize(
    ("before", "now", "by", "percent"),
    [
        ("5", "8", "3", "60.0"),
        ("8", "5", "-3", "-37.5"),
        ("5", "5", "0", "0.0"),
        ("0", "5", "5", None),
        ("-2", "1", "3", None),
    ],
)
def test_a_change_is_a_difference_and_a_share_of_before(before: str, now: str, by: str, percent: str | None) -> None:
    found = change(Decimal(before), Decimal(now))
    assert found.by == Decimal(by)
    assert found.percent == (None if percent is None else Decimal(percent))


def _figure(unit: str, measure: Measure) -> Figure:
    return Figure(unit, "tea_area", "2024-01", measure)
