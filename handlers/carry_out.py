"""Carrying out what a turn decided: the only writer of reports and officers.

Promises: every decision is written in the transaction of the message that caused it.
Must not: decide, or send anything.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from handlers import carry_out_putting_off
from handlers.dialogue import decisions, states
from handlers.dialogue.desk import Desk
from handlers.dialogue.later.decisions import PuttingOffDecision
from handlers.loading import WRONG_CODES_WITHIN
from handlers.unwritten import Unwritten
from models import records
from models.plan import measures
from models.plan.periods import period_from_key
from models.store.queries import attachments, drafts, officers, post, reports, unsent

NOTICE_VERSION = 1


@dataclass(frozen=True)
class Turn:
    """Where a decision is carried out; ``talks`` are the conversations of the batch."""

    connection: sa.Connection
    talk: post.Talk
    desk: Desk
    now: datetime
    talks: Collection[post.Talk]
    unwritten: Unwritten

    @property
    def officer_id(self) -> int | None:
        return self.desk.officer.id if self.desk.officer else None


def carry_out(decision: decisions.Decision, turn: Turn) -> None:
    """Write one decision."""
    if isinstance(decision, PuttingOffDecision):
        carry_out_putting_off.carry_out(decision, turn.connection, turn.desk, turn.now)
        return
    match decision:
        case decisions.SaveAnswers():
            return _save_answers(decision, turn)
        case decisions.FileReport():
            return _file_report(decision, turn)
    turn.unwritten.write()
    match decision:
        case decisions.CorrectValue():
            _correct_value(decision, turn)
        case decisions.CancelDraft(form, period):
            drafts.close_draft(turn.connection, turn.desk.own_unit.slug, form, period, "cancelled")
        case decisions.ClaimInvitation(invitation):
            officers.change_invitation(turn.connection, invitation, claimed_by=turn.talk.id)
        case decisions.ReleaseInvitation(invitation):
            officers.change_invitation(turn.connection, invitation, claimed_by=None)
        case decisions.EnrolOfficer(invitation):
            _enrol(invitation, turn)
        case decisions.CountWrongCode():
            _count_wrong_code(turn)
        case decisions.SetReminders(wanted):
            _take_back_unsent(turn)
            _change_officer(turn, reminders=wanted)
        case decisions.SetLanguage(language):
            turn.talk.language = language
            _change_officer(turn, language=language)
        case decisions.FetchFile(reference, name):
            attachments.add(turn.connection, turn.desk.message, reference, name)
        case decisions.ForgetOfficer():
            _forget(turn)


def _save_answers(decision: decisions.SaveAnswers, turn: Turn) -> None:
    unit, form, period = turn.desk.own_unit.slug, decision.form, decision.period
    begun = turn.desk.draft(form, period)
    draft = begun.id if begun else drafts.start_draft(turn.connection, unit, form, period, turn.officer_id, turn.now)
    turn.unwritten.answers(drafts.Given(draft, decision.answers, turn.officer_id))


def _file_report(decision: decisions.FileReport, turn: Turn) -> None:
    desk, unit = turn.desk, turn.desk.own_unit.slug
    form, period = desk.form(decision.form), period_from_key(decision.period)
    report = records.Report(
        id=0,
        unit=unit,
        form=decision.form,
        period=decision.period,
        receipt=decision.receipt,
        filed_at=turn.now,
        late=desk.deadlines.is_late(unit, form, period, desk.today),
    )
    nothing = records.Answer(measures.NoFigure(), None, False, "")
    answers = {**desk.answers(decision.form, decision.period), **dict.fromkeys(decision.missing, nothing)}
    turn.unwritten.files(reports.Filing(report, answers, turn.officer_id))
    turn.talk.resent = 0


def _correct_value(decision: decisions.CorrectValue, turn: Turn) -> None:
    report = turn.desk.report(decision.form, decision.period)
    if report is None:
        raise LookupError(f"no report of {decision.form} for {decision.period} to correct")
    reports.correct(
        turn.connection, turn.desk.plan, report, decision.indicator, decision.answer, turn.officer_id, turn.now
    )


def _enrol(key: int, turn: Turn) -> None:
    invitation = officers.invitation_by_id(turn.connection, key)
    if invitation is None or invitation.used_at is not None:
        raise LookupError(f"invitation {key} cannot be used")
    officer = officers.add_officer(
        turn.connection,
        handle=officers.free_handle(turn.connection, invitation.unit),
        name=invitation.name,
        role=invitation.role.value,
        unit=invitation.unit,
        language=turn.talk.language,
        reminders="on",
        notice_version=NOTICE_VERSION,
        agreed_at=turn.now,
        left_at=None,
        sample=0,
        phone=invitation.phone,
    )
    officers.change_invitation(turn.connection, key, used_at=turn.now, officer_id=officer)
    turn.talk.officer_id, turn.talk.wrong_codes, turn.talk.leaving = officer, 0, 0


def _count_wrong_code(turn: Turn) -> None:
    talk = turn.talk
    if talk.wrong_codes_since is None or turn.now >= talk.wrong_codes_since + WRONG_CODES_WITHIN:
        talk.wrong_codes, talk.wrong_codes_since = 0, turn.now
    talk.wrong_codes += 1


def _change_officer(turn: Turn, **values: str) -> None:
    if turn.officer_id is not None:
        officers.change_officer(turn.connection, turn.officer_id, **values)


def _take_back_unsent(turn: Turn) -> None:
    if turn.officer_id is not None:
        unsent.take_back_unsent(turn.connection, (turn.officer_id,), turn.now)


def _forget(turn: Turn) -> None:
    if turn.officer_id is None:
        return
    _take_back_unsent(turn)
    officers.unbind(turn.connection, turn.officer_id, states.to_json(states.Stranger()), turn.now)
    officers.forget_officer(turn.connection, turn.officer_id, turn.now)
    for talk in turn.talks:  # those of this batch are written back at its end
        if talk.officer_id == turn.officer_id:
            talk.officer_id, talk.leaving = None, 1
            talk.state = states.to_json(states.Stranger())
