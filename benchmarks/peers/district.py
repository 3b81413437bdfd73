"""The district the speed is measured on: village heads who report six figures a month over Telegram.

Each has joined, has filed January to May, and owes June's report. The chats are numbered from ``FIRST_CHAT``.
"""

from __future__ import annotations

import shutil
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import sqlalchemy as sa

from bot import opening
from handlers.dialogue import states
from locales.phrasebook import DISTRICT_ZONE
from models import records
from models.plan import measures
from models.plan.indicators import Kind
from models.plan.loading import OWN_DATA, load_plan
from models.plan.plan import Plan
from models.store.database import Place, writer_engine
from models.store.queries import reports
from models.store.tables import Conversation, Officer, Village

FIRST_CHAT = 100_001
START = datetime(2024, 6, 20, 7, 30, tzinfo=DISTRICT_ZONE)
PERIOD, FORM = "2024-06", "village_month"
_FILED = [f"2024-{month:02}" for month in range(1, 6)]
_PER_PERIOD = ("fresh_tea_output", "fruit_output", "new_forest_area")
INDICATORS = ("tea_area", "coffee_area", "fruit_area", *_PER_PERIOD)
_JOINED = {"language": "vi", "reminders": "off", "notice_version": 1, "agreed_at": START, "sample": 0}


def plan_folder(folder: Path) -> Path:
    """The plan's own data, copied into ``folder``; its villages are asked six figures."""
    copy = folder / "plan"
    shutil.copytree(OWN_DATA, copy)
    form = copy / "forms" / f"{FORM}.yaml"
    head, _, _ = form.read_text("utf-8").partition("fields:")
    fields = [f"  - indicator: {slug}\n" + "    per: period\n" * (slug in _PER_PERIOD) for slug in INDICATORS]
    form.write_text(f"{head}fields:\n{''.join(fields)}", "utf-8")
    return copy


def number(chat: int, question: int) -> Decimal:
    """What this chat's officer reported in the months before for a question (from 1)."""
    return Decimal(100 + (chat * 7919 + question * 104729) % 500) / 10


def reported(chat: int, question: int) -> Decimal:
    """What is reported now: a little more, so that it is neither odd nor the same."""
    return number(chat, question) + Decimal("0.1")


def fill(folder: Path, place: Place, chats: int) -> Path:
    """A database of ``chats`` officers for the plan in ``folder``; the plan's folder."""
    copy = plan_folder(folder)
    plan = load_plan(copy)
    opening.prepare(place)
    engine = writer_engine(place)
    with engine.begin() as connection:
        opening.install(connection, "real", plan, START)
        _people(connection, plan, chats)
        for first in range(0, chats, 500):
            reports.file_reports(
                connection, plan, [one for n in range(first, min(first + 500, chats)) for one in _filed(n, plan)]
            )
    engine.dispose()
    return copy


def _village(place: int, plan: Plan) -> str:
    commune = plan.units.communes[place % len(plan.units.communes)]
    return f"{commune.slug}.ban_{place}"


def _people(connection: sa.Connection, plan: Plan, chats: int) -> None:
    villages = [_village(place, plan) for place in range(chats)]
    connection.execute(
        sa.insert(Village.__table__),
        [
            {"slug": slug, "commune": slug.partition(".")[0], "name": slug.partition(".")[2], "sample": 0}
            for slug in villages
        ],
    )
    connection.execute(
        sa.insert(Officer.__table__),
        [
            {"id": place, "handle": slug, "name": "An", "role": "village_head", "unit": slug, **_JOINED}
            for place, slug in enumerate(villages, 1)
        ],
    )
    idle = {"state": states.to_json(states.Idle()), "state_version": states.VERSION, "prompt": 0, "resent": 0}
    idle |= {
        "offered": '["number", [], 0, 0]',
        "reachable": 1,
        "wrong_codes": 0,
        "language": "vi",
        "channel": "telegram",
    }
    connection.execute(
        sa.insert(Conversation.__table__),
        [{"sender": str(FIRST_CHAT + place), "officer_id": place + 1, **idle} for place in range(chats)],
    )


def _filed(place: int, plan: Plan) -> list[reports.Filing]:
    chat = FIRST_CHAT + place
    return [
        reports.Filing(
            records.Report(0, _village(place, plan), FORM, period, f"{period[-2:]}-{place}", START, late=False),
            {slug: _answer(plan, slug, number(chat, question)) for question, slug in enumerate(INDICATORS, 1)},
            place + 1,
        )
        for period in _FILED
    ]


def _answer(plan: Plan, slug: str, value: Decimal) -> records.Answer:
    per = measures.Per.PERIOD if plan.indicators[slug].kind is Kind.FLOW else None
    return records.Answer(measures.Amount(value), per, estimated=False, raw=str(value))
