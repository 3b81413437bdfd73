"""Putting on a leader's desk what one turn about units or many officers may look at.

Promises: nothing is read for an officer who leads nobody, or for a turn that is about nothing of it; units beyond
the leader's scope never come in.
Must not: decide anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import sqlalchemy as sa

from handlers import audiences, permissions
from handlers.dialogue import heard, states
from handlers.dialogue.desk import Desk
from handlers.dialogue.leaders import tokens as leading_tokens
from handlers.dialogue.leaders.led import Begun, Led, UnitLed
from handlers.dialogue.leaders.states import (
    ChoosingAudience,
    ConfirmingBroadcast,
    OfUnit,
    WritingBroadcast,
    WritingMessage,
)
from handlers.knowledge import Knowledge
from handlers.permissions import Right
from handlers.reading.naming import NameTable, name_table, units_named
from handlers.reading.orders import Audience, OrderKind
from handlers.reading.questions.question import Intent
from models.plan.outstanding import Outstanding, outstanding
from models.plan.periods import period_from_key
from models.plan.units import Jurisdiction, Level, Unit
from models.store.queries import broadcasts
from reminders.facts import Facts
from reminders.gathering import facts_of, jurisdiction

_MOST_UNITS = 8
_MOST_WORDS = 20
_ADDRESSING = frozenset({OrderKind.BROADCAST, OrderKind.WRITE})
_ABOUT_UNITS = frozenset({OrderKind.EXTEND, OrderKind.CALL, OrderKind.WRITE})


@dataclass(frozen=True, slots=True)
class _Named:
    """The units a turn is about; ``outside`` when one was named that is none of the leader's."""

    units: Sequence[Unit] = ()
    rest: str = ""
    outside: bool = False


def for_leader(
    connection: sa.Connection, knowledge: Knowledge, desk: Desk, state: states.State, what: heard.Heard
) -> Desk:
    """The desk with what a leader's turn needs; the same desk for everybody else."""
    officer = desk.officer
    if officer is None or not permissions.may(officer, Right.SEE_WHO_IS_LATE):
        return desk
    named = _named(connection, desk, state, what)
    addresses = permissions.may(officer, Right.BROADCAST)
    audience = _audience(desk, state, what) if addresses else None
    sending = addresses and bool(broadcasts.sending(connection))
    led = Led(outside=named.outside, rest=named.rest, sending=sending)
    unit = _led_by(connection, desk).units.get(state.unit) if isinstance(state, OfUnit) else None
    at_hand = (unit,) if unit else ()
    if named.units or at_hand:
        found = _units_led(connection, desk, (*at_hand, *named.units))
        led = replace(led, at_hand=found[0] if at_hand else None, units=found[len(at_hand) :])
    if audience is not None:
        counted = audiences.addressed(connection, knowledge, audience, officer.id, desk.now)
        led = replace(led, addressed=counted)
    return replace(desk, led=led)


def _named(connection: sa.Connection, desk: Desk, state: states.State, what: heard.Heard) -> _Named:
    """What the message names."""
    match what:
        case heard.Chosen(token) | heard.Stale(token) if (about := leading_tokens.read_about_unit(token)) is not None:
            unit = leading_tokens.unit_of_key(about.key, _led_by(connection, desk).units.values())
            return _Named((unit,)) if unit else _Named(outside=True)
        case heard.Said(text) if not _is_dictated(state):
            order = desk.reader.order(text)
            if order is not None and order.kind in _ABOUT_UNITS and order.rest:
                return _by_name(connection, desk, desk.reader.without_links(order.rest))
            if desk.reader.question(text).intent is Intent.WHO_IS_LATE:
                return _anywhere(connection, desk, text)
    return _Named()


def _is_dictated(state: states.State) -> bool:
    """Whether whatever is typed is a text, so that no unit is looked for in it."""
    return isinstance(state, WritingMessage | WritingBroadcast)


