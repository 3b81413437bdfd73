"""On the progress card a bar, its mark and its word agree."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from bot.wiring import Bot
from tests.officer import Officer


async def card_of(bot: Bot, officer: Officer) -> dict[str, Any]:
    await officer.says("tiến độ")
    await officer.picks("Biểu đồ")
    newest = sa.text("SELECT body FROM outbox ORDER BY id DESC LIMIT 1")
    body = await bot.database.read(lambda connection: connection.execute(newest).scalar_one())
    picture: dict[str, Any] = json.loads(body)["picture"]
    return picture


async def test_whoever_is_behind_ends_before_the_mark_of_the_season(bot: Bot) -> None:
    chairman = await Officer.of(bot, "chu_tich")
    behind = [bar for bar in (await card_of(bot, chairman))["bars"] if bar["look"] == "behind"]
    chairman.leaves()
    assert len(behind) >= 3
    assert [bar["label"] for bar in behind if Decimal(bar["done"]) >= Decimal(bar["usual"])] == []
