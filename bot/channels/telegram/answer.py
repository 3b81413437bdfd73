"""One answer of HTTP/1.1, read from the bytes that have come so far. Pure.

Promises: an answer is whole or it is none; what is no HTTP is refused; it is told whether more may be asked there.
Must not: read headers beyond those that say where an answer ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Literal

_HEAD_ENDS, _LINE_ENDS = b"\r\n\r\n", b"\r\n"
_MOST_HEAD_BYTES = 1 << 16
_WITHOUT_BODY = (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED)
_UNTIL_THE_END: Literal[-1] = -1


class NoHttp(ValueError):
    """Whoever answers does not speak HTTP/1."""


@dataclass(frozen=True, slots=True)
class Whole:
    """``length``: so many bytes were the answer, with what came before it. ``stays``: more may be asked here."""

    status: int
    body: bytes
    length: int
    stays: bool


def whole(read: bytes | bytearray, *, ended: bool = False) -> Whole | None:
    """The first answer in what was read, None while some of it is missing. ``ended``: no more bytes will come.

    Raises NoHttp.
    """
    start = 0
    while True:
        end = read.find(_HEAD_ENDS, start)
        if end < 0:
            if len(read) - start > _MOST_HEAD_BYTES:
                raise NoHttp("a head that does not end")
            return None
        status, headers, is_newer = _head(bytes(read[start:end]))
        start = end + len(_HEAD_ENDS)
        if status >= HTTPStatus.OK:
            break  # what came before it only said that one is coming
    found = _body(read, start, status, headers, ended=ended)
    if found is None:
        return None
    body, length = found
    wishes = headers.get(b"connection", b"keep-alive" if is_newer else b"close").lower()
    return Whole(status, body, length, stays=b"close" not in wishes and not ended)


def _head(head: bytes) -> tuple[int, dict[bytes, bytes], bool]:
    first, *lines = head.split(_LINE_ENDS)
    version, _, rest = first.partition(b" ")
    if not version.startswith(b"HTTP/1.") or not rest[:3].isdigit():
        raise NoHttp("no answer of HTTP/1")
    parted = (line.partition(b":") for line in lines)
    return int(rest[:3]), {name.strip().lower(): value.strip() for name, _, value in parted}, version != b"HTTP/1.0"


def _body(
    read: bytes | bytearray, start: int, status: int, headers: dict[bytes, bytes], *, ended: bool
) -> tuple[bytes, int] | None:
    """The body and where it ends."""
    if status in _WITHOUT_BODY:
        return b"", start
    if headers.get(b"transfer-encoding", b"").lower().endswith(b"chunked"):
        return _chunks(read, start)
    length = _number(headers[b"content-length"], 10) if b"content-length" in headers else _UNTIL_THE_END
    if length == _UNTIL_THE_END:
        return (bytes(read[start:]), len(read)) if ended else None
    end = start + length
    return (bytes(read[start:end]), end) if len(read) >= end else None


def _chunks(read: bytes | bytearray, start: int) -> tuple[bytes, int] | None:
    body = bytearray()
    while (line_end := read.find(_LINE_ENDS, start)) >= 0:
        length = _number(bytes(read[start:line_end]).partition(b";")[0].strip(), 16)
        start = line_end + len(_LINE_ENDS)
        if length == 0:
            return _after_trailers(read, start, bytes(body))
        if len(read) < start + length + len(_LINE_ENDS):
            return None
        body += read[start : start + length]
        start += length + len(_LINE_ENDS)
    return None


def _after_trailers(read: bytes | bytearray, start: int, body: bytes) -> tuple[bytes, int] | None:
    while (line_end := read.find(_LINE_ENDS, start)) >= 0:
        if line_end == start:
            return body, line_end + len(_LINE_ENDS)
        start = line_end + len(_LINE_ENDS)
    return None


def _number(digits: bytes, base: Literal[10, 16]) -> int:
    if not digits.isalnum():
        raise NoHttp("a length that is no number")
    try:
        return int(digits, base)
    except ValueError:
        raise NoHttp("a length that is no number") from None
