"""What communes are ranked in: an indicator as of the one period that all of them are held to.

Promises: the newest period that every unit has reported whole is taken, else of the latest ones that with most figures.
Must not: rank (see ``models.plan.ranking``) or word anything.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from handlers.answers import as_of
from handlers.answers.asker import Asker
from models.plan.indicators import Indicator
from models.plan.periods import period_from_key
from models.plan.progress import Progress
from models.plan.ranking import Group, Yardstick, comparable_groups, rank, reaches
from models.plan.ranking import Ranking as Ranked
from models.plan.units import Level, Unit

_LOOKED_BACK: Final = 4


@dataclass(frozen=True, slots=True)
class Field:
    """What is ranked: an indicator as of one cut-off, with every unit's own standing then."""

    indicator: Indicator
    period: str
    standings: Mapping[str, Progress]
    groups: tuple[Group, ...]

    @property
    def units(self) -> tuple[str, ...]:
        return tuple(unit for group in self.groups for unit in group.units)

    def ranked(self, units: Sequence[str]) -> Ranked:
        return rank(self.indicator, self.standings, units, self.period)


def no_targets(field: Field) -> bool:
    """Whether nothing but sizes can be said of any group."""
    return all(field.ranked(group.units).yardstick is Yardstick.SIZE for group in field.groups if len(group.units) > 1)


def field_of(indicator: Indicator, wanted: str | None, asker: Asker) -> Field | None:
    """The cut-off a named period ends with; else the newest all have reported, or of the latest the fullest one."""
    groups = comparable_groups(asker.plan, asker.plan.reporting_units(indicator.slug))
    cuts = as_of.cut_offs(indicator.slug, as_of.district_form(indicator.slug, asker), asker)
    if wanted is not None:
        last_on = period_from_key(wanted).last_on
        cuts = tuple(cut for cut in cuts if cut.period.last_on == last_on)
    units = [unit for group in groups for unit in group.units]
    best: tuple[int, Field] | None = None
    for cut in reversed(cuts[-_LOOKED_BACK:]):
        key = cut.period.key
        standings = as_of.standings_at(indicator.slug, units, cut.through, asker)
        count = sum(reaches(standing, key) for standing in standings.values())
        if best is None or count > best[0]:
            best = count, Field(indicator, key, standings, groups)
        if count == len(units):
            break
    return best[1] if best else None


def own_commune(field: Field, asker: Asker) -> Unit | None:
    """The asker's commune, a village head's too."""
    slug = asker.unit.parent if asker.unit.level is Level.VILLAGE else asker.unit.slug
    return asker.plan.units.by_slug(slug) if slug in field.units else None
