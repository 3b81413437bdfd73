"""The two sides of a comparison in words: a period's value with who is in it, and how much more or less it is.

Promises: "more" or "less" is only worded from two values that were given; points lie between two rates.
Must not: look figures up, or judge whether two sides may stand beside each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from handlers import permissions
from handlers.answers import as_of
from handlers.answers.asker import Asker
from handlers.dialogue import wording
from models.plan.in_period import Alike, change, flow_in
from models.plan.indicators import Indicator, Kind
from models.plan.measures import Figure
from models.plan.periods import period_from_key
from models.plan.progress import Progress
from models.plan.units import Unit

MOST_UNITS: Final = 1000  # of more units the figures of two periods are not read to be set beside each other


@dataclass(frozen=True, slots=True)
class Side:
    """One period's value, None when nobody can say; how many of the figures asked are in it, and how many of these are
    estimated or came late."""

    key: str
    value: Decimal | None
    reported: int
    expected: int
    estimated: int = 0
    late: int = 0

    @property
    def whole(self) -> bool:
        return self.value is not None and self.reported == self.expected


def side_of(indicator: Indicator, series: Sequence[Progress], key: str, unit: Unit | None, asker: Asker) -> Side:
    """A period's value: what came in, or how it stood; lateness of another unit only to those who may know."""
    found = _side(indicator, series, key, to_date=as_of.told_to_date(indicator.slug, unit, asker))
    may_know = unit is None or permissions.may_see_late(asker.officer, unit)
    return found if may_know else replace(found, late=0)


def _side(indicator: Indicator, series: Sequence[Progress], key: str, *, to_date: bool) -> Side:
    period = period_from_key(key)
    if indicator.kind is Kind.FLOW:
        found = flow_in(series, period, to_date=to_date)
        return Side(key, found.value, found.reported, found.expected, found.estimated, found.late)
    ended = [
        one for one in series if one.coverage.period and period_from_key(one.coverage.period).last_on == period.last_on
    ]
    if not ended:
        return Side(key, None, 0, 0)
    one = ended[0]
    return Side(key, one.value, one.coverage.reported, one.coverage.expected, one.estimated, one.late)


def said(indicator: Indicator, side: Side, asker: Asker) -> str:
    """ "Tháng 5: 98 tấn (27/29)"."""
    words = asker.words
    return words.say(
        "compare-side",
        period=wording.capital(wording.period_name(words, side.key)),
        value=words.say("measure-none") if side.value is None else wording.shown(words, indicator, side.value),
        coverage=_coverage(side, asker),
    )


def _coverage(side: Side, asker: Asker) -> str:
    """ " (27/29 báo cáo, 3 số ước)"; of a single figure " (ước)"."""
    words, notes = asker.words, list[str]()
    if side.expected > 1:
        notes.append(words.say("compare-reported", reported=str(side.reported), expected=str(side.expected)))
    notes += _marked(side, asker)
    return words.say("compare-coverage", notes=", ".join(notes)) if notes else ""


def marks(side: Side, asker: Asker) -> str:
    """ " (ước)": what a single figure is, without who is in it."""
    found = _marked(side, asker)
    return asker.words.say("compare-coverage", notes=", ".join(found)) if found else ""


def _marked(side: Side, asker: Asker) -> list[str]:
    words, found = asker.words, list[str]()
    for count, key in ((side.estimated, "mark-estimated"), (side.late, "mark-late")):
        if count and side.value is not None:
            mark = words.say(key)
            found.append(mark if side.expected <= 1 else words.say("compare-marked", count=str(count), mark=mark))
    return found


def alike_words(indicator: Indicator, found: Alike, asker: Asker) -> str:
    """Both values of the units that are in both periods."""
    words = asker.words
    return words.say(
        "compare-alike",
        units=found.units,
        before=wording.shown(words, indicator, found.before),
        now=wording.shown(words, indicator, found.now),
        change=changed(indicator, found.before, found.now, asker),
    )


def changed(indicator: Indicator, before: Decimal, now: Decimal, asker: Asker) -> str:
    """ "Tăng 12 tấn (5,3%)." Between two rates lie points, and no percent of a percent."""
    words, found = asker.words, change(before, now)
    if not found.by:
        return words.say("compare-same")
    key = "compare-more" if found.by > 0 else "compare-less"
    if indicator.unit.startswith("%"):
        return words.say(key, by=words.say("points", value=wording.bare(words, indicator, abs(found.by))), percent="")
    share = (
        "" if found.percent is None else words.say("compare-percent", percent=words.quantity(abs(found.percent), "%"))
    )
    return words.say(key, by=wording.shown(words, indicator, abs(found.by)), percent=share)


def of_period(key: str, figures: Iterable[Figure]) -> list[Figure]:
    """Those of one period."""
    return [figure for figure in figures if figure.period == key]
