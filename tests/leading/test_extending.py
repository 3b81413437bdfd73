"""More time for a unit: what is read back is what is done, once, and the unit hears of it."""

from __future__ import annotations

import pytest

from locales import phrasebook
from tests.leading.conftest import Plays
from tests.leading.ledger import Ledger
from tests.officer import Officer

WORDS = phrasebook("vi")
YES, NO = WORDS.say("choice-extend-yes"), WORDS.say("choice-extend-no")
STALE = WORDS.say("stale-choice")


async def asks_for(leader: Officer, order: str, reason: str = "mưa lũ") -> None:
    """An extension up to its read-back."""
    await leader.says(order)
    await leader.says(reason)
    assert YES in leader.choices


async def test_an_extension_is_read_back_old_and_new_and_kept_with_its_reason(
    coordinator: Officer, commune: Officer, ledger: Ledger
) -> None:
    await coordinator.says("gia hạn Chiềng Ly đến 25/6")
    await coordinator.says("tháng 6")
    await coordinator.says("mưa lũ")
    for said in ("thứ Ba 18/6 → thứ Ba 25/6", "mưa lũ", "Cán bộ mẫu xã Chiềng Ly", "tháng 6"):
        assert said in coordinator.sees
    await coordinator.picks(YES)
    assert await ledger.extensions() == [("chieng_ly", "commune_month", "2024-06", "2024-06-25", "mưa lũ")]


async def test_the_unit_is_told_and_its_deadline_is_the_new_one_everywhere(
    coordinator: Officer, commune: Officer, ledger: Ledger
) -> None:
    await coordinator.says("gia hạn Chiềng Ly đến 25/6")
    await asks_for(coordinator, WORDS.say("choice-extend-all", count=3))
    await coordinator.says("đúng")
    await commune.says("hạn nộp")
    assert "Phòng Nội vụ gia hạn" in commune.sees
    assert commune.sees.count("hạn thứ Ba 25/6, còn 5 ngày") == 3
    await coordinator.says("ai chậm")
    assert "Chiềng Ly" not in coordinator.choices
    assert len(await ledger.extensions()) == 3


async def test_a_second_tap_and_a_second_yes_change_nothing(
    coordinator: Officer, commune: Officer, ledger: Ledger
) -> None:
    await coordinator.says("gia hạn Chiềng Ly 2 ngày")
    await asks_for(coordinator, "quý II")
    await coordinator.picks(YES)
    await coordinator.picks(YES)
    assert STALE in coordinator.sees
    await coordinator.says("đúng")
    assert len(await ledger.extensions()) == 1
    assert len(await ledger.outbox("notice")) == 1


async def test_it_can_be_typed_without_marks_and_in_one_breath(
    coordinator: Officer, commune: Officer, ledger: Ledger
) -> None:
    await coordinator.says("gia han xa chieng ly 1 tuan")
    await asks_for(coordinator, "quy ii", "cho so lieu")
    await coordinator.says("dung")
    assert await ledger.extensions() == [("chieng_ly", "commune_quarter", "2024-Q2", "2024-06-27", "cho so lieu")]


async def test_two_leaders_at_once_make_no_surprise(coordinator: Officer, chair: Officer, ledger: Ledger) -> None:
    await coordinator.says("gia hạn Chiềng Ly 5 ngày")
    await asks_for(coordinator, "tháng 6")
    await chair.says("gia hạn Chiềng Ly 1 ngày")
    await asks_for(chair, "tháng 6", "đi tập huấn")
    await chair.picks(YES)
    await coordinator.picks(YES)
    assert WORDS.say("extend-changed") in coordinator.sees
    assert "thứ Sáu 21/6 → thứ Năm 27/6" in coordinator.sees
    assert len(await ledger.extensions()) == 1
    await coordinator.says("thôi")
    assert len(await ledger.extensions()) == 1


async def test_a_deadline_that_was_moved_further_meanwhile_is_not_moved_back(
    coordinator: Officer, chair: Officer, ledger: Ledger
) -> None:
    await coordinator.says("gia hạn Chiềng Ly 1 ngày")
    await asks_for(coordinator, "tháng 6")
    await chair.says("gia hạn Chiềng Ly 5 ngày")
    await asks_for(chair, "tháng 6")
    await chair.picks(YES)
    await coordinator.picks(YES)
    assert WORDS.say("extend-changed") in coordinator.sees
    assert [row[3] for row in await ledger.extensions()] == ["2024-06-27"]


async def test_a_report_filed_meanwhile_needs_no_extension(
    coordinator: Officer, commune: Officer, ledger: Ledger
) -> None:
    await coordinator.says("gia hạn Chiềng Ly 1 ngày")
    await asks_for(coordinator, "quý II")
    await ledger.files("chieng_ly", "commune_quarter", "2024-Q2")
    await coordinator.picks(YES)
    assert "vừa nộp xong" in coordinator.sees
    assert await ledger.extensions() == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("đến 10/6", WORDS.say("extend-past", day="thứ Hai 10/6")),
        ("đến 20/12", WORDS.say("extend-too-far", last="thứ Sáu 20/9")),
        ("ngày 45", WORDS.say("extend-not-a-day", example="25/6")),
    ],
)
async def test_a_day_that_will_not_do_is_asked_again(
    coordinator: Officer, commune: Officer, typed: str, said: str
) -> None:
    await coordinator.says("gia hạn Chiềng Ly")
    await coordinator.says("tháng 6")
    await coordinator.says(typed)
    assert said in coordinator.sees
    assert "Đến thứ Sáu 21/6" in coordinator.choices


