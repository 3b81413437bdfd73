"""An indicator beside the period before and beside the same period of the year before.

Promises: a period is set against a period, never against a year's total; where not the same units reported, both
numbers are said with who is in them, and "more" or "less" only of the units that are in both.
Must not: guess what was not imported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from handlers import permissions
from handlers.answers import as_of, further, periods
from handlers.answers.asker import Asker
from handlers.dialogue import browsing_tokens, tokens, wording
from handlers.dialogue.decisions import Compared, Reply
from models import messages
from models.plan.in_period import Alike, alike, change, flow_in, standing_at
from models.plan.indicators import Indicator, Kind
from models.plan.measures import Amount, Figure, Per, Rate, Share
from models.plan.periods import period_from_key
from models.plan.progress import Progress
from models.plan.units import Unit
from models.store.queries import past, rows


@dataclass(frozen=True, slots=True)
class _Side:
    """One period's value, None when nobody can say; how many of the figures asked are in it."""

    key: str
    value: Decimal | None
    reported: int
    expected: int

    @property
    def whole(self) -> bool:
        return self.value is not None and self.reported == self.expected


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
    year = browsing_tokens.compared(indicator.number, "year", browsing_tokens.unit_key(slug))
    return (
        *((wording.choice(asker.words, year, "choice-compare-year"),) if question.against == "before" else ()),
        further.behind(indicator, unit, question.period, asker),
        wording.choice(asker.words, tokens.indicator(indicator.number, slug), "choice-back"),
    )


def _part(indicator: Indicator, unit: Unit | None, question: Compared, asker: Asker) -> str:
    if unit is not None and asker.plan.form_for(indicator.slug, unit) is None:
        unit = None
    series = periods.series_of(indicator, unit, asker)
    stood = _asked_about(series, question.period)
    words = asker.words
    whose = unit.title(words.language) if unit else words.say("the-district")
    if stood is None:
        none = words.say("compare-none", name=indicator.short(words.language), whose=whose, sample=asker.sample)
        note = periods.not_over(question.period, asker) if question.period else ""
        return " ".join(filter(None, (note, none)))
    key = _key(stood, question.period)
    now = _side(indicator, series, key)
    heading = words.say("compare-heading", name=indicator.short(words.language), whose=whose, sample=asker.sample)
    lines = [heading, _said(indicator, now, asker)]
    if question.against == "before":
        earlier = question.beside or _before(series, stood, key)
        before = _side(indicator, series, earlier) if earlier else None
        lines += _against_before(indicator, before, now, unit, asker)
    year = str(asker.plan.year - 1)
    none = words.say("compare-year-none", year=year) if question.against == "year" else ""
    lines += _against_year(indicator, now, stood, unit, none, asker)
    return "\n".join(lines)


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


def _side(indicator: Indicator, series: Sequence[Progress], key: str) -> _Side:
    period = period_from_key(key)
    if indicator.kind is Kind.FLOW:
        found = flow_in(series, period)
        return _Side(key, found.value, found.reported, found.expected)
    ended = [
        one for one in series if one.coverage.period and period_from_key(one.coverage.period).last_on == period.last_on
    ]
    if not ended:
        return _Side(key, None, 0, 0)
    return _Side(key, ended[0].value, ended[0].coverage.reported, ended[0].coverage.expected)


def _said(indicator: Indicator, side: _Side, asker: Asker) -> str:
    """ "Tháng 5: 98 tấn (27/29)"."""
    words = asker.words
    return words.say(
        "compare-side",
        period=wording.capital(wording.period_name(words, side.key)),
        value=words.say("measure-none") if side.value is None else wording.shown(words, indicator, side.value),
        coverage=_coverage(side.reported, side.expected, asker),
    )


def _coverage(reported: int, expected: int, asker: Asker) -> str:
    if expected <= 1:
        return ""
    return asker.words.say("compare-coverage", reported=str(reported), expected=str(expected))


def _against_before(
    indicator: Indicator, before: _Side | None, now: _Side, unit: Unit | None, asker: Asker
) -> Iterator[str]:
    words = asker.words
    if before is None or before.value is None or now.value is None:
        yield words.say("compare-no-other", period=wording.period_name(words, before.key) if before else "none")
        return
    yield _said(indicator, before, asker)
    if before.whole and now.whole:
        yield _change(indicator, before.value, now.value, asker)
        return
    found = None if unit else _of_both(indicator, before.key, now.key, asker)
    yield words.say("compare-unlike") if found is None else _alike(indicator, found, asker)


