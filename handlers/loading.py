"""Putting on the desk what one turn may look at.

Promises: every query of the conversation's own facts is here; what the turns of one transaction need is read for all
of them at once.
Must not: decide anything.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import sqlalchemy as sa

import locales
from handlers.dialogue import heard, listed, states
from handlers.dialogue.desk import Desk
from handlers.dialogue.later.already import PutOffAlready
from handlers.knowledge import Knowledge
from handlers.loading_staff import PutOff, asks_what_is_put_off, load_staff, put_off_by, put_off_in
from handlers.reading import codes
from handlers.unwritten import Unwritten
from models import messages, records
from models.plan.units import Unit
from models.store.queries import offers, officers, own_reports, post
from models.store.queries.own_reports import OwnReports, Remembered
from models.store.queries.seen import Seen, seen

MOST_WRONG_CODES = 5
WRONG_CODES_WITHIN = timedelta(hours=1)
SENT_TWICE_WITHIN = timedelta(seconds=2)
_NOTHING = OwnReports()
_NOT_PUT_OFF = PutOffAlready()


@dataclass
class Together:
    """What was read at once for the turns of one transaction. What a turn changes must be forgotten, and is read again
    when another turn needs it."""

    connection: sa.Connection
    knowledge: Knowledge
    seen: Seen
    unwritten: Unwritten
    remembered: Remembered
    _officers: dict[int, records.Officer]
    _units: dict[str, Unit]
    _own: dict[str, OwnReports]
    _put_off: dict[str, PutOff] = field(default_factory=dict)

    def officer(self, key: int | None) -> records.Officer | None:
        """The officer, unless there is none or they left."""
        if key is not None and key not in self._officers:
            found, units = officers.officers_and_units(self.connection, self.knowledge.plan, (key,))
            self._officers.update(found)
            self._units.update(units)
        return None if key is None else self._officers.get(key)

    def unit(self, officer: records.Officer) -> Unit | None:
        """The officer's unit."""
        return self._units.get(officer.unit)

    def own(self, unit: Unit) -> OwnReports:
        """What the unit has begun, filed and been given."""
        if unit.slug not in self._own:
            self.unwritten.write()
            self._own.update(_own_reports(self.connection, self.knowledge, (unit,), self.remembered))
        return self._own[unit.slug]

    def put_off(self, officer: records.Officer) -> PutOffAlready:
        """What the officer is not reminded of as it is; read for all when the first asks."""
        if officer.unit not in self._put_off:
            units = {one.unit for one in self._officers.values()} - self._put_off.keys()
            self._put_off.update(put_off_in(self.connection, units | {officer.unit}))
        return put_off_by(officer, self._put_off[officer.unit])

    def forget(self, officer: records.Officer) -> None:
        """A turn of this officer changed something: of the officer, of the own unit, or, by a leader, of others."""
        self._officers.pop(officer.id, None)
        self._own.pop(officer.unit, None)
        self._put_off.pop(officer.unit, None)

    def forget_all(self) -> None:
        """Something was changed that is not the officer's own."""
        self._officers.clear()
        self._own.clear()
        self._put_off.clear()


def load_together(
    connection: sa.Connection,
    knowledge: Knowledge,
    talks: Collection[post.Talk],
    now: datetime,
    remembered: Remembered,
) -> Together:
    """What the turns of these conversations need. Nothing has been written in this transaction yet."""
    writing = (talk.officer_id for talk in talks if talk.officer_id is not None)
    known, units = officers.officers_and_units(connection, knowledge.plan, writing)
    own = _own_reports(connection, knowledge, units.values(), remembered)
    remembered.keep(own)
    return Together(
        connection,
        knowledge,
        seen=seen(connection, [talk.id for talk in talks]),
        unwritten=Unwritten(connection, knowledge.plan, now),
        remembered=remembered,
        _officers=known,
        _units=units,
        _own=own,
    )


