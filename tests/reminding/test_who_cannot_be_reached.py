"""A leader is told once, in working hours and in one message, who cannot be written to; and who has no figures yet."""

from __future__ import annotations

import pytest

from tests.reminding.district import District, Sent

MONTH = ("commune_month", "2024-06")


@pytest.fixture
def leader(district: District) -> int:
    return district.join("huyen", "coordinator")


def notices(district: District) -> list[Sent]:
    return [one for one in district.sent() if one.why == "notice"]


def test_the_coordinator_is_told_of_all_in_one_message(district: District, leader: int) -> None:
    one, other = district.join("chieng_ly"), district.join("co_ma")
    district.tick("2024-06-05 09:00")
    for officer in (one, other):
        district.blocked(officer, "2024-06-05 09:00")
    district.tick("2024-06-05 09:01")
    (found,) = notices(district)
    assert found.officer == leader
    assert found.message.text.splitlines() == [
        "Không nhắn được cho 2 người, có thể họ đã chặn hoặc bỏ ứng dụng:",
        "- An, xã Chiềng Ly",
        "- An, xã Co Mạ",
        "Nhờ Anh/Chị liên hệ để họ mở lại cuộc trò chuyện với hệ thống.",
    ]
    district.tick("2024-06-05 09:02")
    assert len(notices(district)) == 1


@pytest.mark.usefixtures("leader")
def test_told_once_and_again_only_when_they_were_back_meanwhile(district: District) -> None:
    officer = district.join("chieng_ly")
    district.blocked(officer, "2024-06-05 09:00")
    district.tick("2024-06-05 09:01")
    district.blocked(officer, "2024-06-06 09:00")
    district.tick("2024-06-06 09:01")
    assert len(notices(district)) == 1
    district.is_back(officer)
    district.blocked(officer, "2024-06-07 09:00")
    district.tick("2024-06-07 09:01")
    assert len(notices(district)) == 2


@pytest.mark.usefixtures("leader")
def test_at_night_it_waits_and_who_is_back_by_then_is_not_told_of(district: District) -> None:
    one, other = district.join("chieng_ly"), district.join("co_ma")
    district.blocked(one, "2024-06-05 20:00")
    district.blocked(other, "2024-06-05 20:00")
    district.tick("2024-06-05 20:01")
    assert notices(district) == []
    district.is_back(one)
    district.tick("2024-06-06 07:30")
    (found,) = notices(district)
    assert "Co Mạ" in found.message.text
    assert "Chiềng Ly" not in found.message.text


@pytest.mark.usefixtures("leader")
def test_a_village_head_is_the_chairs_business(district: District) -> None:
    district.import_village("chieng_ly.ban_nong", "Bản Nong")
    chair = district.join("chieng_ly", "commune_chair")
    head = district.join("chieng_ly.ban_nong", "village_head")
    district.blocked(head, "2024-06-05 09:00")
    district.tick("2024-06-05 09:01")
    (found,) = notices(district)
    assert found.officer == chair


def test_where_there_is_no_chair_the_coordinator_is_told(district: District, leader: int) -> None:
    district.import_village("chieng_ly.ban_nong", "Bản Nong")
    head = district.join("chieng_ly.ban_nong", "village_head")
    district.blocked(head, "2024-06-05 09:00")
    district.tick("2024-06-05 09:01")
    assert [one.officer for one in notices(district)] == [leader]


def test_nobody_is_told_of_oneself(district: District, leader: int) -> None:
    district.blocked(leader, "2024-06-05 09:00")
    assert district.tick("2024-06-05 09:01") == 0
    assert district.skipped() == {"silent": "no_leader"}


@pytest.mark.usefixtures("leader")
def test_who_has_another_address_is_not_silent(district: District) -> None:
    officer = district.join("chieng_ly")
    district.blocked(officer, "2024-06-05 09:00")
    district.opens_another_chat(officer)
    assert district.tick("2024-06-05 09:01") == 0
    assert district.skipped() == {"silent": "back"}


def test_the_leader_is_told_why_there_are_no_figures_yet(district: District, leader: int) -> None:
    officer = district.join("chieng_ly")
    district.stands_still(officer, "chieng_ly", *MONTH, "2024-06-20 08:00", "2024-06-17 08:10")
    district.tick("2024-06-17 08:11")
    (found,) = notices(district)
    assert found.officer == leader
    assert found.message.text.splitlines() == [
        "Đơn vị báo chưa có số liệu:",
        "- xã Chiềng Ly, báo cáo tháng 6: “chờ xã duyệt”. Tạm ngừng nhắc đến 08:00 thứ Năm 20/6.",
        "Cần thêm thời gian thì Anh/Chị có thể gia hạn.",
    ]


@pytest.mark.usefixtures("leader")
def test_what_is_filed_before_the_leader_could_be_told_needs_no_telling(district: District) -> None:
    officer = district.join("chieng_ly")
    district.stands_still(officer, "chieng_ly", *MONTH, "2024-06-20 08:00", "2024-06-17 20:00")
    district.files("chieng_ly", *MONTH, "2024-06-17 21:00")
    district.tick("2024-06-18 07:30")
    assert notices(district) == []


@pytest.mark.usefixtures("leader")
def test_two_leaders_are_both_told_and_neither_twice(district: District) -> None:
    district.join("phong_noi_vu", "coordinator")
    officer = district.join("chieng_ly")
    district.blocked(officer, "2024-06-05 09:00")
    assert district.tick("2024-06-05 09:01") == 2
    assert district.tick("2024-06-05 09:02") == 0
