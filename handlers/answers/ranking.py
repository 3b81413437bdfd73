"""How communes stand next to each other in one indicator: ranked only among comparable ones, and never officially.

Promises: the rule stands in the heading; a group is ranked on the newest period it has reported whole, else on the one
with most figures; who has no figure is named, not placed last; why there is no ranking is said.
Must not: rank (see ``models.plan.ranking``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from handlers.answers import as_of, periods
from handlers.answers.asker import Asker
from handlers.dialogue import browsing_tokens, tokens, wording
from handlers.dialogue.decisions import Ranking, Reply
from models import messages
from models.plan.indicators import Comparison, Indicator, Kind
from models.plan.periods import period_from_key
from models.plan.plan import Plan
from models.plan.progress import Progress
from models.plan.ranking import Group, Place, Yardstick, comparable_groups, rank, reaches
from models.plan.ranking import Ranking as Ranked
from models.plan.units import Level, Unit

UNITS_A_PAGE: Final = 12
_LOOKED_BACK: Final = 4
_FIRST: Final = 3
_LAST: Final = 2
_MOST_NAMED: Final = 6
_MOST_GROUPS: Final = 2
_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Field:
    """What is ranked: an indicator as of one cut-off, with every unit's own standing then."""

    indicator: Indicator
    period: str
    standings: Mapping[str, Progress]
    groups: tuple[Group, ...]
    asker: Asker

    @property
    def units(self) -> tuple[str, ...]:
        return tuple(unit for group in self.groups for unit in group.units)

    def ranked(self, units: Sequence[str]) -> Ranked:
        return rank(self.indicator, self.standings, units, self.period)


def ranking(question: Ranking, asker: Asker) -> Reply:
    """All groups in short, or one page of one group."""
    indicator = asker.plan.indicators[question.indicator]
    if asker.plan.source(indicator.slug) is not Level.COMMUNE:
        return _of_a_department(indicator, asker)
    field = _field(indicator, question.period, asker)
    name = indicator.short(asker.words.language)
    if field is None and question.period is not None:
        return Reply(periods.not_up_to(indicator, question.period, asker))
    if field is None or not any(field.ranked(group.units).places for group in field.groups):
        return Reply(asker.words.say("ranking-none", name=name))
    beside = [unit for unit in question.units if unit in field.units]
    if len(beside) > 1:
        return _side_by_side(field, beside, asker)
    if field.ranked(field.units).yardstick is Yardstick.SIZE and _no_targets(field):
        return _sizes(field, question.page, asker)
    if question.group is not None and question.group < len(field.groups):
        return _page(field, question.group, question.page, asker)
    return _in_short(field, asker)


def _no_targets(field: _Field) -> bool:
    return all(field.ranked(group.units).yardstick is Yardstick.SIZE for group in field.groups if len(group.units) > 1)


def _of_a_department(indicator: Indicator, asker: Asker) -> Reply:
    unit = asker.plan.units.by_slug(asker.plan.reporting_units(indicator.slug)[0])
    words = asker.words
    text = words.say(
        "ranking-of-department",
        name=indicator.short(words.language),
        office=unit.title(words.language) if unit else "",
    )
    token = tokens.indicator(indicator.number, None)
    return Reply(text, (wording.choice(words, token, "choice-indicator", name=indicator.short(words.language)),))


def _field(indicator: Indicator, wanted: str | None, asker: Asker) -> _Field | None:
    """The cut-off a named period ends with; else the newest all have reported, or of the latest the fullest one."""
    groups = comparable_groups(asker.plan, asker.plan.reporting_units(indicator.slug))
    cuts = as_of.cut_offs(indicator.slug, as_of.district_form(indicator.slug, asker), asker)
    if wanted is not None:
        last_on = period_from_key(wanted).last_on
        cuts = tuple(cut for cut in cuts if cut.period.last_on == last_on)
    units = [unit for group in groups for unit in group.units]
    best: tuple[int, _Field] | None = None
    for cut in reversed(cuts[-_LOOKED_BACK:]):
        key = cut.period.key
        standings = as_of.standings_at(indicator.slug, units, cut.through, asker)
        count = sum(reaches(standing, key) for standing in standings.values())
        if best is None or count > best[0]:
            best = count, _Field(indicator, key, standings, groups, asker)
        if count == len(units):
            break
    return best[1] if best else None


