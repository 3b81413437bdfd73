"""Takes the reminders whose moment has come, asks again whether they are needed, and writes the messages.

Promises: all of it in the transaction at hand; at most one message per officer; every reminder that was due
is afterwards sent, skipped with a reason, or waits for the officer's next hours.
Must not: commit, send, or touch what the officer is being asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any, Literal

import sqlalchemy as sa

import locales
from locales.phrasebook import DISTRICT_ZONE
from models import messages
from models.plan.periods import period_from_key
from models.plan.plan import Plan
from models.plan.units import Unit
from models.store.queries import drafts, officers, post, reminders
from models.store.queries.reminders import Waiting
from reminders.digest import Addressee, Owed, digest
from reminders.ladder import Ladder
from reminders.quiet_hours import end_of_day
from reminders.sifting import OBSOLETE, UNREACHABLE, Sifted, sift

OUTAGE_LIMIT = timedelta(hours=36)
MOST_AT_ONCE = 200


def remind_due(
    connection: sa.Connection,
    plan: Plan,
    ladder: Ladder,
    now: datetime,
    *,
    latest: timedelta = OUTAGE_LIMIT,
    figures: Literal["real", "sample"] = "real",
    most: int = MOST_AT_ONCE,
) -> int:
    """Put the reminders due by ``now`` into the outbox; the number of messages written.

    ``latest``: what has waited longer, days off not counted, is skipped. ``sample`` figures are marked in every text.
    The officers of at most ``most`` due reminders are served at once, so that nobody who is talking waits; the
    next call takes the others.
    """
    due = reminders.officers_due(connection, now, most)
    if not due:
        return 0
    rows = reminders.waiting_of(connection, due, end_of_day(now))
    filed = reminders.filed_by(connection, (row.unit for row in rows))
    settled = _Round(connection, plan, now, figures)
    for _, of_officer in groupby(rows, key=lambda row: row.officer):
        settled.settle(sift(tuple(of_officer), filed, plan, ladder, now, latest))
    settled.write_down()
    return len(settled.outgoing)


def next_due(connection: sa.Connection, after: datetime) -> datetime | None:
    """When the next planned reminder goes out to an officer who can be reached, if nothing more is filed."""
    return reminders.next_to_be_sent(connection, after)


@dataclass
class _Round:
    """What one call gathers before it writes; units and drafts are read once each."""

    connection: sa.Connection
    plan: Plan
    now: datetime
    figures: Literal["real", "sample"]
    outgoing: list[Mapping[str, Any]] = field(default_factory=list)
    _sent: list[int] = field(default_factory=list)
    _skipped: dict[int, str] = field(default_factory=dict)
    _deferred: dict[int, datetime] = field(default_factory=dict)
    _units: dict[str, Unit | None] = field(default_factory=dict)
    _answered: dict[str, dict[tuple[str, str], frozenset[str]]] = field(default_factory=dict)

    def settle(self, sifted: Sifted) -> None:
        """Take one officer's sifted reminders; what cannot become a message is skipped."""
        self._skipped |= sifted.skip
        self._deferred |= sifted.defer
        ids = [row.id for row in sifted.send]
        reason = self._compose(sifted.send) if ids else None
        if reason is None:
            self._sent += ids
        else:
            self._skipped |= dict.fromkeys(ids, reason)

    def write_down(self) -> None:
        """Write the messages, and what became of every reminder."""
        post.put_out(self.connection, self.outgoing)
        reminders.mark_sent(self.connection, self._sent, self.now)
        reminders.mark_skipped(self.connection, self._skipped, self.now)
        reminders.defer(self.connection, self._deferred)

    def _compose(self, rows: Sequence[Waiting]) -> str | None:
        """Add the message about one officer's reminders; or, when there cannot be one, the reason."""
        unit = self._unit(rows[0].unit)
        owed = [one for row in rows if (one := self._owed(row, unit)) is not None] if unit else []
        if unit is None or not owed:
            return OBSOLETE
        talk = officers.reachable_talk(self.connection, rows[0].officer)
        if talk is None:
            return UNREACHABLE
        today = self.now.astimezone(DISTRICT_ZONE).date()
        addressee = Addressee(rows[0].role, unit, locales.phrasebook(rows[0].language), today)
        message = digest(self.plan, addressee, owed, self._mark(addressee))
        self.outgoing.append(post.outgoing(post.Talk(*talk), message, messages.Why.REMINDER, None, self.now))
        return None

    def _mark(self, addressee: Addressee) -> str:
        return addressee.words.say("sample-mark") if self.figures == "sample" else ""

    def _owed(self, row: Waiting, unit: Unit) -> Owed | None:
        form, period = self.plan.forms[row.form], period_from_key(row.period)
        asked = [entry.indicator for entry in form.asked(unit.slug, period)]
        answered = self._answers(unit.slug).get((row.form, row.period), frozenset())
        missing = tuple(slug for slug in asked if slug not in answered)
        return Owed(form, period, self.plan.due_on(form, period), len(asked), missing) if asked else None

    def _unit(self, slug: str) -> Unit | None:
        if slug not in self._units:
            self._units[slug] = officers.unit_of(self.connection, self.plan, slug)
        return self._units[slug]

    def _answers(self, unit: str) -> dict[tuple[str, str], frozenset[str]]:
        if unit not in self._answered:
            begun = drafts.open_drafts(self.connection, unit)
            self._answered[unit] = {(one.form, one.period): frozenset(one.answers) for one in begun}
        return self._answered[unit]
