"""One way to the Bot API: a method and its parameters go out, what came back is a value.

Promises: the three ways a request can end are told apart (answered, never left, left without an answer); no
text made here holds the token.
Must not: judge an answer (see ``outcomes``), read an update, or retry.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import lru_cache
from typing import Any
from urllib.parse import quote

import aiohttp
from yarl import URL

from bot.channels.telegram import exchange

OpenSession = Callable[[], aiohttp.ClientSession]

CONNECT_WITHIN = timedelta(seconds=10)
ANSWER_WITHIN = timedelta(seconds=30)
UPLOAD_WITHIN = timedelta(minutes=2)

_PIECE_BYTES = 1 << 16
# Written here and not by the client, which would also write every letter beyond ASCII as six.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_JSON = {"Content-Type": "application/json"}

TOKEN_SHAPE = re.compile(r"\d{5,}:[A-Za-z0-9_-]{20,}")

NEVER_LEFT = (
    aiohttp.ClientConnectorError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.ClientHttpProxyError,
    aiohttp.InvalidURL,
)
NO_ANSWER = (aiohttp.ClientError, TimeoutError, OSError)


def open_session() -> aiohttp.ClientSession:
    """A session that reaches the network directly. For a proxy, hand in another one."""
    return aiohttp.ClientSession()


class Wire:
    """The connections to one Bot API under one token."""

    def __init__(
        self,
        token: str,
        api_root: str,
        open_session: OpenSession = open_session,
        connect_within: timedelta = CONNECT_WITHIN,
    ) -> None:
        self._token = token
        self._connect_within = connect_within
        self._root = f"{api_root.rstrip('/')}/bot{token}"
        self._files = f"{api_root.rstrip('/')}/file/bot{token}"
        self._urls: dict[str, URL] = {}
        self._open_session = open_session
        self._session: aiohttp.ClientSession | None = None

    @property
    def session(self) -> aiohttp.ClientSession:
        """The one session; opened at its first use, because it belongs to a running loop."""
        if self._session is None:
            self._session = self._open_session()
        return self._session

    async def post(
        self,
        method: str,
        parameters: Mapping[str, Any],
        upload: exchange.Upload | None = None,
        answer_within: timedelta = ANSWER_WITHIN,
    ) -> exchange.Attempt:
        """Call ``method`` once. Raises OSError for an upload that is not there, nothing for the network."""
        body = _ENCODER.encode(parameters).encode() if upload is None else await _form(parameters, upload)
        try:
            async with self.session.post(
                self._url_of(method),
                data=body,
                headers=_JSON if upload is None else None,
                timeout=_patience(self._connect_within, answer_within),
                allow_redirects=False,
            ) as response:
                return exchange.Answered(response.status, await response.read())
        except NEVER_LEFT as error:
            return exchange.NeverLeft(self.told(error))
        except NO_ANSWER as error:
            return exchange.Lost(self.told(error))

    def _url_of(self, method: str) -> URL:
        if method not in self._urls:
            self._urls[method] = URL(f"{self._root}/{method}")
        return self._urls[method]

    async def download(self, path: str, most_bytes: int) -> exchange.Attempt:
        """A file under the path Telegram named for it; of one that is larger, one byte more than ``most_bytes``."""
        try:
            async with self.session.get(
                f"{self._files}/{quote(path)}",
                timeout=_patience(self._connect_within, ANSWER_WITHIN),
                allow_redirects=False,
            ) as response:
                body = bytearray()
                async for piece in response.content.iter_chunked(_PIECE_BYTES):
                    body += piece
                    if len(body) > most_bytes:
                        break
                return exchange.Answered(response.status, bytes(body[: most_bytes + 1]))
        except NEVER_LEFT as error:
            return exchange.NeverLeft(self.told(error))
        except NO_ANSWER as error:
            return exchange.Lost(self.told(error))

    def told(self, error: BaseException) -> str:
        """An error in words, without the token and on one line."""
        words = f"{type(error).__name__}: {error}".replace(self._token, "<token>")
        return " ".join(TOKEN_SHAPE.sub("<token>", words).split())[:300]

    async def close(self) -> None:
        """Give back the connections."""
        if self._session is not None:
            await self._session.close()


@lru_cache
def _patience(connect_within: timedelta, answer_within: timedelta) -> aiohttp.ClientTimeout:
    # ``connect`` covers waiting for a free connection too, so running out of it means that nothing left.
    return aiohttp.ClientTimeout(
        total=(connect_within + answer_within + UPLOAD_WITHIN).total_seconds(),
        connect=connect_within.total_seconds(),
        sock_read=answer_within.total_seconds(),
    )


async def _form(parameters: Mapping[str, Any], upload: exchange.Upload) -> aiohttp.FormData:
    form = aiohttp.FormData()
    for name, value in parameters.items():
        form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    content = await asyncio.to_thread(upload.path.read_bytes)
    form.add_field(upload.field, content, filename=upload.name, content_type=upload.content_type)
    return form
