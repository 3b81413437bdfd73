"""What is planned is asked again when its moment comes; and what it leaves alone."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from models import messages
from models.store.queries import officers
from models.store.tables import Conversation, Installation, Officer, Village
from reminders.schedule import plan_ahead
from tests.reminding.district import District, at

PLANNED, DUE = "2024-06-18 07:00", "2024-06-18 08:00"


def in_database(district: District, statement: Any) -> Any:
    with district.engine.begin() as connection:
        return connection.execute(statement)


def conversations(district: District) -> list[Any]:
    return list(in_database(district, sa.select(Conversation.__table__)).all())


def test_who_switched_reminders_off_hears_nothing(district: District) -> None:
    officer = district.join("chieng_ly")
    district.tick(PLANNED)
    district.wishes(officer, "off")
    assert district.tick(DUE) == 0
    assert district.skipped()["due"] == "off"


def test_who_switches_them_on_again_hears_the_next_stage(district: District) -> None:
    officer = district.join("chieng_ly")
    district.tick(PLANNED)
    district.wishes(officer, "off")
    district.tick(DUE)
    district.wishes(officer, "on")
    district.tick("2024-06-18 09:00")
    assert district.sent() == []
    assert district.tick("2024-06-20 08:00") == 1


def test_who_left_hears_nothing(district: District) -> None:
    officer = district.join("chieng_ly")
    district.tick(PLANNED)
    district.leave(officer, "2024-06-18 07:30")
    assert district.tick(DUE) == 0
    assert set(district.skipped().values()) == {"left"}


def test_who_cannot_be_reached_is_on_record(district: District) -> None:
    district.join("chieng_ly", channel="")
    district.join("co_ma")
    district.tick(PLANNED)
    in_database(district, sa.update(Conversation).values(reachable=0))
    assert district.tick(DUE) == 0
    assert {state for _, _, state, _ in district.rows()} == {"skipped", "waiting"}
    assert district.skipped()["due"] == "unreachable"


def test_a_village_that_is_no_more_is_not_asked(district: District) -> None:
    district.import_village("co_ma.ban_xa", "Bản Xá")
    district.join("co_ma.ban_xa", "village_head")
    district.tick("2024-06-17 08:00")
    in_database(district, sa.delete(Village))
    assert district.tick("2024-06-17 18:30") == 0
    assert district.skipped() == {"due": "obsolete"}


def test_who_became_chair_is_not_asked(district: District) -> None:
    district.join("chieng_ly")
    district.tick(PLANNED)
    in_database(district, sa.update(Officer).values(role="commune_chair"))
    assert district.tick(DUE) == 0
    assert district.skipped()["due"] == "obsolete"


def test_a_reminder_leaves_the_conversation_as_it_was(district: District) -> None:
    district.join("chieng_ly")
    in_database(district, sa.update(Conversation).values(prompt=7, offered='["words",[["skip","Bỏ qua"]]]', resent=1))
    before = conversations(district)
    assert district.tick(DUE) == 1
    assert conversations(district) == before
    (sent,) = district.sent()
    assert sent.message.prompt == 0
    assert sent.message.typed_as is messages.TypedAs.WORDS
    assert sent.why == "reminder"


def test_both_officers_of_a_unit_are_asked_and_each_once(district: District) -> None:
    first, second = district.join("chieng_ly"), district.join("chieng_ly")
    assert district.tick(DUE) == 2
    assert [one.officer for one in district.sent()] == [first, second]


def test_a_big_morning_is_served_in_portions_and_nobody_twice(district: District) -> None:
    people = [district.join(unit.slug) for unit in district.plan.units.communes]
    served = [district.tick(DUE, most=30) for _ in range(4)]
    assert served == [10, 10, 9, 0]
    assert sorted(one.officer for one in district.sent()) == people


def test_who_joins_late_hears_only_what_is_still_to_come(district: District) -> None:
    district.tick("2024-06-17 07:00")
    district.join("chieng_ly")
    district.tick("2024-06-20 10:00")
    district.tick("2024-06-21 08:00")
    assert district.sent() == []
    assert district.tick("2024-06-24 08:00") == 1


def test_an_idle_call_of_the_planner_is_two_reads(district: District) -> None:
    district.join("chieng_ly")
    district.plan_ahead("2024-06-17 07:00")
    seen: list[str] = []
    with district.engine.begin() as connection:
        sa.event.listen(connection, "before_cursor_execute", lambda *given: seen.append(given[2]))
        plan_ahead(connection, district.plan, district.ladder, at("2024-06-17 08:00"))
    assert [statement.split()[0] for statement in seen] == ["SELECT", "SELECT"]


def test_nothing_is_planned_before_the_database_says_what_it_is_for(district: District) -> None:
    district.join("chieng_ly")
    in_database(district, sa.delete(Installation))
    district.plan_ahead(DUE)
    assert district.rows() == []


def test_the_next_reminder_is_the_next_that_somebody_will_get(district: District) -> None:
    district.join("co_ma", channel="")
    assert district.next_due("2024-06-17 07:30") is None
    officer = district.join("chieng_ly")
    district.plan_ahead("2024-06-17 07:30")
    assert district.next_due("2024-06-17 07:30") == "2024-06-17 08:00"
    assert district.next_due("2024-06-17 08:00") == "2024-06-18 08:00"
    for form, period in (("month", "06"), ("quarter", "Q2"), ("half_year", "H1")):
        district.file("chieng_ly", f"commune_{form}", f"2024-{period}")
    assert district.next_due("2024-06-17 07:30") is None
    with district.engine.begin() as connection:
        assert officers.reachable_talk(connection, officer) is not None


@pytest.mark.sqlite_file
@pytest.mark.parametrize(
    ("statement", "index"),
    [
        ("SELECT officer_id FROM reminders WHERE", "ix_reminders_waiting (due_at>? AND due_at<?)"),
        ("LEFT_AT", "sqlite_autoindex_reminders_1 (officer_id=?)"),
        ("FROM reports", "sqlite_autoindex_reports_2 (unit=?)"),
    ],
)
def test_what_is_due_is_found_by_an_index(district: District, statement: str, index: str) -> None:
    district.join("chieng_ly")
    district.plan_ahead(PLANNED)
    seen: list[tuple[str, Any]] = []
    sa.event.listen(district.engine, "before_cursor_execute", lambda *given: seen.append((given[2], given[3])))
    district.tick(DUE)
    plans = []
    with district.engine.begin() as connection:
        for sql, parameters in [one for one in seen if one[0].startswith("SELECT")]:
            steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", parameters).all()
            plans.append(
                (" ".join(sql.replace("reminders.officer_id", "officer_id").split()), [row[-1] for row in steps])
            )
    found = [steps for sql, steps in plans if statement.lower() in sql.lower()]
    assert found
    assert any(index in step for steps in found for step in steps)
    assert not any(step.startswith("SCAN reminders") for _, steps in plans for step in steps)
