"""What a leader's turn may look at beyond the leader's own desk, loaded beforehand.

Promises: values only; units the leader does not answer for are never in it.
Must not: load anything by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from models.people import Person
from models.plan.deadlines import Deadlines
from models.plan.outstanding import Outstanding
from models.plan.units import Unit
from models.records import Standstill


@dataclass(frozen=True, slots=True)
class Begun:
    """A draft: how many answers there are of how many."""

    answered: int
    asked: int


@dataclass(frozen=True)
class UnitLed:
    """One unit: its deadlines, what it has not filed (the earliest deadline first), its officers, and why something
    stands still.

    ``commune`` is the name a village is told apart by.
    """

    unit: Unit
    commune: str
    deadlines: Deadlines
    outstanding: tuple[Outstanding, ...]
    people: tuple[Person, ...]
    begun: Sequence[tuple[Outstanding, Begun]] = ()
    standstills: tuple[Standstill, ...] = ()

    @property
    def late(self) -> tuple[Outstanding, ...]:
        return tuple(one for one in self.outstanding if one.late)

    @property
    def reachable(self) -> tuple[Person, ...]:
        return tuple(person for person in self.people if person.reachable)

    @property
    def unreachable(self) -> tuple[Person, ...]:
        return tuple(person for person in self.people if not person.reachable)


@dataclass(frozen=True, slots=True)
class Addressed:
    """Whom a broadcast would reach: ``at_once`` people now, others at the moment their hours begin.

    ``units`` is how many units they belong to.
    """

    at_once: int
    later: tuple[tuple[datetime, int], ...]
    unreachable: int
    units: int

    @property
    def people(self) -> int:
        return self.at_once + sum(count for _, count in self.later)


@dataclass(frozen=True)
class Led:
    """``at_hand`` is the unit the leader is dealing with; ``units`` are those the message names: none, one, or all
    that a typed name fits.

    ``outside``: a unit was named that the leader does not answer for. ``rest`` is what was typed after the unit's
    name. ``addressed`` is there while a broadcast is being made; ``sending`` while one is on its way.
    """

    at_hand: UnitLed | None = None
    units: tuple[UnitLed, ...] = ()
    outside: bool = False
    rest: str = ""
    addressed: Addressed | None = None
    sending: bool = False
