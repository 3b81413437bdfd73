"""Totals are kept with every report and correction, and are always what counting everything anew would give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest
import sqlalchemy as sa

from handlers import carry_out_lists
from handlers.dialogue.lists.changes import PastChange, past_changes
from handlers.loading_lists import past_on_record
from models import records
from models.filed import FiledValue, standing
from models.plan.measures import Figure, Share, to_json
from models.plan.pace import district_course_of
from models.plan.plan import Plan
from models.plan.progress import Progress, district_days, district_progress
from models.store import database, migrating
from models.store.queries import as_known, filed, past, recounting, reports, standings
from tests import databases
from tests.progress import slow_counting
from tests.progress.history import START, History
from tests.wide_district import widened

HAPPENINGS = 10_000
COMMUNES = 60
IN_ONE_TRANSACTION = 100
SEED = 20240614
DAYS = [date(2024, month, 17) for month in range(1, 13)]


@pytest.fixture(scope="module")
def lived(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[sa.Engine, Plan]]:
    """A database after ten thousand happenings in a wide district."""
    engine = database.writer_engine(databases.at(tmp_path_factory.mktemp("lived") / "lived.db"))
    migrating.migrate(engine)
    wide = widened(plan, COMMUNES)
    history = History(wide, Random(SEED))
    with engine.begin() as connection:
        history.import_baselines(connection)
    while history.happenings < HAPPENINGS:
        with engine.begin() as connection:
            for _ in range(IN_ONE_TRANSACTION):
                history.go_on(connection)
    yield engine, wide
    engine.dispose()


def facts(standing: Progress) -> dict[str, Any]:
    return {
        "value": standing.value,
        "part": standing.part,
        "whole": standing.whole,
        "through": standing.through,
        "period": standing.coverage.period,
        "reported": standing.coverage.reported,
        "expected": standing.coverage.expected,
        "estimated": standing.estimated,
        "late": standing.late,
        "without_whole": standing.without_whole,
        "missing_baseline": standing.missing_baseline,
        "missing_periods": standing.missing_periods,
    }


def test_after_a_random_history_every_figure_is_what_the_raw_reports_come_to(
    lived: tuple[sa.Engine, Plan],
) -> None:
    engine, plan = lived
    with engine.connect() as connection:
        values = defaultdict(list)
        for value in slow_counting.read_values(connection, plan.year):
            values[value.indicator].append(value)
        baselines = slow_counting.read_baselines(connection, plan.year)
        for day in DAYS:
            kept = standings.district_standings(connection, plan, plan.indicators, day)
            counted = {slug: slow_counting.count(plan, slug, values[slug], baselines, day) for slug in plan.indicators}
            assert {slug: facts(kept[slug]) for slug in plan.indicators} == counted
    told = [value for of_indicator in values.values() for value in of_indicator]
    assert len(told) > 5000
    assert {value.kind for value in told} == {"amount", "share", "rate"}


def test_after_a_random_history_counting_anew_finds_no_difference(lived: tuple[sa.Engine, Plan]) -> None:
    engine, plan = lived
    with engine.begin() as connection:
        assert recounting.compare(connection, plan).differing == ()
        found = recounting.rebuild(connection, plan)
    assert found.totals > 140
    assert found.differing == ()


@pytest.mark.parametrize("happened", [2_500, 9_000, HAPPENINGS])
def test_the_district_as_known_at_a_moment_is_what_had_been_written_by_then(
    happened: int, lived: tuple[sa.Engine, Plan]
) -> None:
    engine, plan = lived
    moment, day = START + timedelta(minutes=happened), date(2024, 10, 17)
    with engine.connect() as connection:
        known = as_known.district_as_known(connection, plan, day, moment)
        figures = defaultdict(list)
        for figure in filed_by(connection, moment):
            figures[figure.indicator].append(figure)
        falls = [slug for slug, one in plan.indicators.items() if one.kind == "reduction"]
        baselines = past.shares_at_year_end(connection, falls, plan.year - 1)
    for slug, one in known.items():
        of_indicator, baseline = figures[slug], baselines.get(slug, {})
        stood = district_progress(plan, slug, of_indicator, day, baseline)
        days = district_days(plan, slug, day)
        series = [district_progress(plan, slug, of_indicator, each, baseline) for each in days]
        assert one.standing == stood
        assert one.course == district_course_of(plan, stood, series)


def filed_by(connection: sa.Connection, moment: datetime) -> list[Figure]:
    """The figures that held at the moment, made from every revision."""
    values: list[FiledValue] = []
    after: int | None = filed.BEFORE_ALL
    while after is not None:
        some, after = filed.some_values(connection, moment, after)
        values += some
    return standing(values)


def test_what_was_tampered_with_is_found_and_mended(lived: tuple[sa.Engine, Plan]) -> None:
    engine, plan = lived
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE totals SET value = '1' WHERE indicator = 'tea_area' AND cut_off > '2024-06-01'"
        )
        connection.exec_driver_sql("DELETE FROM totals WHERE indicator = 'coffee_area'")
        connection.exec_driver_sql(
            "INSERT INTO totals SELECT 'tea_area', year, '2024-01-31', value, part, whole, part_before, whole_before, "
            "units, estimated, late, left_out, unmeasured, periods FROM totals WHERE indicator = 'fruit_area' LIMIT 1"
        )
        wrong = recounting.compare(connection, plan).differing
        assert {key.indicator for key in wrong} == {"tea_area", "coffee_area"}
        assert recounting.rebuild(connection, plan).differing == wrong
        assert len(wrong) == 7 + 12 + 1
        assert recounting.compare(connection, plan).differing == ()


def test_what_was_counted_before_a_report_came_is_not_put_over_it(lived: tuple[sa.Engine, Plan]) -> None:
    engine, plan = lived
    slug, unit = "health_insurance_rate", plan.units.communes[3].slug
    with engine.connect() as connection:
        counted = recounting.count_one(connection, plan, slug)
    with engine.begin() as connection:
        filed_one = next(one for one in reports.reports_of(connection, unit) if one.form == "commune_month")
        answer = records.Answer(Share(Decimal(1), Decimal(1234)), None, False, "1/1234")
        reports.correct(connection, plan, filed_one, slug, answer, None, START + timedelta(days=400))
    with engine.begin() as connection:
        assert recounting.put_right(connection, plan, slug, counted) is None
        again = recounting.count_one(connection, plan, slug)
        done = recounting.put_right(connection, plan, slug, again)
    assert done is not None
    assert done.differing == ()


def test_kept_totals_say_what_the_figures_say(lived: tuple[sa.Engine, Plan]) -> None:
    engine, plan = lived
    with engine.connect() as connection:
        for slug in ("tea_area", "fruit_output", "poor_household_reduction", "new_rural_criteria_average"):
            figures = reports.figures_of(connection, (slug,))
            baseline = past.shares_at_year_end(connection, (slug,), plan.year - 1)[slug]
            series = standings.district_series(connection, plan, slug, date(2024, 12, 31))
            now = standings.district_standings(connection, plan, (slug,), date(2024, 12, 31))
            assert series[-1] == now[slug]
            for day in DAYS:
                kept = standings.district_standings(connection, plan, (slug,), day)[slug]
                assert kept == district_progress(plan, slug, figures, day, baseline)


def test_a_plan_that_counts_others_makes_the_totals_be_counted_anew(plan: Plan, lived: tuple[sa.Engine, Plan]) -> None:
    _, wide = lived
    assert recounting.rules_of(plan) != recounting.rules_of(wide)
    assert recounting.rules_of(wide) == recounting.rules_of(widened(plan, COMMUNES))


def test_falls_are_measured_anew_when_what_they_are_measured_from_is_imported(
    plan: Plan, lived: tuple[sa.Engine, Plan]
) -> None:
    engine, wide = lived
    slug, day = "poor_household_reduction", date(2024, 12, 31)
    share = to_json(Share(Decimal(300), Decimal(1000)))
    rows = [
        PastChange(
            unit=unit.slug, indicator=slug, period="2023", measure=share, per=None, estimated=False, basis="QĐ 7"
        )
        for unit in plan.units.communes
    ]
    with engine.begin() as connection:
        before = standings.district_standings(connection, wide, (slug,), day)[slug]
        changed = past_changes(rows, past_on_record(connection, rows)).rows
        carry_out_lists.import_past(connection, wide, changed, datetime(2024, 6, 1, tzinfo=UTC), None)
        after = standings.district_standings(connection, wide, (slug,), day)[slug]
        assert before != after
        assert recounting.compare(connection, wide).differing == ()
