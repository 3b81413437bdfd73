"""How far the district and its units have come, in words.

Promises: value, target, percent, comparison, period and coverage stand together; missing is said, never zero;
a unit without a target of its own is told so.
Must not: add figures up (see ``models.plan.progress``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from handlers import permissions
from handlers.answers import (
    as_of,
    further,
    given_targets,
    of_a_unit,
    paces,
    periods,
    picture_words,
    pictures,
    sheets,
    standings,
    villages,
)
from handlers.answers.asker import Asker
from handlers.dialogue import browsing_tokens, tokens, wording
from handlers.dialogue.decisions import ProgressOfIndicators, ProgressOverall, Reply
from models import messages
from models.plan.indicators import AcrossUnits
from models.plan.pace import Course, district_course_of
from models.plan.periods import period_from_key
from models.plan.progress import Progress
from models.plan.units import Level, Unit
from models.store.queries import officers
from models.store.queries import standings as kept

_HUNDRED = Decimal(100)


def overall(question: ProgressOverall, asker: Asker) -> Reply:
    """The district, or one unit, against all targets."""
    unit = as_of.unit_named(question.unit, asker)
    if unit is not None:
        return of_a_unit.overall(unit, question.page, asker)
    if question.period or question.against:
        return _at_another_time(question, asker)
    found, courses = _district_courses(asker)
    if question.shown == "full":
        return _full(found, asker)
    words = asker.words
    full = wording.choice(words, tokens.GO_PROGRESS_FULL, "choice-all-indicators", count=str(len(found)))
    own = (wording.choice(words, tokens.GO_PROGRESS_UNIT, "choice-own-unit"),) if _reports(asker) else ()
    if question.shown == "chart":
        return _chart(found, courses, (full, *own), asker)
    chart = wording.choice(words, tokens.GO_PROGRESS_CHART, "choice-chart")
    text = "\n".join((_own_line(asker), *_summary(found, courses, asker))).strip()
    return Reply(text, (chart, full, *own))


def _at_another_time(question: ProgressOverall, asker: Asker) -> Reply:
    """The district at the end of the period named, or now and a month before."""
    words, asked = asker.words, (wording.choice(asker.words, tokens.GO_PROGRESS, "choice-progress"),)
    note = periods.not_over(question.period, asker) if question.period else ""
    if question.period and not note:
        return Reply("\n".join(_summary_at(question.period, asker)), asked)
    if question.against == "year":
        return Reply(words.say("compare-by-indicator"), asked)
    latest = asker.plan.latest_over(asker.today)
    lines = [note, *_summary(*_district_courses(asker), asker)]
    if question.against and latest is not None and latest.number > 1:
        lines = [lines[1], _summary_at(latest.previous().key, asker)[0]]
    return Reply("\n".join(line for line in lines if line), asked)


def _summary_at(key: str, asker: Asker) -> tuple[str, ...]:
    """The counts as they stood when a period was over, with what was corrected since."""
    period, words = period_from_key(key), asker.words
    last = f"{period.last_on.day}/{period.last_on.month}"
    when = words.say("until-the-end", period=wording.period_name(words, key), last=last)
    then = replace(asker, today=period.opens_on)
    return _summary(*_district_courses(then), asker, when)


def _chart(
    found: Sequence[Progress], courses: Mapping[str, Course], choices: tuple[messages.Choice, ...], asker: Asker
) -> Reply:
    card = pictures.progress_card(found, courses, asker)
    return Reply(picture_words.told(card, asker) if card else _summary(found, courses, asker)[0], choices, picture=card)


def _unit(slug: str | None, asker: Asker) -> Unit | None:
    return officers.unit_of(asker.connection, asker.plan, slug) if slug else None


def _reports(asker: Asker) -> bool:
    return bool(asker.plan.forms_of(asker.unit))


def district_standings(asker: Asker) -> list[Progress]:
    """The district's standing in every indicator, in the directive's order."""
    return _district_courses(asker)[0]


def _district_courses(asker: Asker) -> tuple[list[Progress], dict[str, Course]]:
    """The district's standings and, by indicator, their courses."""
    plan, today = asker.plan, asker.today
    found = kept.district_standings(asker.connection, plan, plan.indicators, today)
    return list(found.values()), kept.district_courses(asker.connection, plan, found.values(), today)


