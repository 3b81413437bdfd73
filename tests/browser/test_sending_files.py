"""The paper clip: a file is chosen, looked at and sent, in a real Chromium."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import Page, expect

from models import messages
from tests.browser.phone import OpenPhone, open_page, say, sender_of
from tests.channels.web.stand_in import Room

pytestmark = [pytest.mark.chromium, pytest.mark.asyncio(loop_scope="session")]

NAME = "báo cáo tháng 6.xlsx"


async def choose(page: Page, name: str = NAME, content: bytes = b"48,5") -> None:
    await page.set_input_files("#file", {"name": name, "mimeType": "", "buffer": content})


def sheets(room: Room) -> list[messages.Sheet]:
    return [message.content for message in room.arrivals if isinstance(message.content, messages.Sheet)]


async def test_a_chosen_file_is_sent_whole_and_shown_by_its_name(phone: OpenPhone) -> None:
    room = Room()
    async with phone(room) as (context, address):
        page = await open_page(context, address)
        async with page.expect_file_chooser() as chooser:
            await page.get_by_role("button", name="Gửi tệp số liệu .xlsx").click()
        await (await chooser.value).set_files({"name": NAME, "mimeType": "", "buffer": b"48,5"})
        await expect(page.locator(".line.officer .text")).to_have_text(f"📎 {NAME}")
        await expect(page.locator(".line.bot .text")).to_have_text(f"Đã nhận: 📎 {NAME}")
        assert sheets(room) == [messages.Sheet(name=NAME, rows=(("48,5",),))]
        await page.reload()
        await expect(page.locator(".line.officer .text")).to_have_text(f"📎 {NAME}")
        await choose(page)
        await expect(page.locator(".line.officer")).to_have_count(2)


async def test_while_a_file_is_read_the_page_says_so(phone: OpenPhone) -> None:
    room = Room()
    room.opens = asyncio.Event()
    async with phone(room) as (context, address):
        page = await open_page(context, address)
        await choose(page)
        await expect(page.locator(".line.officer .meta")).to_have_text("đang gửi và đọc tệp…")
        room.opens.set()
        await expect(page.locator(".line.officer time")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("ảnh.pdf", b"x", "Chỉ nhận tệp .xlsx hoặc .csv"),
        ("cũ.xls", b"x", "Lưu thành"),
        ("lớn.xlsx", b"x" * 2_500_000, "Tệp nặng 2,5 MB, tối đa 1 MB"),
    ],
)
async def test_a_file_that_cannot_be_taken_is_refused_at_once_with_what_to_do(
    name: str, content: bytes, words: str, phone: OpenPhone
) -> None:
    room = Room()
    async with phone(room) as (context, address):
        page = await open_page(context, address)
        await choose(page, name, content)
        await expect(page.locator("#file-note")).to_contain_text(words)
        await expect(page.locator("#file-note")).to_contain_text("Mời")
        await page.fill("#text", "5")
        await expect(page.locator("#file-note")).to_be_hidden()
        assert room.arrivals == []


async def test_without_signal_a_file_waits_in_its_place_and_is_sent_once(phone: OpenPhone) -> None:
    room = Room()
    async with phone(room) as (context, address):
        page = await open_page(context, address)
        await context.set_offline(True)
        await choose(page)
        await say(page, "sau tệp")
        await expect(page.locator(".line.officer")).to_have_count(2)
        await expect(page.locator(".line.officer .meta").first).to_contain_text("chưa gửi được, sẽ tự gửi lại")
        await context.set_offline(False)
        await expect(page.locator(".line.bot")).to_have_count(2)
        kinds = [message.content.kind for message in {m.update_key: m for m in room.arrivals}.values()]
        assert kinds == ["sheet", "typed"]
        assert await page.evaluate("Object.keys(localStorage).length") == 0


async def test_a_file_dropped_on_the_page_is_sent_too(phone: OpenPhone) -> None:
    room = Room()
    async with phone(room) as (context, address):
        page = await open_page(context, address)
        await page.evaluate(
            """name => {
              const data = new DataTransfer();
              data.items.add(new File(["48,5"], name));
              document.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
            }""",
            NAME,
        )
        await expect(page.locator(".line.bot")).to_have_count(1)
        assert [sheet.name for sheet in sheets(room)] == [NAME]


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_paper_clip_can_be_hit_and_a_long_name_fits_a_narrow_phone(scheme: str, phone: OpenPhone) -> None:
    room = Room()
    async with phone(room, color_scheme=scheme) as (context, address):
        page = await open_page(context, address)
        await choose(page, "bao_cao_tong_hop_so_lieu_thang_6_nam_2024_xa_chieng_ly_ban_cuoi.xlsx")
        await expect(page.locator(".line.bot")).to_have_count(1)
        await room.say(await sender_of(page), "Mời gửi tệp.")
        await choose(page, "cũ.xls")
        await expect(page.locator("#file-note")).to_be_visible()
        box = await page.locator("#attach").bounding_box()
        assert box is not None
        assert box["width"] >= 44
        assert box["height"] >= 44
        assert await page.evaluate("document.documentElement.scrollWidth") == 360
