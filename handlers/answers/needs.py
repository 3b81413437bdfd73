"""What it still takes to arrive at a target, in words. (pure)

Promises: what is missing, the need of a month and the months are of one cut-off, which is named, and so is what is not
reported yet; what is counted in whole is not asked for month by month.
Must not: compute it (see ``models.plan.pace``).
"""

from __future__ import annotations

from handlers.dialogue import wording
from locales.phrasebook import Phrasebook
from models.plan.indicators import Indicator
from models.plan.pace import Course
from models.plan.periods import period_from_key
from models.plan.plan import Plan
from models.plan.profiles import MONTHS


def sentence(indicator: Indicator, course: Course, plan: Plan, words: Phrasebook) -> str:
    """As a sentence of an answer."""
    return words.say("pace-needed", **_values(indicator, course, plan, words))


def noted(indicator: Indicator, course: Course, plan: Plan, words: Phrasebook) -> str:
    """As a remark of a document."""
    return words.say("document-note-needed", **_values(indicator, course, plan, words))


def in_short(indicator: Indicator, course: Course, plan: Plan, words: Phrasebook) -> str:
    """Behind what has been done until the period judged."""
    return words.say("progress-worst-needed", **_values(indicator, course, plan, words))


def judged(indicator: Indicator, course: Course, plan: Plan, words: Phrasebook) -> str:
    """Only until when it was judged."""
    return words.say("progress-worst-judged", **_values(indicator, course, plan, words))


def rhythm(indicator: Indicator, plan: Plan) -> str:
    """What it comes by, for the phrases: its season, or the year where it has none."""
    profile = plan.profiles.get(indicator.slug)
    return "season" if profile is not None and profile.seasonal else "year"


def _values(indicator: Indicator, course: Course, plan: Plan, words: Phrasebook) -> dict[str, object]:
    """``how``: each month, all in all where that is less than a step a month, or not any more in this season."""
    needed = course.needed if course.in_all is None else course.in_all
    how = "over" if needed is None else "month" if course.in_all is None else "all"
    counted = course.counted or course.through
    return {
        "how": how,
        "rhythm": rhythm(indicator, plan),
        "needed": "" if needed is None else wording.shown(words, indicator, needed),
        "months": course.months_left,
        "season": "short"
        if counted and course.months_left < MONTHS - period_from_key(counted).last_on.month
        else "year",
        "judged": wording.period_name(words, course.through) if course.through else "",
        "counted": wording.period_name(words, counted) if counted else "",
        "same": "yes" if counted == course.through else "no",
        "awaited": course.awaited,
    }