def _in_short(field: _Field, asker: Asker) -> Reply:
    """The first and last of the asker's own group, or of the largest ones; one rule for all, else one for each."""
    own = _own(field, asker)
    shown = [group for group in field.groups if own is None or own.slug in group.units]
    several = [group for group in shown if len(group.units) > 1][:_MOST_GROUPS]
    rules = {one for group in several if (one := field.ranked(group.units).yardstick) is not Yardstick.SIZE}
    lines = [_title(field, asker), *(_rule(field, rule, asker) for rule in rules if len(rules) == 1)]
    lines += [_own_line(field, own, asker)] if own else []
    for group in several:
        own_rule = [_rule(field, field.ranked(group.units).yardstick, asker)] if len(rules) > 1 else []
        lines += [*own_rule, *_group_lines(field, group, asker)]
    lines += [_alone(field, group, asker) for group in shown if len(group.units) == 1]
    if any(land.inferred for land in asker.plan.land.values()):
        lines.append(asker.words.say("ranking-terrain-inferred"))
    return Reply("\n".join(line for line in lines if line), _choices(field, asker))


def _side_by_side(field: _Field, units: Sequence[str], asker: Asker) -> Reply:
    """A few communes; their ranks only where one group holds them all."""
    group = next((group for group in field.groups if set(units) <= set(group.units)), None)
    ranked = field.ranked(group.units if group else units)
    lines = list(_sizes_heading(field, asker)) if ranked.yardstick is Yardstick.SIZE else [_title(field, asker)]
    lines += [] if group or ranked.yardstick is Yardstick.SIZE else [asker.words.say("ranking-unlike")]
    for place in ranked.places:
        if place.unit in units:
            lines.append(_place_line(place if group else replace(place, rank=None), ranked.yardstick, field, asker))
    lines += [
        asker.words.say("ranking-alone-none", unit=_name(asker.plan, unit, asker))
        for unit in units
        if ranked.place_of(unit) is None
    ]
    if ranked.yardstick is Yardstick.SIZE:
        every = browsing_tokens.ranking(field.indicator.number, field.period)
        return Reply("\n".join(lines), (wording.choice(asker.words, every, "choice-rows"),))
    return Reply("\n".join(lines), _choices(field, asker))


def _stretch(field: _Field, asker: Asker) -> str:
    """What the figures cover: the period, or for what adds up all of the year until its end."""
    name = wording.period_name(asker.words, field.period)
    return asker.words.say("ranking-cumulated", period=name) if field.indicator.kind is Kind.FLOW else name


def _title(field: _Field, asker: Asker) -> str:
    words = asker.words
    return words.say(
        "ranking-heading",
        name=field.indicator.short(words.language),
        period=_stretch(field, asker),
        sample=asker.sample,
    )


def _rule(field: _Field, yardstick: Yardstick, asker: Asker) -> str:
    """By what a group is ranked; nothing for sizes, which are not."""
    if yardstick is Yardstick.SIZE:
        return ""
    if yardstick is Yardstick.PERCENT:
        return asker.words.say("ranking-by-percent")
    fewest = field.indicator.comparison is Comparison.AT_MOST
    return asker.words.say("ranking-by-value-lowest" if fewest else "ranking-by-value")


def _group_lines(field: _Field, group: Group, asker: Asker) -> list[str]:
    """The group's name, its ends, and who is not placed."""
    ranked = field.ranked(group.units)
    if ranked.yardstick is Yardstick.SIZE:
        return [asker.words.say("ranking-group-no-targets", group=wording.capital(group_name(group, asker)))]
    lines = [_group_heading(group, ranked, asker)]
    ends = _ends(ranked.places)
    lines += [_place_line(place, ranked.yardstick, field, asker) if place else "…" for place in ends]
    return [*lines, *_unplaced(ranked, asker)]


def _ends(places: Sequence[Place]) -> list[Place | None]:
    """The first and last; None stands for those between."""
    if len(places) <= _FIRST + _LAST + 1:
        return list(places)
    return [*places[:_FIRST], None, *places[-_LAST:]]


