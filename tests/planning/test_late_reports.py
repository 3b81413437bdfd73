"""A report that comes late counts for its own period, whatever has been filed since."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from models.plan.measures import Amount, Figure, Measure, Per, Share
from models.plan.plan import Plan
from models.plan.progress import district_progress, unit_progress

TODAY = date(2024, 7, 25)


def flow(period: str, amount: int, late: bool = False) -> Figure:  # noqa: FBT001, FBT002
    return Figure("chieng_ly", "fruit_output", period, Amount(Decimal(amount)), Per.PERIOD, late=late)


def standing(indicator: str, period: str, measure: Measure, late: bool = False) -> Figure:  # noqa: FBT001, FBT002
    return Figure("chieng_ly", indicator, period, measure, late=late)


def test_a_late_flow_fills_the_gap_of_its_month_and_no_other(plan: Plan) -> None:
    in_time = [flow(f"2024-{month:02}", 10) for month in (1, 2, 3, 4, 6, 7)]
    before = unit_progress(plan, "fruit_output", "chieng_ly", in_time, None, TODAY)
    after = unit_progress(plan, "fruit_output", "chieng_ly", [*in_time, flow("2024-05", 4, late=True)], None, TODAY)
    assert (before.value, before.missing_periods, before.late) == (Decimal(60), 1, 0)
    assert (after.value, after.missing_periods, after.late) == (Decimal(64), 0, 1)
    assert after.through == before.through == "2024-07"


def test_a_late_level_of_an_earlier_month_does_not_displace_the_newer_one(plan: Plan) -> None:
    newer = standing("tea_area", "2024-07", Amount(Decimal(50)))
    late = standing("tea_area", "2024-06", Amount(Decimal(40)), late=True)
    for order in ([newer, late], [late, newer]):
        progress = unit_progress(plan, "tea_area", "chieng_ly", order, None, TODAY)
        assert (progress.value, progress.through, progress.late) == (Decimal(50), "2024-07", 0)


def test_a_late_share_counts_while_nothing_newer_is_there(plan: Plan) -> None:
    late = standing("health_insurance_rate", "2024-06", Share(Decimal(9), Decimal(10)), late=True)
    progress = district_progress(plan, "health_insurance_rate", [late], TODAY)
    assert (progress.value, progress.through, progress.late) == (Decimal(90), "2024-06", 1)
    assert progress.coverage.period == "2024-07"
    assert progress.coverage.reported == 0
