"""How communes stand next to each other in one indicator: ranked only among comparable ones, and never officially.

Promises: the rule stands in the heading; a group is ranked on the newest period it has reported whole, else on the one
with most figures; who has no figure is named, not placed last; why there is no ranking is said.
Must not: rank (see ``models.plan.ranking``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from handlers.answers import further, limited, periods, ranking_field, ranking_picture, ranking_words
from handlers.answers.asker import Asker
from handlers.answers.lines import paged
from handlers.answers.ranking_field import Field
from handlers.dialogue import browsing_tokens, tokens, wording
from handlers.dialogue.decisions import Ranking, Reply
from models import messages
from models.plan.indicators import Indicator
from models.plan.ranking import Group, Place, Yardstick
from models.plan.ranking import Ranking as Ranked
from models.plan.units import Level

UNITS_A_PAGE: Final = 8
_ENDS: Final = (3, 2)  # so many of the first and of the last
_ENDS_OF_SEVERAL: Final = (2, 1)
_LAST: Final = (1, 4)
_LAST_OF_SEVERAL: Final = (1, 2)
_MOST_GROUPS: Final = 2


def ranking(question: Ranking, asker: Asker) -> Reply:
    """All groups in short, or one page of one group."""
    indicator = asker.plan.indicators[question.indicator]
    if asker.plan.source(indicator.slug) is not Level.COMMUNE:
        return _of_a_department(indicator, asker)
    field = ranking_field.field_of(question, asker)
    if field is None and question.period is not None:
        return Reply(periods.not_up_to(indicator, question.period, asker))
    if field is not None and not field.read:
        return _too_wide(field, asker)
    if field is None or not any(field.ranked(group.units).places for group in field.read_groups):
        return _none(indicator, question.period, asker)
    if question.held is not None and field.whole:
        return limited.limited(field, question.held, asker)
    beside = [unit for unit in question.units if unit in field.units]
    if beside:
        return _side_by_side(field, beside, asker)
    if question.alone:
        since = ranking(replace(question, alone=False), asker)
        return replace(since, text=f"{asker.words.say('ranked-since-january')}\n{since.text}")
    group = question.group if question.group in field.read else None
    if question.shown == "chart":
        return ranking_picture.chart(field, group, asker)
    if ranking_field.no_targets(field):
        return _sizes(field, group, question, asker)
    return _in_short(field, question, asker) if group is None else _page(field, group, question.page, asker)


def _none(indicator: Indicator, period: str | None, asker: Asker) -> Reply:
    """Nobody has reported it, or not for the period named; then the newest can be asked."""
    words, name = asker.words, indicator.short(asker.words.language)
    if period is None:
        return Reply(words.say("ranking-none", name=name))
    text = words.say("ranking-none-then", name=name, period=wording.period_name(words, period))
    return Reply(text, (wording.choice(words, browsing_tokens.ranking(indicator.number), "choice-ranking-newest"),))


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


def _too_wide(field: Field, asker: Asker) -> Reply:
    """Very many communes that no list divides into clusters: no table could be read; unit by unit they can."""
    words, count = asker.words, sum(len(group.units) for group in field.groups)
    text = words.say("ranking-too-wide", name=field.indicator.short(words.language), count=count)
    up = wording.choice(words, tokens.indicator(field.indicator.number, None), "choice-back")
    return Reply(text, (further.behind(field.indicator, None, field.period, asker), up))


def _left_out(field: Field, asker: Asker) -> list[str]:
    """The groups that are too large for a table, each with the reason."""
    return [
        asker.words.say(
            "ranking-group-too-wide",
            group=wording.capital(ranking_words.group_name(group, asker)),
            count=str(len(group.units)),
        )
        for place, group in enumerate(field.groups)
        if place not in field.read and len(group.units) > ranking_field.MOST_UNITS
    ]


def _in_short(field: Field, question: Ranking, asker: Asker) -> Reply:
    """The first and last of the asker's own group, or of the largest ones; one rule for all, else one for each."""
    own = ranking_field.own_commune(field, asker)
    shown = [group for group in field.read_groups if own is None or own.slug in group.units]
    several = [group for group in shown if len(group.units) > 1][:_MOST_GROUPS]
    most = _shown(len(several), slowest=question.slowest)
    rules = {one for group in several if (one := field.ranked(group.units).yardstick) is not Yardstick.SIZE}
    lines = [ranking_words.title(field, asker)]
    lines += [ranking_words.rule(field, rule, asker) for rule in rules if len(rules) == 1]
    lines += [ranking_words.own_line(field, own, asker)] if own else []
    for group in several:
        own_rule = [ranking_words.rule(field, field.ranked(group.units).yardstick, asker)] if len(rules) > 1 else []
        lines += [*own_rule, *_group_lines(field, group, most, asker)]
    lines += [ranking_words.alone(field, group, asker) for group in shown if len(group.units) == 1]
    lines += [] if own else _left_out(field, asker)
    if any(land.inferred for land in asker.plan.land.values()):
        lines.append(asker.words.say("ranking-terrain-inferred"))
    ends = [place for group in several for part in _ends(_placed(field, group), most) for place in part]
    text = "\n".join(line for line in lines if line)
    choices = _choices(field, question.page, asker)
    here = browsing_tokens.ranking(field.indicator.number, field.period, None, question.page)
    about = (here, *(choice.token for choice in choices))
    return Reply(text, choices, about=about, lines=ranking_words.opened(ends, field, asker))