def _summary(found: Sequence[Progress], courses: Mapping[str, Course], asker: Asker, when: str = "") -> tuple[str, ...]:
    words = asker.words
    heading = words.say(
        "progress-counts",
        count=str(len(found)),
        counts=paces.counts(courses.values(), asker),
        day=when or words.day(asker.today),
        sample=asker.sample,
    )
    return (heading, *paces.worst_and_best(found, courses, asker))


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


def _full(found: Sequence[Progress], asker: Asker) -> Reply:
    lines = [f"{asker.plan.indicators[standing.indicator].number}. {_one_line(standing, asker)}" for standing in found]
    text = "\n".join(
        (asker.words.say("progress-full-heading", day=asker.words.day(asker.today), sample=asker.sample), *lines)
    )
    return Reply(text, document=sheets.sheet(found, asker))


def _one_line(standing: Progress, asker: Asker) -> str:
    indicator, words = asker.plan.indicators[standing.indicator], asker.words
    name = indicator.short(words.language)
    if standing.value is None:
        return words.say("progress-line-none", name=name)
    return words.say(
        "progress-line",
        name=name,
        done=wording.beside(words, indicator, standing.value, indicator.target),
        target=wording.shown(words, indicator, indicator.target),
        percent=standings.percent_of(standing, asker),
    )


def of_indicators(question: ProgressOfIndicators, asker: Asker) -> Reply:
    """A few indicators in the district or in one unit."""
    unit = _unit(question.unit, asker) or as_of.unit_named(question.unit, asker)
    if question.unit is not None and unit is None:
        return Reply(asker.words.say("unknown-unit"))
    if unit is not None and unit.level is Level.DISTRICT:
        unit = None
    if unit is not None and not permissions.may_see(asker.officer, unit):
        return Reply(asker.words.say("not-yours-to-see"))
    return Reply("\n\n".join(_parts(question, unit, asker)), _indicator_choices(question, unit, asker))


def _parts(question: ProgressOfIndicators, unit: Unit | None, asker: Asker) -> list[str]:
    """One part an indicator: of the period asked when it is over, else as it stands now."""
    note = periods.not_over(question.period, asker) if question.period else ""
    if question.period and not note:
        return [_of_period(slug, question.period, unit, asker) for slug in question.indicators]
    parts = [_unit_part(slug, unit, asker) if unit else _district_part(slug, asker) for slug in question.indicators]
    return [f"{note} {asker.words.say('period-newest')}\n{parts[0]}", *parts[1:]] if note else parts


def _of_period(slug: str, key: str, unit: Unit | None, asker: Asker) -> str:
    """The period's figure; of the district where the unit has no such figure."""
    if unit is None or asker.plan.form_for(slug, unit) is not None:
        return periods.in_period(asker.plan.indicators[slug], key, unit, asker)
    title = unit.title(asker.words.language)
    text = asker.words.say("progress-not-of-unit", unit=title, name=_name(slug, asker))
    return f"{text}\n{periods.in_period(asker.plan.indicators[slug], key, None, asker)}"


def _indicator_choices(question: ProgressOfIndicators, unit: Unit | None, asker: Asker) -> tuple[messages.Choice, ...]:
    """Further down and beside: the rows behind one figure, the period before it."""
    words = asker.words
    up = wording.choice(words, tokens.GO_PROGRESS, "choice-progress")
    if len(question.indicators) != 1:
        return (*_each(question, unit, asker), up)
    indicator = asker.plan.indicators[question.indicators[0]]
    if unit is not None and asker.plan.form_for(indicator.slug, unit) is None:
        unit = None
    theirs = () if question.period else villages.beside(unit or asker.unit, (indicator.slug,), asker).choices
    return (
        *theirs,
        further.beside(indicator, unit, asker, question.period),
        further.behind(indicator, unit, question.period, asker),
        *further.through(indicator, unit, asker),
        up,
    )


