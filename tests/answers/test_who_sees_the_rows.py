"""Rows and histories keep to what the asker may see, whatever token is sent."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa

from bot.wiring import Bot
from handlers.answers import rows
from handlers.dialogue.browsing_tokens import unit_key
from handlers.dialogue.decisions import History, Reply, Rows
from locales import phrasebook
from models.store.queries import officers
from tests.askers import asker_of

WORDS = phrasebook("vi")
TEA = "tea_area"
VILLAGE = "chieng_ly.ban_mau_1"
MAY_SEE = ("chieng_ly", "chu_tich_chieng_ly", VILLAGE, "chu_tich", "phong_noi_vu")
MAY_NOT = ("chieng_pha", "phong_nong_nghiep", "chieng_pha.ban_mau_1", "chieng_ly.ban_mau_2")


async def answered(bot: Bot, handle: str, question: Rows | History) -> Reply:
    def look(connection: sa.Connection) -> Reply:
        asker = asker_of(bot, connection, handle, date(2024, 6, 17))
        return rows.behind(question, asker) if isinstance(question, Rows) else rows.history(question, asker)

    return await bot.database.write(look)


@pytest.mark.parametrize("handle", MAY_SEE)
async def test_a_village_is_shown_to_itself_its_commune_and_the_leaders(bot: Bot, handle: str) -> None:
    reply = await answered(bot, handle, History(TEA, unit_key(VILLAGE)))
    assert " ha – " in reply.text


@pytest.mark.parametrize("handle", MAY_NOT)
async def test_a_village_is_not_shown_to_others(bot: Bot, handle: str) -> None:
    reply = await answered(bot, handle, History(TEA, unit_key(VILLAGE)))
    assert reply.text == WORDS.say("not-yours-to-see")


@pytest.mark.parametrize("handle", ["chieng_pha", VILLAGE])
async def test_the_villages_of_a_commune_are_not_listed_to_others(bot: Bot, handle: str) -> None:
    reply = await answered(bot, handle, Rows(TEA, "chieng_ly"))
    assert reply.text == WORDS.say("not-yours-to-see")


@pytest.mark.parametrize("handle", [*MAY_SEE, *MAY_NOT])
async def test_nobody_is_named(bot: Bot, handle: str) -> None:
    names = [officer.name for officer in await bot.database.write(officers.all_officers)]
    for question in (Rows(TEA), Rows(TEA, None, None, 2), History(TEA, "chieng_ly"), History(TEA, unit_key(VILLAGE))):
        text = (await answered(bot, handle, question)).text
        assert not [name for name in names if name and name in text]


@pytest.mark.parametrize("question", [Rows(TEA, "nowhere"), History(TEA, ""), History(TEA, ":0123456789ab")])
async def test_a_unit_that_is_not_there_is_said_so(bot: Bot, question: Rows | History) -> None:
    assert (await answered(bot, "chu_tich", question)).text == WORDS.say("unknown-unit")


async def test_a_page_too_far_is_the_last_one(bot: Bot) -> None:
    last = await answered(bot, "chu_tich", Rows(TEA, None, "2024-05", 5))
    assert (await answered(bot, "chu_tich", Rows(TEA, None, "2024-05", 99))).text == last.text
