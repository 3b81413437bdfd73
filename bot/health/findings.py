"""What is judged of what was measured: well, worth a look, or wrong, each with what to do. Pure.

Promises: whoever reads a finding that is not ok knows what to do next; no name and no reported number stands in one.
Must not: measure anything, or read a clock.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from models.store.queries.backlog import Backlog, Queue

State = Literal["ok", "warning", "wrong"]
MB = 1_000_000
LITTLE_DISK = 1000 * MB
TOO_LITTLE_DISK = 200 * MB
NO_DISK = 20 * MB
SLOW_INBOX, STUCK_INBOX = timedelta(seconds=10), timedelta(minutes=1)
SLOW_OUTBOX = timedelta(minutes=5)
SLOW_TICK, STUCK_TICK = timedelta(minutes=1), timedelta(minutes=5)
BACKUPS_MISSED = 2
CLOCK_MAY_LAG = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: what was looked at, how it is, what was seen, and what to do next (empty when ok)."""

    name: str
    state: State
    said: str
    do: str = ""


# What keeps the bot from taking messages when it is wrong; the rest is for people.
NEEDED = frozenset({"database", "disk", "inbox", "reminders"})


def is_ready(findings: Iterable[Finding]) -> bool:
    """Whether messages are taken and answered now."""
    return not any(one.state == "wrong" and one.name in NEEDED for one in findings)


def of_database(seconds: float | None, problem: str | None) -> Finding:
    """``seconds`` is how long a write took; None when it did not end or failed."""
    if seconds is None:
        return Finding(
            "database",
            "wrong",
            f"cannot be written: {problem or 'no answer'}",
            "Messages wait with their networks. Look at the disk and at whoever else uses the database.",
        )
    return Finding("database", "ok", f"a write took {seconds * 1000:.0f} ms")


def of_disk(folder: str, free: int) -> Finding:
    """``free``: bytes left where the database lies."""
    said = f"{free // MB:,} MB free in {folder}"
    if free < NO_DISK:
        return Finding("disk", "wrong", said, "Nothing can be stored soon. Free space now.")
    if free < TOO_LITTLE_DISK:
        return Finding("disk space", "wrong", said, "Free space today, before messages can no longer be stored.")
    if free < LITTLE_DISK:
        return Finding("disk space", "warning", said, "Free space, or move old backups elsewhere.")
    return Finding("disk", "ok", said)


def of_backlog(backlog: Backlog, served: Collection[str], now: datetime) -> Iterator[Finding]:
    """What waits; ``served`` are the channels this process sends to."""
    yield _of_inbox(backlog.inbox, now)
    for channel in sorted(served):
        yield _of_answers(channel, backlog.answers.get(channel, Queue()), now)
    late = now - backlog.due_since if backlog.due_since is not None else timedelta(0)
    if late >= SLOW_TICK:
        state: State = "wrong" if late >= STUCK_TICK else "warning"
        do = "Look into the log for what failed; reminders go out when it is put right."
        yield Finding("reminders", state, f"the oldest that is due waits for {_long(late)}", do)
    else:
        yield Finding("reminders", "ok", "nothing due is waiting")


def _of_inbox(queue: Queue, now: datetime) -> Finding:
    age = now - queue.since if queue.since is not None else timedelta(0)
    said = f"{queue.count} waiting, the oldest for {_long(age)}" if queue.count else "nothing waiting"
    if age < SLOW_INBOX:
        return Finding("inbox", "ok", said)
    do = "Look into the log for what failed. Nothing is lost; if nothing moves for minutes, restart the bot."
    return Finding("inbox", "wrong" if age >= STUCK_INBOX else "warning", said, do)


def _of_answers(channel: str, queue: Queue, now: datetime) -> Finding:
    age = now - queue.since if queue.since is not None else timedelta(0)
    name = f"answers over {channel}"
    if age < SLOW_OUTBOX:
        return Finding(name, "ok", f"{queue.count} waiting" if queue.count else "nothing waiting")
    said = f"{queue.count} waiting, the oldest for {_long(age)}"
    return Finding(name, "warning", said, f"See whether {channel} can be reached; they go out by themselves then.")


def of_channel(channel: str, trouble: str | None) -> Finding:
    """``trouble`` is what the network said last, None when it answers."""
    if trouble is None:
        return Finding(channel, "ok", "answers")
    do = "See the machine's network, and whether the token is right. The bot tries again by itself."
    return Finding(channel, "warning", f"does not answer: {trouble}", do)


def of_backups(folder: str, newest: datetime | None, failure: str | None, every: timedelta, wall: datetime) -> Finding:
    """``every`` is zero when backups are made only by command."""
    said = f"the last is {_long(wall - newest)} old, in {folder}" if newest is not None else f"none yet in {folder}"
    if failure is not None:
        return Finding("backups", "wrong", f"{said}; the last try failed: {failure}", "Put that right, then: backup")
    if not every:
        return Finding("backups", "ok", f"{said}; made only by command")
    if newest is None or wall - newest > BACKUPS_MISSED * every:
        return Finding("backups", "warning", said, "They are made while the bot runs; make one now with: backup")
    return Finding("backups", "ok", said)


def of_held(count: int) -> Finding:
    """What a restored database holds back."""
    if not count:
        return Finding("held back", "ok", "nothing")
    do = "Say what becomes of it: `held --send` or `held --drop`."
    return Finding("held back", "warning", f"{count} messages wait since the database was restored", do)


def of_clock(wall: datetime, newest: datetime | None) -> Finding:
    """The machine's time against the newest message."""
    if newest is not None and newest - wall > CLOCK_MAY_LAG:
        do = "Set the machine's clock (NTP). Deadlines and reminders go by it."
        return Finding("clock", "wrong", f"it is {_long(newest - wall)} behind the newest message", do)
    return Finding("clock", "ok", f"{wall:%Y-%m-%d %H:%M} UTC")


def of_plan(year: int, now: datetime) -> Finding:
    """The year of the plan against today."""
    if now.year != year:
        return Finding("plan", "warning", f"of {year}; no reminders go out in {now.year}", "Bring in this year's plan.")
    return Finding("plan", "ok", f"of {year}")


def worst(findings: Iterable[Finding]) -> State:
    """The worst state among them."""
    order: Mapping[State, int] = {"ok": 0, "warning": 1, "wrong": 2}
    return max((one.state for one in findings), key=order.__getitem__, default="ok")


def _long(age: timedelta) -> str:
    """A length of time in one unit.

    >>> _long(timedelta(seconds=90)), _long(timedelta(hours=3)), _long(timedelta(days=4))
    ('90 s', '180 min', '4 days')
    """
    seconds = int(age.total_seconds())
    if seconds < 120:
        return f"{seconds} s"
    if seconds < 4 * 3600:
        return f"{seconds // 60} min"
    return f"{seconds // 3600} h" if seconds < 3 * 86400 else f"{seconds // 86400} days"
