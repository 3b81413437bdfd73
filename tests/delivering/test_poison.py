"""A message that no turn survives is set aside; everybody is told, and the others are served."""

from __future__ import annotations

from tests.delivering.conftest import OPERATOR, Doomed
from tests.delivering.ledger import rows
from tests.delivering.phrases import apology, news_of_set_aside

CHAT, OTHER = 5001, 5002
POISON, HARMLESS = "thuốc độc", "tiến độ"


async def told(doomed: Doomed) -> None:
    """Wait until the officer has the apology and the operator the news."""
    for chat, words in ((CHAT, apology()), (int(OPERATOR), news_of_set_aside())):
        await doomed.api.until(
            lambda chat=chat, words=words: any(words in call.text for call in doomed.api.sent_to(chat)),  # type: ignore[misc]
            within=30,
        )


async def serves_both(doomed: Doomed) -> None:
    """Others and the same officer are answered."""
    before = {chat: len(doomed.api.sent_to(chat)) for chat in (CHAT, OTHER)}
    for chat in before:
        doomed.api.officer_types(chat, HARMLESS)
    await doomed.api.until(
        lambda: all(len(doomed.api.sent_to(chat)) > count for chat, count in before.items()), within=30
    )


def set_aside(doomed: Doomed) -> list[tuple[str, str]]:
    return [
        (content, failure)
        for content, failure in rows(
            doomed.database, "SELECT content, failure FROM inbox WHERE set_aside_at IS NOT NULL"
        )
    ]


async def test_a_message_whose_turn_always_fails_is_set_aside_and_the_others_are_served(doomed: Doomed) -> None:
    await doomed.starts("raise", POISON)
    doomed.api.officer_types(CHAT, POISON)
    doomed.api.officer_types(OTHER, HARMLESS)
    await told(doomed)
    await serves_both(doomed)
    await doomed.stops()
    ((content, failure),) = set_aside(doomed)
    assert POISON in content
    assert "a bug that only this message meets" in failure
    assert rows(doomed.database, "SELECT id FROM inbox WHERE handled_at IS NULL") == []


async def test_a_message_that_kills_the_process_three_times_is_set_aside_at_the_next_start(doomed: Doomed) -> None:
    await doomed.starts("poison", POISON)
    doomed.api.officer_types(CHAT, POISON)
    doomed.api.officer_types(OTHER, HARMLESS)
    await doomed.dies()
    for _ in range(2):
        await doomed.starts("poison", POISON)
        await doomed.dies()
    await doomed.starts("poison", POISON)
    await told(doomed)
    await serves_both(doomed)
    await doomed.stops()
    ((content, failure),) = set_aside(doomed)
    assert (POISON in content, failure) == (True, "stopped the process")
