"""Examines the bot from outside, whether it runs or not: settings, database, disk, clock, channels, backups.

Promises: nothing is created, upgraded or written by it; what cannot be examined is a finding, never a traceback.
Must not: put anything right by itself.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bot.backups import making, shelf
from bot.control import wire
from bot.health import findings
from bot.health.findings import Finding
from bot.health.watch import disk_free
from bot.settings import Settings, place_name
from locales.phrasebook import DISTRICT_ZONE
from models.plan.loading import PlanError, load_plan
from models.plan.plan import Plan
from models.store import database, migrating
from models.store.database import Place
from models.store.queries import backlog, recounting

_DISTRICT_OFFSET = timedelta(hours=7)
_FEWEST_HOLIDAYS = 8


async def examine(settings: Settings, wall: datetime) -> list[Finding]:
    """Everything that can be looked at; ``wall`` is the machine's time."""
    told = await _from_the_process(settings)
    found = [_of_settings(settings), _of_process(told)]
    found += await asyncio.to_thread(lambda: list(_of_place(settings.database)))
    if told is not None:
        found += told
    else:
        found += await asyncio.to_thread(_at_rest, settings, wall)
    found += await asyncio.to_thread(lambda: list(_of_plan_and_clock(settings, wall)))
    found += await _of_telegram(settings)
    return found


async def _from_the_process(settings: Settings) -> list[Finding] | None:
    """What the serving process says of itself; None when none serves."""
    try:
        reader, writer = await asyncio.open_unix_connection(
            wire.socket_path(settings.database), limit=wire.LONGEST_LINE
        )
    except OSError:
        return None
    try:
        async with asyncio.timeout(10):
            await wire.write_line(writer, {"errand": "health", "arguments": {}})
            answer: dict[str, Any] = await wire.read_line(reader) or {}
    except (OSError, TimeoutError, ValueError):
        do = "It may be overloaded or stuck: look into its log, then restart it. Nothing is lost by that."
        return [Finding("process", "wrong", "does not answer", do)]
    finally:
        writer.close()
    return [Finding(**one) for one in answer.get("result", [])]


def _of_settings(settings: Settings) -> Finding:
    if settings.is_demonstration:
        return Finding("settings", "ok", "demonstration; TELEGRAM_TOKEN would serve real officers")
    if settings.bot_now is not None:
        return Finding("settings", "warning", "BOT_NOW is set: our clock is not the time of day", "Unset BOT_NOW.")
    if settings.public_url is None:
        do = "Set it to the address officers type; without it links to the chat page work on this machine only."
        return Finding("settings", "warning", "PUBLIC_URL is not set", do)
    return Finding("settings", "ok", "real officers")


def _of_process(told: list[Finding] | None) -> Finding:
    if told is None:
        return Finding("process", "warning", "not running; messages wait with their networks", "Start it with: run")
    return Finding("process", "ok", "running")


def _of_place(place: Place) -> Iterator[Finding]:
    """What can be read of the database from outside."""
    name = place_name(place)
    if isinstance(place, Path) and not place.exists():
        yield Finding("data", "warning", f"{name} is not there yet", "The first start makes it; or: restore FILE")
        return
    engine = database.reader_engine(place)
    try:
        present = migrating.present_version(engine)
        if present is None:
            yield Finding("data", "warning", f"{name} is empty", "The first start fills it; or: restore FILE")
            return
        yield _of_schema(present)
        with engine.connect() as connection:
            yield from _of_integrity(connection)
    except (sa.exc.DBAPIError, OSError) as problem:
        why = str(getattr(problem, "orig", None) or problem)
        yield Finding("data", "wrong", f"{name} cannot be read: {why}", "Put back the newest backup: restore FILE")
    finally:
        engine.dispose()


def _of_schema(present: str) -> Finding:
    if present == migrating.newest_version():
        return Finding("schema", "ok", present)
    if migrating.is_known(present):
        return Finding("schema", "warning", f"{present} is older", "The next start upgrades it, after a backup.")
    do = "Install the version that wrote it, or put back a backup."
    return Finding("schema", "wrong", f"{present} is of a newer version, or of another program", do)


def _of_integrity(connection: sa.Connection) -> Iterator[Finding]:
    do = "Stop the bot, keep this file, and put back the newest backup: restore FILE"
    if connection.dialect.name == "sqlite":
        said = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if said != "ok" or broken is not None:
            what = f"rows of {broken[0]} refer to rows that are gone" if broken is not None else said
            yield Finding("data", "wrong", f"damaged: {what}", do)
            return
    kind = connection.scalar(sa.text("SELECT kind FROM installation"))
    yield Finding("data", "ok", f"holds together; {kind}")


