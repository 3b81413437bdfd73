"""A small room behind the chat page: remembers lines in memory and answers each message once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.channels import contract
from bot.channels.web.backstage import Group, Line, Part, Step, UnknownPart
from bot.channels.web.channel import WebChannel
from models import messages

START = datetime(2024, 6, 17, 7, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
PARTS = (
    Part("chieng_ly", "Công chức văn phòng – thống kê", Group.COMMUNES, "Xã Chiềng Ly"),
    Part("thi_tran", "Công chức văn phòng – thống kê", Group.COMMUNES, "Thị trấn Thuận Châu"),
    Part("chieng_ly.ban_a", "Trưởng bản", Group.VILLAGES, "Bản A (mẫu)"),
    Part("phong_noi_vu", "Điều phối", Group.COORDINATOR, "Phòng Nội vụ"),
    Part("chu_tich", "Chủ tịch UBND huyện", Group.CHAIRMAN, "UBND huyện"),
)
MENU = (
    messages.Choice(token="menu.report", label="Báo cáo tháng 6"),
    messages.Choice(token="menu.progress", label="Xem tiến độ"),
    messages.Choice(token="menu.help", label="Trợ giúp"),
)


class Room:
    """Backstage and demonstration at once; ``arrivals`` holds everything ever received, repeats included."""

    def __init__(self) -> None:
        self.channel: WebChannel | None = None
        self.arrivals: list[messages.InboundMessage] = []
        self.lines: dict[str, list[Line]] = {}
        self.time = START
        self.keys = 0
        self.files: dict[str, Path] = {}
        self.silent = False
        self.opens: asyncio.Event | None = None

    async def history(self, sender: str, limit: int) -> Sequence[Line]:
        return self.lines.get(sender, [])[-limit:]

    async def content_of(self, channel: str, sender: str, name: str, data: bytes) -> messages.Sheet:
        """Nothing is opened here: the one cell is what was in the file."""
        if self.opens is not None:
            await self.opens.wait()
        return messages.Sheet(name=name, rows=((data.decode(),),))

    async def parts(self) -> Sequence[Part]:
        return PARTS

    async def play(self, browser: str, handle: str) -> str:
        if handle not in {part.handle for part in PARTS}:
            raise UnknownPart(handle)
        return f"{browser}/{handle}"

    async def now(self) -> datetime:
        return self.time

    async def advance(self, step: Step) -> datetime:
        if step is Step.HOUR:
            self.time += timedelta(hours=1)
        if step is Step.DAY:
            self.time += timedelta(days=1)
        return self.time

    async def receive(self, arrivals: Sequence[messages.InboundMessage], /) -> None:
        for message in arrivals:
            is_known = message.update_key in {each.update_key for each in self.arrivals}
            self.arrivals.append(message)
            if not is_known:
                await self._take(message)

    async def _take(self, message: messages.InboundMessage) -> None:
        lines = self.lines.setdefault(message.sender, [])
        text = self._words(message, lines)
        lines.append(Line(f"i{len(self.arrivals)}", "officer", text, self.time, client_id=message.update_key))
        if not self.silent:
            await self.answer(message.sender, text)

    def _words(self, message: messages.InboundMessage, lines: list[Line]) -> str:
        match message.content:
            case messages.Typed(text=text):
                return text
            case messages.Picked(prompt=prompt, token=token):
                offered = [c for line in lines if line.prompt == prompt for c in line.choices]
                return next((choice.label for choice in offered if choice.token == token), token)
            case messages.Attached(name=name) | messages.Sheet(name=name):
                return f"📎 {name}"
            case messages.Unsupported(what=what):
                return f"[{what}]"

    async def answer(self, sender: str, text: str) -> None:
        if text == "ảnh":
            await self.say(sender, "Tiến độ tháng 6 của xã Chiềng Ly.", picture=self.files.get("picture"))
        elif text == "tệp":
            await self.say(sender, "Danh sách đã nộp.", document=self.files.get("document"))
        else:
            await self.say(sender, f"Đã nhận: {text}", choices=MENU)

    async def say(
        self,
        sender: str,
        text: str,
        *,
        choices: tuple[messages.Choice, ...] = (),
        picture: Path | None = None,
        document: Path | None = None,
    ) -> None:
        """Store a line of the bot and deliver it."""
        self.keys += 1
        prompt = self.keys
        self.lines.setdefault(sender, []).append(
            Line(
                f"o{self.keys}",
                "bot",
                text,
                self.time,
                prompt=prompt,
                choices=choices,
                picture=picture,
                document=document,
            )
        )
        message = messages.OutboundMessage(text=text, prompt=prompt, choices=choices)
        assert self.channel is not None
        await self.channel.deliver(
            contract.Delivery(key=prompt, address=sender, message=message, picture=picture, document=document)
        )


def app_of(
    room: Room, *, staged: bool = False, public_url: str | None = None, heartbeat: float = 15.0
) -> tuple[WebChannel, web.Application]:
    """The page's channel before ``room``, not yet listening, and an app with its routes."""
    channel = WebChannel(
        room,
        room if staged else None,
        uploads=room,
        clock=lambda: room.time,
        public_url=public_url,
        heartbeat=timedelta(seconds=heartbeat),
    )
    room.channel = channel
    app = web.Application()
    channel.routes(app)
    return channel, app


@asynccontextmanager
async def listening(room: Room, **how: Any) -> AsyncIterator[web.Application]:
    """The app of ``room`` with its channel listening while the block runs; ``how`` as for ``app_of``."""
    channel, app = app_of(room, **how)
    listener = asyncio.create_task(channel.listen(room.receive))
    await asyncio.sleep(0)
    try:
        yield app
    finally:
        listener.cancel()
        await asyncio.gather(listener, return_exceptions=True)
        await channel.close()