def _by_name(connection: sa.Connection, desk: Desk, text: str) -> _Named:
    """The units whose name begins the text; a commune's may also stand elsewhere in it, or be slightly misspelt."""
    whole = _led_by(connection, desk)
    led, names = whole.units, _names(whole, desk)
    found = units_named(text, *names)
    slugs, rest = (found.slugs, found.rest) if found.slugs else (desk.reader.question(text).units, "")
    units = tuple(led[slug] for slug in slugs if slug in led)
    further = units_named(rest, *names)
    if further.slugs and all(_is_village(unit) for unit in units):  # a village, then a commune's name: it must be there
        units, rest = tuple(unit for unit in units if unit.parent in further.slugs), further.rest
    return _Named(units[:_MOST_UNITS], rest, outside=bool(slugs) and not units)


def _anywhere(connection: sa.Connection, desk: Desk, text: str) -> _Named:
    """The leader's own units that a question names, wherever in it."""
    whole, words = _led_by(connection, desk), text.split()[:_MOST_WORDS]
    led, names = whole.units, _names(whole, desk)
    anywhere = (units_named(" ".join(words[start:]), *names).slugs for start in range(len(words)))
    for slugs in filter(None, (*anywhere, desk.reader.question(text).units)):
        if units := tuple(led[slug] for slug in slugs if slug in led):
            return _Named(units[:_MOST_UNITS])
    return _Named()


def _names(led: Jurisdiction, desk: Desk) -> Sequence[NameTable]:
    """Names of the leader's units, and of the district's others, so that one of them is recognised as such."""
    villages = led.villages
    return (desk.reader.units_by_name, *((name_table(villages, desk.plan.units.communes),) if villages else ()))


def _is_village(unit: Unit) -> bool:
    return unit.level is Level.VILLAGE


def _led_by(connection: sa.Connection, desk: Desk) -> Jurisdiction:
    assert desk.officer is not None, "only a leader leads units"
    return jurisdiction(connection, desk.plan, desk.officer.role, desk.officer.unit)


def _units_led(connection: sa.Connection, desk: Desk, units: Sequence[Unit]) -> tuple[UnitLed, ...]:
    villages = {unit.slug: unit for unit in units if _is_village(unit)}
    facts = facts_of(connection, desk.plan, {unit.slug for unit in units}, villages.values())
    return tuple(_unit_led(unit, facts, desk.today) for unit in units)


def _unit_led(unit: Unit, facts: Facts, today: date) -> UnitLed:
    owed = outstanding(facts.deadlines, (unit,), facts.filed, today)
    commune = facts.plan.units.by_slug(unit.parent) if _is_village(unit) and unit.parent else None
    return UnitLed(
        unit=unit,
        commune=commune.name if commune else "",
        deadlines=facts.deadlines,
        outstanding=owed,
        people=tuple(facts.staff(unit.slug)),
        begun=tuple(_begun(owed, facts)),
        standstills=tuple(one for key, one in facts.standstills.items() if key[0] == unit.slug),
    )


def _begun(owed: Iterable[Outstanding], facts: Facts) -> Iterable[tuple[Outstanding, Begun]]:
    for one in owed:
        answered = facts.begun.get((one.unit, one.form, one.period), frozenset())
        asked = facts.plan.forms[one.form].asked(one.unit, period_from_key(one.period))
        yield one, Begun(len(answered & {field.indicator for field in asked}), len(asked))


def _audience(desk: Desk, state: states.State, what: heard.Heard) -> Audience | None:
    """Whom the broadcast that is being made is for, as far as it was said."""
    match state, what:
        case ChoosingAudience(), heard.Chosen(token):
            return leading_tokens.read_audience(token)
        case ChoosingAudience(), heard.Said(text):
            return desk.reader.audience(text)
        case _, heard.Said(text) if not _is_dictated(state) and (order := desk.reader.order(text)) is not None:
            addresses = order.kind in _ADDRESSING
            return desk.reader.audience(order.rest.partition(":")[0]) if addresses else _being_made(state)
    return _being_made(state)


def _being_made(state: states.State) -> Audience | None:
    match state:
        case WritingBroadcast() | ConfirmingBroadcast():
            return state.audience
    return None
