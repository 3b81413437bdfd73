"""Reads which communes lie high: they are compared among themselves. One commune a row, with where it is known from.

Promises: a commune stands once, and never without a basis.
Must not: know which communes there are (``checks`` does).
"""

from __future__ import annotations

from pathlib import Path

import pydantic

from models.plan.data_files import Findings, checked, read_csv
from models.plan.units import Land, Terrain

LAND = "unit with its land"
_INFERRED = "inferred"


class _Row(pydantic.BaseModel):
    """A row: ``unit`` is a commune's slug; ``basis`` begins with "inferred" until the district has confirmed it."""

    model_config = pydantic.ConfigDict(frozen=True, extra="forbid")

    unit: str
    terrain: Terrain
    basis: str = pydantic.Field(min_length=1)


def read_terrain(folder: Path, year: int, findings: Findings) -> dict[str, Land]:
    """The land by commune; a commune that is not named is lowland."""
    found: dict[str, Land] = {}
    for row in read_csv(folder, f"terrain-{year}.csv", frozenset(_Row.model_fields), findings):
        one = checked(_Row, row.cells, row.place_of, findings)
        if one is not None and findings.is_new(row.place, LAND, one.unit):
            found[one.unit] = Land(one.terrain, one.basis.startswith(_INFERRED))
    return found
