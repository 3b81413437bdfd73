"""Builds everything: the only place that knows all classes, and the only reader of the wall clock.

Promises: nothing is opened before it is wanted; what cannot be opened says what to do.
Must not: do any work of its own.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import sqlalchemy as sa

import locales
from bot import counting_anew, opening
from bot.backups import making
from bot.backups.routine import Backups
from bot.channels import contract
from bot.channels.terminal import TerminalChannel
from bot.channels.web.channel import WebChannel
from bot.clock import Now, StartedClock
from bot.delivery.sender import Sender
from bot.demonstration.stage import Stage
from bot.fetching import Fetching
from bot.health.daily import DailyLine
from bot.health.meters import Meters
from bot.health.watch import Watch
from bot.installing import install
from bot.intake import Intake
from bot.knowing import know
from bot.mailbox import StoredLines
from bot.report_files import ReportFiles
from bot.settings import Settings
from bot.sharing import FETCHING, REMINDERS, Everything, Ours, Shares, sending, shares_of, what_is_wanted
from bot.ticking import Ticking, go_on_with_broadcasts
from bot.turns import TurnLoop
from bot.uploads import Uploads
from bot.workshop import Workshop
from handlers.knowledge import Knowledge
from locales.phrasebook import DISTRICT_ZONE, LANGUAGES
from models.store.database import Database, Place
from models.store.queries import officers
from reminders import schedule
from reminders.due import has_due, remind_due
from reminders.ladder import Ladder

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
TICK_EVERY = timedelta(seconds=5)


@dataclass
class Bot:
    """One assembled bot. ``channels`` are those it serves."""

    settings: Settings
    knowledge: Knowledge
    ladder: Ladder
    database: Database
    ownership: opening.Ownership
    shares: Shares
    now: Now
    intake: Intake
    turns: TurnLoop
    sender: Sender
    workshop: Workshop
    sheet_workshop: Workshop
    fetching: Fetching
    uploads: Uploads
    terminal: TerminalChannel
    stage: Stage | None
    backups: Backups
    meters: Meters
    channels: dict[str, contract.Channel] = field(default_factory=dict)
    file_sources: dict[str, contract.FileSource] = field(default_factory=dict)
    _notes: set[asyncio.Future[None]] = field(default_factory=set)
    _ticking: Ticking = field(init=False)
    watch: Watch = field(init=False)

    def __post_init__(self) -> None:
        ticked = self.shares.fenced(lambda: (REMINDERS,))
        daily = DailyLine(ticked, self.knowledge.plan.calendar, self.backups)
        self._ticking = Ticking(
            {
                "reminders": self._remind,
                "broadcasts": partial(go_on_with_broadcasts, ticked),
                "lines for operators": daily.tell,
            }
        )
        folder = self.settings.storage_folder
        self.watch = Watch(self.database, folder, self.backups, self.troubles, self.now, wall_clock)

    def troubles(self) -> dict[str, str | None]:
        """By network that is served: why it does not answer now, None where it does."""
        return {
            name: channel.trouble or ("nothing can be sent" if self.sender.is_away(name) else None)
            for name, channel in self.channels.items()
            if name != self.terminal.name
        }

    def note_telegram_name(self, name: str) -> None:
        """Keep the bot's name for invitation links."""
        self._notes.add(
            note := asyncio.ensure_future(self.database.write(officers.change_installation, telegram_name=name))
        )
        note.add_done_callback(self._notes.discard)

    async def tick(self) -> None:
        """Plan reminders ahead, put out what is due, go on with broadcasts."""
        if self.shares.holds(REMINDERS):
            await self._ticking.tick(self.now())
        self.sender.wake()

    def wake(self) -> None:
        """Something may be waiting anywhere."""
        self.turns.wake()
        self.sender.wake()
        self.fetching.wake()

    async def _remind(self, now: datetime) -> None:
        """In many small transactions: between them whoever is talking is answered."""
        plan, ladder, after = self.knowledge.plan, self.ladder, schedule.FIRST
        write = self.shares.fenced(lambda: (REMINDERS,)).write
        while (went_on := await write(schedule.plan_some, plan, ladder, now, after)) is not None:
            after = went_on
        while await write(_remind_some, self.knowledge, ladder, now):
            pass

    async def close(self) -> None:
        """Give everything back."""
        for channel in self.channels.values():
            await channel.close()
        await self.workshop.close()
        await self.sheet_workshop.close()
        if self.stage is not None:
            await self.stage.keep_clock()
        await self.shares.leave()
        await self.database.close()
        self.ownership.give_back()


async def assemble(settings: Settings, plan_folder: Path | None = None) -> Bot:
    """Open the database and build the bot around it. Raises CannotOpen and PlanError."""
    knowledge = know(settings, plan_folder)
    place = settings.database
    ownership = opening.Ownership(place)
    try:
        if isinstance(place, Path):
            place.parent.mkdir(parents=True, exist_ok=True)
        ownership.take()
    except OSError as problem:
        raise opening.CannotOpen(
            f"{place} cannot be written ({problem.strerror}); name a folder of your own in DATA_DIR"
        ) from None
    try:
        opening.prepare(place, partial(making.before_upgrade, place, settings.backup_folder, wall_clock()))
        database, start = await _installed(settings, knowledge)
    except BaseException:
        ownership.give_back()
        raise
    now: Now = StartedClock(start) if start is not None else wall_clock
    bot = _build(settings, knowledge, database, ownership, now)
    try:
        with _told_as_away(place):
            await bot.turns.look_back()
    except BaseException:
        await bot.close()
        raise
    return bot


