"""Who has not filed what is open now: for leaders, by unit, never by a person's name.

Promises: a unit before its deadline is "not yet", after it "late"; others learn only about themselves.
Must not: post to anybody who did not ask.
"""

from __future__ import annotations

from handlers import permissions
from handlers.answers.asker import Asker
from handlers.answers.deadlines import deadlines
from handlers.dialogue import wording
from handlers.dialogue.decisions import Reply
from models.plan.forms import Form
from models.plan.periods import Period
from models.plan.units import Level, Unit
from models.store.queries import officers, reports


def who_is_late(asker: Asker) -> Reply:
    """The units that have not filed the latest period of each form."""
    words = asker.words
    if not permissions.may(asker.officer, permissions.Right.SEE_WHO_IS_LATE):
        own = deadlines(asker)
        return Reply(f"{words.say('late-leaders-only')}\n{own.text}", own.choices)
    units = _units(asker)
    lines = [
        line
        for form in asker.plan.forms.values()
        if (periods := asker.plan.open_periods(form, asker.today))
        and (line := _line(form, periods[-1], [unit for unit in units if _fills(form, unit, asker)], asker))
    ]
    return Reply(
        "\n".join((words.say("late-heading", day=words.day(asker.today), sample=asker.sample), *lines))
        if lines
        else words.say("late-nobody", day=words.day(asker.today))
    )


def _fills(form: Form, unit: Unit, asker: Asker) -> bool:
    return form in asker.plan.forms_of(unit)


def _units(asker: Asker) -> list[Unit]:
    """A commune's leader sees the commune and its villages, the district's leaders all."""
    villages = officers.villages(asker.connection)
    if asker.unit.level is Level.COMMUNE:
        return [asker.unit, *(village for village in villages if village.parent == asker.unit.slug)]
    return [*asker.plan.units.communes, *asker.plan.units.departments, *villages]


def _line(form: Form, period: Period, units: list[Unit], asker: Asker) -> str | None:
    filed = reports.filed_units(asker.connection, form.slug, period.key)
    missing = [unit for unit in units if unit.slug not in filed and form.asked(unit.slug, period)]
    if not missing:
        return None
    due, words = asker.plan.due_on(form, period), asker.words
    return words.say(
        "late-line" if due < asker.today else "not-yet-line",
        title=form.title[words.language],
        period=wording.period_name(words, period.key),
        due=words.day(due),
        count=str(len(missing)),
        all=str(len(units)),
        names="; ".join(_name(unit, asker) for unit in missing),
    )


def _name(unit: Unit, asker: Asker) -> str:
    """The unit's name; a village is told apart by its commune."""
    commune = asker.plan.units.by_slug(unit.parent) if unit.level is Level.VILLAGE and unit.parent else None
    if commune is not None:
        return f"{unit.name}, {commune.name}"
    return unit.title(asker.words.language) if unit.is_town or unit.level is Level.DEPARTMENT else unit.name
