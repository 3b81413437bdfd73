"""``understand``: one line out for each line in, and an end that says whether all lines asked something."""

from __future__ import annotations

import json
from typing import Any

from tests.commands.command_line import Commands


def answers(commands: Commands, *lines: object) -> tuple[int, list[dict[str, Any]]]:
    typed = "".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines)
    done = commands.run("understand", lines=typed)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(told) == len(lines)
    return done.returncode, told


def test_a_figure_is_read_in_the_unit_asked(empty: Commands) -> None:
    code, told = answers(
        empty,
        {"text": "1tr2", "indicator": "budget_revenue", "unit": "triệu đồng"},
        {"text": "1,398", "indicator": "tea_area", "unit": None},
        {"text": "245 tấn", "unit": "ha"},
        {"text": "about 245 hectares", "indicator": "tea_area"},
    )
    assert code == 0
    assert told == [
        {"outcome": "accept", "readings": ["1.2"], "unit": "triệu đồng", "reason": "plain"},
        {"outcome": "ask", "readings": ["1398", "1.398"], "unit": "ha", "reason": "separator"},
        {"outcome": "refuse", "readings": [], "unit": "ha", "reason": "other_dimension"},
        {"outcome": "ask", "readings": ["245"], "unit": "ha", "reason": "approximate"},
    ]


def test_a_figure_nobody_asked_for_is_read_in_the_unit_it_names(empty: Commands) -> None:
    code, told = answers(empty, {"text": "26,6 tỷ đồng"}, {"text": "1.200 tạ"}, {"text": "97,25%"}, {"text": "1.398,5"})
    assert code == 0
    assert [(line["readings"], line["unit"]) for line in told] == [
        (["26.6"], "tỷ đồng"), (["1200"], "tạ"), (["97.25"], "%"), (["1398.5"], None),
    ]  # fmt: skip


def test_own_unit_is_the_senders(empty: Commands) -> None:
    code, told = answers(
        empty, {"question": "bhyt xã em", "as": "chieng_ly"}, {"question": "bhyt xã em"}, {"question": "mai nhắc lại"}
    )
    assert code == 0
    assert [line["units"] for line in told] == [["chieng_ly"], [], []]
    assert told[2]["wish"] == "snooze"


WRONG: list[tuple[object, str]] = [
    ("not json", "no JSON"),
    ('{"text": "245"', "no JSON"),
    ("[" * 20_000, "no JSON"),
    ("", "empty"),
    ("[1]", "a line is"),
    ('"245 ha"', "a line is"),
    ({}, "exactly one"),
    ({"text": "1", "question": "2"}, "exactly one"),
    ({"text": 245, "unit": "ha"}, '"text" is no string'),
    ({"text": None, "unit": "ha"}, '"text" is no string'),
    ({"question": ["chè"]}, '"question" is no string'),
    ({"text": "245", "indicator": 7}, '"indicator" is no string'),
    ({"text": "245", "unit": {}}, '"unit" is no string'),
    ({"question": "chè", "as": 5}, '"as" is no string'),
    ({"text": "245", "indicator": "tea"}, "no indicator tea"),
    ({"text": "245", "unit": "acres"}, "no unit acres"),
    ({"text": "245", "unit": "\ud800"}, "no unit"),
    ({"question": "chè", "as": "nowhere"}, "no unit nowhere"),
    ('{"text": "' + "9" * 100_001 + '"}', "more than 100,000 characters"),
]
GOOD = {"text": "245 ha", "unit": "ha"}


def test_wrong_lines_are_told_and_those_after_them_are_answered(empty: Commands) -> None:
    code, told = answers(empty, *(line for wrong, _ in WRONG for line in (wrong, GOOD)))
    assert code == 1
    assert [
        problem for (_, problem), line in zip(WRONG, told[::2], strict=True) if problem not in line["problem"]
    ] == []
    assert all(line["readings"] == ["245"] for line in told[1::2])


def test_odd_and_long_texts_are_answered(empty: Commands) -> None:
    texts = ["", "9" * 5000, "\ud800", "\x00", "chè " * 5000, "a\u0301\u0323" * 4000]
    code, told = answers(empty, *({"text": text, "unit": "ha"} for text in texts), *({"question": t} for t in texts))
    assert code == 0
    assert [line["outcome"] for line in told[: len(texts)]] == ["refuse"] * len(texts)


def test_bytes_that_are_no_text_do_not_stop_it(empty: Commands) -> None:
    done = empty.process("understand", lines='{"text": "245 ha\ufffd", "unit": "ha"}\n')
    assert (done.returncode, json.loads(done.stdout)["readings"]) == (0, ["245"])
