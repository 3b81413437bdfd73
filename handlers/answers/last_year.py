"""The year before, as it was imported: beside a period of this year, and as a course to draw.

Promises: the same period of the same unit, else of the units that have both; a total of the year stands beside a total
of the year; what was not imported is not guessed.
Must not: measure a reduction once more, which is measured from that year already.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from handlers.answers import compared_sides
from handlers.answers.asker import Asker
from handlers.answers.compared_sides import Side
from handlers.dialogue import wording
from models.plan.in_period import alike
from models.plan.indicators import Indicator, Kind
from models.plan.measures import Amount, Figure, Per, Rate, Share
from models.plan.periods import Period, period_from_key
from models.plan.progress import Progress
from models.plan.units import Unit
from models.store.queries import past, rows

_MOST_UNITS_OF_A_YEAR: Final = 400


def against(
    indicator: Indicator, now: Side, stood: Progress, unit: Unit | None, none: str, asker: Asker
) -> Iterator[str]:
    """The same period of the year before where it was imported; else ``none``, if it says anything."""
    words, year = asker.words, asker.plan.year - 1
    key = now.key.replace(str(asker.plan.year), str(year), 1)
    own = unit.slug if unit else asker.plan.units.district.slug
    figures = past.past_figures(asker.connection, indicator.slug, (own,), year)
    figure = next((one for one in figures if one.period == key), None)
    then = value_of(indicator, figure) if figure else None
    if figure is None or then is None:
        yield from _from_units(indicator, now, key, unit, none, asker)
        return
    name, value = wording.period_name(words, key), wording.shown(words, indicator, then)
    cumulated = indicator.kind is Kind.FLOW and figure.per is Per.YEAR_TO_DATE
    yield words.say("compare-year-cumulated" if cumulated else "compare-year", period=name, year=str(year), value=value)
    beside = _this_year(indicator, figure, now, stood)
    if beside is None:
        yield words.say("compare-unlike")
    elif cumulated:
        so_far = wording.shown(words, indicator, beside)
        change = compared_sides.changed(indicator, then, beside, asker)
        yield words.say("compare-this-year", value=so_far, change=change)
    else:
        yield compared_sides.changed(indicator, then, beside, asker)


def _this_year(indicator: Indicator, figure: Figure, now: Side, stood: Progress) -> Decimal | None:
    """What of this year may stand beside a figure of the last: the period's, or the year's so far."""
    if indicator.kind is Kind.FLOW and figure.per is Per.YEAR_TO_DATE:
        return stood.value if not stood.missing_periods else None
    return now.value if now.whole else None


def _from_units(indicator: Indicator, now: Side, key: str, unit: Unit | None, none: str, asker: Asker) -> Iterator[str]:
    """The district's last year from its units, over those with a figure then and now."""
    year = period_from_key(key).year
    found = None
    units = asker.plan.reporting_units(indicator.slug)
    few = len(units) <= compared_sides.MOST_UNITS
    if unit is None and few:
        before = past.past_figures(asker.connection, indicator.slug, units, year, key)
        after = rows.figures_in(asker.connection, indicator.slug, (now.key,)) if before else []
        found = alike(indicator.kind, before, after)
    if found is not None:
        name = wording.period_name(asker.words, key)
        yield asker.words.say("compare-year-units", period=name, year=str(year), units=found.units)
        yield compared_sides.alike_words(indicator, found, asker)
    elif none:
        by_unit = unit is None and not few and past.is_imported(asker.connection, indicator.slug, year)
        yield asker.words.say("compare-year-by-unit", year=str(year)) if by_unit else none


def value_of(indicator: Indicator, figure: Figure) -> Decimal | None:
    """A figure's value in the indicator's unit; a reduction's share is a level of poverty, not a fall."""
    match figure.measure:
        case Amount(value):
            return value
        case Share() as share if indicator.kind is not Kind.REDUCTION:
            return share.rate
        case Rate(percent) if indicator.kind is not Kind.REDUCTION:
            return percent
    return None


def course(indicator: Indicator, unit: Unit | None, asker: Asker) -> Sequence[tuple[str, Decimal]]:
    """(period key, value) of the year before, counted as this year is: what comes in is added up from January on.

    A month that is missing ends a sum; of the district only what it has as a whole is taken.
    """
    if indicator.kind is Kind.REDUCTION:
        return ()
    year = asker.plan.year - 1
    own = unit.slug if unit else asker.plan.units.district.slug
    figures = past.past_figures(asker.connection, indicator.slug, (own,), year)
    known = {
        figure.period: (value, figure.per) for figure in figures if (value := value_of(indicator, figure)) is not None
    }
    if not known and unit is None:
        known = _of_all_units(indicator, year, asker)
    if indicator.kind is not Kind.FLOW:
        return tuple((key, value) for key, (value, _) in known.items())
    return tuple(_added_up(known).items())


def _of_all_units(indicator: Indicator, year: int, asker: Asker) -> dict[str, tuple[Decimal, Per | None]]:
    """The district from its units, for the periods that every one of them has; not of very many units."""
    units = asker.plan.reporting_units(indicator.slug)
    if len(units) > _MOST_UNITS_OF_A_YEAR:
        return {}
    figures = past.past_figures(asker.connection, indicator.slug, units, year)
    found: dict[str, tuple[Decimal, Per | None]] = {}
    for key in dict.fromkeys(figure.period for figure in figures):
        then = compared_sides.of_period(key, figures)
        together = alike(indicator.kind, then, then)
        if together is not None and together.units == len(units) and len({one.per for one in then}) == 1:
            found[key] = together.now, then[0].per
    return found


def _added_up(known: Mapping[str, tuple[Decimal, Per | None]]) -> dict[str, Decimal]:
    """The total of the year at the end of each period for which it is known."""
    totals: dict[str, Decimal] = {}
    for period in sorted((period_from_key(key) for key in known), key=lambda one: one.last_on):
        value, per = known[period.key]
        before = Decimal(0) if _opens_the_year(period) else totals.get(period.previous().key)
        if per is Per.YEAR_TO_DATE:
            totals[period.key] = value
        elif before is not None:
            totals[period.key] = before + value
    return totals


def _opens_the_year(period: Period) -> bool:
    return period.number == 1
