"""Which communes are compared, by what, and in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from models.plan.indicators import Kind
from models.plan.measures import Amount, Figure, Measure, Per, Rate
from models.plan.plan import Plan
from models.plan.progress import Progress, unit_progress
from models.plan.ranking import comparable_groups, rank
from models.plan.units import Cluster

CASES = yaml.safe_load((Path(__file__).parent / "rankings.yaml").read_text(encoding="utf-8"))
COMMUNES = {"A": "chieng_ly", "B": "chieng_pha", "C": "phong_lai", "D": "muong_e"}
PERIODS = {"tea_area": ("2024-01", "2024-02"), "fruit_output": ("2024-01", "2024-02")}
YEARLY = ("2024",)
QUARTERS = ("2024-Q1", "2024-Q2")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_units_are_ranked_by_the_stated_rule(plan: Plan, case: dict[str, Any]) -> None:
    indicator = plan.indicators[case["indicator"]]
    periods = PERIODS.get(indicator.slug, YEARLY if indicator.kind is Kind.RATIO else QUARTERS)
    standings = {
        slug: _standing(plan, indicator.slug, slug, value, target, periods)
        for (slug, value, target) in zip(COMMUNES.values(), case["values"], case["targets"], strict=True)
    }
    found = rank(indicator, standings, tuple(COMMUNES.values()), periods[-1])
    letters = {slug: letter for letter, slug in COMMUNES.items()}
    assert found.yardstick == case["yardstick"]
    assert [letters[place.unit] for place in found.places] == case["order"]
    assert [place.rank for place in found.places] == case["ranks"]
    assert [letters[unit] for unit in found.lacking] == case.get("lacking", [])
    assert [letters[unit] for unit in found.without] == case.get("without", [])
    assert [letters[unit] for unit in found.aimless] == case.get("aimless", [])


def _standing(plan: Plan, indicator: str, unit: str, value: Any, target: Any, periods: tuple[str, ...]) -> Progress:
    reported = {"old": periods[:1], "gap": periods[1:]}.get(value, periods)
    number = Decimal(value) if isinstance(value, int) else Decimal(1)
    known = plan.indicators[indicator]
    measure: Measure = Rate(number) if known.kind is Kind.RATIO else Amount(number)
    per = Per.PERIOD if known.kind is Kind.FLOW else None
    figures = [Figure(unit, indicator, key, measure, per) for key in reported if value is not None]
    if known.kind is Kind.FLOW:
        figures = [replace(figure, measure=Amount(number / len(figures))) for figure in figures]
    given = None if target is None else Decimal(target)
    through = {"2024-02": date(2024, 2, 15), "2024-Q2": date(2024, 6, 15), "2024": date(2024, 12, 15)}
    return unit_progress(plan, indicator, unit, figures, given, through[periods[-1]])


def test_highland_communes_stand_apart_and_the_town_alone(plan: Plan) -> None:
    groups = comparable_groups(plan, plan.reporting_units("tea_area"))
    assert [len(group.units) for group in groups] == [22, 6, 1]
    assert set(groups[1].units) == {"co_ma", "long_he", "e_tong", "pa_long", "co_tong", "muong_bam"}
    assert groups[2].units == ("thuan_chau",)
    assert sorted(unit for group in groups for unit in group.units) == sorted(plan.reporting_units("tea_area"))


def test_clusters_divide_further_where_their_list_is_entered(plan: Plan) -> None:
    clusters = {
        "1": Cluster("1", "Cụm 1", ("co_ma", "long_he", "chieng_ly", "thuan_chau")),
        "2": Cluster("2", "Cụm 2", ("chieng_pha", "phong_lai", "muong_e")),
    }
    units = [unit for cluster in clusters.values() for unit in cluster.units]
    groups = comparable_groups(replace(plan, clusters=clusters), units)
    assert {group.units for group in groups} == {
        ("chieng_pha", "phong_lai", "muong_e"), ("co_ma", "long_he"), ("chieng_ly",), ("thuan_chau",),
    }  # fmt: skip


def test_nobody_is_compared_across_groups_whatever_the_order_of_units(plan: Plan) -> None:
    units = plan.reporting_units("tea_area")
    one, other = comparable_groups(plan, units), comparable_groups(plan, tuple(reversed(units)))
    assert {frozenset(group.units) for group in one} == {frozenset(group.units) for group in other}
