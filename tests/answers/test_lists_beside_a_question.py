"""An answer in the middle of a report shows no list numbers, so that none is typed where a figure is asked."""

from __future__ import annotations

import re

import pytest

from bot.wiring import Bot
from tests.officer import Officer


@pytest.mark.parametrize("question", ["dien tich che tung xa", "xep hang tieu chi ntm"])
async def test_a_list_in_the_middle_of_a_report_has_no_numbers_to_type(bot: Bot, question: str) -> None:
    officer = await Officer.of(bot, "chieng_ly")
    await officer.says(question)
    assert re.search(r"^1\. ", officer.sees, re.MULTILINE)
    await officer.says("bao cao thang 6")
    await officer.says(question)
    assert "· " in officer.sees
    assert not re.search(r"^\d+\. ", officer.sees, re.MULTILINE)
    assert officer.asked == "tea_area"
