"""Which reports of a period came after their day.

Promises: units, never a person's name; a few by name with the day they filed on, the others counted.
Must not: be asked for somebody who may not know who is late.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from handlers.answers.asker import Asker
from handlers.dialogue import wording
from handlers.dialogue.leaders import wording as leading_wording
from locales.phrasebook import DISTRICT_ZONE
from models.plan.units import Unit
from models.store.queries import filed
from reminders.wording import short_day

_MOST_NAMES: Final = 6


def of_period(period: str, asker: Asker) -> str:
    """ "Kỳ tháng 9. ": what the answer is only about."""
    return asker.words.say("lead-late-of", period=wording.period_name(asker.words, period))


def told(reports: Iterable[tuple[str, str]], units: Mapping[str, Unit], asker: Asker) -> list[str]:
    """The ``units`` that filed one of these ``reports``, (form slug, period key), late; nothing where none did."""
    late: dict[str, datetime] = {}
    for form, period in reports:
        late.update(filed.units_that_filed_late(asker.connection, form, period, asker.now))
    names = [_named(units[slug], moment, asker) for slug, moment in late.items() if slug in units]
    if not names:
        return []
    key, left = (
        ("lead-filed-late", 0) if len(names) <= _MOST_NAMES else ("lead-filed-late-more", len(names) - _MOST_NAMES)
    )
    return [asker.words.say(key, count=len(names), names=", ".join(names[:_MOST_NAMES]), left=left)]


def _named(unit: Unit, moment: datetime, asker: Asker) -> str:
    day = short_day(moment.astimezone(DISTRICT_ZONE).date())
    return asker.words.say("lead-filed-late-one", unit=leading_wording.unit_name(asker.words, unit, ""), day=day)
