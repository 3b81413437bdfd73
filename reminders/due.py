"""Takes the reminders whose moment has come, asks again whether they are needed, and writes the messages.

Promises: all of it in the transaction at hand; at most one message per officer; every reminder that was due
is afterwards sent, skipped with a reason, or waits for the officer's next hours. What is decided is decided by
``deciding.decide`` alone.
Must not: commit, send, or touch what the officer is being asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa

from models.plan.plan import Plan
from models.stages import SILENT
from models.store.queries import many_units, post, reminders, silence, soonest
from reminders.deciding import OUTAGE_LIMIT, Decided, Figures, Letter, decide
from reminders.gathering import facts_for
from reminders.ladder import Ladder
from reminders.quiet_hours import end_of_next_working_day

MOST_AT_ONCE = 200


def remind_due(
    connection: sa.Connection,
    plan: Plan,
    ladder: Ladder,
    now: datetime,
    *,
    latest: timedelta = OUTAGE_LIMIT,
    figures: Figures = "real",
    most: int = MOST_AT_ONCE,
) -> int:
    """Put the reminders due by ``now`` into the outbox; the number of messages written.

    ``latest`` and ``figures`` as in ``decide``. The officers of at most ``most`` due reminders are served at once,
    so that nobody who is talking waits; ``has_due`` says whether to call again.
    """
    due = reminders.officers_due(connection, now, most)
    if not due:
        return 0
    rows = reminders.waiting_of(connection, due, end_of_next_working_day(plan.calendar, now))
    facts = facts_for(connection, plan, rows)
    decided = decide(facts, ladder, rows, now, latest=latest, figures=figures)
    _write_down(connection, decided, now)
    return len(decided.letters)


def has_due(connection: sa.Connection, now: datetime) -> bool:
    """Whether a reminder is due by ``now``."""
    return bool(reminders.officers_due(connection, now, 1))


def next_due(connection: sa.Connection, after: datetime) -> datetime | None:
    """When the next planned reminder goes out to an officer who can be reached, if nothing more is filed."""
    return soonest.next_to_be_sent(connection, after)


def _write_down(connection: sa.Connection, decided: Decided, now: datetime) -> None:
    sent = _put_out(connection, decided.letters, now)
    reminders.mark_sent(connection, sent, now)
    reminders.mark_skipped(connection, decided.skip, now)
    reminders.defer(connection, {row: to for row, to in decided.defer.items() if row not in sent})
    silence.mark_told(connection, (row.officer for one in decided.letters for row in one.rows if row.stage == SILENT))


def _put_out(connection: sa.Connection, letters: Sequence[Letter], now: datetime) -> dict[int, int]:
    """The outbox row by reminder id."""
    talks = many_units.talks_of(connection, (letter.officer for letter in letters))
    outgoing = [post.outgoing(talks[one.officer], one.message, one.why, None, now) for one in letters]
    written = reminders.put_out(connection, outgoing)
    return {row.id: message for letter, message in zip(letters, written, strict=True) for row in letter.rows}