def _shown(groups: int, *, slowest: bool) -> tuple[int, int]:
    """How many of the first and of the last of each group."""
    if slowest:
        return _LAST if groups == 1 else _LAST_OF_SEVERAL
    return _ENDS if groups == 1 else _ENDS_OF_SEVERAL


def _placed(field: Field, group: Group) -> Sequence[Place]:
    """The places of a group that is ranked; none where only sizes are known."""
    ranked = field.ranked(group.units)
    return () if ranked.yardstick is Yardstick.SIZE else ranked.places


def _side_by_side(field: Field, units: Sequence[str], asker: Asker) -> Reply:
    """A few communes; their ranks only where one group holds them all."""
    group = next((group for group in field.read_groups if set(units) <= set(group.units)), None)
    ranked, in_group = field.ranked(group.units if group else units), group is not None
    if group and ranked.yardstick is Yardstick.SIZE:  # others may lack what these were given: targets of their own
        ranked, in_group = field.ranked(units), False
    sizes = ranked.yardstick is Yardstick.SIZE
    lines = [*ranking_words.sizes_heading(field, asker)] if sizes else [ranking_words.title(field, asker)]
    if not sizes:
        lines.append(ranking_words.rule(field, ranked.yardstick, asker) if group else asker.words.say("ranking-unlike"))
    places = [place if in_group else replace(place, rank=None) for place in ranked.places if place.unit in units]
    lines += [ranking_words.places_in(group, ranked, places, asker)] if group and in_group else []
    lines += [ranking_words.place_line(place, ranked.yardstick, field, asker) for place in places]
    lines += [
        asker.words.say("ranking-alone-none", unit=ranking_words.name_of(unit, asker))
        for unit in units
        if ranked.place_of(unit) is None
    ]
    opened = ranking_words.opened(places, field, asker)
    if sizes:
        every = browsing_tokens.ranking(field.indicator.number, field.period)
        up = wording.choice(asker.words, tokens.indicator(field.indicator.number, None), "choice-back")
        return Reply("\n".join(lines), (wording.choice(asker.words, every, "choice-rows"), up), lines=opened)
    return Reply("\n".join(line for line in lines if line), _choices(field, 1, asker), lines=opened)


def _group_lines(field: Field, group: Group, most: tuple[int, int], asker: Asker) -> list[str]:
    """The group's name, its ends (so many of the first, so many of the last), and who is not placed."""
    ranked = field.ranked(group.units)
    if ranked.yardstick is Yardstick.SIZE:
        return [ranking_words.not_ranked(field, group, asker)]
    lines = [ranking_words.group_heading(group, ranked, asker)]
    first, last = _ends(ranked.places, most)
    lines += [ranking_words.place_line(place, ranked.yardstick, field, asker) for place in (*first, *last)]
    if last:
        after = len(first) + 1
        lines[after] = asker.words.say("ranking-further-down", line=lines[after])
    return [*lines, *ranking_words.unplaced(ranked, asker)]


def _ends(places: Sequence[Place], most: tuple[int, int]) -> tuple[Sequence[Place], Sequence[Place]]:
    """The first and the last; no last ones where there is none between, or one, which is shown then."""
    first, last = most
    if len(places) <= first + last + 1:
        return places, ()
    return places[:first], places[-last:]


