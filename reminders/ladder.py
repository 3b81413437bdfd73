"""The ladder: when a form is asked for, when leaders get a list, and each role's hours, as values from data. (pure)

Promises: a loaded ladder is checked; a wrong file is refused with file, row, field and reason. No stage falls
before its form opens or after it closes, none on a day off, and no two stages of a form on one moment.
Must not: know an officer, a figure or the present moment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Final, Literal, NamedTuple

import pydantic

from locales.phrasebook import DISTRICT_ZONE
from models import stages as fixed
from models.plan.calendar import WorkingCalendar
from models.plan.data_files import Findings, checked, read_yaml
from models.plan.loading import OWN_DATA, PlanError
from models.plan.windows import Window
from models.records import Role
from reminders.hours import Hours

FILE: Final = "ladder.yaml"
LONGEST_SLUG: Final = 16
Day = Literal["opens"] | pydantic.StrictInt


class _Strict(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(frozen=True, extra="forbid")


class _StageEntry(_Strict):
    slug: str = pydantic.Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=LONGEST_SLUG - 2)
    day: Day
    every: int | None = pydantic.Field(default=None, ge=1)
    times: int = pydantic.Field(default=1, ge=1, le=9)

    @pydantic.model_validator(mode="after")
    def _repeat(self) -> _StageEntry:
        if (self.every is None) != (self.times == 1):
            raise ValueError("every and times (more than 1) belong together")
        if self.every is not None and self.day == "opens":
            raise ValueError("a stage that repeats needs a number of days")
        return self


class _ListsEntry(_Strict):
    gathers: int = pydantic.Field(ge=0)
    stages: tuple[_StageEntry, ...] = pydantic.Field(min_length=1)
    hours: dict[Role, Hours]

    @pydantic.model_validator(mode="after")
    def _after_the_deadline(self) -> _ListsEntry:
        if any(entry.day == "opens" or entry.day < 1 for entry in self.stages):
            raise ValueError("stages: nothing is late before the day after the deadline")
        return self


class _LadderFile(_Strict):
    stages: tuple[_StageEntry, ...] = pydantic.Field(min_length=1)
    standstill_days: int = pydantic.Field(ge=1)
    hours: dict[Role, Hours] = pydantic.Field(min_length=1)
    lists: _ListsEntry
    other_hours: Hours

    @pydantic.model_validator(mode="after")
    def _in_order(self) -> _LadderFile:
        asked, listed = (list(_repeated(entries)) for entries in (self.stages, self.lists.stages))
        slugs = [stage.slug for stage in (*asked, *listed)]
        if len(set(slugs)) != len(slugs):
            raise ValueError("stages: a slug stands twice")
        if taken := fixed.RESERVED.intersection(slugs):
            raise ValueError(f"stages: {min(taken)} is a slug of the program's own")
        if any(_comes_before(later, earlier) for each in (asked, listed) for earlier, later in pairwise(each)):
            raise ValueError("stages: not in the order of time")
        if both := set(self.hours) & set(self.lists.hours):
            raise ValueError(f"hours: {min(both)} is reminded and cannot get lists")
        return self


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage. ``day``: "opens", or working days from the deadline (0: the day itself, below 0: before)."""

    slug: str
    day: Day

    @property
    def is_overdue(self) -> bool:
        """Whether it comes after the deadline."""
        return self.day != "opens" and self.day > 0

    def falls_on(self, window: Window, calendar: WorkingCalendar) -> date | None:
        """The working day of this stage, or None where it would fall before the form opens or after it closes."""
        if self.day == "opens":
            day = calendar.on_or_after(window.opens_on)
        elif self.day > 0:
            day = calendar.after(window.due_on, self.day)
        else:
            day = calendar.before(window.due_on, -self.day) if self.day else calendar.on_or_before(window.due_on)
        return day if window.is_open(day) else None


class Moment(NamedTuple):
    """A stage's slug and when it is due, aware UTC."""

    stage: str
    due_at: datetime


