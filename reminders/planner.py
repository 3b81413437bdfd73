"""Who will be asked for what, and when: the real run and every preview plan with this. (pure)

Promises: the same arguments give the same reminders; only the plan's own year is planned; who has filed, or whose
role neither fills a form nor gets lists, is not in it.
Must not: write anything, or know the present moment.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import pairwise
from operator import attrgetter

from models.plan.deadlines import Deadlines, ReportKey
from models.plan.forms import Form
from models.plan.periods import Period, periods_of_year
from models.plan.plan import Plan
from models.plan.units import Level, Unit
from models.records import Language, Role
from models.stages import NO_FORM
from reminders.ladder import Ladder, Moment

_Calls = Sequence[tuple[Period, str, date, tuple[Moment, ...]]]
_Lists = Iterable[tuple[date, Moment]]
_NOBODY_HAS_LONGER: Mapping[ReportKey, date] = {}


@dataclass(frozen=True, slots=True)
class Recipient:
    """An officer who wants reminders. ``officer`` is the id; ``clock`` the hour chosen, "HH:MM", "" for the role's."""

    officer: int
    role: Role
    unit: Unit
    language: Language
    clock: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """One stage of one form and period for one officer; ``form`` and ``unit`` are slugs, ``period`` a key.

    ``due_on`` is the deadline it is planned for. A leader's list has no form, and the day of the deadline it is
    made for instead of a period.
    """

    officer: int
    unit: str
    form: str
    period: str
    due_on: date
    stage: str
    due_at: datetime


@dataclass
class Planner:
    """Plans for many officers what is due from ``start`` until before ``end``; what they share is worked out once."""

    plan: Plan
    ladder: Ladder
    start: datetime
    end: datetime
    _calls: dict[tuple[str, time], _Calls] = field(default_factory=dict)
    _lists: dict[tuple[Sequence[str], time], _Lists] = field(default_factory=dict)

    def plan_for(
        self,
        officers: Iterable[Recipient],
        filed: Collection[ReportKey],
        extended: Mapping[ReportKey, date] = _NOBODY_HAS_LONGER,
    ) -> tuple[Planned, ...]:
        """Their reminders, by moment, then officer. ``filed`` and ``extended`` by (unit, form, period); give a set
        and a mapping, they are asked often."""
        return tuple(sorted(self.each(officers, filed, extended), key=attrgetter("due_at", "officer")))

    def each(
        self,
        officers: Iterable[Recipient],
        filed: Collection[ReportKey],
        extended: Mapping[ReportKey, date] = _NOBODY_HAS_LONGER,
    ) -> Iterator[Planned]:
        """What ``plan_for`` gives, one by one and in no order."""
        deadlines = Deadlines(self.plan, extended)
        longer = {(unit, form) for unit, form, _ in extended}
        for one in officers:
            yield from self._planned(one, filed, deadlines, longer)

    def _planned(
        self, one: Recipient, filed: Collection[ReportKey], deadlines: Deadlines, longer: Collection[tuple[str, str]]
    ) -> Iterator[Planned]:
        if listing := self.ladder.lists.hours.get(one.role):
            yield from self._planned_lists(one, listing.slot_for(one.clock))
        if (hours := self.ladder.hours.get(one.role)) is None:
            return
        unit, slot = one.unit.slug, hours.slot_for(one.clock)
        for form in self.plan.forms_of(one.unit):
            own = (unit, form.slug) in longer
            calls = self._calls_in(form, slot, deadlines, unit) if own else self._calls_of(form, slot)
            for period, key, due_on, moments in calls:
                if (unit, form.slug, key) not in filed and _asks(form, unit, period):
                    for stage, due_at in moments:
                        yield Planned(one.officer, unit, form.slug, key, due_on, stage, due_at)

    def _calls_of(self, form: Form, slot: time) -> _Calls:
        """The calls of everybody who has no deadline of his own."""
        key = (form.slug, slot)
        if key not in self._calls:
            self._calls[key] = self._calls_in(form, slot, Deadlines(self.plan), "")
        return self._calls[key]

    def _calls_in(self, form: Form, slot: time, deadlines: Deadlines, unit: str) -> _Calls:
        """The form's periods that are asked for between start and end: their deadline, and the moments."""
        found = []
        for period in periods_of_year(form.rhythm, self.plan.year):
            window = deadlines.window(unit, form, period)
            moments = self.ladder.moments(window, slot, self.plan.calendar)
            if within := tuple(moment for moment in moments if self.start <= moment.due_at < self.end):
                found.append((period, period.key, window.due_on, within))
        return found

    def _planned_lists(self, one: Recipient, slot: time) -> Iterator[Planned]:
        forms = _forms_led(self.plan, one)
        key = (tuple(form.slug for form in forms), slot)
        if key not in self._lists:
            self._lists[key] = list(_list_moments(self.plan, self.ladder, forms, slot))
        for deadline, (stage, due_at) in self._lists[key]:
            if self.start <= due_at < self.end:
                yield Planned(one.officer, one.unit.slug, NO_FORM, deadline.isoformat(), deadline, stage, due_at)


def plan_reminders(
    plan: Plan,
    ladder: Ladder,
    officers: Iterable[Recipient],
    filed: Collection[ReportKey],
    start: datetime,
    end: datetime,
    extended: Mapping[ReportKey, date] = _NOBODY_HAS_LONGER,
) -> tuple[Planned, ...]:
    """What ``Planner.plan_for`` gives, for once."""
    return Planner(plan, ladder, start, end).plan_for(officers, filed, extended)


def _asks(form: Form, unit: str, period: Period) -> bool:
    return any(entry.concerns(unit) and entry.in_season(period) for entry in form.fields)


def _forms_led(plan: Plan, one: Recipient) -> Sequence[Form]:
    """The forms of all units a leader answers for: a chair's commune and its villages, for others all."""
    if one.role is not Role.COMMUNE_CHAIR:
        return tuple(plan.forms.values())
    own = plan.forms_of(one.unit)
    return tuple(form for form in plan.forms.values() if form in own or form.level is Level.VILLAGE)


def _list_moments(plan: Plan, ladder: Ladder, forms: Iterable[Form], slot: time) -> _Lists:
    """The lists of a year, each with the last of the deadlines it gathers; the next deadline's list ends the row."""
    days = {plan.due_on(form, period) for form in forms for period in periods_of_year(form.rhythm, plan.year)}
    deadlines = list(_gathered(sorted(days), plan, ladder.lists.gathers))
    rows = [ladder.list_moments(day, slot, plan.calendar) for day in deadlines]
    for place, (day, row) in enumerate(zip(deadlines, rows, strict=True)):
        until = rows[place + 1][0].due_at if place + 1 < len(rows) else None
        yield from ((day, moment) for moment in row if until is None or moment.due_at < until)


def _gathered(days: Sequence[date], plan: Plan, gathers: int) -> Iterator[date]:
    """The deadlines that no other follows within so many working days."""
    for earlier, later in pairwise((*days, None)):
        if earlier is None:
            continue
        if later is None or not gathers or plan.calendar.after(earlier, gathers) < later:
            yield earlier
