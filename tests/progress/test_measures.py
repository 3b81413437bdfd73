"""What was reported keeps its exact digits and its kind."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.plan.measures import Amount, Measure, NoFigure, Rate, Share, from_json, to_json

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15)
WHOLES = st.decimals(min_value=Decimal("0.001"), max_value=10**12, places=3)
MEASURES = st.one_of(NUMBERS.map(Amount), NUMBERS.map(Rate), st.builds(Share, NUMBERS, WHOLES), st.just(NoFigure()))


@given(MEASURES)
def test_a_measure_comes_back_from_storage_as_it_was(measure: Measure) -> None:
    assert from_json(to_json(measure)) == measure


def test_decimals_are_stored_as_strings_written_out() -> None:
    assert to_json(Amount(Decimal("1E+3"))) == {"kind": "amount", "value": "1000"}
    assert to_json(Amount(Decimal("245.50"))) == {"kind": "amount", "value": "245.50"}
    assert to_json(Share(Decimal(47), Decimal(83))) == {"kind": "share", "part": "47", "whole": "83"}
    assert to_json(Rate(Decimal("97.25"))) == {"kind": "rate", "percent": "97.25"}
    assert to_json(NoFigure()) == {"kind": "no_figure"}


@pytest.mark.parametrize(
    ("part", "whole", "rate"),
    [
        ("47", "83", "56.63"),
        ("1", "8", "12.50"),
        ("1", "800", "0.13"),
        ("0", "5", "0.00"),
        ("5", "5", "100.00"),
    ],
)
def test_a_rate_is_rounded_half_up_to_two_places(part: str, whole: str, rate: str) -> None:
    assert Share(Decimal(part), Decimal(whole)).rate == Decimal(rate)


@pytest.mark.parametrize("whole", ["0", "-1"])
def test_a_share_needs_a_whole_above_zero(whole: str) -> None:
    with pytest.raises(ValueError, match="above zero"):
        Share(Decimal(1), Decimal(whole))


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "sNaN"])
def test_what_is_not_finite_is_no_measure(value: str) -> None:
    for make in (
        Amount,
        Rate,
        lambda wrong: Share(wrong, Decimal(1)),
        lambda wrong: Share(Decimal(1), wrong),
    ):
        with pytest.raises(ValueError, match="finite"):
            make(Decimal(value))


@pytest.mark.parametrize(
    "stored",
    [
        {},
        {"kind": "sum"},
        {"kind": "amount"},
        {"kind": "amount", "value": 2.5},
        {"kind": "amount", "value": "two"},
        {"kind": "share", "part": "1", "whole": "0"},
        {"kind": "rate", "percent": "NaN"},
    ],
)
def test_what_is_no_stored_measure_is_refused(stored: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"not a measure|must be a string|no decimal|above zero|finite"):
        from_json(stored)
