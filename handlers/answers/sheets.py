"""The district's standings as a picture and as a sheet.

Promises: what is shown is what the answer says. Must not: draw or write a file.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from handlers.answers.asker import Asker
from handlers.dialogue import wording
from models import messages
from models.plan.progress import Progress

_CHART_BARS = 8


def chart(standings: Sequence[Progress], asker: Asker) -> messages.ProgressChart | None:
    words = asker.words
    drawn = [standing for standing in standings if standing.percent is not None and standing.value is not None]
    if not drawn:
        return None
    drawn.sort(key=lambda standing: standing.percent or Decimal(0))
    bars = tuple(_bar(standing, asker) for standing in drawn[:_CHART_BARS])
    return messages.ProgressChart(
        title=words.say("chart-title", year=str(asker.plan.year)),
        subtitle=words.say("chart-subtitle", day=words.day(asker.today), sample=asker.sample),
        bars=bars,
    )


def _bar(standing: Progress, asker: Asker) -> messages.Bar:
    indicator, words = asker.plan.indicators[standing.indicator], asker.words
    value = standing.value or Decimal(0)
    caption = f"{words.number(value, indicator.decimals)}/{wording.amount(words, indicator, indicator.target)}"
    return messages.Bar(label=indicator.short(words.language), caption=caption, done=value, target=indicator.target)


def sheet(standings: Sequence[Progress], asker: Asker) -> messages.Table:
    words, plan = asker.words, asker.plan
    head = tuple(
        words.say(f"sheet-{name}")
        for name in ("number", "name", "unit", "target", "value", "percent", "period", "coverage")
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
            f"{standing.coverage.reported}/{standing.coverage.expected}",
        )
        for standing in standings
    )
    return messages.Table(
        file_name=f"tien-do-{asker.today.isoformat()}.xlsx",
        title=words.say("chart-subtitle", day=words.day(asker.today), sample=asker.sample),
        head=head,
        rows=rows,
    )
