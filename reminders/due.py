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
from typing import Any

import sqlalchemy as sa

import locales
from locales.phrasebook import DISTRICT_ZONE
from models import messages
from models.plan.periods import period_from_key
from models.plan.plan import Plan
from models.plan.units import Unit
from models.store.queries import officers, post, reminders, reports
from models.store.queries.reminders import Waiting
from reminders.digest import Addressee, Owed, digest
from reminders.ladder import Ladder
from reminders.quiet_hours import end_of_day
from reminders.sifting import OBSOLETE, UNREACHABLE, sift

OUTAGE_LIMIT = timedelta(hours=36)
MOST_AT_ONCE = 500


def remind_due(
    connection: sa.Connection,
    plan: Plan,
    ladder: Ladder,
    now: datetime,
    *,
    latest: timedelta = OUTAGE_LIMIT,
    sample: str = "",
    most: int = MOST_AT_ONCE,
) -> int:
    """Put the reminders due by ``now`` into the outbox; the number of messages written.

    ``latest``: what has waited longer, days off not counted, is skipped. ``sample`` is put after every text.
    The officers of at most ``most`` due reminders are served at once, so that nobody who is talking waits; the
    next call takes the others.
    """
    due = reminders.officers_due(connection, now, most)
    if not due:
        return 0
    rows = reminders.waiting_of(connection, due, end_of_day(now))
    filed = reminders.filed_by(connection, (row.unit for row in rows))
    round_ = _Round(connection, plan, now, sample)
    skipped: dict[int, str] = {}
    deferred: dict[int, datetime] = {}
    for _, of_officer in groupby(rows, key=lambda row: row.officer):
        sifted = sift(tuple(of_officer), filed, plan, ladder, now, latest)
        skipped |= sifted.skip
        deferred |= sifted.defer
        if sifted.send and (reason := round_.write(sifted.send)) is not None:
            skipped |= {row.id: reason for row in sifted.send}
    post.put_out(connection, round_.outgoing)
    reminders.mark_sent(connection, round_.sent, now)
    reminders.mark_skipped(connection, skipped, now)
    reminders.defer(connection, deferred)
    return len(round_.outgoing)


def next_due(connection: sa.Connection, after: datetime) -> datetime | None:
    """When the next planned reminder goes out to an officer who can be reached, if nothing more is filed."""
    return reminders.next_to_be_sent(connection, after)


@dataclass
class _Round:
    """What one call gathers before it writes; units and drafts are read once each."""

    connection: sa.Connection
    plan: Plan
    now: datetime
    sample: str
    outgoing: list[Mapping[str, Any]] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)
    _units: dict[str, Unit | None] = field(default_factory=dict)
    _answered: dict[str, dict[tuple[str, str], frozenset[str]]] = field(default_factory=dict)

    def write(self, rows: Sequence[Waiting]) -> str | None:
        """The message about one officer's reminders; or, when there cannot be one, the reason."""
        unit = self._unit(rows[0].unit)
        owed = [one for row in rows if (one := self._owed(row, unit)) is not None] if unit else []
        if unit is None or not owed:
            return OBSOLETE
        talk = officers.reachable_talk(self.connection, rows[0].officer)
        if talk is None:
            return UNREACHABLE
        words = locales.phrasebook(rows[0].language)
        today = self.now.astimezone(DISTRICT_ZONE).date()
        message = digest(self.plan, Addressee(rows[0].role, unit, words, today), owed, self.sample)
        self.outgoing.append(post.outgoing(post.Talk(*talk), message, messages.Why.REMINDER, None, self.now))
        self.sent += [row.id for row in rows]
        return None

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
            drafts = reports.open_drafts(self.connection, unit)
            self._answered[unit] = {(one.form, one.period): frozenset(one.answers) for one in drafts}
        return self._answered[unit]
