"""Late reports, calendar months and closed windows as an officer of the finance office meets them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot import process
from bot.settings import Settings
from bot.wiring import Bot
from models.plan import loading
from models.store.tables import Figure, Report
from tests.conftest import demonstration
from tests.officer import Officer

FINANCE, FORM = "phong_tai_chinh_ke_hoach", "finance_month"


@contextmanager
def plan_of(folder: Path, file: str, old: str, new: str) -> Iterator[Settings]:
    """A demonstration, still to be filled, whose plan differs in one file."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "OWN_DATA", folder)
        yield demonstration(folder / "kept")


async def filed(bot: Bot, period: str) -> tuple[str, bool, list[str]]:
    """The period a report is kept under, whether it is late, and the values of that period."""

    def read(connection: sa.Connection) -> tuple[str, bool, list[str]]:
        of_this = (Report.unit == FINANCE, Report.form == FORM, Report.period == period)
        report = connection.execute(sa.select(Report.__table__).where(*of_this)).one()
        figures = sa.select(Figure.value).where(Figure.unit == FINANCE, Figure.period == period)
        return report.period, bool(report.late), [str(value) for value in connection.scalars(figures)]

    return await bot.database.read(read)


async def test_a_late_report_is_kept_under_its_own_period_after_a_newer_one(bot: Bot) -> None:
    officer = await Officer.of(bot, FINANCE)
    await officer.waits_until("2024-07-20T08:00")
    for period, value in (("Tháng 7", "39,5"), ("Tháng 6", "35")):
        await officer.begins(period)
        await officer.says(f"{value} tỷ đồng")
        await officer.picks("Nộp báo cáo")
        assert officer.heard["receipt"]
    assert await filed(bot, "2024-07") == ("2024-07", True, ["39.5"])
    assert await filed(bot, "2024-06") == ("2024-06", True, ["35"])
    await officer.says("thu ngân sách")
    assert "39,5/51 tỷ đồng" in officer.sees
    assert "Số liệu đến tháng 7" in officer.sees


async def test_a_form_of_calendar_months_asks_for_their_days_and_keeps_their_keys(folder: Path) -> None:
    with plan_of(folder, "forms/finance_month.yaml", "rhythm: month", "rhythm: calendar_month") as settings:
        async with process.running(settings) as bot:
            officer = await Officer.of(bot, FINANCE)
            await officer.waits_until("2024-07-02T08:00")
            await officer.begins("Cả tháng 6")
            assert "cả tháng 6 (1/6–30/6), hạn thứ Tư 3/7" in officer.sees
            assert "đến 30/6" in officer.sees
            await officer.says("36 tỷ đồng")
            await officer.picks("Nộp báo cáo")
            assert await filed(bot, "2024-M06") == ("2024-M06", False, ["36"])


async def test_who_comes_after_the_window_closed_is_told_so(folder: Path) -> None:
    window = "windows:\n  - {form: culture_month, period: 2024-06, closes: 2024-06-25}"
    with plan_of(folder, "windows-2024.yaml", "windows: []", window) as settings:
        async with process.running(settings) as bot:
            officer = await Officer.of(bot, "phong_van_hoa_thong_tin")
            await officer.says("/baocao")
            assert officer.heard["asks"] or any("Tháng 6" in choice for choice in officer.choices)
            await officer.says("tạm dừng")
            await officer.waits_until("2024-06-26T08:00")
            await officer.says("/baocao")
            assert "Báo cáo tháng 6 nhận đến thứ Ba 25/6, nay đã khóa." in officer.sees
