"""What villages make for their commune, by kind, and when a commune's figure lies far from it or was overtaken."""

from __future__ import annotations

import random
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from models.plan.indicators import Kind
from models.plan.measures import Amount, Below, Figure, Measure, NoFigure, Per, Rate, Share
from models.plan.plan import Plan
from models.plan.roll_ups import RolledUp, has_moved, is_far, rolled_up

TABLE = yaml.safe_load((Path(__file__).parent / "rolling_up.yaml").read_text(encoding="utf-8"))
PERIOD = "2024-06"
ONE_FIFTH = 20


def measure(written: str) -> Measure:
    if written == "none":
        return NoFigure()
    if "/" in written:
        part, whole = written.split("/")
        return Share(Decimal(part), Decimal(whole))
    return Rate(Decimal(written.rstrip("%"))) if written.endswith("%") else Amount(Decimal(written))


def figures_of(plan: Plan, indicator: str, written: list[str], *, estimated: str = "") -> list[Figure]:
    per = Per.PERIOD if plan.indicators[indicator].kind is Kind.FLOW else None
    return [
        Figure(village, indicator, PERIOD, measure(each), per, estimated=village == estimated)
        for village, each in zip("abcdefghijklmno", written, strict=False)
        if each != "-"
    ]


def made_of(plan: Plan, indicator: str, written: list[str], *, estimated: str = "") -> RolledUp | None:
    villages = list("abcdefghijklmno")[: len(written)]
    figures = figures_of(plan, indicator, written, estimated=estimated)
    return rolled_up(plan.indicators[indicator], villages, figures)


def made(plan: Plan, *written: str, indicator: str = "tea_area") -> RolledUp:
    found = made_of(plan, indicator, list(written))
    assert found is not None
    return found


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["name"])
def test_villages_make_by_kind(plan: Plan, row: dict[str, Any]) -> None:
    found = made_of(plan, row["indicator"], row["figures"])
    if row["make"] == "nothing":
        assert found is None
        return
    assert found is not None
    assert found.measure == measure(row["make"])
    assert found.below == Below(*map(int, row["below"].split("/")))


def test_who_is_missing_and_who_gave_no_whole_are_named_apart(plan: Plan) -> None:
    found = made(plan, "30/40", "75%", "none", "-", indicator="cultural_family_rate")
    assert found.missing == ("c", "d")
    assert found.without_whole == ("b",)


def test_one_estimate_makes_an_estimate(plan: Plan) -> None:
    firm, estimated = made(plan, "1", "2"), made_of(plan, "tea_area", ["1", "2"], estimated="b")
    assert estimated is not None
    assert (firm.estimated, estimated.estimated) == (False, True)


def test_figures_of_other_villages_are_passed_over(plan: Plan) -> None:
    figures = figures_of(plan, "tea_area", ["1", "2", "4"])
    found = rolled_up(plan.indicators["tea_area"], ["a", "c"], figures)
    assert found is not None
    assert (found.measure, found.below) == (Amount(Decimal(5)), Below(2, 2))


def test_the_order_of_the_figures_never_matters(plan: Plan) -> None:
    chance = random.Random(15)
    indicator = plan.indicators["tea_area"]
    for _ in range(200):
        count = chance.randint(1, 15)
        written = [f"{chance.randint(0, 9999)}.{chance.randint(0, 99):02}" for _ in range(count)]
        figures = figures_of(plan, "tea_area", written)
        shuffled = chance.sample(figures, len(figures))
        villages = list("abcdefghijklmno")
        found = rolled_up(indicator, villages, figures)
        assert found is not None
        assert found == rolled_up(indicator, villages, shuffled)
        assert found.measure == Amount(sum(map(Decimal, written), Decimal(0)))
        assert found.below == Below(count, len(villages))


@pytest.mark.parametrize(
    ("given", "villages", "far"),
    [
        ("34.5", ["20", "14.5"], False),
        ("41.4", ["20", "14.5"], False),
        ("41.5", ["20", "14.5"], True),
        ("27.6", ["20", "14.5"], False),
        ("27.5", ["20", "14.5"], True),
        ("345", ["20", "14.5", "-"], False),
        ("27.5", ["20", "14.5", "-"], True),
        ("5", ["0", "0"], True),
        ("0", ["0", "0"], False),
        ("none", ["20", "14.5"], False),
    ],
)
def test_a_sum_that_lacks_villages_only_says_what_is_too_low(
    plan: Plan, given: str, villages: list[str], *, far: bool
) -> None:
    assert is_far(measure(given), made(plan, *villages), ONE_FIFTH) is far


