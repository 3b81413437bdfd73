"""What the data files say about 2024, read without the product: who is asked for what, and when. For the oracle.

The days off stand here and days are counted one by one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parents[2] / "models" / "plan" / "data"
DAY = timedelta(days=1)
LAST_MONTHS = {
    "month": range(1, 13),
    "quarter": (3, 6, 9, 12),
    "half_year": (6, 12),
    "nine_months": (9,),
    "year": (12,),
}
KEYS = {
    "month": "2024-{0:02}",
    "quarter": "2024-Q{1}",
    "half_year": "2024-H{2}",
    "nine_months": "2024-9M",
    "year": "2024",
}
OFF_2024 = {
    date(2024, month, day)
    for month, days in {1: [1], 2: [8, 9, 12, 13, 14], 4: [18, 29, 30], 5: [1], 9: [2, 3]}.items()
    for day in days
} | {date(2025, 1, 1)}
WORKED_2024 = {date(2024, 5, 4)}


@dataclass(frozen=True)
class Person:
    """An officer of the simulation."""

    id: int
    unit: str
    role: str
    level: str


@dataclass(frozen=True)
class Stage:
    """One stage of one form and period: its moment, and whether it comes after the deadline."""

    at: datetime
    after: bool


def is_working(day: date) -> bool:
    """Whether offices are open."""
    return day in WORKED_2024 or (day.weekday() < 5 and day not in OFF_2024)


def asked(person: Person) -> dict[tuple[str, str], tuple[Stage, ...]]:
    """Every (form, period) this officer's unit is asked for in 2024, with its stages."""
    found = {}
    for form in _forms():
        if form["level"] != person.level or person.unit not in form.get("units", [person.unit]):
            continue
        for month in LAST_MONTHS[form["rhythm"]]:
            if any(_asks(question, person.unit, month) for question in form["fields"]):
                key = KEYS[form["rhythm"]].format(month, month // 3, month // 6)
                found[form["slug"], key] = _stages(month, form["due_working_days"], person.role)
    return found


def may_hear(role: str, at: datetime) -> bool:
    """Whether the role may be written to at this moment."""
    return is_working(at.date()) and any(opens <= at.time() < closes for opens, closes in _hours()[role][1])


def next_moment(role: str, at: datetime) -> datetime:
    """The first moment from ``at`` on at which the role may be written to."""
    if may_hear(role, at):
        return at
    opens = [datetime.combine(at.date() + n * DAY, window[0]) for n in range(20) for window in _hours()[role][1]]
    return min(moment for moment in opens if moment > at and may_hear(role, moment))


def working_day_after(at: datetime) -> date:
    """The working day that follows."""
    day = at.date() + DAY
    while not is_working(day):
        day += DAY
    return day


@cache
def _stages(month: int, due_working_days: int, role: str) -> tuple[Stage, ...]:
    cut_off = date(2024, month, 14)
    due = _count(cut_off, due_working_days)
    found: dict[date, bool] = {}
    for entry in _ladder()["stages"]:
        for time_over in range(entry.get("times", 1)):
            if entry["day"] == "opens":
                found[_count(cut_off, 1)] = False
                continue
            distance = entry["day"] + time_over * entry.get("every", 0)
            day = _count(due, distance) if distance else due
            if day > cut_off:
                found[day] = distance > 0
    slot = _hours()[role][0]
    return tuple(Stage(datetime.combine(day, slot), found[day]) for day in sorted(found))


def _count(day: date, working_days: int) -> date:
    step = DAY if working_days > 0 else -DAY
    left = abs(working_days)
    while left:
        day += step
        left -= is_working(day)
    return day


def _asks(question: dict[str, Any], unit: str, month: int) -> bool:
    return (
        month in question.get("months", [month])
        and unit in question.get("units", [unit])
        and unit not in question.get("except_units", [])
    )


@cache
def _forms() -> list[dict[str, Any]]:
    return [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((DATA / "forms").glob("*.yaml"))]


@cache
def _ladder() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((DATA / "ladder.yaml").read_text(encoding="utf-8"))
    return content


@cache
def _hours() -> dict[str, tuple[time, list[tuple[time, time]]]]:
    """Each role's slot and windows."""
    return {
        role: (
            time.fromisoformat(hours["slot"]),
            [(time.fromisoformat(window[:5]), time.fromisoformat(window[6:])) for window in hours["windows"]],
        )
        for role, hours in _ladder()["hours"].items()
    }
