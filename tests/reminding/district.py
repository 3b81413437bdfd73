"""A district of a test: officers join, file and leave; the bot looks after its reminders when told to.

Times are written as the district's clock shows them: "2024-06-17 08:00".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import sqlalchemy as sa

from locales.phrasebook import DISTRICT_ZONE
from models import messages, records, stages
from models.plan import measures
from models.plan.plan import Plan
from models.store.queries import deadlines, delivering, drafts, officers, post, reports, unsent
from models.store.tables import Conversation, Installation, Outbox, Reminder, Village
from reminders import asking_later, due, schedule
from reminders.ladder import Ladder

STATE = '{"kind":"idle"}'


def at(clock: str) -> datetime:
    return datetime.fromisoformat(clock).replace(tzinfo=DISTRICT_ZONE).astimezone(UTC)


def shown(moment: datetime) -> str:
    return moment.astimezone(DISTRICT_ZONE).strftime("%Y-%m-%d %H:%M")


@dataclass(frozen=True)
class Sent:
    """A message in the outbox: when it was written, to whom, what it says, and what became of it."""

    at: str
    officer: int
    why: str
    message: messages.OutboundMessage
    state: str = "ready"

    @property
    def forms(self) -> list[tuple[str, str]]:
        """(form, period key) of what it offers to report."""
        tokens = (choice.token.split(".") for choice in self.message.choices if choice.token.startswith("go.form."))
        return [(form, period.upper()) for _, _, form, period in tokens]


class District:
    """``plan_ahead`` and ``remind_due`` as the bot calls them, one transaction each."""

    def __init__(self, engine: sa.Engine, plan: Plan, ladder: Ladder) -> None:
        self.engine, self.plan, self.ladder = engine, plan, ladder
        self._filed = 0
        with engine.begin() as connection:
            row = {"id": 1, "kind": "real", "plan_year": plan.year, "created_at": at("2024-01-01 00:00")}
            connection.execute(sa.insert(Installation).values(row))

    def join(self, unit: str, role: str = "commune_officer", language: str = "vi", channel: str = "web") -> int:
        """A new officer with one address of this channel; "" for no address at all."""
        with self.engine.begin() as connection:
            handle = officers.free_handle(connection, unit)
            officer = officers.add_officer(
                connection,
                handle=handle,
                name="An",
                role=role,
                unit=unit,
                language=language,
                reminders="on",
                notice_version=1,
                agreed_at=at("2024-01-01 00:00"),
            )
            if channel:
                talk = post.open_talk(connection, channel, handle, language, STATE, 1)
                talk.officer_id = officer
                post.save_talks(connection, [talk])
        return officer

    def import_village(self, slug: str, name: str) -> None:
        with self.engine.begin() as connection:
            commune = slug.partition(".")[0]
            connection.execute(sa.insert(Village).values(slug=slug, commune=commune, name=name, sample=0))

    def answer(self, unit: str, form: str, period: str, indicators: Iterable[str]) -> None:
        """Leave a draft with these answers."""
        given = records.Answer(measures.Amount(Decimal(1)), None, False, "1")
        with self.engine.begin() as connection:
            draft = drafts.start_draft(connection, unit, form, period, None, at("2024-01-01 00:00"))
            drafts.save_answers(connection, draft, dict.fromkeys(indicators, given), None, at("2024-01-01 00:00"))

    def file(self, unit: str, form: str, period: str) -> None:
        self._filed += 1
        report = records.Report(0, unit, form, period, f"R{self._filed}", at("2024-01-01 00:00"), late=False)
        with self.engine.begin() as connection:
            reports.file_report(connection, self.plan, report, {}, None)

    def files(self, unit: str, form: str, period: str, clock: str) -> None:
        """What filing in a conversation does: the report, and no reminder of it leaves any more."""
        self.file(unit, form, period)
        with self.engine.begin() as connection:
            unsent.take_back_unsent(connection, unsent.concerned(connection, (unit,)), at(clock))

    def extends(self, unit: str, form: str, period: str, due_on: str, clock: str) -> None:
        with self.engine.begin() as connection:
            day = date.fromisoformat(due_on)
            deadlines.extend(connection, self.plan, unit, form, period, day, "mất mạng", None, at(clock))

    def stands_still(self, officer: int, unit: str, form: str, period: str, until: str, clock: str) -> None:
        with self.engine.begin() as connection:
            deadlines.stand_still(connection, unit, form, period, "chờ xã duyệt", at(until), officer, at(clock))

    def hands_over(self, giver: int, taker: int, form: str, period: str, clock: str) -> None:
        with self.engine.begin() as connection:
            deadlines.hand_over(connection, giver, taker, form, period, at(clock))

    def snoozes(self, officer: int, moment: str, clock: str) -> str:
        with self.engine.begin() as connection:
            real = asking_later.snooze(connection, self.plan, self.ladder, officer, at(moment), at(clock))
        return shown(real)

    def chooses_hour(self, officer: int, clock: str) -> None:
        with self.engine.begin() as connection:
            asking_later.set_clock(connection, officer, clock)

    def delivered(self) -> None:
        """The sender has sent everything."""
        with self.engine.begin() as connection:
            connection.execute(sa.update(Outbox).where(Outbox.state == "ready").values(state="sent"))

    def blocked(self, officer: int, clock: str) -> None:
        """The network says that nobody is at the officer's address any more."""
        with self.engine.begin() as connection:
            talk = connection.execute(sa.select(Conversation).where(Conversation.officer_id == officer)).one()
            row = delivering.Ready(0, talk.id, talk.channel, talk.sender, None, messages.Why.REMINDER, "", 1)
            delivering.settle(connection, [delivering.Settled(row, "refused", at(clock), unreachable=1)])

    def is_back(self, officer: int) -> None:
        with self.engine.begin() as connection:
            address = connection.execute(
                sa.select(Conversation.channel, Conversation.sender).where(Conversation.officer_id == officer)
            ).one()
            talks = post.talks(connection, [(address.channel, address.sender)])
            for talk in talks.values():
                talk.reachable = 1
            post.save_talks(connection, talks.values())

    def opens_another_chat(self, officer: int) -> None:
        with self.engine.begin() as connection:
            talk = post.open_talk(connection, "telegram", f"another-{officer}", "vi", STATE, 1)
            talk.officer_id = officer
            post.save_talks(connection, [talk])

    def wishes(self, officer: int, reminders: str) -> None:
        with self.engine.begin() as connection:
            officers.change_officer(connection, officer, reminders=reminders)

    def leave(self, officer: int, clock: str) -> None:
        with self.engine.begin() as connection:
            officers.forget_officer(connection, officer, at(clock))

    def plan_ahead(self, clock: str) -> None:
        with self.engine.begin() as connection:
            schedule.plan_ahead(connection, self.plan, self.ladder, at(clock))

    def tick(self, clock: str, most: int = due.MOST_AT_ONCE) -> int:
        """What the ticker does: plan, then remind."""
        with self.engine.begin() as connection:
            schedule.plan_ahead(connection, self.plan, self.ladder, at(clock))
            return due.remind_due(connection, self.plan, self.ladder, at(clock), most=most)

    def tick_through(self, first: date, last: date, clocks: Iterable[str]) -> None:
        day = first
        while day <= last:
            for clock in clocks:
                self.tick(f"{day} {clock}")
            day += timedelta(days=1)

    def next_due(self, after: str) -> str | None:
        with self.engine.begin() as connection:
            moment = due.next_due(connection, at(after))
        return shown(moment) if moment else None

    def sent(self) -> list[Sent]:
        with self.engine.begin() as connection:
            query = sa.text(
                "SELECT o.created_at, c.officer_id, o.why, o.body, o.state FROM outbox o"
                " JOIN conversations c ON c.id = o.conversation_id ORDER BY o.id"
            ).columns(Outbox.created_at, sa.column("officer_id"), Outbox.why, Outbox.body, Outbox.state)
            rows = connection.execute(query).all()
        return [
            Sent(
                shown(row.created_at),
                row.officer_id,
                row.why,
                messages.OutboundMessage.model_validate_json(row.body),
                row.state,
            )
            for row in rows
        ]

    def rows(self) -> list[tuple[str, str, str, str | None]]:
        """(when due, stage, state, reason) of every reminder, in the order of time."""
        with self.engine.begin() as connection:
            found = connection.execute(
                sa.select(Reminder.due_at, Reminder.stage, Reminder.state, Reminder.reason)
                .where(Reminder.stage != stages.PLAN_ANEW)
                .order_by(Reminder.due_at, Reminder.id)
            ).all()
        return [(shown(row.due_at), row.stage, row.state, row.reason) for row in found]

    def outcomes(self) -> list[tuple[str, str, str, str]]:
        """(form, period, stage, state) of every reminder."""
        with self.engine.begin() as connection:
            found = connection.execute(sa.select(Reminder.form, Reminder.period, Reminder.stage, Reminder.state))
            return [(row.form, row.period, row.stage, row.state) for row in found]

    def skipped(self) -> dict[str, str | None]:
        """Reason by stage of what was skipped."""
        return {stage: reason for _, stage, state, reason in self.rows() if state == "skipped"}
