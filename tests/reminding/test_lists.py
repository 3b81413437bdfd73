"""Leaders get one list of what is late: after the deadlines, then weekly, only when something is late."""

from __future__ import annotations

from datetime import date

import pytest

from models.plan.plan import Plan
from tests.reminding.district import District, Sent

CLOCKS = ("07:35", "08:30", "14:00")
DISTRICT_UNIT = "huyen"


def lists_of(district: District, leader: int) -> list[Sent]:
    return [one for one in district.sent() if one.officer == leader]


def file_all(district: District, plan: Plan, until: str, but: set[tuple[str, str, str]] = frozenset()) -> None:  # type: ignore[assignment]
    """Every unit of the plan files everything that opened by ``until``, but for these reports."""
    for unit in (*plan.units.communes, *plan.units.departments):
        for form in plan.forms_of(unit):
            for period in plan.asked_periods(form, date.fromisoformat(until)):
                if form.asked(unit.slug, period) and (unit.slug, form.slug, period.key) not in but:
                    district.file(unit.slug, form.slug, period.key)


def test_a_chair_hears_after_the_deadlines_of_the_commune_and_its_villages_and_then_weekly(district: District) -> None:
    chair = district.join("chieng_ly", "commune_chair")
    district.tick_through(date(2024, 6, 12), date(2024, 7, 12), CLOCKS)
    # The villages are due on 17 June, the commune on 18 June: one list on the 19th.
    assert [one.at for one in lists_of(district, chair)] == [
        "2024-06-19 08:30",
        "2024-06-26 08:30",
        "2024-07-03 08:30",
    ]


def test_the_coordinator_gets_one_list_after_the_last_department(district: District) -> None:
    leader = district.join(DISTRICT_UNIT, "coordinator")
    district.tick_through(date(2024, 6, 12), date(2024, 6, 25), CLOCKS)
    assert [one.at for one in lists_of(district, leader)] == ["2024-06-21 08:30"]


def test_nothing_late_no_list(district: District, plan: Plan) -> None:
    district.join("chieng_ly", "commune_chair")
    district.join(DISTRICT_UNIT, "coordinator")
    file_all(district, plan, "2024-06-30")
    district.tick_through(date(2024, 6, 12), date(2024, 6, 25), CLOCKS)
    assert district.sent() == []
    assert set(district.skipped().values()) == {"nothing_late"}


def test_the_list_names_form_unit_since_when_and_who_cannot_be_reached(district: District, plan: Plan) -> None:
    leader = district.join(DISTRICT_UNIT, "coordinator")
    month = {(unit, "commune_month", "2024-06") for unit in ("chieng_ly", "co_ma", "muong_e")}
    quarter = {("phong_nong_nghiep", "agriculture_quarter", "2024-Q2")}
    file_all(district, plan, "2024-06-30", month | quarter)
    district.join("chieng_ly")
    silent = district.join("co_ma")
    district.blocked(silent, "2024-06-19 09:00")
    officer = district.join("phong_nong_nghiep", "department_officer")
    district.stands_still(
        officer, "phong_nong_nghiep", "agriculture_quarter", "2024-Q2", "2024-06-26 08:00", "2024-06-21 07:00"
    )
    district.tick("2024-06-21 08:30")
    found = next(one for one in lists_of(district, leader) if one.why == "reminder")
    assert found.message.text.splitlines() == [
        "4 báo cáo chậm của 4 đơn vị, tính đến thứ Sáu 21/6:",
        "Xã, thị trấn, tháng 6, hạn 18/6: 3 đơn vị",
        "- Xã Mường É (chưa có ai trong hệ thống)",
        "- Xã Chiềng Ly",
        "- Xã Co Mạ (không nhắn được)",
        "Nông thôn mới, quý II, hạn 20/6: Phòng Nông nghiệp và Phát triển nông thôn (báo chưa có số liệu)",
        "Gõ “ai chậm” để xem đủ, gọi, nhắn hoặc gia hạn.",
    ]
    assert [choice.token for choice in found.message.choices] == ["go.late"]


def test_a_long_list_fits_a_screen_and_counts_the_rest(district: District) -> None:
    leader = district.join(DISTRICT_UNIT, "coordinator")
    district.tick("2024-06-21 08:30")
    (found,) = lists_of(district, leader)
    lines = found.message.text.splitlines()
    assert len(lines) <= 15
    assert lines[0] == "285 báo cáo chậm của 33 đơn vị, tính đến thứ Sáu 21/6:"
    assert lines[1].endswith("29 đơn vị")
    assert lines[-2].startswith("… và ")


def test_who_was_given_longer_is_not_late_until_then(district: District, plan: Plan) -> None:
    leader = district.join("chieng_ly", "commune_chair")
    file_all(district, plan, "2024-06-30", {("chieng_ly", "commune_month", "2024-06")})
    district.extends("chieng_ly", "commune_month", "2024-06", "2024-06-24", "2024-06-18 09:00")
    district.tick("2024-06-19 08:30")
    assert lists_of(district, leader) == []
    district.tick("2024-06-26 08:30")
    (found,) = lists_of(district, leader)
    assert "được gia hạn đến thứ Hai 24/6" in found.message.text


def test_a_chair_sees_the_own_commune_and_villages_only(district: District) -> None:
    district.import_village("chieng_ly.ban_nong", "Bản Nong")
    district.import_village("co_ma.ban_xa", "Bản Xá")
    chair = district.join("chieng_ly", "commune_chair")
    district.tick("2024-06-19 08:30")
    (found,) = lists_of(district, chair)
    assert "Bản Nong" in found.message.text
    assert "Bản Xá" not in found.message.text
    assert "Co Mạ" not in found.message.text


@pytest.mark.parametrize("role", ["commune_officer", "village_head", "department_officer", "chairman", "operator"])
def test_nobody_else_gets_lists(district: District, role: str) -> None:
    district.join(DISTRICT_UNIT, role)
    district.tick_through(date(2024, 6, 12), date(2024, 6, 25), CLOCKS)
    assert district.sent() == []


def test_a_leader_who_wants_no_reminders_gets_no_lists(district: District) -> None:
    leader = district.join("chieng_ly", "commune_chair")
    district.tick("2024-06-18 08:30")
    district.wishes(leader, "off")
    district.tick_through(date(2024, 6, 18), date(2024, 7, 5), CLOCKS)
    assert district.sent() == []


def test_after_an_outage_one_list_and_not_three(district: District) -> None:
    chair = district.join("chieng_ly", "commune_chair")
    district.tick("2024-06-18 08:30")
    district.tick("2024-07-03 10:00")
    district.tick("2024-07-04 08:30")
    assert [one.at for one in lists_of(district, chair)] == ["2024-07-03 10:00"]


def test_an_english_leader_reads_english(district: District) -> None:
    chair = district.join("chieng_ly", "commune_chair", language="en")
    district.tick("2024-06-19 08:30")
    (found,) = lists_of(district, chair)
    assert "late reports of one unit as of Wednesday 19 June:" in found.message.text
    assert found.message.choices[0].label == "See who is late"
