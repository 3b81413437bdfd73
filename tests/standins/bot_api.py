"""A stand-in for Telegram's Bot API on this machine: keeps updates, takes messages, goes wrong on demand.

Promises: updates are forgotten only when a higher offset confirms them; limits, refusals and conflicts are
worded as the real server words them; every call is recorded before it is answered.
Must not: know our bot. One long file, so that it runs as it is: ``python tests/standins/bot_api.py``.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import math
import time
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

TOKEN = "1234567890:stand-in_token_of_no_real_bot_00000"
BOT = {"id": 1234567890, "is_bot": True, "first_name": "Số liệu", "username": "so_lieu_bot"}
DEFAULT_KINDS = frozenset({"message", "edited_message", "callback_query", "my_chat_member", "channel_post"})
MESSAGE_LIFE = 24 * 3600
TAP_LIFE = 150
LARGEST_DOWNLOAD = 20_000_000
BLOCKED = "Forbidden: bot was blocked by the user"
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
OTHER_POLLER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


@dataclass
class Call:
    """One request as it came; ``answer`` is the status it got (0: the connection was dropped)."""

    method: str
    parameters: dict[str, Any]
    files: dict[str, tuple[str, bytes]]
    at: float
    answer: int = 0
    message_id: int | None = None

    @property
    def chat(self) -> int:
        return int(self.parameters["chat_id"])

    @property
    def text(self) -> str:
        return str(self.parameters.get("text", self.parameters.get("caption", "")))

    @property
    def buttons(self) -> list[list[dict[str, str]]]:
        return (self.parameters.get("reply_markup") or {}).get("inline_keyboard", [])


@dataclass
class Fault:
    """What happens to the next call of a method instead of a proper answer.

    ``drop`` closes the connection; ``obeyed`` says whether the call took effect before that.
    """

    status: int = 0
    body: str = ""
    delay: float = 0.0
    drop: bool = False
    obeyed: bool = False


@dataclass
class Waiting:
    """An update that no offset has confirmed yet. ``raw`` is JSON text, or whatever stands in for it."""

    id: int
    raw: str
    dies_at: float


class Refusal(Exception):
    """The error envelope of the Bot API."""

    def __init__(self, status: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.status, self.description, self.parameters = status, description, parameters


@dataclass
class Window:
    """At most ``most`` calls within any ``seconds``."""

    most: int
    seconds: float
    _taken: deque[float] = field(default_factory=deque)

    def wait(self, now: float) -> float:
        """Seconds until the next call is welcome."""
        while self._taken and self._taken[0] <= now - self.seconds:
            self._taken.popleft()
        return self._taken[0] + self.seconds - now if len(self._taken) >= self.most else 0

    def take(self, now: float) -> None:
        self._taken.append(now)


@dataclass
class Bucket:
    """``size`` calls at once, refilled at ``rate`` a second."""

    rate: float
    size: float
    left: float = field(init=False)
    at: float = 0.0

    def __post_init__(self) -> None:
        self.left = self.size

    def wait(self, now: float) -> float:
        """Seconds until the next call is welcome."""
        self.left, self.at = min(self.size, self.left + (now - self.at) * self.rate), now
        return (1 - self.left) / self.rate if self.left < 1 else 0

    def take(self, now: float) -> None:
        self.left -= 1


@dataclass(frozen=True)
class Breach:
    """A call that a limit refused: "bot", "chat" or "group"; or one made inside a wait that had been announced."""

    kind: str
    chat: int
    at: float


class BotApi:
    """The server's memory and its knobs; ``root`` is what a bot gets as its API root."""

    def __init__(self, token: str = TOKEN, clock: Callable[[], float] = time.time) -> None:
        self.token, self.clock, self.root = token, clock, ""
        self.calls: list[Call] = []
        self.sent: list[Call] = []
        self.menus: dict[str, list[dict[str, str]]] = {}
        self.files: dict[str, bytes] = {}
        self.blocked: set[int] = set()
        self.unknown: set[int] = set()
        self.migrated: dict[int, int] = {}
        self.faults: defaultdict[str, deque[Fault]] = defaultdict(deque)
        self.revoked = False
        self.webhook = ""
        self.longest_poll = 50.0
        self.limited = False
        self.breaches: list[Breach] = []
        self._whole = Window(30, 1.0)
        self._rooms: dict[int, Window | Bucket] = {}
        self._announced: dict[int, float] = {}
        self._updates: list[Waiting] = []
        self._kinds = DEFAULT_KINDS
        self._next_update, self._next_message = 700_000_001, 1
        self._poller: asyncio.Future[None] | None = None
        self._last_poll = (-1, 0.0)
        self._taps: dict[str, float] = {}
        self._watchers: list[asyncio.Future[None]] = []

    # What officers do.

    def officer_types(self, chat: int, text: str, *, user: int | None = None, **fields: Any) -> int:
        """A text message arrives; returns its message id. A negative ``chat`` is a group."""
        return self.officer_sends(chat, user=user, text=text, **fields)

    def officer_sends(self, chat: int, *, user: int | None = None, **fields: Any) -> int:
        """Any message arrives: ``photo=[…]``, ``sticker={…}``."""
        number = self._new_message()
        message = {"message_id": number, "from": person(user or abs(chat)), "chat": place(chat)}
        self.update("message", {**message, "date": int(self.clock()), **fields})
        return number

    def officer_sends_file(self, chat: int, name: str, content: bytes, **fields: Any) -> str:
        """A document arrives; returns the id under which it can be asked for."""
        file_id = f"file-{len(self.files)}"
        self.files[file_id] = content
        named = {"file_id": file_id, "file_unique_id": file_id, "file_name": name, "file_size": len(content)}
        self.officer_sends(chat, document={**named, **fields})
        return file_id

    def officer_edits(self, chat: int, message_id: int, text: str) -> None:
        """An old message is changed."""
        now = int(self.clock())
        message = {"message_id": message_id, "from": person(abs(chat)), "chat": place(chat), "date": now - 60}
        self.update("edited_message", {**message, "edit_date": now, "text": text})

    def officer_taps(self, chat: int, message_id: int, data: str, *, user: int | None = None) -> str:
        """A choice under ``message_id`` is tapped; returns the id of the callback query."""
        query = f"{self._next_update}000"
        self._taps[query] = self.clock()
        under = {
            "message_id": message_id,
            "from": BOT,
            "chat": place(chat),
            "date": int(self.clock()),
            "text": "…",
        }
        tap = {
            "id": query,
            "from": person(user or abs(chat)),
            "message": under,
            "chat_instance": "1",
            "data": data,
        }
        self.update("callback_query", tap, life=TAP_LIFE)
        return query

    def update(self, kind: str, content: Any, life: float = MESSAGE_LIFE) -> int:
        """Any update, well-formed or not; returns its id. Kinds that were not asked for are dropped."""
        if kind not in self._kinds and kind in DEFAULT_KINDS:
            return 0
        return self.raw_update(json.dumps({"update_id": self._next_update, kind: content}), life)

    def raw_update(self, raw: str, life: float = MESSAGE_LIFE) -> int:
        """An update as a piece of the answer's body: it need not even be JSON ("{id}" becomes its id)."""
        number, self._next_update = self._next_update, self._next_update + 1
        self._updates.append(Waiting(number, raw.replace("{id}", str(number)), self.clock() + life))
        self._tell()
        return number

    def number_anew(self, update_id: int) -> None:
        """The next update has this id, as after a week without any."""
        self._next_update = update_id

    def redeliver(self) -> None:
        """Every update still kept is handed out once more beside itself."""
        self._updates = [update for update in self._updates for _ in range(2)]

    # What went out.

    def sent_to(self, chat: int) -> list[Call]:
        """What reached ``chat``, oldest first."""
        return [call for call in self.sent if call.chat == chat]

    def calls_of(self, method: str) -> list[Call]:
        """Every call of ``method``, answered or not."""
        return [call for call in self.calls if call.method == method]

    @property
    def waiting(self) -> list[int]:
        """The ids of updates nobody has confirmed."""
        return [update.id for update in self._updates]

    async def until(self, holds: Callable[[], Any], within: float = 10.0) -> None:
        """Wait until ``holds()`` is true; looked at after every call."""
        async with asyncio.timeout(within):
            while not holds():
                self._watchers.append(asyncio.get_running_loop().create_future())
                await self._watchers[-1]

    def fail(self, method: str, *faults: Fault) -> None:
        """The next calls of ``method`` meet these faults, in order."""
        self.faults[method].extend(faults)

    # The server.

    def app(self) -> web.Application:
        """The web application: the Bot API, its files, and a door for scripts at ``/control``."""
        app = web.Application(client_max_size=60 * 1024**2)
        app.router.add_route("*", "/bot{token}/{method}", self._called)
        app.router.add_get("/file/bot{token}/{path:.+}", self._file)
        app.router.add_post("/control/{act:types|taps}", self._act)
        app.router.add_get("/control/sent/{chat}", self._read)
        return app

    async def _called(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        parameters, files = await read_parameters(request)
        call = Call(method, parameters, files, time.monotonic())
        self.calls.append(call)
        self._look()
        faults = self.faults[method]
        fault = faults.popleft() if faults else Fault(obeyed=True)
        await asyncio.sleep(fault.delay)
        try:
            answer = await self._answered(call, request.match_info["token"]) if fault.obeyed else None
            if fault.drop and request.transport is not None:
                request.transport.close()
            if fault.status:
                answer = web.Response(status=fault.status, text=fault.body, content_type=content_type(fault.body))
            unheard = fault.drop or request.transport is None  # a caller that is gone is told nothing
            call.answer = 0 if unheard or answer is None else answer.status
            return answer or web.Response(status=200, text=fault.body)
        finally:
            self._look()

    async def _answered(self, call: Call, token: str) -> web.Response:
        try:
            if token != self.token or self.revoked:
                raise Refusal(401, "Unauthorized")
            methods = {
                "getUpdates": self._get_updates, "getMe": self._get_me, "setMyCommands": self._set_menu,
                "answerCallbackQuery": self._answer_tap, "getFile": self._get_file, "sendMessage": self._send,
                "sendPhoto": self._send, "sendDocument": self._send, "setWebhook": self._set_webhook,
                "deleteWebhook": self._set_webhook,
            }  # fmt: skip
            if call.method not in methods:
                raise Refusal(404, "Not Found")
            result = await methods[call.method](call)
        except Refusal as refusal:
            extra = {"parameters": refusal.parameters} if refusal.parameters else {}
            said = {"ok": False, "error_code": refusal.status, "description": refusal.description, **extra}
            return web.json_response(said, status=refusal.status)
        return web.Response(text=f'{{"ok":true,"result":{result}}}', content_type="application/json")

    async def _get_updates(self, call: Call) -> str:
        if self.webhook:
            raise Refusal(409, WEBHOOK_ACTIVE)
        asked = call.parameters
        offset, limit = int(asked.get("offset") or 0), min(max(int(asked.get("limit") or 100), 1), 100)
        if "allowed_updates" in asked:
            self._kinds = frozenset(asked["allowed_updates"]) or DEFAULT_KINDS
        self._forget(offset)
        self._look()
        last, self._last_poll = self._last_poll, (offset, time.monotonic())
        if last[0] == offset and time.monotonic() - last[1] < 0.5:
            limit = 1
        if not self._updates:
            await self._long_poll(min(float(asked.get("timeout") or 0), self.longest_poll))
        return "[" + ",".join(update.raw for update in self._updates[:limit]) + "]"

    def _forget(self, offset: int) -> None:
        now = self.clock()
        kept = self._updates[offset:] if offset < 0 else self._updates
        self._updates = [update for update in kept if update.dies_at > now and (offset < 0 or update.id >= offset)]

    async def _long_poll(self, seconds: float) -> None:
        if self._poller is not None and not self._poller.done():
            self._poller.set_exception(Refusal(409, OTHER_POLLER))
        self._poller = mine = asyncio.get_running_loop().create_future()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await mine

    async def _get_me(self, call: Call) -> str:
        return json.dumps({**BOT, "can_join_groups": True, "can_read_all_group_messages": False})

    async def _set_menu(self, call: Call) -> str:
        self.menus[call.parameters.get("language_code", "")] = call.parameters["commands"]
        return "true"

    async def _set_webhook(self, call: Call) -> str:
        self.webhook = call.parameters.get("url", "")
        return "true"

    async def _answer_tap(self, call: Call) -> str:
        tapped_at = self._taps.get(call.parameters.get("callback_query_id", ""))
        if tapped_at is None or self.clock() - tapped_at > TAP_LIFE:
            raise Refusal(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        return "true"

    async def _get_file(self, call: Call) -> str:
        name = call.parameters["file_id"]
        if name not in self.files:
            raise Refusal(400, "Bad Request: invalid file_id")
        size = len(self.files[name])
        if size > LARGEST_DOWNLOAD:
            raise Refusal(400, "Bad Request: file is too big")
        return json.dumps(
            {"file_id": name, "file_unique_id": name, "file_size": size, "file_path": f"documents/{name}"}
        )

    async def _send(self, call: Call) -> str:
        chat = call.parameters.get("chat_id")
        if chat is None:
            raise Refusal(400, "Bad Request: chat_id is empty")
        self._admit(int(chat))
        refuse_bad_content(call)
        call.message_id = self._new_message()
        self.sent.append(call)
        message = {
            "message_id": call.message_id,
            "from": BOT,
            "chat": place(call.chat),
            "date": int(self.clock()),
        }
        return json.dumps({**message, "text": call.text})

    def _admit(self, chat: int) -> None:
        if chat in self.unknown:
            raise Refusal(400, "Bad Request: chat not found")
        if chat in self.blocked:
            raise Refusal(403, BLOCKED)
        if chat in self.migrated:
            moved = self.migrated[chat]
            raise Refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=moved)
        wait = self._wait_for(chat) if self.limited else 0
        if wait:
            raise Refusal(429, f"Too Many Requests: retry after {wait}", retry_after=wait)

    def _wait_for(self, chat: int) -> int:
        """Whole seconds to wait before the next message to this chat, 0 when it is taken now.

        30 within any second from the whole bot; one a second in a chat, three at once; 20 within any minute in a
        group. The network does not say which of them it was, but here it is noted.
        """
        now = time.monotonic()
        room = self._rooms.setdefault(chat, Window(20, 60.0) if chat < 0 else Bucket(1, 3))
        waits = {("group" if chat < 0 else "chat"): room.wait(now), "bot": self._whole.wait(now)}
        kind, seconds = max(waits.items(), key=lambda wait: wait[1])
        if now < self._announced.get(chat, now):
            self.breaches.append(Breach("inside a wait", chat, now))
        if seconds > 0:
            self.breaches.append(Breach(kind, chat, now))
            self._announced[chat] = now + math.ceil(seconds)
            return math.ceil(seconds)
        room.take(now)
        self._whole.take(now)
        return 0

    async def _file(self, request: web.Request) -> web.StreamResponse:
        """A download, recorded as a call of "download"; an obeyed drop ends it in the middle."""
        name = request.match_info["path"].rpartition("/")[2]
        self.calls.append(Call("download", {"path": name}, {}, time.monotonic()))
        self._look()
        fault = self.faults["download"].popleft() if self.faults["download"] else Fault(obeyed=True)
        await asyncio.sleep(fault.delay)
        if fault.drop and fault.obeyed:
            response = web.StreamResponse(headers={"Content-Length": str(len(self.files[name]))})
            await response.prepare(request)
            await response.write(self.files[name][: len(self.files[name]) // 2])
        if fault.drop and request.transport is not None:
            request.transport.close()
        if fault.status:
            return web.Response(status=fault.status, text=fault.body, content_type=content_type(fault.body))
        if request.match_info["token"] != self.token or name not in self.files:
            raise web.HTTPNotFound
        return web.Response(body=self.files[name])

    async def _act(self, request: web.Request) -> web.Response:
        asked = await request.json()
        act = self.officer_types if request.match_info["act"] == "types" else self.officer_taps
        return web.json_response({"id": act(**asked)})

    async def _read(self, request: web.Request) -> web.Response:
        calls = self.sent_to(int(request.match_info["chat"]))
        return web.json_response(
            [{"id": call.message_id, "text": call.text, "buttons": call.buttons} for call in calls]
        )

    def _new_message(self) -> int:
        self._next_message += 1
        return self._next_message

    def _tell(self) -> None:
        if self._updates and self._poller is not None and not self._poller.done():
            self._poller.set_result(None)
        self._look()

    def _look(self) -> None:
        watchers, self._watchers = self._watchers, []
        for watcher in watchers:
            if not watcher.done():
                watcher.set_result(None)


async def read_parameters(request: web.Request) -> tuple[dict[str, Any], dict[str, tuple[str, bytes]]]:
    """The parameters and files of a call, however they were sent: query, form, multipart or JSON."""
    if request.content_type == "application/json":
        return {**request.query, **await request.json()}, {}
    parameters: dict[str, Any] = dict(request.query)
    files = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            files[name] = (value.filename, value.file.read())
        else:
            parameters[name] = unpacked(value)
    return parameters, files


def unpacked(value: str) -> Any:
    """A form's value: objects and lists travel as JSON inside it."""
    if value[:1] in {"{", "["}:
        with contextlib.suppress(ValueError):
            return json.loads(value)
    return value


def refuse_bad_content(call: Call) -> None:
    """Refuse what the real server refuses."""
    units = len(call.text.strip().encode("utf-16-le")) // 2
    if call.method == "sendMessage" and units == 0:
        raise Refusal(400, "Bad Request: message text is empty")
    if call.method == "sendMessage" and units > 4096:
        raise Refusal(400, "Bad Request: message is too long")
    if call.method != "sendMessage" and units > 1024:
        raise Refusal(400, "Bad Request: message caption is too long")
    if call.method != "sendMessage" and not call.files:
        raise Refusal(400, f"Bad Request: there is no {call.method[4:].lower()} in the request")
    if call.files.get("photo", ("", b"\x89PNG"))[1][:4] not in {b"\x89PNG", b"\xff\xd8\xff\xe0"}:
        raise Refusal(400, "Bad Request: IMAGE_PROCESS_FAILED")
    buttons = [button for row in call.buttons for button in row]
    if len(buttons) > 100:
        raise Refusal(400, "Bad Request: reply markup is too long")
    if any(not 1 <= len(button["callback_data"].encode()) <= 64 for button in buttons):
        raise Refusal(400, "Bad Request: BUTTON_DATA_INVALID")


def person(user: int) -> dict[str, Any]:
    """An officer as the network describes one."""
    return {"id": user, "is_bot": False, "first_name": "Cán bộ", "language_code": "vi"}


def place(chat: int) -> dict[str, Any]:
    """A chat as the network describes one."""
    if chat < 0:
        return {"id": chat, "type": "supergroup", "title": "Tổ công tác"}
    return {"id": chat, "type": "private", "first_name": "Cán bộ"}


def content_type(body: str) -> str:
    """What a server would call this body."""
    return "text/html" if body.lstrip().startswith("<") else "application/json"


@contextlib.asynccontextmanager
async def serving(api: BotApi | None = None, port: int = 0) -> AsyncIterator[BotApi]:
    """The stand-in on 127.0.0.1; port 0 takes a free one. ``api.root`` is its address."""
    api = api or BotApi()
    runner = web.AppRunner(api.app(), shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
        api.root = f"http://127.0.0.1:{runner.addresses[0][1]}"
        yield api
    finally:
        await runner.cleanup()


async def serve_until_stopped(port: int, *, limited: bool) -> None:
    """Serve and print the two settings a bot needs."""
    async with serving(port=port) as api:
        api.limited = limited
        print(f"TELEGRAM_API_ROOT={api.root}\nTELEGRAM_TOKEN={api.token}", flush=True)  # noqa: T201
        await asyncio.Event().wait()


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--port", type=int, default=8081)
    arguments.add_argument("--limited", action="store_true", help="enforce 30/s, 1/s a chat, 20/min a group")
    asked = arguments.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve_until_stopped(asked.port, limited=asked.limited))
