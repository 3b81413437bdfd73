"""One unit as a leader sees it: what it has not filed, who is there and can be reached, and the phone numbers.

Promises: fits a screen; what is unknown is said.
Must not: decide who may see it.
"""

from __future__ import annotations

from handlers import permissions
from handlers.dialogue import tokens, wording
from handlers.dialogue.decisions import Reply
from handlers.dialogue.desk import Desk
from handlers.dialogue.leaders import tokens as leading_tokens
from handlers.dialogue.leaders import wording as leading_wording
from handlers.dialogue.leaders.led import UnitLed
from handlers.permissions import Right
from handlers.reading.orders import OrderKind
from models import messages
from models.people import Person, Reach
from models.plan.outstanding import Outstanding

_MOST_REPORTS = 6
_MOST_PEOPLE = 5
_MOST_PHONES = 8


def card(unit: UnitLed, desk: Desk) -> Reply:
    """How a unit stands and who is there."""
    lines = [_heading(unit, desk)]
    shown = unit.outstanding[-_MOST_REPORTS:]
    for one in shown:
        lines += _report_lines(one, unit, desk)
    if older := len(unit.outstanding) - len(shown):
        lines.insert(1, desk.words.say("lead-unit-more", count=older))
    lines += [_person(person, desk) for person in unit.people[:_MOST_PEOPLE]]
    if not unit.people:
        lines.append(desk.words.say("lead-nobody", unit=leading_wording.of_unit(desk, unit)))
    return Reply("\n".join(lines), _choices(unit, desk))


def _heading(unit: UnitLed, desk: Desk) -> str:
    key = "lead-unit-late" if unit.late else "lead-unit-none-late" if unit.outstanding else "lead-unit-all-filed"
    title = wording.capital(leading_wording.of_unit(desk, unit))
    if key == "lead-unit-late":
        return desk.words.say("lead-unit-late", unit=title, sample=desk.sample, count=len(unit.late))
    return desk.words.say(key, unit=title, sample=desk.sample)


def _report_lines(one: Outstanding, unit: UnitLed, desk: Desk) -> list[str]:
    words, days = desk.words, (one.due_on - desk.today).days
    values = {"period": wording.capital(wording.period_name(words, one.period)), "begun": _begun(one, unit, desk)}
    if days == 0:
        lines = [words.say("lead-report-today", **values)]
    else:
        key = "lead-report-late" if days < 0 else "lead-report-open"
        lines = [words.say(key, due=words.day(one.due_on), days=abs(days), **values)]
    still = next((each for each in unit.standstills if (each.form, each.period) == (one.form, one.period)), None)
    if still is not None and still.until > desk.now:
        lines.append(words.say("lead-report-standstill", until=words.moment(still.until), reason=still.reason))
    return lines


def _begun(one: Outstanding, unit: UnitLed, desk: Desk) -> str:
    found = next((begun for report, begun in unit.begun if report == one), None)
    if found is None or not found.answered:
        return ""
    return desk.words.say("lead-report-begun", answered=found.answered, asked=found.asked)


def _person(person: Person, desk: Desk) -> str:
    words = desk.words
    moment = words.moment(person.heard_at) if person.heard_at is not None else ""
    reach = words.say(f"lead-reach-{person.reach.value}", **({"moment": moment} if person.reach is Reach.HEARD else {}))
    role = leading_wording.role_name(words, person.role)
    if not person.name:
        return words.say("lead-person-unnamed", role=wording.capital(role), reach=reach)
    return words.say("lead-person", name=person.name, role=role, reach=reach)


def _choices(unit: UnitLed, desk: Desk) -> tuple[messages.Choice, ...]:
    back = wording.choice(desk.words, tokens.GO_LATE, "choice-late-list")
    if desk.officer is None or not permissions.may(desk.officer, Right.LEAD):
        return (back,)
    slug = unit.unit.slug
    extend = wording.choice(desk.words, leading_tokens.about_unit(OrderKind.EXTEND, slug), "choice-extend")
    others = (
        wording.choice(desk.words, leading_tokens.about_unit(OrderKind.CALL, slug), "choice-call"),
        wording.choice(desk.words, leading_tokens.about_unit(OrderKind.WRITE, slug), "choice-write"),
    )
    return (*((extend,) if unit.outstanding else ()), *(others if unit.people else ()), back)


def phones(unit: UnitLed, desk: Desk) -> Reply:
    """Whom to call, or that there is no number and how to add one."""
    words, title = desk.words, leading_wording.of_unit(desk, unit)
    people = leading_wording.besides(unit.people, desk)
    if not people:
        return Reply(words.say("lead-nobody", unit=title), _choices(unit, desk))
    lines = [words.say("call-heading", unit=title), *(_phone(person, desk) for person in people[:_MOST_PHONES])]
    if not all(person.phone for person in people):
        lines.append(words.say("call-how-to-add"))
    choices = tuple(
        one for one in _choices(unit, desk) if one.token != leading_tokens.about_unit(OrderKind.CALL, unit.unit.slug)
    )
    return Reply("\n".join(lines), choices)


def _phone(person: Person, desk: Desk) -> str:
    words, role = desk.words, leading_wording.role_name(desk.words, person.role)
    if not person.name:
        key = "call-phone-unnamed" if person.phone else "call-none-unnamed"
        values = {"phone": person.phone} if person.phone else {}
        return words.say(key, role=wording.capital(role), **values)
    if not person.phone:
        return words.say("call-none", name=person.name, role=role)
    return words.say("call-phone", name=person.name, role=role, phone=person.phone)
