"""Whom the bot will remind: what is shown is what is sent."""

from __future__ import annotations

from locales import phrasebook
from tests.leading.conftest import Plays
from tests.leading.ledger import Ledger
from tests.officer import Officer

WORDS = phrasebook("vi")


async def test_what_is_shown_for_a_day_is_what_that_day_brings(
    plays: Plays, coordinator: Officer, commune: Officer, village: Officer, ledger: Ledger
) -> None:
    await coordinator.says("ngày 24/6 bot nhắc ai")
    assert "08:00" in coordinator.sees
    assert "Chiềng Ly" in coordinator.sees
    await coordinator.waits_until("2024-06-24T07:00")
    before = len(await ledger.outbox("reminder"))
    await coordinator.waits_until("2024-06-24T23:00")
    sent = [handle for handle, _, _ in (await ledger.outbox("reminder"))[before:]]
    assert sent == ["chieng_ly"]


async def test_a_week_fits_a_screen_and_each_day_opens(
    coordinator: Officer, commune: Officer, village: Officer
) -> None:
    await coordinator.says("tuan toi bot nhac ai")
    assert len(coordinator.sees.splitlines()) <= 12
    assert coordinator.choices[0] == "Thứ Hai 24/6"
    await coordinator.picks("Thứ Ba 25/6")
    assert "18:30" in coordinator.sees
    assert "Bản Mẫu 1 (mẫu), Chiềng Ly" in coordinator.sees


async def test_who_cannot_be_written_to_is_counted_apart(coordinator: Officer) -> None:
    await coordinator.says("tuần tới bot nhắc ai")
    assert "không nhắn được" in coordinator.sees


async def test_a_chair_sees_the_own_commune_only(plays: Plays, chair: Officer, village: Officer) -> None:
    await plays("co_ma")
    await chair.says("tuần tới bot nhắc ai")
    assert "Co Mạ" not in chair.sees
    assert "Bản Mẫu 1 (mẫu)" in chair.sees


async def test_an_old_button_shows_nothing_of_days_that_are_over(plays: Plays, coordinator: Officer) -> None:
    await plays("chieng_ly")
    await coordinator.says("tuần tới bot nhắc ai")
    await coordinator.waits_until("2024-07-02T09:00")
    await coordinator.picks("Thứ Hai 24/6")
    assert WORDS.say("fore-past") in coordinator.sees
