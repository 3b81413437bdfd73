"""Villages stand in the order people count them in."""

from __future__ import annotations

from random import Random

import pytest

from models.plan.units import Level, Unit, natural
from models.store.queries.officers import in_order


@pytest.mark.parametrize(
    "ordered",
    [
        ("co_ma.ban_1", "co_ma.ban_2", "co_ma.ban_9", "co_ma.ban_10", "co_ma.ban_100"),
        ("co_ma.ban", "co_ma.ban_1", "co_ma.ban_a"),
        ("co_ma.ban_1", "co_ma.ban_1a", "co_ma.ban_2_moi", "co_ma.ban_10"),
        ("co_ma.1", "co_ma.01a", "co_ma.2"),
        ("co_ma.ban_01", "co_ma.ban_1", "co_ma.ban_2"),
    ],
)
def test_numbers_in_names_are_counted(ordered: tuple[str, ...]) -> None:
    mixed = list(ordered)
    Random(7).shuffle(mixed)
    assert tuple(sorted(mixed, key=natural)) == ordered


def test_villages_stand_by_commune_first() -> None:
    slugs = ("co_ma.ban_2", "co_ma.ban_10", "phong_lai.ban_1")
    units = [
        Unit(slug=slug, level=Level.VILLAGE, name=slug, full_name=slug, name_en=slug, parent=slug.partition(".")[0])
        for slug in slugs
    ]
    assert tuple(unit.slug for unit in in_order(reversed(units))) == slugs
