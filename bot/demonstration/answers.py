"""What sample units answer to a form, as an officer would have typed it.

Promises: the right answers, whatever was filed first; a slip is made on purpose by ``with_slip`` alone.
Must not: know who has filed or when.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from bot.demonstration import figures
from bot.demonstration.chance import chance
from bot.demonstration.sample_data import BareRate, Correction, SampleData
from locales import phrasebook
from models.plan.forms import Field, Form
from models.plan.indicators import Indicator, Kind
from models.plan.measures import HUNDRED, Amount, Measure, NoFigure, Rate, Share
from models.plan.periods import Period
from models.plan.plan import Plan
from models.plan.units import Level
from models.records import Answer

_PER_CENT: Final = 100


def units_filling(data: SampleData, plan: Plan, form: Form, period: Period) -> tuple[str, ...]:
    """The units that fill the form for the period: of the plan, or sample villages."""
    if form.level is Level.VILLAGE:
        return data.people.villages.slugs()
    known = (*plan.units.communes, *plan.units.departments)
    return tuple(unit.slug for unit in known if form in plan.forms_of(unit) and form.asked(unit.slug, period))


def answers_of(data: SampleData, plan: Plan, form: Form, period: Period) -> dict[str, dict[str, Answer]]:
    """Unit → indicator → the right answer, in the form's order."""
    units = units_filling(data, plan, form, period)
    found: dict[str, dict[str, Answer]] = {unit: {} for unit in units}
    for field in form.fields:
        indicator = plan.indicators[field.indicator]
        measures = _measures(data, form.level, indicator, period, units) if field.in_season(period) else {}
        for unit in units:
            if field.concerns(unit) and unit in measures:
                found[unit][indicator.slug] = _answer(data, indicator, field, period, unit, measures[unit])
    return found


def with_slip(answers: Mapping[str, Answer], slip: Correction, decimals: int) -> dict[str, Answer]:
    """The answers with one amount mistyped."""
    right = answers[slip.indicator]
    if not isinstance(right.measure, Amount):
        raise ValueError(f"only an amount can have a sample slip, not {slip.indicator}")
    wrong = Amount(figures.rounded(right.measure.value * slip.typed_percent / HUNDRED, decimals))
    return {**answers, slip.indicator: Answer(wrong, right.per, False, _typed(wrong))}


def _measures(
    data: SampleData, level: Level, indicator: Indicator, period: Period, units: tuple[str, ...]
) -> Mapping[str, Measure]:
    if level is Level.DEPARTMENT:
        return dict.fromkeys(units, figures.department_reports(data, indicator, period.number))
    communes = figures.communes_report(data, indicator, period.number)
    return figures.villages_report(data, indicator, communes) if level is Level.VILLAGE else communes


def _answer(
    data: SampleData, indicator: Indicator, field: Field, period: Period, unit: str, measure: Measure
) -> Answer:
    if isinstance(measure, Share) and BareRate(unit=unit, indicator=indicator.slug) in data.filing.bare_rates:
        measure = Rate(measure.rate)
    if _is_estimate(data, indicator, period, unit, measure):
        return Answer(measure, field.per, True, data.filing.estimate.format(figure=_typed(measure)))
    return Answer(measure, field.per, False, _typed(measure))


def _is_estimate(data: SampleData, indicator: Indicator, period: Period, unit: str, measure: Measure) -> bool:
    """Now and then a flow that is weighed; nobody estimates nothing, or what can be counted."""
    if indicator.kind is not Kind.FLOW or not indicator.decimals or measure == Amount(Decimal(0)):
        return False
    return chance(_PER_CENT, "estimate", unit, indicator.slug, period.key) < data.filing.estimates


def _typed(measure: Measure) -> str:
    """A measure as an officer types it."""
    match measure:
        case Amount(value):
            return phrasebook("vi").number(value)
        case Share(part, whole):
            return f"{part}/{whole}"
        case Rate(percent):
            return f"{phrasebook('vi').number(percent)}%"
        case NoFigure():
            return ""
