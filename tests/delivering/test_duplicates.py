"""Updates that come twice, at once, out of order or before their question was read have one effect, the right one.

HISTORIES and CHAOS_SEED in the environment make more random histories, from that seed on.
"""

from __future__ import annotations

import asyncio
import os
import random
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from bot.channels.contract import TryLater
from bot.delivery.openings import LOOK_AGAIN
from models import messages
from tests.delivering.conftest import Office
from tests.delivering.crowd import JUNE, questions_of
from tests.delivering.phrases import asks

HISTORIES = int(os.environ.get("HISTORIES", "10"))
FIRST_SEED = int(os.environ.get("CHAOS_SEED", "0"))
A, B = "5001", "5002"
QUESTIONS = questions_of("chieng_ly")


async def rows(office: Office, statement: str) -> list[Any]:
    return await office.bot.database.read(lambda connection: list(connection.execute(sa.text(statement)).all()))


async def begins(office: Office, sender: str) -> str:
    """Bring somebody to the first question of June; the question."""
    await office.says(sender, "/baocao")
    return await office.taps(sender, JUNE)


async def drafted(office: Office) -> dict[tuple[str, str], str]:
    """The answers of all drafts as they were typed."""
    found = await rows(
        office, "SELECT unit, indicator, raw FROM draft_answers JOIN drafts ON drafts.id = draft_answers.draft_id"
    )
    return {(unit, indicator): raw for unit, indicator, raw in found}


async def mark_resent(office: Office) -> None:
    """A prompt may have reached everybody twice."""
    await office.bot.database.write(
        lambda connection: connection.execute(sa.text("UPDATE conversations SET resent = 1")).rowcount
    )


async def test_an_update_delivered_three_times_at_once_has_one_effect(office: Office) -> None:
    await begins(office, A)
    update = office.arrival(A, messages.Typed(text="412,5"))
    before = len(office.channel.texts(A))
    handled = office.bot.turns.outcome_of(update.channel, update.update_key)
    await asyncio.gather(*(office.bot.intake.receive([update]) for _ in range(3)))
    await handled
    await office.bot.intake.receive([update, update])
    await office.says(B, "/tiendo")
    assert list((await drafted(office)).values()) == ["412,5"]
    assert len(office.channel.texts(A)) == before + 1


async def test_ids_out_of_order_and_lower_than_before_are_taken_in_the_order_they_come(office: Office) -> None:
    await begins(office, A)
    for key, text in (("900", "412,5"), ("7", "413,6"), ("899", "414,7")):
        await office.brought([office.arrival(A, messages.Typed(text=text), key)])
    assert await drafted(office) == {
        ("chieng_ly", question.indicator): text
        for question, text in zip(QUESTIONS, ("412,5", "413,6", "414,7"), strict=False)
    }


@pytest.mark.parametrize("seed", range(FIRST_SEED, FIRST_SEED + HISTORIES))
async def test_any_history_of_duplicates_and_batches_ends_as_the_plain_one(office: Office, seed: int) -> None:
    chance = random.Random(seed)
    for sender in (A, B):
        await begins(office, sender)
    given: list[messages.InboundMessage] = []
    for position in range(4):
        turn = [
            office.arrival(sender, messages.Typed(text=f"{number}{position},5"))
            for sender, number in ((A, 41), (B, 62))
        ]
        chance.shuffle(turn)
        given += turn
        again = chance.choices(given, k=chance.randrange(8))
        await _brought_in_pieces(office, [*turn, *again], chance)
    found = await drafted(office)
    assert found == {
        (unit, question.indicator): f"{number}{position},5"
        for unit, number in (("chieng_ly", 41), ("tong_lanh", 62))
        for position, question in enumerate(questions_of(unit)[:4])
    }


async def _brought_in_pieces(
    office: Office, arrivals: Sequence[messages.InboundMessage], chance: random.Random
) -> None:
    """Hand over in several batches at once; new ones are waited for."""
    new = [office.bot.turns.outcome_of(one.channel, one.update_key) for one in arrivals[:2]]
    pieces: list[list[messages.InboundMessage]] = [[], [], []]
    for one in arrivals:
        chance.choice(pieces).append(one)
    await asyncio.gather(*(office.bot.intake.receive(piece) for piece in pieces))
    await asyncio.gather(*new)
    await office.bot.sender.quiet.wait()


async def test_three_figures_typed_at_once_are_not_spread_over_three_questions(office: Office) -> None:
    await begins(office, A)
    await office.brought([office.arrival(A, messages.Typed(text=text)) for text in ("412,5", "413,6", "414,7")])
    assert list((await drafted(office)).values()) == ["412,5"]


async def test_an_answer_typed_while_its_question_still_waits_to_be_sent_is_asked_about(office: Office) -> None:
    await begins(office, A)
    office.channel.answers(A, TryLater(5 * LOOK_AGAIN))
    await office.says(A, "412,5")
    await office.says(A, "412,5")
    await office.says(A, "999,5")
    assert await drafted(office) == {("chieng_ly", QUESTIONS[0].indicator): "412,5"}


async def test_no_figure_yet_said_twice_to_a_prompt_that_came_twice_is_said_of_one_figure(office: Office) -> None:
    await begins(office, A)
    await mark_resent(office)
    await office.says(A, "chưa có số liệu")
    said = await office.says(A, "chưa có số liệu")
    assert QUESTIONS[1].short in said
    assert list(await drafted(office)) == [("chieng_ly", QUESTIONS[0].indicator)]


async def test_an_older_answer_that_comes_again_is_recognised_while_prompts_may_come_twice(office: Office) -> None:
    await begins(office, A)
    for text in ("412,5", "413,6"):
        await office.says(A, text)
    await mark_resent(office)
    said = await office.says(A, "412,5")
    assert QUESTIONS[0].short in said
    assert len(await drafted(office)) == 2


async def test_a_doubted_figure_typed_again_is_no_yes_while_prompts_may_come_twice(office: Office) -> None:
    await begins(office, A)
    await mark_resent(office)
    for _ in range(2):
        await office.says(A, "99.999 ha")
    assert await drafted(office) == {}


async def test_a_choice_of_the_same_question_asked_again_counts_under_each_of_its_copies(office: Office) -> None:
    await begins(office, A)
    first = [delivery.message.prompt for delivery, _ in office.channel.tried][-1]
    await office.says(A, "???")
    skip = messages.Picked(prompt=first, token="skip")
    await office.brought([office.arrival(A, skip)])
    assert asks(office.channel.texts(A)[-1], 2)
    await office.brought([office.arrival(A, skip)])
    assert asks(office.channel.texts(A)[-1], 2)


async def test_equal_figures_in_a_row_are_stored_without_a_question_when_nothing_was_repeated(office: Office) -> None:
    await begins(office, A)
    for _ in range(3):
        office.passes(timedelta(minutes=1))
        await office.says(A, "412,5")
    assert list((await drafted(office)).values()) == ["412,5"] * 3
