"""One group of a ranking as a picture, told in words too.

Promises: the places are those of the ranking in words; who is not placed stands at the end with the reason.
Must not: rank, or put a place on what is only listed by size.
"""

from __future__ import annotations

from collections.abc import Iterable

from handlers.answers import picture_words, pictures, ranking_field, ranking_words
from handlers.answers.asker import Asker
from handlers.answers.pictures import Ranked as Row
from handlers.answers.ranking_field import Field
from handlers.dialogue import browsing_tokens, wording
from handlers.dialogue.decisions import Reply
from models import messages
from models.plan.ranking import Group, Place, Yardstick
from models.plan.ranking import Ranking as Ranked


def chart(field: Field, position: int | None, asker: Asker) -> Reply:
    """The group of that place, else the asker's own, else the largest; all units where nothing but sizes is known."""
    if ranking_field.no_targets(field):
        heading, rule = ranking_words.sizes_heading(field, asker)
        drawn = pictures.ranking(heading, rule, _rows(field.ranked(field.units), field, asker), asker)
        return Reply(picture_words.told(drawn, asker) if drawn else "", (_back(field, None, asker),), picture=drawn)
    position = _position(field, asker) if position is None else position
    group = field.groups[position]
    ranked = field.ranked(group.units)
    rule = ranking_words.rule(field, ranked.yardstick, asker) or asker.words.say(
        "sizes-why", targets=ranking_words.given(field, asker)
    )
    drawn = pictures.ranking(_heading(field, group, asker), rule, _rows(ranked, field, asker), asker)
    return Reply(picture_words.told(drawn, asker) if drawn else "", (_back(field, position, asker),), picture=drawn)


def choice(field: Field, position: int | None, asker: Asker) -> tuple[messages.Choice, ...]:
    """The picture of a group, or of the one it is most about; none for a group that cannot be ranked."""
    position = _position(field, asker) if position is None else position
    if field.ranked(field.groups[position].units).yardstick is Yardstick.SIZE:
        return ()
    token = browsing_tokens.ranking_chart(field.indicator.number, field.period, position)
    return (wording.choice(asker.words, token, "choice-chart"),)


def _position(field: Field, asker: Asker) -> int:
    """The place of the asker's own group, else of the largest one, which is the first."""
    own = ranking_field.own_commune(field, asker)
    mine = (place for place in field.read if own is not None and own.slug in field.groups[place].units)
    return next((place for place in mine if len(field.groups[place].units) > 1), field.read[0])


def _heading(field: Field, group: Group, asker: Asker) -> str:
    words = asker.words
    return words.say(
        "ranking-picture",
        name=field.indicator.short(words.language),
        period=ranking_words.stretch(field, asker),
        group=ranking_words.group_name(group, asker),
    )


def _rows(ranked: Ranked, field: Field, asker: Asker) -> list[Row]:
    own = ranking_field.own_commune(field, asker)
    placed = [
        Row(
            ranking_words.name_of(place.unit, asker),
            place.measured,
            _said(place, ranked.yardstick, field, asker),
            place.rank,
            own is not None and place.unit == own.slug,
        )
        for place in ranked.places
    ]
    lacking = asker.words.say("ranking-picture-lacking")
    unmeasured = asker.words.say("ranking-picture-unmeasured")
    return [
        *placed,
        *_missing(ranked.lacking, lacking, asker),
        *_missing(ranked.unmeasured, unmeasured, asker),
        *_missing(ranked.without, "", asker),
    ]


def _said(place: Place, yardstick: Yardstick, field: Field, asker: Asker) -> str:
    """As in words; of what rose instead of falling without the unit, which the rule names, as a row is narrow."""
    value = place.standing.value
    if value is not None and wording.went_other_way(field.indicator, value):
        return wording.bare(asker.words, field.indicator, value)
    return ranking_words.measured(place, yardstick, field, asker)


def _missing(units: Iterable[str], said: str, asker: Asker) -> list[Row]:
    """Rows without a bar; of others' only where the asker may know that they have not filed."""
    own = asker.unit.slug
    return [
        Row(ranking_words.name_of(unit, asker), None, said, own=unit == own)
        for unit in units
        if ranking_words.may_know_late([unit], asker)
    ]


def _back(field: Field, position: int | None, asker: Asker) -> messages.Choice:
    token = browsing_tokens.ranking(field.indicator.number, field.period, position)
    return wording.choice(asker.words, token, "choice-back")
