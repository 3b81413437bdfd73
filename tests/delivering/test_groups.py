"""In a group the bot says nothing by itself."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from models import messages
from models.store.queries import broadcasts
from tests.delivering.conftest import Office

OFFICER, GROUP = "5001", "-1001234567890"


async def test_nothing_goes_to_a_group_whatever_is_due(office: Office) -> None:
    spoken = messages.Typed(text="/baocao")
    in_group = messages.InboundMessage(
        channel="telegram", bot="42", update_key="g1", sender=GROUP, chat_kind=messages.ChatKind.GROUP, content=spoken
    )
    await office.brought([in_group])
    await office.bot.database.write(_broadcast_to_everybody, office)
    for _ in range(4):
        await office.bot.tick()
        await office.bot.sender.quiet.wait()
        office.passes(timedelta(hours=8))
    addressed = {delivery.address for delivery, _ in office.channel.tried}
    whys = {delivery.why for delivery, _ in office.channel.tried if delivery.address == OFFICER}
    assert whys >= {messages.Why.BROADCAST, messages.Why.REMINDER}
    assert GROUP not in addressed


def _broadcast_to_everybody(connection: sa.Connection, office: Office) -> None:
    talks = connection.scalars(sa.text("SELECT id FROM conversations")).all()
    wording = {"vi": messages.OutboundMessage(text="Mai họp.", prompt=0)}
    announcement = broadcasts.Announcement("Mai họp.", wording, {"everyone": True}, None)
    broadcasts.begin(connection, announcement, [broadcasts.Recipient(talk) for talk in talks], office.bot.now())
