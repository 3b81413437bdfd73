"""Puts together the documents that a message or a command only names: reads what was filed by their moment.

Promises: whoever is being answered meanwhile does not wait: rows are read in portions, figures added up in a thread.
Must not: write to the database, or to a file (the workshop does).
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from decimal import Decimal

import sqlalchemy as sa

import locales
from handlers.answers import figure_sheets, summary
from handlers.answers.compiled import Compiled
from handlers.knowledge import Knowledge
from models.filed import FiledValue
from models.messages import ReportFile
from models.papers import Paper, Workbook
from models.plan.periods import period_from_key
from models.plan.units import Level, Unit
from models.store.database import Database
from models.store.queries import filed, many_units, officers, reports


class ReportFiles:
    """The documents of one district."""

    def __init__(self, database: Database, knowledge: Knowledge) -> None:
        self._database = database
        self._knowledge = knowledge

    async def put_together(self, asked: ReportFile) -> Paper | Workbook:
        """The document's content. Raises LookupError when its unit is gone."""
        unit, villages, targets = await self._database.read(_about, self._knowledge, asked.unit)
        words = locales.phrasebook(asked.language)
        compiled = Compiled(
            plan=self._knowledge.plan,
            words=words,
            period=period_from_key(asked.period),
            as_of=asked.as_of,
            sample=words.say("sample-mark") if self._knowledge.data == "sample" else "",
            values=await self._values(asked, None if unit is None else (unit.slug, *villages)),
            villages=villages,
            unit=unit,
            targets=targets,
        )
        put = summary.paper if asked.what == "summary" else figure_sheets.workbook
        return await asyncio.to_thread(put, compiled)

    async def _values(self, asked: ReportFile, units: tuple[str, ...] | None) -> list[FiledValue]:
        found: list[FiledValue] = []
        after: int | None = filed.BEFORE_ALL
        while after is not None:
            values, after = await self._database.read(filed.some_values, asked.as_of, after, units)
            found += values
        return found


def _about(
    connection: sa.Connection, knowledge: Knowledge, slug: str | None
) -> tuple[Unit | None, Mapping[str, Unit], Mapping[str, Decimal]]:
    """The unit (None: the district), the villages that belong to it, and its own targets."""
    if slug is None:
        return None, {unit.slug: unit for unit in many_units.all_villages(connection)}, {}
    unit = officers.unit_of(connection, knowledge.plan, slug)
    if unit is None:
        raise LookupError(f"there is no unit {slug}")
    villages = many_units.villages_of(connection, slug) if unit.level is Level.COMMUNE else []
    return unit, {one.slug: one for one in villages}, reports.targets_of(connection, slug, knowledge.plan.year)
