"""A composed reply becomes exactly these requests."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.channels.telegram import decoding, encoding, splitting
from models import messages

CHAT = 5123456789
QUIET = {"link_preview_options": {"is_disabled": True}}


def choices(*labels: str) -> tuple[messages.Choice, ...]:
    return tuple(messages.Choice(token=f"t{place}", label=label) for place, label in enumerate(labels, 1))


def rows(*labels: str) -> list[list[str]]:
    keyboard = encoding.keyboard_of(7, choices(*labels))["reply_markup"]["inline_keyboard"]
    return [[button["text"] for button in row] for row in keyboard]


def test_a_plain_reply_is_one_message_without_markup() -> None:
    reply = messages.OutboundMessage(text="Đã nhận 1.398,5 ha <b>&_*", prompt=3)
    assert encoding.calls_of(CHAT, reply) == (
        encoding.Call("sendMessage", {"chat_id": CHAT, "text": "Đã nhận 1.398,5 ha <b>&_*", **QUIET}),
    )


def test_choices_carry_the_prompt_and_come_back_as_a_pick() -> None:
    reply = messages.OutboundMessage(text="Đúng chứ ạ?", prompt=17, choices=choices("Đúng", "Sửa lại"))
    (call,) = encoding.calls_of(CHAT, reply)
    (row,) = call.parameters["reply_markup"]["inline_keyboard"]
    assert row == [{"text": "Đúng", "callback_data": "17:t1"}, {"text": "Sửa lại", "callback_data": "17:t2"}]
    message = {"chat": {"id": CHAT, "type": "private"}}
    tap = {"update_id": 1, "callback_query": {"id": "1", "message": message, "data": row[1]["callback_data"]}}
    arrival = decoding.inbound(tap, "1", None)
    assert arrival is not None
    assert arrival.content == messages.Picked(prompt=17, token="t2")


def test_callback_data_of_the_longest_token_and_a_huge_prompt_fits_sixty_four_bytes() -> None:
    choice = messages.Choice(token="x" * 40, label="…")
    (row,) = encoding.keyboard_of(10**17, (choice,))["reply_markup"]["inline_keyboard"]
    assert len(row[0]["callback_data"].encode()) <= 64
    assert decoding.TAP.fullmatch(row[0]["callback_data"])


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["Có", "Không"], [["Có", "Không"]]),
        (["Như tháng trước", "Tạm dừng"], [["Như tháng trước"], ["Tạm dừng"]]),
        (["1", "2", "3", "4"], [["1", "2"], ["3", "4"]]),
        (["1", "2", "3", "4", "5"], [["1", "2"], ["3", "4", "5"]]),
        (["Gửi báo cáo", "Xem lại", "Huỷ"], [["Gửi báo cáo"], ["Xem lại", "Huỷ"]]),
        (["Bỏ qua", "Quay lại một câu", "Dừng"], [["Bỏ qua"], ["Quay lại một câu"], ["Dừng"]]),
    ],
)
def test_short_labels_share_a_row_and_long_ones_stand_alone(labels: list[str], expected: list[list[str]]) -> None:
    assert rows(*labels) == expected


def test_more_choices_than_telegram_takes_are_cut_instead_of_refused() -> None:
    assert sum(len(row) for row in rows(*["x"] * 130)) == 100


def test_a_long_text_goes_in_parts_with_the_choices_under_the_last() -> None:
    text = "\n\n".join(f"{number}. " + "chỉ tiêu " * 20 for number in range(1, 60))
    calls = encoding.calls_of(CHAT, messages.OutboundMessage(text=text, prompt=1, choices=choices("Tiếp")))
    assert len(calls) > 2
    assert [("reply_markup" in call.parameters) for call in calls] == [False] * (len(calls) - 1) + [True]
    assert all(call.parameters["text"][0].isdigit() for call in calls), "cut between paragraphs"


@given(text=some.text(some.sampled_from("aệ\u0301\n 🙏\u200d👩") | some.characters(codec="utf-8"), max_size=300))
def test_parts_fit_are_never_blank_and_lose_no_word(text: str) -> None:
    parts = splitting.parts_of(text, 20)
    assert all(part.strip() and len(part.encode("utf-16-le")) // 2 <= 20 for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_a_letter_is_not_torn_from_its_marks() -> None:
    parts = splitting.parts_of("x" * 19 + "e\u0302\u0323" + "y" * 5, 20)
    assert parts == ("x" * 19, "e\u0302\u0323yyyyy")


def test_a_picture_carries_a_short_text_and_the_choices(tmp_path: Path) -> None:
    picture = tmp_path / "card.png"
    reply = messages.OutboundMessage(text="62% kế hoạch", prompt=2, choices=choices("Chi tiết"))
    (call,) = encoding.calls_of(CHAT, reply, picture)
    assert call.method == "sendPhoto"
    assert call.parameters["caption"] == "62% kế hoạch"
    assert "reply_markup" in call.parameters
    assert call.upload is not None
    assert (call.upload.field, call.upload.name, call.upload.content_type) == (
        "photo",
        "card.png",
        "image/png",
    )


def test_a_text_too_long_for_a_caption_follows_its_picture(tmp_path: Path) -> None:
    reply = messages.OutboundMessage(text="ệ" * 1025, prompt=2, choices=choices("Chi tiết"))
    calls = encoding.calls_of(CHAT, reply, tmp_path / "card.png")
    assert [call.method for call in calls] == ["sendPhoto", "sendMessage"]
    assert calls[0].parameters == {"chat_id": CHAT}
    assert "reply_markup" in calls[1].parameters


def test_document_and_picture_go_apart_and_the_words_stay_with_the_picture(tmp_path: Path) -> None:
    table = messages.Table(file_name="Biểu đ/6.xlsx", title="", head=(), rows=())
    reply = messages.OutboundMessage(text="Tháng 6", prompt=2, document=table)
    sheet, card = encoding.calls_of(CHAT, reply, tmp_path / "c.png", tmp_path / "7.xlsx")
    assert (sheet.method, card.method) == ("sendDocument", "sendPhoto")
    assert sheet.upload is not None
    assert sheet.upload.name == "Bieu-d-6.xlsx"
    assert (sheet.parameters, card.parameters) == ({"chat_id": CHAT}, {"chat_id": CHAT, "caption": "Tháng 6"})


def test_a_blank_reply_is_no_call() -> None:
    assert encoding.calls_of(CHAT, messages.OutboundMessage(text=" \n ", prompt=2)) == ()
