"""A process that starts where another died has its shares at once; one that starts where another lives waits."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from pathlib import Path

import pytest

from bot.sharing import Shared
from bot.succession import Succession
from models.store.database import Database
from models.store.queries import sharing

LANES = frozenset(map(sharing.lane_name, range(sharing.LANES)))


def nothing() -> Collection[str]:
    """Beside the lanes."""
    return ()


async def held_at_once(database: Database, folder: Path) -> frozenset[int]:
    """The lanes a new process in this folder has after its first round."""
    shares = Shared(database, Succession(folder), nothing, asyncio.get_running_loop().time)
    running = asyncio.create_task(shares.run(lambda: None))
    await shares.joined()
    lanes = shares.lanes()
    running.cancel()
    await shares.leave()
    assert lanes is not None
    return lanes.numbers


@pytest.fixture
async def busy(database: Database) -> Database:
    """A database all of whose lanes are one process's, which was heard of just now."""
    await database.write(sharing.beat, "first")
    await database.write(sharing.share_out, "first", LANES)
    return database


async def test_who_starts_where_another_died_has_its_shares_at_once(busy: Database, tmp_path: Path) -> None:
    (tmp_path / "process").write_text("first", "ascii")
    assert await held_at_once(busy, tmp_path) == sharing.lanes_among(LANES)


async def test_who_starts_where_another_lives_leaves_it_what_it_has(busy: Database, tmp_path: Path) -> None:
    first = Succession(tmp_path)
    assert first.follow("first") is None
    assert await held_at_once(busy, tmp_path) == frozenset()
    first.end()


async def test_who_left_in_good_order_is_nobodys_predecessor(tmp_path: Path) -> None:
    first = Succession(tmp_path)
    first.follow("first")
    first.end()
    assert Succession(tmp_path).follow("second") is None


async def test_where_nothing_can_be_written_nobody_is_known_to_be_gone(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    assert Succession(tmp_path / "taken").follow("first") is None
