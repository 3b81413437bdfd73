"""The late list in chat: short, true, one tap from each unit; and who may see and do what."""

from __future__ import annotations

import pytest

from handlers import permissions
from handlers.permissions import RIGHTS, Right
from locales import phrasebook
from models.records import Role
from tests.leading.conftest import Plays
from tests.leading.ledger import Ledger
from tests.officer import Officer

WORDS = phrasebook("vi")


async def test_counts_come_first_and_the_list_fits_a_screen(coordinator: Officer) -> None:
    await coordinator.says("danh sách chậm")
    lines = coordinator.sees.splitlines()
    assert "báo cáo chậm của" in lines[0]
    assert len(lines) <= 16
    assert len(coordinator.choices) <= 10


async def test_it_is_asked_for_in_many_ways(coordinator: Officer) -> None:
    for typed in ("ai chậm", "ai cham", "danh sach cham", "ds chậm", "xã nào chậm nộp"):
        await coordinator.says(typed)
        assert "báo cáo chậm" in coordinator.sees


async def test_the_pages_hold_every_late_unit_once(coordinator: Officer) -> None:
    await coordinator.says("ai chậm")
    seen: list[str] = []
    while True:
        more = [choice for choice in coordinator.choices if choice.startswith("Xem tiếp")]
        seen += [choice for choice in coordinator.choices if not choice.startswith(("Xem tiếp", "Chưa đến hạn"))]
        if not more:
            break
        await coordinator.picks(more[0])
    assert len(seen) == len(set(seen)) == 34
    assert "34 đơn vị" in coordinator.sees


async def test_a_typed_number_opens_the_unit_of_that_line(coordinator: Officer) -> None:
    await coordinator.says("ai chậm")
    name = coordinator.choices[2]
    await coordinator.says("số 3")
    assert name in coordinator.sees.splitlines()[0]


async def test_a_button_of_an_old_list_opens_its_unit_as_it_is_now(coordinator: Officer, commune: Officer) -> None:
    await coordinator.says("ai chậm")
    await coordinator.says("tiến độ")
    await coordinator.picks("Chiềng Ly")
    assert "Xã Chiềng Ly" in coordinator.sees


async def test_who_can_be_reached_is_said(coordinator: Officer, commune: Officer, ledger: Ledger) -> None:
    await coordinator.says("Chiềng Ly nộp chưa")
    assert WORDS.say("lead-reach-absent") in coordinator.sees
    await commune.says("hạn nộp")
    await coordinator.says("Chiềng Ly nộp chưa")
    assert "nhắn gần nhất 10:00 thứ Năm 20/6" in coordinator.sees
    await ledger.blocks("chieng_ly")
    await coordinator.says("Chiềng Ly nộp chưa")
    assert WORDS.say("lead-reach-blocked") in coordinator.sees
    await ledger.changes("UPDATE conversations SET reachable = 1, last_heard_at = NULL")
    await coordinator.says("Chiềng Pha nộp chưa")
    await ledger.changes("UPDATE officers SET left_at = agreed_at WHERE handle = 'chieng_pha'")
    await coordinator.says("Chiềng Pha nộp chưa")
    assert "Chưa có ai của xã Chiềng Pha" in coordinator.sees


async def test_somebody_who_joined_and_never_wrote_again_has_never_answered(
    coordinator: Officer, commune: Officer, ledger: Ledger
) -> None:
    await ledger.changes(
        "UPDATE conversations SET last_heard_at = (SELECT agreed_at FROM officers WHERE handle = 'chieng_ly')"
        " WHERE officer_id = (SELECT id FROM officers WHERE handle = 'chieng_ly')"
    )
    await coordinator.says("Chiềng Ly nộp chưa")
    assert WORDS.say("lead-reach-silent") in coordinator.sees


