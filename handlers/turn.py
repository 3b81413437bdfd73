"""Turns: the only transaction script of a conversation.

Promises: all that a message causes is written on the connection it is given: decisions, replies, the new state
and "handled". Messages of one conversation follow each other.
Must not: commit, send, draw or wait.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

import pydantic
import sqlalchemy as sa

from handlers import (
    carry_out_leaders,
    carry_out_lists,
    loading,
    loading_leaders,
    loading_lists,
    loading_villages,
    permissions,
)
from handlers.answers.asker import Asker
from handlers.answers.look_up import look_up
from handlers.carry_out import Turn, carry_out
from handlers.dialogue import advance, asking_again, decisions, following, heard, listed, put_aside, states
from handlers.dialogue.desk import Desk
from handlers.dialogue.leaders.decisions import LeadingDecision
from handlers.dialogue.lists.decisions import ListDecision
from handlers.knowledge import Knowledge
from models import messages, records
from models.store.queries import offers, post
from models.store.queries.filed_periods import EverFiled
from models.store.queries.own_reports import Remembered

_CONTENT: pydantic.TypeAdapter[messages.Content] = pydantic.TypeAdapter(messages.Content)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asks:
    """The figure a conversation asks for now."""

    form: str
    indicator: str
    unit: str
    period: str
    per: str | None


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one message: whether there is a reply, the figure asked after it, the receipt if it filed, and
    whether a file is to be fetched."""

    message: post.Waiting
    replied: Literal["replied", "silent"] = "silent"
    asks: Asks | None = None
    receipt: str | None = None
    asks_for_file: bool = False


@dataclass
class Batch:
    """What the turns of one transaction share: rows read once, rows written at the end.

    ``ever_filed`` is this process's while no turn has decided anything, and thrown away after that.
    """

    connection: sa.Connection
    knowledge: Knowledge
    now: datetime
    talks: dict[tuple[str, str], post.Talk]
    together: loading.Together
    outgoing: list[Any]
    ever_filed: EverFiled


def take_turns(
    connection: sa.Connection,
    knowledge: Knowledge,
    waiting: Sequence[post.Waiting],
    now: datetime,
    remembered: Remembered,
) -> list[Taken]:
    """Handle these messages, oldest first, in the transaction at hand; nothing else has been written in it yet.

    ``remembered`` is handed from one transaction of this process to the next.
    """
    talks = post.talks(connection, ((message.channel, message.sender) for message in waiting))
    together = loading.load_together(connection, knowledge, talks.values(), now, remembered)
    batch = Batch(connection, knowledge, now, talks, together, outgoing=[], ever_filed=remembered.ever_filed)
    taken = [_take_turn(message, batch) for message in waiting]
    together.unwritten.write()
    post.save_talks(connection, batch.talks.values())
    post.put_out(connection, batch.outgoing)
    post.mark_handled(connection, (message.id for message in waiting), now)
    return taken


def _take_turn(message: post.Waiting, batch: Batch) -> Taken:
    content = _CONTENT.validate_json(message.content)
    unreadable = isinstance(content, messages.Unsupported) and content.what == "unreadable"
    if unreadable:
        post.set_aside(batch.connection, message.id, "unreadable", batch.now)
    if unreadable or message.chat_kind is messages.ChatKind.GROUP:
        return Taken(message)
    talk = _talk(message, batch)
    officer = batch.together.officer(talk.officer_id)
    state, lost = _state(talk, officer)
    on_offer = offers.read_offer(talk.offered)
    desk = loading.load_desk(batch.together, talk, officer, state, message, content, on_offer, batch.now)
    offer = heard.Offer(on_offer.choices, on_offer.typed_as, batch.knowledge.ordinals, on_offer.since)
    what = heard.hear(content, talk.prompt, offer)
    desk = _with_others(desk, state, what, batch)
    step = None
    if isinstance(content, messages.Typed):
        unseen = message.id <= on_offer.made_at or desk.unsent
        step = asking_again.instead(
            content.text,
            what,
            state,
            desk,
            unseen=unseen,
            below_answer=on_offer.below_answer and heard.numbers_a_choice(content.text, offer),
        )
    step = step or advance.advance(state, what, desk)
    for decision in step.decisions:
        _carry_out(decision, talk, desk, batch)
    restored = talk.state_version == states.RESTORED
    note = desk.words.say("state-restored" if restored else "state-lost") if lost else ""
    reply = _compose(step, desk, batch, talk, note)
    _remember(talk, step.state, batch.now)
    fetches = any(isinstance(decision, decisions.FetchFile) for decision in step.decisions)
    if reply is None:
        return Taken(message, asks_for_file=fetches)
    same = step.state == state and not step.decisions
    about = following.after(reply, on_offer.about, answered=step.inquiry is not None, same=same)
    _put_out(reply, about, talk, message.id, batch, on_offer if same else None)
    return Taken(message, "replied", _asks(step.state, desk), _receipt(step), fetches)


def _with_others(desk: Desk, state: states.State, what: heard.Heard, batch: Batch) -> Desk:
    """With what a leader's, an importer's or a commune's turn needs of other units."""
    if desk.officer is not None and permissions.may(desk.officer, permissions.Right.SEE_WHO_IS_LATE):
        batch.together.unwritten.write()
    desk = loading_leaders.for_leader(batch.connection, batch.knowledge, desk, state, what)
    desk = loading_lists.for_importer(batch.connection, batch.knowledge.plan, desk, state, what)
    if desk.villages:
        batch.together.unwritten.write_filed()
    return loading_villages.for_commune(batch.connection, desk, state, what)


