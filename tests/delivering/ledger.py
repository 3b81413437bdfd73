"""The one checker of "nothing lost", on the database file and on what the network saw.

Promises: every complaint names the officer or the row; an empty list means nothing was lost, doubled, mixed up
or out of order. Must not: import the bot's own reading of its tables.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests import databases
from tests.delivering.crowd import FORM, PERIOD, CrowdOfficer
from tests.standins.bot_api import BotApi


def rows(database: Path, statement: str, *values: Any) -> list[tuple[Any, ...]]:
    """What a statement finds in the database, opened beside whoever serves it."""
    return databases.rows(database, statement, *values)


def complaints(database: Path, crowd: Sequence[CrowdOfficer], api: BotApi, beside: int = 0) -> list[str]:
    """Everything that is not as it should be after all have filed; ``beside``: so many messages came from others."""
    return [
        *_of_the_file(database),
        *_of_the_inbox(database, sum(officer.acts for officer in crowd) + beside),
        *_of_the_order(database, crowd, api),
        *_of_the_totals(database),
        *(complaint for officer in crowd for complaint in _of_the_report(database, officer)),
    ]


def _of_the_file(database: Path) -> Iterator[str]:
    if databases.on_server():
        return
    for (said,) in rows(database, "PRAGMA integrity_check"):
        if said != "ok":
            yield f"integrity: {said}"
    yield from (f"foreign key: {row}" for row in rows(database, "PRAGMA foreign_key_check"))


def _of_the_inbox(database: Path, acts: int) -> Iterator[str]:
    keys = [key for (key,) in rows(database, "SELECT update_key FROM inbox WHERE channel = 'telegram'")]
    if len(keys) != acts:
        yield f"officers sent {acts} messages, {len(keys)} are stored"
    yield from (f"update {key} is stored {count} times" for key, count in Counter(keys).items() if count > 1)
    for (key,) in rows(database, "SELECT update_key FROM inbox WHERE handled_at IS NULL"):
        yield f"update {key} was never handled"
    for key, failure in rows(database, "SELECT update_key, failure FROM inbox WHERE set_aside_at IS NOT NULL"):
        yield f"update {key} was set aside: {failure}"
    answers = "SELECT inbox_id, count(*) FROM outbox WHERE why = 'answer' GROUP BY inbox_id"
    counted = dict(rows(database, answers))
    for (message,) in rows(database, "SELECT id FROM inbox WHERE channel = 'telegram'"):
        if counted.get(message) != 1:
            yield f"message {message} has {counted.get(message, 0)} answers"
    for message, state in rows(database, "SELECT id, state FROM outbox WHERE state <> 'sent'"):
        yield f"outbox row {message} is still {state}"


def _of_the_order(database: Path, crowd: Sequence[CrowdOfficer], api: BotApi) -> Iterator[str]:
    written = rows(database, "SELECT conversation_id, inbox_id FROM outbox WHERE inbox_id IS NOT NULL ORDER BY id")
    for conversation in {row[0] for row in written}:
        answered = [message for owner, message in written if owner == conversation]
        if answered != sorted(answered):
            yield f"conversation {conversation} was answered out of order"
    for officer in crowd:
        prompts = [
            int(call.buttons[0][0]["callback_data"].partition(":")[0])
            for call in api.sent_to(officer.chat)
            if call.buttons
        ]
        # After a kill the last ones come again, in their order; nothing new comes before something older.
        if list(dict.fromkeys(prompts)) != sorted(set(prompts)):
            yield f"{officer.unit} got prompts out of order: {prompts}"


def _of_the_totals(database: Path) -> Iterator[str]:
    """Every figure is of one period here, so a total is the plain sum of what stands in the reports."""
    sums: dict[str, list[Decimal]] = {}
    for indicator, *cells in rows(database, "SELECT indicator, value, part, whole FROM figures ORDER BY indicator"):
        found = sums.setdefault(indicator, [Decimal(0)] * 3)
        sums[indicator] = [total + Decimal(cell or 0) for total, cell in zip(found, cells, strict=True)]
    kept = {
        indicator: [Decimal(cell) for cell in cells]
        for indicator, *cells in rows(database, "SELECT indicator, value, part, whole FROM totals")
    }
    for indicator in sums.keys() | kept.keys():
        if kept.get(indicator) != sums.get(indicator):
            yield f"the total of {indicator} is {kept.get(indicator)}, the reports make {sums.get(indicator)}"


def _of_the_report(database: Path, officer: CrowdOfficer) -> Iterator[str]:
    filed = rows(database, "SELECT id, form, period, receipt FROM reports WHERE unit = ?", officer.unit)
    if [row[1:3] for row in filed] != [(FORM, PERIOD)]:
        yield f"{officer.unit} filed {[row[1:3] for row in filed]}"
        return
    if set(officer.receipts) != {filed[0][3]}:
        yield f"{officer.unit} was given {officer.receipts}, the report has {filed[0][3]}"
    stored = {
        indicator: (kind, value, part, whole)
        for indicator, kind, value, part, whole in rows(
            database, "SELECT indicator, kind, value, part, whole FROM figures WHERE report_id = ?", filed[0][0]
        )
    }
    for indicator, texts in officer.given.items():
        if _flat(stored.pop(indicator, None)) != expected(texts[-1]):
            yield f"{officer.unit} {indicator}: typed {texts[-1]}, stored otherwise"
    yield from (f"{officer.unit} {indicator}: nobody typed it" for indicator in stored)
    yield from _of_the_revisions(database, filed[0][0], officer)


def _of_the_revisions(database: Path, report: int, officer: CrowdOfficer) -> Iterator[str]:
    kept: dict[str, list[Any]] = {}
    for indicator, *row in rows(
        database,
        "SELECT indicator, kind, value, part, whole FROM revisions WHERE report_id = ? ORDER BY indicator, revision",
        report,
    ):
        kept.setdefault(indicator, []).append(_flat(tuple(row)))
    for indicator in kept.keys() | officer.given.keys():
        texts = officer.given.get(indicator, [])
        if kept.get(indicator) != [expected(text) for text in texts]:
            yield f"{officer.unit} {indicator}: given {texts}, kept {kept.get(indicator)}"


def expected(text: str) -> tuple[Any, ...]:
    """The stored form of what an officer of the crowd types."""
    part, slash, whole = text.partition("/")
    if slash:
        return ("share", None, Decimal(part), Decimal(whole))
    return ("amount", Decimal(text.replace(",", ".")), None, None)


def _flat(row: tuple[Any, ...] | None) -> tuple[Any, ...] | None:
    return None if row is None else (row[0], *(None if cell is None else Decimal(cell) for cell in row[1:]))
