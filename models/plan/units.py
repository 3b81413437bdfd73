"""The units of the district: 28 communes and a town, the departments, the district itself.

Promises: slugs are the keys; official codes are kept but never a key, because codes were reused in 2025.
Must not: invent villages; they are imported and made as ``Unit`` values elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from pydantic import BaseModel, ConfigDict, Field


class Level(StrEnum):
    """Who reports."""

    VILLAGE = "village"
    COMMUNE = "commune"
    DEPARTMENT = "department"
    DISTRICT = "district"


class Unit(BaseModel):
    """One unit. ``parent`` is a commune's slug for a village, the district's slug for the others.

    ``aliases`` are other spellings seen or likely. A village's slug is "commune.village".
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    slug: str = Field(pattern=r"^[a-z0-9_]+(\.[a-z0-9_]+)?$")
    level: Level
    name: str = Field(min_length=1)
    full_name: str = Field(min_length=1)
    name_en: str = Field(min_length=1)
    code: str | None = Field(default=None, pattern=r"^\d+$")
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    is_town: bool = False

    def title(self, language: str) -> str:
        """The unit as addressed: "Xã Chiềng Ly" or "Chiềng Ly commune"."""
        return self.name_en if language == "en" else self.full_name


def natural(slug: str) -> tuple[tuple[str, int], ...]:
    """What slugs are sorted by where people number things: "ban_2" before "ban_10"."""
    return (*((text, int(digits or 0)) for text, digits in re.findall(r"(\D*)(\d*)", slug)), (slug, 0))


@dataclass(frozen=True, slots=True)
class Cluster:
    """An emulation cluster: communes that are compared with each other. ``units`` are their slugs."""

    slug: str
    name: str
    units: tuple[str, ...]


class Terrain(StrEnum):
    """What land a commune has, as far as units are compared by it."""

    HIGHLAND = "highland"
    LOWLAND = "lowland"


@dataclass(frozen=True, slots=True)
class Land:
    """A commune's terrain; ``inferred``: nobody of the district has confirmed it."""

    terrain: Terrain
    inferred: bool


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """The units a leader answers for, in official order, villages last: ``units`` by slug, and the slugs of each level.

    Told apart once for a plan: among ten thousand communes each look at all of them costs a millisecond.
    """

    units: Mapping[str, Unit]
    slugs_of: Mapping[Level, Sequence[str]]

    @property
    def villages(self) -> list[Unit]:
        return [self.units[slug] for slug in self.slugs_of[Level.VILLAGE]]


@dataclass(frozen=True)
class Units:
    """All units of the plan's year, communes in official order.

    ``successors`` maps a commune's bare name of 2025 ("Bình Thuận") to the slugs of 2024 it was made of;
    some of its names ("Thuận Châu", "Chiềng La") are also names of 2024.
    """

    district: Unit
    communes: tuple[Unit, ...]
    departments: tuple[Unit, ...]
    successors: Mapping[str, tuple[str, ...]]

    @cached_property
    def _all(self) -> Mapping[str, Unit]:
        return {self.district.slug: self.district, **self._below}

    @cached_property
    def _below(self) -> Mapping[str, Unit]:
        return {unit.slug: unit for unit in (*self.communes, *self.departments)}

    @cached_property
    def _slugs_below(self) -> Mapping[Level, tuple[str, ...]]:
        return {
            Level.COMMUNE: tuple(unit.slug for unit in self.communes),
            Level.DEPARTMENT: tuple(unit.slug for unit in self.departments),
        }

    def by_slug(self, slug: str) -> Unit | None:
        """The unit, or None for a slug the plan does not know: a village's, or a wrong one."""
        return self._all.get(slug)

    def whole_district(self, villages: Iterable[Unit]) -> Jurisdiction:
        """All communes and departments, and these villages of theirs."""
        there = {village.slug: village for village in villages}
        return Jurisdiction({**self._below, **there}, {**self._slugs_below, Level.VILLAGE: tuple(there)})

    def commune(self, slug: str, villages: Iterable[Unit]) -> Jurisdiction:
        """A commune with these villages of its own."""
        own = {slug: unit} if (unit := self.by_slug(slug)) else {}
        there = {village.slug: village for village in villages}
        return Jurisdiction({**own, **there}, {Level.COMMUNE: tuple(own), Level.VILLAGE: tuple(there)})
