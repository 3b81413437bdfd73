"""Which reports of a period came after their day.

Promises: units, never a person's name; a few by name, the others counted.
Must not: be asked for somebody who may not know who is late.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from handlers.answers.asker import Asker
from handlers.dialogue import wording
from handlers.dialogue.leaders import wording as leading_wording
from models.plan.units import Unit
from models.store.queries import filed

_MOST_NAMES: Final = 6


def of_period(period: str, asker: Asker) -> str:
    """ "Kỳ tháng 9. ": what the answer is only about."""
    return asker.words.say("lead-late-of", period=wording.period_name(asker.words, period))


def told(reports: Iterable[tuple[str, str]], units: Mapping[str, Unit], asker: Asker) -> list[str]:
    """The ``units`` that filed one of these ``reports``, (form slug, period key), late; nothing where none did."""
    late = {
        unit: None
        for form, period in reports
        for unit, was_late in filed.units_that_filed(asker.connection, form, period, asker.now).items()
        if was_late and unit in units
    }
    names = [leading_wording.unit_name(asker.words, units[slug], "") for slug in late]
    if not names:
        return []
    key, left = (
        ("lead-filed-late", 0) if len(names) <= _MOST_NAMES else ("lead-filed-late-more", len(names) - _MOST_NAMES)
    )
    return [asker.words.say(key, count=len(names), names=", ".join(names[:_MOST_NAMES]), left=left)]
