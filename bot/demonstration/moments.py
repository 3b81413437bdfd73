"""When sample reports are filed.

Promises: every moment lies between the opening of the form and the day after its due date, by day; it follows from
unit, form and period alone, so a later start only adds reports; the slowest file after all others in time.
Must not: know the time now.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.demonstration import sample_data
from bot.demonstration.chance import chance
from locales.phrasebook import DISTRICT_ZONE
from models.plan.forms import Form
from models.plan.periods import Period
from models.plan.plan import Plan

_WHOLE: Final = 1000
_PROMPT_FROM, _PROMPT_BEFORE, _SLOW_BEFORE, _LAST_FROM = 20, 490, 880, 900
_SECONDS_AN_HOUR: Final = 3600


def filing_moments(
    habits: sample_data.Filing, plan: Plan, form: Form, period: Period, units: Sequence[str]
) -> dict[str, datetime]:
    """The moment each unit files the form for the period, aware."""
    eager = _eager(habits, plan, form, period, units)
    return eager | _usual(habits, plan, form, period, [unit for unit in units if unit not in eager])


def _eager(
    habits: sample_data.Filing, plan: Plan, form: Form, period: Period, units: Sequence[str]
) -> dict[str, datetime]:
    """Villages apart from all others: the first of a commune at once, the rest at the very end."""
    moments: dict[str, datetime] = {}
    for commune, count in habits.eager.items():
        own = [unit for unit in units if unit.startswith(f"{commune}.")]
        for members, first, before in (
            (own[:count], _PROMPT_FROM, _PROMPT_BEFORE),
            (own[count:], _LAST_FROM, _WHOLE),
        ):
            for position, unit in enumerate(members):
                part = first + (before - first) * position // len(members)
                moments[unit] = moment_within(habits, plan, form, period, part)
    return moments


def _usual(
    habits: sample_data.Filing, plan: Plan, form: Form, period: Period, units: Sequence[str]
) -> dict[str, datetime]:
    order = sorted(units, key=lambda unit: (_slowness(habits, unit), chance(2**64, form.slug, period.key, unit)))
    pace = habits.pace[form.level]
    prompt = (len(order) * pace.prompt + 50) // 100
    ordinary = max(prompt, len(order) - sum(unit in habits.slowest for unit in order))
    bands = (
        (order[:prompt], _PROMPT_FROM, _PROMPT_BEFORE),
        (order[prompt:ordinary], pace.slow_from, _SLOW_BEFORE),
        (order[ordinary:], _LAST_FROM, _WHOLE),
    )
    moments: dict[str, datetime] = {}
    for members, first, before in bands:
        for position, unit in enumerate(members):
            jitter = chance(100, "jitter", form.slug, period.key, unit)
            part = first + (before - first) * (position * 100 + jitter) // (len(members) * 100)
            moments[unit] = moment_within(habits, plan, form, period, part)
    late = [unit for unit in order[prompt:ordinary] if chance(100, "late", form.slug, period.key, unit) < pace.late]
    return moments | {unit: _a_day_late(habits, plan, form, period, unit) for unit in late}


def moment_within(habits: sample_data.Filing, plan: Plan, form: Form, period: Period, part: int) -> datetime:
    """The moment after ``part`` thousandths of the hours from the form's opening to the end of its due date."""
    window = plan.window(form, period)
    days = (window.due_on - window.opens_on).days + 1
    a_day = _seconds_a_day(habits)
    day, second = divmod(days * a_day * part // _WHOLE + chance(60, form.slug, period.key, str(part)), a_day)
    return _at(habits, window.opens_on + timedelta(days=day), second)


def _a_day_late(habits: sample_data.Filing, plan: Plan, form: Form, period: Period, unit: str) -> datetime:
    second = chance(_seconds_a_day(habits), "hour", form.slug, period.key, unit)
    return _at(habits, plan.due_on(form, period) + timedelta(days=1), second)


def _at(habits: sample_data.Filing, day: date, second: int) -> datetime:
    return datetime.combine(day, time(habits.hours.first), DISTRICT_ZONE) + timedelta(seconds=second)


def _seconds_a_day(habits: sample_data.Filing) -> int:
    return (habits.hours.last - habits.hours.first) * _SECONDS_AN_HOUR


def _slowness(habits: sample_data.Filing, unit: str) -> int:
    return habits.slowest.index(unit) + 1 if unit in habits.slowest else 0
