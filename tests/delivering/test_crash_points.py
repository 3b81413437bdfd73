"""Killed at each step between the network and the answer, a message still has its effect exactly once, in order."""

from __future__ import annotations

import asyncio

import pytest

from tests.delivering.conftest import OFFICERS, Doomed
from tests.delivering.crowd import JUNE, questions_of
from tests.delivering.ledger import rows
from tests.delivering.phrases import asks, heading_of, line_of_the_day

CHAT = 5001
EARLY, DUE = "2024-06-20T07:40", "2024-06-20T09:30"  # before and after the hour of a day on which all are reminded
ANSWERS = ("412,5", "413,6", "414,7")


async def at_the_first_question(doomed: Doomed) -> None:
    """Bring the officer to the first question, of which the bot knows that it has arrived."""
    doomed.api.officer_types(CHAT, "/baocao")
    await taps_newest(doomed, JUNE)
    await hears(doomed, 1)
    async with asyncio.timeout(30):
        while rows(doomed.database, "SELECT 1 FROM outbox WHERE state <> 'sent'"):
            await asyncio.sleep(0.02)


async def hears(doomed: Doomed, number: int, times: int = 1) -> None:
    """Wait until question ``number`` has been asked ``times`` times."""
    await doomed.api.until(
        lambda: sum(asks(call.text, number) for call in doomed.api.sent_to(CHAT)) >= times, within=30
    )


async def taps_newest(doomed: Doomed, token: str) -> None:
    """Wait for a message that offers ``token`` and tap it there."""

    def offering() -> list[tuple[int, str]]:
        return [
            (call.message_id or 0, button["callback_data"])
            for call in doomed.api.sent_to(CHAT)
            for row in call.buttons
            for button in row
            if button["callback_data"].partition(":")[2] == token
        ]

    await doomed.api.until(offering, within=30)
    doomed.api.officer_taps(CHAT, *offering()[-1])


def drafted(doomed: Doomed) -> dict[str, str]:
    return dict(rows(doomed.database, "SELECT indicator, raw FROM draft_answers"))


def expected(*answers: str) -> dict[str, str]:
    return {question.indicator: text for question, text in zip(questions_of("chieng_ly"), answers, strict=False)}


def stored(doomed: Doomed, text: str) -> int:
    return len(rows(doomed.database, "SELECT id FROM inbox WHERE content LIKE ?", f'%"{text}"%'))


@pytest.mark.parametrize("point", ["received", "turning", "turned"])
async def test_killed_before_the_answer_leaves_the_figure_is_stored_once_and_asked_on_once(
    doomed: Doomed, point: str
) -> None:
    await doomed.starts(point, ANSWERS[0])
    await at_the_first_question(doomed)
    doomed.api.officer_types(CHAT, ANSWERS[0])
    await doomed.dies()
    known = [call.text for call in doomed.api.sent_to(CHAT)]
    assert not any(asks(text, 2) for text in known)
    assert drafted(doomed) == (expected(ANSWERS[0]) if point == "turned" else {})

    await doomed.starts()
    await hears(doomed, 2)
    doomed.api.officer_types(CHAT, ANSWERS[1])
    await hears(doomed, 3)
    await doomed.stops()
    assert [stored(doomed, text) for text in ANSWERS[:2]] == [1, 1]
    assert drafted(doomed) == expected(*ANSWERS[:2])
    later = [call.text for call in doomed.api.sent_to(CHAT)][len(known) :]
    assert [(asks(text, 2), asks(text, 3)) for text in later if not asks(text, 1)] == [(True, False), (False, True)]


@pytest.mark.parametrize("point", ["claimed", "settled"])
async def test_killed_between_claiming_and_settling_the_next_question_comes_and_is_asked_on_once(
    doomed: Doomed, point: str
) -> None:
    await doomed.starts(point, heading_of(2))
    await at_the_first_question(doomed)
    doomed.api.officer_types(CHAT, ANSWERS[0])
    await doomed.dies()
    await doomed.starts()
    await hears(doomed, 2)
    doomed.api.officer_types(CHAT, ANSWERS[1])
    await hears(doomed, 3)
    await doomed.stops()
    assert drafted(doomed) == expected(*ANSWERS[:2])
    assert sum(asks(call.text, 2) for call in doomed.api.sent_to(CHAT)) == 1


async def test_killed_when_planning_has_begun_everybody_is_reminded_once(doomed: Doomed) -> None:
    await doomed.starts("planned", now=EARLY)
    await doomed.dies()
    await _reminds_each_once(doomed)


async def test_killed_when_reminders_have_been_written_everybody_is_reminded_once(doomed: Doomed) -> None:
    await doomed.starts("planned", now=EARLY)
    await doomed.dies()
    await doomed.starts("reminded", now=DUE)
    await doomed.dies()
    await _reminds_each_once(doomed)


async def _reminds_each_once(doomed: Doomed) -> None:
    await doomed.starts(now=DUE)
    await doomed.api.until(lambda: len(reminded(doomed)) >= len(OFFICERS), within=30)
    await doomed.stops()
    assert sorted(reminded(doomed)) == sorted(OFFICERS)
    settled = rows(doomed.database, "SELECT officer_id, form FROM reminders WHERE state = 'sent' AND stage = 'after_1'")
    assert len(settled) == len(set(settled)) > 0


def reminded(doomed: Doomed) -> list[str]:
    """The chats that got something unasked, one entry a message, but for the line of the day for operators."""
    return [str(call.chat) for call in doomed.api.sent if line_of_the_day() not in call.text]


async def test_killed_after_sending_the_same_prompt_comes_again_and_its_second_answer_moves_nothing(
    doomed: Doomed,
) -> None:
    await doomed.starts("sent", heading_of(2))
    await at_the_first_question(doomed)
    doomed.api.officer_types(CHAT, ANSWERS[0])
    await doomed.dies()
    await doomed.starts()
    await hears(doomed, 2, times=2)
    first, second = [call for call in doomed.api.sent_to(CHAT) if asks(call.text, 2)]
    assert (first.text, first.buttons) == (second.text, second.buttons)

    doomed.api.officer_types(CHAT, ANSWERS[1])
    await hears(doomed, 3)
    doomed.api.officer_types(CHAT, ANSWERS[1])
    await taps_newest(doomed, "retype")
    await hears(doomed, 3, times=2)
    doomed.api.officer_types(CHAT, ANSWERS[2])
    await hears(doomed, 4)
    await doomed.stops()
    assert drafted(doomed) == expected(*ANSWERS)


async def test_the_answer_to_the_first_copy_is_taken_once_whatever_order_kill_and_answer_come_in(
    doomed: Doomed,
) -> None:
    await doomed.starts("sent", heading_of(2))
    await at_the_first_question(doomed)
    doomed.api.officer_types(CHAT, ANSWERS[0])
    await doomed.dies()
    doomed.api.officer_types(CHAT, ANSWERS[1])
    doomed.api.officer_types(CHAT, ANSWERS[1])
    await doomed.starts()
    await hears(doomed, 2, times=2)
    await doomed.stops()
    assert set(drafted(doomed).values()) <= {ANSWERS[0], ANSWERS[1]}
    assert drafted(doomed).items() <= expected(*ANSWERS[:2]).items()


async def test_a_clean_stop_sends_nothing_twice(doomed: Doomed) -> None:
    await doomed.starts()
    await at_the_first_question(doomed)
    doomed.api.officer_types(CHAT, ANSWERS[0])
    await hears(doomed, 2)
    await doomed.stops()
    assert rows(doomed.database, "SELECT id FROM outbox WHERE state <> 'sent'") == []
