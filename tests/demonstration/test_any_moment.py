"""The sample district at any moment of the year: honest, marked, coherent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
import sqlalchemy as sa

from bot.demonstration.sample_data import load_sample_data
from bot.demonstration.series import Flowing, Standing
from locales.phrasebook import DISTRICT_ZONE
from models.plan import measures
from models.plan.measures import Amount, Per, Share
from models.plan.periods import period_from_key
from models.plan.plan import Plan
from models.plan.progress import Progress, district_progress
from models.store.queries import officers, reports
from models.store.tables import Draft, Figure, Officer, Report, Revision, Village

Filled = Callable[[datetime], sa.Connection]

FIRST_MORNING = datetime(2024, 6, 17, 7, 30, tzinfo=DISTRICT_ZONE)
NEW_YEAR = datetime(2024, 1, 5, 9, 0, tzinfo=DISTRICT_ZONE)
AFTER_TET = datetime(2024, 3, 1, 8, 0, tzinfo=DISTRICT_ZONE)
IN_A_WINDOW = datetime(2024, 9, 16, 10, 0, tzinfo=DISTRICT_ZONE)
AUTUMN = datetime(2024, 11, 20, 15, 0, tzinfo=DISTRICT_ZONE)
YEAR_END = datetime(2024, 12, 31, 16, 0, tzinfo=DISTRICT_ZONE)
STARTS = [NEW_YEAR, AFTER_TET, FIRST_MORNING, IN_A_WINDOW, AUTUMN, YEAR_END]
at_every_start = pytest.mark.parametrize("start", STARTS, ids=lambda start: f"{start:%d-%b-%Hh}")


def standing(connection: sa.Connection, plan: Plan, indicator: str, start: datetime) -> Progress:
    figures = reports.figures_of(connection, [indicator])
    return district_progress(plan, indicator, figures, start.date())


def all_figures(connection: sa.Connection, plan: Plan) -> tuple[measures.Figure, ...]:
    return reports.figures_of(connection, plan.indicators)


@at_every_start
def test_nothing_is_written_after_the_start(district_at: Filled, start: datetime) -> None:
    connection = district_at(start)
    columns = (Report.filed_at, Revision.written_at, Draft.started_at, Officer.agreed_at)
    newest = [connection.scalar(sa.select(sa.func.max(column))) for column in columns]
    assert all(moment <= start for moment in newest if moment is not None)


@at_every_start
def test_every_sample_person_and_village_is_marked(district_at: Filled, start: datetime) -> None:
    connection = district_at(start)
    assert set(connection.scalars(sa.select(Officer.sample))) == {1}
    assert set(connection.scalars(sa.select(Village.sample))) == {1}
    names = [*connection.scalars(sa.select(Officer.name)), *connection.scalars(sa.select(Village.name))]
    assert all("mẫu" in name.lower() for name in names)


@at_every_start
def test_reports_lie_between_opening_and_a_day_after_the_due_date(
    district_at: Filled, plan: Plan, start: datetime
) -> None:
    for row in district_at(start).execute(sa.select(Report.__table__)):
        form, period = plan.forms[row.form], period_from_key(row.period)
        day, due = row.filed_at.astimezone(DISTRICT_ZONE).date(), plan.due_on(form, period)
        assert period.opens_on <= day <= due + timedelta(days=1)
        assert row.late == (day > due)


@at_every_start
def test_a_report_whose_last_day_has_passed_is_there(district_at: Filled, plan: Plan, start: datetime) -> None:
    connection, day = district_at(start), start.date()
    filed = set(map(tuple, connection.execute(sa.select(Report.unit, Report.form, Report.period))))
    for unit in (*plan.units.communes, *plan.units.departments, *officers.villages(connection)):
        for form in plan.forms_of(unit):
            for period in plan.open_periods(form, day):
                if plan.due_on(form, period) + timedelta(days=1) < day and form.asked(unit.slug, period):
                    assert (unit.slug, form.slug, period.key) in filed


@at_every_start
def test_a_report_answers_all_that_is_asked_in_what_is_asked(district_at: Filled, plan: Plan, start: datetime) -> None:
    connection = district_at(start)
    given: dict[tuple[str, str, str], dict[str, Per | None]] = {}
    query = sa.select(Report.unit, Report.form, Report.period, Revision.indicator, Revision.per, Revision.raw)
    for unit, form, period, indicator, per, raw in connection.execute(query.join_from(Report, Revision)):
        given.setdefault((unit, form, period), {})[indicator] = Per(per) if per else None
        assert raw
    for (unit, form, period), answers in given.items():
        asked = plan.forms[form].asked(unit, period_from_key(period))
        assert answers == {field.indicator: field.per for field in asked}


@at_every_start
def test_figures_are_what_the_newest_revisions_say(district_at: Filled, start: datetime) -> None:
    connection = district_at(start)
    columns = ("report_id", "indicator", "revision", "kind", "value", "part", "whole", "per", "estimated")
    figures = connection.execute(sa.select(*(getattr(Figure, name) for name in columns)))
    revisions = connection.execute(
        sa.select(*(getattr(Revision, name) for name in columns)).order_by(Revision.revision)
    )
    newest = {(row.report_id, row.indicator): tuple(row) for row in revisions}
    assert {(row.report_id, row.indicator): tuple(row) for row in figures} == newest


@at_every_start
def test_a_part_is_within_its_whole_and_the_whole_never_changes(
    district_at: Filled, plan: Plan, start: datetime
) -> None:
    seen: dict[tuple[str, str], object] = {}
    for figure in sorted(all_figures(district_at(start), plan), key=lambda figure: figure.period):
        key = (figure.unit, figure.indicator)
        if isinstance(figure.measure, Share):
            assert 0 <= figure.measure.part <= figure.measure.whole
            assert seen.setdefault(key, figure.measure.whole) == figure.measure.whole


@at_every_start
def test_a_part_indicator_stays_within_its_parent(district_at: Filled, plan: Plan, start: datetime) -> None:
    figures = {(f.unit, f.period, f.indicator): f.measure for f in all_figures(district_at(start), plan)}
    for (unit, period, indicator), measure in figures.items():
        parent = figures.get((unit, period, plan.indicators[indicator].part_of or ""))
        if isinstance(measure, Share) and isinstance(parent, Share):
            assert measure.part <= parent.part
            assert measure.whole == parent.whole


@pytest.mark.parametrize(("earlier", "later"), list(pairwise(STARTS)))
def test_a_later_start_only_adds(district_at: Filled, earlier: datetime, later: datetime) -> None:
    def first_values(connection: sa.Connection) -> set[tuple[object, ...]]:
        columns = (Report.receipt, Report.filed_at, Revision.indicator, Revision.revision, Revision.value)
        query = sa.select(*columns, Revision.part).join_from(Report, Revision)
        return {tuple(row) for row in connection.execute(query)}

    assert first_values(district_at(earlier)) <= first_values(district_at(later))


def test_before_the_first_cut_off_nothing_is_filed(district_at: Filled) -> None:
    assert district_at(NEW_YEAR).scalar(sa.select(sa.func.count()).select_from(Report)) == 0


def test_at_the_end_of_the_year_every_indicator_has_a_figure_but_those_that_need_a_baseline(
    district_at: Filled, plan: Plan
) -> None:
    connection = district_at(YEAR_END)
    unknown = {slug for slug in plan.indicators if standing(connection, plan, slug, YEAR_END).value is None}
    assert unknown == {"multidimensional_poverty_reduction", "poor_household_reduction"}


def test_chieng_ly_files_after_all_others_in_time(district_at: Filled) -> None:
    query = (
        sa.select(Report.__table__).where(Report.form == "commune_month", Report.late == 0).order_by(Report.filed_at)
    )
    last = {row.period: row.unit for row in district_at(YEAR_END).execute(query)}
    assert len(last) == 12
    assert set(last.values()) == {"chieng_ly"}


def test_stocks_never_fall_through_the_year(district_at: Filled, plan: Plan) -> None:
    seen: dict[tuple[str, str], Decimal] = {}
    stocks = [slug for slug in plan.indicators if slug.endswith("_area") and slug != "new_forest_area"]
    for figure in sorted(reports.figures_of(district_at(YEAR_END), stocks), key=lambda each: each.period):
        assert isinstance(figure.measure, Amount)
        assert figure.measure.value >= seen.get((figure.unit, figure.indicator), Decimal(0))
        seen[figure.unit, figure.indicator] = figure.measure.value


def test_what_communes_report_adds_up_to_the_district_of_the_data(district_at: Filled, plan: Plan) -> None:
    series = load_sample_data(plan).commune_series
    communes = {unit.slug for unit in plan.units.communes}
    sums: dict[tuple[str, int], Decimal] = {}
    for figure in all_figures(district_at(YEAR_END), plan):
        if figure.unit in communes and isinstance(figure.measure, Amount):
            key = (figure.indicator, period_from_key(figure.period).number)
            sums[key] = sums.get(key, Decimal(0)) + figure.measure.value
    shared = {slug: each.totals for slug, each in series.items() if isinstance(each, Standing | Flowing)}
    assert len(shared) == 10
    assert all(total == shared[slug][n - 1] for (slug, n), total in sums.items() if slug in shared)
