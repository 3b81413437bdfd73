"""What an officer's keyboard can send is stored alike on both databases."""

from __future__ import annotations

import pytest

from bot.wiring import Bot
from models import messages
from tests.officer import Officer


@pytest.mark.parametrize(
    "text",
    ["xin\x00 chào", "số \ud800 liệu", "412,5\x00", "\x00", "\u202e42", "👩‍🌾 12", "a" * 4096, "e\u0301" * 200],
    ids=["NUL", "half", "number", "only NUL", "turned", "joined", "long", "marks"],
)
async def test_odd_text_is_taken_and_answered(bot: Bot, text: str) -> None:
    officer = await Officer.of(bot, "chieng_ly")
    assert await officer.says("/baocao")
    assert await officer.says(text)


def test_typed_text_has_nothing_a_store_refuses() -> None:
    assert messages.Typed(text="a\x00b\ud83d\udc69c\ud800").text == "ab👩c\ufffd"
