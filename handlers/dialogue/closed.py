"""Reports that can no longer be filed, because the district closed their window. (pure)

Promises: who asks for such a report is told since when it is closed and who can open it again.
Must not: decide a window (the plan does).
"""

from __future__ import annotations

from datetime import date

from handlers.dialogue import wording
from handlers.dialogue.desk import Desk
from models.plan.periods import Period


def closed_unfiled(desk: Desk) -> tuple[date, Period] | None:
    """The newest period that the unit has not filed and cannot file any more, and its last day."""
    if desk.unit is None:
        return None
    found = [
        (closes_on, period)
        for form in desk.plan.forms_of(desk.unit)
        for period in desk.plan.asked_periods(form, desk.today)
        if desk.report(form.slug, period.key) is None and form.asked(desk.unit.slug, period)
        for closes_on in (desk.deadlines.window(desk.unit.slug, form, period).closes_on,)
        if closes_on is not None and closes_on < desk.today
    ]
    return max(found, key=lambda item: item[0], default=None)


def closed_text(closes_on: date, period: Period, desk: Desk) -> str:
    """Since when it is closed, and what to do."""
    name = wording.period_name(desk.words, period.key)
    return desk.words.say("report-closed", period=name, day=desk.words.day(closes_on))
