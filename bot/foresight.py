"""Looking ahead for ``remind --preview``: which messages would be sent on some days, as plain JSON values.

Promises: nothing is written or sent by looking; whoever is being answered meanwhile does not wait for it.
Must not: print, or decide what would be sent (the reminders do).
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa

from bot.wiring import Bot
from locales.phrasebook import DISTRICT_ZONE
from models import records
from models.store.database import reader_engine
from models.store.queries import officers
from reminders.foreseeing import Foreseen, Outlook, foresee
from reminders.looking_ahead import Reach, outlook_back, outlook_now

USUAL_DAYS = 7
MOST_DAYS = 366
AT_ONCE = 100
_ONE_DAY = timedelta(days=1)


class Unclear(ValueError):
    """The days or the unit are wrong; the message names the option and says what to do."""


@dataclass(frozen=True, slots=True)
class Foresight:
    """What was found: ``lines`` as JSON values, by moment; ``notes`` for whoever reads them."""

    lines: Sequence[dict[str, Any]]
    notes: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Days:
    """The days asked for, both included. ``start``: the moment from which they are lived through."""

    first: date
    last: date
    start: datetime
    over: bool

    @property
    def end(self) -> datetime:
        return _midnight(self.last + _ONE_DAY)


async def look(bot: Bot, first: str | None, last: str | None, unit: str | None) -> Foresight:
    """The messages from ``first`` to ``last`` (ISO days; without them a week from today), to the officers of
    ``unit``, if nothing more were filed. Raises Unclear.

    Days that are over are shown as they would have been expected on the first morning.
    """
    days = _days(first, last, bot.now())
    if unit is not None and await bot.database.read(officers.unit_of, bot.knowledge.plan, unit) is None:
        raise Unclear(f"--unit: there is no unit {unit}. A commune is named like chieng_ly, the district huyen.")
    outlook, everybody, found = await asyncio.to_thread(_looked, bot, days)
    handles = {one.id: one.handle for one in everybody if unit is None or one.unit == unit}
    shown = [one for one in found if one.letter.officer in handles and _day(one.at) >= days.first]
    lines = [_line(one, handles) for one in shown]
    return Foresight(lines, _notes(bot, outlook, everybody, handles, days, len(lines)))


def _days(first: str | None, last: str | None, now: datetime) -> _Days:
    today = now.astimezone(DISTRICT_ZONE).date()
    begins = _date("--from", first) if first is not None else today
    ends = _date("--to", last) if last is not None else begins + timedelta(days=USUAL_DAYS - 1)
    if ends < begins:
        raise Unclear(f"--to: {ends} is before --from {begins}")
    if ends - begins >= timedelta(days=MOST_DAYS):
        raise Unclear(f"--to: {begins} to {ends} is more than a year; ask for less")
    over = ends < today
    return _Days(begins, ends, _midnight(begins) if over else now, over)


def _date(option: str, written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise Unclear(f"{option}: {written!r} is no day; write it like 2024-02-01") from None


def _looked(bot: Bot, days: _Days) -> tuple[Outlook, list[records.Officer], list[Foreseen]]:
    """All of it, on a thread and a connection of its own."""
    engine = reader_engine(bot.database.place)
    try:
        with engine.connect() as connection:
            outlook, everybody = _outlook(connection, bot, days), officers.all_officers(connection)
    finally:
        engine.dispose()
    return outlook, everybody, list(foresee(outlook, bot.ladder, days.start, days.end, bot.knowledge.data))


def _outlook(connection: sa.Connection, bot: Bot, days: _Days) -> Outlook:
    # Nobody has a chat with a sample officer before somebody plays them.
    reach: Reach = "assumed" if bot.knowledge.data == "sample" else "as_it_is"
    plan, ladder = bot.knowledge.plan, bot.ladder
    if days.over:
        return outlook_back(connection, plan, ladder, days.start, reach)
    return outlook_now(connection, plan, ladder, days.start, days.end, reach)


def _line(one: Foreseen, handles: Mapping[int, str]) -> dict[str, Any]:
    """``stage``, ``period`` and ``due`` are those of the most urgent report; ``reports`` has them all."""
    reports = [
        {"form": each.form or None, "period": each.period or None, "due": each.due_on.isoformat(), "stage": each.stage}
        for each in one.named
    ]
    return {
        "at": one.at.astimezone(DISTRICT_ZONE).isoformat(),
        "to": handles[one.letter.officer],
        "stage": reports[0]["stage"],
        "forms": list(dict.fromkeys(each["form"] for each in reports if each["form"])),
        "period": reports[0]["period"],
        "due": reports[0]["due"],
        "text": one.letter.message.text,
        "reports": reports,
    }


def _notes(
    bot: Bot,
    outlook: Outlook,
    everybody: Sequence[records.Officer],
    handles: Mapping[int, str],
    days: _Days,
    count: int,
) -> list[str]:
    if not everybody:
        return ["nobody has joined yet, so nobody is reminded; invite officers with: python -m bot invite"]
    notes = [] if count else [f"no message would be sent from {days.first} to {days.last}"]
    year = bot.knowledge.plan.year
    if not count and year not in range(days.first.year - 1, days.last.year + 1):
        notes.append(f"the plan is that of {year}")
    people = {one.officer: one for one in outlook.facts.people}
    silent = [
        handles[one.officer]
        for one in outlook.recipients
        if one.officer in handles and not ((person := people.get(one.officer)) and person.reachable)
    ]
    if silent:
        notes.append(f"cannot be written to, and is left out: {', '.join(silent)}")
    if days.over:
        notes.append(f"these days are over: shown as they would have been expected on {days.first}")
    elif days.first < _day(days.start):
        notes.append(
            f"shown from now on, {days.start.astimezone(DISTRICT_ZONE):%Y-%m-%d %H:%M}; what was before is over"
        )
    return notes


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, DISTRICT_ZONE)


def _day(moment: datetime) -> date:
    return moment.astimezone(DISTRICT_ZONE).date()
