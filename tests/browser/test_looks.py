"""Keyboard, scrolling, pictures, narrow screens and colours, in a real Chromium."""

from __future__ import annotations

import re
import struct
import zlib
from pathlib import Path

import pytest
from playwright.async_api import expect

from models import messages
from tests.browser.phone import OpenPhone, open_page, say, sender_of
from tests.channels.web.stand_in import MENU, Room

pytestmark = [pytest.mark.chromium, pytest.mark.asyncio(loop_scope="session")]

# Every text of the page against the nearest painted ground behind it: those below 4.5 to 1.
CONTRASTS = r"""
() => {
  const parts = (colour) => colour.match(/[\d.]+/g).map(Number);
  const linear = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const light = (colour) => {
    const [r, g, b] = parts(colour).map((c) => linear(c / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const groundOf = (node) => {
    const colour = getComputedStyle(node).backgroundColor;
    return parts(colour)[3] === 0 && node.parentElement ? groundOf(node.parentElement) : colour;
  };
  const hasText = (node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
  const shown = [...document.querySelectorAll("body *")].filter((n) => hasText(n) && n.checkVisibility());
  return shown.map((node) => {
    const [a, b] = [light(getComputedStyle(node).color), light(groundOf(node))];
    return [node.className || node.tagName, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)];
  }).filter(([, contrast]) => contrast < 4.5);
}
"""


def png(width: int, height: int) -> bytes:
    """A white picture of this many pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


async def test_the_page_works_by_keyboard_alone(phone: OpenPhone) -> None:
    room = Room()
    async with phone(room) as (context, address):
        page = await open_page(context, address)
        await page.focus("#text")
        await page.keyboard.type("dòng một")
        await page.keyboard.press("Shift+Enter")
        await page.keyboard.type("dòng hai")
        await page.keyboard.press("Enter")
        await expect(page.locator(".line.officer .text")).to_have_text("dòng một\ndòng hai")
        await say(page, "tiếp")
        await expect(page.locator(".choice")).to_have_count(6)
        await page.keyboard.press("Shift+Tab")
        await expect(page.locator(":focus")).to_have_text("Trợ giúp")
        for _ in range(2):
            await page.keyboard.press("Shift+Tab")
        await expect(page.locator(":focus")).to_have_text("Báo cáo tháng 6")
        assert await page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        await page.keyboard.press("Shift+Tab")  # past the older, grey choices
        await expect(page.locator("#status")).to_be_focused()
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        await expect(page.locator(".line.officer .text").last).to_have_text("Báo cáo tháng 6")
        await expect(page.locator("#log")).to_have_attribute("aria-live", "polite")


async def test_enter_that_ends_an_input_methods_word_does_not_send(phone: OpenPhone) -> None:
    room = Room()
    async with phone(room) as (context, address):
        page = await open_page(context, address)
        await page.fill("#text", "tiến")
        await page.evaluate(
            "document.getElementById('text').dispatchEvent(new KeyboardEvent('keydown', "
            "{key: 'Enter', isComposing: true, bubbles: true, cancelable: true}))"
        )
        await expect(page.locator("#text")).to_have_value("tiến")
        assert room.arrivals == []


async def test_a_reader_of_older_lines_is_not_moved_and_is_told(phone: OpenPhone) -> None:
    room = Room()
    async with phone(room) as (context, address):
        page = await open_page(context, address)
        sender = await sender_of(page)
        for number in range(30):
            await room.say(sender, f"tin {number}")
        await expect(page.locator(".line")).to_have_count(30)
        await expect(page.locator(".line").last).to_be_in_viewport()
        await page.evaluate("document.getElementById('scroller').scrollTop = 100")
        await expect(page.locator("#newest")).to_be_visible()
        await room.say(sender, "tin mới")
        await expect(page.locator("#newest-count")).to_have_text("1")
        assert await page.evaluate("document.getElementById('scroller').scrollTop") == 100
        await page.click("#newest")
        await expect(page.locator(".line").last).to_be_in_viewport()
        await expect(page.locator("#newest")).to_be_hidden()


async def test_pictures_open_large_and_documents_are_saved(phone: OpenPhone, tmp_path: Path) -> None:
    room = Room()
    room.files = {"picture": tmp_path / "tiến độ.png", "document": tmp_path / "danh sách.xlsx"}
    room.files["picture"].write_bytes(png(400, 600))
    room.files["document"].write_bytes(b"PK")
    async with phone(room) as (context, address):
        page = await open_page(context, address)
        await say(page, "ảnh")
        await expect(page.locator(".picture img")).to_have_js_property("naturalHeight", 600)
        await expect(page.locator("#newest")).to_be_hidden()
        await expect(page.locator(".line").last.locator("time")).to_be_in_viewport()
        await page.locator(".picture").click()
        await expect(page.locator("#viewer-picture")).to_be_visible()
        assert await page.evaluate("document.getElementById('viewer-picture').naturalWidth") == 400
        await page.keyboard.press("Escape")
        await expect(page.locator("#viewer")).to_be_hidden()
        await say(page, "tệp")
        async with page.expect_download() as download:
            await page.locator(".document").click()
        assert (await download.value).suggested_filename == "danh sách.xlsx"


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_everything_fits_a_narrow_phone_and_is_readable(phone: OpenPhone, scheme: str) -> None:
    room = Room()
    wide = messages.Choice(token="a", label="Một lựa chọn có nhãn rất dài để xem nút có xuống dòng hay không")
    async with phone(room, staged=True, color_scheme=scheme) as (context, address):
        page = await open_page(context, address)
        await say(page, "x" * 300)
        await room.say(await sender_of(page), "Đã nhận đủ báo cáo.", choices=(wide, *MENU))
        await expect(page.locator(".choice")).to_have_count(7)
        assert await page.evaluate("document.documentElement.scrollWidth") == 360
        boxes = await page.locator("button:visible, select:visible, .bubble, textarea").evaluate_all(
            "all => all.map(each => each.getBoundingClientRect()).map(box => [box.left, box.right])"
        )
        assert all(left >= 0 and right <= 360 for left, right in boxes)
        for button in await page.locator(".choices:not(.past) .choice").all():
            box = await button.bounding_box()
            assert box is not None
            assert box["height"] >= 44
        await context.set_offline(True)
        await say(page, "chờ mạng")
        await expect(page.locator("[data-state=waiting]")).to_have_count(1)
        ground = await page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (sum(map(int, re.findall(r"\d+", ground))) > 384) == (scheme == "light")
        assert await page.evaluate(CONTRASTS) == []