def _choices(field: Field, page: int, asker: Asker) -> tuple[messages.Choice, ...]:
    """Each group in full, the picture, and the indicator itself."""
    up = wording.choice(asker.words, tokens.indicator(field.indicator.number, None), "choice-back")
    return (*_groups(field, page, asker), *ranking_picture.choice(field, None, asker), up)


def _groups(field: Field, page: int, asker: Asker) -> tuple[messages.Choice, ...]:
    """The groups that can be opened; where there are very many, a page of them."""
    most = len(field.groups[0].units) if field.whole else ranking_field.MOST_UNITS
    several = [place for place, group in enumerate(field.groups) if 1 < len(group.units) <= most]
    first = 0 if field.whole else ranking_field.first_group(page)
    after = len(several) if field.whole else first + ranking_field.GROUPS_A_PAGE
    number, period = field.indicator.number, field.period
    shown = [
        wording.choice(
            asker.words,
            browsing_tokens.ranking(number, period, position, 1),
            "choice-ranking-group",
            group=ranking_words.group_name(field.groups[position], asker),
            count=str(len(field.groups[position].units)),
        )
        for position in several[first:after]
    ]
    left, token = len(several) - after, browsing_tokens.ranking(number, period, None, page + 1)
    more = (wording.choice(asker.words, token, "choice-more-groups", count=left),) if left > 0 else ()
    return (*shown, *more)


def _page(field: Field, position: int, page: int, asker: Asker) -> Reply:
    group = field.groups[position]
    ranked = field.ranked(group.units)
    heading = (
        ranking_words.title(field, asker),
        ranking_words.rule(field, ranked.yardstick, asker),
        ranking_words.group_heading(group, ranked, asker),
    )
    back = wording.choice(asker.words, browsing_tokens.ranking(field.indicator.number, field.period), "choice-back")
    others = (*(ranking_picture.choice(field, position, asker) if page == 1 else ()), back)
    return _paged(field, ranked, heading, position, page, others, asker)


def _sizes(field: Field, position: int | None, question: Ranking, asker: Asker) -> Reply:
    """Bare amounts of unlike communes: by size, without ranks, and why. In a wide district one group at a time."""
    back = wording.choice(asker.words, tokens.indicator(field.indicator.number, None), "choice-back")
    page = question.page
    none_slowest = (asker.words.say("sizes-none-slowest"),) if question.slowest else ()
    heading = (*ranking_words.sizes_heading(field, asker), *none_slowest)
    if field.whole:
        return _paged(field, field.ranked(field.units), heading, None, page, (back,), asker)
    groups_page, page = (page, 1) if position is None else (1, page)
    position = field.read[0] if position is None else position
    ranked = field.ranked(field.groups[position].units)
    of_group = *_left_out(field, asker), ranking_words.group_heading(field.groups[position], ranked, asker)
    others = _groups(field, groups_page, asker) if page == 1 else ()
    return _paged(field, ranked, (*heading, *of_group), position, page, (*others, back), asker)


def _paged(
    field: Field,
    ranked: Ranked,
    heading: Sequence[str],
    position: int | None,
    page: int,
    others: Sequence[messages.Choice],
    asker: Asker,
) -> Reply:
    """One screen of places; after the last who is not placed."""
    pages = max(1, -(-len(ranked.places) // UNITS_A_PAGE))
    page = min(max(page, 1), pages)
    start = (page - 1) * UNITS_A_PAGE
    shown = ranked.places[start : start + UNITS_A_PAGE]
    first, *method = heading
    lines = [paged(first, page, pages, asker), *method]
    lines += (ranking_words.place_line(place, ranked.yardstick, field, asker) for place in shown)
    lines += ranking_words.unplaced(ranked, asker) if page == pages else []
    left = len(ranked.places) - page * UNITS_A_PAGE
    token = browsing_tokens.ranking(field.indicator.number, field.period, position, page + 1)
    more = (wording.choice(asker.words, token, "choice-more-units", count=left),) if left > 0 else ()
    text = "\n".join(line for line in lines if line)
    own = browsing_tokens.ranking(field.indicator.number, field.period, position, page)
    return Reply(
        text,
        (*more, *others),
        about=(own, *(choice.token for choice in (*more, *others))),
        lines=ranking_words.opened(shown if asker.beside_question else ranked.places, field, asker),
    )