async def _installed(settings: Settings, knowledge: Knowledge) -> tuple[Database, datetime | None]:
    """The open database, and where a demonstration's clock starts. Raises CannotOpen, with nothing left open."""
    database = Database(settings.database)
    try:
        with _told_as_away(settings.database):
            start = await database.write(install, settings, knowledge.plan, wall_clock())
            await counting_anew.by_these_rules(database, knowledge.plan)
        return database, start
    except BaseException:
        await database.close()
        raise


@contextmanager
def _told_as_away(place: Place) -> Iterator[None]:
    """A server that fails while we open it is told like one that was never there."""
    try:
        yield
    except sa.exc.OperationalError as problem:
        raise problem if isinstance(place, Path) else opening.not_opened(place, problem) from None


def _build(settings: Settings, knowledge: Knowledge, database: Database, ownership: opening.Ownership, now: Now) -> Bot:
    channels: dict[str, contract.Channel] = {}
    file_sources: dict[str, contract.FileSource] = {}
    drawn = settings.data_dir / "drawn"
    workshop, sheet_workshop = Workshop(drawn, ReportFiles(database, knowledge).put_together), Workshop(drawn)
    meters = Meters(now)
    terminal = TerminalChannel()
    alone = isinstance(settings.database, Path) or settings.is_demonstration  # which has a clock of its own
    wanted = partial(what_is_wanted, channels, file_sources, terminal)
    shares = shares_of(database, settings.data_dir, wanted, alone=alone)
    ours, sources = Ours(channels, shares, sending), Ours(file_sources, shares, lambda channel: FETCHING)
    sending_now = shares.fenced(lambda: [sending(channel) for channel in ours])
    sender = Sender(sending_now, ours, workshop, now, delivered=meters.delivered)
    fetching = Fetching(shares.fenced(lambda: [FETCHING]), sources, sheet_workshop, now)

    turns = TurnLoop(database, knowledge, now, sender, fetching.wake, meters, shares.lanes)
    bot = Bot(
        settings=settings,
        knowledge=knowledge,
        ladder=knowledge.ladder,
        database=database,
        ownership=ownership,
        now=now,
        intake=Intake(database, now, turns),
        turns=turns,
        sender=sender,
        workshop=workshop,
        sheet_workshop=sheet_workshop,
        fetching=fetching,
        uploads=Uploads(database, sheet_workshop),
        terminal=terminal,
        shares=shares,
        backups=_backups(settings),
        meters=meters,
        stage=None,
        channels=channels,
        file_sources=file_sources,
    )
    if settings.is_demonstration and isinstance(now, StartedClock):
        bot.stage = Stage(database, knowledge.plan, now, bot.tick)
    channels[bot.terminal.name] = bot.terminal
    return bot


def _backups(settings: Settings) -> Backups:
    every = timedelta(minutes=0 if settings.is_demonstration else settings.backup_every_minutes)
    return Backups(settings.database, settings.backup_folder, every, settings.kind, wall_clock)


def open_web(bot: Bot) -> WebChannel:
    """The chat page; playing officers only with sample data and on loopback."""
    lines = StoredLines(bot.database, "web", bot.workshop)
    loopback = bot.settings.http_host in LOOPBACK and bot.settings.public_url is None
    channel = WebChannel(
        lines,
        bot.stage if loopback else None,
        uploads=bot.uploads,
        clock=bot.now,
        public_url=bot.settings.public_url,
        sent_elsewhere=None if isinstance(bot.shares, Everything) else lambda: not bot.shares.holds(sending("web")),
    )
    bot.channels[channel.name] = channel
    return channel


def open_telegram(bot: Bot) -> None:
    """Open the Telegram channel, if there is a token. Its library is loaded only then: it takes a quarter of the
    process's memory."""
    token = bot.settings.telegram_token
    if token is None:
        return
    from bot.channels.telegram.channel import TelegramChannel
    from bot.channels.telegram.introduction import Command, Menu

    def menu(shown_to: locales.Language | None, words: locales.Language) -> Menu:
        commands = locales.load(words, "commands")["commands"]
        return Menu(tuple(Command(name, text) for name, text in commands.items()), shown_to)

    channel = TelegramChannel(
        token.get_secret_value(),
        bot.settings.telegram_api_root.rstrip("/"),
        menus=(*(menu(language, language) for language in LANGUAGES), menu(None, "vi")),
        on_identity=bot.note_telegram_name,
    )
    bot.channels[channel.name] = channel
    bot.file_sources[channel.name] = channel


def wall_clock() -> datetime:
    """The machine's time; the bot's own may be another."""
    return datetime.now(UTC)


def _remind_some(connection: sa.Connection, knowledge: Knowledge, ladder: Ladder, now: datetime) -> bool:
    """One portion of what is due; whether there is more."""
    remind_due(connection, knowledge.plan, ladder, now, figures=knowledge.data)
    if has_due(connection, now):
        return True
    officers.erase_left(connection)
    if knowledge.data == "sample":
        officers.change_installation(connection, clock=now)
    return False


def announcement(bot: Bot) -> list[str]:
    """What the operator is told at the start."""
    lines = [f"Chat page: {bot.settings.page_url}"]
    today, year = bot.now().astimezone(DISTRICT_ZONE).date(), bot.knowledge.plan.year
    if bot.stage is not None:
        lines.insert(0, f"Demonstration district with SAMPLE DATA, clock at {today.isoformat()}.")
    elif bot.settings.bot_now is not None:
        lines.append(f"BOT_NOW is set: our clock started at {bot.settings.bot_now.isoformat()}, whatever the time is.")
    if bot.stage is None and today.year != year:
        lines.append(
            f"The plan is of {year} and today is {today.isoformat()}: questions are answered, no reminders are sent."
        )
    return lines
