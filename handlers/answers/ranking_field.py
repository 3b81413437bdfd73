"""What communes are ranked in: an indicator as of the one period that all of them are held to.

Promises: the newest period that every unit has reported whole is taken, else of the latest ones that with most figures;
in a very wide district only the groups that are shown are read, and none that is too large for a table.
Must not: rank (see ``models.plan.ranking``) or word anything.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import dropwhile, islice
from typing import Final

from handlers.answers import as_of
from handlers.answers.as_of import CutOff
from handlers.answers.asker import Asker
from handlers.dialogue.decisions import Ranking
from models.plan.indicators import Indicator
from models.plan.periods import period_from_key
from models.plan.progress import Progress
from models.plan.ranking import Group, Yardstick, comparable_groups, rank, reaches
from models.plan.ranking import Ranking as Ranked
from models.plan.units import Level, Unit
from models.store.queries import rows

MOST_UNITS: Final = 200
GROUPS_A_PAGE: Final = 8
_SHOWN: Final = 2
_LOOKED_BACK: Final = 4


@dataclass(frozen=True, slots=True)
class Field:
    """What is ranked: an indicator as of one cut-off, with every unit's own standing then.

    ``groups`` are all there are, the largest first; ``read``: the places of those with ``standings``.
    """

    indicator: Indicator
    period: str
    standings: Mapping[str, Progress]
    groups: tuple[Group, ...]
    read: tuple[int, ...]

    @property
    def units(self) -> tuple[str, ...]:
        return tuple(unit for group in self.read_groups for unit in group.units)

    @property
    def read_groups(self) -> tuple[Group, ...]:
        return tuple(self.groups[place] for place in self.read)

    @property
    def whole(self) -> bool:
        """Whether all units are there."""
        return len(self.read) == len(self.groups)

    def ranked(self, units: Sequence[str]) -> Ranked:
        return rank(self.indicator, self.standings, units, self.period)


def no_targets(field: Field) -> bool:
    """Whether nothing but sizes can be said of any group."""
    return all(
        field.ranked(group.units).yardstick is Yardstick.SIZE for group in field.read_groups if len(group.units) > 1
    )


def field_of(question: Ranking, asker: Asker) -> Field | None:
    """The cut-off a named period ends with; else the newest all have reported, or of the latest the fullest one."""
    indicator = asker.plan.indicators[question.indicator]
    groups = comparable_groups(asker.plan, asker.plan.reporting_units(indicator.slug))
    read = _read(groups, question, asker)
    cuts = as_of.cut_offs(indicator.slug, as_of.district_form(indicator.slug, asker), asker)
    if question.period is not None:
        last_on = period_from_key(question.period).last_on
        cuts = tuple(cut for cut in cuts if cut.period.last_on == last_on)
    units = [unit for place in read for unit in groups[place].units]
    latest = _latest(indicator.slug, units, cuts, asker) or [(cut, 0) for cut in cuts[-1:]]
    found = _fullest(indicator.slug, units, latest, asker)
    return Field(indicator, found[0].period.key, found[1], groups, read) if found else None


def _latest(indicator: str, units: Sequence[str], cuts: Sequence[CutOff], asker: Asker) -> Sequence[tuple[CutOff, int]]:
    """The last cut-offs, newest first, and how many units have reported each; behind those nobody has reported yet."""
    reported = ((cut, len(rows.reported(asker.connection, indicator, cut.period.key, units))) for cut in reversed(cuts))
    return [*islice(dropwhile(lambda one: not one[1], reported), _LOOKED_BACK)]


def _fullest(
    indicator: str, units: Sequence[str], latest: Sequence[tuple[CutOff, int]], asker: Asker
) -> tuple[CutOff, Mapping[str, Progress]] | None:
    """The cut-off that most units reach, of equal ones the newest, and how they stood then.

    Who has no figure of a period does not reach it: a cut-off with too few figures is not looked at.
    """
    best = (-1, 0)
    found: tuple[CutOff, Mapping[str, Progress]] | None = None
    places = sorted(range(len(latest)), key=lambda place: (-latest[place][1], place))
    each = as_of.standings_at(indicator, units, (latest[place][0].through for place in places), asker)
    for place in places:
        cut, there = latest[place]
        if (there, -place) < best:
            break
        standings = next(each)
        count = sum(reaches(standing, cut.period.key) for standing in standings.values()), -place
        if count > best:
            best, found = count, (cut, standings)
    return found


def _read(groups: Sequence[Group], question: Ranking, asker: Asker) -> tuple[int, ...]:
    """Which groups are read: all; in a wide district those asked about, else the asker's own, else a page's first."""
    places = range(len(groups))
    if sum(len(group.units) for group in groups) <= MOST_UNITS:
        return tuple(places)
    if question.units:
        wanted = [place for place in places if not set(question.units).isdisjoint(groups[place].units)]
    elif question.group is not None:
        wanted = [place for place in places if place == question.group]
    else:
        own = [place for place in places if _own_slug(asker) in groups[place].units]
        wanted = own if own and question.page == 1 else [*places[first_group(question.page) :]][:_SHOWN]
    return tuple(place for place in wanted if len(groups[place].units) <= MOST_UNITS)


def first_group(page: int) -> int:
    """The place of the first group on a page of groups."""
    return (max(page, 1) - 1) * GROUPS_A_PAGE


def _own_slug(asker: Asker) -> str | None:
    return asker.unit.parent if asker.unit.level is Level.VILLAGE else asker.unit.slug


def own_commune(field: Field, asker: Asker) -> Unit | None:
    """The asker's commune, a village head's too."""
    slug = _own_slug(asker)
    return asker.plan.units.by_slug(slug) if slug is not None and slug in field.units else None
