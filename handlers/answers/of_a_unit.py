"""How one unit has come, all it reports a screen at a time, in words.

Promises: a unit without targets of its own is told so; missing is said, never zero; villages' figures stand beside
their commune's, never in its place.
Must not: add figures up (see ``models.plan.progress``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from handlers import permissions
from handlers.answers import as_of, marks, paces, parts, periods, standings, villages
from handlers.answers.asker import Asker
from handlers.answers.deadlines import reports_owed
from handlers.answers.lines import paged
from handlers.dialogue import browsing_tokens, tokens, unit_pages, wording
from handlers.dialogue.decisions import ProgressOverall, Reply
from handlers.dialogue.unit_pages import UnitPage
from models.plan.pace import Course, Pace, district_course_of, rests_on_earlier_periods
from models.plan.periods import period_from_key
from models.plan.progress import Progress
from models.plan.units import Level, Unit
from models.store.queries import standings as kept

_MOST_LINES = 6
_MOST_LINES_BESIDE_TARGETS = 4  # what the unit lacks most stands above them on the same screen
_MOST_NAMES = 10
_WITHOUT_FIGURES = (Pace.UNKNOWN.value,)


def overall(unit: Unit, question: ProgressOverall, asker: Asker) -> Reply:
    """One unit against its own targets, its figures a screen at a time; of a period, as it stood at its end."""
    words = asker.words
    if not permissions.may_see(asker.officer, unit):
        return Reply(words.say("not-yours-to-see"))
    if question.why:
        now = overall(unit, replace(question, why=False), asker)
        return replace(now, text=f"{words.say('why-only-figures')}\n{now.text}")
    if question.period is None:
        return _page(unit, question, asker)
    if note := periods.not_over(question.period, asker):
        now = _page(unit, replace(question, period=None), asker)
        return replace(now, text=f"{note}\n{now.text}")
    then = replace(asker, today=period_from_key(question.period).opens_on)
    return _page(unit, question, then)


def _page(unit: Unit, question: ProgressOverall, asker: Asker) -> Reply:
    every, words = own_standings(unit, asker), asker.words
    if not every:
        return _reports_nothing(unit, asker)
    if question.paces == _WITHOUT_FIGURES:
        return _without_figures(every, unit, question, asker)
    given = any(one.target is not None for one in every.values())
    unjudged = bool(question.paces) and not given  # how it stands cannot be told: all there is, and why
    question = replace(question, paces=()) if unjudged else question
    found = _part(every, unit, question, asker)
    known = [standing for standing in found.values() if standing.value is not None]
    most = _MOST_LINES_BESIDE_TARGETS if given else _MOST_LINES
    pages = max(1, -(-len(known) // most))
    page = min(max(question.page, 1), pages)
    shown = known[(page - 1) * most : page * most]
    lines = _standing_so(every, found, unit, question, asker) if question.paces else []
    lines = lines or [_unit_heading(unit, len(known), len(found), question, asker)]
    lines[0] = paged(lines[0], page, pages, asker)
    lines += summary(found, unit, asker) if page == 1 and not question.paces else ()
    lines += [words.say("progress-unit-figures")] if len(lines) > 1 and shown else []
    lines += [_unit_line(standing, asker) for standing in shown]
    lines[:0] = [words.say("progress-unit-not-judged")] if unjudged and page == 1 else []
    if page == 1 and known and not given and not unjudged:
        lines.append(words.say("progress-unit-no-targets"))
    whole = not (question.group or question.paces)
    theirs = villages.beside(unit, tuple(found) if page == 1 and whole and question.period is None else (), asker)
    lines += theirs.lines
    left, here = len(known) - page * most, _here(unit, page, question)
    more = unit_pages.token_of(replace(here, page=page + 1))
    further_on = (wording.choice(words, more, "choice-more-indicators", count=left),) if left > 0 else ()
    district = wording.choice(words, tokens.GO_PROGRESS, "choice-district")
    choices = (*theirs.choices, *further_on, district)
    return Reply("\n".join(lines), choices, about=(unit_pages.token_of(here), *(one.token for one in choices)))


def _reports_nothing(unit: Unit, asker: Asker) -> Reply:
    """An office without figures of its own: that it has none, and what can be asked instead."""
    words = asker.words
    text = words.say("progress-unit-none-of-its-own", unit=as_of.title_of(unit, asker))
    every = wording.choice(words, tokens.GO_PROGRESS_FULL, "choice-all-indicators", count=len(asker.plan.indicators))
    return Reply(text, (wording.choice(words, tokens.GO_PROGRESS, "choice-district"), every))


def _without_figures(every: Mapping[str, Progress], unit: Unit, question: ProgressOverall, asker: Asker) -> Reply:
    """What it has to report and has not yet, with or without targets of its own: names alone; to those who may know,
    its reports below."""
    words, indicators = asker.words, asker.plan.indicators
    asked = _part(every, unit, replace(question, paces=()), asker)
    names = [indicators[slug].short(words.language) for slug, one in asked.items() if one.value is None]
    pages = max(1, -(-len(names) // _MOST_NAMES))
    page = min(max(question.page, 1), pages)
    shown = names[(page - 1) * _MOST_NAMES : page * _MOST_NAMES]
    heading = words.say(
        "progress-unit-lacks", lacking=len(names), expected=str(len(asked)), **_whose(unit, question, asker)
    )
    lines = [paged(heading, page, pages, asker)]
    lines += [words.say("progress-unit-lacks-line", name=name) for name in shown]
    if page == 1 and question.period is None and permissions.may_see_late(asker.officer, unit):
        lines.append(reports_owed(replace(asker, unit=unit)))
    here, left = _here(unit, page, question), len(names) - page * _MOST_NAMES
    more = wording.choice(
        words, unit_pages.token_of(replace(here, page=page + 1)), "choice-more-indicators", count=left
    )
    itself = wording.choice(words, unit_pages.token_of(replace(here, page=1, paces=())), "choice-unit-figures")
    choices = (*((more,) if left > 0 else ()), itself)
    return Reply("\n".join(lines), choices, about=(unit_pages.token_of(here), *(one.token for one in choices)))


def _here(unit: Unit, page: int, question: ProgressOverall) -> UnitPage:
    return UnitPage(page, browsing_tokens.unit_key(unit.slug), question.period, question.group, question.paces)


def _part(found: Mapping[str, Progress], unit: Unit, question: ProgressOverall, asker: Asker) -> dict[str, Progress]:
    """Those of the group that stand so; of how they stand only who has targets of its own can be asked."""
    indicators = asker.plan.indicators
    kept = {slug: one for slug, one in found.items() if question.group in (None, indicators[slug].group)}
    if not question.paces:
        return kept
    judged = {slug: one for slug, one in kept.items() if one.target is not None}
    return {slug: one for slug, one in judged.items() if parts.stands_so(course_of(one, unit, asker), question.paces)}


def _unit_heading(unit: Unit, known: int, expected: int, question: ProgressOverall, asker: Asker) -> str:
    return asker.words.say(
        "progress-unit",
        reported=str(known),
        expected=str(expected),
        **_whose(unit, question, asker),
    )


def _standing_so(
    every: Mapping[str, Progress], found: Mapping[str, Progress], unit: Unit, question: ProgressOverall, asker: Asker
) -> list[str]:
    """How many of the unit's own targets stand as asked, and how many nobody can judge."""
    group = _part(every, unit, replace(question, paces=()), asker)
    judged = [course_of(one, unit, asker) for one in group.values() if one.target is not None]
    said = asker.words.say(
        "progress-unit-so",
        counts=parts.counts([course_of(one, unit, asker) for one in found.values()], question.paces, asker),
        given=str(len(judged)),
        **_whose(unit, question, asker),
    )
    return [said, *parts.unjudged(judged, question.paces, asker)]


