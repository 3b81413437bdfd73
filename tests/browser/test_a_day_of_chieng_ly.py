"""The whole job in a real Chromium on the served demonstration: a report filed, reminders seen, progress asked.

The bot is the real one, in a process of its own; what is shown must agree with what was typed.
"""

from __future__ import annotations

import asyncio
import os
import re
import socket
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from playwright.async_api import Browser, Locator, Page, expect

from tests.browser.phone import open_page, say, sender_of

pytestmark = [pytest.mark.chromium, pytest.mark.asyncio(loop_scope="session")]

ROOT = Path(__file__).parents[2]
READY_SECONDS = 30
PHONE = {"width": 360, "height": 740}
TYPED = {
    "Diện tích cây chè": "48,5 ha",
    "Diện tích cà phê": "275,5",
    "Diện tích cây ăn quả": "182,5 ha",
    "Sản lượng búp chè tươi": "52 tan",
    "Sản lượng quả": "60",
    "Sản lượng khai thác thủy sản": "4,2 tấn",
    "Diện tích trồng mới rừng tập trung": "2,5 ha",
    "Tỷ lệ người dân có thẻ BHYT": "6.960/7.346",
}


@asynccontextmanager
async def served(folder: Path) -> AsyncIterator[str]:
    """The demonstration in a process of its own; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    surroundings = {**os.environ, "DATA_DIR": str(folder), "HTTP_PORT": str(port)}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", cwd=ROOT, env=surroundings, stderr=asyncio.subprocess.DEVNULL
    )
    try:
        await asyncio.wait_for(_ready(f"http://127.0.0.1:{port}/livez"), READY_SECONDS)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        await process.wait()


async def _ready(address: str) -> None:
    async with aiohttp.ClientSession() as session:
        while True:
            try:
                async with session.get(address) as answer:
                    if answer.status == 200:
                        return
            except aiohttp.ClientError:
                await asyncio.sleep(0.1)


async def play(page: Page, handle: str) -> None:
    """Returns when the page shows this part's conversation: what is typed sooner belongs to the one before."""
    before = await sender_of(page)
    await page.select_option("#stage-part", handle)
    await page.wait_for_function("before => document.body.dataset.self !== before", arg=before)


def newest(page: Page) -> Locator:
    return page.locator(".line.bot .text").last


async def test_chieng_ly_files_june_is_reminded_and_asks_how_things_stand(browser: Browser, tmp_path: Path) -> None:
    async with served(tmp_path) as address:
        context = await browser.new_context(viewport=PHONE, locale="vi-VN")
        page = await open_page(context, address)
        await expect(page.locator(".stage-mark")).to_have_text("DỮ LIỆU MẪU")
        await play(page, "chieng_ly")
        await _reminders_arrive(page)
        await _june_is_filed(page)
        await _progress_agrees(page)
        await play(page, "phong_noi_vu")
        await say(page, "bhyt xa chieng ly")
        await expect(newest(page)).to_contain_text("94,75%")
        await say(page, "ai chưa nộp báo cáo")
        await expect(newest(page)).to_contain_text("còn 9/29")
        await context.close()
    _stored_as_typed(tmp_path / "demo.db")


async def _reminders_arrive(page: Page) -> None:
    await page.get_by_role("button", name="Đến lần nhắc tới").click()
    await expect(newest(page)).to_contain_text("chưa nộp")
    await expect(newest(page)).to_contain_text("thứ Ba 18/6")
    await expect(page.locator("#stage-clock")).to_contain_text("17/06/2024")


async def _june_is_filed(page: Page) -> None:
    await say(page, "/baocao")
    await page.get_by_role("button", name=re.compile("^Tháng 6")).last.click()
    for question, answer in TYPED.items():
        await expect(newest(page)).to_contain_text(question)
        await say(page, answer)
    await expect(newest(page)).to_contain_text("mời đọc lại")
    await expect(newest(page)).to_contain_text("52 tấn trong kỳ, lũy kế 163,9 tấn")
    await page.get_by_role("button", name="Nộp báo cáo", exact=True).last.click()
    await expect(newest(page)).to_contain_text(re.compile(r"Mã biên nhận: 0624-\w{5}"))


async def _progress_agrees(page: Page) -> None:
    await say(page, "che xa minh duoc may ha")
    await expect(newest(page)).to_contain_text("48,5 ha")
    await say(page, "/tiendo")
    await expect(newest(page)).to_contain_text("39 chỉ tiêu")
    await page.get_by_role("button", name="Biểu đồ").last.click()
    picture = page.locator(".line.bot img").last
    await expect(picture).to_be_visible()
    assert await picture.evaluate("image => image.naturalWidth") > 300


def _stored_as_typed(database: Path) -> None:
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        rows = connection.execute(
            "SELECT indicator, coalesce(value, part || '/' || whole) FROM figures "
            "WHERE unit = 'chieng_ly' AND period = '2024-06' ORDER BY indicator"
        ).fetchall()
    assert dict(rows) == {
        "aquatic_output": "4.2",
        "coffee_area": "275.5",
        "fresh_tea_output": "52",
        "fruit_area": "182.5",
        "fruit_output": "60",
        "health_insurance_rate": "6960/7346",
        "new_forest_area": "2.5",
        "tea_area": "48.5",
    }
