"""A value against a target, in each sense of comparison."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.plan.indicators import Comparison
from models.plan.progress import compare

AMOUNTS = st.decimals(min_value=0, max_value=10**6, places=3)
TARGETS = st.decimals(min_value=1, max_value=10**6, places=3)


@pytest.mark.parametrize(
    ("comparison", "value", "target", "reached", "percent", "distance"),
    [
        ("at_least", "1398", "1398", True, "100.00", "0"),
        ("at_least", "1397.9", "1398", False, "99.99", "0.1"),
        ("at_least", "99999", "100000", False, "99.99", "1"),
        ("at_least", "1400", "1398", True, "100.14", "-2"),
        ("at_least", "0", "51", False, "0.00", "51"),
        ("at_least", "-1", "4", False, None, "5"),
        ("at_least", "3", "0", True, None, "-3"),
        ("more_than", "90", "90", False, "100.00", "0"),
        ("more_than", "90.01", "90", True, "100.01", "-0.01"),
        ("at_most", "67", "67", True, None, "0"),
        ("at_most", "67.01", "67", False, None, "0.01"),
        ("at_most", "60", "67", True, None, "-7"),
        ("maintain", "1659", "1659", True, "100.00", "0"),
        ("maintain", "1700", "1659", True, "102.47", "-41"),
        ("maintain", "1658", "1659", False, "99.94", "1"),
    ],
)
def test_a_value_is_compared_in_the_sense_of_its_target(
    comparison: str,
    value: str,
    target: str,
    reached: bool,  # noqa: FBT001
    percent: str | None,
    distance: str,
) -> None:
    verdict = compare(Comparison(comparison), Decimal(value), Decimal(target))
    assert verdict == (reached, None if percent is None else Decimal(percent), Decimal(distance))


@given(AMOUNTS, TARGETS)
def test_a_percent_of_plan_reaches_100_only_when_the_target_is_reached(value: Decimal, target: Decimal) -> None:
    verdict = compare(Comparison.AT_LEAST, value, target)
    assert verdict.percent is not None
    assert (verdict.percent >= 100) == verdict.reached == (verdict.distance <= 0)


@given(st.sampled_from(list(Comparison)), AMOUNTS, TARGETS)
def test_nothing_is_left_to_go_exactly_when_the_target_is_reached(
    comparison: Comparison, value: Decimal, target: Decimal
) -> None:
    verdict = compare(comparison, value, target)
    assert verdict.reached == (verdict.distance < 0 or (verdict.distance == 0 and comparison != "more_than"))
