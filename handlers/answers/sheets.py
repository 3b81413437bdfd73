"""The district's standings as a sheet.

Promises: what is shown is what the answer says. Must not: draw or write a file.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from handlers.answers.asker import Asker
from handlers.dialogue import wording
from locales.phrasebook import Phrasebook
from models import messages
from models.plan.progress import Progress


def sheet(standings: Sequence[Progress], asker: Asker) -> messages.Table:
    words, plan = asker.words, asker.plan
    head = tuple(
        words.say(f"sheet-{name}")
        for name in ("number", "name", "unit", "target", "value", "percent", "period", "coverage", "estimated", "late")
    )
    rows = tuple(
        (
            Decimal(plan.indicators[standing.indicator].number),
            plan.indicators[standing.indicator].name(words.language),
            plan.indicators[standing.indicator].unit_name(words.language),
            plan.indicators[standing.indicator].target,
            standing.value,
            standing.percent,
            wording.period_name(words, standing.through) if standing.through else None,
            _coverage(standing, words),
            Decimal(standing.estimated),
            Decimal(standing.late),
        )
        for standing in standings
    )
    return messages.Table(
        file_name=f"tien-do-{asker.today.isoformat()}.xlsx",
        title=words.say("chart-subtitle", day=words.day(asker.today), sample=asker.sample),
        head=head,
        rows=rows,
    )


def _coverage(standing: Progress, words: Phrasebook) -> str | None:
    """Who has reported the latest period asked, and which that is; None before the first."""
    coverage = standing.coverage
    if coverage.period is None:
        return None
    return words.say(
        "document-coverage",
        reported=str(coverage.reported),
        expected=str(coverage.expected),
        period=wording.period_name(words, coverage.period),
    )