def _of_totals(place: Place, plan: Plan) -> Finding:
    """Whether the kept totals are what the figures come to."""
    try:
        with making.reading(place) as connection:
            if not recounting.is_counted(connection, plan):
                left, every = len(recounting.uncounted(connection, plan)), len(recounting.kept_indicators(plan))
                said = f"{left} of {every} indicators are counted anew before officers are answered"
                return Finding("totals", "warning", said, "Start the bot, or wait until the start is over.")
            compared = recounting.compare(connection, plan)
    except (sa.exc.DBAPIError, OSError):
        return Finding("totals", "warning", "cannot be compared", "See what is said of the data.")
    if compared.differing:
        said = f"{len(compared.differing)} of {compared.totals} are not what the figures come to"
        return Finding("totals", "wrong", said, "Count them anew with: rebuild-totals")
    return Finding("totals", "ok", f"{compared.totals} agree with the figures")


def _at_rest(settings: Settings, wall: datetime) -> list[Finding]:
    """What the serving process would have told."""
    folder = settings.storage_folder
    found = [findings.of_disk(str(folder), disk_free(folder))]
    try:
        with making.reading(settings.database) as connection:
            waiting = backlog.read(connection, wall)
            held = backlog.held_back(connection)
        found.append(Finding("inbox", "ok", f"{waiting.inbox.count} waiting for the start"))
        found.append(findings.of_held(held))
    except (sa.exc.DBAPIError, OSError):
        pass  # said above
    try:
        newest = shelf.newest(settings.backup_folder, settings.kind)
    except OSError as problem:
        return [*found, Finding("backups", "wrong", f"{settings.backup_folder}: {problem.strerror}", "Set BACKUP_DIR.")]
    every = timedelta(minutes=0 if settings.is_demonstration else settings.backup_every_minutes)
    made_at = newest.made_at if newest is not None else None
    return [*found, findings.of_backups(str(settings.backup_folder), made_at, None, every, wall)]


def _of_plan_and_clock(settings: Settings, wall: datetime) -> Iterator[Finding]:
    try:
        plan = load_plan()
    except PlanError as problem:
        yield Finding("plan", "wrong", str(problem).splitlines()[0], "Put that file right; the bot does not start.")
        return
    if not isinstance(settings.database, Path) or settings.database.exists():
        yield _of_totals(settings.database, plan)
    newest = None
    try:
        with making.reading(settings.database) as connection:
            newest = backlog.read(connection, wall).newest
    except (sa.exc.DBAPIError, OSError):
        pass  # said above
    yield findings.of_clock(wall, newest)
    if not settings.is_demonstration:
        yield findings.of_plan(plan.year, settings.bot_now or wall)
    yield _of_zone(wall)
    days_off = sum(day.year == plan.year for day in plan.calendar.days_off)
    if days_off < _FEWEST_HOLIDAYS:
        yield Finding(
            "holidays", "wrong", f"only {days_off} days off in {plan.year}", "Install the package holidays anew."
        )
    else:
        yield Finding("holidays", "ok", f"{days_off} days off in {plan.year}")


def _of_zone(wall: datetime) -> Finding:
    if wall.astimezone(DISTRICT_ZONE).utcoffset() != _DISTRICT_OFFSET:
        return Finding(
            "zone", "wrong", f"the zone data for {DISTRICT_ZONE} are wrong", "Install the package tzdata anew."
        )
    here = wall.astimezone().tzname()
    return Finding(
        "zone", "ok", f"the machine is at {here}; the bot counts in {DISTRICT_ZONE} whatever the machine says"
    )


async def _of_telegram(settings: Settings) -> list[Finding]:
    if settings.telegram_token is None:
        return []
    from bot.channels.telegram import checking  # its room is loaded only where there is a token

    try:
        name = await checking.ask_name(settings.telegram_token.get_secret_value(), settings.telegram_api_root)
    except checking.NotReached as problem:
        do = "See the machine's network and proxy; if the token is refused, get a new one from BotFather."
        return [Finding("token", "wrong", f"Telegram {problem}", do)]
    return [Finding("token", "ok", f"Telegram knows the bot as @{name}")]
