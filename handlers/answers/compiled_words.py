"""One indicator of a report in words: what stands in the table's cells and in the report's sentences. (pure)

Promises: what limits a figure (coverage, estimates, lateness, an older period) stands beside it; missing is said, never
zero; every digit of an exact figure is shown, so that no rounding carries it across its target.
Must not: add figures up or judge them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from handlers.answers import needs
from handlers.answers.compiled import Compiled, Line
from handlers.dialogue import wording
from locales.phrasebook import DISTRICT_ZONE, Phrasebook
from models.plan.indicators import Comparison, Indicator, Shape
from models.plan.pace import Pace
from models.plan.periods import period_from_key
from models.plan.profiles import MONTHS

BLANK = "\u00a0" * 8
COLUMNS = ("number", "name", "unit", "target", "done", "percent", "pace", "coverage", "remarks")
STATES = (
    Pace.EXCEEDED,
    Pace.REACHED,
    Pace.ON_PACE,
    Pace.BEHIND,
    Pace.SHORT,
    Pace.INCOMPLETE,
    Pace.LATER,
    Pace.UNKNOWN,
)
_JUDGED = frozenset({Pace.ON_PACE, Pace.BEHIND})


def key_of(pace: Pace) -> str:
    """How a pace stands in the keys of phrases."""
    return pace.value.replace("_", "-")


def counts(lines: Iterable[Line], words: Phrasebook) -> str:
    """How many indicators stand where: "2 vượt, 3 đạt …"; what is none is left out."""
    paces = [line.course.pace for line in lines]
    there = [(pace, paces.count(pace)) for pace in STATES if pace in paces]
    return ", ".join(words.say(f"pace-count-{key_of(pace)}", count=str(count)) for pace, count in there)


def plain_day(day: date) -> str:
    """A day as documents write it: 14/6/2024."""
    return f"{day.day}/{day.month}/{day.year}"


def plain_moment(moment: datetime) -> str:
    """A moment in the district as sheets write it: 17/06/2024 07:30."""
    return f"{moment.astimezone(DISTRICT_ZONE):%d/%m/%Y %H:%M}"


def target_in_words(line: Line, words: Phrasebook) -> str:
    """The plan's number with the sign that says which side of it is meant."""
    target = line.standing.target
    if target is None:
        return words.say("document-no-target")
    return wording.goal(words, line.indicator, wording.bare(words, line.indicator, target))


def done_in_words(line: Line, words: Phrasebook) -> str:
    """The value, or that there is none."""
    value, target = line.standing.value, line.standing.target
    if value is None:
        return words.say("measure-none")
    if target is None or wording.went_other_way(line.indicator, value):
        return wording.bare(words, line.indicator, value)
    return wording.beside(words, line.indicator, value, target)


def percent_in_words(line: Line, words: Phrasebook) -> str:
    """The percent of plan; a dash where none is given: no figure, no target, or a target not to be passed."""
    percent = line.standing.percent
    return words.say("document-no-percent") if percent is None else words.plain(percent, 2)


def pace_in_words(line: Line, compiled: Compiled) -> str:
    """The pace; what is only known at the year's end is judged then, whether there is a figure yet or not."""
    waits = line.indicator.shape is Shape.YEAR_END and compiled.period.last_on.month < MONTHS
    without = line.course.pace is Pace.UNKNOWN and line.standing.value is None
    return compiled.words.say(f"document-pace-{key_of(Pace.LATER if waits and without else line.course.pace)}")


def coverage_in_words(line: Line, words: Phrasebook) -> str:
    """Who has reported the latest period asked, and which that is."""
    coverage = line.standing.coverage
    if coverage.period is None:
        return words.say("document-coverage-none")
    return words.say("document-coverage", **_coverage(line, words))


def remarks(line: Line, compiled: Compiled) -> str:
    """What the other cells do not say: parts, an older period, estimates, lateness, what is still needed."""
    words, standing = compiled.words, line.standing
    parts = (
        [words.say("document-note-parts", part=words.number(standing.part), whole=words.number(standing.whole))]
        if standing.part is not None and standing.whole is not None
        else []
    )
    if standing.value is not None and wording.went_other_way(line.indicator, standing.value):
        parts.append(words.say("document-note-risen"))  # a sheet holds the bare number
    return "; ".join((*parts, *_limits(line, compiled), *_wanting(line, compiled)))


