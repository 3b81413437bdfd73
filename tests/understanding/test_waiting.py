"""A figure that is to wait for villages: who is named."""

from __future__ import annotations

from functools import cache

import pytest

import locales
from handlers.reading.waiting import WaitingWords, read_waiting, waiting_words

READ = {
    "chờ bản 3": {"3"},
    "doi ban mau 3 bao": {"mau", "3"},
    "em chờ bản 2 và bản 3 đã": {"2", "3"},
    "chưa, để chờ bản Nà Lĩnh 2 nộp xong": {"na", "linh", "2"},
    "cho cac ban con lai": set(),
    "chờ bản": set(),
    "wait for village 3": {"3"},
}
OTHERS = ("48,5", "bản 3", "bản nào chưa báo", "chờ duyệt", "chè bản Mẫu 1", "bao cao cho ban", "")


@cache
def words() -> WaitingWords:
    return waiting_words(*(locales.load(language, "choices") for language in locales.LANGUAGES))


@pytest.mark.parametrize("text", READ)
def test_the_villages_to_wait_for_are_read(text: str) -> None:
    assert read_waiting(text, words()) == READ[text]


@pytest.mark.parametrize("text", OTHERS)
def test_nothing_else_waits(text: str) -> None:
    assert read_waiting(text, words()) is None
