"""What the units below make of one indicator in one period, to be put before the unit above: "12/15 villages: 34,5 ha".

Promises: exact Decimals by the indicator's kind; a unit without a figure is missing, never zero; what they make is a
suggestion and says how many made it.
Must not: make anybody's figure (the unit above takes or corrects it) or choose words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

import pydantic

from models.plan.indicators import Indicator, Kind
from models.plan.measures import HUNDRED, Amount, Below, Figure, Measure, Per, Rate, Share
from models.plan.sums import Sums, sum_of
from models.plan.totals import Rule, by_unit, contribution, value_of
from models.plan.units import Level

BELOW: Final = {Level.COMMUNE: Level.VILLAGE}
_MANY: Final = 2
_PARTS: Final = frozenset({Kind.RATIO, Kind.REDUCTION})


class RollUp(pydantic.BaseModel):
    """A rule of the plan: figures of the level ``made_by`` are added up and put before each unit of the level ``of``.

    ``far_percent``: a figure given that lies further from what they make is asked about.
    """

    model_config = pydantic.ConfigDict(frozen=True, extra="forbid")

    of: Level
    made_by: Level
    far_percent: int = pydantic.Field(ge=1, le=100)
    indicators: tuple[str, ...] = pydantic.Field(min_length=1)


@dataclass(frozen=True, slots=True)
class RolledUp:
    """What the units below make. ``missing``: those without a figure; ``without_whole``: those whose rate has no
    whole, and those who gave a total of the year; neither is in ``measure``. ``estimated``: some unit's figure is.
    ``adds_up``: more figures can only add.
    """

    measure: Amount | Share
    reported: int
    missing: tuple[str, ...]
    without_whole: tuple[str, ...]
    estimated: bool
    adds_up: bool

    @property
    def below(self) -> Below:
        """How many of how many units made it."""
        return Below(self.reported, self.reported + len(self.missing) + len(self.without_whole))


def rolled_up(indicator: Indicator, units: Sequence[str], figures: Iterable[Figure]) -> RolledUp | None:
    """What these units' figures of one period make, None while nobody has one that counts. Totals of the year are no
    figures of the period.

    ``figures`` are of this indicator and of one period; those of other units are passed over.
    """
    held = by_unit(figure for figure in figures if figure.unit in units)
    kind = Kind.RATIO if indicator.kind in _PARTS else indicator.kind
    made = {
        unit: contribution(Rule(kind, _MANY, {}), [each for each in dated if _of_the_period(each.figure)], None)
        for unit, dated in held.items()
    }
    sums = sum_of(made.values())
    if (measure := _measure(sums, indicator)) is None:
        return None
    used = {unit for unit, one in made.items() if one.counts.units}
    return RolledUp(
        measure=measure,
        reported=len(used),
        missing=tuple(unit for unit in units if unit not in held),
        without_whole=tuple(unit for unit in units if unit in held and unit not in used),
        estimated=sums.counts.estimated > 0,
        adds_up=indicator.kind is not Kind.AVERAGE,
    )


def _of_the_period(figure: Figure) -> bool:
    return figure.per is not Per.YEAR_TO_DATE


def is_far(given: Measure, made: RolledUp, percent: int) -> bool:
    """Whether a figure of the unit above lies further than ``percent`` from what those below make.

    While some are missing only a figure that is too low can be far: the others may still add to it.
    """
    slack = Decimal(percent) / HUNDRED
    whole_truth = made.below.complete
    for value, against in _side_by_side(given, made):
        if value < against * (1 - slack) or (whole_truth and value > against * (1 + slack)):
            return True
    return False


def has_moved(given: Measure, below: Below | None, made: RolledUp) -> bool:
    """Whether those below now say something else than the unit above has filed.

    ``below`` is set where the filed figure was made by them: the same figure is news once nobody is missing any more.
    A figure given freely above an incomplete sum is no difference: the others may make it up. A fall told in points
    cannot be held against households.
    """
    if isinstance(given, Amount) and isinstance(made.measure, Share):
        return False
    if below is not None or made.below.complete:
        same = given == made.measure or (isinstance(given, Rate) and _rate_of(made) == given.percent)
        return not same or (below is not None and not below.complete and made.below.complete)
    pairs = tuple(_side_by_side(given, made))
    return any(value < against for value, against in pairs) if pairs else not isinstance(given, Rate)


def _measure(sums: Sums, indicator: Indicator) -> Amount | Share | None:
    if sums.numbers.whole:
        return Share(sums.numbers.part, sums.numbers.whole)
    value = value_of(indicator.kind, sums)
    if value is None:
        return None
    if indicator.kind is Kind.AVERAGE:
        return Amount(value.quantize(Decimal(1).scaleb(-indicator.decimals), ROUND_HALF_UP))
    return Amount(value)


def _side_by_side(given: Measure, made: RolledUp) -> Iterator[tuple[Decimal, Decimal]]:
    """What can be compared: amounts; parts and wholes; rates only of a whole truth. No figure: nothing."""
    if not made.adds_up and not made.below.complete:
        return
    match given, made.measure:
        case Amount(value), Amount(against):
            yield value, against
        case Share(part, whole), Share(against_part, against_whole):
            yield part, against_part
            yield whole, against_whole
        case Rate(percent), Share() if made.below.complete:
            yield percent, made.measure.exact_rate


def _rate_of(made: RolledUp) -> Decimal | None:
    return made.measure.rate if isinstance(made.measure, Share) else None
