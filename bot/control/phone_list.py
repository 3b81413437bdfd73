"""Bringing in the telephone numbers of officers, for leaders who call.

Promises: all rows or none; a wrong row is named with its reason, a number never stands in a message or a log.
Must not: show a number to anybody.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from models.phones import phone_number
from models.store.queries import officers


class WrongRows(Exception):
    """Rows that cannot be used, one a line."""


def given(written: str) -> str:
    """A number given with an invitation, as it is kept. WrongRows when it is none."""
    if not written.strip():
        return ""
    number = phone_number(written)
    if number is None:
        raise WrongRows("--phone: this is no telephone number; write it like 0912 345 678")
    return number


def import_phones(connection: sa.Connection, file: str, rows: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """Keep the numbers of officers who have joined; an empty one erases. ``rows`` by their number in ``file``.

    Raises WrongRows.
    """
    problems, numbers = [], dict[int, str]()
    for line, row in rows.items():
        officer = officers.officer_by_handle(connection, row.get("officer", "").strip())
        written = row.get("phone", "").strip()
        number = phone_number(written) if written else ""
        if officer is None:
            problems.append(f"{file}: row {line}: officer: nobody is called that; an officer is named like chieng_ly")
        elif number is None:
            problems.append(f"{file}: row {line}: phone: this is no telephone number; write it like 0912 345 678")
        else:
            numbers[officer.id] = number
    if problems:
        raise WrongRows("\n".join(problems))
    for officer_id, number in numbers.items():
        officers.set_phone(connection, officer_id, number)
    return {"read": len(rows), "added": sum(bool(number) for number in numbers.values())}
