"""Who asks, where the answer is looked up, and in which words it is given."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

import sqlalchemy as sa

from locales.phrasebook import Phrasebook
from models import records
from models.plan.plan import Plan
from models.plan.units import Unit
from models.store.queries.filed_periods import EverFiled
from reminders.ladder import Ladder


@dataclass(frozen=True)
class Asker:
    """``unit`` is the officer's own; ``connection`` sees what is committed and what this turn has written.

    ``beside_question``: the answer stands above a question that is open, so nothing in it can be chosen.
    ``ever_filed`` outlives the turn where nothing was filed before it in the same transaction.
    """

    connection: sa.Connection
    plan: Plan
    ladder: Ladder
    officer: records.Officer
    unit: Unit
    words: Phrasebook
    today: date
    now: datetime
    channel: str
    sample: str
    beside_question: bool = False
    ever_filed: EverFiled = field(default_factory=EverFiled)
