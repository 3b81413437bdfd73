"""The tokens of choices among answers: a ranking, a period's figure, a comparison, the rows behind a number.

A unit stands in them by its slug, or by a short sign where that is too long. They mean the same whenever tapped.
Promises: at most 40 ASCII characters; what is built here is read here.
Must not: hold a label.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from handlers.dialogue import pace_signs, tokens
from models.plan.units import Unit

_RANKING: Final = "go.rank."
_RANKING_CHART: Final = "go.rankpic."
_IN_PERIOD: Final = "go.at."
_ROWS: Final = "go.rows."
_HISTORY: Final = "go.hist."
_COMPARED: Final = "go.cmp."
_TREND: Final = "go.trend."
_REASONS: Final = "go.why."
_WHOLE: Final = "go.whole."
_FULL_PAGE: Final = "go.full."
_PART_PAGE: Final = "go.part."
_LONGEST_SLUG: Final = 12
_SIGN: Final = ":"
_OF: Final = "-"  # before the period that is compared
_NEWEST: Final = "-"  # after a period that nobody named


@dataclass(frozen=True, slots=True)
class RankingPage:
    """An indicator's number, the period ranked, and the place of a group (None: all of them) with its page."""

    number: int
    period: str | None
    group: int | None
    page: int


@dataclass(frozen=True, slots=True)
class RowsPage:
    """The rows behind an indicator of the district or of the unit of ``key`` ("" for the district) in a period.

    ``named``: whether somebody named the period, and it was not just the newest.
    """

    number: int
    period: str | None
    page: int
    key: str
    named: bool = True


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """One unit's history of an indicator, and the page of rows it was opened from (0: from none)."""

    number: int
    page: int
    key: str
    period: str | None
    rows_page: int
    named: bool = True


@dataclass(frozen=True, slots=True)
class ComparedWith:
    """An indicator of the district or of one unit beside the period before, or the year before.

    ``period``: the one that is compared, None for the newest.
    """

    number: int
    against: Literal["before", "year"]
    key: str
    period: str | None = None


@dataclass(frozen=True, slots=True)
class OfUnit:
    """An indicator of the district ("") or of the unit of ``key``, in a period (None: as it stands now)."""

    number: int
    key: str
    period: str | None = None


def unit_key(slug: str | None) -> str:
    """The slug, its sign where it is too long for a token, "" for the district."""
    if slug is None or len(slug) <= _LONGEST_SLUG:
        return slug or ""
    return _SIGN + hashlib.blake2s(slug.encode(), digest_size=6).hexdigest()


def unit_of_key(key: str, units: Iterable[Unit]) -> Unit | None:
    return next((unit for unit in units if unit_key(unit.slug) == key), None)


def ranking(number: int, period: str | None = None, group: int | None = None, page: int = 1) -> str:
    return f"{_RANKING}{number}.{(period or '').lower()}.{'' if group is None else group}.{page}"


def read_ranking(token: str) -> RankingPage | None:
    """The page of a ranking a token shows."""
    parts = _parts(token, _RANKING, 4)
    if parts is None or not _numbers(parts[0], parts[3]):
        return None
    number, period, group, page = parts
    return RankingPage(int(number), period.upper() or None, int(group) if group.isdecimal() else None, int(page))


def ranking_chart(number: int, period: str | None = None, group: int | None = None) -> str:
    return f"{_RANKING_CHART}{number}.{(period or '').lower()}.{'' if group is None else group}"


def read_ranking_chart(token: str) -> RankingPage | None:
    """The group a token shows as a picture; its page is always the first."""
    parts = _parts(token, _RANKING_CHART, 3)
    if parts is None or not _numbers(parts[0]):
        return None
    number, period, group = parts
    return RankingPage(int(number), period.upper() or None, int(group) if _numbers(group) else None, 1)


def indicator(number: int, key: str = "", period: str | None = None) -> str:
    """The answer about an indicator: of a period that was named, else as it stands now."""
    return in_period(number, period, key) if period else tokens.indicator(number, key or None)


def trend(number: int, key: str = "") -> str:
    return f"{_TREND}{number}.{key}"


def read_trend(token: str) -> OfUnit | None:
    """The indicator a token shows month by month."""
    parts = _parts(token, _TREND, 2)
    return OfUnit(int(parts[0]), parts[1]) if parts is not None and _numbers(parts[0]) else None


def reasons(number: int, key: str = "") -> str:
    return f"{_REASONS}{number}.{key}"


