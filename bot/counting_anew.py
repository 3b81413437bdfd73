"""Counting the kept totals anew, indicator by indicator, beside whoever files meanwhile.

Promises: one short transaction writes each indicator's; what was counted stays counted when the process is killed.
Must not: count by itself (see ``recounting``).
"""

from __future__ import annotations

import logging
from typing import Final

from models.plan.plan import Plan
from models.store.database import Database
from models.store.queries import recounting

_TRIES: Final = 3

log = logging.getLogger(__name__)


async def by_these_rules(database: Database, plan: Plan) -> None:
    """Count what was last counted by other rules than this plan's, as after an upgrade or a change of the plan."""
    if await database.read(recounting.is_counted, plan):
        return
    wanted = await database.read(recounting.uncounted, plan)
    for number, slug in enumerate(wanted, start=1):
        await rebuilt(database, plan, slug)
        log.info("totals counted anew by other rules: %s of %s indicators", number, len(wanted))
    await database.write(recounting.all_counted, plan)


async def rebuilt(database: Database, plan: Plan, slug: str) -> recounting.Recounted:
    """One indicator's totals, counted while others file; within one transaction where they file without a pause."""
    for _ in range(_TRIES):
        counted = await database.read(recounting.count_one, plan, slug)
        done = await database.write(recounting.put_right, plan, slug, counted)
        if done is not None:
            return done
    return await database.write(recounting.rebuild, plan, (slug,))
