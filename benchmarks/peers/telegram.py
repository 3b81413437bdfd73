"""A stand-in for Telegram's Bot API that costs next to nothing, so that the bot before it is what is measured.

Promises: updates are given again until an offset confirms them; every answer may come ``delay`` seconds late. Must
not: refuse anything, or keep what was sent. It reads plain HTTP/1.1 requests with a length, as all the peers write.
"""

from __future__ import annotations

import asyncio
import itertools
import json
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import parse_qsl

TOKEN = "1234567890:stand-in_token_of_no_real_bot_00000"
ME = {"id": 1234567890, "is_bot": True, "first_name": "Số liệu", "username": "so_lieu_bot"}
Hear = Callable[[int, str, int, Sequence[Sequence[dict[str, str]]]], None]


class Telegram:
    """``hear`` is told of every message the bot sends: chat, text, message id, buttons. ``root`` once it serves."""

    def __init__(self, delay: float = 0.0) -> None:
        self.delay = delay
        self.root = ""
        self.polls = 0
        self.hear: Hear = lambda chat, text, message, buttons: None
        self._updates: deque[tuple[int, str]] = deque()
        self._numbers = itertools.count(700_000_001)
        self._messages = itertools.count(1)
        self._waiting: tuple[_Connection, int] | None = None
        self._giving = False
        self._server: asyncio.Server | None = None

    async def serve(self) -> None:
        """Begin to serve on a free port of this machine."""
        self._server = await asyncio.get_running_loop().create_server(lambda: _Connection(self), "127.0.0.1", 0)
        self.root = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def close(self) -> None:
        if self._server is not None:
            self._server.close()

    def say(self, chat: int, text: str) -> None:
        """A message of this chat's officer."""
        said = {"message_id": next(self._messages), "from": _person(chat), "chat": _chat(chat), "date": 1718840000}
        if text.startswith("/"):
            said["entities"] = [{"offset": 0, "length": len(text), "type": "bot_command"}]
        self._arrives({"message": {**said, "text": text}})

    def tap(self, chat: int, message: int, data: str) -> None:
        """A tap on a button under a message."""
        under = {"message_id": message, "from": ME, "chat": _chat(chat), "date": 1718840000, "text": "…"}
        tap = {"id": str(next(self._messages)), "from": _person(chat), "message": under, "chat_instance": "1"}
        self._arrives({"callback_query": {**tap, "data": data}})

    def _arrives(self, update: dict[str, Any]) -> None:
        number = next(self._numbers)
        self._updates.append((number, json.dumps({"update_id": number, **update}, ensure_ascii=False)))
        if self._waiting is not None and not self._giving:
            self._giving = True
            asyncio.get_running_loop().call_soon(self._give)

    def answer(self, connection: _Connection, method: str, parameters: dict[str, Any]) -> None:
        """Obey one call."""
        if method == "getUpdates":
            self._polled(connection, parameters)
        elif method == "sendMessage":
            chat, text, number = int(parameters["chat_id"]), str(parameters["text"]), next(self._messages)
            sent = {"message_id": number, "from": ME, "chat": _chat(chat), "date": 1718840000, "text": text}
            connection.reply(json.dumps({"ok": True, "result": sent}, ensure_ascii=False), self.delay)
            self.hear(chat, text, number, _buttons(parameters.get("reply_markup")))
        else:
            connection.reply(json.dumps({"ok": True, "result": ME if method == "getMe" else True}), self.delay)

    def _polled(self, connection: _Connection, parameters: dict[str, Any]) -> None:
        self.polls += 1
        offset, limit = int(parameters.get("offset") or 0), int(parameters.get("limit") or 100)
        while self._updates and self._updates[0][0] < offset:
            self._updates.popleft()
        self._waiting = (connection, limit)
        if self._updates:
            self._give()
        elif not int(parameters.get("timeout") or 0):
            self._waiting = None
            connection.reply('{"ok":true,"result":[]}', self.delay)

    def _give(self) -> None:
        self._giving = False
        if self._waiting is None:
            return
        connection, limit = self._waiting
        self._waiting = None
        given = ",".join(text for _, text in itertools.islice(self._updates, limit))
        connection.reply('{"ok":true,"result":[' + given + "]}", self.delay)


class _Connection(asyncio.Protocol):
    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram
        self._read = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport if isinstance(transport, asyncio.Transport) else None

    def data_received(self, data: bytes) -> None:
        self._read += data
        while (end := self._read.find(b"\r\n\r\n")) >= 0:
            head = self._read[:end].lower()
            at = head.find(b"content-length:")
            length = int(head[at + 15 : (head.find(b"\r\n", at) + 1 or len(head) + 1) - 1]) if at >= 0 else 0
            if len(self._read) < end + 4 + length:
                return
            line, body = self._read[: self._read.find(b"\r\n")], self._read[end + 4 : end + 4 + length]
            self._read = self._read[end + 4 + length :]
            method = line.split(b" ", 2)[1].partition(b"?")[0].rpartition(b"/")[2].decode()
            self._telegram.answer(self, method, _parameters(body))

    def reply(self, body: str, delay: float) -> None:
        """Answer the request that was read last, in time or late."""
        content = body.encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
        if delay:
            asyncio.get_running_loop().call_later(delay, self._write, head.encode() + content)
        else:
            self._write(head.encode() + content)

    def _write(self, answer: bytes) -> None:
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(answer)


def _parameters(body: bytes) -> dict[str, Any]:
    if not body:
        return {}
    if body.startswith(b"{"):
        read: dict[str, Any] = json.loads(body)
        return read
    return dict(parse_qsl(body.decode()))


def _buttons(markup: Any) -> Sequence[Sequence[dict[str, str]]]:
    read = json.loads(markup) if isinstance(markup, str) else markup
    found: Sequence[Sequence[dict[str, str]]] = (read or {}).get("inline_keyboard", ())
    return found


def _person(chat: int) -> dict[str, Any]:
    return {"id": chat, "is_bot": False, "first_name": "Cán bộ", "last_name": f"Số {chat}", "language_code": "vi"}


def _chat(chat: int) -> dict[str, Any]:
    return {"id": chat, "first_name": "Cán bộ", "last_name": f"Số {chat}", "type": "private"}
