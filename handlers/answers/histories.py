"""What one unit has written of an indicator: every report of it, with its corrections.

Promises: the newest period first, in a period what holds first; people appear by role; only for those who may see it.
Must not: add anything up.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from handlers import permissions
from handlers.answers import as_of, further
from handlers.answers.asker import Asker
from handlers.answers.lines import paged
from handlers.dialogue import browsing_tokens, wording
from handlers.dialogue.decisions import History, Reply
from handlers.dialogue.leaders import wording as leading_wording
from locales.phrasebook import DISTRICT_ZONE
from models import messages
from models.plan.indicators import Indicator
from models.plan.measures import Per
from models.plan.periods import period_from_key
from models.plan.units import Level, Unit
from models.store.queries import many_units, rows
from models.store.queries.rows import Written
from reminders.wording import short_day

LINES_A_PAGE: Final = 6


def history(question: History, asker: Asker) -> Reply:
    """What one unit has written of an indicator, newest period first, every correction under its figure."""
    unit, words = as_of.unit_named(question.unit, asker), asker.words
    indicator = asker.plan.indicators[question.indicator]
    if unit is None:
        return Reply(words.say("unknown-unit"))
    if not permissions.may_see(asker.officer, unit):
        return Reply(words.say("not-yours-to-see"), (further.back(indicator, None, asker),))
    written = rows.revisions_of(asker.connection, unit.slug, indicator.slug)
    back = _back(indicator, unit, question, asker)
    if not written:
        none = words.say("compare-none", name=indicator.short(words.language), whose=whose(unit, asker), sample="")
        return Reply(none, (back,))
    lines = [line for some in _by_period(written) for line in _period_lines(some, unit, indicator, asker)]
    pages = -(-len(lines) // LINES_A_PAGE)
    page = min(max(question.page, 1), pages)
    lines = lines[(page - 1) * LINES_A_PAGE : page * LINES_A_PAGE]
    lines.insert(0, paged(_heading(indicator, unit, asker), page, pages, asker))
    own = unit if unit.level is not Level.DEPARTMENT else None
    drawn = further.through(indicator, own, asker) if page == 1 else ()
    earlier = (_earlier(indicator, unit, page, question, asker),) if page < pages else ()
    return Reply("\n".join(lines), (*earlier, *_deeper(indicator, unit, asker), *drawn, back))


def _heading(indicator: Indicator, unit: Unit, asker: Asker) -> str:
    words = asker.words
    name = indicator.short(words.language)
    return words.say("history-heading", name=name, whose=whose(unit, asker), sample=asker.sample)


def _earlier(indicator: Indicator, unit: Unit, page: int, question: History, asker: Asker) -> messages.Choice:
    token = browsing_tokens.history(
        indicator.number,
        browsing_tokens.unit_key(unit.slug),
        page + 1,
        question.period,
        question.rows_page,
        named=question.named,
    )
    return wording.choice(asker.words, token, "choice-earlier")


def _deeper(indicator: Indicator, unit: Unit, asker: Asker) -> tuple[messages.Choice, ...]:
    """The villages behind a commune's figure, for those who may see them."""
    under = below(indicator, unit, asker)
    if not under or not all(permissions.may_see(asker.officer, one) for one in under):
        return ()
    token = browsing_tokens.rows(indicator.number, key=browsing_tokens.unit_key(unit.slug))
    return (wording.choice(asker.words, token, "choice-villages"),) if len(under) > 1 else ()


def _back(indicator: Indicator, unit: Unit, question: History, asker: Asker) -> messages.Choice:
    """To the rows it was opened from, else to the indicator's answer."""
    if not question.rows_page:
        source = unit if unit.level is not Level.DEPARTMENT else None
        return further.back(indicator, source, asker, question.period)
    key = browsing_tokens.unit_key(unit.parent) if unit.level is Level.VILLAGE else ""
    token = browsing_tokens.rows(indicator.number, question.period, question.rows_page, key, named=question.named)
    return wording.choice(asker.words, token, "choice-back")


def _by_period(written: Sequence[Written]) -> list[list[Written]]:
    """By period, the newest first; in a period the revision that holds first."""
    found: dict[str, list[Written]] = {}
    for one in written:
        found.setdefault(one.period, []).insert(0, one)
    return sorted(found.values(), key=lambda some: period_from_key(some[0].period).last_on, reverse=True)


def _period_lines(some: Sequence[Written], unit: Unit, indicator: Indicator, asker: Asker) -> list[str]:
    keys = ("history-holds", *("history-before" for _ in some[1:]))
    return [_written(key, one, unit, indicator, asker) for key, one in zip(keys, some, strict=True)]


def _written(key: str, one: Written, unit: Unit, indicator: Indicator, asker: Asker) -> str:
    words = asker.words
    value = wording.made_by(words, wording.exact(words, indicator, one.measure), one.below)
    if one.per is Per.YEAR_TO_DATE:
        value = words.say("history-cumulated", value=value)
    return words.say(
        key,
        period=wording.capital(wording.period_name(words, one.period)),
        value=words.say("measure-estimated", value=value) if one.estimated else value,
        how=_how(one, unit, asker),
        day=short_day(one.written_at.astimezone(DISTRICT_ZONE).date()),
        who=leading_wording.role_name(words, one.role) if one.role else words.say("history-nobody"),
    )


def _how(one: Written, unit: Unit, asker: Asker) -> str:
    if one.revision > 1:
        return "corrected"
    if not permissions.may_see_late(asker.officer, unit):
        return "unsaid"
    return "late" if one.late else "filed"


def below(indicator: Indicator, unit: Unit | None, asker: Asker) -> Sequence[Unit]:
    """The units whose figures stand behind the district's, or behind one unit's."""
    if unit is None:
        slugs = asker.plan.reporting_units(indicator.slug)
        return [one for slug in slugs if (one := asker.plan.units.by_slug(slug)) is not None]
    villages = many_units.villages_of(asker.connection, unit.slug) if unit.level is Level.COMMUNE else []
    return [one for one in villages if asker.plan.form_for(indicator.slug, one) is not None]


def whose(unit: Unit | None, asker: Asker) -> str:
    """Whose figures they are; None for the district's."""
    return unit.title(asker.words.language) if unit else asker.words.say("the-district")
