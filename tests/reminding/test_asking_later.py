"""Snoozing, an hour of one's own, figures that do not exist yet, and handing a report to a colleague."""

from __future__ import annotations

from datetime import date, time

import pytest
import sqlalchemy as sa

from models.records import Role
from models.store.tables import Officer
from reminders.ladder import Ladder
from reminders.schedule import plan_again
from tests.reminding.district import District, at

CLOCKS = ("07:35", "08:00", "09:30", "10:30", "14:00", "15:00")
MONTH, QUARTER = ("commune_month", "2024-06"), ("commune_quarter", "2024-Q2")
HALF_YEAR = ("commune_half_year", "2024-H1")


def month_only(district: District, unit: str = "chieng_ly") -> int:
    officer = district.join(unit)
    district.file(unit, *QUARTER)
    district.file(unit, *HALF_YEAR)
    return officer


def moments(district: District) -> list[str]:
    return [one.at for one in district.sent()]


@pytest.mark.parametrize(
    ("wanted", "real"),
    [
        ("2024-06-18 14:00", "2024-06-18 14:00"),
        ("2024-06-18 12:00", "2024-06-18 13:30"),
        ("2024-06-18 22:00", "2024-06-19 07:30"),
        ("2024-06-22 09:00", "2024-06-24 07:30"),
        ("2024-06-18 08:00", "2024-06-18 08:40"),
        ("2024-08-01 08:00", "2024-06-25 08:40"),
    ],
    ids=["within the hours", "at noon", "at night", "on a day off", "in the past", "in the far future"],
)
def test_the_moment_said_is_the_moment_kept(district: District, wanted: str, real: str) -> None:
    officer = month_only(district)
    district.tick("2024-06-18 08:00")
    assert district.snoozes(officer, wanted, "2024-06-18 08:40") == real
    district.tick(real)
    assert moments(district)[-1] == real


def test_until_then_nothing_comes_and_then_what_was_named_comes_once(district: District) -> None:
    officer = month_only(district)
    district.tick("2024-06-17 08:00")
    district.snoozes(officer, "2024-06-19 14:00", "2024-06-17 08:10")
    # The stage of the 18th falls into the quiet.
    district.tick_through(date(2024, 6, 17), date(2024, 6, 19), CLOCKS)
    assert moments(district) == ["2024-06-17 08:00", "2024-06-19 14:00"]
    assert district.sent()[-1].forms == [MONTH]
    assert "Đã qua hạn thứ Ba 18/6" in district.sent()[-1].message.text
    # The stage of the 20th would be the second day running; the ladder goes on with the next.
    district.tick_through(date(2024, 6, 20), date(2024, 6, 24), CLOCKS)
    assert moments(district)[2:] == ["2024-06-24 08:00"]


def test_the_days_own_reminder_comes_at_the_moment_asked_for_and_not_twice(district: District) -> None:
    officer = month_only(district)
    district.chooses_hour(officer, "15:00")
    district.tick("2024-06-17 08:00")
    district.snoozes(officer, "2024-06-18 14:00", "2024-06-17 15:05")
    district.tick_through(date(2024, 6, 18), date(2024, 6, 18), CLOCKS)
    assert moments(district) == ["2024-06-18 14:00"]


def test_what_is_filed_before_the_moment_is_not_named(district: District) -> None:
    officer = district.join("chieng_ly")
    district.tick("2024-06-18 08:00")
    district.snoozes(officer, "2024-06-18 14:00", "2024-06-18 08:10")
    district.files("chieng_ly", *MONTH, "2024-06-18 09:00")
    district.tick("2024-06-18 14:00")
    assert district.sent()[-1].forms == [QUARTER, HALF_YEAR]
    district.snoozes(officer, "2024-06-19 14:00", "2024-06-18 14:10")
    district.files("chieng_ly", *QUARTER, "2024-06-18 15:00")
    district.files("chieng_ly", *HALF_YEAR, "2024-06-18 15:00")
    assert district.tick("2024-06-19 14:00") == 0


