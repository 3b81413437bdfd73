"""The list of what is late that a leader gets: by form, the units, since when, who cannot be reached. (pure)

Promises: counts first; one screen of a cheap phone, the rest is counted and one tap away; units, never a person's name.
Must not: decide who gets it or when.
"""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from locales.phrasebook import Phrasebook
from models import messages
from models.plan.outstanding import Outstanding, outstanding
from models.plan.periods import period_from_key
from models.plan.units import Level, Unit
from models.records import Role
from reminders.digest import NO_PROMPT
from reminders.facts import Facts
from reminders.wording import period_name, short_day

SCREEN = 16
WIDTH = 36


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
    heading = words.say(
        "late-list-heading", count=len(late), units=len({one.unit for one in late}), today=words.day(today)
    )
    groups = [
        Group(_form_line(facts, words, group), [_about_unit(facts, words, units[one.unit], one, role) for one in group])
        for group in _by_form(late)
    ]
    how = f"{words.say('late-list-how')}{sample}"
    return messages.OutboundMessage(
        text="\n".join((heading, *_that_fit(groups, SCREEN - _height([heading, how]), words), how)),
        prompt=NO_PROMPT,
        choices=(messages.Choice(token="go.late", label=words.say("late-list-choice")),),
        typed_as=messages.TypedAs.WORDS,
    )


@dataclass(frozen=True, slots=True)
class Group:
    """What is late of one form and period: the line about it, and who owes it, each with what is to be known."""

    line: str
    units: Sequence[str]

    def lines(self, named: int, words: Phrasebook) -> list[str]:
        """The form with how many units owe it and so many of them by name; one unit alone in the same line."""
        if len(self.units) == 1:
            return [f"{self.line} {self.units[0]}"]
        shown = [f"- {unit}" for unit in self.units[:named]]
        if shown and named < len(self.units):
            shown[-1] = words.say("late-list-unit-more", unit=shown[-1])
        return [f"{self.line} {words.say('late-list-units', count=len(self.units))}", *shown]


def _that_fit(groups: Sequence[Group], room: int, words: Phrasebook) -> list[str]:
    """As many forms as there is room for, the first in any case, then as many units of each; the rest counted."""
    forms, named = len(groups), 0
    while forms > 1 and _height(_lines(groups, forms, named, words)) > room:
        forms -= 1
    most = max(len(group.units) for group in groups[:forms])
    while named < most and _height(_lines(groups, forms, named + 1, words)) <= room:
        named += 1
    return _lines(groups, forms, named, words)


def _lines(groups: Sequence[Group], forms: int, named: int, words: Phrasebook) -> list[str]:
    """The first forms, each with so many units by name, and how many reports the others are."""
    lines = [line for group in groups[:forms] for line in group.lines(named, words)]
    left = sum(len(group.units) for group in groups[forms:])
    return [*lines, words.say("late-list-more", count=left)] if left else lines


def _height(lines: Sequence[str]) -> int:
    """How many lines of a phone these are."""
    return sum(len(textwrap.wrap(line, WIDTH)) or 1 for line in lines)


def _by_form(late: Sequence[Outstanding]) -> list[list[Outstanding]]:
    """By form and period: the newest figures first, of these what most units owe."""
    found: dict[tuple[str, str], list[Outstanding]] = defaultdict(list)
    for one in late:
        found[one.form, one.period].append(one)
    return sorted(found.values(), key=_age_and_size, reverse=True)


def _age_and_size(group: Sequence[Outstanding]) -> tuple[date, int]:
    return period_from_key(group[0].period).last_on, len(group)


def _due_on(facts: Facts, form: str, period: str) -> date:
    return facts.plan.due_on(facts.plan.forms[form], period_from_key(period))


def _form_line(facts: Facts, words: Phrasebook, group: Sequence[Outstanding]) -> str:
    form, period = group[0].form, group[0].period
    return words.say(
        "late-list-form",
        form=facts.plan.forms[form].short[words.language],
        period=period_name(words, period_from_key(period)),
        due=short_day(_due_on(facts, form, period)),
    )


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
