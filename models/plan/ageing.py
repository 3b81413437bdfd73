"""When a figure is too old to say how things stand now. (pure)

Promises: age is counted in what has been asked since, so that nobody is late for what was not due; a sum that would be
enough by now is never too old.
Must not: read the clock, or judge a value (see ``pace``).
"""

from __future__ import annotations

from typing import Final

from models.plan.indicators import Indicator, Shape
from models.plan.measures import HUNDRED
from models.plan.periods import period_from_key
from models.plan.profiles import MONTHS, Profile
from models.plan.progress import Progress

_MOST_MONTHS: Final = 3  # a figure of one quarter stands until the next quarter's is in


def is_too_old_for(stood: Progress, now: Progress, profile: Profile) -> bool:
    """Whether more than three months that usually bring something were asked by ``now`` since the latest figure of
    ``stood``, and what had come by then would not be enough by now."""
    latest = now.coverage.period
    if latest is None or stood.through is None or stood.value is None or stood.target is None:
        return False
    since = profile.months_left(closing_month(stood.through)) - profile.months_left(closing_month(latest))
    return since > _MOST_MONTHS and stood.value < stood.target * profile.through(closing_month(latest)) / HUNDRED


def is_outdated(indicator: Indicator, standing: Progress) -> bool:
    """Whether what has no course was asked for a period that its newest figure tells nothing about.

    For what the year ends with that is the year's last one; a stock is taken to stand for three months more.
    """
    asked, through = standing.coverage.period, standing.through
    if asked is None or through is None:
        return False
    if indicator.shape is Shape.YEAR_END:
        return closes_the_year(asked) and not closes_the_year(through)
    return closing_month(asked) - closing_month(through) > _MOST_MONTHS


def closes_the_year(key: str | None) -> bool:
    """Whether a period ends with the year; none does not."""
    return key is not None and closing_month(key) == MONTHS


def closing_month(key: str) -> int:
    """The month in which a period ends; a calendar week's or month's too."""
    return period_from_key(key).last_on.month
