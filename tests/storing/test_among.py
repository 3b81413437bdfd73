"""A list is one parameter on both databases: any length, any text, nothing when it is empty."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from sqlalchemy import event

from models.store import database
from models.store.among import among
from models.store.database import Place
from models.store.tables import Village

VILLAGES = Village.__table__
NAMED = sa.select(VILLAGES.c.slug).where(among(VILLAGES.c.slug, "slugs")).order_by(VILLAGES.c.slug)
OTHERS = sa.select(VILLAGES.c.slug).where(sa.not_(among(VILLAGES.c.slug, "slugs"))).order_by(VILLAGES.c.slug)
NUMBERED = sa.select(VILLAGES.c.slug).where(among(sa.func.length(VILLAGES.c.slug, type_=sa.Integer), "lengths"))
ODD = ["bản Đông", 'its "name"', "o'clock", "[1, 2]", "{a,b}", "back\\slash", "null"]


@pytest.fixture
def villages(place: Place) -> Iterator[sa.Connection]:
    engine = database.writer_engine(place)
    with engine.begin() as connection:
        connection.execute(
            sa.insert(VILLAGES), [{"slug": slug, "name": slug, "commune": "co_ma"} for slug in ("a", "bb", "ccc", *ODD)]
        )
        yield connection
    engine.dispose()


@pytest.mark.parametrize(
    ("slugs", "found"),
    [
        ([], []),
        (["a"], ["a"]),
        (["ccc", "a", "a", "elsewhere"], ["a", "ccc"]),
        (["a" * 200], []),
        (["a", *(f"none_{number}" for number in range(40_000)), "bb"], ["a", "bb"]),
    ],
)
def test_those_in_the_list_are_found(villages: sa.Connection, slugs: list[str], found: list[str]) -> None:
    assert list(villages.scalars(NAMED, {"slugs": slugs})) == found


@pytest.mark.parametrize("slug", ODD)
def test_a_text_is_looked_for_as_it_is(villages: sa.Connection, slug: str) -> None:
    assert list(villages.scalars(NAMED, {"slugs": (slug,)})) == [slug]


def test_the_others_are_found_too(villages: sa.Connection) -> None:
    assert list(villages.scalars(OTHERS, {"slugs": [*ODD, "bb"]})) == ["a", "ccc"]
    assert len(list(villages.scalars(OTHERS, {"slugs": []}))) == 3 + len(ODD)


def test_numbers_are_found(villages: sa.Connection) -> None:
    assert sorted(villages.scalars(NUMBERED, {"lengths": [2, 3]})) == ["bb", "ccc"]


def test_the_statement_reads_the_same_however_long_the_list_is(villages: sa.Connection) -> None:
    read: list[str] = []
    event.listen(villages, "before_cursor_execute", lambda *given: read.append(given[2]))
    for slugs in ([], ["a"], ["a", "bb", "ccc"]):
        villages.execute(NAMED, {"slugs": slugs})
    assert len(read) == 3
    assert len(set(read)) == 1
