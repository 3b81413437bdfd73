"""Puts together the documents that a message or a command only names: reads what was filed by their moment.

Promises: whoever is being answered meanwhile does not wait: rows are read in portions, figures added up in a thread.
Must not: write to the database, or to a file (the workshop does).
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

import sqlalchemy as sa

import locales
from handlers.answers import figure_sheets, summary
from handlers.answers.compiled import Compiled, Line, closing, lines_of_unit, standing_day
from handlers.knowledge import Knowledge
from models.filed import FiledValue
from models.messages import ReportFile
from models.papers import Paper, Workbook
from models.plan.indicators import Kind
from models.plan.periods import period_from_key
from models.plan.plan import Plan
from models.plan.progress import Baseline
from models.plan.units import Level, Unit
from models.store.database import Database
from models.store.queries import as_known, filed, many_units, officers, past, reports


class ReportFiles:
    """The documents of one district."""

    def __init__(self, database: Database, knowledge: Knowledge) -> None:
        self._database = database
        self._knowledge = knowledge

    async def put_together(self, asked: ReportFile) -> Paper | Workbook:
        """The document's content. Raises LookupError when its unit is gone."""
        plan, period = self._knowledge.plan, period_from_key(asked.period)
        about = await self._database.read(_about, self._knowledge, asked)
        of_units = None if about.unit is None else (about.unit.slug, *about.villages)
        values = await self._values(asked, of_units) if about.unit or asked.what == "figures" else []
        words = locales.phrasebook(asked.language)
        lines: Sequence[Line] = about.lines
        if about.unit is not None:
            through = standing_day(plan, period, asked.as_of)
            lines = await asyncio.to_thread(
                lines_of_unit, plan, about.unit, values, about.targets, through, about.baselines
            )
        compiled = Compiled(
            plan=plan,
            words=words,
            period=period,
            as_of=asked.as_of,
            sample=words.say("sample-mark") if self._knowledge.data == "sample" else "",
            lines=lines,
            filed=about.filed,
            values=values,
            villages=about.villages,
            unit=about.unit,
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


class _About(NamedTuple):
    """``unit``: None for the district. ``villages`` belong to it. ``lines`` of the district, ``targets`` and
    ``baselines`` of a unit."""

    unit: Unit | None
    villages: Mapping[str, Unit]
    lines: Sequence[Line]
    filed: Mapping[tuple[str, str], Mapping[str, bool]]
    targets: Mapping[str, Decimal]
    baselines: Mapping[str, Baseline]


def _about(connection: sa.Connection, knowledge: Knowledge, asked: ReportFile) -> _About:
    plan, slug = knowledge.plan, asked.unit
    if slug is None:
        villages = many_units.all_villages(connection)
        return _About(
            None, _by_slug(villages), _lines(connection, plan, asked), _filed(connection, plan, asked), {}, {}
        )
    unit = officers.unit_of(connection, plan, slug)
    if unit is None:
        raise LookupError(f"there is no unit {slug}")
    villages = many_units.villages_of(connection, slug) if unit.level is Level.COMMUNE else []
    falls = [one.slug for one in plan.indicators.values() if one.kind is Kind.REDUCTION]
    baselines = past.shares_at_year_end(connection, falls, plan.year - 1, (slug,))
    targets = reports.targets_of(connection, slug, plan.year)
    return _About(unit, _by_slug(villages), (), {}, targets, {**baselines})


def _by_slug(villages: Sequence[Unit]) -> dict[str, Unit]:
    return {one.slug: one for one in villages}


def _lines(connection: sa.Connection, plan: Plan, asked: ReportFile) -> tuple[Line, ...]:
    """The district in every indicator, as known when the document was asked for."""
    through = standing_day(plan, period_from_key(asked.period), asked.as_of)
    known = as_known.district_as_known(connection, plan, through, asked.as_of)
    return tuple(Line(plan.indicators[slug], *one) for slug, one in known.items())


def _filed(connection: sa.Connection, plan: Plan, asked: ReportFile) -> dict[tuple[str, str], dict[str, bool]]:
    return {
        (form.slug, one.key): filed.units_that_filed(connection, form.slug, one.key, asked.as_of)
        for form, one in closing(plan, period_from_key(asked.period))
    }
