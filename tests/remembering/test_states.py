"""A conversation stored by an earlier version goes on; one that cannot be read says sorry and keeps the draft."""

from __future__ import annotations

import typing
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.wiring import Bot
from handlers.dialogue import states
from tests.delivering.phrases import as_before, state_lost
from tests.officer import Officer

SAMPLES = sorted((Path(__file__).parent / "states").glob("*.json"))
KINDS = {kind.model_fields["kind"].default for kind in typing.get_args(states.State)}


def version_of(sample: Path) -> int:
    return int(sample.name.split(".")[1].removeprefix("v"))


def stored(sample: Path) -> str:
    return sample.read_text("utf-8")


async def sets_state(bot: Bot, state: str, version: int) -> None:
    """Put a stored state into the officer's conversation."""
    statement = sa.text("UPDATE conversations SET state = :state, state_version = :version WHERE channel = 'terminal'")
    changed = await bot.database.write(
        lambda connection: connection.execute(statement, {"state": state, "version": version}).rowcount
    )
    assert changed == 1


async def answers(bot: Bot) -> list[Any]:
    return await bot.database.read(
        lambda connection: connection.execute(sa.text("SELECT * FROM draft_answers ORDER BY 1, 2")).all()
    )


@pytest.fixture
async def officer(bot: Bot) -> AsyncIterator[Officer]:
    """An officer with one figure in June's draft, at its second question."""
    one = await Officer.of(bot, "chieng_ly")
    await one.begins("Tháng 6")
    await one.picks(next(choice for choice in one.choices if choice.startswith(as_before())))
    yield one
    one.leaves()


def test_there_is_a_sample_of_every_state_and_of_nothing_else() -> None:
    assert {sample.name.split(".")[0] for sample in SAMPLES if version_of(sample) == states.VERSION} == KINDS


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_a_stored_state_reads_back_as_it_was(sample: Path) -> None:
    state = states.from_json(stored(sample))
    assert state.kind == sample.name.split(".")[0]
    assert states.from_json(states.to_json(state)) == state


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
async def test_an_officer_in_any_stored_state_is_answered(bot: Bot, officer: Officer, sample: Path) -> None:
    await sets_state(bot, stored(sample), version_of(sample))
    await officer.says("trợ giúp")
    assert officer.sees
    assert state_lost() not in officer.sees
    rows = "SELECT id FROM inbox WHERE set_aside_at IS NOT NULL OR handled_at IS NULL"
    assert await bot.database.read(lambda connection: connection.execute(sa.text(rows)).all()) == []


@pytest.mark.parametrize(
    ("state", "version"),
    [
        ("{", 1),
        ("null", 1),
        ('{"kind":"dreaming"}', 1),
        ('{"kind":"asking_for_value","form":"commune_month"}', 1),
        ('{"kind":"idle","mood":"good"}', 1),
        ('{"kind":"idle"}', 99),
    ],
)
async def test_an_unreadable_state_says_sorry_and_leaves_the_draft_as_it_is(
    bot: Bot, officer: Officer, state: str, version: int
) -> None:
    before = await answers(bot)
    await sets_state(bot, state, version)
    await officer.says("12,5")
    assert state_lost() in officer.sees
    assert officer.asked is None
    assert await answers(bot) == before
    await officer.begins("Tháng 6")
    assert officer.asked is not None
    assert state_lost() not in officer.sees
