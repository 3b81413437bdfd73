"""Requests over kept connections: where an answer ends, which connection is used again, and what left or did not."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.channels.telegram import answer
from bot.channels.telegram.line import Line, NoAnswer, NotConnected

OK = b'HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n{"ok":true}'
CHUNKED = (
    b"HTTP/1.1 429 Too Many Requests\r\nTransfer-Encoding: chunked\r\n\r\n"
    b'4\r\n{"ok\r\n7;x=1\r\n":true}\r\n0\r\nX-Late: 1\r\n\r\n'
)
FIRST_A_HINT = b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + OK
CERTIFICATE = Path(__file__).parent / "payloads" / "localhost.pem"

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@pytest.mark.parametrize("sent", [OK, CHUNKED, FIRST_A_HINT])
def test_an_answer_is_whole_with_its_last_byte_and_not_before(sent: bytes) -> None:
    assert [answer.whole(sent[:cut]) for cut in range(len(sent))] == [None] * len(sent)
    whole = answer.whole(sent + b"HTTP")
    assert whole is not None
    assert (whole.body, whole.length, whole.stays) == (b'{"ok":true}', len(sent), True)


def test_an_answer_without_a_length_ends_with_its_connection() -> None:
    sent = b"HTTP/1.1 502 Bad Gateway\r\n\r\n<html>"
    assert answer.whole(sent) is None
    whole = answer.whole(sent, ended=True)
    assert whole is not None
    assert (whole.status, whole.body, whole.stays) == (502, b"<html>", False)


@pytest.mark.parametrize(
    ("head", "then"),
    [
        (b"HTTP/1.1 200 OK\r\nConnection: close", "closed"),
        (b"HTTP/1.1 200 OK\r\nConnection: Upgrade, Close", "closed"),
        (b"HTTP/1.0 200 OK", "closed"),
        (b"HTTP/1.0 200 OK\r\nConnection: Keep-Alive", "kept"),
    ],
)
def test_whether_a_connection_stays_is_read_from_the_answer(head: bytes, then: str) -> None:
    whole = answer.whole(head + b"\r\nContent-Length: 0\r\n\r\n")
    assert whole is not None
    assert whole.stays is (then == "kept")


@pytest.mark.parametrize(
    "sent",
    [
        b"SSH-2.0-OpenSSH_9.2\r\n\r\n",
        b"HTTP/2 200\r\n\r\n",
        b"HTTP/1.1 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        b"x" * 70_000,
    ],
)
def test_what_is_no_http_is_refused(sent: bytes) -> None:
    with pytest.raises(answer.NoHttp):
        answer.whole(sent)


@asynccontextmanager
async def serving(serve: Serve, trust: ssl.SSLContext | None = None) -> AsyncIterator[str]:
    """The address of a server that treats every connection so."""
    served: set[asyncio.Task[None]] = set()

    async def alone(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await serve(reader, writer)
        except (OSError, EOFError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    def begin(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        served.add(asyncio.create_task(alone(reader, writer)))

    server = await asyncio.start_server(begin, "127.0.0.1", 0, ssl=trust)
    scheme = "http" if trust is None else "https"
    try:
        yield f"{scheme}://localhost:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        for task in served:
            task.cancel()
        await asyncio.gather(*served)
        await asyncio.sleep(0.01)  # what was closed is let go of


async def _request(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    return head + await reader.readexactly(int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0]))


async def test_one_connection_carries_one_request_after_the_other() -> None:
    connections, requests = 0, []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connections
        connections += 1
        while not reader.at_eof():
            requests.append(await _request(reader))
            for piece in (OK[:20], OK[20:]):
                writer.write(piece)
                await asyncio.sleep(0.001)

    async with serving(serve) as root:
        line = Line(root + "/bot1:x/")
        for text in ("một", "hai"):
            got = await line.post("/sendMessage", text.encode(), 5, 5)
            assert (got.status, got.body) == (200, b'{"ok":true}')
        line.close()
    assert connections == 1
    assert requests[1].startswith(b"POST /bot1:x/sendMessage HTTP/1.1\r\nHost: localhost:")
    assert [request.rpartition(b"\r\n\r\n")[2].decode() for request in requests] == ["một", "hai"]


async def test_a_connection_that_was_closed_meanwhile_is_not_used_again() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await _request(reader)
        writer.write(OK)

    async with serving(serve) as root:
        line = Line(root)
        for _ in range(3):
            assert (await line.post("/getMe", b"{}", 5, 5)).status == 200
            await asyncio.sleep(0.05)
        line.close()


@pytest.mark.parametrize("sent", [b"", OK[:-1], b"SSH-2.0-OpenSSH_9.2\r\n\r\n"])
async def test_a_request_without_a_whole_answer_left(sent: bytes) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await _request(reader)
        writer.write(sent)

    async with serving(serve) as root:
        line = Line(root)
        with pytest.raises(NoAnswer):
            await line.post("/getMe", b"{}", 5, 5)
        line.close()


async def test_an_answer_that_comes_slowly_but_comes_is_waited_for() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await _request(reader)
        for byte in OK:
            writer.write(bytes([byte]))
            await asyncio.sleep(0.01)
        await reader.read()

    async with serving(serve) as root:
        line = Line(root)
        assert (await line.post("/getMe", b"{}", 5, 0.5)).status == 200
        line.close()


async def test_a_request_that_nobody_takes_in_time_never_left() -> None:
    async def says_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()

    async with serving(says_nothing) as root:
        line = Line(root.replace("http:", "https:"), ssl.create_default_context)
        with pytest.raises(NotConnected):
            await line.post("/getMe", b"{}", 0.05, 5)


async def test_what_is_written_is_secret_and_only_for_whom_we_trust() -> None:
    theirs = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    theirs.load_cert_chain(CERTIFICATE)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            await _request(reader)
            writer.write(OK)

    async with serving(serve, theirs) as root:
        with pytest.raises(NotConnected):
            await Line(root).post("/getMe", b"{}", 5, 5)
        line = Line(root, lambda: ssl.create_default_context(cafile=CERTIFICATE))
        for _ in range(2):
            assert (await line.post("/getMe", b"{}", 5, 5)).body == b'{"ok":true}'
        line.close()


@pytest.mark.parametrize("root", ["http://127.0.0.1:1", "http://localhost:99999", "http://no such host"])
async def test_an_address_that_is_nobodys_cannot_be_reached(root: str) -> None:
    with pytest.raises(NotConnected):
        await Line(root).post("/getMe", b"{}", 5, 5)
