"""What limits a number: how many of the figures in it are estimates, how many came late.

Promises: both are told behind the number; that another unit was late only to those who may know.
Must not: leave out one of the two for want of room.
"""

from __future__ import annotations

from dataclasses import replace

from handlers import permissions
from handlers.answers.asker import Asker
from models.plan.indicators import Indicator, Kind
from models.plan.pace import Course
from models.plan.progress import Progress
from models.plan.units import Unit


def as_known(standing: Progress, unit: Unit, asker: Asker) -> Progress:
    """One unit's standing without what the asker may not know of it: whether it filed late."""
    return standing if permissions.may_see_late(asker.officer, unit) else replace(standing, late=0)


def behind(judged: Progress | Course, asker: Asker) -> str:
    """ " (3 số ước, 1 số nộp muộn)" after a number that several figures make; nothing where there are none."""
    words = asker.words
    counted = ((judged.estimated, "mark-estimated"), (judged.late, "mark-late"))
    notes = [words.say("compare-marked", count=str(count), mark=words.say(key)) for count, key in counted if count]
    return words.say("compare-coverage", notes=", ".join(notes)) if notes else ""


def in_short(judged: Progress | Course, asker: Asker) -> str:
    """ " (ước, muộn)": which of the two there are, where the numbers are one tap away."""
    words = asker.words
    there = ((judged.estimated, "mark-estimated"), (judged.late, "mark-late-short"))
    notes = ", ".join(words.say(key) for count, key in there if count)
    return words.say("compare-coverage", notes=notes) if notes else ""


def of_unit(standing: Progress, indicator: Indicator, asker: Asker) -> str:
    """ " (ước)" after one unit's number; of a sum of its reports how many of them."""
    if indicator.kind is Kind.FLOW:
        return behind(standing, asker)
    said = (("mark-estimated", standing.estimated), ("mark-late", standing.late))
    notes = ", ".join(asker.words.say(key) for key, count in said if count)
    return asker.words.say("compare-coverage", notes=notes) if notes else ""
