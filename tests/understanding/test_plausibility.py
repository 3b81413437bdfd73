"""A figure that was read well may still be unlikely: what is asked about once more, and what is not."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.reading.figures.plausibility import PERIOD, YEAR_TO_DATE, DoubtKind, Known, question_about
from handlers.reading.figures.quantity import Reading


def known(**values: object) -> Known:
    """What is known, with numbers written as text."""
    return Known(**{name: Decimal(v) if isinstance(v, str) and v[:1].isdigit() else v for name, v in values.items()})  # type: ignore[arg-type]


def doubt(value: str, what: Known, part: str | None = None, whole: str | None = None) -> DoubtKind | None:
    reading = Reading(Decimal(value), Decimal(part) if part else None, Decimal(whole) if whole else None)
    found = question_about(reading, what)
    return found.kind if found else None


STOCK = {"last": "245"}
MONTH = {"flow": True, "per": PERIOD, "last": "20", "total_before": "100"}
TOTAL = {"flow": True, "per": YEAR_TO_DATE, "last": "20", "total_before": "100"}


@pytest.mark.parametrize(
    ("value", "what", "expected"),
    [
        ("245", STOCK, None),
        ("318.5", STOCK, None),
        ("319", STOCK, DoubtKind.FAR_FROM_LAST),
        ("171", STOCK, DoubtKind.FAR_FROM_LAST),
        ("2450", STOCK, DoubtKind.FAR_FROM_LAST),
        ("0", STOCK, DoubtKind.FAR_FROM_LAST),
        ("0", {"last": "0"}, None),
        ("1.5", {"last": "0.5"}, None),
        ("12", {"last": "0.5"}, DoubtKind.FAR_FROM_LAST),
        ("12", {}, None),
        ("100.1", {"maximum": "100"}, DoubtKind.ABOVE_MAXIMUM),
        ("1", {"minimum": "2"}, DoubtKind.BELOW_MINIMUM),
        ("97", {"rate": True, "last": "96.1"}, None),
        ("79", {"rate": True, "last": "96.1"}, DoubtKind.FAR_FROM_LAST),
        ("0", {"rate": True, "last": "5"}, DoubtKind.FAR_FROM_LAST),
        ("60", {"parent": "58"}, DoubtKind.CHILD_OVER_PARENT),
        ("20", {"child": "23"}, DoubtKind.CHILD_OVER_PARENT),
        ("23", {"child": "23", "parent": "23"}, None),
        ("1500", {"district_target": "1398"}, DoubtKind.ABOVE_TARGET),
        ("1398", {"district_target": "1398"}, None),
        ("20", MONTH, None),
        ("0", MONTH, None),
        ("99", MONTH, None),
        ("101", MONTH, DoubtKind.LOOKS_LIKE_YEAR_TO_DATE),
        ("120", MONTH, DoubtKind.LOOKS_LIKE_YEAR_TO_DATE),
        ("101", {**MONTH, "total_before": "0"}, DoubtKind.FAR_FROM_LAST),
        ("3.9", MONTH, DoubtKind.FAR_FROM_LAST),
        ("4", MONTH, None),
        ("25", {**MONTH, "total_before": "20"}, None),
        ("30", {**MONTH, "total_before": "20"}, DoubtKind.LOOKS_LIKE_YEAR_TO_DATE),
        ("120", {**MONTH, "last": "0"}, DoubtKind.LOOKS_LIKE_YEAR_TO_DATE),
        ("99", TOTAL, DoubtKind.BELOW_YEAR_TO_DATE),
        ("100", TOTAL, None),
        ("120", TOTAL, None),
    ],
)
def test_a_figure_is_doubted_for_what_is_odd_about_it(
    value: str, what: dict[str, object], expected: DoubtKind | None
) -> None:
    assert doubt(value, known(**what)) is expected


def test_a_whole_that_changed_is_asked_about() -> None:
    assert doubt("56.63", known(whole="83"), "47", "83") is None
    assert doubt("55.29", known(whole="83"), "47", "85") is DoubtKind.WHOLE_CHANGED


def test_a_part_above_its_whole_is_the_first_thing_said() -> None:
    assert doubt("101.2", known(maximum="100"), "84", "83") is DoubtKind.PART_OVER_WHOLE


def test_the_period_own_figure_is_offered_when_the_total_seems_typed() -> None:
    found = question_about(Reading(Decimal(120)), known(**MONTH))
    assert found is not None
    assert (found.against, found.instead) == (Decimal(100), Decimal(20))


def test_a_doubt_that_is_excused_lets_the_next_one_speak() -> None:
    excused = frozenset({DoubtKind.LOOKS_LIKE_YEAR_TO_DATE})
    found = question_about(Reading(Decimal(120)), known(**MONTH), excused)
    assert found is not None
    assert found.kind is DoubtKind.FAR_FROM_LAST


POSITIVE = st.decimals(min_value=Decimal("0.01"), max_value=Decimal("100000"), places=2, allow_nan=False)


@given(POSITIVE)
def test_the_same_figure_as_last_time_is_never_odd(value: Decimal) -> None:
    reading = Reading(value)
    assert question_about(reading, Known(last=value)) is None
    assert question_about(reading, Known(last=value, rate=True)) is None
    assert question_about(reading, Known(last=value, flow=True, per=PERIOD, total_before=value * 5)) is None


@given(POSITIVE, POSITIVE)
def test_the_total_so_far_with_one_more_period_always_looks_like_the_total(last: Decimal, before: Decimal) -> None:
    total = max(before, last) + last
    found = question_about(Reading(total), Known(flow=True, per=PERIOD, last=last, total_before=max(before, last)))
    assert found is not None
    assert found.kind is DoubtKind.LOOKS_LIKE_YEAR_TO_DATE
