"""Reports of a test: a few filed values, what is put together from them, and the files read back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

import docx
from docx.document import Document
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

import locales
from bot import documents, paper
from handlers.answers import figure_sheets, summary
from handlers.answers.compiled import Compiled
from models.filed import FiledValue
from models.plan.loading import load_plan
from models.plan.measures import Amount, Measure, NoFigure, Per, Rate, Share
from models.plan.periods import period_from_key
from models.plan.plan import Plan
from models.plan.units import Level, Unit

AS_OF = datetime(2024, 6, 20, 3, 0, tzinfo=UTC)
MISSING = "chưa có số liệu"
COLUMNS = 9


@cache
def plan() -> Plan:
    return load_plan()


def amount(value: str) -> Amount:
    return Amount(Decimal(value))


def share(part: str, whole: str) -> Share:
    return Share(Decimal(part), Decimal(whole))


def rate(percent: str) -> Rate:
    return Rate(Decimal(percent))


NOTHING = NoFigure()


def filed(
    unit: str,
    indicator: str,
    period: str,
    measure: Measure,
    *,
    revision: int = 1,
    late: bool = False,
    estimated: bool = False,
    raw: str = "x",
    per: Per | None = None,
    form: str = "commune_month",
) -> FiledValue:
    """A value of a report filed on the period's first open day, at eight."""
    opened = period_from_key(period).opens_on
    moment = datetime(opened.year, opened.month, opened.day, 1, tzinfo=UTC)
    return FiledValue(
        unit=unit,
        form=form,
        period=period,
        receipt=f"{period}-{unit}"[:16],
        filed_at=moment,
        late=late,
        indicator=indicator,
        revision=revision,
        written_at=moment,
        measure=measure,
        per=per,
        estimated=estimated,
        raw=raw,
    )


def village(slug: str, name: str) -> Unit:
    return Unit(slug=slug, level=Level.VILLAGE, name=name, full_name=name, name_en=name, parent=slug.partition(".")[0])


def compiled(
    *values: FiledValue,
    period: str = "2024-06",
    as_of: datetime = AS_OF,
    sample: str = "",
    villages: tuple[Unit, ...] = (),
    unit: str | None = None,
    targets: Mapping[str, Decimal] | None = None,
    language: locales.Language = "vi",
) -> Compiled:
    return Compiled(
        plan=plan(),
        words=locales.phrasebook(language),
        period=period_from_key(period),
        as_of=as_of,
        sample=sample,
        values=values,
        villages={one.slug: one for one in villages},
        unit=plan().units.by_slug(unit) if unit else None,
        targets=targets or {},
    )


def paper_of(found: Compiled, folder: Path) -> Document:
    """The report as it is read back from its file."""
    return docx.Document(str(paper.write(summary.paper(found), folder / "report.docx")))


def sheets_of(found: Compiled, folder: Path) -> list[Worksheet]:
    """The sheets as they are read back from their file."""
    return load_workbook(documents.write_book(figure_sheets.workbook(found), folder / "figures.xlsx")).worksheets


def annex_rows(document: Document) -> dict[int, list[str]]:
    """The annex's rows by the indicator's number: the nine cells."""
    rows = ([cell.text for cell in row.cells] for row in document.tables[-1].rows)
    return {int(cells[0]): cells for cells in rows if cells[0].isdecimal()}


def texts(document: Document) -> list[str]:
    """All paragraphs of the body, tables left out."""
    return [paragraph.text for paragraph in document.paragraphs]


def all_texts(document: Document) -> Iterator[str]:
    """All that can be read on the pages."""
    yield from texts(document)
    for table in document.tables:
        for row in table.rows:
            yield from (cell.text for cell in row.cells)


def sheet_rows(sheet: Worksheet) -> list[tuple[object, ...]]:
    """The rows below the head."""
    return list(sheet.iter_rows(min_row=5, values_only=True))
