"""Who is at the other end: one random cookie a browser, and the sender made of it.

Promises: the cookie is a secret of 256 bits that scripts cannot read; the sender tells nothing about it.
Must not: store anything.
"""

from __future__ import annotations

import hashlib
import re
import secrets

from aiohttp import web

BROWSER_COOKIE = "chat"
PART_COOKIE = "part"
COOKIE_SECONDS = 400 * 24 * 3600
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
_HANDLE = re.compile(r"[A-Za-z0-9_.\-]{1,120}")


def new_token() -> str:
    """256 random bits, as 43 URL-safe characters."""
    return secrets.token_urlsafe(32)


def sender_of(token: str) -> str:
    """The address of the browser with this token; the token cannot be found from it."""
    return "browser:" + hashlib.sha256(b"chat page sender\0" + token.encode("ascii")).hexdigest()


def token_in(request: web.Request) -> str | None:
    """The browser's token, or None when there is none or it was not made here."""
    token = request.cookies.get(BROWSER_COOKIE, "")
    return token if _TOKEN.fullmatch(token) else None


def part_in(request: web.Request) -> str | None:
    """The handle of the officer this browser plays, or None."""
    handle = request.cookies.get(PART_COOKIE, "")
    return handle if is_handle(handle) else None


def is_handle(handle: str) -> bool:
    """Whether this can be a handle at all and may stand in a cookie."""
    return _HANDLE.fullmatch(handle) is not None


def keep(response: web.StreamResponse, name: str, value: str, *, secure: bool) -> None:
    """Set one of the two cookies; each answer that sets it prolongs it."""
    response.set_cookie(name, value, max_age=COOKIE_SECONDS, path="/", httponly=True, samesite="Lax", secure=secure)


def forget_part(response: web.StreamResponse) -> None:
    """Stop playing: the browser is itself again."""
    response.del_cookie(PART_COOKIE, path="/")
