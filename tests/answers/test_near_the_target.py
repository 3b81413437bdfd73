"""Close to its target a figure is written so that nobody takes it for the target."""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.dialogue import wording
from locales import phrasebook
from models.plan.loading import load_plan


@pytest.mark.parametrize(
    ("percent", "written"),
    [("98.94", "98,9%"), ("99.96", "99,96%"), ("99.99", "99,99%"), ("100", "100%"), ("100.04", "100,04%"), ("0", "0%")],
)
def test_a_percent_of_plan_short_of_it_never_reads_a_hundred(percent: str, written: str) -> None:
    assert wording.percent_of_plan(phrasebook("vi"), Decimal(percent)) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [("1397.4", "1.397,4"), ("1397.96", "1.397,96"), ("1398", "1.398"), ("1398.04", "1.398,04"), ("12.04", "12")],
)
def test_a_value_is_not_written_as_the_target_it_has_not_reached(value: str, written: str) -> None:
    indicator = load_plan().indicators["tea_area"]
    assert wording.beside(phrasebook("vi"), indicator, Decimal(value), Decimal(1398)) == written


@pytest.mark.parametrize(
    ("done", "usual", "written"),
    [
        ("23.848", "28", ("23,8%", "28%")),
        ("27.975", "28", ("27,98%", "28%")),
        ("28.01", "28", ("28,01%", "28%")),
        ("27.85", "27.9", ("27,85%", "28%")),
        ("40", "40", ("40%", "40%")),
        ("99.99", "99.999", ("99,99%", "100%")),
        ("0.04", "0", ("0,04%", "0%")),
        ("52", "51.6", ("52%", "51,6%")),
    ],
)
def test_what_is_done_is_not_written_as_what_is_usual(done: str, usual: str, written: tuple[str, str]) -> None:
    assert wording.percents_beside(phrasebook("vi"), Decimal(done), Decimal(usual)) == written


@pytest.mark.parametrize("number", ["1", "8", "14"])
def test_a_third_beside_itself_is_short(number: str) -> None:
    words, third = phrasebook("vi"), Decimal(number) / 3
    assert wording.percents_beside(words, third, third) == (wording.percent_of_plan(words, third),) * 2
