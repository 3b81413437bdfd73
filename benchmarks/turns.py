"""The processor time of a turn without a network: ``take_turns`` alone, on the peers' district. Part of ``make bench``.

The officers of ``benchmarks/peers`` report all at once; what they say is put into the inbox, taken by the hundred in
one transaction, and their answers are noted as sent. Only ``take_turns`` is counted. For a profile, run it under a
profiler that looks from outside; one that hooks every call shows small functions too large.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import sqlalchemy as sa  # noqa: E402

import locales  # noqa: E402
from benchmarks.peers import district  # noqa: E402
from benchmarks.peers.officers import Load  # noqa: E402
from bot import knowing  # noqa: E402
from bot.settings import Settings  # noqa: E402
from handlers.dialogue import advance  # noqa: E402
from handlers.dialogue.decisions import Step  # noqa: E402
from handlers.dialogue.desk import Desk  # noqa: E402
from handlers.dialogue.heard import Heard  # noqa: E402
from handlers.dialogue.states import State  # noqa: E402
from handlers.knowledge import Knowledge  # noqa: E402
from handlers.turn import take_turns  # noqa: E402
from models import messages  # noqa: E402
from models.store.database import writer_engine  # noqa: E402
from models.store.queries import post  # noqa: E402
from models.store.queries.own_reports import Remembered  # noqa: E402
from models.store.tables import Outbox  # noqa: E402

OFFICERS, AT_ONCE, ROUNDS = 500, 100, 3
_NEW = sa.select(Outbox.id, Outbox.address, Outbox.body).where(Outbox.state == "ready").order_by(Outbox.id)
_SENT = sa.update(Outbox).where(Outbox.state == "ready").values(state="sent", settled_at=sa.bindparam("at"))


@dataclass
class Inbox:
    """What the officers have said and nobody has stored."""

    said: deque[messages.InboundMessage] = field(default_factory=deque)
    count: int = 0

    def say(self, chat: int, text: str) -> None:
        self._put(chat, messages.Typed(text=text))

    def tap(self, chat: int, prompt: int, token: str) -> None:
        self._put(chat, messages.Picked(prompt=prompt, token=token))

    def _put(self, chat: int, content: messages.Content) -> None:
        self.count += 1
        self.said.append(
            messages.InboundMessage(
                channel="telegram",
                bot="1",
                update_key=str(self.count),
                sender=str(chat),
                chat_kind=messages.ChatKind.PRIVATE,
                content=content,
                sent_at=district.START,
            )
        )


def all_report(engine: sa.Engine, knowledge: Knowledge, now: Callable[[], datetime]) -> tuple[int, float]:
    """Every officer reports once: the number of turns and the seconds of processor time they took."""
    inbox = Inbox()
    waiting: deque[Callable[[], object]] = deque()
    load = Load(OFFICERS, inbox.say, inbox.tap, time.perf_counter, lambda _, go: waiting.append(go))
    load.begin()
    while waiting:
        waiting.popleft()()
    turns, spent, remembered = 0, 0.0, Remembered()
    while inbox.said:
        some = [inbox.said.popleft() for _ in range(min(AT_ONCE, len(inbox.said)))]
        with engine.begin() as connection:
            post.store_arrivals(connection, some, now())
        with engine.begin() as connection:
            rows = post.waiting(connection, AT_ONCE)
            began = time.thread_time()
            take_turns(connection, knowledge, rows, now(), remembered)
            spent += time.thread_time() - began
            turns += len(rows)
        _deliver(engine, load, now())
    if load.wrong or load.done < OFFICERS:
        raise RuntimeError(f"{load.done} reports; {load.wrong[:3]}")
    return turns, spent


def _deliver(engine: sa.Engine, load: Load, now: datetime) -> None:
    with engine.begin() as connection:
        sent = connection.execute(_NEW).all()
        connection.execute(_SENT, {"at": now})
    for _, address, body in sent:
        outgoing = json.loads(body)
        buttons = [[{"callback_data": one["token"]}] for one in outgoing.get("choices", ())]
        load.hear(int(address), outgoing["text"], outgoing["prompt"], buttons)


def measure(folder: Path) -> float:
    """Milliseconds of processor time a turn, on a fresh district."""
    plan = district.fill(folder, folder / "bot.db", OFFICERS)
    knowledge = knowing.know(Settings(_env_file=None), plan)
    locales.phrasebook("vi")
    engine = writer_engine(folder / "bot.db")
    clock = iter(district.START + timedelta(seconds=second) for second in range(10**9))
    gc.collect()
    gc.freeze()
    turns, spent = all_report(engine, knowledge, lambda: next(clock))
    engine.dispose()
    return 1000 * spent / turns


def recorded(folder: Path) -> list[tuple[State, Heard, Desk]]:
    """What every turn of these reports was given, to be gone through again without a database."""
    taken: list[tuple[State, Heard, Desk]] = []
    real = advance.advance

    def noting(state: State, heard: Heard, desk: Desk) -> Step:
        taken.append((state, heard, desk))
        return real(state, heard, desk)

    advance.advance = noting
    measure(folder)
    advance.advance = real
    return taken


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=ROUNDS)
    given = options.parse_args()
    found = []
    for _ in range(given.rounds):
        with tempfile.TemporaryDirectory() as folder:
            found.append(measure(Path(folder)))
    median = statistics.median(found)
    print(f"turn       {OFFICERS} officers, {AT_ONCE} messages at once: {median:.3f} ms processor a turn")
    return 0


if __name__ == "__main__":
    sys.exit(main())
