"""What is kept about an officer is said before it is kept, shown on request, and erased on leaving."""

from __future__ import annotations

from typing import Any

import pytest

from locales import phrasebook
from models.store.tables import Conversation, Figure, Inbox, Officer, Outbox, Report
from tests.channels.phones import CHAT, MORNING, Stand

WORDS = phrasebook("vi")


async def test_the_notice_says_who_keeps_what_and_why(stand: Stand) -> None:
    notice = await stand.phone.says(await stand.invites("co_ma", name="Lò Văn Mẫu"))
    for told in ("Lò Văn Mẫu", "Xã Co Mạ", "họ tên, chức vụ, đơn vị và tài khoản chat", "nhắc hạn", "Phòng Nội vụ"):
        assert told in notice.text
    for right in ("xem", "sửa", "rút đồng ý", "xóa", "Không đồng ý vẫn báo cáo được"):
        assert right in notice.text


async def test_nobody_is_kept_before_agreeing(stand: Stand, rows: Any) -> None:
    await stand.phone.says(await stand.invites())
    again = await stand.phone.says("để xem đã")
    assert WORDS.say("enrol-choose") in again.text
    assert await rows(Officer) == []


async def test_agreement_is_kept_with_the_version_of_the_notice_and_the_time(stand: Stand, rows: Any) -> None:
    await stand.joins()
    (officer,) = await rows(Officer)
    assert officer.notice_version >= 1
    assert abs((officer.agreed_at - MORNING).total_seconds()) < 60


@pytest.mark.parametrize("typed", ["đồng ý", "dong y a", "vâng ạ", "ok em", "1"])
async def test_agreement_can_be_typed(typed: str, stand: Stand, rows: Any) -> None:
    await stand.phone.says(await stand.invites())
    await stand.phone.says(typed)
    assert len(await rows(Officer)) == 1


@pytest.mark.parametrize("typed", ["không đồng ý", "khong", "dạ không ạ", "2"])
async def test_declining_can_be_typed(typed: str, stand: Stand, rows: Any) -> None:
    await stand.phone.says(await stand.invites())
    assert (await stand.phone.says(typed)).text == WORDS.say("enrol-declined")
    assert await rows(Officer) == []


async def test_officers_see_what_is_kept_about_them(stand: Stand) -> None:
    notice = await stand.phone.says(await stand.invites("co_ma", name="Lò Văn Mẫu"))
    await stand.phone.taps(notice.labels[0])
    shown = (await stand.phone.says("dữ liệu của tôi")).text
    for kept in ("Lò Văn Mẫu", "công chức báo cáo", "Xã Co Mạ", "Telegram", "17/6"):
        assert kept in shown


async def test_leaving_is_asked_and_can_be_taken_back(stand: Stand, rows: Any) -> None:
    await stand.joins()
    asked = await stand.phone.says("xóa dữ liệu của tôi")
    assert asked.labels == (WORDS.say("choice-leave"), WORDS.say("choice-stay"))
    await stand.phone.taps(WORDS.say("choice-stay"))
    assert [officer.left_at for officer in await rows(Officer)] == [None]


async def test_leaving_erases_the_person_and_keeps_the_figures(stand: Stand, rows: Any) -> None:
    notice = await stand.phone.says(await stand.invites("chieng_ly", name="Lò Văn Mẫu"))
    await stand.phone.taps(notice.labels[0])
    await _files_one_figure(stand)
    await stand.phone.says("xóa dữ liệu của tôi")
    assert (await stand.phone.taps(WORDS.say("choice-leave"))).text == WORDS.say("leave-done")
    (officer,) = await rows(Officer)
    assert (officer.name, officer.reminders) == ("", "off")
    assert officer.left_at is not None
    assert [row.officer_id for row in await rows(Conversation)] == [None]
    (report,) = await rows(Report)
    assert report.filed_by == officer.id
    assert any(figure.value is not None and f"{figure.value}" == "48.5" for figure in await rows(Figure))


async def test_after_leaving_no_row_knows_the_account_any_more(stand: Stand, rows: Any) -> None:
    await stand.joins()
    await stand.phone.says("xóa dữ liệu của tôi")
    await stand.phone.taps(WORDS.say("choice-leave"))
    await stand.bot.sender.quiet.wait()
    await stand.bot.tick()
    known = [
        row
        for table, column in ((Inbox, "sender"), (Outbox, "address"), (Conversation, "sender"))
        for row in await rows(table)
        if getattr(row, column) == str(CHAT)
    ]
    assert known == []


async def test_whoever_left_is_a_stranger_and_can_join_again(stand: Stand, rows: Any) -> None:
    await stand.joins()
    await stand.phone.says("xóa dữ liệu của tôi")
    await stand.phone.taps(WORDS.say("choice-leave"))
    assert (await stand.phone.says("/baocao")).text == WORDS.say("stranger")
    await stand.joins("co_ma")
    await stand.bot.sender.quiet.wait()
    await stand.bot.tick()
    assert "Co Mạ" in (await stand.phone.says("dữ liệu của tôi")).text
    present = [officer for officer in await rows(Officer) if officer.left_at is None]
    assert [officer.unit for officer in present] == ["co_ma"]


async def _files_one_figure(stand: Stand) -> None:
    """June's report with the first figure; the others are skipped and filed as missing."""
    offered = await stand.phone.says("/baocao")
    await stand.phone.taps(next(label for label in offered.labels if label.startswith("Tháng 6")))
    answer = await stand.phone.says("48,5 ha")
    for _ in range(20):
        if WORDS.say("choice-skip") not in answer.labels:
            break
        answer = await stand.phone.taps(WORDS.say("choice-skip"))
    await stand.phone.taps(answer.labels[0])
