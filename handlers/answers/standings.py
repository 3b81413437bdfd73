"""One standing in words: value against target, what it compares to, until when, and who has reported.

Promises: every value comes with its period and coverage; missing is said, never zero.
Must not: look anything up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from handlers import permissions
from handlers.answers import lines
from handlers.answers.asker import Asker
from handlers.dialogue import wording
from models.plan.indicators import Comparison, Indicator
from models.plan.measures import HUNDRED
from models.plan.periods import period_from_key
from models.plan.progress import Progress
from models.plan.units import Unit

_CENT: Final = Decimal("0.01")
_EVEN: Final = MappingProxyType(
    {Comparison.MORE_THAN: "verdict-more-than-even", Comparison.AT_MOST: "verdict-at-most-even"}
)  # what is said of a value that is the target itself, where neither "short" nor "below" would be true


def of_an_earlier_period(standing: Progress) -> str | None:
    """The period of the newest figure, where a later one was asked."""
    through, asked = standing.through, standing.coverage.period
    if through is None or asked is None or period_from_key(through).last_on >= period_from_key(asked).last_on:
        return None
    return through


def percent_of(standing: Progress, asker: Asker) -> str:
    if standing.percent is None:
        return asker.words.say("progress-reached" if standing.reached else "progress-not-reached")
    return done(standing.value, standing.target, asker)


def done(value: Decimal | None, target: Decimal | None, asker: Asker) -> str:
    """Percent of the plan to one decimal, rounded once: 23,848 is 23,8."""
    exact = HUNDRED * value / target if value is not None and target else Decimal(0)
    return wording.percent_of_plan(asker.words, exact)


def describe(standing: Progress, asker: Asker, whose: str) -> str:
    """One standing: value against target, what it compares to, until when, and who has reported.

    ``whose``: empty where it stands above already, with the mark of sample figures.
    """
    indicator, words = asker.plan.indicators[standing.indicator], asker.words
    name = indicator.short(words.language)
    whose = words.say("progress-whose", whose=whose, sample=asker.sample) if whose else ""
    if standing.value is None:
        key = "progress-none-own-target" if standing.target is None else "progress-none"
        aimed = indicator.target if standing.target is None else standing.target
        target = wording.goal(words, indicator, wording.shown(words, indicator, aimed))
        first = words.say(key, name=name, whose=whose, target=target)
        return " ".join((first, *_coverage(standing, asker)))
    if standing.target is None:
        first = words.say(
            "progress-value",
            name=name,
            whose=whose,
            value=wording.shown(words, indicator, standing.value),
        )
    else:
        first = words.say(
            "progress-against",
            name=name,
            whose=whose,
            value=wording.against(words, indicator, standing.value, standing.target),
            verdict=verdict(standing, asker),
        )
    return "\n".join((first, " ".join(_notes(standing, asker))))


def verdict(standing: Progress, asker: Asker) -> str:
    """What a value compares to: "đạt 93,7% KH, còn thiếu 3,59 điểm %"."""
    indicator = asker.plan.indicators[standing.indicator]
    words, distance = asker.words, standing.distance or Decimal(0)
    if wording.went_other_way(indicator, standing.value or Decimal(0)):
        return words.say("progress-not-reached")
    places = wording.places_apart(abs(distance), (Decimal(0),), max(indicator.decimals, 1))
    written = words.plain(abs(distance), places)
    in_points = indicator.unit.startswith("%")  # between two rates lie percentage points
    away = words.say("points", value=written) if in_points else f"{written} {indicator.unit_name(words.language)}"
    if not distance and (key := _EVEN.get(indicator.comparison)):
        return words.say(key)
    if indicator.comparison is Comparison.AT_MOST:
        return words.say("verdict-at-most-reached" if standing.reached else "verdict-at-most-over", distance=away)
    if standing.percent is None and standing.reached:
        return words.say(_without_percent(indicator, distance))
    percent = done(standing.value, standing.target, asker)
    if indicator.comparison is Comparison.MAINTAIN:
        return words.say("verdict-kept" if standing.reached else "verdict-fallen", percent=percent, distance=away)
    if not standing.reached:
        return words.say("verdict-short", percent=percent, distance=away)
    return words.say("verdict-exceeded" if distance < 0 else "verdict-reached", percent=percent)


def _without_percent(indicator: Indicator, distance: Decimal) -> str:
    """What is said of a target of 0: whatever is there is no part of it."""
    if indicator.comparison is Comparison.MAINTAIN:
        return "verdict-kept-nothing"
    return "verdict-exceeded-nothing" if distance < 0 else "verdict-reached-nothing"


def _notes(standing: Progress, asker: Asker) -> tuple[str, ...]:
    words, notes = asker.words, []
    if standing.through and not _covered_to(standing):
        notes.append(words.say("progress-through", period=wording.period_name(words, standing.through)))
    notes.extend(_coverage(standing, asker))
    for count, key in (
        (standing.estimated, "progress-estimated"),
        (standing.late, "progress-late"),
        (standing.without_whole, "progress-without-whole"),
        (standing.without_baseline, "progress-without-baseline"),
        (standing.missing_periods, "progress-missing-periods"),
    ):
        if count:
            notes.append(words.say(key, count=count))
    return tuple(notes)


def _covered_to(standing: Progress) -> bool:
    """Whether the coverage names the period of the newest figure already."""
    coverage = standing.coverage
    return coverage.expected > 1 and coverage.period == standing.through and coverage.reported > 0


def marks(estimated: int, late: int, unit: Unit | None, asker: Asker) -> Sequence[str]:
    """How many figures are estimates, and how many came late; of another unit only to those who may know."""
    known = late if unit is None or permissions.may_see_late(asker.officer, unit) else 0
    counted = ((estimated, "progress-estimated"), (known, "progress-late"))
    return [asker.words.say(key, count=count) for count, key in counted if count]


def _baseline(standing: Progress, asker: Asker) -> tuple[str, ...]:
    """What a fall is measured from where that is not its units' own, or why it cannot be told."""
    words, awaited = asker.words, standing.value is None
    if standing.before is not None:
        key = "progress-baseline-awaits-all" if awaited else "progress-baseline-of-district"
        rate = words.quantity(standing.before.quantize(_CENT), "%")
        return (words.say(key, rate=rate, count=standing.coverage.expected),)
    return (words.say("progress-no-baseline"),) if standing.missing_baseline and awaited else ()


