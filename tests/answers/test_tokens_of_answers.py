"""Choices among answers carry their place: each is short enough, and what is built is read."""

from __future__ import annotations

from itertools import product

import pytest

from handlers.dialogue import browsing_tokens as tokens
from handlers.dialogue import unit_pages
from models.messages import Choice
from models.plan.indicators import Group
from models.plan.loading import load_plan
from models.plan.pace import Pace

PLAN = load_plan()
PERIODS = (None, "2024", "2024-06", "2024-M06", "2024-W25", "2024-Q2", "2024-H1", "2024-9M")
LONG_VILLAGE = "muong_khieng.ban_huoi_pha_lay_thong_nhat_tren_doi_cao"


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("slug", [*(unit.slug for unit in PLAN.units.communes), LONG_VILLAGE, None])
def test_every_token_fits_and_is_read_back(slug: str | None, period: str | None) -> None:
    key = tokens.unit_key(slug)
    built = {
        tokens.rows(39, period, 99, key, named=False): tokens.read_rows,
        tokens.history(39, key, 9, period, 9, named=False): tokens.read_history,
        tokens.ranking(39, period, 12, 99): tokens.read_ranking,
        tokens.ranking_chart(39, period, 12): tokens.read_ranking_chart,
        tokens.trend(39, key): tokens.read_trend,
        tokens.reasons(39, key): tokens.read_reasons,
        tokens.in_period(39, period or "2024", key): tokens.read_in_period,
        tokens.compared(39, "before", key, period): tokens.read_compared,
    }
    for token, read in built.items():
        assert Choice(token=token, label="x")
        found = read(token)
        assert found is not None
        assert found.number == 39
    rows = tokens.read_rows(tokens.rows(39, period, 99, key))
    assert rows == tokens.RowsPage(39, period, 99, key)
    newest = tokens.read_rows(tokens.rows(39, period, 99, key, named=False))
    assert newest == tokens.RowsPage(39, period, 99, key, named=period is None)
    compared = tokens.read_compared(tokens.compared(39, "year", key, period))
    assert compared == tokens.ComparedWith(39, "year", key, period)
    past = tokens.read_history(tokens.history(39, key, 9, period, 9))
    assert past == tokens.HistoryPage(39, 9, key, period, 9)


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("key", ["co_ma", tokens.unit_key(LONG_VILLAGE)])
def test_a_page_of_a_units_figures_says_which_part_it_is(key: str, period: str | None) -> None:
    every = tuple(pace.value for pace in Pace)
    for group, paces in product([None, *Group], [(), *((pace,) for pace in every), every[:3], every[-3:]]):
        page = unit_pages.UnitPage(99 if len(paces) < 2 else 9, key, period, group, paces)
        assert Choice(token=unit_pages.token_of(page), label="x")
        assert unit_pages.read(unit_pages.token_of(page)) == page


@pytest.mark.parametrize("period", PERIODS)
def test_a_page_of_a_part_says_which_it_is(period: str | None) -> None:
    every = tuple(pace.value for pace in Pace)
    for group, paces in product([None, *Group], [(), *((pace,) for pace in every), every[:3], every[-3:]]):
        token = tokens.part_page(9, group, paces, period)
        assert Choice(token=token, label="x")
        assert tokens.read_part_page(token) == (9, group, paces, period)


@pytest.mark.parametrize("period", [*filter(None, PERIODS)])
def test_the_whole_district_at_the_end_of_a_period_says_which(period: str) -> None:
    assert Choice(token=tokens.whole(period), label="x")
    assert tokens.read_whole(tokens.whole(period)) == period
    assert tokens.read_whole(tokens.whole()) is None


@pytest.mark.parametrize("token", ["go.part.1.economic.behind.", "go.part.1.economic.be."])
def test_a_button_from_before_says_its_pace_written_out(token: str) -> None:
    assert tokens.read_part_page(token) == (1, "economic", ("behind",), None)


@pytest.mark.parametrize("token", ["go.all.", "go.all.1", "go.all.1.", "go.all.x.a", "go.all.²_ecxx.a", "no.all.1.a"])
def test_what_is_no_page_of_a_unit_is_not_read(token: str) -> None:
    assert unit_pages.read(token) is None


def test_keys_of_units_are_told_apart() -> None:
    units = (*PLAN.units.communes, *PLAN.units.departments)
    assert len({tokens.unit_key(unit.slug) for unit in units}) == len(units)
    assert all(tokens.unit_of_key(tokens.unit_key(unit.slug), units) is unit for unit in units)


@pytest.mark.parametrize(
    "token",
    ["go.rows.", "go.rows.x..1.", "go.rows.1..1", "go.hist.1.2", "go.hist.1.x..0.a", "go.rank.1", "go.rank.1...",
     "go.cmp.1.never.", "go.cmp.1", "go.rows.12345..1.", "go.rows.²..1.", "no.rows.1..1.", "go.rankpic.1.",
     "go.trend.x.", "go.at.1..", "go.at.1.2024"],
)  # fmt: skip
def test_what_nobody_built_is_not_read(token: str) -> None:
    for read in (
        tokens.read_rows,
        tokens.read_history,
        tokens.read_ranking,
        tokens.read_ranking_chart,
        tokens.read_trend,
        tokens.read_in_period,
        tokens.read_compared,
    ):
        assert read(token) is None
