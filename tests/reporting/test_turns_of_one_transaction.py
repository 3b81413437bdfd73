"""Turns of one transaction write together, and still follow each other as if each had its own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest
import sqlalchemy as sa

from bot.wiring import Bot
from handlers.knowledge import Knowledge
from handlers.turn import take_turns
from handlers.unwritten import Unwritten
from locales import phrasebook
from locales.phrasebook import DISTRICT_ZONE
from models import messages, records
from models.plan.measures import Amount
from models.plan.outstanding import asked_of
from models.store.queries import filed_periods, officers, owed, post, recounting, reports
from models.store.queries.own_reports import Remembered
from models.store.tables import Outbox
from reminders.gathering import jurisdiction
from tests.officer import Officer
from tests.wide_district import widened

WORDS = phrasebook("vi")
FORM = "village_year"
DECEMBER = "2024-12-16 18:30"
NOW = datetime(2024, 6, 17, 8, tzinfo=DISTRICT_ZONE)


class _Undone(Exception):
    """Ends a transaction without a trace."""


@pytest.fixture
async def village(bot: Bot) -> AsyncIterator[Officer]:
    """Bản Mẫu 1 of Chiềng Ly, which has read its year's report."""
    one = await Officer.of(bot, "chieng_ly.ban_mau_1")
    await one.waits_until(DECEMBER)
    for text in ("báo cáo năm 2024", "20/140", "18/140", "110/140"):
        await one.says(text)
    yield one
    one.leaves()


def _say(
    connection: sa.Connection, bot: Bot, said: list[tuple[str, str]], knowledge: Knowledge, remembered: Remembered
) -> list[str]:
    """The answers to what these officers said, all taken in this transaction."""
    arrivals = []
    for number, (handle, text) in enumerate(said):
        officer = officers.officer_by_handle(connection, handle)
        assert officer is not None
        talk = post.Talk(*officers.reachable_talk(connection, officer.id))
        arrivals.append(
            messages.InboundMessage(
                channel=talk.channel,
                bot="",
                update_key=f"together-{number}",
                sender=talk.sender,
                chat_kind=messages.ChatKind.PRIVATE,
                content=messages.Typed(text=text),
                sent_at=bot.now(),
            )
        )
    post.store_arrivals(connection, arrivals, bot.now())
    waiting = post.waiting(connection, len(arrivals))
    take_turns(connection, knowledge, waiting, bot.now(), remembered)
    bodies = connection.scalars(
        sa.select(Outbox.body).where(Outbox.inbox_id.in_([one.id for one in waiting])).order_by(Outbox.inbox_id)
    )
    return [messages.OutboundMessage.model_validate_json(body).text for body in bodies]


async def test_a_commune_sees_what_its_village_filed_just_before(bot: Bot, village: Officer) -> None:
    commune = await Officer.of(bot, "chieng_ly")
    await commune.says("xin chào")
    said = [("chieng_ly.ban_mau_1", "nộp"), ("chieng_ly", "báo cáo năm 2024")]
    filed, asked = await bot.database.write(_say, bot, said, bot.knowledge, Remembered())
    assert "Mã biên nhận" in filed
    assert WORDS.say("villages-some", reported="1", expected="3", value="20/140 (14,29%)") in asked


async def test_a_report_that_is_filed_twice_at_once_is_filed_once(bot: Bot, village: Officer) -> None:
    said = [("chieng_ly.ban_mau_1", "nộp"), ("chieng_ly.ban_mau_1", "báo cáo năm 2024")]
    filed, again = await bot.database.write(_say, bot, said, bot.knowledge, Remembered())
    assert "Mã biên nhận" in filed
    assert "đã nộp" in again
    kept = await bot.database.read(reports.reports_of, "chieng_ly.ban_mau_1")
    assert len([one for one in kept if one.period == "2024"]) == 1


async def test_who_filed_in_a_transaction_that_was_undone_is_missing_afterwards(bot: Bot, village: Officer) -> None:
    """In a wide district, where who has filed is kept from question to question while as many have."""
    leader = await Officer.of(bot, "phong_noi_vu")
    await leader.says("xin chào")
    plan = widened(bot.knowledge.plan, owed.FEW + 40)
    knowledge, remembered = replace(bot.knowledge, plan=plan), Remembered()
    undone, counted = "chieng_ly.ban_mau_1", "chieng_ly.ban_mau_2"

    def undo(connection: sa.Connection) -> None:
        filed, late = _say(connection, bot, [(undone, "nộp"), ("phong_noi_vu", "ai chưa nộp")], knowledge, remembered)
        assert "Mã biên nhận" in filed
        assert "báo cáo chậm" in late
        raise _Undone

    def lacking(connection: sa.Connection) -> Sequence[str]:
        led = jurisdiction(connection, plan, records.Role.COORDINATOR, "phong_noi_vu")
        asked = asked_of(plan, led.slugs_of, bot.now().date())
        return owed.lacking(connection, asked, led.units, remembered.ever_filed)[FORM, "2024"]

    with pytest.raises(_Undone):
        await bot.database.write(undo)
    await bot.database.write(filed_periods.note, [(counted, FORM, "2024")])
    missing = await bot.database.read(lacking)
    assert undone in missing
    assert counted not in missing


async def test_two_reports_of_one_unit_are_counted_one_after_the_other(bot: Bot) -> None:
    plan = bot.knowledge.plan

    def file_both(connection: sa.Connection) -> None:
        together = Unwritten(connection, plan, NOW)
        first = records.Report(0, "chieng_ly", "commune_month", "2024-06", "0624-A", NOW, late=False)
        for report in (first, replace(first, period="2024-07", receipt="0724-A")):
            tea = records.Answer(Amount(Decimal(report.period[-2:])), None, estimated=False, raw="")
            together.files(reports.Filing(report, {"tea_area": tea}, None))
        together.write()

    await bot.database.write(file_both)
    kept = await bot.database.read(reports.reports_of, "chieng_ly")
    assert {"0624-A", "0724-A"} <= {one.receipt for one in kept}
    assert not (await bot.database.read(recounting.compare, plan)).differing
