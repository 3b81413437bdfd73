"""A reminder that has not left is taken back; what else it named still comes."""

from __future__ import annotations

import sqlalchemy as sa

from models.store.queries import delivering
from models.store.tables import Outbox
from tests.reminding.district import District, at

DUE = "2024-06-18 08:00"
THE_OTHERS = [("commune_quarter", "2024-Q2"), ("commune_half_year", "2024-H1")]


def states(district: District) -> list[str]:
    return [one.state for one in district.sent()]


def test_filing_takes_back_what_lies_ready_and_the_rest_comes_at_the_next_tick(district: District) -> None:
    district.join("chieng_ly")
    district.tick(DUE)
    district.files("chieng_ly", "commune_month", "2024-06", "2024-06-18 08:00")
    assert states(district) == ["stopped"]
    assert district.tick("2024-06-18 08:01") == 1
    _, second = district.sent()
    assert (second.state, second.forms) == ("ready", THE_OTHERS)
    assert "2024-06" not in str(second.message.choices)


def test_who_files_everything_hears_nothing_more(district: District) -> None:
    district.join("chieng_ly")
    district.tick(DUE)
    for form, period in [("commune_month", "2024-06"), *THE_OTHERS]:
        district.files("chieng_ly", form, period, DUE)
    assert district.tick("2024-06-18 08:01") == 0
    assert states(district) == ["stopped"]


def test_a_colleagues_copy_is_taken_back_too(district: District) -> None:
    district.join("chieng_ly")
    district.join("chieng_ly")
    district.join("co_ma")
    district.tick(DUE)
    district.files("chieng_ly", "commune_month", "2024-06", DUE)
    assert states(district) == ["stopped", "stopped", "ready"]
    assert district.tick("2024-06-18 08:01") == 2


def test_what_has_been_sent_stays_sent(district: District) -> None:
    district.join("chieng_ly")
    district.tick(DUE)
    district.delivered()
    district.files("chieng_ly", "commune_month", "2024-06", DUE)
    assert states(district) == ["sent"]
    assert district.tick("2024-06-18 08:01") == 0


def test_what_the_network_has_in_hand_is_left_alone(district: District) -> None:
    district.join("chieng_ly")
    district.tick(DUE)
    with district.engine.begin() as connection:
        connection.execute(sa.update(Outbox).values(state="sending"))
    district.files("chieng_ly", "commune_month", "2024-06", DUE)
    assert states(district) == ["sending"]


def test_what_the_network_gives_back_after_the_filing_goes_out_no_more(district: District) -> None:
    district.join("chieng_ly")
    district.join("co_ma")
    district.tick(DUE)
    with district.engine.begin() as connection:
        rows, _ = delivering.claim(connection, {"web": 9}, (), 9, at(DUE), "unasked")
    district.files("chieng_ly", "commune_month", "2024-06", DUE)
    with district.engine.begin() as connection:
        later = at("2024-06-18 08:00:20")
        delivering.settle(connection, [delivering.Settled(row, "ready", at(DUE), later) for row in rows])
    assert states(district) == ["stopped", "ready"]
    district.tick("2024-06-18 08:01")
    assert district.sent()[-1].forms == THE_OTHERS


def test_taking_back_twice_changes_nothing(district: District) -> None:
    district.join("chieng_ly")
    district.tick(DUE)
    district.files("chieng_ly", "commune_month", "2024-06", DUE)
    district.files("chieng_ly", "commune_quarter", "2024-Q2", DUE)
    district.tick("2024-06-18 08:01")
    (_, second) = district.sent()
    assert second.forms == [("commune_half_year", "2024-H1")]


def test_an_extension_takes_back_the_reminder_of_the_old_day(district: District) -> None:
    district.join("chieng_ly")
    for form, period in THE_OTHERS:
        district.file("chieng_ly", form, period)
    district.tick(DUE)
    district.extends("chieng_ly", "commune_month", "2024-06", "2024-06-21", "2024-06-18 08:00")
    assert states(district) == ["stopped"]
    assert district.tick("2024-06-18 08:01") == 0
    assert district.skipped()["due"] == "extended"


def test_a_report_that_waits_for_the_network_is_taken_back_as_well(district: District) -> None:
    district.join("chieng_ly")
    district.tick(DUE)
    with district.engine.begin() as connection:  # the network asked to wait
        connection.execute(sa.update(Outbox).values(attempts=1, not_before=sa.text("'2024-06-18T02:00:00.000000Z'")))
    district.files("chieng_ly", "commune_month", "2024-06", DUE)
    assert states(district) == ["stopped"]


def test_a_chairs_list_is_made_anew_when_a_village_files_before_it_left(district: District) -> None:
    district.import_village("chieng_ly.ban_nong", "Bản Nong")
    district.join("chieng_ly.ban_nong", "village_head")
    district.join("chieng_ly", "commune_chair")
    for form, period in [("commune_month", "2024-06"), *THE_OTHERS]:
        district.file("chieng_ly", form, period)
    for month in range(1, 6):
        district.file("chieng_ly", "commune_month", f"2024-{month:02}")
        district.file("chieng_ly.ban_nong", "village_month", f"2024-{month:02}")
    district.file("chieng_ly", "commune_quarter", "2024-Q1")
    assert district.tick("2024-06-19 08:30") == 1
    district.files("chieng_ly.ban_nong", "village_month", "2024-06", "2024-06-19 08:30")
    assert states(district) == ["stopped"]
    assert district.tick("2024-06-19 08:31") == 0
    assert district.skipped()["list_1"] == "nothing_late"


def test_a_coordinators_list_is_made_anew_when_any_unit_files_before_it_left(district: District) -> None:
    district.join("huyen", "coordinator")
    assert district.tick("2024-06-21 08:30") == 1
    before = int(district.sent()[-1].message.text.partition(" ")[0])
    district.files("chieng_ly", "commune_month", "2024-06", "2024-06-21 08:31")
    assert states(district) == ["stopped"]
    assert district.tick("2024-06-21 08:32") == 1
    assert int(district.sent()[-1].message.text.partition(" ")[0]) == before - 1
