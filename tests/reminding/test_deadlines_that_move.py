"""A unit that was given longer has a ladder of its own deadline; late is what is filed after the extended day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa

from models import records
from models.plan import measures
from models.plan.deadlines import Deadlines
from models.plan.periods import period_from_key
from models.plan.plan import Plan
from models.store.queries import deadlines, reports
from models.store.tables import Figure, Report
from tests.reminding.district import District, at

CLOCKS = ("07:35", "08:00", "14:00")
MONTH = ("chieng_ly", "commune_month", "2024-06")


def month_only(district: District) -> int:
    """An officer whose unit owes the month alone."""
    officer = district.join("chieng_ly")
    district.file("chieng_ly", "commune_quarter", "2024-Q2")
    district.file("chieng_ly", "commune_half_year", "2024-H1")
    return officer


def moments(district: District) -> list[str]:
    return [one.at for one in district.sent()]


@pytest.mark.parametrize(
    ("granted", "holds"),
    [("2024-06-21", "2024-06-21"), ("2024-06-18", "2024-06-18"), ("2024-06-10", "2024-06-18")],
    ids=["later", "the plan's own day", "earlier than the plan's"],
)
def test_a_deadline_is_the_granted_day_and_never_before_the_plans(plan: Plan, granted: str, holds: str) -> None:
    until = Deadlines(plan, {MONTH: date.fromisoformat(granted)})
    form, period = plan.forms["commune_month"], period_from_key("2024-06")
    assert until.due_on("chieng_ly", form, period).isoformat() == holds
    assert until.is_extended("chieng_ly", form, period) is (holds > "2024-06-18")
    assert until.due_on("co_ma", form, period) == date(2024, 6, 18)
    assert not until.is_late("chieng_ly", form, period, date.fromisoformat(holds))
    assert until.is_late("chieng_ly", form, period, date(2024, 6, 22))


def test_an_extension_gives_a_new_ladder_and_the_old_stages_are_skipped(district: District) -> None:
    month_only(district)
    district.tick("2024-06-17 07:00")
    district.extends(*MONTH, "2024-06-24", "2024-06-17 07:30")
    district.tick_through(date(2024, 6, 17), date(2024, 7, 12), CLOCKS)
    # The working day before, the day itself, then every second working day, three times. On the 17th the officer was
    # told of the new deadline, which is enough.
    assert [day[5:10] for day in moments(district)] == ["06-21", "06-24", "06-26", "06-28", "07-02"]
    assert {reason for _, _, state, reason in district.rows() if state == "skipped"} == {"extended"}
    assert "Hạn: thứ Hai 24/6, còn 3 ngày" in district.sent()[0].message.text
    assert "hôm nay, thứ Hai 24/6" in district.sent()[1].message.text


def test_the_day_after_an_extension_is_quiet_unless_it_is_the_deadline(district: District) -> None:
    month_only(district)
    district.tick_through(date(2024, 6, 20), date(2024, 6, 20), CLOCKS)
    district.extends(*MONTH, "2024-06-24", "2024-06-20 09:00")
    district.tick_through(date(2024, 6, 21), date(2024, 6, 26), CLOCKS)
    assert [day[5:10] for day in moments(district)] == ["06-20", "06-24", "06-26"]


def test_an_extension_by_one_day_is_asked_for_on_that_day(district: District) -> None:
    month_only(district)
    district.extends(*MONTH, "2024-06-19", "2024-06-18 14:00")
    district.tick_through(date(2024, 6, 19), date(2024, 6, 20), CLOCKS)
    assert [day[5:10] for day in moments(district)] == ["06-19"]


def test_other_units_keep_the_plans_day(district: District) -> None:
    month_only(district)
    other = district.join("co_ma")
    district.extends(*MONTH, "2024-06-24", "2024-06-17 07:30")
    district.tick_through(date(2024, 6, 18), date(2024, 6, 18), CLOCKS)
    assert [one.officer for one in district.sent()] == [other]


def test_the_newest_extension_holds_and_one_to_the_plans_day_takes_it_back(district: District) -> None:
    month_only(district)
    district.extends(*MONTH, "2024-06-24", "2024-06-17 07:10")
    district.extends(*MONTH, "2024-06-18", "2024-06-17 07:20")
    district.tick_through(date(2024, 6, 17), date(2024, 6, 20), CLOCKS)
    assert [day[5:10] for day in moments(district)] == ["06-17", "06-18", "06-20"]


def test_an_extension_after_the_deadline_stops_what_is_overdue(district: District) -> None:
    month_only(district)
    district.tick_through(date(2024, 6, 17), date(2024, 6, 20), CLOCKS)
    district.extends(*MONTH, "2024-06-28", "2024-06-20 15:00")
    district.tick_through(date(2024, 6, 21), date(2024, 6, 28), CLOCKS)
    assert [day[5:10] for day in moments(district)] == ["06-17", "06-18", "06-20", "06-27", "06-28"]


def test_an_extension_granted_while_the_day_runs_asks_nothing_twice(district: District) -> None:
    month_only(district)
    district.tick("2024-06-18 08:00")
    district.delivered()
    # The new ladder has a stage at eight this morning too: the working day before the new deadline.
    district.extends(*MONTH, "2024-06-19", "2024-06-18 08:20")
    district.tick("2024-06-18 08:21")
    assert len(moments(district)) == 1
    district.tick("2024-06-19 08:00")
    assert moments(district)[1:] == ["2024-06-19 08:00"]


def test_a_report_filed_in_the_extended_time_is_no_longer_late(district: District) -> None:
    with district.engine.begin() as connection:
        report = records.Report(0, *MONTH, "R1", at("2024-06-20 09:00"), late=True)
        answer = records.Answer(measures.Amount(Decimal(1)), None, False, "1")
        reports.file_report(connection, district.plan, report, {"tea_area": answer}, None)
    district.extends(*MONTH, "2024-06-19", "2024-06-20 10:00")
    assert marks(district) == (1, 1)
    district.extends(*MONTH, "2024-06-20", "2024-06-20 11:00")
    assert marks(district) == (0, 0)


def marks(district: District) -> tuple[int, int]:
    """The late marks of the report and of its figure."""
    with district.engine.begin() as connection:
        return connection.scalar(sa.select(Report.late)), connection.scalar(sa.select(Figure.late))


def test_the_reason_and_the_granter_are_kept(district: District) -> None:
    district.extends(*MONTH, "2024-06-19", "2024-06-18 10:00")
    with district.engine.begin() as connection:
        found = deadlines.extensions_of(connection, ["chieng_ly", "co_ma"])
    assert found == {
        MONTH: records.Extension(*MONTH, date(2024, 6, 19), "mất mạng", None, at("2024-06-18 10:00")),
    }


def test_the_demonstrations_next_stop_knows_what_will_be_skipped(district: District) -> None:
    month_only(district)
    district.plan_ahead("2024-06-17 07:30")
    assert district.next_due("2024-06-17 08:00") == "2024-06-18 08:00"
    district.extends(*MONTH, "2024-06-25", "2024-06-17 08:30")
    district.plan_ahead("2024-06-17 08:31")
    assert district.next_due("2024-06-17 08:31") == "2024-06-24 08:00"