def _each(question: ProgressOfIndicators, unit: Unit | None, asker: Asker) -> tuple[messages.Choice, ...]:
    """One indicator of several by itself."""
    key, shown = (
        browsing_tokens.unit_key(unit.slug if unit else None),
        [asker.plan.indicators[slug] for slug in question.indicators],
    )
    return tuple(
        messages.Choice(
            token=browsing_tokens.indicator(one.number, key, question.period), label=one.short(asker.words.language)
        )
        for one in shown
    )


def _district_part(slug: str, asker: Asker) -> str:
    standing = _district_standing(slug, asker)
    series = kept.district_series(asker.connection, asker.plan, slug, asker.today)
    lines = [standings.describe(standing, asker, asker.words.say("the-district"))]
    course = district_course_of(asker.plan, standing, series)
    outlook = paces.outlook(asker.plan.indicators[slug], series, asker)
    lines += filter(None, (paces.sentence(standing, course, asker), outlook))
    if asker.unit.level is Level.COMMUNE and asker.plan.form_for(slug, asker.unit) is not None:
        lines.append(_own_share(slug, asker.unit, standing, asker))
        lines += villages.beside(asker.unit, (slug,), asker).lines
    return "\n".join(lines)


def _unit_part(slug: str, unit: Unit, asker: Asker) -> str:
    own = _unit_standing(slug, unit, asker)
    title = unit.title(asker.words.language)
    if asker.plan.form_for(slug, unit) is None and own.value is None:
        text = asker.words.say("progress-not-of-unit", unit=title, name=_name(slug, asker))
        return f"{text}\n{_district_part(slug, asker)}"
    own_course = of_a_unit.course_of(own, unit, asker)
    lines = [standings.describe(own, asker, title), paces.sentence(own, own_course, asker)]
    if own.target is None and own.value is not None:
        lines.append(_share_of_district(own, _district_standing(slug, asker), asker))
    if own.target is not None:
        lines.append(given_targets.origin(slug, unit, asker))
    lines += villages.beside(unit, (slug,), asker).lines
    return "\n".join(line for line in lines if line)


def _own_share(slug: str, unit: Unit, district: Progress, asker: Asker) -> str:
    own = _unit_standing(slug, unit, asker)
    title, words = unit.title(asker.words.language), asker.words
    if own.value is None:
        return words.say("progress-own-none", unit=title)
    value = wording.shown(words, asker.plan.indicators[slug], own.value)
    return f"{words.say('progress-own', unit=title, value=value)} {_share_of_district(own, district, asker)}".strip()


def _share_of_district(own: Progress, district: Progress, asker: Asker) -> str:
    indicator, words = asker.plan.indicators[own.indicator], asker.words
    if own.target is not None:
        return words.say("progress-own-target", percent=standings.percent_of(own, asker))
    if indicator.across_units is AcrossUnits.SUM and own.value is not None and district.value:
        share = words.quantity(_HUNDRED * own.value / district.value, "%", 1)
        return words.say("progress-no-own-target-share", share=share)
    return words.say("progress-no-own-target")


def _unit_standing(slug: str, unit: Unit, asker: Asker) -> Progress:
    return kept.unit_standings(asker.connection, asker.plan, unit.slug, (slug,), asker.today)[slug]


def _district_standing(slug: str, asker: Asker) -> Progress:
    return kept.district_standings(asker.connection, asker.plan, (slug,), asker.today)[slug]


def _name(slug: str, asker: Asker) -> str:
    return asker.plan.indicators[slug].short(asker.words.language)
