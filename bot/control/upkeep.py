"""The errands of whoever looks after the machine.

Promises: values that can be written as JSON.
Must not: print, or decide what is healthy.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from bot import counting_anew
from bot.wiring import Bot
from models.store.queries import held, recounting


async def back_up(bot: Bot, folder: str | None) -> dict[str, Any]:
    """Make a backup now. Raises CannotBackUp."""
    place = Path(folder) if folder is not None else bot.backups.folder
    made = await bot.backups.make("by hand", place)
    return {"path": str(place / made.file), **made.model_dump(mode="json")}


async def health(bot: Bot) -> list[dict[str, Any]]:
    """What the running bot finds of itself."""
    return [asdict(one) for one in await bot.watch.findings()]


async def totals(bot: Bot, what: str) -> dict[str, Any]:
    """Count the kept totals anew: "check" them, or "rebuild" them too; how many there are, and which differed."""
    plan, database = bot.knowledge.plan, bot.database
    slugs = [*recounting.kept_indicators(plan), *await database.read(recounting.left_over, plan)]
    found = [
        await (
            database.read(recounting.compare, plan, (slug,))
            if what == "check"
            else counting_anew.rebuilt(database, plan, slug)
        )
        for slug in slugs
    ]
    named = sorted(key for one in found for key in one.differing)
    return {
        "totals": sum(one.totals for one in found),
        "differing": [f"{key.indicator} {key.cut_off.isoformat()}" for key in named],
    }


async def held_back(bot: Bot, what: str) -> dict[str, int]:
    """What a restored database holds back: "show" it, "let_go" of it or "drop" it; how much it was."""
    if what == "show":
        return asdict(await bot.database.read(held.held))
    done = await bot.database.write(held.let_go if what == "let_go" else held.drop, bot.now())
    bot.sender.wake()
    return asdict(done)
