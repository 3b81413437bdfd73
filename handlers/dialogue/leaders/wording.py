"""Units, reports and people as a leader reads them.

Promises: a village is told apart by its commune; a person without a name is called by the role.
Must not: decide what is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from handlers.dialogue import wording
from handlers.dialogue.desk import Desk
from handlers.dialogue.leaders.led import UnitLed
from handlers.dialogue.leaders.states import LateReport
from handlers.reading.orders import Audience
from locales.phrasebook import Phrasebook
from models.people import Person
from models.plan.outstanding import Outstanding
from models.plan.units import Level, Unit
from models.records import Role

_LOWERED = frozenset({Level.COMMUNE, Level.VILLAGE})


def unit_name(words: Phrasebook, unit: Unit, commune: str) -> str:
    """In a list: "Chiềng Ly", "Thị trấn Thuận Châu", "Bản Mẫu 1, Chiềng Ly"."""
    if unit.level is Level.VILLAGE and commune:
        return f"{unit.name}, {commune}"
    return unit.title(words.language) if unit.is_town or unit.level is Level.DEPARTMENT else unit.name


def unit_title(words: Phrasebook, unit: Unit, commune: str) -> str:
    """In a sentence: "xã Chiềng Ly", "bản Mẫu 1, Chiềng Ly", "Phòng Nội vụ"."""
    title = unit.title(words.language)
    if words.language == "vi" and unit.level in _LOWERED:
        title = title[:1].lower() + title[1:]
    return f"{title}, {commune}" if unit.level is Level.VILLAGE and commune else title


def of_unit(desk: Desk, led: UnitLed) -> str:
    """The unit of this turn in a sentence; a chair has only one commune to tell villages of."""
    own = desk.officer is not None and desk.officer.role is Role.COMMUNE_CHAIR
    return unit_title(desk.words, led.unit, "" if own else led.commune)


def report_line(desk: Desk, form: str, period: str) -> tuple[str, str]:
    """The form's title and the period's name."""
    return desk.form(form).title[desk.words.language], wording.period_name(desk.words, period)


def reports_in_short(desk: Desk, reports: Sequence[LateReport | Outstanding]) -> str:
    """ "tháng 6, quý II", or how many there are."""
    if len(reports) > 3:
        return desk.words.say("extend-several", count=len(reports))
    return ", ".join(wording.period_name(desk.words, one.period) for one in reports)


def role_name(words: Phrasebook, role: Role) -> str:
    return words.say(f"role-{role.value.replace('_', '-')}")


def who(words: Phrasebook, person: Person) -> str:
    """The person's name, or what he is."""
    return person.name or role_name(words, person.role)


def who_all(words: Phrasebook, people: Iterable[Person]) -> str:
    return ", ".join(who(words, person) for person in people)


def why_not(words: Phrasebook, people: Iterable[Person]) -> str:
    """Those who cannot be written to, each with the reason."""
    return ", ".join(f"{who(words, one)} ({words.say(f'lead-unreachable-{one.reach.value}')})" for one in people)


def audience_name(desk: Desk, audience: Audience) -> str:
    """ "các xã, thị trấn đang chậm", "các xã, thị trấn của Cụm 1"."""
    cluster = desk.plan.clusters.get(audience.cluster or "")
    return desk.words.say(
        "cast-audience-name",
        level="cluster" if audience.cluster else audience.level or "all",
        standing=audience.standing or "both",
        cluster=cluster.name if cluster else "",
    )


def sender(words: Phrasebook, role: Role, unit: Unit) -> str:
    """Who speaks in a message of a leader: "Phòng Nội vụ", "Chủ tịch UBND xã Chiềng Ly"."""
    if role is Role.COMMUNE_CHAIR:
        return words.say("lead-sender-chair", unit=unit_title(words, unit, ""))
    return words.say("lead-sender-office", unit=unit.title(words.language))


def besides(people: Iterable[Person], desk: Desk) -> tuple[Person, ...]:
    """These people without the leader who is talking."""
    return tuple(person for person in people if desk.officer is None or person.officer != desk.officer.id)
