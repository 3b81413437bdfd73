"""Which units are compared with each other, by what, and in which order. (pure)

Promises: only units of one group are ranked, by one yardstick, on figures of one period; equal ones share a rank; a
unit without a figure has no rank, never the last one; amounts of unlike communes are listed by size and not ranked.
Must not: add figures up (see ``progress``), choose words, or know who may see what.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from models.plan.indicators import Comparison, Indicator, Kind
from models.plan.measures import HUNDRED
from models.plan.plan import Plan
from models.plan.progress import Progress
from models.plan.units import Cluster, Terrain

_RATES: Final = frozenset({Kind.RATIO, Kind.AVERAGE, Kind.REDUCTION})
_TOWN: Final = "town"
_ANY_CLUSTER: Final = "-"


class Yardstick(StrEnum):
    """What is compared: percent of the unit's own target, the rate itself, or nothing but sizes."""

    PERCENT = "percent"
    VALUE = "value"
    SIZE = "size"


@dataclass(frozen=True, slots=True)
class Group:
    """Units that may be compared. ``terrain`` is None for the town, which stands alone. ``key`` fits a token."""

    key: str
    cluster: Cluster | None
    terrain: Terrain | None
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """One unit's place: ``measured`` is in percent of target or in the indicator's unit; ``rank`` None for sizes."""

    unit: str
    standing: Progress
    measured: Decimal
    rank: int | None


@dataclass(frozen=True, slots=True)
class Ranking:
    """``places`` best first. ``lacking``: units whose figures do not reach the period whole. ``without``: no figure.
    ``unmeasured``: a figure, but nothing that its fall could be measured from. ``aimless``: a target of 0, which has no
    percent."""

    yardstick: Yardstick
    places: tuple[Place, ...]
    lacking: tuple[str, ...]
    without: tuple[str, ...]
    unmeasured: tuple[str, ...] = ()
    aimless: tuple[str, ...] = ()

    def place_of(self, unit: str) -> Place | None:
        """The unit's place, or None when it has none."""
        return next((place for place in self.places if place.unit == unit), None)


def comparable_groups(plan: Plan, units: Sequence[str]) -> tuple[Group, ...]:
    """The communes in groups: by emulation cluster where the list is entered, highland apart, the town alone.

    The largest group first, so that what concerns most is read first; a group of one has nobody to be compared with.
    """
    place = {slug: number for number, slug in enumerate(units)}
    alike = (tuple(sorted([slug for slug in some if slug in place], key=place.__getitem__)) for some in plan.alike)
    found = [Group(_key(*plan.likeness[some[0]]), *plan.likeness[some[0]], some) for some in alike if some]
    return tuple(sorted(found, key=lambda group: -len(group.units)))


def yardstick_of(indicator: Indicator, standings: Mapping[str, Progress], units: Sequence[str]) -> Yardstick:
    """Percent of target when every unit of the group has one of its own, and some of more than nothing; else the rate;
    sizes for bare amounts."""
    targets = [own_target(standings.get(unit)) for unit in units]
    if indicator.comparison is not Comparison.AT_MOST and all(one is not None for one in targets) and any(targets):
        return Yardstick.PERCENT
    return Yardstick.VALUE if indicator.kind in _RATES else Yardstick.SIZE


def rank(indicator: Indicator, standings: Mapping[str, Progress], units: Sequence[str], period: str) -> Ranking:
    """The units in order on the figures of ``period``, a key. ``standings`` are their own, as of that period."""
    yardstick = yardstick_of(indicator, standings, units)
    known = {unit: one for unit in units if (one := standings.get(unit)) is not None and one.value is not None}
    unmeasured = tuple(
        unit for unit in units if unit not in known and unit in standings and standings[unit].missing_baseline
    )
    aimless = tuple(unit for unit in known if yardstick is Yardstick.PERCENT and not own_target(known[unit]))
    measured = {
        unit: _measured(indicator, one, yardstick)
        for unit, one in known.items()
        if unit not in aimless and reaches(one, period)
    }
    order = sorted(measured.values(), reverse=not _fewest_first(indicator, yardstick))
    ranks = {value: number for number, value in reversed(list(enumerate(order, start=1)))}
    places = [
        Place(unit, known[unit], value, None if yardstick is Yardstick.SIZE else ranks[value])
        for unit, value in measured.items()
    ]
    return Ranking(
        yardstick,
        tuple(sorted(places, key=lambda place: ranks[place.measured])),
        tuple(unit for unit in known if unit not in measured and unit not in aimless),
        tuple(unit for unit in units if unit not in known and unit not in unmeasured),
        unmeasured,
        aimless,
    )


def reaches(standing: Progress, period: str) -> bool:
    """Whether a standing has the period's figure, and for a flow all before it."""
    return standing.value is not None and standing.through == period and not standing.missing_periods


def _measured(indicator: Indicator, standing: Progress, yardstick: Yardstick) -> Decimal:
    if yardstick is not Yardstick.PERCENT:
        return standing.value or Decimal(0)
    if standing.percent is None and standing.value is not None and standing.target:
        return HUNDRED * standing.value / standing.target  # below zero: it went the other way, and some went further
    percent = standing.percent or Decimal(0)
    # What is only to be kept is kept or not: more is no merit.
    return min(percent, HUNDRED) if indicator.comparison is Comparison.MAINTAIN else percent


def _fewest_first(indicator: Indicator, yardstick: Yardstick) -> bool:
    return indicator.comparison is Comparison.AT_MOST and yardstick is Yardstick.VALUE


def own_target(standing: Progress | None) -> Decimal | None:
    """The unit's own target, which may be nothing; None where none was given."""
    return None if standing is None else standing.target


def _key(cluster: Cluster | None, terrain: Terrain | None) -> str:
    if terrain is None:
        return _TOWN
    return f"{cluster.slug if cluster else _ANY_CLUSTER}.{terrain.value}"