def test_snoozing_again_moves_the_moment(district: District) -> None:
    officer = month_only(district)
    district.tick("2024-06-18 08:00")
    district.snoozes(officer, "2024-06-18 14:00", "2024-06-18 08:10")
    district.snoozes(officer, "2024-06-19 09:30", "2024-06-18 08:20")
    district.tick_through(date(2024, 6, 18), date(2024, 6, 19), CLOCKS)
    assert moments(district) == ["2024-06-18 08:00", "2024-06-19 09:30"]


def test_a_reminder_that_came_again_can_be_snoozed_again(district: District) -> None:
    officer = month_only(district)
    district.tick("2024-06-18 08:00")
    district.snoozes(officer, "2024-06-18 14:00", "2024-06-18 08:10")
    district.tick("2024-06-18 14:00")
    district.snoozes(officer, "2024-06-18 15:00", "2024-06-18 14:05")
    district.tick("2024-06-18 15:00")
    assert [moment[11:] for moment in moments(district)] == ["08:00", "14:00", "15:00"]


def test_snoozing_takes_back_what_has_not_left(district: District) -> None:
    officer = month_only(district)
    district.tick("2024-06-18 08:00")
    district.snoozes(officer, "2024-06-18 14:00", "2024-06-18 08:00")
    district.tick("2024-06-18 08:01")
    assert [(one.at[11:], one.state) for one in district.sent()] == [("08:00", "stopped")]
    district.tick("2024-06-18 14:00")
    assert district.sent()[-1].forms == [MONTH]


def test_who_was_never_reminded_can_ask_to_be(district: District) -> None:
    officer = district.join("chieng_ly")
    district.tick("2024-06-28 09:00")  # the ladder is over
    assert district.snoozes(officer, "2024-06-28 14:00", "2024-06-28 09:05") == "2024-06-28 14:00"
    district.tick("2024-06-28 14:00")
    assert district.sent()[-1].forms == [MONTH, QUARTER, HALF_YEAR]


def test_a_village_heads_moment_lies_in_the_evening(district: District) -> None:
    district.import_village("chieng_ly.ban_nong", "Bản Nong")
    head = district.join("chieng_ly.ban_nong", "village_head")
    district.tick("2024-06-17 18:30")
    assert district.snoozes(head, "2024-06-18 08:00", "2024-06-17 18:35") == "2024-06-18 18:00"
    assert district.tick("2024-06-18 18:00") == 1
    assert "chưa" in district.sent()[-1].message.text


def test_an_extension_ends_a_snooze(district: District) -> None:
    officer = month_only(district)
    district.tick("2024-06-18 08:00")
    district.snoozes(officer, "2024-06-19 14:00", "2024-06-18 08:10")
    district.extends("chieng_ly", *MONTH, "2024-06-28", "2024-06-18 10:00")
    assert district.tick("2024-06-19 14:00") == 0
    assert district.tick("2024-06-27 08:00") == 1


def test_an_hour_of_ones_own_holds_from_now_on(district: District) -> None:
    officer = month_only(district)
    district.tick("2024-06-17 07:30")
    district.chooses_hour(officer, "10:30")
    district.tick_through(date(2024, 6, 17), date(2024, 6, 18), CLOCKS)
    assert moments(district) == ["2024-06-17 10:30", "2024-06-18 10:30"]
    district.chooses_hour(officer, "")
    district.tick_through(date(2024, 6, 19), date(2024, 6, 20), CLOCKS)
    assert moments(district)[2:] == ["2024-06-20 08:00"]


def test_an_hour_that_is_over_today_loses_no_reminder(district: District) -> None:
    officer = month_only(district)
    district.chooses_hour(officer, "15:00")
    district.tick("2024-06-18 07:30")
    district.chooses_hour(officer, "08:00")
    district.tick("2024-06-18 09:30")
    district.tick("2024-06-18 15:00")
    assert moments(district) == ["2024-06-18 15:00"]


def test_an_hour_outside_the_windows_is_not_used(district: District, ladder: Ladder) -> None:
    hours = ladder.hours_of(Role.COMMUNE_OFFICER)
    assert hours.allows(time(7, 30))
    assert not hours.allows(time(12))
    assert not hours.allows(time(16, 30))
    officer = month_only(district)
    district.chooses_hour(officer, "12:00")
    district.tick_through(date(2024, 6, 18), date(2024, 6, 18), CLOCKS)
    assert moments(district) == ["2024-06-18 08:00"]
    with pytest.raises(ValueError, match="hour"):
        district.chooses_hour(officer, "25:00")


