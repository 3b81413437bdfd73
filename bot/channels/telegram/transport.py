"""The library's requests over our own session, so that no second HTTP client carries traffic.

Promises: timeouts and broken connections become the library's own errors; no error's text holds the token.
Must not: retry, or log an address.
"""

from __future__ import annotations

from typing import Any, cast

import aiohttp
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.channels.telegram import exchange, wire

Patience = object  # seconds, None for ever, or the library's private "not given"
DEFAULT_NONE = BaseRequest.DEFAULT_NONE


class Transport(BaseRequest):
    """python-telegram-bot's door to the network, on the session of a ``Wire``."""

    def __init__(self, line: wire.Wire) -> None:
        self._wire = line

    @property
    def read_timeout(self) -> float | None:
        """Seconds to wait for an answer when a call names none."""
        return wire.ANSWER_WITHIN.total_seconds()

    async def initialize(self) -> None:
        """The session is the wire's."""

    async def shutdown(self) -> None:
        """The session is the wire's."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer as JSON. Unlike the library's own, writes no stranger's page into the log."""
        read = exchange.parsed(payload)
        if not isinstance(read, dict):
            raise TelegramError("an answer that is not the Bot API's")
        return read

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Patience = DEFAULT_NONE,
        write_timeout: Patience = DEFAULT_NONE,
        connect_timeout: Patience = DEFAULT_NONE,
        pool_timeout: Patience = DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One request; the HTTP status and the body. Raises TimedOut and NetworkError."""
        patience = aiohttp.ClientTimeout(
            connect=_seconds(connect_timeout, wire.CONNECT_WITHIN.total_seconds()),
            sock_read=_seconds(read_timeout, wire.ANSWER_WITHIN.total_seconds()),
        )
        body = None if request_data is None else _body(request_data)
        try:
            async with self._wire.session.request(
                method, url, data=body, timeout=patience, allow_redirects=False
            ) as response:
                return response.status, await response.read()
        except TimeoutError as error:
            raise TimedOut(self._wire.told(error)) from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(self._wire.told(error)) from None


def _seconds(given: Patience, default: float) -> float | None:
    return default if given is DEFAULT_NONE else cast("float | None", given)


def _body(request_data: RequestData) -> aiohttp.FormData | dict[str, str]:
    if not request_data.contains_files:
        return request_data.json_parameters
    form = aiohttp.FormData(request_data.json_parameters)
    files: dict[str, Any] = dict(request_data.multipart_data)
    for field, (name, content, content_type) in files.items():
        form.add_field(field, content, filename=name, content_type=content_type)
    return form
