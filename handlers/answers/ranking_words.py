"""A ranking in words: its heading and rule, its groups, its places, and who has none.

Promises: the rule stands in the heading; who has no figure is named with the reason, or counted to whom it is
not for, never placed last.
Must not: rank or look anything up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from handlers import permissions
from handlers.answers import lines
from handlers.answers.asker import Asker
from handlers.answers.ranking_field import Field
from handlers.dialogue import browsing_tokens, wording
from models import messages
from models.plan.indicators import Comparison, Kind
from models.plan.ranking import Group, Place, Yardstick, own_target, reaches
from models.plan.ranking import Ranking as Ranked
from models.plan.units import Level, Unit
from reminders.wording import unit_title

_MOST_NAMED: Final = 6


def stretch(field: Field, asker: Asker) -> str:
    """What the figures cover: the period, or for what adds up all of the year until its end."""
    name = wording.period_name(asker.words, field.period)
    return asker.words.say("ranking-cumulated", period=name) if field.indicator.kind is Kind.FLOW else name


def title(field: Field, asker: Asker) -> str:
    """What is ranked, in which period, and that it is not official."""
    words = asker.words
    return words.say(
        "ranking-heading",
        name=field.indicator.short(words.language),
        period=stretch(field, asker),
        sample=asker.sample,
    )


def rule(field: Field, yardstick: Yardstick, asker: Asker) -> str:
    """By what a group is ranked; nothing for sizes, which are not."""
    if yardstick is Yardstick.SIZE:
        return ""
    if yardstick is Yardstick.PERCENT:
        return asker.words.say("ranking-by-percent")
    if field.indicator.kind is Kind.REDUCTION:
        return asker.words.say("ranking-by-fall")
    fewest = field.indicator.comparison is Comparison.AT_MOST
    return asker.words.say("ranking-by-value-lowest" if fewest else "ranking-by-value")


def group_heading(group: Group, ranked: Ranked, asker: Asker) -> str:
    """The group's name and how many are placed of those that can be."""
    return asker.words.say(
        "ranking-group",
        group=wording.capital(group_name(group, asker)),
        placed=str(len(ranked.places)),
        count=str(len(group.units) - len(ranked.aimless)),
    )


def places_in(group: Group, ranked: Ranked, places: Sequence[Place], asker: Asker) -> str:
    """Among whom a few units have their ranks, and of how many; "" where none of them has one."""
    ranks = [place.rank for place in places if place.rank is not None]
    if not ranks:
        return ""
    return asker.words.say(
        "ranking-places-in",
        places="one" if len(ranks) == 1 else "several",
        rank=str(ranks[0]),
        count=str(len(ranked.places)),
        group=group_name(group, asker),
    )


def not_ranked(field: Field, group: Group, asker: Asker) -> str:
    """Why a group is not ranked: not all units were given targets of their own, or all were given none."""
    given = sum(own_target(field.standings.get(unit)) is not None for unit in group.units)
    return asker.words.say(
        "ranking-group-no-targets",
        group=wording.capital(group_name(group, asker)),
        given="all" if given == len(group.units) else "some" if given else "none",
        having=str(given),
        count=str(len(group.units)),
    )


def group_name(group: Group, asker: Asker) -> str:
    """The group as it is called: "các xã vùng cao", "cụm 1, các xã vùng thấp"."""
    words = asker.words
    if group.terrain is None:
        unit = asker.plan.units.by_slug(group.units[0])
        return unit.title(words.language) if unit else ""
    name = words.say(f"ranking-terrain-{group.terrain.value}")
    return f"{group.cluster.name}, {name}" if group.cluster else name


def measured(place: Place, yardstick: Yardstick, field: Field, asker: Asker) -> str:
    """What a unit is placed by, in words."""
    words, value = asker.words, place.standing.value
    shown = wording.shown(words, field.indicator, value) if value is not None else ""
    if yardstick is not Yardstick.PERCENT or place.measured < 0:
        return shown
    return words.say("ranking-percent", percent=words.quantity(place.measured, "%", 2), value=shown)


def place_line(place: Place, yardstick: Yardstick, field: Field, asker: Asker) -> str:
    """One unit: its rank, where it has one, and its figure."""
    words, shown = asker.words, measured(place, yardstick, field, asker)
    notes = _marks(place, asker)
    unit = name_of(place.unit, asker)
    line = f"{words.say('ranking-place', unit=unit, value=shown)}{notes}"
    return lines.ranked(place.rank, line, asker) if place.rank else f"· {line}"


