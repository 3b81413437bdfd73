"""A fall where last year's figure is only known of the whole district: measured once every commune has reported."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

import sqlalchemy as sa

from bot.wiring import Bot
from models import records
from models.imported import Past
from models.plan.measures import Figure, Measure, Rate, Share
from models.plan.plan import Plan
from models.plan.progress import district_fall
from models.store.queries import as_known, past, reports, standings
from tests.officer import Officer

FALL = "poor_household_reduction"
NEW_YEAR = date(2025, 1, 1)
YEAR_END = datetime(2024, 12, 16, 1, tzinfo=UTC)


def told(plan: Plan, poor: int, households: int, units: Sequence[str] | None = None) -> list[Figure]:
    """The same of every commune, or of these."""
    chosen = plan.reporting_units(FALL) if units is None else units
    return [Figure(unit, FALL, "2024", Share(Decimal(poor), Decimal(households))) for unit in chosen]


def test_the_fall_is_the_districts_rate_less_that_of_all_parts_of_all_wholes(plan: Plan) -> None:
    first, *others = plan.reporting_units(FALL)
    figures = [*told(plan, 300, 1000, [first]), *told(plan, 100, 500, others)]  # 3,100 of 15,000
    found = district_fall(plan, FALL, figures, Decimal("25.1"), NEW_YEAR)
    assert (found.value, found.reached, found.before) == (Decimal("4.43"), True, Decimal("25.1"))
    assert found.without_baseline == 0


def test_while_a_commune_is_missing_or_told_no_whole_there_is_no_fall(plan: Plan) -> None:
    first, *others = plan.reporting_units(FALL)
    some = told(plan, 100, 500, others)
    for figures in (some, [*some, Figure(first, FALL, "2024", Rate(Decimal(20)))]):
        found = district_fall(plan, FALL, figures, Decimal(25), NEW_YEAR)
        assert (found.value, found.reached, found.percent) == (None, None, None)


async def test_every_look_measures_from_the_imported_rate_of_the_district_and_says_so(bot: Bot) -> None:
    chairman, commune = await Officer.of(bot, "chu_tich"), await Officer.of(bot, "chieng_ly")
    await commune.waits_until("2024-12-16T08:00")
    await commune.says("hộ nghèo")
    await bot.database.write(_import, bot, Share(Decimal(251), Decimal(1000)))
    await commune.begins("Năm 2024")
    for answer in ("180/1.600", "180/1.600", "2.900/4.100", "1.150/1.600", "14/16"):
        await commune.says(answer)
    await commune.picks("Nộp báo cáo")
    await chairman.says("hộ nghèo")
    assert "chưa có số liệu" in chairman.sees
    assert "Số gốc năm trước chỉ có của cả huyện (25,1%): đủ 29 đơn vị báo cáo" in chairman.sees


def _import(connection: sa.Connection, bot: Bot, measure: Measure) -> None:
    figure = Figure(bot.knowledge.plan.units.district.slug, FALL, "2023", measure)
    past.import_past(connection, [Past(figure, "Báo cáo năm 2023")], datetime(2024, 1, 5, tzinfo=UTC))


async def test_a_document_and_the_chat_measure_alike(bot: Bot) -> None:
    await bot.database.write(_import, bot, Rate(Decimal("25.1")))
    await bot.database.write(_all_report, bot)
    chat, paper = await bot.database.read(_looks, bot)
    assert (chat.value, chat.before) == (Decimal("5.1"), Decimal("25.1"))
    assert paper == chat


def _all_report(connection: sa.Connection, bot: Bot) -> None:
    plan = bot.knowledge.plan
    for number, unit in enumerate(plan.reporting_units(FALL)):
        report = records.Report(0, unit, "commune_year", "2024", f"1224-{number:05}", YEAR_END, late=False)
        answer = records.Answer(Share(Decimal(100), Decimal(500)), None, False, "100/500")
        reports.file_report(connection, plan, report, {FALL: answer}, None)


def _looks(connection: sa.Connection, bot: Bot) -> tuple[object, object]:
    plan = bot.knowledge.plan
    chat = standings.district_standings(connection, plan, (FALL,), NEW_YEAR)[FALL]
    known = as_known.district_as_known(connection, plan, NEW_YEAR, datetime(2025, 1, 2, tzinfo=UTC))
    return chat, known[FALL].standing
