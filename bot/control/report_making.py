"""The two documents about a period for a command: the summary on paper and the figures.

Promises: both stand on the same moment; a period that does not fit is refused with what to write instead.
Must not: print, or write where the command wants them (see ``report_folder``).
"""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

import locales
from bot.wiring import Bot
from bot.workshop import WorkshopFailed
from handlers.answers.report_files import named
from handlers.dialogue.leaders.decisions import SummingUp
from locales.phrasebook import DISTRICT_ZONE
from models.plan.periods import Period, period_from_key
from models.plan.plan import Plan

BOTH: Final[tuple[Literal["summary", "figures"], ...]] = ("summary", "figures")
_LANGUAGE: Final = "vi"  # of what is handed upwards


class CannotReport(ValueError):
    """There is no such report, or it cannot be made now; the message says what to do."""


async def make_report(bot: Bot, period: str | None) -> list[dict[str, str]]:
    """The ``path`` and the ``name`` of both files; without a period about the newest month that is over.

    Raises CannotReport.
    """
    now, plan = bot.now(), bot.knowledge.plan
    about = _period(period, plan, now.astimezone(DISTRICT_ZONE).date())
    words = locales.phrasebook(_LANGUAGE)
    asked = [named(SummingUp(what, about.key), words, now) for what in BOTH]
    try:
        return [{"path": str((await bot.workshop.make(one)).resolve()), "name": one.file_name} for one in asked]
    except (WorkshopFailed, OSError, TimeoutError) as problem:
        raise CannotReport(f"the documents could not be made ({problem}); try again") from problem


def _period(written: str | None, plan: Plan, today: date) -> Period:
    latest = plan.latest_over(today)
    if latest is None:
        raise CannotReport(f"no period of {plan.year} is over yet, so there is nothing to report")
    if written is None:
        return latest
    try:
        period = period_from_key(written.strip().upper())
    except ValueError:
        raise CannotReport(
            f"--period: {written!r} names no period; write it like 2024-06, 2024-Q2, 2024-H1, 2024-9M or 2024"
        ) from None
    if period.year != plan.year:
        raise CannotReport(f"--period: {period.key} is not of {plan.year}, the year of the plan")
    if period.opens_on > today:
        raise CannotReport(
            f"--period: {period.key} is over only after {period.last_on}; the newest month that is over is {latest.key}"
        )
    return period
