"""How long the stories' answers are on a cheap phone: lines of 36 characters.

An answer has 16 of them at most. What is longer is held by the story it stands in and may only become shorter: reports
read back whole, an answer with the open question under it, why something is behind, the daily list of what is late,
and overall answers with the worst and the best.
"""

from __future__ import annotations

import textwrap
from pathlib import Path
from types import MappingProxyType
from typing import Final

import pytest
import yaml

STORIES: Final = sorted(Path(__file__).parent.glob("*.yaml"))
WIDTH: Final = 36
MOST: Final = 16
STILL_LONGER: Final = MappingProxyType(
    {
        "a_list_beside_a_question": 17,
        "a_list_is_gone_through": 17,
        "a_part_of_the_indicators": 19,
        "a_village_at_the_read_back": 19,
        "after_an_answer": 18,
        "ahead_and_in_detail": 18,
        "an_aside_in_a_report": 19,
        "asked_at_a_doubt": 20,
        "beside_another_period": 18,
        "compared_and_lacking": 17,
        "down_to_the_rows": 17,
        "no_figure_but_a_name": 22,
        "one_after_an_answer": 17,
        "villages_to_commune": 26,
        "why_reminded": 17,
    }
)


def _lines(text: str) -> int:
    return sum(len(textwrap.wrap(line, WIDTH)) or 1 for line in text.split("\n"))


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_no_answer_of_the_story_is_longer_than_its_bar(path: Path) -> None:
    steps = yaml.safe_load(path.read_text(encoding="utf-8"))["steps"]
    answers = [answer for step in steps for answer in step["bot"].split("\n---\n")]
    longest = max(answers, key=_lines)
    assert _lines(longest) <= STILL_LONGER.get(path.stem, MOST), longest
