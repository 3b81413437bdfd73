"""What a choice among answers asks to be looked up.

Promises: a token means the same whenever it is tapped; one of an indicator that is no longer planned means nothing.
Must not: look anything up.
"""

from __future__ import annotations

from typing import Literal

from handlers.dialogue import browsing_tokens, targets_given, tokens, unit_pages
from handlers.dialogue.decisions import (
    Compared,
    Deadlines,
    History,
    Inquiry,
    ProgressOfIndicators,
    ProgressOverall,
    Ranking,
    Reasons,
    Rows,
    WhoIsLate,
)
from handlers.dialogue.desk import Desk
from handlers.dialogue.inquiries import TargetsGiven, ThroughTheYear


def inquiry_of_token(token: str, desk: Desk) -> Inquiry | None:
    """What a "go." choice asks to be looked up, if it does."""
    own = desk.unit.slug if desk.unit else None
    match token:
        case tokens.GO_PROGRESS:
            return ProgressOverall()
        case tokens.GO_PROGRESS_FULL:
            return ProgressOverall(shown="full")
        case tokens.GO_PROGRESS_CHART:
            return ProgressOverall(shown="chart")
        case tokens.GO_PROGRESS_UNIT:
            return ProgressOverall(unit=own)
        case tokens.GO_DEADLINES:
            return Deadlines()
        case tokens.GO_LATE:
            return WhoIsLate()
    if (asked := tokens.read_indicator(token)) is not None:
        slug = _slug_of(asked[0], desk)
        return ProgressOfIndicators((slug,), asked[1]) if slug else None
    if (unit := tokens.read_unit(token)) is not None:
        return ProgressOverall(unit=unit)
    return _among_answers(token, desk)


def _among_answers(token: str, desk: Desk) -> Inquiry | None:
    """The trend, the rows, the history, the ranking or the comparison a token leads to."""
    if (full := browsing_tokens.read_full_page(token)) is not None:
        return ProgressOverall(shown="full", page=full)
    if (period := browsing_tokens.read_whole(token)) is not None:
        return ProgressOverall(period=period)
    if (part := browsing_tokens.read_part_page(token)) is not None:
        shown: Literal["short", "full"] = "short" if part[1] or part[2] else "full"
        return ProgressOverall(shown=shown, page=part[0], group=part[1], paces=part[2], period=part[3])
    if (page := unit_pages.read(token)) is not None:
        return ProgressOverall(unit=page.key, page=page.page, period=page.period, group=page.group, paces=page.paces)
    if (given := targets_given.read(token)) is not None:
        return TargetsGiven(_slug_of(given[0], desk), given[1] or None, given[2])
    if (rows := browsing_tokens.read_rows(token)) is not None:
        slug = _slug_of(rows.number, desk)
        return Rows(slug, rows.key or None, rows.period, rows.page, rows.named) if slug else None
    if (past := browsing_tokens.read_history(token)) is not None:
        slug = _slug_of(past.number, desk)
        return History(slug, past.key, past.page, past.period, past.rows_page, past.named) if slug else None
    if (ranked := browsing_tokens.read_ranking(token)) is not None:
        slug = _slug_of(ranked.number, desk)
        return Ranking(slug, ranked.period, ranked.group, ranked.page) if slug else None
    if (chart := browsing_tokens.read_ranking_chart(token)) is not None:
        slug = _slug_of(chart.number, desk)
        return Ranking(slug, chart.period, chart.group, shown="chart") if slug else None
    return _of_one_indicator(token, desk)


def _of_one_indicator(token: str, desk: Desk) -> Inquiry | None:
    """The indicator in a period, through the year, or beside another period."""
    if (then := browsing_tokens.read_in_period(token)) is not None:
        slug = _slug_of(then.number, desk)
        return ProgressOfIndicators((slug,), then.key or None, then.period) if slug else None
    if (trend := browsing_tokens.read_trend(token)) is not None:
        slug = _slug_of(trend.number, desk)
        return ThroughTheYear(slug, trend.key or None) if slug else None
    if (compared := browsing_tokens.read_compared(token)) is not None:
        slug = _slug_of(compared.number, desk)
        return Compared((slug,), compared.key or None, compared.period, compared.against) if slug else None
    if (why := browsing_tokens.read_reasons(token)) is not None:
        slug = _slug_of(why.number, desk)
        return Reasons(slug, why.key or None) if slug else None
    return None


def _slug_of(number: int, desk: Desk) -> str | None:
    return next((one.slug for one in desk.plan.indicators.values() if one.number == number), None)
