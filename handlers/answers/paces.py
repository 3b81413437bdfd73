"""Whether an indicator keeps pace, in words: by its season, with what is still needed each month.

Promises: the season is said to be an estimate; a range for the year is only given when every unit has reported the
three periods behind it.
Must not: judge (see ``models.plan.pace``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from handlers.answers.asker import Asker
from handlers.dialogue import wording
from models.plan.indicators import Indicator, Shape
from models.plan.measures import HUNDRED
from models.plan.pace import FEWEST_PERIODS, Course, Pace, Range, year_end_range
from models.plan.periods import period_from_key
from models.plan.progress import Progress

_COUNTED = (
    Pace.EXCEEDED,
    Pace.REACHED,
    Pace.ON_PACE,
    Pace.BEHIND,
    Pace.SHORT,
    Pace.INCOMPLETE,
    Pace.LATER,
    Pace.UNKNOWN,
)
_SHOWN = 3
_WELL = frozenset({Pace.EXCEEDED, Pace.REACHED, Pace.ON_PACE})


def counts(courses: Iterable[Course], asker: Asker) -> str:
    """How many stand where: "2 vượt, 3 đạt, 9 đúng tiến độ …"; what is none is left out."""
    paces = [course.pace for course in courses]
    return ", ".join(
        asker.words.say(f"pace-count-{_key(pace)}", count=str(paces.count(pace))) for pace in _COUNTED if pace in paces
    )


def sentence(standing: Progress, course: Course, asker: Asker) -> str:
    """What the pace is and what it takes to arrive; empty where the verdict has said it all."""
    words, indicator = asker.words, asker.plan.indicators[standing.indicator]
    if course.pace is Pace.LATER:
        return words.say("pace-later")
    if course.expected is None or course.through is None or standing.target is None:
        return ""
    said = words.say(
        f"pace-{_key(course.pace)}",
        period=wording.period_name(words, course.through),
        usual=wording.shown(words, indicator, _rounded(course.expected, indicator)),
        share=words.quantity((HUNDRED * course.expected / standing.target).quantize(Decimal(1)), "%"),
    )
    return " ".join(filter(None, (said, _needed(course, indicator, asker))))


def outlook(indicator: Indicator, series: Sequence[Progress], asker: Asker) -> str:
    """Where the district's year may end, with the method named; empty when it cannot be said.

    ``series``: how the district stood as each period asked had closed, oldest first.
    """
    found = _range(indicator, series, asker)
    if found is None:
        return ""
    words = asker.words
    low, high = (wording.shown(words, indicator, end) for end in found)
    return words.say("pace-outlook", periods=str(FEWEST_PERIODS), low=low, high=high)


def _range(indicator: Indicator, series: Sequence[Progress], asker: Asker) -> Range | None:
    profile = asker.plan.profiles.get(indicator.slug)
    if indicator.shape is not Shape.CUMULATIVE or profile is None or not _asked_just_now(series, asker):
        return None
    known = [one for one in series if one.value is not None][-FEWEST_PERIODS:]
    if any(one.missing_periods or one.coverage.reported < one.coverage.expected for one in known):
        return None
    sums = [(one.through, one.value) for one in known if one.through is not None and one.value is not None]
    return year_end_range(sums, profile, indicator.decimals) if len({key for key, _ in sums}) == len(sums) else None


def _asked_just_now(series: Sequence[Progress], asker: Asker) -> bool:
    """Whether the last period asked is the newest that is over: out of season nothing new is known."""
    latest = period_from_key(series[-1].coverage.period) if series and series[-1].coverage.period else None
    return latest is not None and latest.following().opens_on > asker.today


def _needed(found: Course, indicator: Indicator, asker: Asker) -> str:
    if found.pace is not Pace.BEHIND:
        return ""
    if found.needed is None:
        return asker.words.say("pace-season-over")
    needed = wording.shown(asker.words, indicator, found.needed)
    return asker.words.say("pace-needed", needed=needed, months=found.months_left)


def _key(pace: Pace) -> str:
    return pace.value.replace("_", "-")


def _rounded(value: Decimal, indicator: Indicator) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-indicator.decimals))


def worst_and_best(found: Sequence[Progress], courses: Mapping[str, Course], asker: Asker) -> tuple[str, ...]:
    """The slowest of those behind and the furthest of those that do well, by percent of plan."""
    ranked = sorted(
        (standing for standing in found if standing.percent is not None),
        key=lambda standing: standing.percent or Decimal(0),
    )
    behind = [standing for standing in ranked if courses[standing.indicator].pace is Pace.BEHIND]
    best = [standing for standing in reversed(ranked) if courses[standing.indicator].pace in _WELL]
    return (
        *_names(behind[:_SHOWN], "progress-lowest", asker),
        *_names(best[:_SHOWN], "progress-highest", asker),
    )


def _names(found: Sequence[Progress], key: str, asker: Asker) -> tuple[str, ...]:
    if not found:
        return ()
    listed = "; ".join(
        f"{asker.plan.indicators[standing.indicator].short(asker.words.language)} "
        f"{wording.percent_of_plan(asker.words, standing.percent or Decimal(0))}"
        for standing in found
    )
    return (asker.words.say(key, list=listed),)