def _coverage(standing: Progress, asker: Asker) -> tuple[str, ...]:
    words, coverage = asker.words, standing.coverage
    unmeasured = _baseline(standing, asker)
    if coverage.expected <= 1 or coverage.period is None:
        return unmeasured
    return (
        *unmeasured,
        words.say(
            "progress-coverage",
            reported=str(coverage.reported),
            expected=str(coverage.expected),
            period=wording.period_name(words, coverage.period),
        ),
        *((words.say("progress-carried", count=standing.carried),) if standing.carried else ()),
    )


def numbered_line(standing: Progress, asker: Asker) -> str:
    """The same line by the indicator's number in the plan, where it can be chosen by it."""
    return lines.numbered(asker.plan.indicators[standing.indicator].number, one_line(standing, asker), asker)


def one_line(standing: Progress, asker: Asker) -> str:
    """ "Búp chè tươi: 4.508/13.460 (33,5%)"."""
    indicator, words = asker.plan.indicators[standing.indicator], asker.words
    name = indicator.short(words.language)
    if standing.value is None:
        return words.say("progress-line-none", name=name)
    return words.say(
        "progress-line",
        name=name,
        done=wording.against(words, indicator, standing.value, indicator.target),
        percent=percent_of(standing, asker),
        marks="".join(_short_marks(standing, asker)),
    )


def legend(shown: Iterable[Progress], asker: Asker) -> list[str]:
    """What the words behind the percents say, where there are any."""
    return [asker.words.say("line-legend")] if any(any(_short_marks(one, asker)) for one in shown) else []


def _short_marks(standing: Progress, asker: Asker) -> Iterator[str]:
    """ ", 19/29, ước, muộn": what limits the figure, in a word each."""
    coverage, words = standing.coverage, asker.words
    if coverage.period and coverage.expected > 1 and coverage.reported < coverage.expected:
        yield words.say(
            "line-mark-coverage",
            reported=str(coverage.reported),
            expected=str(coverage.expected),
            period=wording.period_name(words, coverage.period),
        )
    elif coverage.expected == 1 and not coverage.reported and standing.through:
        yield words.say("line-mark-until", period=wording.period_name(words, standing.through))
    if standing.estimated:
        yield words.say("line-mark", mark=words.say("mark-estimated"))
    if standing.late:
        yield words.say("line-mark", mark=words.say("mark-late-short"))
