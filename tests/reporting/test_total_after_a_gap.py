"""A total of the year told while earlier reports are missing is kept as a total: its period's part is unknown."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from locales import phrasebook
from models import records
from models.plan.measures import Amount, Figure, Per
from models.plan.own_figures import own_figures
from models.plan.progress import year_to_date
from tests.reporting.commune import FLOWS, Commune, filed

WORDS = phrasebook("vi")
JUNE = "2024-06"
APRIL = {slug: Amount(Decimal(20)) for slug in FLOWS}


def without_may() -> Commune:
    """Chiềng Ly at June's question about its catch: 20 tonnes in April, nothing known of the other months."""
    one = Commune()
    one.desk = replace(one.desk, figures=own_figures(filed("2024-04", dict(APRIL))))
    one.says("bao cao thang 6")
    while one.asked != "aquatic_output":
        one.picks("Bỏ qua")
    return one


def kept(one: Commune) -> records.Answer:
    return one.desk.answers("commune_month", JUNE)["aquatic_output"]


def test_it_is_kept_as_it_was_said_and_never_counted_twice() -> None:
    one = without_may()
    one.says("lũy kế 30")
    one.picks("Đúng")
    assert (kept(one).measure, kept(one).per) == (Amount(Decimal(30)), Per.YEAR_TO_DATE)
    assert WORDS.say("measure-of-total-alone", value="30 tấn") in one.sees
    june = Figure("chieng_ly", "aquatic_output", JUNE, kept(one).measure, kept(one).per)
    may = Figure("chieng_ly", "aquatic_output", "2024-05", Amount(Decimal(5)), Per.PERIOD)
    own = [figure for figure in one.desk.figures if figure.indicator == "aquatic_output"]
    assert year_to_date([*own, may, june]) == 30


def test_a_total_below_what_is_known_is_still_refused() -> None:
    one = without_may()
    one.says("lũy kế 15")
    assert WORDS.say("reading-below-total", total="20 tấn") in one.sees


def test_without_a_gap_it_is_turned_into_the_period() -> None:
    one = Commune()
    one.says("bao cao thang 6")
    while one.asked != "aquatic_output":
        one.picks("Bỏ qua")
    one.says("lũy kế 9")
    one.picks("Đúng")
    assert (kept(one).measure, kept(one).per) == (Amount(Decimal("4.5")), Per.PERIOD)
