"""What was known about units and officers at one moment: all that deciding and composing may look at. (pure)

Promises: plain values, read once (see ``gathering``); the real run and every preview decide from them alone.
Must not: read anything by itself, or know the present moment.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from models.people import Person
from models.plan.deadlines import Deadlines, ReportKey
from models.plan.periods import period_from_key
from models.plan.plan import Plan
from models.plan.units import Level, Unit
from models.plan.windows import Window
from models.records import Handover, Role, Standstill

OfficerKey = tuple[int, str, str]


@dataclass(frozen=True)
class Facts:
    """A report is named by (unit slug, form slug, period key), an officer's by (officer id, form slug, period key).

    ``begun``: the indicators answered in the open draft of a report. ``granted``: when more time was given for one.
    ``standstills`` hold the newest of each, over or not. ``villages`` are the units the plan does not know;
    ``people`` the officers in question, their colleagues and their leaders.
    """

    deadlines: Deadlines
    filed: Collection[ReportKey] = frozenset()
    begun: Mapping[ReportKey, frozenset[str]] = field(default_factory=dict)
    granted: Mapping[ReportKey, datetime] = field(default_factory=dict)
    standstills: Mapping[ReportKey, Standstill] = field(default_factory=dict)
    handovers: Sequence[Handover] = ()
    villages: Mapping[str, Unit] = field(default_factory=dict)
    people: Sequence[Person] = ()

    @property
    def plan(self) -> Plan:
        return self.deadlines.plan

    def unit(self, slug: str) -> Unit | None:
        """The unit, or None for one that is no more."""
        return self.plan.units.by_slug(slug) or self.villages.get(slug)

    def window(self, key: ReportKey) -> Window:
        """When a report opens, is due and closes."""
        unit, form, period = key
        shared = (unit if key in self.deadlines.extended else "", form, period)
        if shared not in self._windows:
            self._windows[shared] = self.deadlines.window(unit, self.plan.forms[form], period_from_key(period))
        return self._windows[shared]

    @cached_property
    def _windows(self) -> dict[ReportKey, Window]:
        """Worked out once for all units without a deadline of their own."""
        return {}

    @cached_property
    def given_away(self) -> frozenset[OfficerKey]:
        """What a colleague does now instead of the officer."""
        return frozenset((one.given_by, one.form, one.period) for one in self.handovers)

    @cached_property
    def givers(self) -> Mapping[OfficerKey, str]:
        """The name of the colleague whose report the officer does now."""
        return {(one.taken_by, one.form, one.period): one.giver for one in self.handovers}

    def granted_at(self, key: ReportKey) -> datetime | None:
        """When the time was given that the report has beyond the plan's; None where it has none."""
        _, form, period = key
        plans_own = self.plan.due_on(self.plan.forms[form], period_from_key(period))
        return self.granted.get(key) if self.window(key).due_on > plans_own else None

    def staff(self, unit: str) -> Sequence[Person]:
        """The officers of a unit."""
        return self._staff.get(unit, ())

    def person(self, officer: int) -> Person | None:
        """The officer, unless he has left."""
        return self._by_id.get(officer)

    def leaders_of(self, unit: Unit) -> tuple[Person, ...]:
        """Who is told about a unit: a village's commune chairs, else the coordinators; only who can be written to."""
        commune = self.staff(unit.parent) if unit.level is Level.VILLAGE and unit.parent else ()
        chairs = tuple(one for one in commune if one.role is Role.COMMUNE_CHAIR and one.reachable)
        return chairs or tuple(one for one in self.people if one.role is Role.COORDINATOR and one.reachable)

    @cached_property
    def _staff(self) -> Mapping[str, Sequence[Person]]:
        found: dict[str, list[Person]] = defaultdict(list)
        for one in self.people:
            found[one.unit].append(one)
        return found

    @cached_property
    def _by_id(self) -> Mapping[int, Person]:
        return {one.officer: one for one in self.people}