def item(line: Line, compiled: Compiled) -> str:
    """The indicator in a sentence: value against plan, percent, and what limits the figure."""
    words, standing, indicator = compiled.words, line.standing, line.indicator
    name = indicator.name(words.language)
    if standing.value is None or standing.target is None:
        return name
    notes = [*_partial(line, compiled), *_limits(line, compiled), *_wanting(line, compiled)]
    if wording.went_other_way(indicator, standing.value):
        done = wording.against(words, indicator, standing.value, standing.target)
        return words.say("document-item-risen", name=name, done=done, notes="; ".join(notes), noted=len(notes))
    target = wording.shown(words, indicator, standing.target)
    if standing.percent is None:
        done = wording.shown(words, indicator, standing.value)
        said = words.say("document-item-at-most", name=name, done=done, target=target)
        return words.say("document-item-notes", item=said, notes="; ".join(notes)) if notes else said
    percent = words.say("document-percent", percent=words.quantity(standing.percent, "%", 2))
    return words.say(
        "document-item",
        name=name,
        done=wording.against(words, indicator, standing.value, standing.target),
        notes="; ".join((percent, *notes)),
    )


def _partial(line: Line, compiled: Compiled) -> list[str]:
    """The coverage, where several units report and some are missing, and of which period."""
    coverage, words = line.standing.coverage, compiled.words
    if coverage.period is None or coverage.expected == 1 or coverage.reported == coverage.expected:
        return []
    return [words.say("document-note-coverage", **_coverage(line, words))]


def _coverage(line: Line, words: Phrasebook) -> dict[str, str]:
    coverage = line.standing.coverage
    return {
        "reported": str(coverage.reported),
        "expected": str(coverage.expected),
        "period": wording.period_name(words, coverage.period) if coverage.period else "",
    }


def _limits(line: Line, compiled: Compiled) -> list[str]:
    words, standing = compiled.words, line.standing
    notes = []
    if standing.through and period_from_key(standing.through).last_on < compiled.period.last_on:
        notes.append(words.say("document-note-through", period=wording.period_name(words, standing.through)))
    for count, key in (
        (standing.estimated, "document-note-estimated"),
        (standing.late, "document-note-late"),
        (standing.without_whole, "document-note-without-whole"),
        (0 if standing.value is None else standing.without_baseline, "document-note-without-baseline"),
        (_missing_before(line), "document-note-missing-periods"),
    ):
        if count:
            notes.append(words.say(key, count=count))
    return [*notes, *_baseline(line, compiled)]


def _baseline(line: Line, compiled: Compiled) -> list[str]:
    """What a fall is measured from where that is not its units' own, or why it cannot be told."""
    words, standing = compiled.words, line.standing
    if standing.before is not None:
        key = "document-note-baseline-awaits-all" if standing.value is None else "document-note-baseline-of-district"
        rate = words.quantity(standing.before.quantize(Decimal("0.01")), "%")
        return [words.say(key, rate=rate, count=standing.coverage.expected)]
    return [words.say("document-note-no-baseline")] if standing.missing_baseline and standing.value is None else []


def _missing_before(line: Line) -> int:
    """Reports missing beyond those the coverage of the latest period tells of."""
    coverage = line.standing.coverage
    return max(0, line.standing.missing_periods - (coverage.expected - coverage.reported))


def _wanting(line: Line, compiled: Compiled) -> list[str]:
    """What the pace was judged by, if not by the newest figures, and what it takes to arrive."""
    course, words = line.course, compiled.words
    judged_by = period_from_key(course.through) if course.through else None
    if judged_by is None or course.through == line.standing.through or course.pace not in _JUDGED:
        return _to_arrive(line, compiled)
    period = wording.period_name(words, judged_by.key)
    return [words.say("document-note-judged", period=period), *_to_arrive(line, compiled)]


def _to_arrive(line: Line, compiled: Compiled) -> list[str]:
    words, indicator, standing, course = compiled.words, line.indicator, line.standing, line.course
    if course.pace is Pace.BEHIND:
        return [needs.noted(indicator, course, compiled.plan, words)]
    over = indicator.comparison is Comparison.AT_MOST and standing.reached is False
    if over and standing.distance is not None:
        return [words.say("document-note-distance", distance=_apart(indicator, standing.distance, words))]
    return []


def _apart(indicator: Indicator, distance: Decimal, words: Phrasebook) -> str:
    """Between two rates lie percentage points."""
    if indicator.unit.startswith("%"):
        return words.say("points", value=words.number(distance))
    return wording.shown(words, indicator, distance)
