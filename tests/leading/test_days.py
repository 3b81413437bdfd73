"""A day as a leader types it."""

from __future__ import annotations

from datetime import date

import pytest

import locales
from handlers.dialogue.leaders.later_days import judge, offered
from handlers.reading.days import MoreDays, day_words, days_named, read_day
from models.plan.calendar import vietnamese_calendar

WORDS = day_words(*(locales.load(language, "days") for language in locales.LANGUAGES))
THURSDAY = date(2024, 6, 20)
CALENDAR = vietnamese_calendar(2024)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("đến 25/6", date(2024, 6, 25)),
        ("den 25-6", date(2024, 6, 25)),
        ("25.6.2024", date(2024, 6, 25)),
        ("đến hết ngày 25 tháng 6", date(2024, 6, 25)),
        ("ngày 25", date(2024, 6, 25)),
        ("đến ngày 5", date(2024, 7, 5)),
        ("thêm 3 ngày", MoreDays(3)),
        ("them ba ngay nua", MoreDays(3)),
        ("năm ngày làm việc", MoreDays(5)),
        ("một tuần", MoreDays(5)),
        ("thứ sáu", date(2024, 6, 21)),
        ("thứ 2", date(2024, 6, 24)),
        ("t6 tuần sau", date(2024, 6, 28)),
        ("cuối tuần", date(2024, 6, 21)),
        ("mai", date(2024, 6, 21)),
        ("hết hôm nay", THURSDAY),
        ("5/1", date(2025, 1, 5)),
        ("until friday", date(2024, 6, 21)),
        ("3 more days", MoreDays(3)),
    ],
)
def test_a_day_is_read(typed: str, meant: date | MoreDays) -> None:
    assert read_day(typed, THURSDAY, WORDS) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "3",
        "31/6",
        "20/6 hoặc 21/6",
        "tháng 6",
        "3 ngày họp",
        "đến 5 giờ chiều",
        "99 ngày",
        "chờ thứ hai họp xong",
        "x" * 500,
    ],
)
def test_what_is_no_certain_day_is_none(typed: str) -> None:
    assert read_day(typed, THURSDAY, WORDS) is None


def test_the_nearest_year_is_meant_at_the_turn_of_the_year() -> None:
    assert read_day("đến 5/1", date(2024, 12, 28), WORDS) == date(2025, 1, 5)
    assert read_day("28/12", date(2025, 1, 3), WORDS) == date(2024, 12, 28)


@pytest.mark.parametrize(
    ("asked", "days"),
    [
        ("tuần tới bot nhắc ai", (date(2024, 6, 24), date(2024, 6, 30))),
        ("tuan nay bot nhac ai", (THURSDAY, date(2024, 6, 23))),
        ("mai bot nhắc ai", (date(2024, 6, 21),) * 2),
        ("thứ hai tuần sau nhắc ai", (date(2024, 6, 24),) * 2),
        ("ngày 25/6 bot nhắc ai", (date(2024, 6, 25),) * 2),
        ("bot nhắc ai", None),
    ],
)
def test_the_days_a_question_is_about_are_read(asked: str, days: tuple[date, date] | None) -> None:
    assert days_named(asked, THURSDAY, WORDS) == days


def test_days_are_offered_after_the_deadline_or_after_today_if_that_is_later() -> None:
    assert offered([date(2024, 6, 18)], THURSDAY, CALENDAR) == (date(2024, 6, 21), date(2024, 6, 24), date(2024, 6, 27))
    assert offered([date(2024, 6, 28)], THURSDAY, CALENDAR)[0] == date(2024, 7, 1)


@pytest.mark.parametrize(
    ("wanted", "due", "problem"),
    [
        (date(2024, 6, 19), date(2024, 6, 18), "past"),
        (date(2024, 6, 24), date(2024, 6, 24), "not-later"),
        (date(2024, 6, 21), date(2024, 6, 24), "not-later"),
        (date(2024, 12, 20), date(2024, 6, 18), "too-far"),
    ],
)
def test_a_deadline_never_moves_back_nor_into_the_past(wanted: date, due: date, problem: str) -> None:
    judged = judge(wanted, [due], THURSDAY, CALENDAR)
    assert (judged.day, judged.problem) == (None, problem)


def test_a_day_off_gives_the_next_working_day_and_says_so() -> None:
    judged = judge(date(2024, 6, 22), [date(2024, 6, 18)], THURSDAY, CALENDAR)
    assert (judged.day, judged.asked_for) == (date(2024, 6, 24), date(2024, 6, 22))


def test_today_is_late_enough_for_a_report_that_was_due_before() -> None:
    assert judge(THURSDAY, [date(2024, 6, 18)], THURSDAY, CALENDAR).day == THURSDAY
