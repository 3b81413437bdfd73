"""The page with bad signal, several pages and a personal link, in a real Chromium."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from aiohttp.test_utils import TestServer, unused_port
from playwright.async_api import Route, expect

from models import messages
from tests.browser.phone import OpenPhone, open_page, say, typed
from tests.channels.web.stand_in import Room, listening

pytestmark = [pytest.mark.chromium, pytest.mark.asyncio(loop_scope="session")]


async def test_without_signal_messages_wait_and_leave_in_order_when_it_returns(phone: OpenPhone) -> None:
    room = Room()
    async with phone(room) as (context, address):
        page = await open_page(context, address)
        await context.set_offline(True)
        for text in ("một", "hai", "ba"):
            await say(page, text)
        await expect(page.locator(".line.officer")).to_have_count(3)
        await expect(page.locator(".line[data-state=waiting]")).to_have_count(3)
        await expect(page.locator(".line .meta").first).to_contain_text("chưa gửi được, sẽ tự gửi lại")
        await expect(page.locator("#status-words")).to_have_text("Mất kết nối, đang thử lại…")
        assert room.arrivals == []
        await context.set_offline(False)
        await expect(page.locator(".line[data-state=kept]")).to_have_count(6)
        assert typed(room) == ["một", "hai", "ba"]
        await expect(page.locator("#status")).to_have_attribute("data-status", "connected")


async def test_messages_typed_while_the_server_is_down_arrive_when_it_is_back(phone: OpenPhone) -> None:
    room = Room()
    async with phone(room) as (context, address):
        port = unused_port()
        async with listening(room) as app, TestServer(app, port=port):
            page = await open_page(context, f"{address.rpartition(':')[0]}:{port}/")
        await expect(page.locator("#status")).to_have_attribute("data-status", "lost")
        await say(page, "một")
        await say(page, "hai")
        await expect(page.locator("[data-state=waiting]")).to_have_count(2)
        async with listening(room) as app, TestServer(app, port=port):
            await page.get_by_role("button", name="Gửi lại ngay").first.click()
            await expect(page.locator(".line.officer[data-state=kept]")).to_have_count(2)
            await expect(page.locator("#status")).to_have_attribute("data-status", "connected", timeout=15000)
            await expect(page.locator(".line.bot")).to_have_count(2)
        assert typed(room) == ["một", "hai"]


async def test_messages_that_wait_survive_closing_the_page(phone: OpenPhone) -> None:
    room = Room()
    async with phone(room) as (context, address):
        page = await open_page(context, address)
        await context.set_offline(True)
        await say(page, "một")
        await say(page, "hai")
        await expect(page.locator(".line[data-state=waiting]")).to_have_count(2)
        await page.close()
        await context.set_offline(False)
        again = await open_page(context, address)
        await expect(again.locator(".line.officer[data-state=kept]")).to_have_count(2)
        assert typed(room) == ["một", "hai"]


async def test_a_lost_answer_sends_the_same_message_again_and_shows_it_once(phone: OpenPhone) -> None:
    room = Room()
    async with phone(room) as (context, address):
        page = await open_page(context, address)
        lost: list[str] = []

        async def lose_first(route: Route) -> None:
            if lost:
                await route.continue_()
                return
            lost.append("answer")
            await route.fetch()
            await route.abort()

        await page.route("**/api/messages", lose_first)
        await say(page, "245 ha")
        await expect(page.locator(".line.bot")).to_have_count(1)
        await expect(page.locator(".line.officer")).to_have_count(1)
        await expect(page.locator(".line.officer")).to_have_attribute("data-state", "kept")
        await say(page, "xong")
        await expect(page.locator(".line.officer[data-state=kept]")).to_have_count(2)
        assert typed(room) == ["245 ha", "xong"]
        assert [message.content for message in room.arrivals[:2]] == [messages.Typed(text="245 ha")] * 2


async def test_a_personal_link_joins_once(phone: OpenPhone) -> None:
    room = Room()
    async with phone(room) as (context, address):
        page = await open_page(context, f"{address}j/ABC-123")
        await expect(page.locator(".line.bot")).to_have_count(1)
        await expect(page.locator(".line.officer .text")).to_have_text("Mở đường liên kết tham gia")
        assert urlsplit(page.url).path == "/"
        await page.reload()
        await expect(page.locator(".line.officer")).to_have_count(1)
        assert typed(room) == ["/start ABC-123"]


async def test_two_pages_of_one_browser_show_the_same_chat(phone: OpenPhone) -> None:
    async with phone(Room()) as (context, address):
        one = await open_page(context, address)
        two = await open_page(context, address)
        await say(one, "từ trang một")
        await expect(two.locator(".line .text")).to_have_text(["từ trang một", "Đã nhận: từ trang một"])
        await two.get_by_role("button", name="Trợ giúp").click()
        await expect(one.locator(".line.officer .text").last).to_have_text("Trợ giúp")
        await expect(one.locator(".line")).to_have_count(4)
