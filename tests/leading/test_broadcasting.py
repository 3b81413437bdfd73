"""An announcement to many: shown whole, counted, sent once, watched, stopped."""

from __future__ import annotations

from locales import phrasebook
from tests.leading.conftest import Plays
from tests.leading.ledger import Ledger
from tests.officer import Officer

WORDS = phrasebook("vi")
TEXT = "Họp giao ban 8 giờ thứ Hai 24/6.\nMời nộp đủ số liệu trước."


def send(people: int) -> str:
    return WORDS.say("choice-cast-send", people=people)


async def writes(coordinator: Officer, audience: str, text: str = TEXT) -> None:
    await coordinator.says("gửi thông báo")
    await coordinator.says(audience)
    await coordinator.says(text)


async def test_the_final_text_is_shown_with_how_many_get_it_and_when(
    coordinator: Officer, commune: Officer, village: Officer
) -> None:
    await writes(coordinator, "tất cả")
    assert f"Thông báo của Phòng Nội vụ:\n{TEXT}" in coordinator.sees
    assert WORDS.say("cast-now", count=1) in coordinator.sees
    assert WORDS.say("cast-later-today", clock="18:00", count=1) in coordinator.sees
    assert WORDS.say("cast-unreachable", count=63) in coordinator.sees
    assert send(2) in coordinator.choices


async def test_it_is_sent_once_and_reads_as_it_was_shown(
    coordinator: Officer, commune: Officer, ledger: Ledger
) -> None:
    await writes(coordinator, "các xã")
    await coordinator.picks(send(1))
    await coordinator.picks(send(1))
    assert WORDS.say("stale-choice") in coordinator.sees
    assert await ledger.rows("SELECT count(*), min(text) FROM broadcasts") == [(1, TEXT)]
    await commune.says("hạn nộp")
    assert f"Thông báo của Phòng Nội vụ:\n{TEXT}\n" in f"{commune.sees}\n"
    assert len(await ledger.outbox("broadcast")) == 1


async def test_a_text_is_never_read_as_a_command(coordinator: Officer, commune: Officer, ledger: Ledger) -> None:
    await writes(coordinator, "các xã")
    for text in ("dừng gửi", "ai chậm", "báo cáo", "đúng", "2", "gia hạn Chiềng Ly", "/han", "7K3Q-ABCD-EFGH"):
        await coordinator.picks(WORDS.say("choice-cast-rewrite"))
        await coordinator.says(text)
        assert f"Thông báo của Phòng Nội vụ:\n{text}\n" in coordinator.sees
    assert await ledger.rows("SELECT count(*) FROM broadcasts") == [(0,)]


async def test_words_that_leave_it(coordinator: Officer, commune: Officer) -> None:
    for text in ("/huy", "/huỷ", "Hủy", "thôi"):
        await writes(coordinator, "các xã", text)
        assert WORDS.say("write-left") in coordinator.sees


async def test_a_bare_number_sends_nothing(coordinator: Officer, commune: Officer, ledger: Ledger) -> None:
    await writes(coordinator, "các xã")
    await coordinator.says("1")
    assert WORDS.say("cast-say-send") in coordinator.sees
    assert await ledger.rows("SELECT count(*) FROM broadcasts") == [(0,)]
    await coordinator.says("gui")
    assert await ledger.rows("SELECT count(*) FROM broadcasts") == [(1,)]


async def test_the_length_is_limited_and_said(coordinator: Officer, commune: Officer) -> None:
    await writes(coordinator, "các xã", "x" * 1000)
    assert send(1) in coordinator.choices
    await coordinator.picks(WORDS.say("choice-cast-rewrite"))
    await coordinator.says("x" * 1001)
    assert WORDS.say("write-too-long", length=1001, most=1000) in coordinator.sees


async def test_the_audience_can_be_changed_without_typing_the_text_again(
    coordinator: Officer, commune: Officer, village: Officer
) -> None:
    await writes(coordinator, "các xã")
    await coordinator.picks(WORDS.say("choice-cast-audience"))
    await coordinator.picks("Các bản")
    assert TEXT in coordinator.sees
    assert WORDS.say("cast-later-today", clock="18:00", count=1) in coordinator.sees