def _of_both(indicator: Indicator, before: str, now: str, asker: Asker) -> Alike | None:
    """The units that reported both periods, each with a figure of that period alone."""
    expected = frozenset(asker.plan.reporting_units(indicator.slug))
    figures = [
        row.figure
        for row in rows.rows_in(asker.connection, indicator.slug, (before, now))
        if row.figure.unit in expected and row.figure.per is not Per.YEAR_TO_DATE
    ]
    return alike(indicator.kind, _of(before, figures), _of(now, figures))


def _of(key: str, figures: Iterable[Figure]) -> list[Figure]:
    return [figure for figure in figures if figure.period == key]


def _alike(indicator: Indicator, found: Alike, asker: Asker) -> str:
    words = asker.words
    return words.say(
        "compare-alike",
        units=found.units,
        before=wording.shown(words, indicator, found.before),
        now=wording.shown(words, indicator, found.now),
        change=_change(indicator, found.before, found.now, asker),
    )


def _change(indicator: Indicator, before: Decimal, now: Decimal, asker: Asker) -> str:
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


def _against_year(
    indicator: Indicator, now: _Side, stood: Progress, unit: Unit | None, none: str, asker: Asker
) -> Iterator[str]:
    """The same period of the year before where it was imported; else ``none``, if it says anything."""
    words, year = asker.words, asker.plan.year - 1
    key = now.key.replace(str(asker.plan.year), str(year), 1)
    own = unit.slug if unit else asker.plan.units.district.slug
    figures = past.past_figures(asker.connection, indicator.slug, (own,), year)
    figure = next((one for one in figures if one.period == key), None)
    then = _value(indicator, figure) if figure else None
    if figure is None or then is None:
        yield from _units_of_the_year(indicator, now, key, unit, none, asker)
        return
    name, value = wording.period_name(words, key), wording.shown(words, indicator, then)
    cumulated = indicator.kind is Kind.FLOW and figure.per is Per.YEAR_TO_DATE
    yield words.say("compare-year-cumulated" if cumulated else "compare-year", period=name, year=str(year), value=value)
    beside = _beside(indicator, figure, now, stood)
    if beside is None:
        yield words.say("compare-unlike")
    elif cumulated:
        so_far = wording.shown(words, indicator, beside)
        yield words.say("compare-this-year", value=so_far, change=_change(indicator, then, beside, asker))
    else:
        yield _change(indicator, then, beside, asker)


def _beside(indicator: Indicator, figure: Figure, now: _Side, stood: Progress) -> Decimal | None:
    """What of this year may stand beside a figure of the last: the period's, or the year's so far."""
    if indicator.kind is Kind.FLOW and figure.per is Per.YEAR_TO_DATE:
        return stood.value if not stood.missing_periods else None
    return now.value if now.whole else None


def _units_of_the_year(
    indicator: Indicator, now: _Side, key: str, unit: Unit | None, none: str, asker: Asker
) -> Iterator[str]:
    """The district's last year from its units, over those with a figure then and now."""
    year = period_from_key(key).year
    found = None
    if unit is None:
        units = asker.plan.reporting_units(indicator.slug)
        before = _of(key, past.past_figures(asker.connection, indicator.slug, units, year))
        after = [row.figure for row in rows.rows_in(asker.connection, indicator.slug, (now.key,))] if before else []
        found = alike(indicator.kind, before, after)
    if found is not None:
        name = wording.period_name(asker.words, key)
        yield asker.words.say("compare-year-units", period=name, year=str(year), units=found.units)
        yield _alike(indicator, found, asker)
    elif none:
        yield none


def _value(indicator: Indicator, figure: Figure) -> Decimal | None:
    """A figure's value in the indicator's unit; a reduction's share is a level of poverty, not a fall."""
    match figure.measure:
        case Amount(value):
            return value
        case Share() as share if indicator.kind is not Kind.REDUCTION:
            return share.rate
        case Rate(percent) if indicator.kind is not Kind.REDUCTION:
            return percent
    return None
