"""January after the plan's year: its figures are all there, and nothing of the new year is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest

from bot import process, wiring
from bot.settings import Settings
from bot.wiring import Bot
from locales.phrasebook import DISTRICT_ZONE
from tests.conftest import demonstration
from tests.officer import Officer

MORNING = datetime(2025, 1, 8, 9, tzinfo=DISTRICT_ZONE)
HEADING = "Năm 2024 (chưa có số liệu, chỉ tiêu năm 2025):"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a demonstration that has the whole year."""
    folder = tmp_path_factory.mktemp("january")

    async def fill() -> None:
        bot = await wiring.assemble(demonstration(folder).model_copy(update={"bot_now": MORNING}))
        await bot.close()

    asyncio.run(fill())
    return folder


@pytest.fixture
async def bot(settings: Settings) -> AsyncIterator[Bot]:
    async with process.running(settings.model_copy(update={"bot_now": MORNING})) as running:
        yield running


@pytest.mark.parametrize(
    "text",
    [
        "bup che nam nay",
        "bup che thang 1",
        "thang nay the nao",
        "tien do",
        "ca phe nhan chieng ly",
        "xep hang bup che",
        "du bao cuoi nam bup che",
        "bup che so voi thang truoc",
        "bieu do bup che",
        "so tung don vi bup che",
        "kinh te the nao",
        "vi sao mu cao su cham",
    ],
)
async def test_every_answer_of_figures_says_first_whose_year_they_are(bot: Bot, text: str) -> None:
    chairman = await Officer.of(bot, "chu_tich")
    await chairman.says(text)
    assert chairman.sees.splitlines()[0] == HEADING
    assert chairman.sees.count(HEADING) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("bup che thang truoc", "tháng 12 (15/11–14/12) (DỮ LIỆU MẪU): 640 tấn"),
        ("mu cao su thang truoc", "Mủ cao su, toàn huyện, tháng 12 (15/11–14/12)"),
        ("bup che quy truoc", "quý IV (15/9–14/12)"),
    ],
)
async def test_the_month_or_quarter_before_is_the_last_of_the_year_before(bot: Bot, text: str, said: str) -> None:
    chairman = await Officer.of(bot, "chu_tich")
    await chairman.says(text)
    assert said in chairman.sees


async def test_the_month_before_after_an_answer_is_december_too(bot: Bot) -> None:
    chairman = await Officer.of(bot, "chu_tich")
    await chairman.says("bup che")
    await chairman.says("thang truoc")
    assert "tháng 12 (15/11–14/12) (DỮ LIỆU MẪU): 640 tấn" in chairman.sees


@pytest.mark.parametrize("text", ["du bao ca phe nhan", "du bao cuoi nam bup che", "du bao mu cao su"])
async def test_nothing_is_foretold_of_a_year_that_is_over(bot: Bot, text: str) -> None:
    chairman = await Officer.of(bot, "chu_tich")
    await chairman.says(text)
    assert "số trên là kết quả cả năm" in chairman.sees
    assert "Chưa dự báo" not in chairman.sees


async def test_a_month_before_of_the_new_year_is_not_answered_with_another(bot: Bot) -> None:
    chairman = await Officer.of(bot, "chu_tich")
    await chairman.waits_until("2025-02-10T09:00:00+07:00")
    await chairman.says("bup che thang truoc")
    assert chairman.sees == ("Hệ thống chỉ có số liệu và chỉ tiêu năm 2024.")
