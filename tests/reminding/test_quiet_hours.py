"""When an officer may be written to, and how long a reminder has waited."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.plan.calendar import vietnamese_calendar
from models.records import Role
from reminders.ladder import load_ladder
from reminders.quiet_hours import end_of_day, end_of_next_working_day, next_allowed, waited
from tests.reminding.district import at, shown

CALENDAR = vietnamese_calendar(2024)
LADDER = load_ladder()
MINUTES_OF_2024 = st.integers(0, 366 * 24 * 60 - 1)


@pytest.mark.parametrize(
    ("role", "moment", "allowed"),
    [
        ("commune_officer", "2024-06-17 07:29", "2024-06-17 07:30"),
        ("commune_officer", "2024-06-17 07:30", "2024-06-17 07:30"),
        ("commune_officer", "2024-06-17 10:59", "2024-06-17 10:59"),
        ("commune_officer", "2024-06-17 11:00", "2024-06-17 13:30"),
        ("commune_officer", "2024-06-17 16:30", "2024-06-18 07:30"),
        ("commune_officer", "2024-06-21 17:00", "2024-06-24 07:30"),
        ("commune_officer", "2024-02-07 16:31", "2024-02-15 07:30"),
        ("commune_officer", "2024-04-26 20:00", "2024-05-02 07:30"),
        ("commune_officer", "2024-05-04 08:00", "2024-05-04 08:00"),
        ("commune_officer", "2024-04-29 08:00", "2024-05-02 07:30"),
        ("village_head", "2024-06-17 08:00", "2024-06-17 18:00"),
        ("village_head", "2024-06-17 19:59", "2024-06-17 19:59"),
        ("village_head", "2024-06-17 20:00", "2024-06-18 18:00"),
    ],
)
def test_a_message_waits_for_the_next_window(role: str, moment: str, allowed: str) -> None:
    assert shown(next_allowed(LADDER.hours[Role(role)], CALENDAR, at(moment))) == allowed


@given(minute=MINUTES_OF_2024, role=st.sampled_from(sorted(LADDER.hours)))
def test_the_allowed_moment_is_allowed_and_never_earlier(minute: int, role: Role) -> None:
    moment = at("2024-01-01 00:00") + timedelta(minutes=minute)
    allowed = next_allowed(LADDER.hours[role], CALENDAR, moment)
    assert allowed >= moment
    assert next_allowed(LADDER.hours[role], CALENDAR, allowed) == allowed


@pytest.mark.parametrize(
    ("since", "until", "hours"),
    [
        ("2024-06-17 08:00", "2024-06-17 09:00", 1),
        ("2024-06-17 08:00", "2024-06-18 10:00", 26),
        ("2024-06-21 08:00", "2024-06-24 07:30", 23.5),
        ("2024-02-07 08:00", "2024-02-15 08:00", 24),
        ("2024-06-22 08:00", "2024-06-23 20:00", 0),
    ],
)
def test_days_off_do_not_count_as_waiting(since: str, until: str, hours: float) -> None:
    assert waited(CALENDAR, at(since), at(until)) == timedelta(hours=hours)


def test_the_day_ends_at_the_districts_midnight() -> None:
    assert shown(end_of_day(at("2024-06-17 23:59"))) == "2024-06-18 00:00"
    assert shown(end_of_day(at("2024-06-18 00:00"))) == "2024-06-19 00:00"


@pytest.mark.parametrize(
    ("moment", "until"),
    [
        ("2024-06-18 08:00", "2024-06-20 00:00"),
        ("2024-06-21 08:00", "2024-06-25 00:00"),
        ("2024-02-07 08:00", "2024-02-14 08:00"),
    ],
)
def test_the_next_working_day_is_looked_at_but_never_more_than_a_week_ahead(moment: str, until: str) -> None:
    assert shown(end_of_next_working_day(CALENDAR, at(moment))) == until