def _carry_out(decision: decisions.Decision, talk: post.Talk, desk: Desk, batch: Batch) -> None:
    batch.ever_filed = EverFiled()
    if isinstance(decision, LeadingDecision | ListDecision):
        batch.together.unwritten.write()
    if isinstance(decision, LeadingDecision):
        carry_out_leaders.carry_out(decision, batch.connection, batch.knowledge, desk, batch.now)
    elif isinstance(decision, ListDecision):
        carry_out_lists.carry_out(decision, batch.connection, desk, batch.now)
    else:
        carry_out(
            decision, Turn(batch.connection, talk, desk, batch.now, batch.talks.values(), batch.together.unwritten)
        )
    if desk.officer is None or isinstance(decision, LeadingDecision | ListDecision):
        batch.together.forget_all()
    else:
        batch.together.forget(desk.officer)


def _talk(message: post.Waiting, batch: Batch) -> post.Talk:
    address = (message.channel, message.sender)
    if address not in batch.talks:
        stranger = states.to_json(states.Stranger())
        batch.talks[address] = post.open_talk(batch.connection, *address, "vi", stranger, states.VERSION)
    return batch.talks[address]


def _state(talk: post.Talk, officer: records.Officer | None) -> tuple[states.State, bool]:
    """The stored state and whether it could not be read; then the officer is idle and the draft untouched."""
    try:
        if talk.state_version != states.VERSION:
            raise ValueError(f"state of version {talk.state_version}")
        state = states.from_json(talk.state)
    except ValueError as problem:
        log.warning("conversation %s: unreadable state set to idle: %s", talk.id, type(problem).__name__)
        return (states.Idle() if officer else states.Stranger()), True
    if officer is None and not isinstance(state, states.Stranger | states.Enrolling):
        return states.Stranger(), False
    return state, False


def _remember(talk: post.Talk, state: states.State, now: datetime) -> None:
    talk.state, talk.state_version = states.to_json(state), states.VERSION
    talk.last_heard_at, talk.reachable = now, 1


def _compose(step: decisions.Step, desk: Desk, batch: Batch, talk: post.Talk, note: str) -> decisions.Reply | None:
    """One reply: the looked-up answer first, then the question the officer was at."""
    reply = step.reply
    if step.inquiry is not None and desk.officer is not None:
        batch.together.unwritten.write()
        answer = look_up(step.inquiry, _asker(desk, batch, talk, beside_question=reply is not None))
        if step.note:
            answer = replace(answer, text=f"{step.note}\n{answer.text}")
        if step.back:
            answer = replace(answer, about=(*answer.led_to, step.back))
        reply = _beside(answer, reply, desk) if reply else listed.by_line(answer)
    if reply is None or not note:
        return reply
    return replace(reply, text=f"{note}\n{reply.text}")


def _beside(answer: decisions.Reply, question: decisions.Reply, desk: Desk) -> decisions.Reply:
    """The answer above the open question; with its own choices behind the question's where it asks which is meant."""
    return put_aside.above(answer, question, desk) if answer.asks_which else answer.above(question)


def _asker(desk: Desk, batch: Batch, talk: post.Talk, *, beside_question: bool) -> Asker:
    if desk.officer is None:
        raise LookupError("a stranger asks nothing")
    return Asker(
        connection=batch.connection,
        plan=batch.knowledge.plan,
        ladder=batch.knowledge.ladder,
        officer=desk.officer,
        unit=desk.own_unit,
        words=desk.words,
        today=desk.today,
        now=batch.now,
        channel=talk.channel,
        sample=desk.sample,
        beside_question=beside_question,
        ever_filed=batch.ever_filed,
    )


def _put_out(
    reply: decisions.Reply,
    about: tuple[str, ...],
    talk: post.Talk,
    message: int,
    batch: Batch,
    before: offers.Offered | None,
) -> None:
    """``before`` is what was on offer when the same question is only asked again: its earlier copies still count."""
    talk.prompt += 1
    again = before is not None and (before.typed_as, before.choices) == (reply.typed_as, reply.choices)
    since = before.since if before is not None and again else talk.prompt
    said = about == tuple(choice.token for choice in reply.choices)
    talk.offered = offers.offered_json(
        reply.typed_as,
        reply.choices,
        since,
        batch.together.seen.newest,
        None if said else about,
        reply.lines,
        below_answer=reply.below_answer,
    )
    outbound = messages.OutboundMessage(
        text=reply.text,
        prompt=talk.prompt,
        choices=reply.choices,
        typed_as=reply.typed_as,
        picture=reply.picture,
        document=reply.document,
    )
    batch.outgoing.append(post.outgoing(talk, outbound, messages.Why.ANSWER, message, batch.now))


def _asks(state: states.State, desk: Desk) -> Asks | None:
    if not isinstance(state, states.AskingForValue):
        return None
    field = desk.form(state.form).field(state.indicator)
    return Asks(
        form=state.form,
        indicator=state.indicator,
        unit=desk.own_unit.slug,
        period=state.period,
        per=field.per.value if field and field.per else None,
    )


def _receipt(step: decisions.Step) -> str | None:
    filed = (decision for decision in step.decisions if isinstance(decision, decisions.FileReport))
    return next((decision.receipt for decision in filed), None)
