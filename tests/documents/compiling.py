"""Reports of a test: a few filed values, what is put together from them, and the files read back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
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
from handlers.answers.compiled import Compiled, Line, lines_of_unit, standing_day
from models.filed import FiledValue, standing
from models.plan.loading import load_plan
from models.plan.measures import Amount, Measure, NoFigure, Per, Rate, Share
from models.plan.pace import district_course_of
from models.plan.periods import period_from_key
from models.plan.plan import Plan
from models.plan.progress import district_days, district_progress
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
    asked, of_unit = period_from_key(period), plan().units.by_slug(unit) if unit else None
    through = standing_day(plan(), asked, as_of)
    return Compiled(
        plan=plan(),
        words=locales.phrasebook(language),
        period=asked,
        as_of=as_of,
        sample=sample,
        lines=lines_of_unit(plan(), of_unit, values, targets or {}, through) if of_unit else district(values, through),
        filed=filed_by(values),
        values=values,
        villages={one.slug: one for one in villages},
        unit=of_unit,
    )


def district(values: Sequence[FiledValue], through: date) -> tuple[Line, ...]:
    """What the values come to for the district, counted from all of them."""
    lines, held = [], standing(values)
    for slug, indicator in plan().indicators.items():
        figures = [figure for figure in held if figure.indicator == slug]
        stood = district_progress(plan(), slug, figures, through)
        series = [district_progress(plan(), slug, figures, day) for day in district_days(plan(), slug, through)]
        lines.append(Line(indicator, stood, district_course_of(plan(), stood, series)))
    return tuple(lines)


def filed_by(values: Sequence[FiledValue]) -> dict[tuple[str, str], dict[str, bool]]:
    """Who filed which form for which period, and whether late."""
    filed: dict[tuple[str, str], dict[str, bool]] = {}
    for value in values:
        filed.setdefault((value.form, value.period), {})[value.unit] = value.late
    return filed


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