@dataclass(frozen=True)
class Lists:
    """When leaders get their list: ``stages`` after the deadlines, which gather; ``hours`` of the roles that do."""

    gathers: int
    stages: tuple[Stage, ...]
    hours: Mapping[Role, Hours]


@dataclass(frozen=True)
class Ladder:
    """``stages`` in the order of time; ``hours`` of the roles that are reminded, and of no others.

    ``standstill_days``: how many working days nobody is reminded of figures that do not exist yet.
    """

    stages: tuple[Stage, ...]
    hours: Mapping[Role, Hours]
    lists: Lists
    other_hours: Hours
    standstill_days: int

    def hours_of(self, role: Role) -> Hours:
        """When the role may be written to, whatever the message."""
        return self.hours.get(role) or self.lists.hours.get(role) or self.other_hours

    def moments(self, window: Window, slot: time, calendar: WorkingCalendar) -> tuple[Moment, ...]:
        """When a form with this window is asked for, at ``slot`` in district time.

        Where two stages coincide it is the later one.
        """
        found = dict[datetime, str]()
        for stage in self.stages:
            if (day := stage.falls_on(window, calendar)) is not None:
                found[_at(day, slot)] = stage.slug
        return tuple(Moment(stage, due_at) for due_at, stage in sorted(found.items()))

    def list_moments(self, due_on: date, slot: time, calendar: WorkingCalendar) -> tuple[Moment, ...]:
        """When leaders get lists after a deadline."""
        days = ((stage, stage.falls_on(Window(due_on, due_on), calendar)) for stage in self.lists.stages)
        return tuple(Moment(stage.slug, _at(day, slot)) for stage, day in days if day is not None)

    def rank(self, stage_slug: str) -> int:
        """The stage's place in the order of time; -1 for one that is no step of a ladder."""
        return self._ranks.get(stage_slug, -1)

    def is_overdue(self, stage_slug: str) -> bool:
        """Whether the stage is one of those that ask again after the deadline."""
        return any(stage.is_overdue for stage in self.stages if stage.slug == stage_slug)

    def is_early(self, stage_slug: str) -> bool:
        """Whether the stage comes before the day of the deadline."""
        return any(stage.day == "opens" or stage.day < 0 for stage in self.stages if stage.slug == stage_slug)

    @cached_property
    def _ranks(self) -> Mapping[str, int]:
        return {stage.slug: place for place, stage in enumerate((*self.stages, *self.lists.stages))}

    def standstill_until(self, role: Role, calendar: WorkingCalendar, now: datetime) -> datetime:
        """Until when a standstill said ``now`` lasts: the role's hour, so many working days from today."""
        today = now.astimezone(DISTRICT_ZONE).date()
        return _at(calendar.after(today, self.standstill_days), self.hours_of(role).slot)


def load_ladder(folder: Path | None = None) -> Ladder:
    """The ladder in ``folder``, by default the plan's own data. Raises ``PlanError`` with all findings."""
    findings = Findings()
    document = read_yaml(folder or OWN_DATA, FILE, findings)
    found = checked(_LadderFile, document.content, document.place, findings) if document else None
    if found is None:
        raise PlanError(findings.problems)
    lists = Lists(found.lists.gathers, tuple(_repeated(found.lists.stages)), found.lists.hours)
    return Ladder(tuple(_repeated(found.stages)), found.hours, lists, found.other_hours, found.standstill_days)


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, DISTRICT_ZONE).astimezone(UTC)


def _repeated(entries: Iterable[_StageEntry]) -> Iterator[Stage]:
    for entry in entries:
        if entry.every is None or entry.day == "opens":
            yield Stage(entry.slug, entry.day)
            continue
        for time_over in range(entry.times):
            yield Stage(f"{entry.slug}_{time_over + 1}", entry.day + time_over * entry.every)


def _comes_before(one: Stage, other: Stage) -> bool:
    """Whether ``one`` stands before ``other`` by its day; "opens" is the first of all."""
    if other.day == "opens":
        return False
    return one.day == "opens" or one.day <= other.day
