"""After an outage: at most one message per person and form, the newest stage only, the stale ones on record."""

from __future__ import annotations

from datetime import date

import pytest

from tests.reminding.district import District

CLOCKS = ("07:35", "08:00", "09:10", "14:00")


def commune_month_only(district: District, unit: str = "chieng_ly") -> None:
    """An officer whose unit has filed the quarter and the half-year."""
    district.join(unit)
    district.file(unit, "commune_quarter", "2024-Q2")
    district.file(unit, "commune_half_year", "2024-H1")


def down(district: District, last_tick: str, first_tick: str) -> list[str]:
    """Tick until an outage and once at its end; the moments of the messages since."""
    district.tick(last_tick)
    before = len(district.sent())
    district.tick(first_tick)
    return [one.at for one in district.sent()[before:]]


@pytest.mark.parametrize(
    ("last_tick", "first_tick"),
    [("2024-06-18 07:59", "2024-06-18 08:00"), ("2024-06-18 07:59", "2024-06-18 08:59")],
    ids=["a minute", "an hour"],
)
def test_a_short_outage_only_delays(district: District, last_tick: str, first_tick: str) -> None:
    commune_month_only(district)
    district.tick("2024-06-17 08:00")
    assert down(district, last_tick, first_tick) == [first_tick]
    assert district.skipped() == {}


def test_after_26_hours_only_the_newest_stage_comes(district: District) -> None:
    commune_month_only(district)
    assert down(district, "2024-06-17 07:50", "2024-06-18 09:50") == ["2024-06-18 09:50"]
    assert district.skipped() == {"soon": "superseded"}
    assert "hôm nay" in district.sent()[0].message.text


def test_after_26_hours_that_end_just_before_todays_slot_two_stages_make_one_message(district: District) -> None:
    commune_month_only(district)
    assert down(district, "2024-06-17 05:40", "2024-06-18 07:40") == []
    district.tick("2024-06-18 08:00")
    assert [one.at for one in district.sent()] == ["2024-06-18 08:00"]
    assert district.skipped() == {"soon": "superseded"}


def test_after_8_days_one_message_and_the_missed_stages_are_on_record(district: District) -> None:
    commune_month_only(district)
    district.tick_through(date(2024, 6, 10), date(2024, 6, 16), CLOCKS)
    assert down(district, "2024-06-16 14:00", "2024-06-24 09:00") == ["2024-06-24 09:00"]
    assert district.skipped() == {"soon": "superseded", "due": "superseded", "after_1": "superseded"}


def test_after_8_days_without_a_fresh_stage_nothing_comes_until_the_next_one(district: District) -> None:
    commune_month_only(district)
    district.tick("2024-06-20 08:00")
    assert down(district, "2024-06-20 09:00", "2024-06-28 09:00") == []
    assert district.skipped() == {"after_2": "superseded", "after_3": "outage"}


def test_a_month_without_the_bot_floods_nobody(district: District) -> None:
    district.join("chieng_ly")
    district.tick("2024-05-14 10:00")
    assert down(district, "2024-05-14 10:00", "2024-06-18 10:00") == ["2024-06-18 10:00"]
    district.tick("2024-06-18 13:30")
    assert len(district.sent()) == 1


def test_a_weekend_makes_a_reminder_wait_and_not_stale(district: District) -> None:
    district.join("chieng_ly")
    assert down(district, "2024-02-16 07:00", "2024-02-17 10:00") == []
    assert district.next_due("2024-02-17 10:00") == "2024-02-19 07:30"
    district.tick("2024-02-19 07:29")
    district.tick("2024-02-19 07:30")
    assert [one.at for one in district.sent()] == ["2024-02-19 07:30"]
    assert "Đã qua hạn thứ Sáu 16/2" in district.sent()[0].message.text


def test_a_weekend_of_silence_is_no_outage(district: District) -> None:
    district.join("chieng_ly")
    assert down(district, "2024-02-16 07:00", "2024-02-19 07:30") == ["2024-02-19 07:30"]


def test_over_tet_nothing_comes_before_offices_open(district: District) -> None:
    district.join("chieng_ly")
    district.tick_through(date(2024, 1, 25), date(2024, 2, 15), CLOCKS)
    assert [one.at for one in district.sent()] == ["2024-02-15 08:00"]


def test_a_late_tick_at_noon_waits_for_the_afternoon(district: District) -> None:
    commune_month_only(district)
    district.tick("2024-06-17 07:30")
    assert down(district, "2024-06-17 07:40", "2024-06-17 11:30") == []
    assert district.next_due("2024-06-17 11:30") == "2024-06-17 13:30"
    district.tick("2024-06-17 13:30")
    assert [one.at for one in district.sent()] == ["2024-06-17 13:30"]


