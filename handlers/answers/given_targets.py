"""Where a unit's own target comes from: the decision, and when it was revised from what.

Promises: one short line, or none where nothing is known besides the target.
Must not: look at figures.
"""

from __future__ import annotations

from datetime import datetime

from handlers.answers.asker import Asker
from handlers.dialogue import wording
from locales.phrasebook import DISTRICT_ZONE
from models.plan.units import Unit
from models.store.queries import unit_targets


def origin(indicator: str, unit: Unit, asker: Asker) -> str:
    """What the unit's target in an indicator is based on; "" where it has none, or nobody said."""
    words = asker.words
    rows = unit_targets.history(asker.connection, asker.plan.year, (unit.slug,), (indicator,))
    if not rows:
        return ""
    last = rows[-1]
    before = next((one for one in reversed(rows) if one.value != last.value), None)
    if before is not None:
        since = next(one for one in rows[rows.index(before) + 1 :] if one.value == last.value)
        return words.say(
            "target-revised",
            day=_day(since.imported_at),
            before=wording.shown(words, asker.plan.indicators[indicator], before.value),
            basis=last.basis,
            known="yes" if last.basis else "no",
        )
    return words.say("target-based-on", basis=last.basis) if last.basis else ""


def _day(moment: datetime) -> str:
    local = moment.astimezone(DISTRICT_ZONE)
    return f"{local.day}/{local.month}"
