"""A message that comes alone costs three commits: it is stored, handled with its answer claimed, and settled."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from sqlalchemy import event

from models import messages
from tests.delivering.conftest import Office

A, B = "5001", "5002"


@pytest.fixture
def commits() -> Iterator[list[sa.Connection]]:
    made: list[sa.Connection] = []

    def note(connection: sa.Connection) -> None:
        made.append(connection)

    event.listen(sa.Engine, "commit", note)
    yield made
    event.remove(sa.Engine, "commit", note)


@pytest.mark.sqlite_file
async def test_a_lone_message_is_stored_handled_with_its_answer_claimed_and_settled(
    office: Office, commits: list[sa.Connection]
) -> None:
    counts = []
    for _ in range(6):  # once a second the sender looks around; not every time
        commits.clear()
        await office.says(A, "/tiendo")
        counts.append(len(commits))
    assert min(counts) == 3


@pytest.mark.sqlite_file
async def test_how_a_send_ended_is_written_along_with_the_next_turn(
    office: Office, commits: list[sa.Connection]
) -> None:
    await office.says(A, "/tiendo")
    commits.clear()
    for sender in (A, B) * 10:
        arrival = office.arrival(sender, messages.Typed(text="/tiendo"))
        handled = office.bot.turns.outcome_of(arrival.channel, arrival.update_key)
        await office.bot.intake.receive([arrival])
        await handled
    await office.bot.sender.quiet.wait()
    assert len(commits) < 2.5 * 20
    assert [len(office.channel.texts(sender)) for sender in (A, B)] == [11, 10]


async def test_a_message_that_cannot_be_stored_is_not_acknowledged(office: Office) -> None:
    arrival = office.arrival(A, messages.Typed(text="/tiendo"))
    with pytest.raises(sa.exc.IntegrityError):
        await office.bot.intake.receive([arrival.model_copy(update={"channel": None})])
    assert await office.says(A, "/tiendo")