async def test_never_earlier_than_the_deadline_there_is(coordinator: Officer, commune: Officer) -> None:
    await coordinator.says("gia hạn Chiềng Ly đến 28/6")
    await asks_for(coordinator, "tháng 6")
    await coordinator.says("đúng")
    await coordinator.says("gia hạn Chiềng Ly")
    await coordinator.says("tháng 6")
    await coordinator.says("đến 26/6")
    assert WORDS.say("extend-not-later", due="thứ Sáu 28/6") in coordinator.sees


async def test_beyond_the_next_deadline_is_said(coordinator: Officer, commune: Officer) -> None:
    await coordinator.says("gia hạn Chiềng Ly đến 17/7")
    await asks_for(coordinator, "tháng 6")
    assert WORDS.say("extend-beyond-next", period="tháng 7", due="thứ Ba 16/7") in coordinator.sees


async def test_another_day_typed_at_the_reason_is_a_day_and_no_reason(coordinator: Officer, commune: Officer) -> None:
    await coordinator.says("gia hạn Chiềng Ly đến 25/6")
    await coordinator.says("tháng 6")
    await coordinator.says("thêm 5 ngày")
    assert "thứ Năm 27/6" in coordinator.sees
    await coordinator.says("x" * 201)
    assert WORDS.say("extend-reason-too-long", most=200) in coordinator.sees


async def test_the_wrong_order_of_answers_is_no_harm(coordinator: Officer, commune: Officer, ledger: Ledger) -> None:
    await coordinator.says("gia hạn")
    assert "Mời gõ kèm tên đơn vị" in coordinator.sees
    await coordinator.says("gia hạn 2 ngày")
    assert "Mời gõ kèm tên đơn vị" in coordinator.sees
    await coordinator.says("gia hạn Chiềng Ly")
    await coordinator.says("đến 25/6")
    assert "Gia hạn báo cáo nào" in coordinator.sees
    await coordinator.says("tháng 6")
    assert "thứ Ba 25/6" in coordinator.sees
    await coordinator.says("gia hạn Co Mạ")
    assert "Xã Co Mạ, quý II" in coordinator.sees
    await coordinator.says("hủy")
    assert await ledger.extensions() == []


async def test_a_question_in_between_is_answered_and_the_unit_at_hand_stays(
    coordinator: Officer, commune: Officer, ledger: Ledger
) -> None:
    await coordinator.says("gia hạn Chiềng Ly 2 ngày")
    await asks_for(coordinator, "tháng 6")
    await coordinator.says("xã Chiềng Pha nộp chưa")
    assert "Xã Chiềng Pha" in coordinator.sees
    assert "Gia hạn cho xã Chiềng Ly" in coordinator.sees
    await coordinator.says("đúng")
    assert [row[0] for row in await ledger.extensions()] == ["chieng_ly"]


async def test_a_button_of_yesterday_still_means_the_day_it_shows(plays: Plays, commune: Officer) -> None:
    coordinator = await plays("phong_noi_vu")
    await coordinator.says("gia hạn Chiềng Ly")
    await coordinator.says("tháng 6")
    await coordinator.waits_until("2024-06-21T10:00")
    await coordinator.picks("Đến thứ Hai 24/6")
    assert "thứ Hai 24/6" in coordinator.sees


async def test_an_extension_by_the_chair_of_the_own_commune_is_told_to_the_coordinator(
    chair: Officer, coordinator: Officer, ledger: Ledger
) -> None:
    await chair.says("gia hạn Chiềng Ly 1 ngày")
    await asks_for(chair, "tháng 6", "đi tập huấn")
    await chair.picks(YES)
    assert [(handle, "đi tập huấn" in body) for handle, _, body in await ledger.outbox("notice")] == [
        ("phong_noi_vu", True)
    ]


async def test_of_a_village_only_the_village_is_told(
    chair: Officer, coordinator: Officer, village: Officer, ledger: Ledger
) -> None:
    await chair.says("gia hạn bản Mẫu 1 2 ngày")
    await chair.says("mưa lũ")
    await chair.picks(YES)
    assert [handle for handle, _, _ in await ledger.outbox("notice")] == ["chieng_ly.ban_mau_1"]


async def test_who_could_not_be_told_is_said(coordinator: Officer, commune: Officer, ledger: Ledger) -> None:
    await ledger.blocks("chieng_ly")
    await coordinator.says("gia hạn Chiềng Ly 1 ngày")
    await asks_for(coordinator, "tháng 6")
    assert "Không nhắn được ai của xã Chiềng Ly" in coordinator.sees
    await coordinator.picks(YES)
    assert "Chưa báo được: Cán bộ mẫu xã Chiềng Ly (không nhắn được)" in coordinator.sees
    assert WORDS.say("choice-call") in coordinator.choices


async def test_reminders_of_the_old_deadline_stop_and_those_of_the_new_one_come(
    coordinator: Officer, commune: Officer
) -> None:
    await coordinator.says("gia hạn Chiềng Ly đến 26/6")
    await asks_for(coordinator, WORDS.say("choice-extend-all", count=3))
    await coordinator.picks(YES)
    heard: dict[str, int] = {}
    for day in ("21", "24", "25", "26", "27", "28"):
        await commune.waits_until(f"2024-06-{day}T16:00")
        heard[day] = sum(reply["why"] == "reminder" for reply in commune.heard["replies"])
    assert heard == {"21": 0, "24": 0, "25": 1, "26": 1, "27": 0, "28": 1}


@pytest.mark.parametrize("order", ["gia hạn tất cả các xã 2 ngày", "gia han Mai Son"])
async def test_an_extension_for_no_unit_known_asks_for_one(coordinator: Officer, order: str) -> None:
    await coordinator.says(order)
    assert "Mời gõ kèm tên đơn vị" in coordinator.sees
