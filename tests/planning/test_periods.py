"""Periods run from the 15th to the 14th, and their keys find them again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.plan.periods import (
    Period,
    Rhythm,
    latest_closed,
    period_containing,
    period_from_key,
    periods_of_year,
)

DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))
WITHOUT_GAPS = st.sampled_from([rhythm for rhythm in Rhythm if rhythm is not Rhythm.NINE_MONTHS])


@pytest.mark.parametrize(
    ("key", "first_on", "last_on"),
    [
        ("2024-01", "2023-12-15", "2024-01-14"),
        ("2024-03", "2024-02-15", "2024-03-14"),
        ("2024-06", "2024-05-15", "2024-06-14"),
        ("2024-12", "2024-11-15", "2024-12-14"),
        ("2024-Q1", "2023-12-15", "2024-03-14"),
        ("2024-Q2", "2024-03-15", "2024-06-14"),
        ("2024-Q4", "2024-09-15", "2024-12-14"),
        ("2024-H1", "2023-12-15", "2024-06-14"),
        ("2024-H2", "2024-06-15", "2024-12-14"),
        ("2024-9M", "2023-12-15", "2024-09-14"),
        ("2024", "2023-12-15", "2024-12-14"),
        ("2024-W25", "2024-06-17", "2024-06-23"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2024-M01", "2024-01-01", "2024-01-31"),
        ("2024-M02", "2024-02-01", "2024-02-29"),
        ("2023-M02", "2023-02-01", "2023-02-28"),
        ("2024-M12", "2024-12-01", "2024-12-31"),
    ],
)
def test_a_period_covers_the_days_of_the_decree(key: str, first_on: str, last_on: str) -> None:
    period = period_from_key(key)
    assert (period.first_on.isoformat(), period.last_on.isoformat()) == (first_on, last_on)
    assert period.opens_on == period.last_on + timedelta(days=1)
    assert period.key == key


@pytest.mark.parametrize(
    "key",
    [
        "",
        "24",
        "2024-13",
        "2024-00",
        "2024-6",
        "2024-Q5",
        "2024-Q0",
        "2024-H3",
        "2024-W00",
        "2024-W53",
        "2024-M13",
        "2024-M00",
        "2024-M6",
        "2024-m06",
        "2024-12M",
        "2024-06\n",
        " 2024",
        "2024-q2",
        "0000",
        "9999",
        "٢٠٢٤-06",
        "2024-06-01",
    ],
)
def test_a_key_that_names_no_period_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match=r"not a period|no \w+ number"):
        period_from_key(key)


@pytest.mark.parametrize(
    ("rhythm", "day", "key"),
    [
        (Rhythm.MONTH, "2024-06-14", "2024-06"),
        (Rhythm.MONTH, "2024-06-15", "2024-07"),
        (Rhythm.MONTH, "2024-12-15", "2025-01"),
        (Rhythm.QUARTER, "2024-06-15", "2024-Q3"),
        (Rhythm.HALF_YEAR, "2024-12-14", "2024-H2"),
        (Rhythm.NINE_MONTHS, "2024-12-15", "2025-9M"),
        (Rhythm.YEAR, "2024-12-15", "2025"),
        (Rhythm.WEEK, "2024-12-30", "2025-W01"),
        (Rhythm.CALENDAR_MONTH, "2024-06-15", "2024-M06"),
        (Rhythm.CALENDAR_MONTH, "2024-12-31", "2024-M12"),
    ],
)
def test_a_day_lies_in_one_period(rhythm: Rhythm, day: str, key: str) -> None:
    assert period_containing(rhythm, date.fromisoformat(day)).key == key


def test_no_nine_months_contain_the_autumn() -> None:
    with pytest.raises(ValueError, match="no nine_months number 2"):
        period_containing(Rhythm.NINE_MONTHS, date(2024, 9, 15))


@pytest.mark.parametrize(
    ("rhythm", "day", "key"),
    [
        (Rhythm.MONTH, "2024-06-14", "2024-05"),
        (Rhythm.MONTH, "2024-06-15", "2024-06"),
        (Rhythm.MONTH, "2024-01-14", "2023-12"),
        (Rhythm.NINE_MONTHS, "2024-09-14", "2023-9M"),
        (Rhythm.NINE_MONTHS, "2024-09-15", "2024-9M"),
        (Rhythm.YEAR, "2024-12-31", "2024"),
        (Rhythm.CALENDAR_MONTH, "2024-06-30", "2024-M05"),
        (Rhythm.CALENDAR_MONTH, "2024-07-01", "2024-M06"),
    ],
)
def test_a_period_is_closed_from_the_day_after_its_cut_off(rhythm: Rhythm, day: str, key: str) -> None:
    assert latest_closed(rhythm, date.fromisoformat(day)).key == key


@given(WITHOUT_GAPS, DAYS)
def test_periods_follow_one_another_without_gap_or_overlap(rhythm: Rhythm, day: date) -> None:
    period = period_containing(rhythm, day)
    assert period.first_on <= day <= period.last_on
    assert period.following().first_on == period.opens_on
    assert period.following().previous() == period == period.previous().following()
    assert period_from_key(period.key) == period


@given(st.sampled_from(list(Rhythm)), DAYS)
def test_the_latest_closed_period_is_closed_and_the_next_is_not(rhythm: Rhythm, day: date) -> None:
    closed = latest_closed(rhythm, day)
    assert closed.last_on < day <= closed.following().last_on


@pytest.mark.parametrize(
    ("rhythm", "count"),
    [
        (Rhythm.WEEK, 52),
        (Rhythm.MONTH, 12),
        (Rhythm.CALENDAR_MONTH, 12),
        (Rhythm.QUARTER, 4),
        (Rhythm.HALF_YEAR, 2),
        (Rhythm.NINE_MONTHS, 1),
        (Rhythm.YEAR, 1),
    ],
)
def test_a_year_has_its_periods_in_order(rhythm: Rhythm, count: int) -> None:
    periods = periods_of_year(rhythm, 2024)
    assert len(periods) == count
    assert [period.number for period in periods] == list(range(1, count + 1))


@pytest.mark.parametrize(("year", "number"), [(2024, 0), (2024, 13), (1, 1), (9999, 1)])
def test_a_period_that_cannot_be_is_refused(year: int, number: int) -> None:
    with pytest.raises(ValueError, match="no month number"):
        Period(Rhythm.MONTH, year, number)


def test_keys_of_a_rhythm_sort_by_age_and_no_two_rhythms_share_one() -> None:
    keys = [[period.key for year in (2023, 2024, 2025) for period in periods_of_year(each, year)] for each in Rhythm]
    assert all(of_one == sorted(of_one) for of_one in keys)
    assert len({key for of_one in keys for key in of_one}) == sum(len(of_one) for of_one in keys)


def test_stored_keys_never_change() -> None:
    """What stands here is in databases: a key may be added, none may be written differently."""
    written = {rhythm: [period.key for period in periods_of_year(rhythm, 2024)] for rhythm in Rhythm}
    assert written == {
        Rhythm.WEEK: [f"2024-W{number:02}" for number in range(1, 53)],
        Rhythm.MONTH: [f"2024-{number:02}" for number in range(1, 13)],
        Rhythm.CALENDAR_MONTH: [f"2024-M{number:02}" for number in range(1, 13)],
        Rhythm.QUARTER: ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"],
        Rhythm.HALF_YEAR: ["2024-H1", "2024-H2"],
        Rhythm.NINE_MONTHS: ["2024-9M"],
        Rhythm.YEAR: ["2024"],
    }
