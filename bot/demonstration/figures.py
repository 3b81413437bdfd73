"""Sample figures: what each unit reports of an indicator in a period.

Promises: the same data gives the same figures; units' amounts add up to the district's total exactly; a part is
never above its whole; a whole stays the same through the year.
Must not: know who has filed or when.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from bot.demonstration import series
from bot.demonstration.chance import swing
from bot.demonstration.sample_data import SampleData
from models.plan.indicators import Indicator
from models.plan.measures import HUNDRED, Amount, Measure, Share

_THOUSAND: Final = 1000
_ZERO: Final = Decimal(0)
Measures = Mapping[str, Measure]


def communes_report(data: SampleData, indicator: Indicator, number: int) -> Measures:
    """Each commune's measure in the year's ``number``-th period of the indicator's form; KeyError if unknown."""
    match data.commune_series[indicator.slug]:
        case series.Standing() as source:
            return _standing(data, source, indicator, number)
        case series.Flowing() as source:
            return _flowing(data, source, indicator, number)
        case series.Counted() as source:
            return _counted(data, source, number)
        case series.Events(units=happened):
            return {unit: Amount(Decimal(happened.get(number, ()).count(unit))) for unit in data.communes}
        case series.PartOfWhole() as source:
            return {unit: _share(data, source, indicator.slug, unit, number) for unit in data.communes}


def villages_report(data: SampleData, indicator: Indicator, communes: Measures) -> Measures:
    """Each sample village's part of what its commune reports: together they are the commune's."""
    villages = data.people.villages
    found: dict[str, Measure] = {}
    for commune, parts in villages.percent.items():
        weights = {villages.slug_of(commune, number): part for number, part in enumerate(parts, start=1)}
        match communes[commune]:
            case Amount(value):
                steps = shared_out(int(value.scaleb(indicator.decimals)), weights)
                found |= _amounts(steps, indicator)
            case Share(part, whole):
                parts_of, wholes = shared_out(int(part), weights), shared_out(int(whole), weights)
                found |= {unit: Share(Decimal(parts_of[unit]), Decimal(wholes[unit])) for unit in weights}
    return found


def department_reports(data: SampleData, indicator: Indicator, number: int) -> Measure:
    """What the department states for the district; KeyError if unknown."""
    stated = data.department_series[indicator.slug]
    value = stated.values[number - 1]
    return Share(value, stated.whole) if stated.whole else Amount(value)


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Half up, to so many decimals."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def shared_out(total: int, weights: Mapping[str, int]) -> dict[str, int]:
    """``total`` in whole steps by weight: the shares add up to it; what is left goes to the largest remainders.

    ZeroDivisionError when all weights are zero and the total is not.
    """
    if not total:
        return dict.fromkeys(weights, 0)
    everything = sum(weights.values())
    parts = {unit: divmod(total * weight, everything) for unit, weight in weights.items()}
    shares = {unit: whole for unit, (whole, _) in parts.items()}
    for unit in sorted(parts, key=lambda unit: -parts[unit][1])[: total - sum(shares.values())]:
        shares[unit] += 1
    return shares


def _standing(data: SampleData, source: series.Standing, indicator: Indicator, number: int) -> Measures:
    """Growth is shared out by itself, so that no unit falls when the district grows."""
    weights = _weights(data, source.by)
    steps = dict.fromkeys(weights, 0)
    before = _ZERO
    for total in source.totals[:number]:
        grown = shared_out(int((total - before).scaleb(indicator.decimals)), weights)
        steps = {unit: steps[unit] + grown[unit] for unit in steps}
        before = total
    return _amounts(steps, indicator)


def _flowing(data: SampleData, source: series.Flowing, indicator: Indicator, number: int) -> Measures:
    weights = {
        unit: weight * (_THOUSAND + swing(source.spread, unit, indicator.slug, str(number)))
        for unit, weight in _weights(data, source.by).items()
    }
    return _amounts(shared_out(int(source.totals[number - 1].scaleb(indicator.decimals)), weights), indicator)


def _counted(data: SampleData, source: series.Counted, number: int) -> Measures:
    found: dict[str, Measure] = {}
    for unit, columns in data.communes.items():
        gained = sum(units.count(unit) for begun, units in source.gains.items() if begun <= number)
        count = columns[source.of] + gained
        found[unit] = Share(count, columns[source.whole]) if source.whole else Amount(count)
    return found


def _share(data: SampleData, source: series.PartOfWhole, indicator: str, unit: str, number: int) -> Share:
    columns = data.communes[unit]
    side = columns[source.along] if source.along else Decimal(swing(100, unit, indicator))
    rate = source.rates[number - 1] + source.spread * side / HUNDRED
    whole = _whole(data, source.whole, unit)
    return Share(min(max(rounded(whole * rate / HUNDRED, 0), _ZERO), whole), whole)


def _whole(data: SampleData, name: str, unit: str) -> Decimal:
    kind = data.wholes[name]
    people = data.communes[unit]["people"]
    factor = Decimal(kind.per_mille * (_THOUSAND + swing(kind.spread, unit, name)))
    return rounded(people * factor / _THOUSAND**2, 0)


def _weights(data: SampleData, column: str) -> dict[str, int]:
    """A column in tenths."""
    return {unit: int(columns[column] * 10) for unit, columns in data.communes.items()}


def _amounts(steps: Mapping[str, int], indicator: Indicator) -> dict[str, Measure]:
    return {unit: Amount(Decimal(count).scaleb(-indicator.decimals)) for unit, count in steps.items()}
