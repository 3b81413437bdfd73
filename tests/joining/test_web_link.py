"""The personal web link makes an officer of a browser, without any messenger."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.control.errands import Errands
from locales import phrasebook
from tests.channels.phones import Stand, standing

WORDS = phrasebook("vi")


@pytest.fixture
async def stand(tmp_path: Path) -> AsyncIterator[Stand]:
    async with standing(tmp_path / "data", "web") as stand:
        yield stand


async def test_the_link_opens_the_page_and_its_code_joins_that_browser(stand: Stand) -> None:
    made = await _invited(stand)
    path = "/j/" + made["web_link"].rpartition("/j/")[2]
    page = await stand.client.get(path)
    assert page.status == 200
    assert "text/html" in page.headers["Content-Type"]
    # What the page's script does first: the code of the address is the first message.
    notice = await stand.phone.says(f"/start {path.removeprefix('/j/')}")
    welcome = await stand.phone.taps(notice.labels[0])
    assert "Xã Chiềng Ly" in welcome.text
    assert "Tháng 6" in " ".join((await stand.phone.says("/baocao")).labels)


async def test_the_page_of_a_link_tells_other_servers_nothing_about_it(stand: Stand) -> None:
    made = await _invited(stand)
    page = await stand.client.get("/j/" + made["code"])
    assert page.headers["Referrer-Policy"] == "same-origin"
    assert made["code"] not in await page.text()


async def test_the_scripts_of_the_page_know_links(stand: Stand) -> None:
    script = await (await stand.client.get("/static/main.js")).text()
    assert "/start ${code}" in script
    assert "replaceState" in script


async def test_the_link_is_built_on_the_public_address(tmp_path: Path) -> None:
    async with standing(tmp_path / "other", "telegram") as stand:
        errands = Errands(_published(stand.bot, "https://so-lieu.example.vn/"))
        made = await errands.perform("invite", {"unit": "co_ma", "role": "commune_officer", "name": ""})
        assert made["web_link"] == f"https://so-lieu.example.vn/j/{made['code']}"


async def test_the_deep_link_names_the_bot_once_telegram_has_said_its_name(tmp_path: Path) -> None:
    async with standing(tmp_path / "other", "telegram") as stand:
        await stand.api.until(lambda: stand.api.calls_of("setMyCommands"))
        async with asyncio.timeout(10):
            while (made := await _invited(stand))["link"] is None:
                await asyncio.sleep(0.01)
        assert made["link"] == f"https://t.me/so_lieu_bot?start={made['code']}"


async def _invited(stand: Stand) -> dict[str, Any]:
    wanted = {"unit": "chieng_ly", "role": "commune_officer", "name": ""}
    made: dict[str, Any] = await Errands(stand.bot).perform("invite", wanted)
    return made


def _published(bot: Any, url: str) -> Any:
    bot.settings = bot.settings.model_copy(update={"public_url": url})
    return bot
