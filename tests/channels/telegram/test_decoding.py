"""What the network sends becomes a neutral message, or nothing, and never an exception."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.channels.telegram import batches, decoding
from models import messages

PAYLOADS = sorted((Path(__file__).parent / "payloads").glob("*.json"))
BOT = "1234567890"
NAME = "so_lieu_bot"


def only_arrival(update: Any) -> messages.InboundMessage:
    (arrival,) = batches.batch_of([update], BOT, NAME).arrivals
    return arrival


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda path: path.stem)
def test_a_captured_update_becomes_the_message_beside_it(payload: Path) -> None:
    captured = json.loads(payload.read_text("utf-8"))
    batch = batches.batch_of([captured["update"]], BOT, NAME)
    got = [json.loads(arrival.model_dump_json()) for arrival in batch.arrivals]
    envelope = {"channel": "telegram", "bot": BOT, "update_key": str(captured["update"]["update_id"])}
    assert got == ([] if captured["becomes"] is None else [{**envelope, **captured["becomes"]}])
    assert batch.offset == captured["update"]["update_id"] + 1


def test_before_the_bot_knows_its_name_any_bot_name_is_taken_off_a_command() -> None:
    message = {"chat": {"id": -5, "type": "group"}, "date": 1, "text": "/baocao@whoever_bot 12"}
    (arrival,) = batches.batch_of([{"update_id": 1, "message": message}], BOT, None).arrivals
    assert arrival.content == messages.Typed(text="/baocao 12")


@pytest.mark.parametrize(
    "update",
    [
        {"update_id": 9, "message": None},
        {"update_id": 9, "message": []},
        {"update_id": 9, "message": "text"},
        {"update_id": 9, "message": {}},
        {"update_id": 9, "message": {"chat": {"id": "5", "type": "private"}, "date": 1, "text": "1"}},
        {"update_id": 9, "message": {"chat": {"id": 5, "type": "private"}, "date": "now", "text": "1"}},
        {"update_id": 9, "message": {"chat": {"id": 5, "type": "private"}, "date": 1, "text": ["1"]}},
        {"update_id": 9, "callback_query": {"id": 5}},
        {"update_id": 9, "callback_query": {"id": "5", "message": {"chat": 1}, "data": "1:a"}},
        {"update_id": 9, "edited_message": {"chat": {"id": 5, "type": "spaceship"}, "date": 1}},
        {"update_id": 9},
        {"update_id": 9, "never_heard_of": {"chat": {"id": 5}}},
        {"update_id": 9, "poll": {"id": 5}},
    ],
)
def test_an_update_of_the_wrong_shape_is_kept_as_unreadable_with_its_body(update: dict[str, Any]) -> None:
    arrival = only_arrival(update)
    assert arrival.update_key == "9"
    assert isinstance(arrival.content, messages.Unsupported)
    assert arrival.content.what == "unreadable"
    assert json.loads(arrival.content.body) == update


def test_an_unreadable_update_still_names_the_chat_when_one_can_be_found() -> None:
    broken = {"chat": {"id": -77, "type": "group"}, "date": "yesterday"}
    arrival = only_arrival({"update_id": 1, "message": broken})
    assert (arrival.sender, arrival.chat_kind) == ("-77", messages.ChatKind.GROUP)
    assert only_arrival({"update_id": 1, "message": {"date": 1}}).sender == ""


def test_an_unreadable_body_is_cut_to_four_thousand_characters() -> None:
    content = only_arrival({"update_id": 1, "message": {"date": "x" * 9000}}).content
    assert isinstance(content, messages.Unsupported)
    assert len(content.body) == 4000


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("12\ud800", "12\ufffd"),
        ("\ude4f 5", "\ufffd 5"),
        ("\ud83d\ude4f", "🙏"),
        ("a\ud800b🙏", "a\ufffdb🙏"),
    ],
)
def test_halves_of_characters_are_mended_because_no_store_takes_them(typed: str, read: str) -> None:
    message = {"chat": {"id": 5, "type": "private"}, "date": 1, "text": typed}
    assert only_arrival({"update_id": 1, "message": message}).content == messages.Typed(text=read)


def test_a_stamp_beyond_all_years_is_left_out_and_the_text_is_kept() -> None:
    message = {"chat": {"id": 5, "type": "private"}, "date": 10**18, "text": "5"}
    arrival = only_arrival({"update_id": 1, "message": message})
    assert (arrival.sent_at, arrival.content) == (None, messages.Typed(text="5"))


def test_an_album_of_ten_pictures_is_one_message_and_all_ten_are_confirmed() -> None:
    chat = {"id": 5, "type": "private"}
    album = [
        {"update_id": number, "message": {"chat": chat, "date": 1, "media_group_id": "a", "photo": []}}
        for number in range(10, 20)
    ]
    batch = batches.batch_of(album, BOT, NAME)
    assert [arrival.update_key for arrival in batch.arrivals] == ["10"]
    assert batch.offset == 20


def test_files_sent_together_are_each_a_message() -> None:
    files = [
        {
            "update_id": number,
            "message": {
                "chat": {"id": 5, "type": "private"},
                "date": 1,
                "media_group_id": "a",
                "document": {"file_id": f"f{number}"},
            },
        }
        for number in (10, 11)
    ]
    arrivals = batches.batch_of(files, BOT, NAME).arrivals
    assert [arrival.content for arrival in arrivals] == [
        messages.Attached(reference=f"f{number}", name="") for number in (10, 11)
    ]


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("báo cáo tháng 6.xlsx", "báo cáo tháng 6.xlsx"),
        ("../../etc/so\n lieu.xlsx", "so lieu.xlsx"),
        ("C:\\Users\\a\\so lieu.xlsx", "so lieu.xlsx"),
        ("xslx.\u202etxt.exe", "xslx.txt.exe"),
        ("a\ud800.xlsx", "a\ufffd.xlsx"),
        ("x" * 5000 + ".xlsx", "x" * 74 + "….xlsx"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_files_name_is_one_short_line_whatever_it_was(sent: str | None, kept: str) -> None:
    document = {"file_id": "f", "file_name": sent, "file_size": 5}
    message = {"chat": {"id": 5, "type": "private"}, "date": 1, "document": document}
    arrival = only_arrival({"update_id": 1, "message": message})
    assert arrival.content == messages.Attached(reference="f", name=kept, size=5)


def test_every_tap_is_to_be_answered_even_one_that_cannot_be_read() -> None:
    taps = [
        {"update_id": 1, "callback_query": {"id": "77"}},
        {"update_id": 2, "callback_query": {"id": "78", "data": 5}},
    ]
    assert batches.batch_of(taps, BOT, NAME).taps == ("77", "78")


def test_updates_without_an_id_are_left_out_and_the_others_are_read() -> None:
    good = {"update_id": 4, "message": {"chat": {"id": 5, "type": "private"}, "date": 1, "text": "5"}}
    batch = batches.batch_of([None, 5, {"message": {}}, {"update_id": "7"}, good], BOT, NAME)
    assert [arrival.update_key for arrival in batch.arrivals] == ["4"]


FIELDS = ["chat", "id", "type", "date", "text", "from", "message", "data", "is_bot", "location", "photo"]
PLAIN = some.none() | some.booleans() | some.integers() | some.floats() | some.text(some.characters(), max_size=8)
JSON = some.recursive(
    PLAIN,
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.sampled_from(FIELDS), inner, max_size=5),
    max_leaves=12,
)


@given(kind=some.sampled_from([*decoding.ALLOWED_UPDATES, "poll", "chat_boost", "new_kind"]), content=JSON)
def test_no_update_whatever_it_holds_raises_or_stays_unconfirmed(kind: str, content: Any) -> None:
    batch = batches.batch_of([{"update_id": 3, kind: content}], BOT, NAME)
    assert batch.offset == 4
    for arrival in batch.arrivals:
        messages.InboundMessage.model_validate_json(arrival.model_dump_json())


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"[]", b'{"ok":false}', b'{"ok":true,"result":{}}', b"[" * 100_000, b'{"ok":1e999}'],
)
def test_an_answer_that_is_no_list_of_updates_is_told_apart(body: bytes) -> None:
    assert batches.updates_in(body) is None


def test_a_body_that_is_no_json_is_kept_under_the_id_that_stands_in_it() -> None:
    body = b'{"ok":true,"result":[{"update_id" : 81,"message":{"text":"\xff' + b"\x00 broken"
    batch = batches.salvaged(body, BOT)
    assert batch is not None
    assert (batch.offset, batch.arrivals[0].update_key) == (82, "81")
    assert batches.salvaged(b"<html>nothing</html>", BOT) is None
