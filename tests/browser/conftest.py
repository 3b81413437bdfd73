"""A real Chromium before the page's real server. Without one the tests are skipped in one line.

``REQUIRE_CHROMIUM=1`` makes the absence a failure.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, BrowserContext, async_playwright, expect

from tests.browser.phone import OpenPhone
from tests.channels.web.stand_in import Room, listening

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = "no Chromium here: install it with 'apt install chromium' and run the tests again"
LONGEST_WAIT = 20_000  # ms; how fast a busy machine draws its first picture is not what these tests are about
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]


expect.set_options(timeout=LONGEST_WAIT)


def place_of_chromium() -> str | None:
    """Where this machine has a Chromium, if it has one."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without a Chromium one skipped test stands for all, so that the report says it in one line."""
    if place_of_chromium() is not None or os.environ.get("REQUIRE_CHROMIUM") == "1":
        return
    needing = [item for item in items if item.get_closest_marker("chromium")]
    if not needing:
        return
    needing[0].add_marker(pytest.mark.skip(reason=f"{len(needing)} browser tests skipped, {MISSING}"))
    config.hook.pytest_deselected(items=needing[1:])
    items[:] = [item for item in items if item not in needing[1:]]


@pytest.fixture(scope="session")
def chromium() -> str:
    """The place of a Chromium on this machine."""
    found = place_of_chromium()
    if found is None:
        pytest.fail(MISSING)
    return found


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(chromium: str) -> AsyncIterator[Browser]:
    """One Chromium for all tests; each test has a context, with cookies and storage, of its own."""
    async with async_playwright() as play:
        browser = await play.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest.fixture
def phone(browser: Browser) -> OpenPhone:
    """``phone(room, staged=…, **context)``: a 360 by 740 phone's browser and the page's address."""

    @asynccontextmanager
    async def opened(room: Room, *, staged: bool = False, **context: Any) -> AsyncIterator[tuple[BrowserContext, str]]:
        look: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "locale": "vi-VN"} | context
        async with listening(room, staged=staged) as app, TestServer(app) as server:
            own = await browser.new_context(**look)
            try:
                yield own, str(server.make_url("/"))
            finally:
                await own.close()

    return opened
