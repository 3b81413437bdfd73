"""Whoever watches the machine learns in time that the bot does not take messages, and nothing about anybody."""

from __future__ import annotations

import json
import sqlite3
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.health import findings
from bot.health.findings import Finding
from models.store.queries.backlog import Backlog, Queue
from tests.commands.command_line import Commands, Serving
from tests.operating.conftest import NOW

TOKEN = "a-token-of-no-real-operator"
ELSEWHERE = {"X-Forwarded-For": "203.0.113.7"}


@pytest.mark.sqlite_file
def test_ready_while_the_database_can_be_written_and_not_while_somebody_holds_it(commands: Commands) -> None:
    with commands.serving() as served:
        assert _asked(served, "/readyz")[0] == 200
        with _held(commands.data / "demo.db"):
            _until(lambda: _asked(served, "/readyz")[0] == 503)
            assert _told(served)["database"]["state"] == "wrong"
            assert _asked(served, "/livez")[0] == 200
        _until(lambda: _asked(served, "/readyz")[0] == 200)
        assert served.stops() == 0


def test_who_is_not_at_the_machine_learns_one_word_and_no_numbers(commands: Commands) -> None:
    with commands.serving(OPERATOR_TOKEN=TOKEN) as served:
        assert _asked(served, "/readyz", ELSEWHERE) == (200, "ready")
        assert _asked(served, "/metrics", ELSEWHERE)[0] == 403
        assert _asked(served, "/metrics", {**ELSEWHERE, "Authorization": "Bearer guess"})[0] == 403
        bearer = {**ELSEWHERE, "Authorization": f"Bearer {TOKEN}"}
        assert _asked(served, "/metrics", bearer)[0] == 200
        assert json.loads(_asked(served, "/readyz", bearer)[1])["ready"] is True


def test_without_a_token_nobody_elsewhere_reads_the_metrics(commands: Commands) -> None:
    with commands.serving() as served:
        for given in ("", "Bearer ", "Bearer None"):
            assert _asked(served, "/metrics", {**ELSEWHERE, "Authorization": given})[0] == 403


def test_the_metrics_count_what_was_done_and_name_nobody(commands: Commands) -> None:
    with commands.serving() as served:
        commands.chat({"text": "/baocao"}, {"pick": 1}, {"text": "48,5"}, officer="chieng_ly")
        text = _asked(served, "/metrics")[1]
        _asked(served, "/j/A-CODE-OF-SOMEBODY")
        text = _asked(served, "/metrics")[1]
    assert 'bot_messages_handled_total{channel="terminal",outcome="replied"} 3.0' in text
    assert 'bot_deliveries_total{channel="terminal",outcome="Delivered"} 3.0' in text
    assert 'bot_http_seconds_count{route="/metrics",status="200"} 1.0' in text
    assert 'bot_waiting{channel="",kind="inbox"} 0.0' in text
    assert "bot_ready 1.0" in text
    for private in ("chieng_ly", "48,5", "A-CODE-OF-SOMEBODY", "as:"):
        assert private not in text


@pytest.mark.parametrize(
    ("found", "state"),
    [
        (findings.of_database(None, "disk I/O error"), "wrong"),
        (findings.of_disk("data", 10**6), "wrong"),
        (findings.of_disk("data", 10**8), "wrong"),
        (findings.of_disk("data", 5 * 10**8), "warning"),
        (findings.of_channel("telegram", "HTTP 401: is the token right?"), "warning"),
        (findings.of_backups("backups", None, "disk is full", timedelta(hours=1), NOW), "wrong"),
        (findings.of_backups("backups", None, None, timedelta(hours=1), NOW), "warning"),
        (findings.of_backups("backups", NOW - timedelta(hours=3), None, timedelta(hours=1), NOW), "warning"),
        (findings.of_held(3), "warning"),
        (findings.of_clock(NOW, NOW + timedelta(hours=1)), "wrong"),
        (findings.of_plan(2023, NOW), "warning"),
    ],
    ids=lambda value: value.name if isinstance(value, Finding) else value,
)
def test_what_is_not_well_is_said_with_what_to_do(found: Finding, state: str) -> None:
    assert found.state == state
    assert found.do


@pytest.mark.parametrize(
    "found",
    [
        findings.of_database(0.001, None),
        findings.of_disk("data", 10**11),
        findings.of_channel("web", None),
        findings.of_backups("backups", NOW - timedelta(minutes=50), None, timedelta(hours=1), NOW),
        findings.of_backups("backups", None, None, timedelta(0), NOW),
        findings.of_held(0),
        findings.of_clock(NOW, NOW - timedelta(days=3)),
        findings.of_plan(2024, NOW),
    ],
    ids=lambda found: found.name,
)
def test_what_is_well_asks_for_nothing(found: Finding) -> None:
    assert (found.state, found.do) == ("ok", "")


def test_old_messages_make_the_bot_unready_and_answers_a_network_does_not_take_do_not() -> None:
    def found(**waits: Any) -> dict[str, Finding]:
        nothing: dict[str, Any] = {"inbox": Queue(), "answers": {}, "unasked": {}, "due_since": None, "newest": None}
        backlog = Backlog(**{**nothing, **waits})
        return {one.name: one for one in findings.of_backlog(backlog, ["telegram"], NOW)}

    old = Queue(3, NOW - timedelta(minutes=6))
    assert findings.is_ready(found().values())
    assert not findings.is_ready(found(inbox=old).values())
    assert not findings.is_ready(found(due_since=NOW - timedelta(hours=1)).values())
    away = found(answers={"telegram": old, "terminal": old})
    assert findings.is_ready(away.values())
    assert away["answers over telegram"].state == "warning"
    assert "answers over terminal" not in away
    assert findings.worst(away.values()) == "warning"


def _asked(served: Serving, path: str, headers: dict[str, str] | None = None) -> tuple[int, str]:
    request = urllib.request.Request(served.page + path, headers=headers or {})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.read().decode()


def _told(served: Serving) -> dict[str, Any]:
    return {one["name"]: one for one in json.loads(_asked(served, "/readyz")[1])["findings"]}


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Somebody else writes to the database and does not end."""
    with sqlite3.connect(path, isolation_level=None) as connection:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            connection.execute("ROLLBACK")
    connection.close()


def _until(come: Callable[[], bool]) -> None:
    for _ in range(600):
        if come():
            return
        time.sleep(0.05)
    raise AssertionError("it did not come")
