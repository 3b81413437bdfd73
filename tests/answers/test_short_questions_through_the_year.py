"""Short questions of each role at three moments of the year, one commune with targets of its own.

The moments are demonstrations that begin there, so that everybody has filed until then.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from bot import process
from bot.wiring import Bot
from locales.phrasebook import DISTRICT_ZONE
from models.imported import Target
from models.store.queries import unit_targets
from tests.conftest import demonstration
from tests.officer import Officer

OWN = (("tea_area", "48.5"), ("fruit_area", "186.7"), ("fresh_tea_output", "900"), ("health_insurance_rate", "97.85"))
# Whoever asks, and what; then a part of the answer in June, in October and in January.
QUESTIONS = (
    ("chieng_ly", "xa em co cham khong", "còn 3 báo cáo chưa nộp", "1 chậm", "không có báo cáo quá hạn"),
    ("chieng_ly", "xa em cham chi tieu nao", "4 chỉ tiêu được giao", "Búp chè tươi 45,1%/89%", "1 vượt"),
    ("chieng_ly", "kinh te xa em", "10/10 chỉ tiêu kinh tế", "3 chỉ tiêu được giao", "3 chỉ tiêu được giao"),
    ("chieng_ly", "ca xa dat may chi tieu", "1 đạt trong 4", "1 đạt trong 4", "đạt trong 4"),
    ("chieng_ly.ban_mau_1", "ca xa the nao", "Xã Chiềng Ly đến", "Xã Chiềng Ly đến", "Xã Chiềng Ly đến"),
    ("chu_tich", "chieng ly cham chi tieu nao", "trong 4", "trong 4", "trong 4"),
    ("chu_tich", "cham nhat cai gi", "Mủ cao su 15,2%/23%", "Mủ cao su 77,7%/82%", "Nước sạch nông thôn"),
    ("chu_tich", "xa nao cham nhat ve bhyt", "BHYT, tháng 5", "BHYT, tháng 10", "BHYT, tháng 12"),
    ("chu_tich", "nam 2024 the nao", "39 chỉ tiêu – 3 đạt", "39 chỉ tiêu – 3 đạt", "13 vượt"),
    ("chu_tich", "so voi nam 2020", "chỉ có số liệu và chỉ tiêu năm 2024", "năm 2024", "năm 2024"),
    ("chu_tich", "bao cao phong lai thang 10", "Tháng 10 chưa hết", "đến hết tháng 10", "tháng 10 (14/10)"),
    ("phong_noi_vu", "bup che thang 4+5", "không cộng riêng mấy tháng", "không cộng", "không cộng"),
    ("phong_noi_vu", "tien do phong tai chinh", "3 đúng tiến độ", "đúng tiến độ", "2 vượt, 1 đạt"),
    ("phong_noi_vu", "phong tai chinh nop chua", "không có báo cáo nào chậm", "đã nộp đủ", "đã nộp đủ"),
)  # fmt: skip
MOMENTS = tuple(
    datetime(year, month, day, 8, tzinfo=DISTRICT_ZONE)
    for year, month, day in ((2024, 6, 17), (2024, 10, 21), (2025, 1, 10))
)


@pytest.fixture(params=range(len(MOMENTS)), ids=["june", "october", "january"])
async def played(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[tuple[int, Bot]]:
    """Which of the moments it is, and a district there."""
    now = MOMENTS[request.param]
    targets = [Target("chieng_ly", slug, Decimal(value), "QĐ 1") for slug, value in OWN]
    async with process.running(demonstration(tmp_path).model_copy(update={"bot_now": now})) as running:
        await running.database.write(unit_targets.import_targets, targets, 2024, running.now())
        yield request.param, running


async def test_each_is_answered_for_what_it_asks(played: tuple[int, Bot]) -> None:
    moment, bot = played
    officers: dict[str, Officer] = {}
    wrong = []
    for handle, text, *expected in QUESTIONS:
        if handle not in officers:
            officers[handle] = await Officer.of(bot, handle)
        await officers[handle].says(text)
        if expected[moment] not in officers[handle].sees:
            wrong.append((handle, text, expected[moment], officers[handle].sees))
    assert wrong == []


async def test_what_has_no_season_is_never_said_to_have_one(played: tuple[int, Bot]) -> None:
    _, bot = played
    chairman = await Officer.of(bot, "chu_tich")
    for text in ("ngân sách", "vốn đầu tư", "dự án đầu tư", "htx mới", "thịt hơi", "du lịch", "dự báo ngân sách"):
        await chairman.says(text)
        assert "mùa vụ" not in chairman.sees
