"""Which communes lie on one side of a number: "BHYT xã nào dưới 95".

Promises: how many of how many stands first, and of which period; who has no figure is on no side and is told so; no
ranks, as units of all groups stand together.
Must not: judge anything.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

from handlers.answers import further, ranking_words
from handlers.answers.asker import Asker
from handlers.answers.ranking_field import Field
from handlers.dialogue import wording
from handlers.dialogue.decisions import Held, Reply
from models.plan.ranking import Place, Yardstick, reaches

_COMPARES: Final[Mapping[str, Callable[[Decimal, Decimal], bool]]] = {
    "below": operator.lt,
    "at_most": operator.le,
    "at_least": operator.ge,
    "above": operator.gt,
}
_MOST_LINES: Final = 8
_UPWARDS: Final = frozenset({"below", "at_most"})


def limited(field: Field, held: Held, asker: Asker) -> Reply:
    """The units on that side, the furthest first."""
    reported = {unit: one for unit, one in field.standings.items() if reaches(one, field.period)}
    known = {unit: one.value for unit, one in reported.items() if one.value is not None}
    found = sorted((value, unit) for unit, value in known.items() if _COMPARES[held.side](value, held.number))
    order = found if held.side in _UPWARDS else found[::-1]
    lines = [_heading(field, held, len(found), len(known), asker)]
    lines += [_line(field, unit, asker) for _, unit in order[:_MOST_LINES]]
    if len(order) > _MOST_LINES:
        lines.append(asker.words.say("limited-more", count=len(order) - _MOST_LINES))
    missing = len(field.units) - len(known)
    lines += [asker.words.say("limited-unknown", count=missing)] if missing else []
    behind = further.behind(field.indicator, None, field.period, asker)
    return Reply("\n".join(lines), (behind, further.back(field.indicator, None, asker)))


def _heading(field: Field, held: Held, found: int, known: int, asker: Asker) -> str:
    return asker.words.say(
        "limited-heading",
        name=field.indicator.short(asker.words.language),
        period=ranking_words.stretch(field, asker),
        sample=asker.sample,
        found=str(found),
        known=str(known),
        side=held.side.replace("_", "-"),
        number=wording.shown(asker.words, field.indicator, held.number),
    )


def _line(field: Field, unit: str, asker: Asker) -> str:
    place = Place(unit, field.standings[unit], Decimal(0), None)
    return ranking_words.place_line(place, Yardstick.VALUE, field, asker)
