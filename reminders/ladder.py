"""The ladder: the stages at which a form is asked for, and each role's hours, as values from data. (pure)

Promises: a loaded ladder is checked; a wrong file is refused with file, row, field and reason. No stage falls
before its form opens, none on a day off, and no two stages of a form on one moment.
Must not: know an officer, a figure or the present moment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Final, Literal, NamedTuple

import pydantic

from locales.phrasebook import DISTRICT_ZONE
from models.plan.calendar import WorkingCalendar
from models.plan.data_files import Findings, checked, read_yaml
from models.plan.loading import OWN_DATA, PlanError
from models.records import Role

FILE: Final = "ladder.yaml"
LONGEST_SLUG: Final = 16
_CLOCK: Final = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)


def _clock(written: Any) -> time:
    # An unquoted 18:30 is the number 1110 in YAML, which would pass for 00:18:30.
    found = _CLOCK.fullmatch(written) if isinstance(written, str) else None
    if found is None:
        raise ValueError('write the time in quotes, as "18:30"')
    return time(int(found[1]), int(found[2]))


def _window(written: Any) -> tuple[time, time]:
    opens, dash, closes = written.partition("-") if isinstance(written, str) else ("", "", "")
    window = (_clock(opens), _clock(closes)) if dash else None
    if window is None or window[0] >= window[1]:
        raise ValueError('write the window in quotes, as "07:30-11:00", the earlier time first')
    return window


Clock = Annotated[time, pydantic.BeforeValidator(_clock)]
Window = Annotated[tuple[time, time], pydantic.BeforeValidator(_window)]
Day = Literal["opens"] | pydantic.StrictInt


class _Strict(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(frozen=True, extra="forbid")


class Hours(_Strict):
    """When a role hears from us, in district time. ``windows``: from and until, in order."""

    slot: Clock
    windows: tuple[Window, ...] = pydantic.Field(min_length=1)

    @pydantic.model_validator(mode="after")
    def _fit(self) -> Hours:
        if any(earlier[1] > later[0] for earlier, later in pairwise(self.windows)):
            raise ValueError("the windows overlap or are out of order")
        if not any(opens <= self.slot < closes for opens, closes in self.windows):
            raise ValueError("the slot lies outside the windows")
        return self


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


class _LadderFile(_Strict):
    stages: tuple[_StageEntry, ...] = pydantic.Field(min_length=1)
    hours: dict[Role, Hours] = pydantic.Field(min_length=1)

    @pydantic.model_validator(mode="after")
    def _in_order(self) -> _LadderFile:
        stages = [stage for entry in self.stages for stage in _repeated(entry)]
        if len({stage.slug for stage in stages}) != len(stages):
            raise ValueError("stages: a slug stands twice")
        if any(_comes_before(later, earlier) for earlier, later in pairwise(stages)):
            raise ValueError("stages: not in the order of time")
        return self


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage. ``day``: "opens", or working days from the deadline (0: the day itself, below 0: before)."""

    slug: str
    day: Day

    def falls_on(self, opens_on: date, due_on: date, calendar: WorkingCalendar) -> date | None:
        """The working day of this stage, or None where it would fall before the form opens."""
        if self.day == "opens":
            return calendar.on_or_after(opens_on)
        if self.day > 0:
            return calendar.after(due_on, self.day)
        day = calendar.before(due_on, -self.day) if self.day else calendar.on_or_before(due_on)
        return day if day >= opens_on else None


class Moment(NamedTuple):
    """A stage's slug and when it is due, aware UTC."""

    stage: str
    due_at: datetime


@dataclass(frozen=True)
class Ladder:
    """``stages`` in the order of time; ``hours`` of the roles that are reminded, and of no others."""

    stages: tuple[Stage, ...]
    hours: Mapping[Role, Hours]

    def moments(self, opens_on: date, due_on: date, role: Role, calendar: WorkingCalendar) -> tuple[Moment, ...]:
        """When a form that opens on ``opens_on`` and is due on ``due_on`` is asked for.

        Where two stages coincide it is the later one. KeyError for a role that is not reminded.
        """
        slot, found = self.hours[role].slot, dict[datetime, str]()
        for stage in self.stages:
            if (day := stage.falls_on(opens_on, due_on, calendar)) is not None:
                found[datetime.combine(day, slot, DISTRICT_ZONE).astimezone(UTC)] = stage.slug
        return tuple(Moment(stage, due_at) for due_at, stage in sorted(found.items()))

    def rank(self, stage_slug: str) -> int:
        """The stage's place in the order of time; -1 for one that the data no longer knows."""
        return next((place for place, stage in enumerate(self.stages) if stage.slug == stage_slug), -1)


def load_ladder(folder: Path | None = None) -> Ladder:
    """The ladder in ``folder``, by default the plan's own data. Raises ``PlanError`` with all findings."""
    findings = Findings()
    document = read_yaml(folder or OWN_DATA, FILE, findings)
    found = checked(_LadderFile, document.content, document.place, findings) if document else None
    if found is None:
        raise PlanError(findings.problems)
    stages = tuple(stage for entry in found.stages for stage in _repeated(entry))
    return Ladder(stages, found.hours)


def _repeated(entry: _StageEntry) -> Iterator[Stage]:
    if entry.every is None or entry.day == "opens":
        yield Stage(entry.slug, entry.day)
        return
    for time_over in range(entry.times):
        yield Stage(f"{entry.slug}_{time_over + 1}", entry.day + time_over * entry.every)


def _comes_before(one: Stage, other: Stage) -> bool:
    """Whether ``one`` stands before ``other`` by its day; "opens" is the first of all."""
    if other.day == "opens":
        return False
    return one.day == "opens" or one.day <= other.day
