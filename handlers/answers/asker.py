"""Who asks, where the answer is looked up, and in which words it is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from locales.phrasebook import Phrasebook
from models import records
from models.plan.plan import Plan
from models.plan.units import Unit


@dataclass(frozen=True)
class Asker:
    """``unit`` is the officer's own; ``connection`` sees what is committed and what this turn has written."""

    connection: sa.Connection
    plan: Plan
    officer: records.Officer
    unit: Unit
    words: Phrasebook
    today: date
    channel: str
    sample: str
