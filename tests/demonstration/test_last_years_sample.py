"""Last year's sample figures, which a coordinator may bring in: beside this year's they make a plausible district."""

from __future__ import annotations

import csv
from decimal import Decimal

import pytest

from bot.demonstration import sample_data
from bot.demonstration.figures import communes_report
from models.plan.measures import HUNDRED, Share
from models.plan.plan import Plan

POOR = ("multidimensional_poverty_reduction", "poor_household_reduction")


def falls(plan: Plan, slug: str) -> tuple[list[Decimal], Decimal]:
    """The communes' falls since last year and the district's, in percentage points."""
    data, indicator = sample_data.load_sample_data(plan), plan.indicators[slug]
    now = communes_report(data, indicator, 1)
    path = sample_data.FOLDER / "sample-figures-2023.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.reader(lines, delimiter=";") if row[1] == indicator.name_vi]
    titles = {unit.title("vi"): unit.slug for unit in plan.units.communes}
    before = {titles[row[0]]: Share(Decimal(row[3]), Decimal(row[4])) for row in rows}
    shares = {unit: share for unit, share in now.items() if isinstance(share, Share)}
    assert before.keys() == shares.keys()
    return [rate(before[unit]) - rate(shares[unit]) for unit in shares], together(before) - together(shares)


def rate(share: Share) -> Decimal:
    return HUNDRED * share.part / share.whole


def together(shares: dict[str, Share]) -> Decimal:
    return rate(Share(sum(s.part for s in shares.values()), sum(s.whole for s in shares.values())))


@pytest.mark.parametrize("slug", POOR)
def test_poverty_fell_by_some_points_in_all_communes_but_two(plan: Plan, slug: str) -> None:
    communes, district = falls(plan, slug)
    assert len([fall for fall in communes if fall < 0]) == 2
    assert all(abs(fall) < 12 for fall in communes)
    target = plan.indicators[slug].target
    assert target / 2 < district < target


def test_every_line_says_that_it_is_a_sample() -> None:
    lines = (sample_data.FOLDER / "sample-figures-2023.csv").read_text(encoding="utf-8").splitlines()
    assert all("mẫu" in line for line in lines[1:])
