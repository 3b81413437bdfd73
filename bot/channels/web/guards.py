"""Which requests are let in, and the headers every answer carries.

Promises: a foreign page can neither write here nor move the demonstration; a foreign name for this machine
(DNS rebinding) opens no demonstration.
Must not: know what the requests ask for.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from urllib.parse import urlsplit

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
_PROXY_HEADERS = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via")


def is_own_origin(origin: str | None, host: str, public_url: str | None) -> bool:
    """Whether a writing request was made by our own page; browsers send Origin with every POST."""
    if not origin:
        return False
    if public_url is not None and origin == origin_of(public_url):
        return True
    parts = urlsplit(origin)
    return parts.scheme in {"http", "https"} and parts.netloc == host


def origin_of(url: str) -> str:
    """Scheme and host of an address, as browsers write an origin."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def is_at_this_machine(remote: str | None, headers: Mapping[str, str]) -> bool:
    """Whether the request came over loopback, without a proxy, by one of this machine's own names."""
    if any(name in headers for name in _PROXY_HEADERS):
        return False
    return _is_loopback(remote) and _host_name(headers.get("Host", "")) in _LOCAL_NAMES


def _is_loopback(remote: str | None) -> bool:
    try:
        address = ipaddress.ip_address(remote or "")
    except ValueError:
        return False
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return (mapped or address).is_loopback


def _host_name(host: str) -> str | None:
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None
