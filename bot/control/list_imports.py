"""The commands that bring in targets below the district and figures of earlier years.

Promises: nothing is written unless every row is good and it was not only looked at; the same file twice adds nothing
and says so.
Must not: print, or open a file.
"""

from __future__ import annotations

from typing import Any, Final, Literal

import sqlalchemy as sa

import locales
from bot.wiring import Bot
from handlers import carry_out_lists, loading_lists
from handlers.dialogue.lists import wording
from handlers.dialogue.lists.changes import past_changes, target_changes
from handlers.knowledge import Knowledge
from handlers.reading.lists.listed import NEEDED, Headless, Listed, ListKind, Targets
from models.messages import Sheet
from models.plan.allotments import allotments
from models.store.queries import unit_targets

Mode = Literal["look", "write"]
_MOST: Final = 60


class WrongList(Exception):
    """The list cannot be used; the message says why, one problem a line."""


async def import_list(bot: Bot, kind: str, file: str, sheet: dict[str, Any], mode: Mode) -> dict[str, Any]:
    """Import a list read from ``file``, or only look at it: ``lines`` to print and how many rows were added.

    Raises WrongList.
    """
    found = bot.knowledge.reader.list(Sheet.model_validate(sheet))
    if isinstance(found, Headless):
        raise WrongList(f"{file}: {_headless(found, ListKind(kind))}")
    if isinstance(found, Targets) is not (ListKind(kind) is ListKind.TARGETS):
        raise WrongList(f"{file}: {_other_list(ListKind(kind))}")
    if found.wrong:
        words = locales.phrasebook("en")
        raise WrongList("\n".join(f"{file}: {wording.wrong_line(one, words)}" for one in found.wrong))
    if mode == "look":
        return await bot.database.read(_bring, bot.knowledge, found, mode, bot)
    return await bot.database.write(_bring, bot.knowledge, found, mode, bot)


def _bring(connection: sa.Connection, knowledge: Knowledge, found: Listed, mode: Mode, bot: Bot) -> dict[str, Any]:
    if mode == "write":
        unit_targets.begin_import(connection, _indicators(found))
    plan, words = knowledge.plan, locales.phrasebook("en")
    if isinstance(found, Targets):
        standing = loading_lists.targets_on_record(connection, plan, found.rows)
        changes = target_changes(found.rows, standing)
        held = {key: one.value for key, one in standing.items()}
        held.update({(row.unit, row.indicator): row.value for row in found.rows})
        checks = allotments(plan, held, found.totals)
        lines = wording.target_lines(found, changes, checks, plan, words, _MOST)
        if mode == "write":
            carry_out_lists.import_targets(connection, plan, changes.rows, bot.now(), None)
        return _done(lines, len(found.rows), len(changes.rows), mode)
    earlier = past_changes(found.rows, loading_lists.past_on_record(connection, found.rows))
    if mode == "write":
        carry_out_lists.import_past(connection, plan, earlier.rows, bot.now(), None)
    return _done(wording.past_lines(found, earlier, plan, words, _MOST), len(found.rows), len(earlier.rows), mode)


def _indicators(found: Listed) -> set[str]:
    if isinstance(found, Targets):
        return {row.indicator for row in found.rows}
    return {row.figure.indicator for row in found.rows}


def _done(lines: list[str], read: int, changed: int, mode: Mode) -> dict[str, Any]:
    if mode == "look":
        last = f"{read} rows read, {changed} would be added; nothing was written"
    else:
        last = f"{read} rows read, {changed} added" + ("" if changed else ": everything was there already")
    return {"lines": [*lines, last], "added": changed if mode == "write" else 0}


def _headless(found: Headless, kind: ListKind) -> str:
    words = locales.phrasebook("en")
    needed = ", ".join(column.value for column in NEEDED[kind])
    row = f"row {found.row or 1}"
    if found.twice:
        return f"{row} has two columns for {wording.columns_named(found.twice, words)}; keep one of them"
    missing = ", ".join(column.value for column in found.missing)
    return f"{row} lacks the column {missing}; a list of {kind.value} has the columns {needed} and may have basis"


def _other_list(kind: ListKind) -> str:
    other = "past-figures" if kind is ListKind.TARGETS else "targets"
    return f"this looks like a list for: import {other}"


async def list_targets(bot: Bot, unit: str | None, indicator: str | None) -> dict[str, Any]:
    """The targets below the district with their history, and how they stand to the district's. Raises WrongList."""
    plan = bot.knowledge.plan
    if unit is not None and plan.units.by_slug(unit) is None:
        raise WrongList(f"--unit: there is no unit {unit}. A commune is named like chieng_ly.")
    if indicator is not None and indicator not in plan.indicators:
        raise WrongList(f"--indicator: there is no indicator {indicator}. They are named like tea_area.")
    return {"lines": await bot.database.read(_history, bot.knowledge, unit, indicator)}


def _history(connection: sa.Connection, knowledge: Knowledge, unit: str | None, indicator: str | None) -> list[str]:
    plan, words = knowledge.plan, locales.phrasebook("en")
    of_units, of_indicators = ([unit] if unit else None), ([indicator] if indicator else None)
    rows = unit_targets.history(connection, plan.year, of_units, of_indicators)
    if not rows:
        return ["no targets were imported; see: import targets --help"]
    last = {(one.unit, one.indicator): one for one in rows}
    lines = [
        f"{one.imported_at:%Y-%m-%d %H:%M}  {one.unit}  {one.indicator}  {one.value:f}  "
        f"{one.basis or '(no basis named)'}{'' if last[one.unit, one.indicator] is one else '  (replaced)'}"
        for one in sorted(rows, key=lambda one: (one.unit, one.indicator))
    ]
    if unit is not None:
        return lines
    return [
        *lines,
        *wording.check_lines(allotments(plan, {key: one.value for key, one in last.items()}), plan, words, _MOST),
    ]
