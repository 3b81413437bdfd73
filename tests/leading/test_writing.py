"""A leader's words to a unit, and the telephone numbers leaders call by."""

from __future__ import annotations

import logging

import pytest

from bot.control.errands import Errands, Problem
from bot.wiring import Bot
from locales import phrasebook
from models.phones import phone_number
from tests.leading.ledger import Ledger
from tests.officer import Officer

WORDS = phrasebook("vi")
SEND = WORDS.say("choice-send")
PHONE = "0912 345 678"


async def gives_phone(bot: Bot, handle: str, phone: str) -> None:
    rows = {"2": {"officer": handle, "phone": phone}}
    await Errands(bot).perform("import_phones", {"file": "phones.csv", "rows": rows})


async def test_nothing_goes_out_before_it_was_shown(coordinator: Officer, commune: Officer, ledger: Ledger) -> None:
    await coordinator.says("nhắn Chiềng Ly")
    await coordinator.says("Mai tôi xuống xã.\nNhờ anh chuẩn bị.")
    assert "Phòng Nội vụ nhắn: Mai tôi xuống xã.\nNhờ anh chuẩn bị." in coordinator.sees
    assert await ledger.outbox("notice") == []
    await coordinator.picks(SEND)
    assert [handle for handle, _, _ in await ledger.outbox("notice")] == ["chieng_ly"]
    await commune.says("hạn nộp")
    assert "Phòng Nội vụ nhắn: Mai tôi xuống xã.\nNhờ anh chuẩn bị." in commune.sees


async def test_a_second_tap_sends_nothing(coordinator: Officer, commune: Officer, ledger: Ledger) -> None:
    await coordinator.says("nhan chieng ly: mai nop nhe")
    await coordinator.picks(SEND)
    await coordinator.picks(SEND)
    assert WORDS.say("stale-choice") in coordinator.sees
    assert len(await ledger.outbox("notice")) == 1


async def test_whatever_is_typed_is_the_text(coordinator: Officer, commune: Officer) -> None:
    await coordinator.says("nhắn Chiềng Ly")
    for text in ("ai chậm", "báo cáo", "gửi thông báo", "đúng", "1", "trợ giúp", "gọi cho tôi", "/han"):
        await coordinator.says(text)
        assert f"Phòng Nội vụ nhắn: {text}" in coordinator.sees
        await coordinator.picks(WORDS.say("choice-rewrite"))


async def test_words_that_leave_it(coordinator: Officer, commune: Officer, ledger: Ledger) -> None:
    for text in ("/huy", "/huỷ", "hủy", "huỷ", "thôi", "Thôi ạ", "không gửi nữa"):
        await coordinator.says("nhắn Chiềng Ly")
        await coordinator.says(text)
        assert WORDS.say("write-left") in coordinator.sees
    assert await ledger.outbox("notice") == []


async def test_who_cannot_be_reached_is_said_before_and_after(
    coordinator: Officer, commune: Officer, chair: Officer, ledger: Ledger
) -> None:
    await ledger.blocks("chu_tich_chieng_ly")
    await coordinator.says("nhắn Chiềng Ly: mai nộp")
    assert "Không gửi được: Chủ tịch UBND mẫu xã Chiềng Ly (không nhắn được)" in coordinator.sees
    await coordinator.picks(SEND)
    assert "Đã gửi Cán bộ mẫu xã Chiềng Ly" in coordinator.sees
    assert "Không gửi được" in coordinator.sees


async def test_where_nobody_can_be_reached_it_is_said_at_once(coordinator: Officer) -> None:
    await coordinator.says("nhắn Co Mạ: mai nộp")
    assert "Không nhắn được ai của xã Co Mạ" in coordinator.sees
    assert WORDS.say("choice-call") in coordinator.choices


async def test_a_chair_signs_as_the_chair_and_gets_no_copy(chair: Officer, commune: Officer, ledger: Ledger) -> None:
    await chair.says("nhắn Chiềng Ly: chiều họp")
    assert "Chủ tịch UBND xã Chiềng Ly nhắn: chiều họp" in chair.sees
    await chair.picks(SEND)
    assert [handle for handle, _, _ in await ledger.outbox("notice")] == ["chieng_ly"]


async def test_a_text_that_is_too_long_is_not_cut_in_silence(coordinator: Officer, commune: Officer) -> None:
    await coordinator.says("nhắn Chiềng Ly")
    await coordinator.says("x" * 1001)
    assert WORDS.say("write-too-long", length=1001, most=1000) in coordinator.sees


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("0912345678", PHONE),
        ("+84 912 345 678", PHONE),
        ("84912345678", PHONE),
        ("0912.345.678", PHONE),
        ("02123 847 114", "0212 384 7114"),
        ("12345", None),
        ("0912 345 67x", None),
        ("", None),
    ],
)
def test_numbers_are_written_in_one_way(written: str, kept: str | None) -> None:
    assert phone_number(written) == kept


async def test_a_leader_sees_the_number_or_how_to_add_one(bot: Bot, coordinator: Officer, chair: Officer) -> None:
    await coordinator.says("gọi Chiềng Ly")
    assert WORDS.say("call-how-to-add") in coordinator.sees
    await gives_phone(bot, "chieng_ly", "0912345678")
    await coordinator.says("sđt Chiềng Ly")
    assert f"Cán bộ mẫu xã Chiềng Ly (công chức báo cáo): {PHONE}" in coordinator.sees
    await chair.says("goi chieng ly")
    assert PHONE in chair.sees


async def test_the_officer_sees_the_number_and_leaving_erases_it_everywhere(
    bot: Bot, coordinator: Officer, commune: Officer, ledger: Ledger, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await gives_phone(bot, "chieng_ly", PHONE)
    await coordinator.says("gọi Chiềng Ly")
    await commune.says("dữ liệu của tôi")
    assert PHONE in commune.sees
    await commune.says("xóa dữ liệu của tôi")
    await commune.picks(WORDS.say("choice-leave"))
    await coordinator.says("tiến độ")
    assert await ledger.rows("SELECT count(*) FROM officers WHERE phone != ''") == [(0,)]
    assert await ledger.rows("SELECT count(*) FROM invitations WHERE phone != ''") == [(0,)]
    assert await ledger.rows("SELECT count(*) FROM outbox WHERE body LIKE '%' || :phone || '%'", phone=PHONE) == [(0,)]
    assert PHONE not in caplog.text


async def test_an_invitation_brings_the_number_along(bot: Bot, ledger: Ledger) -> None:
    errands = Errands(bot)
    invite = {"unit": "co_ma", "role": "commune_officer", "name": "Lò Văn Mẫu", "phone": "+84912345678"}
    await errands.perform("invite", invite)
    assert await ledger.rows("SELECT phone FROM invitations WHERE name = 'Lò Văn Mẫu'") == [(PHONE,)]
    with pytest.raises(Problem, match="--phone"):
        await errands.perform("invite", {**invite, "phone": "abc"})


async def test_a_list_of_numbers_is_taken_whole_or_not_at_all(bot: Bot, ledger: Ledger) -> None:
    rows = {
        "2": {"officer": "chieng_ly", "phone": PHONE},
        "3": {"officer": "nobody", "phone": PHONE},
        "4": {"officer": "co_ma", "phone": "12"},
    }
    with pytest.raises(Problem) as problem:
        await Errands(bot).perform("import_phones", {"file": "phones.csv", "rows": rows})
    assert "row 3: officer" in str(problem.value)
    assert "row 4: phone" in str(problem.value)
    assert await ledger.rows("SELECT count(*) FROM officers WHERE phone != ''") == [(0,)]