def test_what_was_held_back_joins_the_mornings_message(district: District) -> None:
    district.join("phong_nong_nghiep", "department_officer")
    # The month is due on 19 June, the quarter on 20 June: their stages fall on different days.
    district.tick("2024-06-18 07:00")
    district.tick("2024-06-18 17:00")
    for clock in ("07:30", "07:45", "08:00", "08:15"):
        district.tick(f"2024-06-19 {clock}")
    (only,) = district.sent()
    assert only.at == "2024-06-19 08:00"
    assert sum(choice.token.startswith("go.form.") for choice in only.message.choices) == 2


def test_a_clock_put_back_plans_again_and_doubles_nothing(district: District) -> None:
    commune_month_only(district)
    district.tick("2024-07-16 08:00")
    assert len(district.sent()) == 1
    district.tick("2024-06-17 08:00")
    district.tick("2024-07-16 08:00")
    assert [one.at for one in district.sent()] == ["2024-07-16 08:00", "2024-06-17 08:00"]
    assert ("2024-07-15 08:00", "soon", "skipped", "superseded") in district.rows()


def test_an_extension_granted_just_before_an_outage_holds_after_it(district: District) -> None:
    commune_month_only(district)
    district.tick("2024-06-17 07:00")
    district.extends("chieng_ly", "commune_month", "2024-06", "2024-06-24", "2024-06-17 07:10")
    assert down(district, "2024-06-17 07:11", "2024-06-24 09:00") == ["2024-06-24 09:00"]
    assert "hôm nay, thứ Hai 24/6" in district.sent()[0].message.text
    assert set(district.skipped().values()) == {"extended", "superseded"}


def test_an_extension_granted_after_an_outage_silences_what_was_missed(district: District) -> None:
    commune_month_only(district)
    district.tick("2024-06-17 07:00")
    district.extends("chieng_ly", "commune_month", "2024-06", "2024-06-28", "2024-06-18 09:40")
    assert district.tick("2024-06-18 09:50") == 0
    assert set(district.skipped().values()) == {"extended"}


def test_a_pause_that_ended_during_an_outage_asks_once(district: District) -> None:
    officer = district.join("chieng_ly")
    for form, period in (("commune_quarter", "2024-Q2"), ("commune_half_year", "2024-H1")):
        district.file("chieng_ly", form, period)
    district.stands_still(officer, "chieng_ly", "commune_month", "2024-06", "2024-06-19 08:00", "2024-06-17 07:00")
    assert down(district, "2024-06-17 07:10", "2024-06-20 09:00") == ["2024-06-20 09:00"]
    assert district.skipped()["resume"] == "superseded"


def test_a_moment_asked_for_that_fell_into_an_outage_is_kept_late_and_once(district: District) -> None:
    officer = district.join("chieng_ly")
    district.tick("2024-06-18 08:00")
    district.snoozes(officer, "2024-06-18 14:00", "2024-06-18 08:10")
    assert down(district, "2024-06-18 08:10", "2024-06-18 15:10") == ["2024-06-18 15:10"]
    district.tick("2024-06-19 08:00")
    assert len(district.sent()) == 2


def test_a_moment_asked_for_that_is_eight_days_old_is_not_kept(district: District) -> None:
    officer = district.join("chieng_ly")
    district.tick("2024-06-26 08:00")  # the last stage
    district.delivered()
    district.snoozes(officer, "2024-06-26 14:00", "2024-06-26 08:10")
    assert down(district, "2024-06-26 08:10", "2024-07-04 09:00") == []
    assert district.skipped()["again"] == "outage"


def test_who_changes_something_during_an_outage_takes_no_reminder_from_anybody(district: District) -> None:
    commune_month_only(district)
    other = district.join("co_ma")
    district.tick("2024-06-10 08:00")
    # The horizon ends on the morning of the 18th, before its stage; somebody's wish is the first thing heard again.
    district.wishes(other, "off")
    district.tick("2024-06-18 14:00")
    assert [one.at for one in district.sent()] == ["2024-06-18 14:00"]


def test_over_tet_an_extension_counts_working_days(district: District) -> None:
    district.join("chieng_ly")
    district.extends("chieng_ly", "commune_month", "2024-01", "2024-02-15", "2024-01-17 10:00")
    district.tick_through(date(2024, 1, 18), date(2024, 2, 15), CLOCKS)
    assert [one.at for one in district.sent()] == ["2024-02-07 08:00", "2024-02-15 08:00"]


def test_what_was_sent_before_deadlines_could_move_is_not_sent_again(district: District) -> None:
    commune_month_only(district)
    district.tick("2024-06-18 07:00")
    with district.engine.begin() as connection:  # a row as the older version left it
        connection.exec_driver_sql(
            "INSERT INTO reminders (officer_id, form, period, due_on, stage, due_at, state, settled_at)"
            " SELECT officer_id, form, period, '', stage, due_at, 'sent', due_at FROM reminders WHERE stage = 'due'"
        )
    assert district.tick("2024-06-18 08:00") == 0
    assert district.skipped()["due"] == "superseded"
