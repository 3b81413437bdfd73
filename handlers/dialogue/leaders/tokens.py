"""The tokens of a leader's choices. A unit stands in them by its slug, or by a short sign where that is too long.

Promises: at most 40 ASCII characters; what is built here is read here; they mean the same whenever they are tapped.
Must not: hold a label.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from handlers.dialogue.leaders.decisions import SummingUp
from handlers.reading.orders import Audience, OrderKind
from models.plan.periods import period_from_key
from models.plan.units import Unit

GO_OPEN: Final = "go.late.open"
GO_BROADCAST: Final = "go.cast"
GO_BROADCAST_PROGRESS: Final = "go.cast.how"
GO_BROADCAST_UNREACHED: Final = "go.cast.who"
GO_BROADCAST_STOP: Final = "go.cast.stop"

REWRITE: Final = "rewrite"
OTHER_AUDIENCE: Final = "audience"
ALL: Final = "all"

_PAGE: Final = "go.late.p"
_OPEN_PAGE: Final = "go.late.open."
_FORESEEN: Final = "go.fore."
_UNIT: Final = "go.led."
_ORDERS: Final = {OrderKind.EXTEND: "go.ext.", OrderKind.CALL: "go.call.", OrderKind.WRITE: "go.note."}
_DOCUMENTS: Final[Mapping[Literal["summary", "figures"], str]] = {"summary": "go.doc.s.", "figures": "go.doc.f."}
_LONGEST_SLUG: Final = 30
_SIGN: Final = ":"
_DAY: Final = "%Y%m%d"
_UNTIL: Final = "until."
_REPORT: Final = "report."
_REASON: Final = "reason."
_AUDIENCE: Final = "aud."
_EVERY: Final = "every"


@dataclass(frozen=True, slots=True)
class AboutUnit:
    """A choice about one unit: an order, or None to see how it stands. ``key`` names the unit."""

    kind: OrderKind | None
    key: str


def unit_key(slug: str) -> str:
    """The slug, or its sign where it is too long for a token."""
    return slug if len(slug) <= _LONGEST_SLUG else _SIGN + hashlib.blake2s(slug.encode(), digest_size=8).hexdigest()


def unit_of_key(key: str, units: Iterable[Unit]) -> Unit | None:
    return next((unit for unit in units if unit_key(unit.slug) == key), None)


def about_unit(kind: OrderKind | None, slug: str) -> str:
    return f"{_ORDERS[kind] if kind else _UNIT}{unit_key(slug)}"


def read_about_unit(token: str) -> AboutUnit | None:
    """What a token asks about a unit."""
    if token.startswith(_UNIT):
        return AboutUnit(None, token.removeprefix(_UNIT))
    return next(
        (AboutUnit(kind, token.removeprefix(start)) for kind, start in _ORDERS.items() if token.startswith(start)),
        None,
    )


def page(number: int, period: str | None = None) -> str:
    return f"{_PAGE}{number}.{period.lower()}" if period else f"{_PAGE}{number}"


def read_page(token: str) -> tuple[int, str | None] | None:
    """Which page of the late list a token shows, and of which period alone."""
    number, _, period = token.removeprefix(_PAGE).partition(".")
    known = token.startswith(_PAGE) and number.isdecimal() and len(number) < 4
    return (int(number), period.upper() or None) if known else None


def open_page(number: int) -> str:
    return f"{_OPEN_PAGE}{number}"


def read_open_page(token: str) -> int | None:
    """Which page of the units with something open a token shows."""
    return _position(token, _OPEN_PAGE)


def foreseen(first_on: date, last_on: date) -> str:
    return f"{_FORESEEN}{first_on.strftime(_DAY)}.{last_on.strftime(_DAY)}"


def read_foreseen(token: str) -> tuple[date, date] | None:
    """The days whose reminders a token shows."""
    if not token.startswith(_FORESEEN):
        return None
    first, last = (_day(part) for part in token.removeprefix(_FORESEEN).partition(".")[::2])
    return (first, last) if first and last else None


def document(asked: SummingUp) -> str:
    return f"{_DOCUMENTS[asked.what]}{asked.period.lower()}.{asked.unit or ''}"


def read_document(token: str) -> SummingUp | None:
    """Which document about which period a token asks for."""
    for what, start in _DOCUMENTS.items():
        period, _, unit = token.removeprefix(start).partition(".")
        if token.startswith(start) and _is_period(period.upper()):
            return SummingUp(what, period.upper(), unit or None)
    return None


def until(day: date) -> str:
    """The new deadline itself, not its place among the choices: tomorrow they would be others."""
    return f"{_UNTIL}{day.strftime(_DAY)}"


def read_until(token: str) -> date | None:
    return _day(token.removeprefix(_UNTIL)) if token.startswith(_UNTIL) else None


def report(position: int) -> str:
    return f"{_REPORT}{position}"


def read_report(token: str) -> int | None:
    """Which of the reports shown, from 0."""
    return _position(token, _REPORT)


def reason(position: int) -> str:
    return f"{_REASON}{position}"


def read_reason(token: str) -> int | None:
    """Which of the usual reasons, from 0."""
    return _position(token, _REASON)


def audience(whom: Audience) -> str:
    cluster = f".{whom.cluster}" if whom.cluster else ""
    return f"{_AUDIENCE}{whom.level or _EVERY}.{whom.standing or _EVERY}{cluster}"


def read_audience(token: str) -> Audience | None:
    """Whom a token addresses."""
    level, dot, rest = token.removeprefix(_AUDIENCE).partition(".")
    standing, _, cluster = rest.partition(".")
    if not token.startswith(_AUDIENCE) or not dot:
        return None
    return Audience(None if level == _EVERY else level, None if standing == _EVERY else standing, cluster or None)


def _position(token: str, start: str) -> int | None:
    rest = token.removeprefix(start)
    return int(rest) if token.startswith(start) and rest.isdecimal() and len(rest) < 4 else None


def _is_period(key: str) -> bool:
    try:
        return bool(period_from_key(key))
    except ValueError:
        return False


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if written.isdecimal() and len(written) == 8 else None
    except ValueError:
        return None
