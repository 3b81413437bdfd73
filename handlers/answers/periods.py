"""What an indicator was in the period that was named, not what it is now.

Promises: a flow says what came in during the period and since the year's start; what stands says how it stood; a period
that is not over, or that nobody was asked for, is said so.
Must not: show a newer figure as the period's.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from handlers.answers import as_of, marks, standings
from handlers.answers.asker import Asker
from handlers.dialogue import wording
from models.plan.in_period import InPeriod, flow_in, standing_at
from models.plan.indicators import Indicator, Kind
from models.plan.periods import Period, Rhythm, period_from_key
from models.plan.progress import Progress
from models.plan.units import Unit


def not_over(key: str, asker: Asker) -> str:
    """That the period is not over yet, with its last day; empty when it is."""
    period, words = period_from_key(key), asker.words
    if period.opens_on <= asker.today:
        return ""
    name = wording.capital(wording.period_name(words, key))
    return words.say("period-not-over", period=name, last=words.day(period.last_on))


def until_the_end(key: str, asker: Asker) -> str:
    """ "hết tháng 5 (14/5)": the end of a period that is over."""
    last = period_from_key(key).last_on
    return asker.words.say(
        "until-the-end", period=wording.period_name(asker.words, key), last=f"{last.day}/{last.month}"
    )


def not_up_to(indicator: Indicator, key: str, asker: Asker) -> str:
    """Why units have no figures up to the end of the period: it is not over, or nobody was asked for just these."""
    words = asker.words
    name, period = indicator.short(words.language), wording.period_name(words, key)
    return not_over(key, asker) or words.say("ranking-not-asked", name=name, period=period)


def in_period(indicator: Indicator, key: str, unit: Unit | None, asker: Asker) -> str:
    """The indicator in that period; ``unit`` None for the district."""
    period = period_from_key(key)
    series = series_of(indicator, unit, asker)
    stood = standing_at(series, period)
    if stood is None or stood.value is None or indicator.kind is not Kind.FLOW or _from_the_start(period):
        return _as_stood(indicator, key, stood, unit, asker)
    found = flow_in(series, period, to_date=as_of.told_to_date(indicator.slug, unit, asker))
    return "\n".join(_flow(indicator, found, stood, key, unit, asker))


def up_to(indicator: Indicator, key: str, unit: Unit | None, asker: Asker) -> str:
    """The indicator from January to the end of that period; ``unit`` None for the district."""
    stood = standing_at(series_of(indicator, unit, asker), period_from_key(key))
    return _as_stood(indicator, key, stood, unit, asker)


def _whose(unit: Unit | None, asker: Asker) -> str:
    return as_of.title_of(unit, asker) if unit else asker.words.say("the-district")


def _as_stood(indicator: Indicator, key: str, stood: Progress | None, unit: Unit | None, asker: Asker) -> str:
    whose = _whose(unit, asker)
    if stood is None or stood.value is None:
        return _none(indicator, key, whose, asker)
    known = stood.coverage.period
    as_asked = known is not None and period_from_key(known).last_on == period_from_key(key).last_on
    heading = _at_the_end(key, asker) if as_asked else _not_asked(indicator, key, stood, asker)
    return f"{heading}\n{standings.describe(stood, asker, whose)}"


def _at_the_end(key: str, asker: Asker) -> str:
    return asker.words.say("period-at-the-end", end=until_the_end(key, asker))


def series_of(indicator: Indicator, unit: Unit | None, asker: Asker) -> tuple[Progress, ...]:
    """The standings at each cut-off, of a unit or of the district."""
    return as_of.unit_series(indicator.slug, unit, asker) if unit else as_of.district_series(indicator.slug, asker)


def _from_the_start(period: Period) -> bool:
    """Whether the period begins with the year, so that nothing came before it."""
    return period.first_on.year < period.year or (period.rhythm is not Rhythm.WEEK and period.first_on.month == 1)


def _none(indicator: Indicator, key: str, whose: str, asker: Asker) -> str:
    words = asker.words
    return words.say(
        "period-none",
        name=indicator.short(words.language),
        whose=whose,
        period=wording.period_name(words, key),
        sample=asker.sample,
    )


def _flow(
    indicator: Indicator, found: InPeriod, stood: Progress, key: str, unit: Unit | None, asker: Asker
) -> Sequence[str]:
    whose = _whose(unit, asker)
    if not found.asked:
        return (_not_asked(indicator, key, stood, asker), standings.describe(stood, asker, whose))
    words = asker.words
    if found.tangled:
        first = words.say(
            "period-tangled", name=indicator.short(words.language), period=wording.period_name(words, key)
        )
    elif found.value is None:
        first = _none(indicator, key, whose, asker)
    else:
        first = words.say(
            "period-flow",
            name=indicator.short(words.language),
            whose=whose,
            period=wording.period_name(words, key),
            span=wording.span(words, period_from_key(key)),
            sample=asker.sample,
            value=wording.shown(words, indicator, found.value),
            coverage=coverage(found, asker),
        )
        first = " ".join((first, *standings.marks(found.estimated, found.late, unit, asker)))
    return (first, _since_the_start(indicator, stood, asker))


def coverage(found: InPeriod, asker: Asker) -> str:
    """ " (27/29 lượt báo cáo)": what share of the figures asked is in it; nothing for a single one."""
    if found.expected <= 1:
        return ""
    return asker.words.say("period-coverage", reported=str(found.reported), expected=str(found.expected))


def _since_the_start(indicator: Indicator, stood: Progress, asker: Asker) -> str:
    words, value, marked = asker.words, stood.value or Decimal(0), marks.behind(stood, asker)
    if stood.target is None:
        return words.say("period-cumulated", value=wording.shown(words, indicator, value), marks=marked)
    return words.say(
        "period-cumulated-against",
        value=wording.beside(words, indicator, value, stood.target),
        target=wording.shown(words, indicator, stood.target),
        percent=standings.percent_of(stood, asker),
        marks=marked,
    )


def _not_asked(indicator: Indicator, key: str, stood: Progress, asker: Asker) -> str:
    """That nobody was asked for just this period, and what is shown instead."""
    words = asker.words
    return words.say(
        "period-not-asked",
        name=indicator.short(words.language),
        period=wording.period_name(words, key),
        shown=wording.period_name(words, stood.coverage.period or key),
    )
