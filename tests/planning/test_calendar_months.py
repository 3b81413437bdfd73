"""A form may ask for calendar months: other days, other keys, and no day counted twice beside the decree's months."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import locales
from models.plan.loading import load_plan
from models.plan.measures import Amount, Figure, Per
from models.plan.periods import Rhythm, period_from_key, periods_of_year
from models.plan.plan import Plan
from models.plan.progress import Progress, district_progress
from reminders.wording import period_name

FINANCE = "phong_tai_chinh_ke_hoach"
REVENUE = "budget_revenue"


@pytest.fixture
def by_calendar(folder: Path) -> Plan:
    """The plan with the finance office's monthly form on calendar months."""
    file = folder / "forms" / "finance_month.yaml"
    text = file.read_text(encoding="utf-8")
    assert "rhythm: month\n" in text
    text = text.replace("rhythm: month\n", "rhythm: calendar_month\n").replace("per: year_to_date", "per: period")
    file.write_text(text, encoding="utf-8")
    return load_plan(folder)


def collected(plan: Plan, through: date, **amounts: int) -> Progress:
    """The district's revenue from figures by period: ``M01`` is January of the calendar, ``m01`` the decree's."""
    figures = [
        Figure(FINANCE, REVENUE, f"2024-{name.removeprefix('m')}", Amount(Decimal(amount)), Per.PERIOD)
        for name, amount in amounts.items()
    ]
    return district_progress(plan, REVENUE, figures, through)


@pytest.mark.parametrize(
    ("key", "opens", "due"),
    [
        ("2024-M01", date(2024, 2, 1), date(2024, 2, 5)),
        ("2024-M03", date(2024, 4, 1), date(2024, 4, 3)),
        ("2024-M04", date(2024, 5, 1), date(2024, 5, 4)),  # after 1 May the 2nd, the 3rd and Saturday the 4th
        ("2024-M12", date(2025, 1, 1), date(2025, 1, 6)),
    ],
)
def test_its_deadline_counts_from_the_end_of_the_month(by_calendar: Plan, key: str, opens: date, due: date) -> None:
    form, period = by_calendar.forms["finance_month"], period_from_key(key)
    assert form.rhythm is Rhythm.CALENDAR_MONTH
    assert (by_calendar.opens_on(form, period), by_calendar.due_on(form, period)) == (opens, due)


def test_one_unit_may_have_forms_of_both_sorts(by_calendar: Plan) -> None:
    unit = by_calendar.units.by_slug(FINANCE)
    assert unit is not None
    assert [form.rhythm for form in by_calendar.forms_of(unit)] == [Rhythm.CALENDAR_MONTH, Rhythm.QUARTER]


def test_it_is_late_only_when_the_calendar_month_is_over(by_calendar: Plan) -> None:
    june = collected(by_calendar, date(2024, 6, 30), M01=3, M02=3, M03=3, M04=3, M05=3)
    assert (june.value, june.coverage.period, june.coverage.reported) == (Decimal(15), "2024-M05", 1)
    july = collected(by_calendar, date(2024, 7, 1), M01=3, M02=3, M03=3, M04=3, M05=3)
    assert (july.coverage.period, july.coverage.reported, july.missing_periods) == ("2024-M06", 0, 1)


def test_twelve_calendar_months_make_the_year(by_calendar: Plan) -> None:
    months = {f"M{number:02}": number for number in range(1, 13)}
    year = collected(by_calendar, date(2025, 1, 1), **months)
    assert (year.value, year.missing_periods) == (Decimal(78), 0)


def test_where_a_form_changed_its_months_no_day_counts_twice(by_calendar: Plan) -> None:
    mixed = collected(by_calendar, date(2024, 7, 31), m01=10, m02=10, m03=10, M03=7, M04=10, M05=10, M06=10)
    # The decree's March (15/2-14/3) shares days with the calendar's: only the later one counts, and the end of
    # February is said to be missing.
    assert (mixed.value, mixed.missing_periods) == (Decimal(57), 1)


def test_a_month_of_either_sort_is_another_period(by_calendar: Plan) -> None:
    both = collected(by_calendar, date(2024, 12, 31), m06=5, M06=8)
    assert both.value == Decimal(8)
    keys = [period.key for sort in (Rhythm.MONTH, Rhythm.CALENDAR_MONTH) for period in periods_of_year(sort, 2024)]
    assert len(set(keys)) == 24


@pytest.mark.parametrize("language", locales.LANGUAGES)
def test_it_is_not_called_like_the_decrees_month(language: locales.Language) -> None:
    words = locales.phrasebook(language)
    assert period_name(words, period_from_key("2024-M06")) != period_name(words, period_from_key("2024-06"))
