"""Years lived through at random: who files when, when the bot is down, who wants no reminders for a while.

Everything follows from the seed. The bot's part is the real one, on a real database; time is what we say it is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

import sqlalchemy as sa
from sqlalchemy import event

from models.plan.plan import Plan
from models.store import database, migrating
from reminders.ladder import Ladder
from tests import databases
from tests.reminding.almanac import Person, asked
from tests.reminding.district import District, Sent
from tests.reminding.oracle import Lived, Message

FIRST, LAST = date(2024, 1, 2), date(2025, 1, 10)
CLOCKS = ("07:10", "07:44", "08:00", "08:26", "10:52", "13:30", "16:12", "18:08", "18:30", "19:02")
ON_DAYS_OFF = ("08:00", "18:30")
OUTAGES = (timedelta(minutes=40), timedelta(hours=1), timedelta(hours=26), timedelta(days=3), timedelta(days=8))
TET = (datetime.fromisoformat("2024-02-07 07:30"), datetime.fromisoformat("2024-02-15 09:00"))
PROMPT = 0.6  # how often a message leaves at once; else it lies ready until the next tick
REMINDED = 0.3  # how many reports come soon after a reminder
ROLES = {"village": "village_head", "commune": "commune_officer", "department": "department_officer"}
# How many days after the first stage a report comes: in a year of a hundred such reports.
HABITS = ((30, 0.0, 2.0), (55, 1.0, 5.0), (80, 4.0, 16.0), (88, 20.0, 60.0))


@dataclass(frozen=True)
class Event:
    """Something a year brings: the filing of (unit, form, period), or an officer's wish, "on" or "off"."""

    at: datetime
    filing: tuple[str, str, str] | None = None
    wish: tuple[int, str] | None = None


def engine_in(folder: Path) -> sa.Engine:
    """A database that need not survive a power cut: years are long."""
    engine = database.writer_engine(databases.at(folder / "year.db"))

    @event.listens_for(engine, "connect")
    def hurry(dbapi: object, record: object) -> None:
        if isinstance(dbapi, sqlite3.Connection):
            dbapi.execute("PRAGMA synchronous = OFF")

    migrating.migrate(engine)
    return engine


def live(seed: int, engine: sa.Engine, plan: Plan, ladder: Ladder) -> Lived:
    """The year of this seed: 29 communes, a village of each, and every department that fills a form."""
    chance, district = Random(seed), District(engine, plan, ladder)
    lived = Lived(_people(district))
    events = sorted((*_filings(chance, lived), *_wishes(chance, lived)), key=lambda event: event.at)
    for tick in list(_ticks(chance)):
        while events and events[0].at <= tick:
            _happens(events.pop(0), tick, district, lived)
        district.delivered()
        lived.ticks.append(tick)
        if district.tick(f"{tick:%Y-%m-%d %H:%M}") and chance.random() < PROMPT:
            district.delivered()
    for sent in district.sent():
        (lived.stopped if sent.state == "stopped" else lived.messages).append(_message(sent))
    return lived


def _people(district: District) -> list[Person]:
    found = []
    for unit in district.plan.units.communes:
        village = f"{unit.slug}.ban_mot"
        district.import_village(village, "Bản Một")
        found.append((unit.slug, "commune"))
        found.append((village, "village"))
    found += [(unit.slug, "department") for unit in district.plan.units.departments if district.plan.forms_of(unit)]
    return [Person(district.join(unit, ROLES[level]), unit, ROLES[level], level) for unit, level in found]


def _filings(chance: Random, lived: Lived) -> Iterator[Event]:
    for person in lived.people:
        for (form, period), stages in asked(person).items():
            throw = chance.uniform(0, 100)
            days = next(((least, most) for limit, least, most in HABITS if throw < limit), None)
            if days is None:
                continue
            at = datetime.combine(stages[0].at.date(), time(6)) + timedelta(days=chance.uniform(*days))
            if chance.random() < REMINDED:
                at = chance.choice(stages).at + timedelta(minutes=chance.randint(1, 20))
            yield Event(at.replace(second=0, microsecond=0), filing=(person.unit, form, period))


def _wishes(chance: Random, lived: Lived) -> Iterator[Event]:
    """A few officers switch reminders off for a while."""
    for person in chance.sample(lived.people, 6):
        begins = datetime.combine(FIRST, time(9, 3)) + timedelta(
            days=chance.randint(0, 300), minutes=chance.randint(0, 600)
        )
        ends = begins + timedelta(days=chance.randint(1, 30))
        lived.quiet[person.id] = (begins, ends)
        yield Event(begins, wish=(person.id, "off"))
        yield Event(ends, wish=(person.id, "on"))


def _ticks(chance: Random) -> Iterator[datetime]:
    """When the bot looked: some minutes after the clocks of every day, but in no outage."""
    down = _outages(chance)
    day = FIRST
    while day <= LAST:
        for clock in CLOCKS if day.weekday() < 6 else ON_DAYS_OFF:
            at = datetime.combine(day, time.fromisoformat(clock)) + timedelta(minutes=chance.choice((0, 0, 0, 1, 3)))
            if not any(begins <= at < ends for begins, ends in down):
                yield at
        day += timedelta(days=1)


def _outages(chance: Random) -> list[tuple[datetime, datetime]]:
    """A dozen in a year, of a minute to eight days; in every other year one over Tết."""
    down = [TET] if chance.random() < 0.5 else []
    for _ in range(12):
        begins = datetime.combine(FIRST, time()) + timedelta(days=chance.uniform(1, 370))
        down.append((begins, begins + chance.choice(OUTAGES) * chance.uniform(0.8, 1.1)))
    return down


def _happens(event: Event, tick: datetime, district: District, lived: Lived) -> None:
    """What came about while the bot was down it hears of at its next ``tick``."""
    if event.filing is not None:
        district.files(*event.filing, f"{event.at:%Y-%m-%d %H:%M}")
        lived.filed[event.filing] = event.at
    if event.wish is not None:
        officer, wish = event.wish
        district.wishes(officer, wish)
        if wish == "on":
            begins, _ = lived.quiet[officer]
            lived.quiet[officer] = (begins, tick)


def _message(sent: Sent) -> Message:
    return Message(datetime.fromisoformat(sent.at), sent.officer, tuple(sent.forms))
