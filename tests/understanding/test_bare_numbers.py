"""A message of digits and the marks of one number names nothing else, so the readings by words need not look at it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import wiring
from bot.settings import Settings
from handlers.knowledge import Knowledge
from handlers.reading.corrections import read_correction
from handlers.reading.orders import read_order
from handlers.reading.questions.wishes import read_wish
from handlers.reading.reader import is_bare_number
from handlers.reading.reminding.handing_over import read_hand_over
from handlers.reading.reminding.not_yet import read_not_yet
from handlers.reading.reminding.requests import read_request
from handlers.reading.reports.reading import read_report

READINGS: dict[str, Callable[[str, Knowledge], object]] = {
    "an order": lambda text, known: read_order(text, known.reader.orders),
    "a wish": lambda text, known: read_wish(text, known.reader.questions),
    "a correction": lambda text, known: read_correction(text, known.reader.corrections),
    "a report": lambda text, known: read_report(text, known.reader.reports),
    "about reminders": lambda text, known: read_request(text, known.reader.reminding),
    "a hand-over": lambda text, known: read_hand_over(text, known.reader.reminding),
    "not yet": lambda text, known: read_not_yet(text, known.reader.reminding),
    "taking over": lambda text, known: known.reader.means_taking(text) or None,
}


@cache
def knowledge() -> Knowledge:
    return wiring.know(Settings(_env_file=None))


@pytest.mark.parametrize("what", READINGS)
@given(number=st.from_regex(r"[0-9.,]{1,12}", fullmatch=True))
def test_a_bare_number_is_none_of_what_is_read_by_words(what: str, number: str) -> None:
    assert is_bare_number(number)
    assert READINGS[what](number, knowledge()) is None


@pytest.mark.parametrize("text", ["8:30", "17/6", "30 ha", "/1", "3: 120", "", "12 13", "-5", "40%", "8h"])
def test_what_holds_anything_besides_is_read_by_words(text: str) -> None:
    assert not is_bare_number(text)
