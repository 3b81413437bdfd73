"""What a unit reports beside the period before says of each indicator what the comparison of it alone says."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from bot.wiring import Bot
from handlers.answers import as_of, compared_sides, comparing
from handlers.answers.asker import Asker
from models.plan.progress import Progress
from tests.askers import asker_of

OCTOBER = date(2024, 10, 21)


def sides(slug: str, series: tuple[Progress, ...], unit: str, asker: Asker) -> list[compared_sides.Side] | None:
    found, whose = comparing.newest_and_before(series), asker.plan.units.by_slug(unit)
    indicator = asker.plan.indicators[slug]
    return None if found is None else [compared_sides.side_of(indicator, series, key, whose, asker) for key in found]


async def test_of_every_commune_and_indicator_the_last_cut_offs_say_what_all_of_them_say(bot: Bot) -> None:
    def look(connection: sa.Connection) -> int:
        plan, asker = bot.knowledge.plan, asker_of(bot, connection, "phong_noi_vu", OCTOBER)
        compared = 0
        for unit in plan.units.communes:
            slugs = [slug for slug in plan.indicators if plan.form_for(slug, unit) is not None]
            for slug, series in as_of.newest_series(slugs, unit, asker).items():
                expected = sides(slug, as_of.unit_series(slug, unit, asker), unit.slug, asker)
                assert sides(slug, series, unit.slug, asker) == expected, (unit.slug, slug)
                compared += expected is not None
        return compared

    assert await bot.database.write(look) > len(bot.knowledge.plan.units.communes) * 8