def _group_heading(group: Group, ranked: Ranked, asker: Asker) -> str:
    return asker.words.say(
        "ranking-group",
        group=wording.capital(group_name(group, asker)),
        placed=str(len(ranked.places)),
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


def _place_line(place: Place, yardstick: Yardstick, field: _Field, asker: Asker) -> str:
    words, value = asker.words, place.standing.value
    shown = wording.shown(words, field.indicator, value) if value is not None else ""
    if yardstick is Yardstick.PERCENT:
        shown = words.say("ranking-percent", percent=words.quantity(place.measured, "%", 2), value=shown)
    notes = _marks(place.standing, asker)
    unit = _name(asker.plan, place.unit, asker)
    line = words.say("ranking-place", rank=str(place.rank or ""), unit=unit, value=shown)
    return f"{line}{notes}" if place.rank else f"· {words.say('ranking-size', unit=unit, value=shown)}{notes}"


def _marks(standing: Progress, asker: Asker) -> str:
    """What is to be known of a figure beside its value: estimated, late."""
    marks = [
        asker.words.say(key)
        for count, key in ((standing.estimated, "mark-estimated"), (standing.late, "mark-late"))
        if count
    ]
    return f" ({', '.join(marks)})" if marks else ""


def _unplaced(ranked: Ranked, asker: Asker) -> list[str]:
    """Who has no place, and why: never as the last one."""
    reasons = (
        ("ranking-lacking", ranked.lacking),
        ("ranking-unmeasured", ranked.unmeasured),
        ("ranking-without", ranked.without),
    )
    return [asker.words.say(key, units=named(units, asker)) for key, units in reasons if units]


def named(units: Sequence[str], asker: Asker, most: int = _MOST_NAMED) -> str:
    """Some units by name and how many more there are."""
    names = ", ".join(_name(asker.plan, unit, asker) for unit in units[:most])
    left = len(units) - most
    return asker.words.say("ranking-names-more", names=names, count=left) if left > 0 else names


def _name(plan: Plan, slug: str, asker: Asker) -> str:
    unit = plan.units.by_slug(slug)
    if unit is None:
        return slug
    return unit.title(asker.words.language) if unit.is_town else unit.name


def _alone(field: _Field, group: Group, asker: Asker) -> str:
    """A unit that has nobody to be compared with: its figure, without a rank."""
    standing = field.standings[group.units[0]]
    name = group_name(group, asker)
    if standing.value is None or not reaches(standing, field.period):
        return asker.words.say("ranking-alone-none", unit=name)
    value = wording.shown(asker.words, field.indicator, standing.value)
    return asker.words.say("ranking-alone", unit=name, value=value)


def _own(field: _Field, asker: Asker) -> Unit | None:
    """The asker's commune, a village head's too."""
    slug = asker.unit.parent if asker.unit.level is Level.VILLAGE else asker.unit.slug
    return asker.plan.units.by_slug(slug) if slug in field.units else None


def _own_line(field: _Field, own: Unit, asker: Asker) -> str:
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


def _choices(field: _Field, asker: Asker) -> tuple[messages.Choice, ...]:
    return tuple(
        wording.choice(
            asker.words,
            browsing_tokens.ranking(field.indicator.number, field.period, position, 1),
            "choice-ranking-group",
            group=group_name(group, asker),
            count=str(len(group.units)),
        )
        for position, group in enumerate(field.groups)
        if len(group.units) > 1
    )


def _page(field: _Field, position: int, page: int, asker: Asker) -> Reply:
    group = field.groups[position]
    ranked = field.ranked(group.units)
    heading = (_title(field, asker), _rule(field, ranked.yardstick, asker), _group_heading(group, ranked, asker))
    back = wording.choice(asker.words, browsing_tokens.ranking(field.indicator.number, field.period), "choice-back")
    return _paged(field, ranked, heading, position, page, back, asker)


def _sizes(field: _Field, page: int, asker: Asker) -> Reply:
    """Bare amounts of unlike communes: by size, without ranks, and why."""
    back = wording.choice(asker.words, tokens.indicator(field.indicator.number, None), "choice-back")
    return _paged(field, field.ranked(field.units), _sizes_heading(field, asker), None, page, back, asker)


def _sizes_heading(field: _Field, asker: Asker) -> tuple[str, str]:
    words = asker.words
    heading = words.say(
        "sizes-heading",
        name=field.indicator.short(words.language),
        period=_stretch(field, asker),
        sample=asker.sample,
    )
    return heading, words.say("sizes-why")


def _paged(
    field: _Field,
    ranked: Ranked,
    heading: Sequence[str],
    position: int | None,
    page: int,
    back: messages.Choice,
    asker: Asker,
) -> Reply:
    """One screen of places; after the last who is not placed."""
    pages = max(1, -(-len(ranked.places) // UNITS_A_PAGE))
    page = min(max(page, 1), pages)
    start = (page - 1) * UNITS_A_PAGE
    lines = [*heading]
    lines += [
        _place_line(place, ranked.yardstick, field, asker) for place in ranked.places[start : start + UNITS_A_PAGE]
    ]
    lines += _unplaced(ranked, asker) if page == pages else []
    left = len(ranked.places) - page * UNITS_A_PAGE
    token = browsing_tokens.ranking(field.indicator.number, field.period, position, page + 1)
    more = (wording.choice(asker.words, token, "choice-more-units", count=left),) if left > 0 else ()
    return Reply("\n".join(line for line in lines if line), (*more, back))