def test_planning_one_officer_again_takes_effect_at_once(district: District) -> None:
    officer = month_only(district)
    district.plan_ahead("2024-06-17 07:30")
    with district.engine.begin() as connection:
        connection.execute(sa.update(Officer).values(reminder_clock="10:30"))
        plan_again(connection, district.plan, district.ladder, at("2024-06-17 07:31"), [officer])
    assert district.next_due("2024-06-17 07:31") == "2024-06-17 10:30"


def test_while_the_figures_do_not_exist_nobody_of_the_unit_is_asked(district: District) -> None:
    officer = month_only(district)
    district.join("chieng_ly")
    district.tick("2024-06-17 08:00")
    district.delivered()
    district.stands_still(officer, "chieng_ly", *MONTH, "2024-06-19 08:00", "2024-06-17 08:10")
    before = len(district.sent())
    district.tick_through(date(2024, 6, 17), date(2024, 6, 18), CLOCKS)
    assert len(district.sent()) == before
    assert district.skipped()["due"] == "standstill"
    # It is overdue when the pause ends, so it is asked for then, and the ladder goes on, not on the very next day.
    district.tick_through(date(2024, 6, 19), date(2024, 6, 24), CLOCKS)
    assert [one.at for one in district.sent()[before:]] == ["2024-06-19 08:00"] * 2 + ["2024-06-24 08:00"] * 2


def test_a_pause_that_ends_the_day_after_a_reminder_ends_a_working_day_later(district: District) -> None:
    officer = district.join("chieng_ly")
    district.stands_still(officer, "chieng_ly", *MONTH, "2024-06-20 08:00", "2024-06-17 07:00")
    district.stands_still(officer, "chieng_ly", *QUARTER, "2024-06-21 08:00", "2024-06-17 07:00")
    district.tick_through(date(2024, 6, 19), date(2024, 6, 26), CLOCKS)
    assert [(one.at[8:10], len(one.forms)) for one in district.sent()] == [("20", 2), ("24", 3), ("26", 3)]


def test_a_pause_ends_on_its_day_where_that_day_is_not_quiet_anyway(district: District) -> None:
    officer = district.join("phong_nong_nghiep", "department_officer")
    month, quarter = ("agriculture_month", "2024-06"), ("agriculture_quarter", "2024-Q2")
    district.extends("phong_nong_nghiep", *quarter, "2024-06-25", "2024-06-17 07:00")
    district.stands_still(officer, "phong_nong_nghiep", *month, "2024-06-25 08:00", "2024-06-20 07:00")
    district.tick_through(date(2024, 6, 24), date(2024, 6, 25), CLOCKS)
    assert [(one.at[8:10], one.forms) for one in district.sent()] == [("24", [quarter]), ("25", [month, quarter])]


def test_what_came_along_before_its_day_can_still_be_put_off_to_the_same_day(district: District) -> None:
    officer = district.join("phong_nong_nghiep", "department_officer")
    district.tick_through(date(2024, 6, 20), date(2024, 6, 20), ("08:00",))
    district.delivered()
    assert len(district.sent()[-1].forms) == 2
    district.snoozes(officer, "2024-06-20 14:00", "2024-06-20 08:10")
    district.tick("2024-06-20 14:00")
    assert moments(district)[-1] == "2024-06-20 14:00"
    assert len(district.sent()[-1].forms) == 2


def test_other_forms_are_asked_for_meanwhile(district: District) -> None:
    officer = district.join("chieng_ly")
    district.stands_still(officer, "chieng_ly", *MONTH, "2024-06-20 08:00", "2024-06-17 07:00")
    district.tick("2024-06-18 08:00")
    assert district.sent()[-1].forms == [QUARTER, HALF_YEAR]


def test_a_pause_that_ends_before_the_deadline_leaves_the_asking_to_the_ladder(district: District) -> None:
    officer = month_only(district)
    district.stands_still(officer, "chieng_ly", *MONTH, "2024-06-18 07:40", "2024-06-17 07:00")
    district.tick_through(date(2024, 6, 17), date(2024, 6, 18), CLOCKS)
    assert moments(district) == ["2024-06-18 08:00"]


