"""Joining: a code opens an invitation, a short notice is shown, and only an explicit yes enrols.

Promises: a code works for one person; a wrong one gets a clear answer and a limit of tries; before agreement
nothing about the person is kept.
Must not: check a code by itself (the desk brings the invitation it belongs to).
"""

from __future__ import annotations

from dataclasses import replace

from handlers.dialogue import prompts, tokens
from handlers.dialogue.decisions import (
    ClaimInvitation,
    CountWrongCode,
    EnrolOfficer,
    ReleaseInvitation,
    Reply,
    Step,
)
from handlers.dialogue.desk import Desk
from handlers.dialogue.states import Enrolling, Idle, Stranger
from handlers.reading.codes import attempted_code, code_in
from handlers.reading.questions.question import Wish


def hear_stranger(text: str, desk: Desk) -> Step:
    """Somebody we do not know wrote: a code, or anything else."""
    state = Stranger()
    if not attempted_code(text):
        return Step(state, prompts.prompt(state, desk))
    if desk.codes_blocked_until is not None:
        until = desk.words.moment(desk.codes_blocked_until)
        return Step(state, Reply(desk.words.say("code-blocked", until=until)))
    if problem := _problem(desk):
        return Step(state, Reply(desk.words.say(problem)), (CountWrongCode(),))
    return _open(desk)


def _problem(desk: Desk) -> str | None:
    invitation = desk.invitation
    if invitation is None or desk.invited_to is None:
        return "code-unknown"
    if invitation.used_at is not None:
        return "code-used"
    if invitation.claimed_by not in (None, desk.conversation):
        return "code-used"
    return "code-expired" if invitation.expires_at <= desk.now else None


def _open(desk: Desk) -> Step:
    if desk.invitation is None:
        raise LookupError("no invitation to open")
    state = Enrolling(invitation=desk.invitation.id)
    return Step(state, prompts.prompt(state, desk), (ClaimInvitation(desk.invitation.id),))


def hear(text: str, state: Enrolling, desk: Desk) -> Step:
    """Something was typed while agreement is awaited."""
    wish = desk.reader.wish(text)
    if wish is Wish.YES:
        return choose(tokens.YES, state, desk)
    if wish is Wish.NO:
        return choose(tokens.NO, state, desk)
    if code_in(text) is not None and desk.invitation is not None and desk.invitation.id != state.invitation:
        step = hear_stranger(text, desk)
        return replace(step, decisions=(ReleaseInvitation(state.invitation), *step.decisions))
    return Step(state, prompts.prompt(state, desk, desk.words.say("enrol-choose")))


def choose(token: str, state: Enrolling, desk: Desk) -> Step:
    """Agreement, or not."""
    words = desk.words
    if token != tokens.YES:
        return Step(Stranger(), Reply(words.say("enrol-declined")), (ReleaseInvitation(state.invitation),))
    if desk.invitation is None or desk.invited_to is None or desk.invitation.expires_at <= desk.now:
        return Step(Stranger(), Reply(words.say("code-expired")))
    welcome = words.say("enrol-welcome", unit=desk.invited_to.title(words.language), year=str(desk.plan.year))
    joined = replace(desk, unit=desk.invited_to)  # the menu is that of somebody who belongs to the unit
    return Step(Idle(), prompts.menu(joined, welcome), (EnrolOfficer(state.invitation),))