def _whose(unit: Unit, question: ProgressOverall, asker: Asker) -> dict[str, str]:
    period = question.period
    return {
        "unit": as_of.title_of(unit, asker),
        "part": asker.words.say("progress-unit-part", group=question.group or "none"),
        "day": periods.until_the_end(period, asker) if period else asker.words.day(asker.today),
        "sample": asker.sample,
    }


def summary(found: Mapping[str, Progress], unit: Unit, asker: Asker) -> tuple[str, ...]:
    """How many of a unit's own targets stand where, the worst and the best; nothing without targets of its own."""
    judged = [standing for standing in found.values() if standing.target is not None]
    if not judged:
        return ()
    courses = {one.indicator: course_of(one, unit, asker) for one in judged}
    counts = paces.counts(courses.values(), asker)
    first = asker.words.say("progress-unit-counts", count=str(len(judged)), counts=counts)
    return (first, *paces.worst_and_best(judged, courses, asker, below_more=True))


def course_of(standing: Progress, unit: Unit, asker: Asker) -> Course:
    """How one unit keeps pace; while its newest period is missing, by the last one that is there."""
    course = district_course_of(asker.plan, standing, ())
    if not rests_on_earlier_periods(asker.plan, standing.indicator, course):
        return course
    if unit.level is Level.DEPARTMENT:
        series = kept.district_series(asker.connection, asker.plan, standing.indicator, asker.today)
        return district_course_of(asker.plan, standing, series)
    return district_course_of(asker.plan, standing, as_of.unit_series(standing.indicator, unit, asker))


def _unit_line(standing: Progress, asker: Asker) -> str:
    indicator, words = asker.plan.indicators[standing.indicator], asker.words
    value = wording.shown(words, indicator, standing.value or Decimal(0))
    percent = f" ({standings.percent_of(standing, asker)})" if standing.target is not None else ""
    period = wording.period_name(words, standing.through) if standing.through else ""
    return words.say(
        "progress-unit-line",
        name=indicator.short(words.language),
        value=value,
        percent=percent,
        marks=marks.of_unit(standing, indicator, asker),
        period=period,
    )


def own_standings(unit: Unit, asker: Asker) -> dict[str, Progress]:
    """The standings of all a unit reports, by indicator; what a department reports is the district's."""
    slugs = [slug for slug in asker.plan.indicators if asker.plan.form_for(slug, unit) is not None]
    if unit.level is Level.DEPARTMENT:
        found = kept.district_standings(asker.connection, asker.plan, slugs, asker.today)
    else:
        found = kept.unit_standings(asker.connection, asker.plan, unit.slug, slugs, asker.today)
    return {slug: marks.as_known(one, unit, asker) for slug, one in found.items()}
