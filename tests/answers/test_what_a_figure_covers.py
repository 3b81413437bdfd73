"""An answer says what its figure covers, and whom it leaves out."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest
import sqlalchemy as sa

from bot import process
from bot.settings import Settings
from bot.wiring import Bot
from locales.phrasebook import DISTRICT_ZONE
from models import records
from models.plan.measures import Figure, Measure, Share
from models.store.queries import past, reports
from models.store.queries.past import Past
from tests.officer import Officer

FALL = "multidimensional_poverty_reduction"


async def file_year(bot: Bot, indicator: str, measures: dict[str, Measure]) -> None:
    """Communes' yearly reports with this one figure."""

    def write(connection: sa.Connection) -> None:
        for unit, measure in measures.items():
            report = records.Report(0, unit, "commune_year", "2024", f"1224-{unit}", bot.now(), late=False)
            answers = {indicator: records.Answer(measure, None, estimated=False, raw="")}
            reports.file_report(connection, bot.knowledge.plan, report, answers, None)

    await bot.database.write(write)


@pytest.fixture
def at_the_years_end(settings: Settings) -> Settings:
    return settings.model_copy(update={"bot_now": datetime(2024, 12, 16, 8, tzinfo=DISTRICT_ZONE)})


async def test_a_fall_names_the_units_without_a_baseline_and_who_reported(at_the_years_end: Settings) -> None:
    async with process.running(at_the_years_end) as bot:
        before = Figure("co_ma", FALL, "2023", Share(Decimal(30), Decimal(100)))
        await bot.database.write(lambda connection: past.import_past(connection, [Past(before, "")], bot.now()))
        now = Share(Decimal(10), Decimal(100))
        await file_year(bot, FALL, {"co_ma": now, "long_he": now, "e_tong": now})
        chairman = await Officer.of(bot, "chu_tich")
        await chairman.says("giảm nghèo đa chiều")
        assert "20/7 điểm %" in chairman.sees
        assert (
            "3/29 xã, thị trấn đã báo cáo năm 2024. 2 đơn vị chưa có số gốc năm trước nên chưa tính." in chairman.sees
        )
        await chairman.says("xếp hạng giảm nghèo đa chiều")
        assert "Đã báo cáo nhưng chưa có số gốc năm trước: É Tòng, Long Hẹ." in chairman.sees
        assert "Chưa có số liệu: Mường Bám, Co Tòng, Pá Lông." in chairman.sees


async def test_what_is_the_target_itself_is_neither_short_nor_below(at_the_years_end: Settings) -> None:
    async with process.running(at_the_years_end) as bot:
        chairman = await Officer.of(bot, "chu_tich")
        await file_year(bot, "safe_village_rate", {"co_ma": Share(Decimal(9), Decimal(10))})
        await chairman.says("bản an toàn ANTT")
        assert "90/90% – bằng mức chỉ tiêu, phải cao hơn mới đạt." in chairman.sees
        await file_year(bot, "agricultural_labour_share", {"long_he": Share(Decimal(67), Decimal(100))})
        await chairman.says("lao động nông nghiệp")
        assert "67/67% – đã đạt, bằng mức trần." in chairman.sees


async def test_communes_are_set_side_by_side_on_all_of_the_year_until_then(bot: Bot) -> None:
    chairman = await Officer.of(bot, "chu_tich")
    await chairman.says("xếp hạng thủy sản quý 1")
    assert chairman.sees.startswith("Thủy sản, lũy kế đến tháng 3 ")
    assert "· Liệp Tè: 44,2 tấn" in chairman.sees
    await chairman.says("xếp hạng cà phê nhân quý 1")
    assert "không thu số đến hết quý I" in chairman.sees
    await chairman.says("xếp hạng BHYT tháng 12")
    assert chairman.sees.startswith("Tháng 12 chưa hết")