def _own_reports(
    connection: sa.Connection, knowledge: Knowledge, units: Iterable[Unit], remembered: Remembered
) -> dict[str, OwnReports]:
    """Of those that report anything; the others have nothing."""
    plan = knowledge.plan
    found = {unit.slug: _NOTHING for unit in units}
    reporting = [unit for unit in units if plan.forms_of(unit)]
    return {**found, **own_reports.own_reports(connection, reporting, plan.year, remembered)}


def load_desk(
    together: Together,
    talk: post.Talk,
    officer: records.Officer | None,
    state: states.State,
    waiting: post.Waiting,
    content: messages.Content,
    on_offer: offers.Offered,
    now: datetime,
) -> Desk:
    """The desk for one message."""
    connection, knowledge = together.connection, together.knowledge
    unit = together.unit(officer) if officer else None
    invitation = _invitation(connection, state, content) if officer is None else None
    busy = not isinstance(state, states.Stranger | states.Idle | states.ViewingReport)
    words = locales.phrasebook("en" if talk.language == "en" else "vi")
    own = together.own(unit) if unit else _NOTHING
    text = content.text if isinstance(content, messages.Typed) else ""
    return Desk(
        plan=knowledge.plan,
        ladder=knowledge.ladder,
        reader=knowledge.reader,
        words=words,
        now=now,
        message=waiting.id,
        newest=together.seen.newest,
        conversation=talk.id,
        resent=bool(talk.resent),
        officer=officer,
        unit=unit,
        drafts=own.drafts,
        reports=own.kept.reports,
        figures=own.kept.figures,
        targets=own.kept.targets,
        villages=own.villages,
        invitation=invitation,
        invited_to=_invited_to(connection, knowledge, invitation),
        codes_blocked_until=_blocked_until(talk, now),
        sample=words.say("sample-mark") if knowledge.data == "sample" else "",
        unsent=busy and talk.id in together.seen.unsent,
        interrupted=busy and talk.id in together.seen.unasked,
        extended=own.kept.extended,
        staff=load_staff(connection, knowledge, officer, unit, state, content) if officer and unit else None,
        put_off=_put_off(together, officer, state, content),
        offered=_offered(together, talk, waiting, on_offer),
        lines=on_offer.lines,
        meant_lines=listed.meant(text, on_offer.lines, knowledge.ordinals | knowledge.reader.opening, beside=busy),
        as_a_choice=heard.named_as_a_choice(text, knowledge.ordinals),
        hasty=talk.channel not in knowledge.hand_to_hand and _is_hasty(talk, waiting),
    )


def _offered(together: Together, talk: post.Talk, waiting: post.Waiting, on_offer: offers.Offered) -> tuple[str, ...]:
    """The tokens the newest answer led to; none when the message came before it was seen, or a reminder after it."""
    unseen = waiting.id <= on_offer.made_at or talk.id in together.seen.unsent or talk.id in together.seen.unasked
    return () if unseen else on_offer.about


def _put_off(
    together: Together, officer: records.Officer | None, state: states.State, content: messages.Content
) -> PutOffAlready:
    if officer is None or not asks_what_is_put_off(state, content, together.knowledge):
        return _NOT_PUT_OFF
    return together.put_off(officer)


def _invitation(connection: sa.Connection, state: states.State, content: messages.Content) -> records.Invitation | None:
    code = codes.code_in(content.text) if isinstance(content, messages.Typed) else None
    found = officers.find_invitation(connection, codes.hash_of(code)) if code is not None else None
    if found is None and isinstance(state, states.Enrolling):
        return officers.invitation_by_id(connection, state.invitation)
    return found


def _invited_to(connection: sa.Connection, knowledge: Knowledge, invitation: records.Invitation | None) -> Unit | None:
    return officers.unit_of(connection, knowledge.plan, invitation.unit) if invitation else None


def _is_hasty(talk: post.Talk, waiting: post.Waiting) -> bool:
    return talk.last_heard_at is not None and waiting.received_at - talk.last_heard_at < SENT_TWICE_WITHIN


def _blocked_until(talk: post.Talk, now: datetime) -> datetime | None:
    if talk.wrong_codes_since is None or talk.wrong_codes < MOST_WRONG_CODES:
        return None
    until = talk.wrong_codes_since + WRONG_CODES_WITHIN
    return until if now < until else None
