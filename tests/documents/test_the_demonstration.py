"""The documents of a whole district: put together by the running bot, made by its workshop, and read back."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import docx
import pytest
import sqlalchemy as sa
from openpyxl import load_workbook

import locales
from bot.report_files import ReportFiles
from bot.wiring import Bot
from bot.workshop import Workshop, WorkshopFailed
from handlers.answers.report_files import named
from handlers.dialogue.leaders.decisions import SummingUp
from models.filed import FiledValue, standing
from models.messages import ReportFile
from models.papers import Paper, Workbook
from models.plan.measures import Amount
from models.plan.plan import Plan
from models.plan.progress import district_progress
from models.records import Answer
from models.store.queries import filed, reports
from tests.documents.compiling import annex_rows, sheet_rows

OPENS_WITHIN = 120


def asked(bot: Bot, what: str, period: str = "2024-06", unit: str | None = None) -> ReportFile:
    document = SummingUp("summary" if what == "summary" else "figures", period, unit)
    return named(document, locales.phrasebook("vi"), bot.now())


async def values_of(bot: Bot) -> list[FiledValue]:
    found: list[FiledValue] = []
    after: int | None = filed.BEFORE_ALL
    while after is not None:
        values, after = await bot.database.read(filed.some_values, bot.now(), after)
        found += values
    return found


async def test_the_values_make_the_figures_that_hold(bot: Bot) -> None:
    held = await bot.database.read(reports.figures_of, bot.knowledge.plan.indicators)
    made = standing(await values_of(bot))
    assert len(made) > 1000
    assert sorted(map(repr, made)) == sorted(map(repr, held))


async def test_the_report_says_what_progress_says(bot: Bot) -> None:
    path = await bot.workshop.make(asked(bot, "summary"))
    rows = annex_rows(docx.Document(str(path)))
    plan, words = bot.knowledge.plan, locales.phrasebook("vi")
    figures = await bot.database.read(reports.figures_of, plan.indicators)
    today = bot.now().date()
    for slug, indicator in plan.indicators.items():
        stood = district_progress(plan, slug, [one for one in figures if one.indicator == slug], today)
        row = rows[indicator.number]
        assert row[4] == (
            "chưa có số liệu" if stood.value is None else words.plain(stood.value, max(indicator.decimals, 1))
        )
        assert row[5] == ("–" if stood.percent is None else words.plain(stood.percent, 2))
        if stood.coverage.period is not None:
            assert row[7].startswith(f"{stood.coverage.reported}/{stood.coverage.expected}, ")


async def test_every_filed_figure_is_in_the_workbook(bot: Bot) -> None:
    book = load_workbook(await bot.workshop.make(asked(bot, "figures")))
    summary, as_filed, revisions = book.worksheets
    values = await values_of(bot)
    assert len(sheet_rows(summary)) == 39
    assert len(sheet_rows(as_filed)) == sum(value.revision == 1 for value in values)
    assert len(sheet_rows(revisions)) == sum(value.revision > 1 for value in values)
    assert "(DỮ LIỆU MẪU)" in str(summary["A1"].value)


async def test_a_document_stands_on_its_moment(bot: Bot) -> None:
    """What is corrected later does not show, and the same document is the same file, wherever it is made."""
    before = asked(bot, "figures", unit="chieng_ly")
    first = (await bot.workshop.make(before)).read_bytes()
    later = before.model_copy(update={"as_of": before.as_of + timedelta(hours=2)})
    await bot.database.write(_correct, bot.knowledge.plan, "chieng_ly", before.as_of + timedelta(hours=1))
    elsewhere = Workshop(bot.settings.data_dir / "elsewhere", ReportFiles(bot.database, bot.knowledge).put_together)
    try:
        assert (await elsewhere.make(before)).read_bytes() == first
        book = load_workbook(await elsewhere.make(later))
    finally:
        await elsewhere.close()
    assert [(row[6], row[9], row[10]) for row in sheet_rows(book.worksheets[2])] == [(1, 77.5, "sửa 1: 77,5")]


def _correct(connection: sa.Connection, plan: Plan, unit: str, moment: datetime) -> None:
    report = next(one for one in reports.reports_of(connection, unit) if one.form == "commune_month")
    answer = Answer(Amount(Decimal("77.5")), None, estimated=False, raw="sửa 1: 77,5")
    reports.correct(connection, plan, report, "tea_area", answer, None, moment)


async def test_the_same_data_make_one_file_whoever_asks_when(bot: Bot) -> None:
    first = asked(bot, "summary")
    second = first.model_copy(update={"as_of": first.as_of + timedelta(hours=1), "file_name": "khac.docx"})
    assert await bot.workshop.make(first) == await bot.workshop.make(second)


async def test_a_unit_that_is_gone_fails_the_file_only(bot: Bot) -> None:
    gone = asked(bot, "figures", unit="khong_co")
    with pytest.raises(WorkshopFailed):
        await bot.workshop.make(gone)
    assert await bot.workshop.try_to_make(gone) is None


async def test_a_paper_and_a_workbook_survive_the_way_to_the_workshop(bot: Bot) -> None:
    files = ReportFiles(bot.database, bot.knowledge)
    paper, book = await files.put_together(asked(bot, "summary")), await files.put_together(asked(bot, "figures"))
    assert isinstance(paper, Paper)
    assert isinstance(book, Workbook)
    assert Paper.model_validate_json(paper.model_dump_json()) == paper
    assert Workbook.model_validate_json(book.model_dump_json()) == book


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice on this machine")
async def test_libreoffice_opens_both(bot: Bot, tmp_path: Path) -> None:
    made = [
        await bot.workshop.make(asked(bot, what, unit=unit)) for what, unit in (("summary", None), ("figures", "co_ma"))
    ]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, made)]
    done = await asyncio.to_thread(subprocess.run, command, capture_output=True, timeout=OPENS_WITHIN, check=False)
    assert done.returncode == 0
    for path in made:
        assert (tmp_path / path.with_suffix(".pdf").name).read_bytes().startswith(b"%PDF")
