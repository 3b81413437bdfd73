"""How far one indicator, or a few, have come in the district or in one unit, in words.

Promises: value, target, percent, comparison, period and coverage stand together; missing is said, never zero;
a unit without a target of its own is told so; nothing leads to an empty answer.
Must not: add figures up (see ``models.plan.progress``).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from handlers import permissions
from handlers.answers import (
    as_of,
    further,
    given_targets,
    marks,
    of_a_unit,
    paces,
    periods,
    standings,
    villages,
)
from handlers.answers.asker import Asker
from handlers.dialogue import browsing_tokens, tokens, wording
from handlers.dialogue.decisions import ProgressOfIndicators, Reply
from models import messages
from models.plan.in_period import standing_at
from models.plan.indicators import AcrossUnits, Kind
from models.plan.pace import district_course_of
from models.plan.periods import period_from_key
from models.plan.progress import Progress
from models.plan.units import Level, Unit
from models.store.queries import officers
from models.store.queries import standings as kept

_HUNDRED = Decimal(100)


def of_indicators(question: ProgressOfIndicators, asker: Asker) -> Reply:
    """A few indicators in the district or in one unit."""
    unit = _unit(question.unit, asker) or as_of.unit_named(question.unit, asker)
    if question.unit is not None and unit is None:
        return Reply(asker.words.say("unknown-unit"))
    if unit is not None and unit.level is Level.DISTRICT:
        unit = None
    if unit is not None and not permissions.may_see(asker.officer, unit):
        return Reply(asker.words.say("not-yours-to-see"))
    choices = _indicator_choices(question, unit, asker)
    return Reply("\n\n".join(_parts(question, unit, asker)), choices, about=_about(question, unit, choices, asker))


def _about(
    question: ProgressOfIndicators, unit: Unit | None, choices: tuple[messages.Choice, ...], asker: Asker
) -> tuple[str, ...]:
    """The indicator, where there is nothing behind it to lead on to."""
    if len(question.indicators) != 1 or len(choices) > 1:
        return ()
    number = asker.plan.indicators[question.indicators[0]].number
    key = browsing_tokens.unit_key(unit.slug if unit else None)
    return (browsing_tokens.indicator(number, key, question.period), *(choice.token for choice in choices))


def told(slug: str, unit: Unit | None, asker: Asker) -> str:
    """One indicator as it stands now, in the district or in a unit that the asker may see."""
    return _unit_part(slug, unit, asker) if unit else _district_part(slug, asker)


def briefly(slug: str, unit: Unit | None, asker: Asker, *, headed: bool = False) -> str:
    """How it stands, in the district without what it takes to arrive, which is one tap away, where it stands alone.

    ``headed``: that it is the district's stands above it.
    """
    if unit is not None and _is_of(slug, unit, asker):
        return told(slug, unit, asker)
    standing = _district_standing(slug, asker)
    series = kept.district_series(asker.connection, asker.plan, slug, asker.today)
    course = district_course_of(asker.plan, standing, series)
    lines = [_not_of_unit(slug, unit, asker)] if unit is not None else []
    lines.append(standings.describe(standing, asker, "" if headed else asker.words.say("the-district")))
    lines.append(paces.judged(standing, course, asker))
    if asker.unit.level is Level.COMMUNE and asker.plan.form_for(slug, asker.unit) is not None:
        lines.append(_own_value(slug, asker.unit, asker))
    return "\n".join(line for line in lines if line)


def _parts(question: ProgressOfIndicators, unit: Unit | None, asker: Asker) -> list[str]:
    """One part an indicator: of the period asked when it is over, else as it stands now."""
    note = periods.not_over(question.period, asker) if question.period else ""
    if question.period and not note:
        return [_of_period(slug, question, question.period, unit, asker) for slug in question.indicators]
    if len(question.indicators) == 1:
        parts = [told(question.indicators[0], unit, asker)]
    else:
        parts = [briefly(slug, unit, asker, headed=unit is None) for slug in question.indicators]
    if len(parts) > 1 and unit is None:
        heading = asker.words.say("progress-several", whose=asker.words.say("the-district"), sample=asker.sample)
        parts[0] = f"{wording.capital(heading)}\n{parts[0]}"
    return [f"{note} {asker.words.say('period-newest')}\n{parts[0]}", *parts[1:]] if note else parts


def _of_period(slug: str, question: ProgressOfIndicators, key: str, unit: Unit | None, asker: Asker) -> str:
    """The period's figure; of the district where the unit has no such figure."""
    answer = periods.up_to if question.since_start else periods.in_period
    if unit is None or asker.plan.form_for(slug, unit) is not None:
        return answer(asker.plan.indicators[slug], key, unit, asker)
    return f"{_not_of_unit(slug, unit, asker)}\n{answer(asker.plan.indicators[slug], key, None, asker)}"


