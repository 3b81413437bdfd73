"""Putting on the desk what one turn may look at.

Promises: every query of the conversation's own facts is here.
Must not: decide anything.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

import sqlalchemy as sa

import locales
from handlers.dialogue import states
from handlers.dialogue.desk import Desk
from handlers.knowledge import Knowledge
from handlers.loading_staff import load_put_off, load_staff
from handlers.reading import codes
from models import messages, records
from models.plan.deadlines import ReportKey
from models.plan.units import Unit
from models.store.queries import deadlines, drafts, officers, post, reports, seen

MOST_WRONG_CODES = 5
WRONG_CODES_WITHIN = timedelta(hours=1)
SENT_TWICE_WITHIN = timedelta(seconds=2)


def load_desk(
    connection: sa.Connection,
    knowledge: Knowledge,
    talk: post.Talk,
    officer: records.Officer | None,
    state: states.State,
    waiting: post.Waiting,
    content: messages.Content,
    newest: int,
    now: datetime,
) -> Desk:
    """The desk for one message."""
    unit = officers.unit_of(connection, knowledge.plan, officer.unit) if officer else None
    invitation = _invitation(connection, state, content) if officer is None else None
    busy = not isinstance(state, states.Stranger | states.Idle | states.ViewingReport)
    words = locales.phrasebook("en" if talk.language == "en" else "vi")
    reporting = unit is not None and bool(knowledge.plan.forms_of(unit))
    return Desk(
        plan=knowledge.plan,
        ladder=knowledge.ladder,
        reader=knowledge.reader,
        words=words,
        now=now,
        message=waiting.id,
        newest=newest,
        conversation=talk.id,
        resent=bool(talk.resent),
        officer=officer,
        unit=unit,
        drafts=drafts.open_drafts(connection, unit.slug) if unit and reporting else (),
        reports=reports.reports_of(connection, unit.slug) if unit and reporting else (),
        figures=reports.figures_of_unit(connection, unit.slug) if unit and reporting else (),
        targets=reports.targets_of(connection, unit.slug, knowledge.plan.year) if unit and reporting else {},
        invitation=invitation,
        invited_to=_invited_to(connection, knowledge, invitation),
        codes_blocked_until=_blocked_until(talk, now),
        sample=words.say("sample-mark") if knowledge.data == "sample" else "",
        unsent=busy and seen.is_unsent(connection, talk.id),
        interrupted=busy and seen.newest_came_unasked(connection, talk.id),
        extended=_extended(connection, unit) if unit and reporting else {},
        staff=load_staff(connection, knowledge, officer, unit, state, content) if officer and unit else None,
        put_off=load_put_off(connection, knowledge, officer, state, content),
        hasty=talk.channel not in knowledge.hand_to_hand and _is_hasty(talk, waiting),
    )


def _invitation(connection: sa.Connection, state: states.State, content: messages.Content) -> records.Invitation | None:
    code = codes.code_in(content.text) if isinstance(content, messages.Typed) else None
    found = officers.find_invitation(connection, codes.hash_of(code)) if code is not None else None
    if found is None and isinstance(state, states.Enrolling):
        return officers.invitation_by_id(connection, state.invitation)
    return found


def _invited_to(connection: sa.Connection, knowledge: Knowledge, invitation: records.Invitation | None) -> Unit | None:
    return officers.unit_of(connection, knowledge.plan, invitation.unit) if invitation else None


def _extended(connection: sa.Connection, unit: Unit) -> dict[ReportKey, date]:
    return {key: one.due_on for key, one in deadlines.extensions_of(connection, (unit.slug,)).items()}


def _is_hasty(talk: post.Talk, waiting: post.Waiting) -> bool:
    return talk.last_heard_at is not None and waiting.received_at - talk.last_heard_at < SENT_TWICE_WITHIN


def _blocked_until(talk: post.Talk, now: datetime) -> datetime | None:
    if talk.wrong_codes_since is None or talk.wrong_codes < MOST_WRONG_CODES:
        return None
    until = talk.wrong_codes_since + WRONG_CODES_WITHIN
    return until if now < until else None
