"""What runs with every message finds its rows by an index, however long the bot has been running.

The statements are caught on their way to the database while the real functions run, and explained there.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import event

from models.plan.loading import load_plan
from models.store import database
from models.store.queries import (
    attachments,
    broadcast_copies,
    deadlines,
    delivering,
    drafts,
    many_units,
    officers,
    own_reports,
    people,
    planning,
    post,
    reminders,
    reports,
    seen,
    silence,
    unsent,
    waits,
)
from reminders import due
from reminders.gathering import facts_of

pytestmark = pytest.mark.sqlite_file

NOW = datetime(2024, 6, 17, 0, 30, tzinfo=UTC)
ROOMS = {"telegram": 30, "web": 32}
COPIES = 20_000
HOT: dict[str, Callable[[sa.Connection], object]] = {
    "the oldest waiting messages": lambda connection: post.waiting(connection, 200),
    "the conversations of a batch": lambda connection: post.talks(connection, [("web", "browser:1"), ("web", "2")]),
    "a message is handled": lambda connection: post.mark_handled(connection, [1], NOW),
    "what can be sent now": lambda connection: delivering.claim(connection, ROOMS, [], 32, NOW, "answers"),
    "what can be sent unasked": lambda connection: delivering.claim(connection, ROOMS, [], 32, NOW, "unasked"),
    "whether anything is left to send": delivering.left,
    "the waits of the network": lambda connection: waits.waits(connection, NOW),
    "how far a broadcast is": lambda connection: broadcast_copies.counts(connection, 1),
    "the files to fetch": lambda connection: attachments.waiting(connection, ["telegram"]),
    "what was being sent": lambda connection: delivering.take_back(connection, ["telegram"]),
    "the officers of a batch": lambda connection: officers.officers_and_units(connection, load_plan(), [1, 2]),
    "officers whose hour has changed": lambda connection: officers.officers_by_id(connection, [1, 2]),
    "later deadlines": lambda connection: deadlines.extensions_of(connection, ["chieng_ly", "co_ma"]),
    "the targets of units": lambda connection: reports.targets_of_units(connection, ["chieng_ly", "co_ma"], 2024),
    "an invitation by its code": lambda connection: officers.find_invitation(connection, "0" * 64),
    "where an officer is reached": lambda connection: officers.reachable_talk(connection, 1),
    "a unit's figures": lambda connection: reports.figures_of_unit(connection, "chieng_ly"),
    "an indicator's figures": lambda connection: reports.figures_of(connection, ["tea_area"]),
    "a unit's reports": lambda connection: reports.reports_of(connection, "chieng_ly"),
    "a unit's drafts": lambda connection: drafts.open_drafts(connection, "thi_tran"),
    "a unit's draft": lambda connection: drafts.start_draft(connection, "thi_tran", "commune_month", "2024-06", 1, NOW),
    "a draft is closed": lambda connection: drafts.close_draft(
        connection, "co_ma", "commune_month", "2024-05", "filed"
    ),
    "a unit's targets": lambda connection: reports.targets_of(connection, "chieng_ly", 2024),
    "all that units have": lambda connection: own_reports.own_reports(
        connection, load_plan().units.communes[:2], 2024, own_reports.Remembered()
    ),
    "the units of a batch": lambda connection: officers.units_of(connection, load_plan(), ["co_ma.ban_1", "co_ma.2"]),
    "what can have been seen": lambda connection: seen.seen(connection, [1, 2]),
    "the next reminder": lambda connection: due.next_due(connection, NOW),
    "who is due for a reminder": lambda connection: reminders.officers_due(connection, NOW, 200),
    "who has to be planned anew": lambda connection: planning.to_plan_anew(connection, 500),
    "what waits for an officer": lambda connection: reminders.waiting_of(connection, [1, 2], NOW),
    "what has not left is taken back": lambda connection: unsent.take_back_unsent(connection, [1, 2], NOW),
    "whom a unit's report concerns": lambda connection: unsent.concerned(connection, ["chieng_ly.ban_nong"]),
    "what an officer was asked last": lambda connection: unsent.named_last(connection, 1),
    "what is known about units": lambda connection: facts_of(connection, load_plan(), ["chieng_ly", "co_ma"], ()),
    "the facts of officers": lambda connection: people.these_people(connection, [1, 2]),
    "the villages of a commune": lambda connection: many_units.villages_of(connection, "chieng_ly"),
    "the villages of several communes": lambda connection: many_units.villages_of_communes(connection, ["co_ma", "a"]),
    "what villages reported": lambda connection: reports.figures_of_periods(
        connection, ["co_ma.ban_mau_1", "co_ma.ban_mau_2"], ["tea_area", "fruit_area"], ["2024-05", "2024-06"]
    ),
    "where officers are reached": lambda connection: many_units.talks_of(connection, [1, 2]),
    "somebody cannot be reached any more": lambda connection: silence.note(connection, 1, NOW),
    "a leader knows of it": lambda connection: silence.mark_told(connection, [1]),
}


NO_TABLE = re.compile(r" USING | CONSTANT ROW|^SCAN json_each |\(subquery|^SCAN latest$")


@pytest.fixture(scope="module")
def store(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.Engine]:
    path = tmp_path_factory.mktemp("hot") / "demo.db"
    shutil.copy(filled / "demo.db", path)
    engine = database.writer_engine(path)
    with engine.begin() as connection:
        _fill_the_post(connection)
    yield engine
    engine.dispose()


def _fill_the_post(connection: sa.Connection) -> None:
    """A year of messages, a few of them waiting, so that reading all of a table would be the wrong plan."""
    talk = post.open_talk(connection, "web", "browser:1", "vi", '{"kind":"idle"}', 1)
    connection.exec_driver_sql(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
        "INSERT INTO inbox (channel, bot, update_key, sender, chat_kind, content, received_at, attempts, handled_at) "
        "SELECT 'web', 'page', 'key-' || i, 'browser:' || (i % 90), 'private', '{}', '2024-01-02T00:00:00.000000Z', 1, "
        "CASE WHEN i < 4990 THEN '2024-01-02T00:00:00.000000Z' END FROM n"
    )
    connection.exec_driver_sql(
        "INSERT INTO outbox (conversation_id, channel, address, why, priority, body, state, attempts, created_at) "
        f"SELECT {talk.id}, 'web', 'browser:1', 'answer', 0, '{{}}', "
        "CASE WHEN id < 4990 THEN 'sent' WHEN id % 2 THEN 'ready' ELSE 'sending' END, 0, received_at FROM inbox"
    )
    connection.exec_driver_sql(
        f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {COPIES}) "
        "INSERT INTO outbox (conversation_id, channel, address, why, priority, body, state, attempts, created_at) "
        f"SELECT {talk.id}, 'telegram', i, 'broadcast', 3, '{{}}', 'ready', 0, '2024-01-02T00:00:00.000000Z' FROM n"
    )


def _plans(engine: sa.Engine, work: Callable[[sa.Connection], object]) -> list[str]:
    """How SQLite would find the rows of each statement that ``work`` runs."""
    caught: list[tuple[str, Any]] = []

    def catch(connection: Any, cursor: Any, statement: str, parameters: Any, context: Any, many: Any) -> None:
        caught.append((statement, parameters[0] if many else parameters))

    with engine.connect() as connection:
        event.listen(engine, "before_cursor_execute", catch)
        work(connection)
        event.remove(engine, "before_cursor_execute", catch)
        plans = [
            str(row[3])
            for statement, parameters in caught
            if not statement.startswith(("BEGIN", "PRAGMA"))
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]
        connection.rollback()
    return plans


@pytest.mark.parametrize("what", HOT)
def test_a_hot_statement_finds_its_rows_by_an_index(what: str, store: sa.Engine) -> None:
    plans = _plans(store, HOT[what])
    assert plans, "nothing was asked"
    # "SCAN … USING INDEX" walks an index in its order and stops early; a bare SCAN reads the whole table.
    whole = [plan for plan in plans if plan.startswith("SCAN") and not NO_TABLE.search(plan)]
    assert whole == []


def test_the_waiting_and_the_ready_are_found_by_their_own_small_indexes(store: sa.Engine) -> None:
    waiting = _plans(store, HOT["the oldest waiting messages"])
    ready = _plans(store, HOT["what can be sent now"])
    fetching = _plans(store, HOT["the files to fetch"])
    figures = _plans(store, HOT["an indicator's figures"])
    assert any("ix_inbox_waiting" in plan for plan in waiting), waiting
    assert any("ix_outbox_ready" in plan for plan in ready), ready
    assert any("ix_outbox_ready" in plan for plan in _plans(store, HOT["what can be sent unasked"]))
    assert any("ix_outbox_ready" in plan for plan in _plans(store, HOT["the waits of the network"]))
    assert any("ix_attachments_waiting" in plan for plan in fetching), fetching
    assert any("ix_figures_indicator_period" in plan for plan in figures), figures


@pytest.mark.parametrize("which", ["answers", "unasked"])
def test_what_goes_next_is_found_at_once_although_twenty_thousand_copies_wait(
    which: delivering.Which, store: sa.Engine
) -> None:
    steps = 0

    def count() -> None:
        nonlocal steps
        steps += 100

    with store.connect() as connection:
        assert connection.connection.dbapi_connection is not None
        connection.connection.dbapi_connection.set_progress_handler(count, 100)
        rows, _ = delivering.claim(connection, {"telegram": 1, "web": 1}, [], 1, NOW, which)
        connection.connection.dbapi_connection.set_progress_handler(None, 100)
        connection.rollback()
    assert len(rows) == 1
    assert steps < COPIES / 20
