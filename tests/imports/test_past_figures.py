"""Figures of earlier years: the newest import holds, history stays, and the end of a year is found."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest
import sqlalchemy as sa

from models.imported import Past
from models.plan.measures import Amount, Figure, Measure, Per, Rate, Share
from models.store.queries import past
from models.store.tables import PastFigure

NOW = datetime(2024, 3, 1, tzinfo=UTC)
POOR = "poor_household_reduction"
TEA = "fresh_tea_output"


def share(part: int, whole: int) -> Share:
    return Share(Decimal(part), Decimal(whole))


def bring(connection: sa.Connection, *rows: tuple[str, str, str, Measure], per: Per | None = None) -> None:
    figures = [Figure(unit, indicator, period, measure, per) for unit, indicator, period, measure in rows]
    past.import_past(connection, [Past(figure, "Niên giám 2023") for figure in figures], NOW)


def test_what_was_imported_is_read_back_as_it_was(connection: sa.Connection) -> None:
    figure = Figure("co_ma", TEA, "2023-06", Amount(Decimal("120.50")), Per.YEAR_TO_DATE)
    past.import_past(connection, [Past(figure, "Niên giám 2023")], NOW)
    assert past.past_figures(connection, TEA, ["co_ma"], 2023) == [figure]
    assert past.standing_past(connection, [TEA], [2023])["co_ma", TEA, "2023-06"].basis == "Niên giám 2023"


def test_only_the_units_and_the_year_that_were_asked_for_are_given(connection: sa.Connection) -> None:
    bring(connection, ("co_ma", TEA, "2023", Amount(Decimal(5))), ("muoi_noi", TEA, "2023", Amount(Decimal(6))))
    bring(connection, ("co_ma", TEA, "2022", Amount(Decimal(4))), per=Per.PERIOD)
    assert [one.measure for one in past.past_figures(connection, TEA, ["co_ma"], 2023)] == [Amount(Decimal(5))]


def test_the_newest_import_holds_and_the_older_one_stays(connection: sa.Connection) -> None:
    bring(connection, ("co_ma", POOR, "2023", share(40, 100)))
    bring(connection, ("co_ma", POOR, "2023", share(38, 100)))
    assert past.shares_at_year_end(connection, [POOR], 2023) == {POOR: {"co_ma": share(38, 100)}}
    assert connection.scalar(sa.select(sa.func.count()).select_from(PastFigure.__table__)) == 2


@pytest.mark.parametrize("period", ["2023", "2023-12", "2023-Q4", "2023-H2", "2023-M12"])
def test_a_period_that_ends_the_year_is_its_end(period: str, connection: sa.Connection) -> None:
    bring(connection, ("co_ma", POOR, period, share(1, 4)))
    assert past.shares_at_year_end(connection, [POOR], 2023) == {POOR: {"co_ma": share(1, 4)}}


@pytest.mark.parametrize("period", ["2023-11", "2023-Q3", "2023-9M", "2023-H1"])
def test_a_period_that_ends_before_says_nothing_about_the_end(period: str, connection: sa.Connection) -> None:
    bring(connection, ("co_ma", POOR, period, share(1, 4)))
    assert past.shares_at_year_end(connection, [POOR], 2023) == {POOR: {}}


def test_the_whole_year_holds_before_its_last_month(connection: sa.Connection) -> None:
    bring(connection, ("co_ma", POOR, "2023", share(2, 4)), ("co_ma", POOR, "2023-12", share(1, 4)))
    assert past.shares_at_year_end(connection, [POOR], 2023)[POOR]["co_ma"] == share(2, 4)


def test_a_bare_rate_is_no_baseline(connection: sa.Connection) -> None:
    bring(connection, ("co_ma", POOR, "2023", Rate(Decimal("23.4"))))
    assert past.shares_at_year_end(connection, [POOR], 2023) == {POOR: {}}