async def test_a_chair_sees_the_commune_and_its_villages_only(chair: Officer) -> None:
    await chair.says("ai chậm")
    assert chair.choices == ["Chiềng Ly", "Bản Mẫu 1 (mẫu)", "Bản Mẫu 2 (mẫu)", "Bản Mẫu 3 (mẫu)"]
    for order in ("gia hạn Co Mạ", "gọi Co Mạ", "nhắn Co Mạ: nộp nhé", "gia hạn bản Mẫu 1 Co Mạ"):
        await chair.says(order)
        assert WORDS.say("lead-other-unit") in chair.sees or "Chiềng Ly" in chair.sees


async def test_a_token_of_another_commune_gives_a_chair_nothing(plays: Plays, chair: Officer, ledger: Ledger) -> None:
    coordinator = await plays("phong_noi_vu")
    await coordinator.says("ai chậm")
    await ledger.changes(
        "UPDATE conversations SET officer_id = (SELECT id FROM officers WHERE handle = 'chu_tich_chieng_ly')"
        " WHERE sender = 'as:phong_noi_vu'"
    )
    await coordinator.picks("Chiềng Pha")
    assert WORDS.say("lead-other-unit") in coordinator.sees


@pytest.mark.parametrize("handle", ["chieng_ly", "chieng_ly.ban_mau_1", "phong_tai_chinh_ke_hoach", "chu_tich"])
async def test_who_may_not_gets_a_straight_answer(plays: Plays, ledger: Ledger, handle: str) -> None:
    officer = await plays(handle)
    refusals = {
        WORDS.say("lead-extend-refused", role="other"),
        WORDS.say("lead-extend-refused", role="village_head"),
        WORDS.say("lead-contact-refused"),
        WORDS.say("lead-broadcast-refused"),
        WORDS.say("lead-chairman-reads"),
    }
    for order in ("gia hạn Co Mạ 2 ngày", "xin gia hạn", "gọi Co Mạ", "nhắn Co Mạ", "gửi thông báo", "dừng gửi"):
        await officer.says(order)
        assert officer.sees in refusals
    assert await ledger.extensions() == []


def test_one_table_says_who_may() -> None:
    may_lead = {role for role in Role if Right.LEAD in RIGHTS[role]}
    assert may_lead == {Role.COMMUNE_CHAIR, Role.COORDINATOR}
    assert {role for role in Role if Right.BROADCAST in RIGHTS[role]} == {Role.COORDINATOR}
    assert {role for role in Role if Right.FORESEE in RIGHTS[role]} == may_lead
    assert Right.SEE_WHO_IS_LATE in RIGHTS[Role.CHAIRMAN]
    assert set(permissions.RIGHTS) == set(Role)


async def test_a_group_hears_nothing(coordinator: Officer, ledger: Ledger) -> None:
    before = await ledger.rows("SELECT count(*) FROM outbox")
    await ledger.changes(
        "INSERT INTO inbox (channel, bot, update_key, sender, chat_kind, content, received_at, attempts)"
        " VALUES ('terminal', 'local', 'g1', 'as:phong_noi_vu', 'group', :content, '2024-06-20T03:00:00.000000Z', 1)",
        content='{"kind":"typed","text":"ai chậm"}',
    )
    await coordinator.says("tiến độ")
    after = await ledger.rows("SELECT count(*) FROM outbox")
    assert after[0][0] - before[0][0] == 1


async def test_what_is_not_due_yet_fits_a_screen_and_its_units_are_one_tap_away(coordinator: Officer) -> None:
    await coordinator.waits_until("2024-07-15T10:00")
    await coordinator.says("ai chậm")
    await coordinator.picks(next(choice for choice in coordinator.choices if choice.startswith("Chưa đến hạn")))
    lines = coordinator.sees.splitlines()
    assert len(lines) <= 12
    assert all(line.count(";") <= 2 for line in lines)
    await coordinator.picks(coordinator.choices[0])
    assert coordinator.sees.splitlines()[1].startswith("1. ")
    seen = [choice for choice in coordinator.choices if not choice.startswith("Xem tiếp")]
    await coordinator.picks(next(choice for choice in coordinator.choices if choice.startswith("Xem tiếp")))
    assert not set(seen) & set(coordinator.choices)
    name = coordinator.choices[0]
    await coordinator.picks(name)
    assert name in coordinator.sees.splitlines()[0]