def opened(places: Iterable[Place], field: Field, asker: Asker) -> tuple[messages.Line, ...]:
    """What the lines of these places open, by rank: each unit's own figures; beside an open question also those without
    a rank, by place."""
    number = field.indicator.number
    return tuple(
        messages.Line(
            number=place.rank or position,
            opens=messages.Choice(
                token=browsing_tokens.history(number, browsing_tokens.unit_key(place.unit), 1, field.period, 0),
                label=name_of(place.unit, asker),
            ),
        )
        for position, place in enumerate(places, start=1)
        if place.rank or asker.beside_question
    )


def _marks(place: Place, asker: Asker) -> str:
    """What is to be known of a figure beside its value: estimated and, to whom that is for, late."""
    standing = place.standing
    late = standing.late if may_know_late([place.unit], asker) else 0
    marks = [
        asker.words.say(key) for count, key in ((standing.estimated, "mark-estimated"), (late, "mark-late")) if count
    ]
    return f" ({', '.join(marks)})" if marks else ""


def unplaced(ranked: Ranked, asker: Asker) -> list[str]:
    """Who has no place, and why: never as the last one."""
    reasons = (
        ("ranking-lacking", ranked.lacking),
        ("ranking-unmeasured", ranked.unmeasured),
        ("ranking-without", ranked.without),
    )
    told = [asker.words.say(key, units=_named_or_counted(units, asker)) for key, units in reasons if units]
    return [
        *told,
        *([asker.words.say("ranking-aimless", units=named(ranked.aimless, asker))] if ranked.aimless else ()),
    ]


def may_know_late(units: Iterable[str], asker: Asker) -> bool:
    """Whether the asker may know of all these units that they have not filed, or filed late."""
    found = [asker.plan.units.by_slug(slug) for slug in units]
    return all(unit is not None and permissions.may_see_late(asker.officer, unit) for unit in found)


def _named_or_counted(units: Sequence[str], asker: Asker) -> str:
    if may_know_late(units, asker):
        return named(units, asker)
    return asker.words.say("ranking-units", count=len(units))


def named(units: Sequence[str], asker: Asker, most: int = _MOST_NAMED) -> str:
    """Some units by name and how many more there are."""
    names = ", ".join(name_of(unit, asker) for unit in units[:most])
    left = len(units) - most
    return asker.words.say("ranking-names-more", names=names, count=left) if left > 0 else names


def name_of(slug: str, asker: Asker) -> str:
    """A unit as it is called in a list."""
    unit = asker.plan.units.by_slug(slug)
    if unit is None:
        return slug
    by_title = unit.is_town or unit.level is Level.DEPARTMENT
    return unit.title(asker.words.language) if by_title else unit.name


def alone(field: Field, group: Group, asker: Asker) -> str:
    """A unit that has nobody to be compared with: its figure, without a rank."""
    standing = field.standings[group.units[0]]
    if standing.value is None or not reaches(standing, field.period):
        return asker.words.say("ranking-alone-none", unit=group_name(group, asker))
    value = wording.shown(asker.words, field.indicator, standing.value)
    unit = asker.plan.units.by_slug(group.units[0])
    return asker.words.say("ranking-alone", unit=unit_title(asker.words, unit) if unit else "", value=value)


def own_line(field: Field, own: Unit, asker: Asker) -> str:
    """Where the asker's own commune stands; nothing where it stands alone."""
    group = next(group for group in field.groups if own.slug in group.units)
    ranked = field.ranked(group.units)
    place, words = ranked.place_of(own.slug), asker.words
    if len(group.units) == 1:
        return ""
    if place is None or place.rank is None:
        return words.say("ranking-own-none", unit=own.title(words.language))
    return words.say(
        "ranking-own",
        unit=own.title(words.language),
        rank=str(place.rank),
        count=str(len(ranked.places)),
        group=group_name(group, asker),
    )


def sizes_heading(field: Field, asker: Asker) -> tuple[str, str]:
    """What is listed, and why without ranks."""
    words = asker.words
    heading = words.say(
        "sizes-heading",
        name=field.indicator.short(words.language),
        period=stretch(field, asker),
        sample=asker.sample,
    )
    return heading, words.say("sizes-why", targets=given(field, asker))


def given(field: Field, asker: Asker) -> str:
    """How many units have a target of their own: "chưa đơn vị nào có", "mới 5/29 đơn vị có"."""
    there = sum(own_target(field.standings.get(unit)) is not None for unit in field.units)
    return asker.words.say("targets-given", count=there, all=str(len(field.units)))
