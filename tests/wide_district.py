"""A district with many more communes than the plan's, for what must hold or be fast in any size."""

from __future__ import annotations

from dataclasses import replace

from models.plan.plan import Plan
from models.plan.units import Cluster, Unit, Units


def clustered(plan: Plan, size: int) -> Plan:
    """The plan with emulation clusters of so many communes each, in official order."""
    slugs = [unit.slug for unit in plan.units.communes]
    parts = [tuple(slugs[first : first + size]) for first in range(0, len(slugs), size)]
    clusters = {f"cum{n}": Cluster(f"cum{n}", f"cụm {n}", part) for n, part in enumerate(parts, start=1)}
    return replace(plan, clusters=clusters)


def widened(plan: Plan, communes: int) -> Plan:
    """The plan with copies of its communes after its own, ``communes`` in all."""
    units, own = plan.units, plan.units.communes
    copied = tuple(_copied(own[place % len(own)], place // len(own)) for place in range(len(own), communes))
    return replace(plan, units=Units(units.district, (*own, *copied)[:communes], units.departments, units.successors))


def _copied(commune: Unit, time: int) -> Unit:
    name = {"name": f"{commune.name} {time}", "full_name": f"{commune.full_name} {time}"}
    own = {"slug": f"{commune.slug}_{time}", "code": None, "aliases": (), "is_town": False}
    return commune.model_copy(update=name | own)
