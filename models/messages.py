"""The words all floors share for one message in and one message out.

Promises: plain frozen values without any network's ids, keyboards or markup.
Must not: know a channel, a table or a language.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer


class Value(BaseModel):
    """A frozen value that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Typed(Value):
    """Text as it came, not yet cleaned."""

    kind: Literal["typed"] = "typed"
    text: str


class Picked(Value):
    """A tap on a choice: the prompt that offered it and the choice's token."""

    kind: Literal["picked"] = "picked"
    prompt: int
    token: str


class Unsupported(Value):
    """Something that carries no text for us: a photo, a sticker, an edit of an old message.

    ``body`` keeps, cut to 4,000 characters, what could not be read at all, so that somebody can look at it.
    """

    kind: Literal["unsupported"] = "unsupported"
    what: Literal["photo", "file", "voice", "sticker", "location", "contact", "edit", "unreadable", "other"]
    body: str = ""


Content = Annotated[Typed | Picked | Unsupported, Field(discriminator="kind")]


class ChatKind(StrEnum):
    PRIVATE = "private"
    GROUP = "group"


class InboundMessage(Value):
    """One message as a channel decoded it.

    ``update_key`` is the network's own id of the delivery, unique per (channel, bot); a second delivery of the
    same key changes nothing. ``sender`` is where the answer goes. ``sent_at`` is the network's stamp: kept,
    never deciding.
    """

    channel: str
    bot: str
    update_key: str
    sender: str
    chat_kind: ChatKind = ChatKind.PRIVATE
    sent_at: datetime | None = None
    content: Content


class Choice(Value):
    """One answer on offer. ``token`` is at most 40 ASCII characters and means something to the conversation."""

    token: str = Field(max_length=40, pattern=r"^[a-z0-9_.:\-]+$")
    label: str


class TypedAs(StrEnum):
    """How a channel without buttons lets a choice be typed: by its number, or by its own words.

    While a figure is asked a bare "2" is the figure two, so choices are then typed as words.
    """

    NUMBER = "number"
    WORDS = "words"


class Bar(Value):
    """One horizontal bar: ``done`` and ``target`` in ``unit``; ``label`` and ``caption`` are ready to print."""

    label: str
    caption: str
    done: Decimal | None
    target: Decimal


class ProgressChart(Value):
    """A progress card: what is done against the target, one bar an indicator. Drawn only when it is sent."""

    kind: Literal["progress_chart"] = "progress_chart"
    title: str
    subtitle: str
    bars: tuple[Bar, ...]


def _tagged(number: Decimal) -> dict[str, str]:
    """In JSON a number and a text that looks like one must stay apart."""
    return {"number": format(number, "f")}


def _untagged(cell: object) -> object:
    if isinstance(cell, dict):
        return Decimal(cell["number"])
    if isinstance(cell, Decimal):
        return cell
    raise ValueError("no number")


Number = Annotated[Decimal, BeforeValidator(_untagged), PlainSerializer(_tagged, when_used="json")]
Cell = Number | str | None


class Table(Value):
    """A sheet to be written as .xlsx: cells are values, never formulas."""

    kind: Literal["table"] = "table"
    file_name: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class OutboundMessage(Value):
    """One composed reply: plain text, the choices on offer, at most one picture and one document.

    ``prompt`` numbers the messages of a conversation; a tap names the prompt it belongs to.
    """

    text: str
    prompt: int
    choices: tuple[Choice, ...] = ()
    typed_as: TypedAs = TypedAs.NUMBER
    picture: ProgressChart | None = None
    document: Table | None = None


class Why(StrEnum):
    """Why a message goes out; answers always go before reminders."""

    ANSWER = "answer"
    REMINDER = "reminder"
    NOTICE = "notice"
