"""Reads the district's emulation clusters, one commune a row.

Promises: a commune stands in one cluster, and a cluster has one name that no other has.
Must not: know which communes there are (``checks`` does).
"""

from __future__ import annotations

from pathlib import Path

import pydantic

from models.plan.data_files import Findings, checked, read_csv
from models.plan.units import Cluster

MEMBER = "unit of a cluster"


class _Membership(pydantic.BaseModel):
    """A row: ``cluster`` is a short slug that a tap can carry, ``unit`` a commune's slug."""

    model_config = pydantic.ConfigDict(frozen=True, extra="forbid")

    cluster: str = pydantic.Field(pattern=r"^[a-z0-9_]{1,16}$")
    name: str = pydantic.Field(min_length=1, max_length=40)
    unit: str


def read_clusters(folder: Path, year: int, findings: Findings) -> dict[str, Cluster]:
    """The clusters by slug, in the file's order; none while the file holds its header only."""
    columns = frozenset(_Membership.model_fields)
    found: dict[str, Cluster] = {}
    for row in read_csv(folder, f"clusters-{year}.csv", columns, findings):
        member = checked(_Membership, row.cells, row.place_of, findings)
        if member is None:
            continue
        if problem := _problem(member, found):
            findings.complain(row.place, problem)
            continue
        findings.places[MEMBER, member.unit] = row.place
        before = found.get(member.cluster)
        units = (*before.units, member.unit) if before else (member.unit,)
        found[member.cluster] = Cluster(member.cluster, member.name, units)
    return found


def _problem(member: _Membership, found: dict[str, Cluster]) -> str | None:
    for cluster in found.values():
        if member.unit in cluster.units:
            return f"unit: {member.unit} stands in cluster {cluster.slug} already"
        if (member.cluster == cluster.slug) != (member.name.casefold() == cluster.name.casefold()):
            return f"name: {member.name}, but cluster {cluster.slug} is called {cluster.name}"
    return None
