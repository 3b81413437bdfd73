"""Targets below the district and figures of earlier years, as they were imported.

Promises: values only; decimals exact, moments aware.
Must not: know a table.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from models.plan.measures import Figure


class Target(NamedTuple):
    """A target of one unit for the plan's year, in the indicator's unit, and the decision it is based on."""

    unit: str
    indicator: str
    value: Decimal
    basis: str


class TargetOnRecord(NamedTuple):
    """A target with the moment of its import. ``imported_by`` is an officer's id, None for a command."""

    unit: str
    indicator: str
    value: Decimal
    basis: str
    imported_at: datetime
    imported_by: int | None


class Past(NamedTuple):
    """A figure of an earlier year with what it is based on: a decision, a yearbook."""

    figure: Figure
    basis: str


TargetsOnRecord = dict[tuple[str, str], TargetOnRecord]
PastOnRecord = dict[tuple[str, str, str], Past]
