"""Whether an indicator keeps pace, in words: by its season, with what is still needed each month.

Promises: the season is said to be an estimate; a range for the year is only given when every unit has reported the
three periods behind it.
Must not: judge (see ``models.plan.pace``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from handlers.answers import standings
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


def counts(courses: Iterable[Course], asker: Asker) -> str:
    """How many stand where: "2 vượt, 3 đạt, 9 đúng tiến độ …"; what is none is left out."""
    paces = [course.pace for course in courses]
    return ", ".join(
        asker.words.say(f"pace-count-{_key(pace)}", count=str(paces.count(pace))) for pace in _COUNTED if pace in paces
    )


def none_so(pace: Pace, asker: Asker) -> str:
    """That none stands so: "0 chậm"."""
    return asker.words.say(f"pace-count-{_key(pace)}", count="0")


def sentence(standing: Progress, course: Course, asker: Asker) -> str:
    """What the pace is and what it takes to arrive; empty where the verdict has said it all."""
    words, indicator = asker.words, asker.plan.indicators[standing.indicator]
    if course.pace is Pace.LATER:
        return words.say("pace-later")
    if course.expected is None or course.through is None or standing.target is None:
        return ""
    usual = _rounded(course.expected, indicator)
    said = words.say(
        f"pace-{_key(course.pace)}",
        period=wording.period_name(words, course.through),
        usual=wording.shown(words, indicator, usual),
        share=_share(usual, standing.target, asker),
        done=standings.done(course.value, standing.target, asker),
    )
    return " ".join(filter(None, (said, _needed(course, indicator, standing.target, asker))))


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


def _needed(found: Course, indicator: Indicator, target: Decimal, asker: Asker) -> str:
    if found.pace is not Pace.BEHIND:
        return ""
    if found.needed is None:
        return asker.words.say("pace-season-over")
    if few := _few_left(found, target):
        needed = wording.shown(asker.words, indicator, few)
        return asker.words.say("pace-needed-in-all", needed=needed, months=found.months_left)
    needed = wording.shown(asker.words, indicator, found.needed)
    return asker.words.say("pace-needed", needed=needed, months=found.months_left)


def _few_left(found: Course, target: Decimal) -> Decimal | None:
    """What is still to come where it is less than the share of a month, rounded up, would make in all the months."""
    left = target - (found.value or Decimal(0))
    return left if found.needed is not None and found.needed * (found.months_left - 1) >= left else None


def _share(value: Decimal, target: Decimal, asker: Asker) -> str:
    return asker.words.quantity((HUNDRED * value / target).quantize(Decimal(1), ROUND_HALF_UP), "%")


def _key(pace: Pace) -> str:
    return pace.value.replace("_", "-")


def _rounded(value: Decimal, indicator: Indicator) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-indicator.decimals), ROUND_FLOOR)


def furthest_behind(found: Sequence[Progress], courses: Mapping[str, Course]) -> list[Progress]:
    """The few that are furthest behind their course, the worst first."""
    behind = [one for one in found if one.percent is not None and courses[one.indicator].pace is Pace.BEHIND]
    return sorted(behind, key=lambda one: courses[one.indicator].of_expected or Decimal(0))[:_SHOWN]


def worst_and_best(found: Sequence[Progress], courses: Mapping[str, Course], asker: Asker) -> tuple[str, ...]:
    """The furthest behind their course with what each month must bring, and those that do best, by their course."""
    judged = [standing for standing in found if standing.percent is not None]
    behind = furthest_behind(judged, courses)
    merits = {one.indicator: _merit(one, courses[one.indicator], asker) for one in judged}
    best = [one for one in judged if merits[one.indicator][0]]
    best.sort(key=lambda one: merits[one.indicator], reverse=True)
    words = asker.words
    lines = [words.say("progress-worst")] if behind else []
    lines += [_worst_line(one, courses[one.indicator], asker) for one in behind]
    if best:
        listed = "; ".join(_beside_course(one, courses[one.indicator], asker) for one in best[:_SHOWN])
        lines.append(words.say("progress-best", list=listed))
    return tuple(lines)


def _merit(standing: Progress, course: Course, asker: Asker) -> tuple[int, Decimal]:
    """How much there is to be said for it; 0 for nothing.

    A stock that is at its target may have been so since January: only one beyond it counts, after all others.
    """
    stock = asker.plan.indicators[standing.indicator].shape is Shape.STOCK
    percent = standing.percent or Decimal(0)
    match course.pace:
        case Pace.EXCEEDED | Pace.REACHED if not stock:
            return 3, percent
        case Pace.ON_PACE:
            return 2, course.of_expected or Decimal(0)
        case Pace.EXCEEDED:
            return 1, percent
    return 0, percent


def _worst_line(standing: Progress, course: Course, asker: Asker) -> str:
    words, indicator = asker.words, asker.plan.indicators[standing.indicator]
    line = words.say("progress-worst-line", what=_beside_course(standing, course, asker))
    if course.needed is None:
        return f"{line}, {words.say('progress-worst-season-over')}"
    if few := _few_left(course, standing.target or Decimal(0)):
        needed = wording.shown(words, indicator, few)
        return f"{line}, {words.say('progress-worst-needed-in-all', needed=needed, months=course.months_left)}"
    needed = wording.shown(words, indicator, course.needed)
    return f"{line}, {words.say('progress-worst-needed', needed=needed)}"


def _beside_course(standing: Progress, course: Course, asker: Asker) -> str:
    """ "Búp chè tươi 23,8%/28%": what is done and what is usual by then, of the year's plan."""
    name = asker.plan.indicators[standing.indicator].short(asker.words.language)
    if course.expected is None or course.value is None or standing.target is None:
        return f"{name} {standings.done(standing.value, standing.target, asker)}"
    done = standings.done(course.value, standing.target, asker)
    return f"{name} {done}/{_share(course.expected, standing.target, asker)}"
