"""Typing and tapping on the page, in a real Chromium."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.async_api import expect

from models import messages
from tests.browser.phone import OpenPhone, open_page, say, typed
from tests.channels.web.stand_in import Room

pytestmark = [pytest.mark.chromium, pytest.mark.asyncio(loop_scope="session")]


async def test_what_is_typed_appears_with_its_answer_day_and_time(phone: OpenPhone) -> None:
    room = Room()
    async with phone(room) as (context, address):
        page = await context.new_page()
        problems: list[str] = []
        asked: list[str] = []
        page.on("console", lambda message: problems.append(message.text))
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("request", lambda request: asked.append(urlsplit(request.url).netloc))
        await page.goto(address)
        await say(page, "1.398,5 ha <b>chè</b> 🌱")
        await expect(page.locator(".line.officer .text")).to_have_text("1.398,5 ha <b>chè</b> 🌱")
        await expect(page.locator(".line.bot .text")).to_have_text("Đã nhận: 1.398,5 ha <b>chè</b> 🌱")
        await expect(page.locator(".line time")).to_have_text(["07:30", "07:30"])
        await expect(page.locator(".day")).to_have_text(["Thứ Hai 17/06/2024"])
        await expect(page.locator("#text")).to_be_focused()
        await expect(page.locator("#text")).to_have_value("")
        assert problems == []
        assert set(asked) == {urlsplit(address).netloc}


async def test_a_tap_sends_the_choice_and_older_choices_turn_grey_but_still_send(phone: OpenPhone) -> None:
    room = Room()
    async with phone(room) as (context, address):
        page = await open_page(context, address)
        await say(page, "chào")
        await page.get_by_role("button", name="Xem tiến độ").click()
        await expect(page.locator(".line.officer .text")).to_have_text(["chào", "Xem tiến độ"])
        await expect(page.locator(".choices")).to_have_count(2)
        old, new = page.locator(".choices").nth(0), page.locator(".choices").nth(1)
        await expect(old).to_have_class(re.compile("past"))
        await expect(old.locator(".picked")).to_have_text("Xem tiến độ")
        await expect(new).not_to_have_class(re.compile("past"))
        await old.get_by_role("button", name="Trợ giúp").click()
        await expect(page.locator(".line.bot .text").last).to_have_text("Đã nhận: Trợ giúp")
        assert [message.content for message in room.arrivals[1:]] == [
            messages.Picked(prompt=1, token="menu.progress"),
            messages.Picked(prompt=1, token="menu.help"),
        ]
        await page.reload()
        await expect(page.locator(".choices").nth(1)).to_have_class(re.compile("past"))


async def test_a_double_tap_sends_one_choice(phone: OpenPhone) -> None:
    room = Room()
    async with phone(room) as (context, address):
        page = await open_page(context, address)
        await say(page, "chào")
        await expect(page.locator(".choice")).to_have_count(3)
        room.silent = True
        await page.get_by_role("button", name="Trợ giúp").dblclick()
        await expect(page.locator(".line.officer")).to_have_count(2)
        await expect(page.locator(".line.officer").last).to_have_attribute("data-state", "kept")
        assert len(room.arrivals) == 2


async def test_a_text_too_long_is_neither_sent_nor_cut(phone: OpenPhone) -> None:
    room = Room()
    async with phone(room) as (context, address):
        page = await open_page(context, address)
        await say(page, "ấ" * 4097)
        await expect(page.locator("#too-long")).to_contain_text("4.097 ký tự, tối đa 4.096")
        assert len(await page.input_value("#text")) == 4097
        await say(page, "🌱" * 4096)
        await expect(page.locator(".line.officer[data-state=kept]")).to_have_count(1)
        assert typed(room) == ["🌱" * 4096]


async def test_one_plays_an_officer_and_moves_the_clock(phone: OpenPhone) -> None:
    room = Room()
    async with phone(room, staged=True) as (context, address):
        page = await open_page(context, address)
        await expect(page.locator(".stage-mark")).to_have_text("DỮ LIỆU MẪU")
        await expect(page.locator("#stage-clock")).to_have_text("Thứ Hai 17/06/2024 07:30")
        await page.select_option("#stage-part", "chieng_ly")
        await say(page, "của Chiềng Ly")
        await expect(page.locator(".line")).to_have_count(2)
        await page.get_by_role("button", name="+1 ngày").click()
        await expect(page.locator("#stage-clock")).to_have_text("Thứ Ba 18/06/2024 07:30")
        await say(page, "hôm sau")
        await expect(page.locator(".day")).to_have_text(["Thứ Hai 17/06/2024", "Thứ Ba 18/06/2024"])
        await page.get_by_role("button", name="Đến lần nhắc tới").click()
        await expect(page.locator("#stage-note")).to_have_text("Không còn lần nhắc nào.")
        await page.select_option("#stage-part", "chu_tich")
        await expect(page.locator(".line")).to_have_count(0)
        await page.select_option("#stage-part", "chieng_ly")
        await expect(page.locator(".line")).to_have_count(4)
        assert {message.sender.rpartition("/")[2] for message in room.arrivals} == {"chieng_ly"}


async def test_a_pasted_photo_is_told_to_the_bot_as_a_photo(phone: OpenPhone) -> None:
    room = Room()
    async with phone(room) as (context, address):
        page = await open_page(context, address)
        await page.evaluate(
            "const data = new DataTransfer(); data.items.add(new File(['x'], 'a.jpg', {type: 'image/jpeg'}));"
            "document.getElementById('text').dispatchEvent("
            "new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}))"
        )
        await expect(page.locator(".line.bot")).to_have_count(1)
        assert [message.content for message in room.arrivals] == [messages.Unsupported(what="photo")]


async def test_a_newcomer_starts_with_one_tap(phone: OpenPhone) -> None:
    room = Room()
    async with phone(room) as (context, address):
        page = await open_page(context, address)
        await page.get_by_role("button", name="Bắt đầu").click()
        await expect(page.locator(".line.officer .text")).to_have_text("Bắt đầu")
        await expect(page.locator("#empty")).to_be_hidden()
        assert typed(room) == ["/start"]