def read_reasons(token: str) -> OfUnit | None:
    """The indicator of which a token asks why it stands so."""
    parts = _parts(token, _REASONS, 2)
    return OfUnit(int(parts[0]), parts[1]) if parts is not None and _numbers(parts[0]) else None


def in_period(number: int, period: str, key: str = "") -> str:
    return f"{_IN_PERIOD}{number}.{period.lower()}.{key}"


def read_in_period(token: str) -> OfUnit | None:
    """The indicator a token shows for a period."""
    parts = _parts(token, _IN_PERIOD, 3)
    if parts is None or not _numbers(parts[0]) or not parts[1]:
        return None
    return OfUnit(int(parts[0]), parts[2], parts[1].upper())


def rows(number: int, period: str | None = None, page: int = 1, key: str = "", *, named: bool = True) -> str:
    return f"{_ROWS}{number}.{_shown(period, named)}.{page}.{key}"


def read_rows(token: str) -> RowsPage | None:
    """The page of rows a token shows."""
    parts = _parts(token, _ROWS, 4)
    if parts is None or not _numbers(parts[0], parts[2]):
        return None
    period, named = _period(parts[1])
    return RowsPage(int(parts[0]), period, int(parts[2]), parts[3], named)


def history(
    number: int, key: str, page: int = 1, period: str | None = None, rows_page: int = 0, *, named: bool = True
) -> str:
    return f"{_HISTORY}{number}.{page}.{_shown(period, named)}.{rows_page}.{key}"


def read_history(token: str) -> HistoryPage | None:
    """The page of a unit's history a token shows."""
    parts = _parts(token, _HISTORY, 5)
    if parts is None or not _numbers(parts[0], parts[1], parts[3]):
        return None
    period, named = _period(parts[2])
    return HistoryPage(int(parts[0]), int(parts[1]), parts[4], period, int(parts[3]), named)


def compared(number: int, against: Literal["before", "year"], key: str = "", period: str | None = None) -> str:
    return f"{_COMPARED}{number}.{against}{_OF + period.lower() if period else ''}.{key}"


def read_compared(token: str) -> ComparedWith | None:
    """What a token sets beside what."""
    parts = _parts(token, _COMPARED, 3)
    if parts is None or not _numbers(parts[0]):
        return None
    against, _, period = parts[1].partition(_OF)
    match against:
        case "before" | "year":
            return ComparedWith(int(parts[0]), against, parts[2], period.upper() or None)
    return None


def whole(period: str | None = None) -> str:
    """How the whole district stands: now, or at the end of a period."""
    return f"{_WHOLE}{period.lower()}" if period else tokens.GO_PROGRESS


def read_whole(token: str) -> str | None:
    """The period at whose end a token shows the whole district."""
    return token.removeprefix(_WHOLE).upper() or None if token.startswith(_WHOLE) else None


def full_page(page: int) -> str:
    return f"{_FULL_PAGE}{page}"


def read_full_page(token: str) -> int | None:
    """The page of all the district's indicators."""
    parts = _parts(token, _FULL_PAGE, 1)
    return int(parts[0]) if parts is not None and _numbers(parts[0]) else None


def part_page(page: int, group: str | None, paces: Sequence[str], period: str | None = None) -> str:
    return f"{_PART_PAGE}{page}.{group or ''}.{pace_signs.written(paces)}.{(period or '').lower()}"


def read_part_page(token: str) -> tuple[int, str | None, tuple[str, ...], str | None] | None:
    """The page, the group, the paces and the period of a part of the district's indicators."""
    parts = _parts(token, _PART_PAGE, 4)
    if parts is None or not _numbers(parts[0]):
        return None
    return int(parts[0]), parts[1] or None, pace_signs.read(parts[2]), parts[3].upper() or None


def _shown(period: str | None, named: bool) -> str:  # noqa: FBT001
    return f"{(period or '').lower()}{'' if named or not period else _NEWEST}"


def _period(shown: str) -> tuple[str | None, bool]:
    """A period's key, and whether somebody named it."""
    return shown.removesuffix(_NEWEST).upper() or None, not shown.endswith(_NEWEST)


def _parts(token: str, start: str, count: int) -> list[str] | None:
    """The parts after the start; the last one may hold dots of its own."""
    parts = token.removeprefix(start).split(".", count - 1)
    return parts if token.startswith(start) and len(parts) == count else None


def _numbers(*written: str) -> bool:
    return all(one.isascii() and one.isdecimal() and len(one) < 4 for one in written)
