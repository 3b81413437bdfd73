"""A composed reply as calls of the Bot API, ready to be posted in order.

Promises: plain text only; every call keeps Telegram's limits; the choices stand under the last thing sent.
Must not: touch the network or a file, or change a sentence.
"""

from __future__ import annotations

import itertools
import math
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.channels.telegram import exchange, splitting
from models import messages

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
MOST_BUTTONS = 100
SHORT_LABEL = 12
VERY_SHORT_LABEL = 8

FILE_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@dataclass(frozen=True, slots=True)
class Call:
    """One request: method, parameters, the file that goes along.

    ``without_picture`` is what to send when Telegram does not accept the picture: the same words, or nothing
    when the words travel on their own.
    """

    method: str
    parameters: Mapping[str, Any]
    upload: exchange.Upload | None = None
    without_picture: tuple[Call, ...] | None = None


def calls_of(
    chat: int, message: messages.OutboundMessage, picture: Path | None = None, document: Path | None = None
) -> tuple[Call, ...]:
    """The calls that deliver ``message`` to ``chat``, in order. Empty when there is nothing to send."""
    keyboard = keyboard_of(message.prompt, message.choices)
    uploads = list(_uploads(message, picture, document))
    text = message.text.strip()
    captioned = uploads.pop() if uploads and splitting.width(text) <= CAPTION_LIMIT else None
    plain = [_file_call(chat, upload, "", {}) for upload in uploads]
    if captioned is not None:
        return (*plain, _file_call(chat, captioned, text, keyboard))
    parts = splitting.parts_of(text, TEXT_LIMIT)
    keyboards: list[Mapping[str, Any]] = [{}] * (len(parts) - 1) + [keyboard]
    return (*plain, *(_text_call(chat, part, below) for part, below in zip(parts, keyboards, strict=False)))


def is_one_call(message: messages.OutboundMessage) -> bool:
    """Whether ``message`` is surely one call, without composing it: a text that cannot be too long, and no file."""
    files = message.picture is not None or message.document is not None
    return not files and 0 < len(message.text) <= TEXT_LIMIT // 2 and not message.text.isspace()


def keyboard_of(prompt: int, choices: Sequence[messages.Choice]) -> Mapping[str, Any]:
    """The ``reply_markup`` parameter for ``choices``, or no parameter at all."""
    if not choices:
        return {}
    rows = [[_button(prompt, choice) for choice in row] for row in _rows(choices[:MOST_BUTTONS])]
    return {"reply_markup": {"inline_keyboard": rows}}


def _button(prompt: int, choice: messages.Choice) -> dict[str, str]:
    return {"text": choice.label, "callback_data": f"{prompt}:{choice.token}"}


def _rows(choices: Sequence[messages.Choice]) -> Iterator[Sequence[messages.Choice]]:
    """Neighbours with short labels share a row, evenly; a long label has its own."""
    for short, run in itertools.groupby(choices, lambda choice: len(choice.label) <= SHORT_LABEL):
        row = list(run)
        yield from _even_rows(row) if short else ([choice] for choice in row)


def _even_rows(run: Sequence[messages.Choice]) -> Iterator[Sequence[messages.Choice]]:
    widest = max(len(choice.label) for choice in run)
    count = math.ceil(len(run) / (3 if widest <= VERY_SHORT_LABEL else 2))
    for row in range(count):
        yield run[row * len(run) // count : (row + 1) * len(run) // count]


def _uploads(
    message: messages.OutboundMessage, picture: Path | None, document: Path | None
) -> Iterator[exchange.Upload]:
    # The picture comes last: together with the text it is the answer, and the choices belong under it.
    if document is not None:
        name = message.document.file_name if message.document else document.name
        yield exchange.Upload("document", document, _file_name(name), _file_type(document))
    if picture is not None:
        yield exchange.Upload("photo", picture, _file_name(picture.name), _file_type(picture))


def _file_call(chat: int, upload: exchange.Upload, caption: str, keyboard: Mapping[str, Any]) -> Call:
    words = {"caption": caption} if caption else {}
    parameters = {"chat_id": chat, **words, **keyboard}
    if upload.field == "document":
        return Call("sendDocument", parameters, upload)
    instead = (_text_call(chat, caption, keyboard),) if caption else ()
    return Call("sendPhoto", parameters, upload, instead)


def _text_call(chat: int, text: str, keyboard: Mapping[str, Any]) -> Call:
    # A preview would let Telegram's servers open an officer's personal link.
    quiet = {"link_preview_options": {"is_disabled": True}}
    return Call("sendMessage", {"chat_id": chat, "text": text, **quiet, **keyboard})


def _file_name(name: str) -> str:
    # File names travel in a header that not every Bot API server reads beyond ASCII.
    bare = unicodedata.normalize("NFKD", name.replace("\u0111", "d").replace("\u0110", "D"))
    ascii_only = bare.encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^A-Za-z0-9._-]+", "-", ascii_only).strip("-.") or "file"


def _file_type(path: Path) -> str:
    return FILE_TYPES.get(path.suffix.lower(), "application/octet-stream")
