"""Who may see what and ask for what: one table.

Promises: filed commune and district figures are open to every officer; village figures go to the village, its
commune and the leaders; who is late goes to leaders. The chairman reads; a chair acts within the commune.
Must not: look anything up.
"""

from __future__ import annotations

from enum import StrEnum

from models import records
from models.plan.units import Level, Unit
from models.records import Role


class Right(StrEnum):
    """What a role may do beyond its own unit's reports."""

    SEE_DISTRICT = "see_district"
    SEE_WHO_IS_LATE = "see_who_is_late"
    SEE_VILLAGES = "see_villages"
    LEAD = "lead"  # extend a deadline, call, write: within the leader's own units
    BROADCAST = "broadcast"
    FORESEE = "foresee"
    SUM_UP = "sum_up"  # the district's report and figures of a period
    SUM_UP_UNIT = "sum_up_unit"  # the own unit's figures
    IMPORT = "import"  # targets below the district, figures of earlier years


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.VILLAGE_HEAD: frozenset({Right.SEE_DISTRICT}),
    Role.COMMUNE_OFFICER: frozenset({Right.SEE_DISTRICT}),
    Role.COMMUNE_CHAIR: frozenset(
        {Right.SEE_DISTRICT, Right.SEE_WHO_IS_LATE, Right.LEAD, Right.FORESEE, Right.SUM_UP_UNIT}
    ),
    Role.DEPARTMENT_OFFICER: frozenset({Right.SEE_DISTRICT}),
    Role.COORDINATOR: frozenset(Right),
    Role.CHAIRMAN: frozenset({Right.SEE_DISTRICT, Right.SEE_WHO_IS_LATE, Right.SEE_VILLAGES, Right.SUM_UP}),
    Role.OPERATOR: frozenset({Right.SEE_DISTRICT, Right.IMPORT}),
}


def may(officer: records.Officer, right: Right) -> bool:
    """Whether the officer's role has the right."""
    return right in RIGHTS[officer.role]


def may_see(officer: records.Officer, unit: Unit) -> bool:
    """Whether the officer may see this unit's filed figures."""
    if unit.level is not Level.VILLAGE:
        return may(officer, Right.SEE_DISTRICT) or officer.unit == unit.slug
    return officer.unit in (unit.slug, unit.parent) or may(officer, Right.SEE_VILLAGES)


def may_see_late(officer: records.Officer, unit: Unit) -> bool:
    """Whether the officer may see that this unit filed late, when it filed, or that it has not."""
    return officer.unit in (unit.slug, unit.parent) or may(officer, Right.SEE_WHO_IS_LATE)


def may_see_all_of(officer: records.Officer, commune: str) -> bool:
    """Whether the officer may see the filed figures of all villages of this commune."""
    return officer.unit == commune or may(officer, Right.SEE_VILLAGES)


LEVELS_OF_ROLE: dict[Role, frozenset[Level]] = {
    Role.VILLAGE_HEAD: frozenset({Level.VILLAGE}),
    Role.COMMUNE_OFFICER: frozenset({Level.COMMUNE}),
    Role.COMMUNE_CHAIR: frozenset({Level.COMMUNE}),
    Role.DEPARTMENT_OFFICER: frozenset({Level.DEPARTMENT}),
    Role.COORDINATOR: frozenset({Level.DEPARTMENT, Level.DISTRICT}),
    Role.CHAIRMAN: frozenset({Level.DISTRICT}),
    Role.OPERATOR: frozenset({Level.DISTRICT, Level.DEPARTMENT}),
}
