"""What is known about why an indicator stands as it does: its pace, whose figures are missing, who is last.

Promises: no cause is given, as none is recorded, and that is said first; who is last is told only where communes may be
ranked, within their group.
Must not: add figures up or rank.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handlers import permissions
from handlers.answers import as_of, further, of_indicators, ranking_field, ranking_words
from handlers.answers.asker import Asker
from handlers.answers.histories import below
from handlers.answers.ranking_field import Field
from handlers.dialogue import browsing_tokens, wording
from handlers.dialogue.decisions import Ranking, Reasons, Reply
from models import messages
from models.plan.indicators import Indicator
from models.plan.periods import Period
from models.plan.ranking import Group, Yardstick
from models.plan.units import Level, Unit
from models.store.queries import rows

_LAST: Final = 3
_LAST_OF_SEVERAL: Final = 2
_NAMED: Final = 4
_MOST_GROUPS: Final = 2


def reasons(question: Reasons, asker: Asker) -> Reply:
    """The district, or one unit; of what the unit does not report, the district."""
    unit, words = as_of.unit_named(question.unit, asker), asker.words
    if question.unit is not None and unit is None:
        return Reply(words.say("unknown-unit"))
    if unit is not None and not permissions.may_see(asker.officer, unit):
        return Reply(words.say("not-yours-to-see"))
    indicator = asker.plan.indicators[question.indicator]
    lines = [words.say("why-only-figures"), of_indicators.briefly(indicator.slug, unit, asker)]
    if unit is not None and asker.plan.form_for(indicator.slug, unit) is None:
        unit = None
    lines += _in_the_district(indicator, asker) if unit is None else _of_a_unit(indicator, unit, asker)
    return Reply("\n".join(line for line in lines if line), _choices(indicator, unit, asker))


def _choices(indicator: Indicator, unit: Unit | None, asker: Asker) -> tuple[messages.Choice, ...]:
    ranked = asker.plan.source(indicator.slug) is Level.COMMUNE
    order = browsing_tokens.ranking(indicator.number)
    return (
        further.behind(indicator, unit, None, asker),
        *((wording.choice(asker.words, order, "choice-ranking"),) if ranked else ()),
        further.beside(indicator, unit, asker),
        further.back(indicator, unit, asker),
    )


def _in_the_district(indicator: Indicator, asker: Asker) -> Iterator[str]:
    """Who has no figure of the last period asked, and who is last in each group."""
    yield _missing(indicator, asker)
    field = _field(indicator, asker)
    if field is None:
        return
    if ranking_field.no_targets(field):
        yield asker.words.say("why-no-own-targets", targets=ranking_words.given(field, asker))
        return
    several = [group for group in field.read_groups if len(group.units) > 1]
    most = _LAST if len(several) == 1 else _LAST_OF_SEVERAL
    if last := [line for group in several[:_MOST_GROUPS] if (line := _last(field, group, most, asker))]:
        yield asker.words.say("why-last", period=ranking_words.stretch(field, asker))
        yield from last


def _of_a_unit(indicator: Indicator, unit: Unit, asker: Asker) -> Iterator[str]:
    """Where a commune stands in its group."""
    field = _field(indicator, asker)
    group = next((one for one in field.read_groups if unit.slug in one.units), None) if field else None
    if field is None or group is None or field.ranked(group.units).yardstick is Yardstick.SIZE:
        return
    if own := ranking_words.own_line(field, unit, asker):
        period = wording.capital(ranking_words.stretch(field, asker))
        yield asker.words.say("why-place", period=period, place=own)


def _field(indicator: Indicator, asker: Asker) -> Field | None:
    if asker.plan.source(indicator.slug) is not Level.COMMUNE:
        return None
    field = ranking_field.field_of(Ranking(indicator.slug), asker)
    return field if field is not None and field.read else None


def _missing(indicator: Indicator, asker: Asker) -> str:
    """Which units have no figure of the last period asked, by name for leaders; nothing where one unit reports."""
    under = [unit.slug for unit in below(indicator, None, asker)]
    last = _last_asked(indicator, asker)
    if last is None or len(under) <= 1:
        return ""
    there = rows.reported(asker.connection, indicator.slug, last.key, under)
    missing = [slug for slug in under if slug not in there]
    if not missing:
        return ""
    if not permissions.may(asker.officer, permissions.Right.SEE_WHO_IS_LATE):
        period = wording.period_name(asker.words, last.key)
        return asker.words.say("rows-missing-count", period=period, count=len(missing))
    return asker.words.say(
        "rows-missing",
        period=wording.period_name(asker.words, last.key),
        count=len(missing),
        units=ranking_words.named(missing, asker, _NAMED),
    )


def _last_asked(indicator: Indicator, asker: Asker) -> Period | None:
    cuts = as_of.cut_offs(indicator.slug, as_of.district_form(indicator.slug, asker), asker)
    return cuts[-1].period if cuts else None


def _last(field: Field, group: Group, most: int, asker: Asker) -> str:
    """ "· các xã vùng cao: A 94,6%; B 94,7%": the last first."""
    ranked = field.ranked(group.units)
    if ranked.yardstick is Yardstick.SIZE or len(ranked.places) <= most:
        return ""
    listed = "; ".join(
        asker.words.say(
            "ranking-place",
            unit=ranking_words.name_of(place.unit, asker),
            value=ranking_words.measured(place, ranked.yardstick, field, asker),
        )
        for place in reversed(ranked.places[-most:])
    )
    return asker.words.say("why-last-of", group=ranking_words.group_name(group, asker), list=listed)
