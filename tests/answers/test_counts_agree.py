"""What the overall answer counts is what its lists show, at any time of the year and whoever asks."""

from __future__ import annotations

import re

import pytest

from bot.wiring import Bot
from tests.officer import Officer

STATES = (
    "đúng tiến độ",
    "chậm",
    "chưa đạt",
    "chưa đủ số liệu",
    "cuối năm mới đánh giá",
    "chưa có số liệu",
    "đạt",
    "vượt",
)
ASKED = {state: f"chỉ tiêu nào {state}" for state in STATES}


def counted(text: str) -> dict[str, int]:
    """By state, as the answer's first lines say."""
    return {state: int(count) for count, state in re.findall(rf"(\d+) ({'|'.join(STATES)})(?=[,. ]|$)", text, re.M)}


@pytest.mark.parametrize("handle", ["chu_tich", "phong_noi_vu"])
@pytest.mark.parametrize("moment", ["2024-06-17T08:00", "2024-09-21T08:00", "2024-12-16T08:00", "2025-01-10T08:00"])
async def test_each_list_holds_what_the_overall_answer_counts(bot: Bot, handle: str, moment: str) -> None:
    asker = await Officer.of(bot, handle)
    await asker.waits_until(moment)
    await asker.says("tiến độ")
    every = counted(next(line for line in asker.sees.splitlines() if "39 chỉ tiêu" in line))
    assert sum(every.values()) == 39
    for state, count in every.items():
        await asker.says(ASKED[state])
        heading = next(line for line in asker.sees.splitlines() if "trong 39 chỉ tiêu" in line)
        assert counted(heading)[state] == count, heading
        shown = len(re.findall(r"^\d+\. ", asker.sees, re.M))
        while any(label.startswith("Xem thêm") for label in asker.choices):
            await asker.says("xem thêm")
            shown += len(re.findall(r"^\d+\. ", asker.sees, re.M))
        assert shown == sum(counted(heading).values()), heading
