"""The chat for scripts: one line out for one line in, whatever the line."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.commands.command_line import Commands

REPLY = {"text", "choices", "picture", "document", "why"}
GARBAGE = [
    "",
    "not json",
    "{",
    "[]",
    "null",
    "12",
    '"text"',
    "{}",
    '{"text": 5}',
    '{"text": null}',
    '{"pick": {}}',
    '{"pick": 3.5}',
    '{"unknown": "x"}',
    '{"at": "never"}',
    '{"at": 5}',
    '{"at": null}',
    '{"at": "2024-13-45"}',
    '{"text": "\\ud800"}',
    "\\x00\\x01",
    '{"text": "' + "x" * 5000 + '"}',
    '{"text": "' + "9" * 5000 + '"}',
    '{"pick": "999999999999999999999999999999"}',
    '{"pick": -1}',
    '{"pick": true}',
    "[" * 3000,
    '{"text": "NaN"}',
    '{"text": "1e999"}',
    '{"text": "🐃🐃🐃"}',
    '{"text": ""}',
]


def test_every_line_has_exactly_one_answer_of_the_promised_shape(commands: Commands) -> None:
    answers = commands.chat(*GARBAGE, {"text": "xin chào"})
    for line, answer in zip(GARBAGE, answers, strict=False):
        assert {"replies", "asks", "receipt"} <= set(answer) <= {"replies", "asks", "receipt", "problem"}, line
        assert all(set(reply) == REPLY for reply in answer["replies"]), line
        assert ("problem" in answer) != bool(answer["replies"]), line
    assert answers[-1]["replies"][0]["text"].startswith("Dạ, mời Anh/Chị")


def test_garbage_while_a_figure_is_asked_is_answered_and_stores_nothing(commands: Commands) -> None:
    begun = commands.chat({"text": "/baocao"}, {"pick": 1})[-1]["asks"]
    assert begun["indicator"] == "tea_area"
    answers = commands.chat(*GARBAGE, {"text": "tạm dừng"})
    assert "Đã lưu 0/" in answers[-1]["replies"][-1]["text"]


def test_nothing_else_is_on_standard_output_or_error(commands: Commands) -> None:
    done = commands.process("chat", "--as", "chieng_ly", "--json", lines='{"text": "xin chào"}\n')
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""


def test_no_line_in_gives_no_line_out(commands: Commands) -> None:
    done = commands.run("chat", "--as", "chieng_ly", "--json")
    assert (done.returncode, done.stdout) == (0, "")


def test_a_last_line_without_its_end_is_answered(commands: Commands) -> None:
    done = commands.run("chat", "--as", "chieng_ly", "--json", lines='{"text": "xin chào"}')
    assert len(done.stdout.splitlines()) == 1


def test_a_figure_that_is_asked_is_told(commands: Commands) -> None:
    asks = commands.chat({"text": "/baocao"}, {"pick": 1})[-1]["asks"]
    assert asks == {
        "form": "commune_month",
        "indicator": "tea_area",
        "unit": "chieng_ly",
        "period": "2024-06",
        "per": None,
    }


def test_a_photo_and_a_file_are_answered(commands: Commands) -> None:
    photo, file = commands.chat({"photo": "anh.jpg"}, {"file": "so-lieu.xlsx"})
    assert "ảnh" in photo["replies"][0]["text"]
    assert "tệp" in file["replies"][0]["text"]


def test_a_pick_may_be_a_label_a_number_or_a_number_in_quotes(commands: Commands) -> None:
    offered = commands.chat({"text": "/baocao"})[0]["replies"][-1]["choices"]
    asked = [
        commands.chat({"text": "/baocao"}, {"pick": pick}, {"text": "/huy"})[1]["asks"] for pick in (offered[0], 1, "1")
    ]
    assert asked[0] is not None
    assert asked == [asked[0]] * 3


def test_the_clock_goes_forward_and_never_back(commands: Commands) -> None:
    asked = {"text": "hạn nộp"}
    first = commands.chat({"at": "2024-06-19T08:00"}, asked)[-1]
    back = commands.chat({"at": "2024-06-17T08:00"}, asked)[-1]
    assert "quá hạn 1 ngày" in first["replies"][-1]["text"]
    assert back["replies"][-1]["text"] == first["replies"][-1]["text"]


def test_moving_the_clock_brings_the_reminders_of_the_way(commands: Commands) -> None:
    (moved,) = commands.chat({"at": "2024-06-18T17:00"})
    assert {reply["why"] for reply in moved["replies"]} == {"reminder"}
    assert all("DỮ LIỆU MẪU" in reply["text"] for reply in moved["replies"])


def test_what_came_unasked_heads_the_next_line(commands: Commands) -> None:
    commands.chat({"text": "xin chào"})
    commands.chat({"at": "2024-06-18T17:00"}, officer="co_ma")
    (answer,) = commands.chat({"text": "xin chào"})
    whys = [reply["why"] for reply in answer["replies"]]
    assert whys[-1] == "answer"
    assert "reminder" in whys[:-1]


def test_the_clock_may_be_moved_at_the_start(commands: Commands) -> None:
    done = commands.run("chat", "--as", "chieng_ly", "--at", "2024-06-19T08:00", "--json", lines='{"text": "hạn"}\n')
    assert "quá hạn" in json.loads(done.stdout)["replies"][-1]["text"]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [(["--as", "nobody"], "nobody"), (["--as", "chieng_ly", "--at", "soon"], "soon")],
)
def test_a_chat_that_cannot_begin_says_why(arguments: list[str], word: str, commands: Commands) -> None:
    done = commands.run("chat", *arguments, "--json")
    assert (done.returncode, done.stdout) == (2, "")
    assert word in done.stderr


@pytest.mark.parametrize("officer", ["thuan_chau", "phong_noi_vu", "chu_tich", "phong_nong_nghiep", "hat_kiem_lam"])
def test_officers_of_the_demonstration_are_called_by_their_unit(officer: str, commands: Commands) -> None:
    (answer,) = commands.chat({"text": "tiến độ"}, officer=officer)
    assert answer["replies"][0]["text"]


def test_a_person_sees_numbered_choices_and_no_json(commands: Commands) -> None:
    done = commands.run("chat", "--as", "chieng_ly", lines="/baocao\n\n1\n")
    assert "  1. Tháng 6" in done.stdout
    assert "TRONG KỲ" in done.stdout or "Diện tích cây chè" in done.stdout
    assert "{" not in done.stdout


def told(answers: list[dict[str, Any]]) -> str:
    return "\n".join(reply["text"] for answer in answers for reply in answer["replies"])


@pytest.mark.parametrize("now", ["2024-01-05", "2024-02-29T12:00", "2024-07-01T07:00", "2024-12-31", "2025-01-02"])
def test_a_demonstration_starts_at_any_moment_of_the_year(now: str, empty: Commands) -> None:
    answers = empty.chat({"text": "/baocao"}, {"text": "/tiendo"}, {"text": "hạn nộp"}, BOT_NOW=now)
    assert all(answer["replies"] for answer in answers)
    assert "DỮ LIỆU MẪU" in told(answers)
