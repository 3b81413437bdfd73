"""The bot looked after through 2024: every reminder comes once, at its moment, and stops when the report is filed."""

from __future__ import annotations

import csv
import random
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from locales.phrasebook import DISTRICT_ZONE
from models.plan.periods import period_from_key
from models.plan.plan import Plan
from models.records import Role
from reminders.ladder import Ladder
from reminders.planner import Recipient, plan_reminders
from reminders.quiet_hours import next_allowed
from tests.reminding.district import District, Sent, at, shown

HERE = Path(__file__).parent
CLOCKS = ("06:00", "07:35", "08:00", "11:20", "14:00", "18:30", "23:59")


def forms_in(sent: Sent) -> list[tuple[str, str]]:
    """(form, period key) a message offers to report."""
    tokens = (choice.token.split(".") for choice in sent.message.choices if choice.token.startswith("go.form."))
    return [(form, period.upper()) for _, _, form, period in tokens]


def test_a_commune_that_never_files_hears_exactly_its_list(district: District) -> None:
    district.join("chieng_ly")
    district.tick_through(date(2024, 1, 1), date(2024, 12, 31), CLOCKS)
    with (HERE / "chieng_ly_2024.csv").open(encoding="utf-8", newline="") as file:
        expected = list(csv.DictReader(file))
    found = district.sent()
    assert [one.at for one in found] == [row["at"] for row in expected]
    assert [{period for _, period in forms_in(one)} for one in found] == [
        {stage.partition("/")[0] for stage in row["stages"].split()} for row in expected
    ]
    assert {state for _, _, state, _ in district.rows()} == {"sent"}


def test_filing_stops_the_reminders_of_that_form_only(district: District) -> None:
    district.join("chieng_ly")
    district.tick_through(date(2024, 6, 15), date(2024, 6, 17), CLOCKS)
    district.file("chieng_ly", "commune_month", "2024-06")
    district.tick_through(date(2024, 6, 18), date(2024, 6, 19), CLOCKS)
    district.file("chieng_ly", "commune_quarter", "2024-Q2")
    district.file("chieng_ly", "commune_half_year", "2024-H1")
    district.tick_through(date(2024, 6, 20), date(2024, 7, 14), CLOCKS)
    assert [(one.at, [form for form, _ in forms_in(one)]) for one in district.sent()] == [
        ("2024-06-17 08:00", ["commune_month", "commune_quarter", "commune_half_year"]),
        ("2024-06-18 08:00", ["commune_quarter", "commune_half_year"]),
    ]
    assert set(district.skipped().values()) == {"filed"}


def test_a_village_head_hears_on_evenings_only(district: District) -> None:
    district.import_village("chieng_ly.ban_nong", "Bản Nong")
    district.join("chieng_ly.ban_nong", "village_head")
    district.tick_through(date(2024, 4, 10), date(2024, 5, 31), CLOCKS)
    assert [one.at for one in district.sent()] == [
        "2024-04-15 18:30",
        "2024-04-17 18:30",
        "2024-04-22 18:30",
        "2024-04-24 18:30",
        "2024-05-15 18:30",
        "2024-05-17 18:30",
        "2024-05-21 18:30",
        "2024-05-23 18:30",
    ]


def test_planning_twice_sends_once(district: District) -> None:
    first = district.join("chieng_ly")
    for clock in ("2024-06-15 09:00", "2024-06-16 09:00", "2024-06-17 07:00"):
        district.plan_ahead(clock)
        district.wishes(first, "on")  # makes the next call plan everything again
        district.plan_ahead(clock)
    before = district.rows()
    assert len(before) == len(set(before)) + 8  # three forms each at four stages; the fifth lies beyond
    for _ in range(3):
        district.tick("2024-06-17 08:00")
        district.wishes(first, "on")
    assert [one.at for one in district.sent()] == ["2024-06-17 08:00"]


def test_a_real_bot_in_2026_reminds_nobody(district: District) -> None:
    district.join("chieng_ly")
    district.join("phong_nong_nghiep", "department_officer")
    for month in range(1, 13):
        district.tick_through(date(2026, month, 14), date(2026, month, 20), ("08:00",))
    assert district.rows() == []
    assert district.sent() == []


UNITS = {"commune": "co_ma", "village": "co_ma.ban_xa", "finance": "phong_tai_chinh_ke_hoach"}
START, END = at("2024-09-10 00:00"), at("2025-01-10 00:00")


def file_something(district: District, chance: random.Random, now: datetime) -> dict[tuple[str, str], str]:
    """Perhaps one newly opened report is filed: when, by form and period."""
    forms = [form for form in district.plan.forms.values() if form.slug.split("_")[0] in UNITS]
    form = chance.choice(forms)
    open_now = district.plan.open_periods(form, now.astimezone(DISTRICT_ZONE).date())
    if not open_now or chance.random() > 0.02:
        return {}
    return {(form.slug, open_now[-1].key): shown(now)}


def live_through(district: District, chance: random.Random) -> dict[tuple[str, str], str]:
    """Ticks at odd times with outages of up to nine days, and filings between; when each report was filed."""
    filed: dict[tuple[str, str], str] = {}
    now = START
    while now < END:
        district.tick(shown(now))
        for key, clock in file_something(district, chance, now).items():
            if key not in filed:
                filed[key] = clock
                district.file(UNITS[key[0].split("_")[0]], *key)
        outage = chance.random() < 0.01
        now += timedelta(hours=chance.uniform(24, 220)) if outage else timedelta(minutes=chance.randint(1, 90))
    return filed


@pytest.mark.parametrize("seed", range(6))
def test_with_outages_and_filings_nobody_is_reminded_in_vain_twice_or_at_night(district: District, seed: int) -> None:
    district.import_village(UNITS["village"], "Bản Xá")
    people = {
        district.join(UNITS["commune"]): Role.COMMUNE_OFFICER,
        district.join(UNITS["village"], "village_head"): Role.VILLAGE_HEAD,
        district.join(UNITS["finance"], "department_officer"): Role.DEPARTMENT_OFFICER,
    }
    filed = live_through(district, random.Random(seed))
    sent = district.sent()
    assert sent
    assert set(Counter((one.officer, one.at[:10]) for one in sent).values()) == {1}
    for one in sent:
        hours = district.ladder.hours[people[one.officer]]
        assert next_allowed(hours, district.plan.calendar, at(one.at)) == at(one.at)
        for form_and_period in forms_in(one):
            assert one.at <= filed.get(form_and_period, "9999")
            assert one.at[:10] > period_from_key(form_and_period[1]).last_on.isoformat()


@pytest.mark.parametrize("seed", range(6))
def test_with_outages_and_filings_no_reminder_is_forgotten(
    district: District, plan: Plan, ladder: Ladder, seed: int
) -> None:
    commune = plan.units.by_slug(UNITS["commune"])
    assert commune is not None
    officer = district.join(commune.slug)
    filed = live_through(district, random.Random(seed))
    recipient = Recipient(officer, Role.COMMUNE_OFFICER, commune, "vi")
    expected = {
        (one.form, one.period, one.stage)
        for one in plan_reminders(plan, ladder, [recipient], set(), START, END)
        if shown(one.due_at) < filed.get((one.form, one.period), "9999")
    }
    settled = {(form, period, stage) for form, period, stage, state in district.outcomes() if state != "waiting"}
    assert expected <= settled
