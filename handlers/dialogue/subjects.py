"""What an answer was about, read off the tokens of the choices it led to.

Promises: a token of anything else is about nothing. Must not: know what was typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from handlers.dialogue import browsing_tokens, targets_given, tokens, unit_pages
from handlers.dialogue.leaders import tokens as leading_tokens

Kind = Literal["itself", "compared", "trend", "rows", "row", "history", "ranking", "why", "given"]
_STAYS: Final = ("trend", "compared", "itself", "why")  # choices that stay with the unit's figure, the surest first

_WHOLE: Final = (tokens.GO_PROGRESS_FULL, tokens.GO_PROGRESS_CHART)  # choices of the answer about the whole district


@dataclass(frozen=True, slots=True)
class About:
    """What one choice is about: an indicator's number, whose (a unit's key, "" for the district), a named period."""

    kind: Kind
    number: int
    key: str
    period: str | None = None


def leads_on(offered: Iterable[str]) -> bool:
    """Whether these tokens say what an answer was about."""
    pages = (unit_pages.read, browsing_tokens.read_part_page)
    return any(token in _WHOLE or any(read(token) for read in pages) or about_of(token) for token in offered)


def page_of(token: str) -> int | None:
    """The page of a list it leads to."""
    if (rows := browsing_tokens.read_rows(token)) is not None:
        return rows.page
    if (ranked := browsing_tokens.read_ranking(token)) is not None:
        return ranked.page
    if (part := browsing_tokens.read_part_page(token)) is not None:
        return part[0]
    if (unit := unit_pages.read(token)) is not None:
        return unit.page
    if (given := targets_given.read(token)) is not None:
        return given[2]
    if (late := leading_tokens.read_page(token)) is not None:
        return late[0]
    if (still_open := leading_tokens.read_open_page(token)) is not None:
        return still_open
    return browsing_tokens.read_full_page(token)


def next_page(offered: Sequence[str]) -> str | None:
    """The next page of the list that led to these: the list stands first, and last what one comes back to."""
    here = page_of(offered[0]) if offered else None
    return next((token for token in offered[1:-1] if (page_of(token) or 0) > (1 if here is None else here)), None)


def opens(token: str) -> bool:
    """Whether it leads to the rows or the history behind a number."""
    about = about_of(token)
    return about is not None and about.kind in ("rows", "history")


def whose_of(about: list[About]) -> str:
    """The unit that the answer was about."""
    stays = sorted((one for one in about if one.kind in _STAYS), key=lambda one: _STAYS.index(one.kind))
    return stays[0].key if stays else ""


def rows_of(about: list[About]) -> str:
    """The commune whose villages the answer leads to; "" for the district's communes."""
    keys = {one.key for one in about if one.kind == "rows"}
    return keys.pop() if len(keys) == 1 else ""


def period_of(about: list[About]) -> str | None:
    """The period that was named, where the answer was about one."""
    return next((one.period for one in about if one.period and one.kind in _STAYS), None)


def about_of(token: str) -> About | None:
    """What a choice is about, None where it is no single indicator."""
    if (found := tokens.read_indicator(token)) is not None:
        return About("itself", found[0], found[1] or "")
    if (then := browsing_tokens.read_in_period(token)) is not None:
        return About("itself", then.number, then.key, then.period)
    if (compared := browsing_tokens.read_compared(token)) is not None:
        return About("compared", compared.number, compared.key, compared.period)
    if (trend := browsing_tokens.read_trend(token)) is not None:
        return About("trend", trend.number, trend.key)
    if (rows := browsing_tokens.read_rows(token)) is not None:
        return About("rows", rows.number, rows.key)
    if (past := browsing_tokens.read_history(token)) is not None:
        return About("row" if past.rows_page else "history", past.number, past.key, past.period)
    if (why := browsing_tokens.read_reasons(token)) is not None:
        return About("why", why.number, why.key)
    if (given := targets_given.read(token)) is not None and given[0]:
        return About("given", given[0], given[1])
    ranked = browsing_tokens.read_ranking(token) or browsing_tokens.read_ranking_chart(token)
    return About("ranking", ranked.number, "") if ranked is not None else None
