"""A district as large as it could ever be: 100,000 village heads with a chat each, and six forms that all fall due
in one week."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from locales.phrasebook import DISTRICT_ZONE
from models.plan.loading import load_plan
from models.plan.periods import Rhythm
from models.plan.plan import Plan
from models.store import database, migrating
from models.store.tables import Installation

# Their days lie around 17 June 2024, when month, quarter and half-year open at once.
FORMS = tuple((rhythm, days) for rhythm in (Rhythm.MONTH, Rhythm.QUARTER, Rhythm.HALF_YEAR) for days in (1, 2))
BEFORE = datetime(2024, 6, 14, 18, tzinfo=DISTRICT_ZONE)
SLOT = datetime(2024, 6, 18, 18, 30, tzinfo=DISTRICT_ZONE)
DUE_FORM = f"village_{Rhythm.MONTH}_2"  # due on the day of the slot
LATER_SLOT = SLOT.replace(minute=40)
_NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}) "
_VILLAGES = (
    "INSERT INTO villages (slug, commune, name, sample) "
    "SELECT 'chieng_ly.ban_' || i, 'chieng_ly', 'Bản ' || i, 0 FROM n"
)
_OFFICERS = (
    "INSERT INTO officers (handle, name, role, unit, language, reminders, notice_version, agreed_at, sample) "
    "SELECT slug, 'An', 'village_head', slug, 'vi', 'on', 1, '2024-01-01T00:00:00.000000Z', 0 FROM villages"
)
_CHATS = (
    "INSERT INTO conversations (channel, sender, officer_id, language, state, state_version, prompt, offered, resent,"
    " reachable, leaving, wrong_codes) SELECT 'web', 'browser:' || id, id, 'vi', '{\"kind\":\"idle\"}', 1, 0,"
    " '[\"number\",[],0,0]', 0, 1, 0, 0 FROM officers"
)


def people(path: Path, count: int, later: range) -> None:
    """A new database with ``count`` officers, each of a village of their own; those with an id in ``later`` chose an
    hour of their own, ``LATER_SLOT``."""
    engine = database.writer_engine(path)
    migrating.migrate(engine)
    with engine.begin() as connection:
        row = {"id": 1, "kind": "real", "plan_year": 2024, "created_at": BEFORE}
        connection.execute(sa.insert(Installation).values(row))
        connection.exec_driver_sql(_NUMBERS.format(count=count) + _VILLAGES)
        connection.exec_driver_sql(_OFFICERS)
        connection.exec_driver_sql(_CHATS)
        hour = "UPDATE officers SET reminder_clock = ? WHERE id BETWEEN ? AND ?"
        connection.exec_driver_sql(hour, (f"{LATER_SLOT:%H:%M}", later.start, later.stop - 1))
    engine.dispose()


def plan_of_six_forms() -> Plan:
    """The plan with six forms for every village instead of one, three questions each."""
    plan = load_plan()
    village = plan.forms["village_month"]
    changes = (
        {"slug": f"village_{rhythm}_{days}", "rhythm": rhythm, "due_working_days": days} for rhythm, days in FORMS
    )
    six = [village.model_copy(update=change) for change in changes]
    others = [form for form in plan.forms.values() if form is not village]
    return replace(plan, forms={form.slug: form for form in (*others, *six)})
