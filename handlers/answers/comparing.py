"""An indicator beside the period before and beside the same period of the year before.

Promises: a period is set against a period, never against a year's total; where not the same units reported, both
numbers are said with who is in them, and "more" or "less" only of the units that are in both.
Must not: guess what was not imported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from handlers import permissions
from handlers.answers import as_of, compared_sides, further, last_year, periods
from handlers.answers.asker import Asker
from handlers.answers.compared_sides import Side
from handlers.dialogue import browsing_tokens, tokens, wording
from handlers.dialogue.decisions import Compared, Reply
from models import messages
from models.plan.in_period import Alike, alike, standing_at
from models.plan.indicators import Indicator, Kind
from models.plan.measures import Per
from models.plan.periods import Rhythm, period_from_key, periods_of_year
from models.plan.progress import Progress
from models.plan.units import Unit
from models.store.queries import rows

_FROM_THE_START: Final = (Rhythm.HALF_YEAR, Rhythm.NINE_MONTHS, Rhythm.YEAR)  # one of them alone in most years' plans


def compared(question: Compared, asker: Asker) -> Reply:
    """A few indicators, one after the other."""
    unit = as_of.unit_named(question.unit, asker)
    if question.unit is not None and unit is None:
        return Reply(asker.words.say("unknown-unit"))
    if unit is not None and not permissions.may_see(asker.officer, unit):
        return Reply(asker.words.say("not-yours-to-see"))
    parts = [_part(asker.plan.indicators[slug], unit, question, asker) for slug in question.indicators]
    return Reply("\n\n".join(parts), _choices(question, unit, asker))


def _choices(question: Compared, unit: Unit | None, asker: Asker) -> tuple[messages.Choice, ...]:
    if len(question.indicators) != 1:
        return (wording.choice(asker.words, tokens.GO_PROGRESS, "choice-progress"),)
    indicator = asker.plan.indicators[question.indicators[0]]
    if unit is not None and asker.plan.form_for(indicator.slug, unit) is None:
        unit = None
    slug = unit.slug if unit else None
    year = browsing_tokens.compared(indicator.number, "year", browsing_tokens.unit_key(slug), question.period)
    return (
        *((wording.choice(asker.words, year, "choice-compare-year"),) if question.against == "before" else ()),
        further.behind(indicator, unit, question.period, asker),
        *further.through(indicator, unit, asker),
        further.back(indicator, unit, asker, question.period),
    )


def _part(indicator: Indicator, unit: Unit | None, question: Compared, asker: Asker) -> str:
    if unit is not None and asker.plan.form_for(indicator.slug, unit) is None:
        unit = None
    series = periods.series_of(indicator, unit, asker)
    wanted = _wanted(series, question, asker)
    stood = _asked_about(series, wanted)
    words = asker.words
    whose = as_of.title_of(unit, asker) if unit else words.say("the-district")
    if stood is None:
        none = words.say("compare-none", name=indicator.short(words.language), whose=whose, sample=asker.sample)
        note = periods.not_over(question.period, asker) if question.period else ""
        return " ".join(filter(None, (note, none)))
    key = _key(stood, wanted)
    now = compared_sides.side_of(indicator, series, key, unit, asker)
    heading = words.say("compare-heading", name=indicator.short(words.language), whose=whose, sample=asker.sample)
    above = [heading, *([] if wanted or question.beside else _nobody_yet(indicator, series, asker))]
    lines = [*above, compared_sides.said(indicator, now, asker)]
    if question.against == "before":
        earlier = _earlier(question, series, stood, key)
        before = compared_sides.side_of(indicator, series, earlier, unit, asker) if earlier else None
        if before and period_from_key(before.key).last_on > period_from_key(now.key).last_on:
            before, now = now, before
        lines = [*above, compared_sides.said(indicator, now, asker)]
        lines += _against_before(indicator, before, now, unit, asker)
    year = str(asker.plan.year - 1)
    none = words.say("compare-year-none", year=year) if question.against == "year" else ""
    lines += last_year.against(indicator, now, stood, unit, none, asker)
    return "\n".join(lines)


def newest_and_before(series: Sequence[Progress]) -> tuple[str, str] | None:
    """The keys of the newest period with a figure and of the one before; None where there are no two."""
    stood = _asked_about(series, None)
    if stood is None:
        return None
    key = _key(stood, None)
    earlier = _before(series, stood, key)
    return (key, earlier) if earlier else None


def _nobody_yet(indicator: Indicator, series: Sequence[Progress], asker: Asker) -> list[str]:
    """That nobody has reported the newest period asked, where an older one is shown instead."""
    asked = series[-1].coverage
    if asked.period is None or asked.reported:
        return []
    side = compared_sides.Side(asked.period, None, asked.reported, asked.expected)
    return [compared_sides.said(indicator, side, asker)]


def _wanted(series: Sequence[Progress], question: Compared, asker: Asker) -> str | None:
    """The period named; else the newest that is over of the length it is to be set beside, where that is a longer one
    than is reported."""
    own = _rhythm(series[-1].coverage.period) if series else None
    longer = _rhythm(question.beside) or (Rhythm.QUARTER if question.back == "quarter" else Rhythm.MONTH)
    if question.period and not (question.back and _rhythm(question.period) is not longer):
        return question.period
    if longer is own or own is not Rhythm.MONTH or not (question.beside or question.back):
        return None
    over = [one for one in periods_of_year(longer, asker.plan.year) if one.opens_on <= asker.today]
    return over[-1].key if over else None


def _rhythm(key: str | None) -> Rhythm | None:
    return period_from_key(key).rhythm if key else None


def _earlier(question: Compared, series: Sequence[Progress], stood: Progress, key: str) -> str | None:
    """The period to set beside: the one named, unless it is the same, or the one before."""
    return question.beside if question.beside not in (None, key) else _before(series, stood, key)


def _asked_about(series: Sequence[Progress], wanted: str | None) -> Progress | None:
    """The newest standing with any figure, not after the wanted period."""
    stood = standing_at(series, period_from_key(wanted)) if wanted else None
    found = series if wanted is None else series[: series.index(stood) + 1] if stood else ()
    reported = [one for one in found if one.coverage.period is not None and one.coverage.reported]
    return reported[-1] if reported else None


def _key(stood: Progress, wanted: str | None) -> str:
    """The wanted period where the standing is of its end, else the standing's own."""
    own = stood.coverage.period or ""
    if wanted and period_from_key(wanted).last_on == period_from_key(own).last_on:
        return wanted
    return own


