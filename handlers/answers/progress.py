"""How far the district and its units have come over all targets, in words.

Promises: counts first, then the worst and the best; the asker's own unit before the district; missing is said, never
zero.
Must not: add figures up (see ``models.plan.progress``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from handlers import permissions
from handlers.answers import (
    as_of,
    lines,
    of_a_unit,
    paces,
    parts,
    periods,
    picture_words,
    pictures,
    sheets,
    standings,
)
from handlers.answers.asker import Asker
from handlers.dialogue import browsing_tokens, tokens, wording
from handlers.dialogue.decisions import ProgressOverall, Reply
from models import messages
from models.plan.pace import Course
from models.plan.periods import period_from_key
from models.plan.progress import Progress
from models.plan.units import Level
from models.store.queries import standings as kept

_HUNDRED = Decimal(100)


_LINES_A_PAGE: Final = 6


def overall(question: ProgressOverall, asker: Asker) -> Reply:
    """The district, or one unit, against all targets."""
    unit = as_of.unit_named(question.unit, asker)
    if unit is not None:
        return of_a_unit.overall(unit, question, asker)
    if question.why:
        return _why(asker)
    if question.group or question.paces or (question.period and question.shown == "full"):
        return _part(question, asker)
    if question.period or question.against:
        return _at_another_time(question, asker)
    found, courses = district_courses(asker)
    if question.shown == "full":
        return _full(found, question.page, asker)
    words = asker.words
    full = _full_choice(tokens.GO_PROGRESS_FULL, asker)
    own = (wording.choice(words, tokens.GO_PROGRESS_UNIT, "choice-own-unit"),) if _reports(asker) else ()
    if question.shown == "chart":
        back = wording.choice(words, tokens.GO_PROGRESS, "choice-back")
        return _chart(found, courses, (full, *own, back), asker)
    chart = wording.choice(words, tokens.GO_PROGRESS_CHART, "choice-chart")
    own_line = _own_line(asker)
    summary = _summary(found, courses, asker, below_more=bool(own_line))
    return Reply("\n".join((own_line, *summary)).strip(), (chart, full, *own))


def _part(question: ProgressOverall, asker: Asker) -> Reply:
    """A group, or those that stand alike, now or at the end of a period that is over."""
    note = periods.not_over(question.period, asker) if question.period else ""
    if question.period and not note:
        then = replace(asker, today=period_from_key(question.period).opens_on)
        return parts.part(question, *district_courses(then), asker, periods.until_the_end(question.period, asker))
    now = parts.part(question, *district_courses(asker), asker)
    return replace(now, text=f"{note}\n{now.text}".strip())


def _why(asker: Asker) -> Reply:
    """What is furthest behind, each one tap from what is known about it."""
    words = asker.words
    found, courses = district_courses(asker)
    behind = [asker.plan.indicators[one.indicator] for one in paces.furthest_behind(found, courses, asker)]
    choices = (
        messages.Choice(token=browsing_tokens.reasons(one.number), label=one.short(words.language)) for one in behind
    )
    back = wording.choice(words, tokens.GO_PROGRESS, "choice-back")
    lines = (words.say("why-only-figures"), _counts(found, courses, asker), *paces.worst(found, courses, asker))
    return Reply("\n".join(lines), (*choices, back))


def _at_another_time(question: ProgressOverall, asker: Asker) -> Reply:
    """The district at the end of the period named, or now and a month before."""
    words, asked = asker.words, (wording.choice(asker.words, tokens.GO_PROGRESS, "choice-progress"),)
    note = periods.not_over(question.period, asker) if question.period else ""
    if question.period and not note:
        full = _full_choice(browsing_tokens.part_page(1, None, (), question.period), asker)
        return Reply("\n".join(_summary_at(question.period, asker)), (full, *asked))
    if question.against == "year":
        return Reply(words.say("compare-by-indicator"), asked)
    latest = asker.plan.latest_over(asker.today)
    lines = [note, *_summary(*district_courses(asker), asker, below_more=bool(note))]
    before = question.beside or (latest.previous().key if latest is not None and latest.number > 1 else None)
    if question.against and before and period_from_key(before).opens_on <= asker.today:
        lines = [lines[1], _summary_at(before, asker)[0]]
    full = _full_choice(tokens.GO_PROGRESS_FULL, asker)
    return Reply("\n".join(line for line in lines if line), (full, *asked))


def _full_choice(token: str, asker: Asker) -> messages.Choice:
    return wording.choice(asker.words, token, "choice-all-indicators", count=str(len(asker.plan.indicators)))


def _summary_at(key: str, asker: Asker) -> tuple[str, ...]:
    """The counts as they stood when a period was over, with what was corrected since."""
    then = replace(asker, today=period_from_key(key).opens_on)
    return _summary(*district_courses(then), asker, periods.until_the_end(key, asker), below_more=True)


def _chart(
    found: Sequence[Progress], courses: Mapping[str, Course], choices: tuple[messages.Choice, ...], asker: Asker
) -> Reply:
    card = pictures.progress_card(found, courses, asker)
    return Reply(picture_words.told(card, asker) if card else _summary(found, courses, asker)[0], choices, picture=card)


def _reports(asker: Asker) -> bool:
    return bool(asker.plan.forms_of(asker.unit))


def district_standings(asker: Asker) -> list[Progress]:
    """The district's standing in every indicator, in the directive's order."""
    return district_courses(asker)[0]


def district_courses(asker: Asker) -> tuple[list[Progress], dict[str, Course]]:
    """The district's standings and, by indicator, their courses."""
    plan, today = asker.plan, asker.today
    found = kept.district_standings(asker.connection, plan, plan.indicators, today)
    return list(found.values()), kept.district_courses(asker.connection, plan, found.values(), today)


