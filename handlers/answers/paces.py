"""Whether an indicator keeps pace, in words: by its season or the usual year, with what each month must still bring.

Promises: the course is said to be an estimate; a range for the year is only given when every unit has reported the
three periods behind it.
Must not: judge (see ``models.plan.pace``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_FLOOR, Decimal

from handlers.answers import marks, needs, standings
from handlers.answers.asker import Asker
from handlers.dialogue import wording
from models.plan.indicators import Indicator, Shape
from models.plan.measures import HUNDRED
from models.plan.pace import FEWEST_PERIODS, Course, Pace, Range, concern, year_end_range
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
_SHOWN_BELOW_MORE = 2  # a phone's screen holds no more where something else stands above
_BEST_SHOWN = 2


def counts(courses: Iterable[Course], asker: Asker) -> str:
    """How many stand where: "2 vượt, 3 đạt, 9 đúng tiến độ …"; what is none is left out."""
    paces = [course.pace for course in courses]
    return ", ".join(
        asker.words.say(f"pace-count-{_key(pace)}", count=str(paces.count(pace))) for pace in _COUNTED if pace in paces
    )


def by_pace(courses: Mapping[str, Course], asker: Asker) -> Iterator[tuple[str, tuple[str, ...]]]:
    """How many stand where, and which: "2 chậm" and their slugs."""
    for pace in _COUNTED:
        slugs = tuple(slug for slug, course in courses.items() if course.pace is pace)
        if slugs:
            yield asker.words.say(f"pace-count-{_key(pace)}", count=str(len(slugs))), slugs


def none_so(pace: Pace, asker: Asker) -> str:
    """That none stands so: "0 chậm"."""
    return asker.words.say(f"pace-count-{_key(pace)}", count="0")


def sentence(standing: Progress, course: Course, asker: Asker) -> str:
    """What the pace is and what it takes to arrive; empty where the verdict has said it all."""
    said, indicator = judged(standing, course, asker), asker.plan.indicators[standing.indicator]
    if not said or course.pace is not Pace.BEHIND or standing.target is None or course.expected is None:
        return said
    return f"{said} {needs.sentence(indicator, course, asker.plan, asker.words)}"


def judged(standing: Progress, course: Course, asker: Asker) -> str:
    """What the pace is, without what it takes to arrive; empty where the verdict has said it all."""
    words, indicator = asker.words, asker.plan.indicators[standing.indicator]
    if course.pace is Pace.LATER:
        return words.say("pace-later")
    if course.closed and course.pace is Pace.SHORT:
        return words.say("pace-closed")
    if course.pace is Pace.INCOMPLETE and course.expected is None and course.through is not None:
        return words.say("pace-outdated", period=wording.period_name(words, course.through))
    if course.expected is None or course.through is None or standing.target is None:
        return ""
    usual = _rounded(course.expected, indicator)
    done, share = _percents(course, standing, asker)
    return words.say(
        f"pace-{_key(course.pace)}",
        period=wording.period_name(words, course.through),
        usual=wording.shown(words, indicator, usual),
        share=share,
        done=done,
        basis=words.say("pace-basis", rhythm=needs.rhythm(indicator, asker.plan)),
    )


def outlook(indicator: Indicator, series: Sequence[Progress], asker: Asker) -> str:
    """Where the district's year may end, with the method named; empty when it cannot be said.

    ``series``: how the district stood as each period asked had closed, oldest first.
    """
    found = _range(indicator, series, asker)
    if found is None:
        return ""
    words = asker.words
    low, high = (wording.shown(words, indicator, end) for end in found)
    return words.say(
        "pace-outlook", periods=str(FEWEST_PERIODS), low=low, high=high, rhythm=needs.rhythm(indicator, asker.plan)
    )


def _range(indicator: Indicator, series: Sequence[Progress], asker: Asker) -> Range | None:
    profile = asker.plan.profiles.get(indicator.slug)
    if indicator.shape is not Shape.CUMULATIVE or profile is None or not _asked_just_now(series, asker):
        return None
    known = [one for one in series if one.value is not None]
    newest = known[-FEWEST_PERIODS:]
    if any(one.missing_periods or one.coverage.reported < one.coverage.expected for one in newest):
        return None
    sums = [(one.through, one.value) for one in known if one.through is not None and one.value is not None]
    return year_end_range(sums, profile, indicator.decimals) if len({key for key, _ in sums}) == len(sums) else None


def _asked_just_now(series: Sequence[Progress], asker: Asker) -> bool:
    """Whether the last period asked is the newest that is over: out of season nothing new is known."""
    latest = period_from_key(series[-1].coverage.period) if series and series[-1].coverage.period else None
    return latest is not None and latest.following().opens_on > asker.today


def _percents(course: Course, standing: Progress, asker: Asker) -> tuple[str, str]:
    """What was done by the period judged and what is usual by then, as it was judged, in percent of plan."""
    if course.value is None or course.expected is None or not standing.target:
        return "", ""
    usual = _rounded(course.expected, asker.plan.indicators[standing.indicator])
    done, by_then = (HUNDRED * value / standing.target for value in (course.value, usual))
    return wording.percents_beside(asker.words, done, by_then)


def _key(pace: Pace) -> str:
    return pace.value.replace("_", "-")


def _rounded(value: Decimal, indicator: Indicator) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-indicator.decimals), ROUND_FLOOR)


def furthest_behind(
    found: Iterable[Progress], courses: Mapping[str, Course], asker: Asker, most: int = _SHOWN
) -> list[Progress]:
    """The few that are furthest behind their course or their target, the worst first."""
    known = [one for one in found if courses[one.indicator].pace in (Pace.BEHIND, Pace.SHORT)]
    indicators = asker.plan.indicators
    known.sort(key=lambda one: concern(indicators[one.indicator], one, courses[one.indicator]))
    return known[:most]


def worst_and_best(
    found: Sequence[Progress], courses: Mapping[str, Course], asker: Asker, *, below_more: bool = False
) -> tuple[str, ...]:
    """The furthest behind with what each month must bring or with what they lack, and those that do best; above an
    open question only how far behind they are."""
    lines = worst(found, courses, asker, _SHOWN_BELOW_MORE if below_more else _SHOWN)
    return lines if asker.beside_question and lines else (*lines, *_best(found, courses, asker))


def _best(found: Iterable[Progress], courses: Mapping[str, Course], asker: Asker) -> Iterator[str]:
    judged = [standing for standing in found if standing.percent is not None]
    merits = {one.indicator: _merit(one, courses[one.indicator], asker) for one in judged}
    best = [one for one in judged if merits[one.indicator][0]]
    best.sort(key=lambda one: merits[one.indicator], reverse=True)
    if best:
        listed = "; ".join(_best_of(one, courses[one.indicator], asker) for one in best[:_BEST_SHOWN])
        yield asker.words.say("progress-best", list=listed)


def worst(
    found: Iterable[Progress], courses: Mapping[str, Course], asker: Asker, most: int = _SHOWN
) -> tuple[str, ...]:
    """Who is behind a course, then who is short of a target: in June a school short of it is not late yet."""
    furthest = furthest_behind(found, courses, asker, most)
    behind = [one for one in furthest if courses[one.indicator].pace is Pace.BEHIND]
    short = [one for one in furthest if one not in behind]
    lines = [asker.words.say("progress-worst")] if behind else []
    lines += [_behind_line(one, courses[one.indicator], asker) for one in behind]
    lines += [asker.words.say("progress-short")] if short else []
    return (*lines, *(_short_line(one, asker) for one in short))


def _merit(standing: Progress, course: Course, asker: Asker) -> tuple[int, Decimal]:
    """How much there is to be said for it; 0 for nothing.

    A stock that is at its target may have been so since January: only one beyond it counts, after all others. That
    nothing is due yet, or that as much came as usual, is no merit.
    """
    stock = asker.plan.indicators[standing.indicator].shape is Shape.STOCK
    percent = standing.percent or Decimal(0)
    match course.pace:
        case Pace.EXCEEDED | Pace.REACHED if not stock:
            return 3, percent
        case Pace.ON_PACE if standing.value and (course.of_expected is None or course.of_expected > HUNDRED):
            return 2, course.of_expected or Decimal(0)
        case Pace.EXCEEDED:
            return 1, percent
    return 0, percent


def _behind_line(standing: Progress, course: Course, asker: Asker) -> str:
    indicator = asker.plan.indicators[standing.indicator]
    told = needs.judged if asker.beside_question else needs.in_short
    needed = told(indicator, course, asker.plan, asker.words)
    what, marked = _beside_course(standing, course, asker), marks.in_short(course, asker)
    return asker.words.say("progress-worst-line", what=what, needed=needed, marks=marked)


def _short_line(standing: Progress, asker: Asker) -> str:
    words, indicator = asker.words, asker.plan.indicators[standing.indicator]
    what, risen = standings.verdict(standing, asker), wording.went_other_way(indicator, standing.value or Decimal(0))
    if risen and standing.value is not None and standing.target is not None:
        what = wording.against(words, indicator, standing.value, standing.target)
    coverage = standing.coverage
    return words.say(
        "progress-short-line",
        name=indicator.short(words.language),
        what=what,
        until=_until("progress-short-until", standings.of_an_earlier_period(standing), asker),
        missing=coverage.expected - coverage.reported if coverage.expected > 1 else 0,
        reported=str(coverage.reported),
        expected=str(coverage.expected),
        period=wording.period_name(words, coverage.period) if coverage.period else "",
        marks=marks.in_short(standing, asker),
    )


def _best_of(standing: Progress, course: Course, asker: Asker) -> str:
    """With the period judged; of what has no course, with that of an older figure."""
    judged = standing if course.value is None else course
    period = course.through if judged is course else standings.of_an_earlier_period(standing)
    until = _until("progress-until", period, asker)
    return _beside_course(standing, course, asker) + until + marks.in_short(judged, asker)


def _until(phrase: str, period: str | None, asker: Asker) -> str:
    return asker.words.say(phrase, period=wording.period_name(asker.words, period)) if period else ""


def _beside_course(standing: Progress, course: Course, asker: Asker) -> str:
    """ "Búp chè tươi 23,8%/28%": what is done and what is usual by then, of the year's plan."""
    name = asker.plan.indicators[standing.indicator].short(asker.words.language)
    if course.expected is None or course.value is None or not standing.target:
        return f"{name} {standings.done(standing.value, standing.target, asker)}"
    return f"{name} {'/'.join(_percents(course, standing, asker))}"