def _before(series: Sequence[Progress], stood: Progress, key: str) -> str | None:
    """The period before: of the reports themselves, or of the longer rhythm that was named."""
    if key == stood.coverage.period:
        place = series.index(stood)
        return series[place - 1].coverage.period if place else None
    earlier = period_from_key(key).previous()
    return earlier.key if earlier.year == period_from_key(key).year else None


def _against_before(
    indicator: Indicator, before: Side | None, now: Side, unit: Unit | None, asker: Asker
) -> Iterator[str]:
    words = asker.words
    rhythm = period_from_key(now.key).rhythm
    if before is None and rhythm in _FROM_THE_START:
        yield words.say("compare-none-as-long", period=wording.period_name(words, now.key))
        return
    if before is None or before.value is None or now.value is None:
        if before is not None and before.value is not None:  # the newer of the two is missing, which its line says
            yield compared_sides.said(indicator, before, asker)
            return
        yield words.say("compare-no-other", period=wording.period_name(words, before.key) if before else "none")
        return
    yield compared_sides.said(indicator, before, asker)
    if indicator.kind is Kind.FLOW and period_from_key(before.key).rhythm is not rhythm:
        yield words.say("compare-unlike-lengths")
        return
    before, now = sorted((before, now), key=_ended)  # more or less is told as time went, however it was asked
    if before.value is not None and now.value is not None and before.whole and now.whole:
        yield compared_sides.changed(indicator, before.value, now.value, asker)
        return
    found = None if unit else _of_both(indicator, before.key, now.key, asker)
    yield words.say("compare-unlike") if found is None else compared_sides.alike_words(indicator, found, asker)


def _ended(side: Side) -> date:
    return period_from_key(side.key).last_on


def _of_both(indicator: Indicator, before: str, now: str, asker: Asker) -> Alike | None:
    """The units that reported both periods, each with a figure of that period alone; not of very many units."""
    expected = frozenset(asker.plan.reporting_units(indicator.slug))
    if len(expected) > compared_sides.MOST_UNITS:
        return None
    figures = [
        figure
        for figure in rows.figures_in(asker.connection, indicator.slug, (before, now))
        if figure.unit in expected and figure.per is not Per.YEAR_TO_DATE
    ]
    return alike(indicator.kind, compared_sides.of_period(before, figures), compared_sides.of_period(now, figures))