@pytest.mark.parametrize(
    ("given", "villages", "far"),
    [
        ("70/100", ["30/40", "40/60"], False),
        ("90/100", ["30/40", "40/60"], True),
        ("70/125", ["30/40", "40/60"], True),
        ("70%", ["30/40", "40/60"], False),
        ("90%", ["30/40", "40/60"], True),
        ("90%", ["30/40", "40/60", "-"], False),
        ("300/400", ["30/40", "40/60", "-"], False),
        ("50/100", ["30/40", "40/60", "-"], True),
    ],
)
def test_a_share_is_held_against_parts_and_wholes(plan: Plan, given: str, villages: list[str], *, far: bool) -> None:
    assert is_far(measure(given), made(plan, *villages, indicator="cultural_family_rate"), ONE_FIFTH) is far


def test_a_mean_that_lacks_villages_says_nothing(plan: Plan) -> None:
    mean = made(plan, "10", "11", "-", indicator="new_rural_criteria_average")
    whole = made(plan, "10", "11", indicator="new_rural_criteria_average")
    assert not is_far(measure("2"), mean, ONE_FIFTH)
    assert is_far(measure("2"), whole, ONE_FIFTH)


@pytest.mark.parametrize(
    ("filed", "below", "villages", "moved"),
    [
        ("34", None, ["20", "14"], False),
        ("34", None, ["20", "16"], True),
        ("34", None, ["20", "13", "-"], False),  # the third may make it up
        ("34", None, ["20", "16", "-"], True),
        ("34", Below(2, 3), ["20", "14", "-"], False),
        ("34", Below(2, 3), ["20", "13", "-"], True),  # a village corrected its figure
        ("34", Below(2, 3), ["20", "14", "2"], True),
        ("34", Below(2, 3), ["20", "14", "0"], True),  # the same sum, now of all
        ("34", Below(2, 4), ["20", "14", "0", "-"], False),
        ("34", Below(3, 3), ["20", "14", "0"], False),
        ("none", None, ["20", "14", "-"], True),
        ("none", None, ["20", "14"], True),
    ],
)
def test_what_villages_say_after_the_commune_has_filed(
    plan: Plan, filed: str, below: Below | None, villages: list[str], *, moved: bool
) -> None:
    assert has_moved(measure(filed), below, made(plan, *villages)) is moved


def test_a_rate_typed_without_its_whole_moves_only_with_the_rate(plan: Plan) -> None:
    whole = made(plan, "30/40", "40/60", indicator="cultural_family_rate")
    part = made(plan, "30/40", "-", indicator="cultural_family_rate")
    assert not has_moved(measure("70%"), None, whole)
    assert has_moved(measure("71%"), None, whole)
    assert not has_moved(measure("71%"), None, part)


def test_a_fall_told_in_points_is_not_held_against_households(plan: Plan) -> None:
    households = made(plan, "4/40", "6/60", indicator="poor_household_reduction")
    assert not is_far(measure("7"), households, ONE_FIFTH)
    assert not has_moved(measure("7"), None, households)
    assert has_moved(measure("9/100"), None, households)


@pytest.mark.parametrize("slug", ["tea_area", "new_forest_area", "poor_household_reduction", "cultural_family_rate"])
def test_the_plan_puts_villages_before_communes_and_the_district_never_takes_them(plan: Plan, slug: str) -> None:
    assert ("commune", slug) in plan.roll_ups
    assert plan.source(slug) == "commune"


def test_a_village_that_told_the_total_of_the_year_is_named_and_not_added(plan: Plan) -> None:
    june = figures_of(plan, "new_forest_area", ["3", "2"])
    total = Figure("c", "new_forest_area", PERIOD, Amount(Decimal(6)), Per.YEAR_TO_DATE)
    made = rolled_up(plan.indicators["new_forest_area"], ("a", "b", "c"), (*june, total))
    assert made is not None
    assert (made.measure, made.without_whole, made.below) == (Amount(Decimal(5)), ("c",), Below(2, 3))
