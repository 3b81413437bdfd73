"""One indicator through the year: what its trend shows, looked up, and told in words beside the picture.

Promises: the asker sees only what they may; last year's line is only made of figures that count alike.
Must not: judge or draw.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from handlers import permissions
from handlers.answers import as_of, further, paces, picture_words, pictures
from handlers.answers.asker import Asker
from handlers.dialogue import tokens, wording
from handlers.dialogue.decisions import Reply, ThroughTheYear
from models.plan.indicators import Indicator, Kind
from models.plan.measures import Amount, Figure, Per, Rate, Share
from models.plan.pace import Course, course_of, district_course_of
from models.plan.periods import Rhythm, period_from_key
from models.plan.progress import Progress
from models.plan.units import Unit
from models.store.queries import past


def through_the_year(question: ThroughTheYear, asker: Asker) -> Reply:
    """The standing at each cut-off, as a picture and in words."""
    unit = as_of.unit_named(question.unit, asker)
    if unit is not None and not permissions.may_see(asker.officer, unit):
        return Reply(asker.words.say("not-yours-to-see"))
    indicator, words = asker.plan.indicators[question.indicator], asker.words
    series = _series(indicator, unit, asker)
    latest = next((each for each in reversed(series) if each.value is not None), None)
    course = _course(indicator, latest, series, unit, asker) if latest else None
    picture = pictures.trend(indicator.slug, series, _past(indicator, unit, asker), asker, unit, course)
    name = indicator.short(words.language)
    choices = (
        further.behind(indicator, unit, None, asker),
        wording.choice(words, tokens.indicator(indicator.number, unit.slug if unit else None), "choice-back"),
    )
    if picture is None or latest is None or course is None:
        return Reply(words.say("trend-none", name=name), choices)
    lines = (picture_words.told(picture, asker), paces.sentence(latest, course, asker))
    return Reply("\n".join(filter(None, lines)), choices, picture=picture)


def _series(indicator: Indicator, unit: Unit | None, asker: Asker) -> tuple[Progress, ...]:
    if unit is None:
        return as_of.district_series(indicator.slug, asker)
    return as_of.unit_series(indicator.slug, unit, asker)


def _course(
    indicator: Indicator, latest: Progress, series: Sequence[Progress], unit: Unit | None, asker: Asker
) -> Course:
    if unit is None:
        return district_course_of(asker.plan, latest, series)
    return course_of(indicator, latest, asker.plan.profiles.get(indicator.slug))


def _past(indicator: Indicator, unit: Unit | None, asker: Asker) -> list[tuple[str, Decimal]]:
    """Last year's line: of a flow the year's totals, of anything else its state; nothing of a fall."""
    if indicator.kind is Kind.REDUCTION:
        return []
    owner = unit.slug if unit else asker.plan.units.district.slug
    figures = past.past_figures(asker.connection, indicator.slug, (owner,), asker.plan.year - 1)
    if indicator.kind is not Kind.FLOW:
        return [(one.period, value) for one in figures if (value := _state(one)) is not None]
    return list(_totals(figures)) or list(_summed_up(figures))


def _totals(figures: Sequence[Figure]) -> Iterator[tuple[str, Decimal]]:
    for one in figures:
        whole_year = period_from_key(one.period).rhythm is Rhythm.YEAR
        if isinstance(one.measure, Amount) and (whole_year or one.per is Per.YEAR_TO_DATE):
            yield one.period, one.measure.value


def _summed_up(figures: Sequence[Figure]) -> Iterator[tuple[str, Decimal]]:
    """Month upon month from the first one, up to the first that is missing."""
    total, months = Decimal(0), [one for one in figures if period_from_key(one.period).rhythm is Rhythm.MONTH]
    for number, one in enumerate(months, 1):
        if period_from_key(one.period).number != number or not isinstance(one.measure, Amount):
            return
        total += one.measure.value
        yield one.period, total


def _state(figure: Figure) -> Decimal | None:
    match figure.measure:
        case Amount(value):
            return value
        case Share() as share:
            return share.rate
        case Rate(percent):
            return percent
    return None
