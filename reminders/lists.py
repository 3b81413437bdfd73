"""The list of what is late that a leader gets: by form, the units, since when, who cannot be reached. (pure)

Promises: counts first; one phone screen, the rest is counted and one tap away; units, never a person's name.
Must not: decide who gets it or when.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from locales.phrasebook import Phrasebook
from models import messages
from models.plan.outstanding import Outstanding, outstanding
from models.plan.periods import period_from_key
from models.plan.units import Level, Unit
from models.records import Role
from reminders.digest import NO_PROMPT
from reminders.facts import Facts
from reminders.wording import period_name

MOST_LINES = 12
MOST_FORMS = 5


def units_led(facts: Facts, role: Role, slug: str) -> tuple[Unit, ...]:
    """The units of ``facts`` a leader answers for: a chair for the commune and its villages, others for all."""
    units = facts.plan.units
    if role is Role.COMMUNE_CHAIR:
        own = units.by_slug(slug)
        return (*((own,) if own else ()), *(one for one in facts.villages.values() if one.parent == slug))
    return (*units.communes, *units.departments, *facts.villages.values())


def late_list(
    facts: Facts, role: Role, slug: str, words: Phrasebook, today: date, sample: str = ""
) -> messages.OutboundMessage | None:
    """The list for a leader of this role and unit on ``today``; None when nothing is late."""
    units = {unit.slug: unit for unit in units_led(facts, role, slug)}
    late = [one for one in outstanding(facts.deadlines, units.values(), facts.filed, today) if one.late]
    if not late:
        return None
    by_form = _by_form(late)
    heading = words.say(
        "late-list-heading", count=len(late), units=len({one.unit for one in late}), today=words.day(today)
    )
    shown, lines = 0, [heading]
    for group, room in zip(by_form, _rooms([len(group) for group in by_form]), strict=False):
        named = [_about_unit(facts, words, units[one.unit], one, role) for one in group[:room]]
        lines += _about_form(facts, words, group, named)
        shown += room
    if shown < len(late):
        lines.append(words.say("late-list-more", count=len(late) - shown))
    return messages.OutboundMessage(
        text="\n".join((*lines, f"{words.say('late-list-how')}{sample}")),
        prompt=NO_PROMPT,
        choices=(messages.Choice(token="go.late", label=words.say("late-list-choice")),),
        typed_as=messages.TypedAs.WORDS,
    )


def _by_form(late: Sequence[Outstanding]) -> list[list[Outstanding]]:
    """By form and period: the newest figures first, of these what most units owe."""
    found: dict[tuple[str, str], list[Outstanding]] = defaultdict(list)
    for one in late:
        found[one.form, one.period].append(one)
    return sorted(found.values(), key=_age_and_size, reverse=True)


def _age_and_size(group: Sequence[Outstanding]) -> tuple[date, int]:
    return period_from_key(group[0].period).last_on, len(group)


def _rooms(sizes: Sequence[int]) -> list[int]:
    """How many units each of the first forms names: in turn, as long as there is room."""
    rooms = [1] * min(len(sizes), MOST_FORMS)
    # Where one unit alone is late it stands in the form's own line.
    left = MOST_LINES - sum(1 if size == 1 else 2 for size in sizes[: len(rooms)])
    while left > 0 and any(room < size for room, size in zip(rooms, sizes, strict=False)):
        for place, size in enumerate(sizes[: len(rooms)]):
            if rooms[place] < size and left > 0:
                rooms[place] += 1
                left -= 1
    return rooms


def _due_on(facts: Facts, form: str, period: str) -> date:
    return facts.plan.due_on(facts.plan.forms[form], period_from_key(period))


def _about_form(facts: Facts, words: Phrasebook, group: Sequence[Outstanding], named: Sequence[str]) -> list[str]:
    """What is late, how many units owe it, and each of those that are named; one unit alone in the same line."""
    form, period = group[0].form, group[0].period
    heading = words.say(
        "late-list-form",
        title=facts.plan.forms[form].title[words.language],
        period=period_name(words, period_from_key(period)),
        due=words.day(_due_on(facts, form, period)),
    )
    if len(group) == 1:
        return [f"{heading} {named[0]}"]
    return [f"{heading} {words.say('late-list-units', count=len(group))}", *(f"- {unit}" for unit in named)]


def _about_unit(facts: Facts, words: Phrasebook, unit: Unit, late: Outstanding, role: Role) -> str:
    title = unit.title(words.language)
    commune = facts.plan.units.by_slug(unit.parent) if unit.level is Level.VILLAGE and unit.parent else None
    return words.say(
        "late-list-unit",
        unit=f"{title}, {commune.name}" if commune and role is not Role.COMMUNE_CHAIR else title,
        note=_note(facts, late),
        due=words.day(late.due_on),
    )


def _note(facts: Facts, late: Outstanding) -> str:
    staff = facts.staff(late.unit)
    if not any(one.reachable for one in staff):
        return "silent" if staff else "nobody"
    if (late.unit, late.form, late.period) in facts.standstills:
        return "waits"
    return "extended" if late.due_on > _due_on(facts, late.form, late.period) else "none"
