"""An error in one part of a tick: logged, and tried again at the next; everybody else is served."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
import sqlalchemy as sa

from models import messages
from tests.delivering.conftest import Office

OFFICER = "5001"


async def test_an_error_in_a_tick_is_logged_and_tried_again_and_the_rest_goes_on(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    await office.bot.database.write(_spoil, "no JSON")
    for _ in range(4):
        office.passes(timedelta(hours=8))
        await office.bot.tick()
        await office.bot.sender.quiet.wait()
    errors = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert [bool(record.exc_info) for record in errors[:4]] == [True, False, False, False]  # in full only once
    assert {"broadcasts" in record.getMessage() for record in errors} == {True}
    assert messages.Why.REMINDER in {delivery.why for delivery, _ in office.channel.tried}
    assert await office.says(OFFICER, "/baocao")

    caplog.clear()
    await office.bot.database.write(_spoil, '{"audience": {}}')
    await office.bot.tick()
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []
    assert await office.bot.database.read(_states) == ["done"]


def _spoil(connection: sa.Connection, audience: str) -> None:
    connection.execute(sa.text("DELETE FROM broadcasts"))
    values = "1, 'x', :audience, 0, '[]', 'sending', '2024-06-17T00:00:00.000000Z'"
    connection.execute(
        sa.text(
            f"INSERT INTO broadcasts (id, text, audience, addressed, unaddressed, state, sent_at) VALUES ({values})"
        ),
        {"audience": audience},
    )


def _states(connection: sa.Connection) -> list[str]:
    return list(connection.scalars(sa.text("SELECT state FROM broadcasts")))