async def test_the_audience_is_who_it_says(plays: Plays, coordinator: Officer, ledger: Ledger) -> None:
    for handle in ("chieng_ly", "chieng_ly.ban_mau_1", "phong_lai", "chu_tich"):
        await plays(handle)
    meant = {
        "Các xã, thị trấn": ["chieng_ly", "phong_lai"],
        "Các bản": ["chieng_ly.ban_mau_1"],
        "Các đơn vị đang chậm": ["chieng_ly", "chieng_ly.ban_mau_1"],
        "Các đơn vị không chậm": ["phong_lai"],
        "Tất cả cán bộ": ["chieng_ly", "chieng_ly.ban_mau_1", "chu_tich", "phong_lai"],
    }
    for audience in meant:
        await coordinator.says("gửi thông báo")
        await coordinator.picks(audience)
        await coordinator.says(audience)
        await coordinator.says("gửi")
    await coordinator.waits_until("2024-06-20T18:30")
    sent = await ledger.outbox("broadcast")
    for audience, handles in meant.items():
        assert sorted(handle for handle, _, body in sent if f"\\n{audience}" in body) == handles


async def test_an_empty_audience_is_said_before_anything_is_typed(coordinator: Officer) -> None:
    await coordinator.says("gửi thông báo cho các phòng")
    assert "Không có ai để gửi" in coordinator.sees
    assert "Các xã, thị trấn" in coordinator.choices


async def test_progress_stop_and_who_was_not_reached(
    coordinator: Officer, commune: Officer, village: Officer, ledger: Ledger
) -> None:
    await writes(coordinator, "tất cả")
    await coordinator.says("gửi luôn")
    await coordinator.waits_until("2024-06-20T10:01")
    await coordinator.says("gửi tới đâu rồi")
    assert "đã gửi 1/2 người" in coordinator.sees
    assert "sớm nhất 18:00" in coordinator.sees
    await coordinator.says("dung gui")
    assert WORDS.say("cast-stopped", sent=1, stopped=1) in coordinator.sees
    await village.waits_until("2024-06-20T18:40")
    assert TEXT not in village.sees
    await coordinator.says("dừng gửi")
    assert WORDS.say("cast-nothing-to-stop") in coordinator.sees
    await coordinator.says("ai không nhận được")
    assert "63 người" in coordinator.sees
    assert "chưa mở chat (63)" in coordinator.sees


async def test_a_bare_stop_while_sending_is_not_overheard(
    coordinator: Officer, commune: Officer, village: Officer
) -> None:
    await writes(coordinator, "tất cả")
    await coordinator.says("gửi")
    await coordinator.says("hủy")
    assert WORDS.say("cast-is-sending") in coordinator.sees
    assert WORDS.say("choice-cast-stop") in coordinator.choices


async def test_it_goes_to_village_heads_in_their_evening(
    coordinator: Officer, village: Officer, ledger: Ledger
) -> None:
    await writes(coordinator, "các bản")
    await coordinator.says("gửi")
    await village.waits_until("2024-06-20T17:59")
    assert TEXT not in village.sees
    await village.waits_until("2024-06-20T18:01")
    assert TEXT in village.sees
    await coordinator.says("gửi xong chưa")
    assert "1/1 người đã nhận" in coordinator.sees


async def test_nothing_asked_about_when_nothing_was_sent(coordinator: Officer) -> None:
    await coordinator.says("gửi tới đâu rồi")
    assert WORDS.say("cast-none") in coordinator.sees


async def test_an_audience_before_a_colon_is_understood_and_the_text_asked_for(
    coordinator: Officer, commune: Officer
) -> None:
    await coordinator.says("gửi thông báo cho các xã: mai họp")
    assert WORDS.say("cast-what", audience="các xã, thị trấn", most=1000) in coordinator.sees


async def test_a_chair_with_a_question_at_hand_hears_whose_announcements_are(chair: Officer) -> None:
    await chair.says("gia hạn Chiềng Ly 2 ngày")
    await chair.says("gui thong bao cho cac ban")
    assert chair.sees.splitlines() == ["Chưa gia hạn cho xã Chiềng Ly.", WORDS.say("lead-broadcast-refused")]