def _indicator_choices(question: ProgressOfIndicators, unit: Unit | None, asker: Asker) -> tuple[messages.Choice, ...]:
    """Further down and beside: the rows behind one figure, the period before it."""
    words = asker.words
    up = wording.choice(words, tokens.GO_PROGRESS, "choice-progress")
    if len(question.indicators) != 1:
        return (*_each(question, unit, asker), up)
    indicator = asker.plan.indicators[question.indicators[0]]
    if unit is not None and asker.plan.form_for(indicator.slug, unit) is None:
        unit = None
    standing = _unit_standing(indicator.slug, unit, asker) if unit else _district_standing(indicator.slug, asker)
    theirs = () if question.period else villages.beside(unit or asker.unit, (indicator.slug,), asker).choices
    if standing.value is None and not standing.coverage.reported:
        return (*theirs, up)
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
        lines.append(_own_share(slug, asker.unit, series, asker))
        lines += villages.beside(asker.unit, (slug,), asker).lines
    return "\n".join(lines)


def _unit_part(slug: str, unit: Unit, asker: Asker) -> str:
    own = _unit_standing(slug, unit, asker)
    title = as_of.title_of(unit, asker)
    if not _is_of(slug, unit, asker):
        return f"{_not_of_unit(slug, unit, asker)}\n{_district_part(slug, asker)}"
    own_course = of_a_unit.course_of(own, unit, asker)
    lines = [standings.describe(own, asker, title), paces.sentence(own, own_course, asker)]
    if own.target is None and own.value is not None:
        lines.append(_share_of_district(own, as_of.district_series(slug, asker), asker))
    if own.target is not None:
        lines.append(given_targets.origin(slug, unit, asker))
    lines += villages.beside(unit, (slug,), asker).lines
    return "\n".join(line for line in lines if line)


def _is_of(slug: str, unit: Unit, asker: Asker) -> bool:
    """Whether the unit reports it, or has a figure of it all the same."""
    return asker.plan.form_for(slug, unit) is not None or _unit_standing(slug, unit, asker).value is not None


def _not_of_unit(slug: str, unit: Unit, asker: Asker) -> str:
    return asker.words.say("progress-not-of-unit", unit=as_of.title_of(unit, asker), name=_name(slug, asker))


def _own_share(slug: str, unit: Unit, district: Sequence[Progress], asker: Asker) -> str:
    own, said = _unit_standing(slug, unit, asker), _own_value(slug, unit, asker)
    return said if own.value is None else f"{said} {_share_of_district(own, district, asker)}".strip()


def _own_value(slug: str, unit: Unit, asker: Asker) -> str:
    own = _unit_standing(slug, unit, asker)
    title, words = as_of.title_of(unit, asker), asker.words
    if own.value is None:
        return words.say("progress-own-none", unit=title)
    return words.say("progress-own", unit=title, value=wording.shown(words, asker.plan.indicators[slug], own.value))


def _share_of_district(own: Progress, district: Sequence[Progress], asker: Asker) -> str:
    """What part of the district's number the unit's is, both as of the unit's last period.

    ``district``: how it stood as each period asked had closed, oldest first.
    """
    indicator, words = asker.plan.indicators[own.indicator], asker.words
    if own.target is not None:
        return _against_own_target(own, own.target, asker)
    if indicator.across_units is not AcrossUnits.SUM or own.value is None or own.through is None:
        return words.say("progress-no-own-target")
    then = standing_at(district, period_from_key(own.through))
    partly = indicator.kind is Kind.FLOW and then is not None and then.coverage.reported < then.coverage.expected
    if then is None or not then.value or partly:
        return words.say("progress-no-own-target")
    share = words.quantity(_HUNDRED * own.value / then.value, "%", 1)
    period = wording.period_name(words, own.through)
    return words.say("progress-no-own-target-share", share=share, period=period)


def _against_own_target(own: Progress, target: Decimal, asker: Asker) -> str:
    """The percent of it, or whether it is reached where a percent would say nothing: nothing or a ceiling was given."""
    indicator, words = asker.plan.indicators[own.indicator], asker.words
    if own.percent is not None:
        return words.say("progress-own-target", percent=standings.percent_of(own, asker))
    given = wording.goal(words, indicator, wording.shown(words, indicator, target))
    return words.say("progress-own-target-reached" if own.reached else "progress-own-target-short", target=given)


def _unit_standing(slug: str, unit: Unit, asker: Asker) -> Progress:
    found = kept.unit_standings(asker.connection, asker.plan, unit.slug, (slug,), asker.today)[slug]
    return marks.as_known(found, unit, asker)


def _district_standing(slug: str, asker: Asker) -> Progress:
    return kept.district_standings(asker.connection, asker.plan, (slug,), asker.today)[slug]


def _name(slug: str, asker: Asker) -> str:
    return asker.plan.indicators[slug].short(asker.words.language)


def _unit(slug: str | None, asker: Asker) -> Unit | None:
    return officers.unit_of(asker.connection, asker.plan, slug) if slug else None