def _summary(
    found: Sequence[Progress], courses: Mapping[str, Course], asker: Asker, when: str = "", *, below_more: bool = False
) -> tuple[str, ...]:
    return (_counts(found, courses, asker, when), *_judged(found, courses, asker, when, below_more=below_more))


def _judged(
    found: Sequence[Progress],
    courses: Mapping[str, Course],
    asker: Asker,
    when: str = "",
    *,
    below_more: bool = False,
) -> tuple[str, ...]:
    lines = paces.worst_and_best(found, courses, asker, below_more=below_more)
    return lines or _nothing_judged(asker, when)


def _counts(found: Sequence[Progress], courses: Mapping[str, Course], asker: Asker, when: str = "") -> str:
    return asker.words.say(
        "progress-counts",
        count=str(len(found)),
        counts=paces.counts(courses.values(), asker),
        day=when or asker.words.day(asker.today),
        sample=asker.sample,
    )


def _nothing_judged(asker: Asker, when: str) -> tuple[str, ...]:
    """That nobody can be named, and where it is seen who has not reported."""
    late = not when and permissions.may(asker.officer, permissions.Right.SEE_WHO_IS_LATE)
    return (asker.words.say("progress-nothing-judged", late="shown" if late else "hidden"),)


def _own_line(asker: Asker) -> str:
    """The asker's own unit before the district: how much it has reported, and how its own targets stand."""
    if not _reports(asker) or asker.unit.level is Level.DEPARTMENT:
        return ""
    found = of_a_unit.own_standings(asker.unit, asker)
    line = asker.words.say(
        "progress-own-unit",
        unit=asker.unit.title(asker.words.language),
        reported=str(sum(standing.value is not None for standing in found.values())),
        expected=str(len(found)),
    )
    return "\n".join((line, *of_a_unit.summary(found, asker.unit, asker)[:1]))


def _full(found: Sequence[Progress], page: int, asker: Asker) -> Reply:
    """One screen of all indicators; all of them as a sheet with the first."""
    pages = -(-len(found) // _LINES_A_PAGE)
    page = min(max(page, 1), pages)
    shown = found[(page - 1) * _LINES_A_PAGE : page * _LINES_A_PAGE]
    heading = asker.words.say("progress-full-heading", day=asker.words.day(asker.today), sample=asker.sample)
    heading = lines.paged(heading, page, pages, asker)
    text = "\n".join(
        (heading, *standings.legend(shown, asker), *(standings.numbered_line(standing, asker) for standing in shown))
    )
    left, more = len(found) - page * _LINES_A_PAGE, browsing_tokens.full_page(page + 1)
    choices = (
        *((wording.choice(asker.words, more, "choice-more-indicators", count=left),) if left > 0 else ()),
        wording.choice(asker.words, tokens.GO_PROGRESS_CHART, "choice-chart"),
        wording.choice(asker.words, tokens.GO_PROGRESS, "choice-back"),
    )
    sheet, opening = sheets.sheet(found, asker) if page == 1 else None, lines.opening_indicators(found, shown, asker)
    about = (browsing_tokens.full_page(page), *(choice.token for choice in choices))
    return Reply(text, choices, document=sheet, about=about, lines=opening)
