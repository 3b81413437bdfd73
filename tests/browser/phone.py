"""What an officer does on the page, for tests in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from playwright.async_api import BrowserContext, Page, expect

from models import messages
from tests.channels.web.stand_in import Room

OpenPhone = Callable[..., AbstractAsyncContextManager[tuple[BrowserContext, str]]]


async def open_page(context: BrowserContext, address: str) -> Page:
    page = await context.new_page()
    await page.goto(address)
    await expect(page.locator("#status")).to_have_attribute("data-status", "connected")
    return page


async def say(page: Page, text: str) -> None:
    await page.fill("#text", text)
    await page.press("#text", "Enter")


def typed(room: Room) -> list[str]:
    """What was typed, each message once: the page may send again what it has no answer to, with the same key."""
    once = {message.update_key: message for message in room.arrivals}
    return [m.content.text for m in once.values() if isinstance(m.content, messages.Typed)]


async def sender_of(page: Page) -> str:
    return str(await page.evaluate("document.body.dataset.self"))
