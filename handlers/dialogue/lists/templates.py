"""The templates of lists: sheets with the rows to fill in, which are sent back as they are.

Promises: what holds already stands in them, so that sending one back unchanged changes nothing; a name in the request
("… chè", "… xã Chiềng Ly") leaves only its rows.
Must not: keep anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handlers.dialogue import prompts
from handlers.dialogue.decisions import Reply
from handlers.dialogue.desk import Desk
from handlers.dialogue.lists import wording
from handlers.dialogue.lists.at_hand import ListAtHand
from handlers.reading.lists.cells import unmistakable
from handlers.reading.lists.listed import ListColumn
from handlers.reading.orders import Order, OrderKind
from models import messages
from models.plan.indicators import Indicator, Kind
from models.plan.units import Unit

KINDS: Final = frozenset({OrderKind.TARGETS_TEMPLATE, OrderKind.PAST_TEMPLATE})
_TARGETS: Final = (ListColumn.UNIT, ListColumn.INDICATOR, None, ListColumn.TARGET, ListColumn.BASIS)
_PAST: Final = (
    ListColumn.UNIT,
    ListColumn.INDICATOR,
    None,
    ListColumn.PERIOD,
    ListColumn.FIGURE,
    ListColumn.PART,
    ListColumn.WHOLE,
    ListColumn.COVERS,
    ListColumn.BASIS,
)
_SHARES: Final = frozenset({Kind.RATIO, Kind.REDUCTION})


def is_asked(given: Order | None) -> bool:
    """Whether an order asks for one of these templates."""
    return given is not None and given.kind in KINDS


def offer(kind: OrderKind, rest: str, desk: Desk) -> Reply:
    """The template, of the units and indicators that ``rest`` names or of all."""
    question = desk.reader.question(rest) if rest.strip() else None
    units = desk.reader.units(rest) if rest.strip() else ()
    indicators = question.indicators if question is not None else ()
    table = _targets(units, indicators, desk) if kind is OrderKind.TARGETS_TEMPLATE else _past(units, indicators, desk)
    key = "list-template-targets" if kind is OrderKind.TARGETS_TEMPLATE else "list-template-past"
    reply = prompts.menu(desk, desk.words.say(key, rows=len(table.rows)))
    return Reply(reply.text, reply.choices, reply.typed_as, document=table)


def _rows(units: tuple[str, ...], indicators: tuple[str, ...], desk: Desk) -> Iterator[tuple[Indicator, Unit]]:
    """Each indicator with each commune that reports it, in the directive's and the official order."""
    for indicator in desk.plan.indicators.values():
        if indicators and indicator.slug not in indicators:
            continue
        for unit in desk.plan.units.communes:
            if (not units or unit.slug in units) and desk.plan.form_for(indicator.slug, unit) is not None:
                yield indicator, unit


def _targets(units: tuple[str, ...], indicators: tuple[str, ...], desk: Desk) -> messages.Table:
    words, held = desk.words, (desk.listed or ListAtHand()).targets
    rows = []
    for indicator, unit in _rows(units, indicators, desk):
        given = held.get((unit.slug, indicator.slug))
        value = unmistakable(given.value) if given else ""
        rows.append((*_names(indicator, unit, desk), value, given.basis if given else ""))
    title = words.say("list-template-targets-title", year=str(desk.plan.year))
    return messages.Table(
        file_name=words.say("list-template-targets-file", year=str(desk.plan.year)),
        title=title,
        note=words.say("list-template-targets-note"),
        head=_head(_TARGETS, desk),
        rows=tuple(rows),
        entry=_TARGETS.index(ListColumn.TARGET),
    )


def _past(units: tuple[str, ...], indicators: tuple[str, ...], desk: Desk) -> messages.Table:
    """Without a name: what reductions are measured from."""
    words, year = desk.words, str(desk.plan.year - 1)
    wanted = indicators or tuple(one.slug for one in desk.plan.indicators.values() if one.kind is Kind.REDUCTION)
    rows = [
        (*_names(indicator, unit, desk), year, "", "", "", "", "") for indicator, unit in _rows(units, wanted, desk)
    ]
    shares = all(desk.plan.indicators[slug].kind in _SHARES for slug in wanted)
    return messages.Table(
        file_name=words.say("list-template-past-file", year=year),
        title=words.say("list-template-past-title", year=year),
        note=words.say("list-template-past-note"),
        head=_head(_PAST, desk),
        rows=tuple(rows),
        entry=_PAST.index(ListColumn.PART if shares else ListColumn.FIGURE),
    )


def _names(indicator: Indicator, unit: Unit, desk: Desk) -> tuple[str, str, str]:
    language = desk.words.language
    return unit.title(language), indicator.name(language), indicator.unit_name(language)


def _head(columns: tuple[ListColumn | None, ...], desk: Desk) -> tuple[str, ...]:
    words = desk.words
    return tuple(
        wording.columns_named((column,), words) if column else words.say("list-measured-in") for column in columns
    )
