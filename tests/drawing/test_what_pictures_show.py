"""What a picture shows is what its message says, to those who may see it."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa
from PIL import Image

from bot.wiring import Bot
from handlers.answers import picture_words, trends
from handlers.answers.picture_scale import month_of, ticks
from models.plan.coverage import Coverage
from models.plan.indicators import Kind
from models.plan.progress import district_progress
from tests.askers import asker_of
from tests.officer import Officer


def drawn(officer: Officer) -> Path:
    """The picture of the newest answer; fails when there is none or it cannot be opened."""
    path = Path(officer.heard["replies"][-1]["picture"])
    with Image.open(path) as image:
        assert image.width == 720
    return path


async def test_the_card_counts_all_and_names_the_most_needed_in_words_too(bot: Bot) -> None:
    officer = await Officer.of(bot, "chu_tich")
    await officer.says("tiến độ")
    await officer.picks("Biểu đồ")
    drawn(officer)
    bars = [line for line in officer.sees.splitlines() if line.startswith("·")]
    assert len(bars) == 6
    assert "chậm" in bars[0]
    assert "19/29 xã" in officer.sees
    assert "Cần chú ý nhất: 6/39 chỉ tiêu" in officer.sees


async def test_a_bar_of_an_older_figure_says_until_when_it_goes(bot: Bot) -> None:
    officer = await Officer.of(bot, "chu_tich")
    await officer.waits_until("2024-10-21T08:00")
    await officer.says("tiến độ")
    await officer.picks("Biểu đồ")
    drawn(officer)
    assert "455,2/3.000 tấn đến tháng 5" in officer.sees
    assert "53,01/56,6% đến quý II; 0/29 xã quý III" in officer.sees


async def test_an_indicator_leads_to_its_course_through_the_year(bot: Bot) -> None:
    officer = await Officer.of(bot, "chu_tich")
    await officer.says("búp chè tươi")
    await officer.picks("Biểu đồ theo tháng")
    drawn(officer)
    assert "tháng 5: 3.210; tháng 6: 4.508 (19 đơn vị)" in officer.sees
    assert "Chỉ tiêu 13.460 tấn" in officer.sees


async def test_a_month_a_unit_did_not_report_is_said_to_be_missing(bot: Bot) -> None:
    officer = await Officer.of(bot, "chu_tich")
    await officer.says("BHYT xã Chiềng Ly")
    await officer.picks("Biểu đồ theo tháng")
    drawn(officer)
    assert "tháng 6: chưa có số liệu" in officer.sees


async def test_a_ranking_leads_to_its_picture_with_the_own_unit_in_it(bot: Bot) -> None:
    officer = await Officer.of(bot, "chieng_ly")
    await officer.says("xếp hạng bhyt")
    await officer.picks("Biểu đồ")
    drawn(officer)
    assert "1. Mường É: 97,61%" in officer.sees
    assert "21. Chiềng Ly: 94,69%" in officer.sees
    assert "và 10 đơn vị khác" in officer.sees


async def test_bare_amounts_are_drawn_without_places(bot: Bot) -> None:
    officer = await Officer.of(bot, "chu_tich")
    await officer.says("biểu đồ từng xã diện tích chè")
    drawn(officer)
    assert "Phổng Lái: 518,6 ha" in officer.sees.splitlines()
    assert "không xếp hạng" in officer.sees


async def test_without_any_figure_there_is_no_picture_and_that_is_said(bot: Bot) -> None:
    officer = await Officer.of(bot, "chu_tich")
    await officer.says("biểu đồ lao động nông nghiệp")
    assert officer.heard["replies"][-1]["picture"] is None
    assert "chưa có số liệu kỳ nào" in officer.sees


@pytest.mark.parametrize(
    ("values", "decimals", "from_zero"),
    [
        (["0"], 0, True),
        (["13460", "4508"], 1, True),
        (["95.75", "97.25"], 2, False),
        (["97.25"], 2, False),
        (["-0.5", "4.5"], 1, False),
        (["0.001", "0.002"], 3, True),
        (["999999999999"], 0, False),
    ],
)
def test_every_value_lies_on_the_scale(values: list[str], decimals: int, from_zero: bool) -> None:  # noqa: FBT001
    known = [Decimal(value) for value in values]
    scale = ticks(known, decimals, from_zero=from_zero)
    assert scale[0] <= min(known) <= max(known) <= scale[-1]
    assert 2 <= len(scale) <= 7
    assert len({later - earlier for earlier, later in itertools.pairwise(scale)}) == 1


@pytest.mark.parametrize(
    ("period", "month"),
    [("2024-06", "6"), ("2024-M06", "6"), ("2024-Q2", "6"), ("2024-H1", "6"), ("2024", "12"), ("2024-W01", "0.8")],
)
def test_a_cut_off_lies_at_its_month(period: str, month: str) -> None:
    assert month_of(period) == Decimal(month)


async def test_what_rose_instead_of_falling_is_said_as_the_answers_say_it(bot: Bot) -> None:
    def told(connection: sa.Connection) -> str:
        plan, asker = bot.knowledge.plan, asker_of(bot, connection, "chu_tich", date(2024, 12, 20))
        slug = next(each.slug for each in plan.indicators.values() if each.kind is Kind.REDUCTION)
        empty = district_progress(plan, slug, (), date(2024, 12, 20))
        there = Coverage(reported=29, expected=29, period="2024")
        risen = replace(empty, value=Decimal("-0.95"), through="2024", coverage=there)
        picture = trends.trend(slug, (risen,), (("2023", Decimal("1.5")),), asker)
        assert picture is not None
        below = [tick.label for tick in picture.ticks if tick.value < 0]
        assert below
        assert all(label.startswith("tăng ") for label in below)
        return picture_words.told(picture, asker)

    words = await bot.database.write(told)
    assert "tháng 12: tăng 0,95" in words
    assert "Năm 2023: tháng 12: 1,5" in words
    assert "-0,95" not in words
