"""One line a working day to the operators: what came and went, what waits, when the last backup was made.

Promises: at most one a day, in office hours; who switched reminders off gets none.
Must not: judge, or be asked for.
"""

from __future__ import annotations

import asyncio
from datetime import date, datetime, time, timedelta

import sqlalchemy as sa

import locales
from bot.backups import shelf
from bot.backups.routine import Backups
from locales.phrasebook import DISTRICT_ZONE, Phrasebook
from models import messages
from models.plan.calendar import WorkingCalendar
from models.store.database import Database
from models.store.queries import backlog, daily, post
from models.store.queries.daily import Day

OPENS, CLOSES = time(8), time(17)


class DailyLine:
    """``tell`` is done at every tick; nearly always it has nothing to do."""

    def __init__(self, database: Database, calendar: WorkingCalendar, backups: Backups) -> None:
        self._database = database
        self._calendar = calendar
        self._backups = backups
        self._done: date | None = None

    async def tell(self, now: datetime) -> None:
        """Write today's lines, if that is still to be done. ``now`` is aware."""
        local = now.astimezone(DISTRICT_ZONE)
        today = local.date()
        if self._done == today or not self._calendar.is_working(today) or not OPENS <= local.time() < CLOSES:
            return
        first = self._calendar.before(today, 1)
        day = await self._database.read(daily.day_of, _midnight(first), _midnight(today))
        waiting = (await self._database.read(backlog.read, now)).inbox
        made = await asyncio.to_thread(self._newest_backup)
        await self._database.write(_put_out, first, today, day, waiting.count, made, now)
        self._done = today

    def _newest_backup(self) -> datetime | None:
        try:
            found = shelf.newest(self._backups.folder, self._backups.kind)
        except OSError:
            return None
        return found.made_at if found is not None else None


def _put_out(
    connection: sa.Connection, first: date, today: date, day: Day, waiting: int, made: datetime | None, now: datetime
) -> None:
    if not daily.claim(connection, today.isoformat()):
        return
    for talk in daily.operators(connection):
        words = locales.phrasebook("en" if talk.language == "en" else "vi")
        text = "\n".join([_line(words, first, today - timedelta(days=1), day), _state(words, day, waiting, made)])
        outbound = messages.OutboundMessage(text=text, prompt=0)
        post.put_out(connection, [post.outgoing(talk, outbound, messages.Why.NOTICE, None, now)])


def _line(words: Phrasebook, first: date, last: date, day: Day) -> str:
    counts = {"received": str(day.received), "filed": str(day.filed)}
    if first == last:
        return words.say("operators-yesterday", since=words.day(first), **counts)
    return words.say("operators-days", since=words.day(first), until=words.day(last), **counts)


def _state(words: Phrasebook, day: Day, waiting: int, made: datetime | None) -> str:
    """What asks for a look, or that nothing does; then the backup."""
    troubles = {
        "operators-refused": day.refused,
        "operators-set-aside": day.set_aside,
        "operators-waiting": waiting,
    }
    said = [words.say(key, count=str(count)) for key, count in troubles.items() if count]
    backup = words.say("operators-backup", at=words.moment(made)) if made else words.say("operators-no-backup")
    return " ".join([*(said or [words.say("operators-well")]), backup])


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(0), DISTRICT_ZONE)
