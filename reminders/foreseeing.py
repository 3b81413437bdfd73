"""What would be sent if nothing more were filed: the real steps, taken through days that have not come yet. (pure)

Promises: plans with ``Planner``, decides and writes with ``decide``, as the real run does; what is sent counts as
sent, what is put off comes at its new moment. The same outlook gives the same letters.
Must not: read or write a row, or know the present moment.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import count
from typing import Final

from models.plan.periods import period_from_key
from models.records import WaitingReminder
from models.stages import AGAIN, FOR_LEADERS, NO_FORM
from reminders.deciding import Decided, Figures, Letter, decide
from reminders.facts import Facts
from reminders.ladder import Ladder
from reminders.planner import Planned, Planner, Recipient
from reminders.quiet_hours import end_of_next_working_day

# A message may take along what is due on the working day after it.
BEYOND: Final = timedelta(days=8)
RowKey = tuple[int, str, str, str, str]
_Named = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What stands at one moment, read once (see ``looking_ahead``).

    ``waiting``: the reminders on record that wait. ``settled``: those that do not, by officer id, form, period,
    deadline (ISO) and stage; with the moment they were due, if they were sent. ``plan_from``: from when on the days
    are planned anew.
    """

    facts: Facts
    recipients: Sequence[Recipient]
    waiting: Sequence[WaitingReminder]
    settled: Mapping[RowKey, datetime | None]
    plan_from: datetime


@dataclass(frozen=True, slots=True)
class Named:
    """A report that a letter names, with its deadline; ``form`` and ``period`` are empty in a list of what is late."""

    form: str
    period: str
    due_on: date
    stage: str


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A letter that would be written at ``at``, and what it names, the earliest deadline first."""

    at: datetime
    letter: Letter
    named: tuple[Named, ...]


def foresee(
    outlook: Outlook, ladder: Ladder, start: datetime, end: datetime, figures: Figures = "real"
) -> Iterator[Foreseen]:
    """The letters from ``start`` until before ``end``, by moment. ``start`` is the moment of the outlook."""
    course = _Course(outlook, ladder, figures)
    course.plan(start, end + BEYOND)
    while (moment := course.next_moment()) is not None and moment < end:
        yield from course.step(max(moment, start))


@dataclass
class _Course:
    """The reminders as they go their way. ``_queue`` holds (due, id, officer); entries may be out of date."""

    outlook: Outlook
    ladder: Ladder
    figures: Figures
    _rows: dict[int, dict[int, WaitingReminder]] = field(default_factory=lambda: defaultdict(dict))
    _queue: list[tuple[datetime, int, int]] = field(default_factory=list)
    _sent: dict[_Named, datetime] = field(default_factory=dict)

    @property
    def _facts(self) -> Facts:
        return self.outlook.facts

    def plan(self, start: datetime, end: datetime) -> None:
        """Put down what is on record and what would be planned; as there, a moment to come is planned anew."""
        for (officer, form, period, _, stage), due_at in self.outlook.settled.items():
            if due_at is not None and stage not in FOR_LEADERS:
                self._note_sent((officer, form, period), due_at)
        waiting = {(row.officer, row.form, row.period, row.due_on, row.stage): row for row in self.outlook.waiting}
        ids = count(max((row.id for row in self.outlook.waiting), default=0) + 1)
        planner = Planner(self._facts.plan, self.ladder, self.outlook.plan_from, end)
        recipients = {one.officer: one for one in self.outlook.recipients}
        for one in planner.plan_for(recipients.values(), self._facts.filed, self._facts.deadlines.extended):
            key = (one.officer, one.form, one.period, one.due_on.isoformat(), one.stage)
            if (known := waiting.get(key)) is not None and start < min(known.due_at, one.due_at):
                waiting[key] = replace(known, due_at=one.due_at)
            elif known is None and key not in self.outlook.settled:
                waiting[key] = _row(next(ids), one, recipients[one.officer])
        for row in waiting.values():
            self._put(row)

    def next_moment(self) -> datetime | None:
        """When the next reminder is due."""
        while self._queue:
            due_at, key, officer = self._queue[0]
            row = self._rows[officer].get(key)
            if row is not None and row.due_at == due_at:
                return due_at
            heapq.heappop(self._queue)
        return None

    def step(self, now: datetime) -> Iterator[Foreseen]:
        """Decide what is due by ``now``, and let it take effect."""
        officers = set()
        while (due_at := self.next_moment()) is not None and due_at <= now:
            officers.add(heapq.heappop(self._queue)[2])
        until = end_of_next_working_day(self._facts.plan.calendar, now)
        rows = [row for officer in sorted(officers) for row in self._looked_at(officer, until)]
        decided = decide(self._facts, self.ladder, rows, now, figures=self.figures)
        self._settle({row.id: row for row in rows}, decided)
        for letter in decided.letters:
            yield Foreseen(now, letter, self._named(letter))

    def _looked_at(self, officer: int, until: datetime) -> Sequence[WaitingReminder]:
        rows = [row for row in self._rows[officer].values() if row.due_at <= until or row.stage == AGAIN]
        rows.sort(key=lambda row: (row.due_at, row.id))
        return [replace(row, overtaken=True) if self._is_overtaken(row) else row for row in rows]

    def _is_overtaken(self, row: WaitingReminder) -> bool:
        sent = self._sent.get((row.officer, row.form, row.period))
        return sent is not None and sent >= row.due_at

    def _settle(self, rows: Mapping[int, WaitingReminder], decided: Decided) -> None:
        sent = {row.id: row for letter in decided.letters for row in letter.rows}
        for row in sent.values():
            if row.stage not in FOR_LEADERS:
                self._note_sent((row.officer, row.form, row.period), row.due_at)
        for key in (*sent, *decided.skip):
            self._rows[rows[key].officer].pop(key, None)
        for key, due_at in decided.defer.items():
            if key not in sent:
                self._put(replace(rows[key], due_at=due_at))

    def _note_sent(self, named: _Named, due_at: datetime) -> None:
        self._sent[named] = max(due_at, self._sent.get(named, due_at))

    def _put(self, row: WaitingReminder) -> None:
        self._rows[row.officer][row.id] = row
        heapq.heappush(self._queue, (row.due_at, row.id, row.officer))

    def _named(self, letter: Letter) -> tuple[Named, ...]:
        found = {(row.form, row.period): self._name(row) for row in letter.rows}
        return tuple(sorted(found.values(), key=lambda named: named.due_on))

    def _name(self, row: WaitingReminder) -> Named:
        if row.form == NO_FORM:
            return Named("", "", date.fromisoformat(row.due_on), row.stage)
        form, period = self._facts.plan.forms[row.form], period_from_key(row.period)
        return Named(row.form, row.period, self._facts.deadlines.due_on(row.unit, form, period), row.stage)


def _row(key: int, planned: Planned, recipient: Recipient) -> WaitingReminder:
    return WaitingReminder(
        id=key,
        officer=planned.officer,
        form=planned.form,
        period=planned.period,
        due_on=planned.due_on.isoformat(),
        stage=planned.stage,
        due_at=planned.due_at,
        role=recipient.role,
        unit=planned.unit,
        name="",
        phone="",
        language=recipient.language,
        wish="on",
        overtaken=False,
    )