def test_a_pause_lasts_as_long_as_the_data_say(district: District, ladder: Ladder) -> None:
    until = ladder.standstill_until(Role.COMMUNE_OFFICER, district.plan.calendar, at("2024-06-20 10:00"))
    assert until == at("2024-06-25 08:00")
    over_tet = ladder.standstill_until(Role.VILLAGE_HEAD, district.plan.calendar, at("2024-02-07 19:00"))
    assert over_tet == at("2024-02-19 18:30")


def test_who_gave_a_report_away_is_not_asked_and_the_colleague_is_told(district: District) -> None:
    giver, taker = month_only(district), district.join("chieng_ly")
    district.tick("2024-06-17 08:00")
    district.delivered()
    district.hands_over(giver, taker, *MONTH, "2024-06-17 09:00")
    assert district.tick("2024-06-17 09:30") == 1
    told = district.sent()[-1]
    assert (told.officer, told.forms) == (taker, [MONTH])
    assert told.message.text.startswith("An nhờ Anh/Chị làm báo cáo tháng 6 của xã Chiềng Ly, đã có 0/8 số.")
    district.tick("2024-06-18 08:00")
    assert [one.officer for one in district.sent()[3:]] == [taker]
    assert "nhờ" not in district.sent()[-1].message.text
    assert ("2024-06-18 08:00", "due", "skipped", "handed_over") in district.rows()


def test_a_colleague_who_wants_no_reminders_is_still_told_once(district: District) -> None:
    giver, taker = month_only(district), district.join("chieng_ly")
    district.wishes(taker, "off")
    district.hands_over(giver, taker, *MONTH, "2024-06-18 07:00")
    district.tick("2024-06-18 08:00")
    district.tick("2024-06-20 08:00")
    assert [one.officer for one in district.sent()] == [taker]


def test_a_colleague_is_told_within_the_hours(district: District) -> None:
    giver, taker = month_only(district), district.join("chieng_ly")
    district.tick("2024-06-18 08:00")
    district.hands_over(giver, taker, *MONTH, "2024-06-18 21:00")
    assert district.tick("2024-06-18 21:01") == 0
    assert district.tick("2024-06-19 07:30") == 1


def test_handing_it_back_leaves_the_other_in_peace(district: District) -> None:
    first, second = month_only(district), district.join("chieng_ly")
    district.hands_over(first, second, *MONTH, "2024-06-17 07:00")
    district.hands_over(second, first, *MONTH, "2024-06-17 07:10")
    district.tick("2024-06-18 08:00")
    assert [one.officer for one in district.sent()] == [first]


def test_round_a_circle_somebody_is_always_left(district: District) -> None:
    one, two, three = month_only(district), district.join("chieng_ly"), district.join("chieng_ly")
    for giver, taker in ((one, two), (two, three), (three, one)):
        district.hands_over(giver, taker, *MONTH, "2024-06-17 07:00")
    district.tick("2024-06-18 08:00")
    assert [sent.officer for sent in district.sent()] == [one]


def test_when_the_colleague_leaves_the_giver_is_asked_again(district: District) -> None:
    giver, taker = month_only(district), district.join("chieng_ly")
    district.hands_over(giver, taker, *MONTH, "2024-06-17 07:00")
    district.leave(taker, "2024-06-17 07:30")
    district.tick("2024-06-18 08:00")
    assert [one.officer for one in district.sent()] == [giver]


def test_a_snooze_names_what_is_owed_and_not_what_was_given_away(district: District) -> None:
    giver, taker = district.join("chieng_ly"), district.join("chieng_ly")
    district.file("chieng_ly", *HALF_YEAR)
    district.file("chieng_ly", *QUARTER)
    district.tick("2024-06-18 08:00")
    district.delivered()
    district.hands_over(giver, taker, *MONTH, "2024-06-18 08:05")
    # Only older reports are left to this officer.
    district.snoozes(giver, "2024-06-18 14:00", "2024-06-18 08:10")
    district.tick("2024-06-18 14:00")
    (again,) = [one for one in district.sent()[2:] if one.officer == giver]
    assert MONTH not in again.forms
    assert ("commune_month", "2024-05") in again.forms
