"""Standings as they were at a cut-off: of the district, of one unit, of several units side by side.

Promises: what counted at a cut-off is what had closed by then, with every correction made since.
Must not: judge or word anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from handlers.answers import marks
from handlers.answers.asker import Asker
from handlers.dialogue import browsing_tokens
from models.plan.forms import Form
from models.plan.indicators import Kind
from models.plan.measures import Figure, Per
from models.plan.periods import Period
from models.plan.progress import Progress, unit_progress
from models.plan.units import Level, Unit
from models.store.queries import many_units, officers, past, reports, standings


@dataclass(frozen=True, slots=True)
class CutOff:
    """A period that asked for an indicator and is over; ``through``: the first day on which it could be filed."""

    period: Period
    through: date


def title_of(unit: Unit, asker: Asker) -> str:
    """The unit as addressed; a village with its commune, as many bear the same name."""
    commune = asker.plan.units.by_slug(unit.parent) if unit.level is Level.VILLAGE and unit.parent else None
    title = unit.title(asker.words.language)
    return f"{title}, {commune.title(asker.words.language)}" if commune else title


def unit_named(named: str | None, asker: Asker) -> Unit | None:
    """The unit of a slug, or of the short sign a token carries; None for neither and for the district."""
    if not named:
        return None
    found = officers.unit_of(asker.connection, asker.plan, named)
    if found is None:
        known = (*asker.plan.units.communes, *asker.plan.units.departments)
        found = browsing_tokens.unit_of_key(named, known) or browsing_tokens.unit_of_key(
            named, many_units.all_villages(asker.connection)
        )
    return None if found is None or found.level is Level.DISTRICT else found


def cut_offs(indicator: str, form: Form | None, asker: Asker) -> tuple[CutOff, ...]:
    """The periods that have asked for the indicator in this form by today, oldest first."""
    field = form.field(indicator) if form else None
    if form is None or field is None:
        return ()
    asked = asker.plan.asked_periods(form, asker.today)
    return tuple(
        CutOff(one, max(one.opens_on, asker.plan.opens_on(form, one))) for one in asked if field.in_season(one)
    )


def district_form(indicator: str, asker: Asker) -> Form | None:
    """The form whose figures make the district's."""
    return asker.plan.form_at(asker.plan.source(indicator), indicator)


def told_to_date(indicator: str, unit: Unit | None, asker: Asker) -> bool:
    """Whether the form asks for the total since January."""
    form = asker.plan.form_for(indicator, unit) if unit else district_form(indicator, asker)
    field = form.field(indicator) if form else None
    return field is not None and field.per is Per.YEAR_TO_DATE


def district_series(indicator: str, asker: Asker) -> tuple[Progress, ...]:
    """The district's standing at each cut-off, oldest first."""
    return standings.district_series(asker.connection, asker.plan, indicator, asker.today)


def unit_series(indicator: str, unit: Unit, asker: Asker) -> tuple[Progress, ...]:
    """One unit's standing at each cut-off of its own form, oldest first."""
    ((_, series),) = _series((indicator,), unit, asker, lambda cuts, _: cuts)
    return series


def newest_series(indicators: Sequence[str], unit: Unit, asker: Asker) -> dict[str, tuple[Progress, ...]]:
    """Of each indicator one unit's standings at its last few cut-offs: those that the newest figure and the one before
    it rest on, oldest first."""
    return dict(_series(indicators, unit, asker, _up_to_the_newest))


def _up_to_the_newest(cuts: Sequence[CutOff], figures: Sequence[Figure]) -> Sequence[CutOff]:
    known = {figure.period for figure in figures}
    newest = next((place for place, cut in reversed(list(enumerate(cuts))) if cut.period.key in known), len(cuts) - 1)
    return cuts[max(0, newest - 2) : newest + 1]


def _series(
    indicators: Sequence[str],
    unit: Unit,
    asker: Asker,
    chosen: Callable[[Sequence[CutOff], Sequence[Figure]], Sequence[CutOff]],
) -> Iterator[tuple[str, tuple[Progress, ...]]]:
    plan, connection = asker.plan, asker.connection
    own: dict[str, list[Figure]] = {slug: [] for slug in indicators}
    for figure in reports.figures_of_unit(connection, unit.slug, indicators):
        own[figure.indicator].append(figure)
    targets = reports.targets_of(connection, unit.slug, plan.year)
    falls = [slug for slug in indicators if plan.indicators[slug].kind is Kind.REDUCTION]
    baselines = past.shares_at_year_end(connection, falls, plan.year - 1, (unit.slug,)) if falls else {}
    for slug, figures in own.items():
        cuts = chosen(cut_offs(slug, plan.form_for(slug, unit), asker), figures)
        target, baseline = targets.get(slug), baselines.get(slug, {})
        standings_then = (unit_progress(plan, slug, unit.slug, figures, target, cut.through, baseline) for cut in cuts)
        yield slug, tuple(marks.as_known(one, unit, asker) for one in standings_then)


def standings_at(
    indicator: str, units: Sequence[str], days: Iterable[date], asker: Asker
) -> Iterator[dict[str, Progress]]:
    """Each unit's own standing on one day after the other, against its own target where it was given one."""
    return standings.standings_on(asker.connection, asker.plan, indicator, units, days)
