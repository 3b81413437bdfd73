"""A bot that dies or stumbles where it is told to: run as a process of its own, it forks one bot a command.

Each line on standard input is a command: {"start": {...}} forks a bot with a fate and prints its process id,
{"wait": true} prints how it ended. Promises: production code runs unchanged up to the named point.
Must not: be imported by the bot.

A fate is {"point": ..., "text": ...}: "received" kills after the inbox has committed a message with this text,
"turning" kills after its turn and before the commit, "turned" right after the commit; "claimed" kills when a message
with this text was claimed and before it is sent, "sent" after it was delivered and before that is written, "settled"
after that; "planned" and "reminded" kill after the first reminders were planned, or put into the outbox; "counted"
kills before a file is asked for, "fetched" after it was downloaded, "brought" after its rows were committed; "raise"
makes every turn of such a message fail, "poison" makes every such turn kill the process.
"""

from __future__ import annotations

import asyncio
import inspect
import json
import os
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from bot import __main__ as commands
from bot import logs, process, taking
from bot.channels import contract
from bot.channels.telegram.channel import TelegramChannel
from bot.delivery import claiming
from bot.settings import read_settings
from handlers import turn
from models.store.database import Database
from models.store.queries import attachments, post
from reminders import schedule
from tests.delivering.unhurried import unhurry

assert commands  # the same imports as the real start


def die() -> None:
    """As a power cut: nothing is cleaned up."""
    os.kill(os.getpid(), signal.SIGKILL)


def doom(point: str, text: str) -> None:
    """Prepare the fate of this process."""
    match point:
        case "received":
            _after_writing(lambda work, result, given: work is post.store_arrivals and text in str(given))
        case "claimed":
            _after_writing(lambda work, result, given: work is claiming.claim_answers and text in str(result.answers))
        case "settled":
            _after_writing(lambda work, result, given: work is claiming.claim_answers and text in str(given["ended"]))
        case "planned":
            _after_writing(lambda work, result, given: work is schedule.plan_some)
        case "reminded":
            _after_writing(lambda work, result, given: work.__name__ == "_remind_some")
        case "turned":
            _after_writing(lambda work, result, given: work is claiming.claim_answers and _took(result.of_work, text))
        case "turning" | "raise" | "poison":
            _while_taking(point, text)
        case "sent":
            _after_delivering(text)
        case "counted":
            _after_writing(lambda work, result, given: work is attachments.count_attempt)
        case "fetched":
            _after_fetching()
        case "brought":
            _after_writing(lambda work, result, given: work is attachments.settle)


def _took(result: Any, text: str) -> bool:
    return isinstance(result, list) and any(
        isinstance(taken, turn.Taken) and text in taken.message.content for taken in result
    )


def _after_writing(last: Callable[[Any, Any, Any], bool]) -> None:
    """Die right after the commit of a work that is ``last``, judged by the function, its result and what it was given:
    arguments, or those named."""
    write, write_after = Database.write, Database.write_after

    def die_if_last(work: Any, result: Any, arguments: Any) -> None:
        plain = inspect.unwrap(work)
        function, named = (plain.func, plain.keywords) if isinstance(plain, partial) else (plain, {})
        if last(function, result, named or arguments):
            die()

    async def doomed(self: Database, work: Any, /, *arguments: Any, **named: Any) -> Any:
        result = await write(self, work, *arguments, **named)
        die_if_last(work, result, named or arguments)
        return result

    async def doomed_after(self: Database, note: Any, work: Any, /) -> Any:
        def work_unless_dead(connection: Any) -> Any:
            die_if_last(note, None, ())
            return work(connection)

        result = await write_after(self, note, work_unless_dead)
        die_if_last(work, result, ())
        return result

    Database.write = doomed  # type: ignore[method-assign]
    Database.write_after = doomed_after  # type: ignore[method-assign]


def _while_taking(point: str, text: str) -> None:
    take = turn.take_turns

    def doomed(connection: Any, knowledge: Any, waiting: Any, now: Any, remembered: Any) -> Any:
        taken = take(connection, knowledge, waiting, now, remembered)
        if any(text in message.content for message in waiting):
            if point == "raise":
                raise RuntimeError("a bug that only this message meets")
            die()
        return taken

    taking.take_turns = doomed  # type: ignore[attr-defined]


def _after_delivering(text: str) -> None:
    deliver = TelegramChannel.deliver

    async def doomed(self: TelegramChannel, delivery: contract.Delivery) -> contract.Outcome:
        outcome = await deliver(self, delivery)
        if text in delivery.message.text:
            die()
        return outcome

    TelegramChannel.deliver = doomed  # type: ignore[method-assign]


def _after_fetching() -> None:
    fetch = TelegramChannel.fetch

    async def doomed(self: TelegramChannel, reference: str, most_bytes: int) -> contract.FetchOutcome:
        await fetch(self, reference, most_bytes)
        die()
        raise AssertionError

    TelegramChannel.fetch = doomed  # type: ignore[method-assign]


def live(environment: dict[str, str], fate: dict[str, str] | None, log: str) -> None:
    """Be a bot until the end."""
    os.environ.update(environment)
    os.chdir(Path(log).parent)
    with open(log, "ab", buffering=0) as book:
        os.dup2(book.fileno(), 1)
        os.dup2(book.fileno(), 2)
    logs.set_up()
    unhurry()
    if fate is not None:
        doom(**fate)
    asyncio.run(process.serve(read_settings(), print))


def ended(child: int) -> int:
    """How a bot ended; one that lives on for half a minute is killed and ended with 1."""
    for _ in range(3000):
        gone, status = os.waitpid(child, os.WNOHANG)
        if gone:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return 1


def main() -> None:
    """Obey commands until standard input ends."""
    child = 0
    for line in sys.stdin:
        command = json.loads(line)
        if "wait" in command:
            print(json.dumps(ended(child)), flush=True)  # noqa: T201
            continue
        child = os.fork()
        if child == 0:
            try:
                live(**command["start"])
            finally:
                os._exit(0)
        print(child, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
