"""The pieces of an update that are read, with the types the Bot API names for them.

Promises: what passes here has every field in its type; all other fields are let through unread.
Must not: decide what an update means.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


def whole_characters(text: Any) -> Any:
    """``text`` with halves of characters joined, and lone halves replaced: no store takes them."""
    if isinstance(text, str) and not text.isascii():
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


Words = Annotated[str, BeforeValidator(whole_characters)]


class Part(BaseModel):
    """A piece of an update: only the fields that are used, with exactly the types the Bot API names."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")


class Chat(Part):
    """Where something was said."""

    id: int
    type: Literal["private", "group", "supergroup", "channel"]


class Person(Part):
    """Who said it."""

    id: int
    is_bot: bool = False


class Document(Part):
    """A file as the Bot API names it; ``file_id`` is what it can be asked for by."""

    file_id: Annotated[str, Field(max_length=250)]
    file_name: Words | None = None
    file_size: int | None = None


class Message(Part):
    """A message as far as it is read."""

    chat: Chat
    date: int
    edit_date: int | None = None
    writer: Person | None = Field(default=None, alias="from")
    text: Words | None = None
    document: Document | None = None


class Place(Part):
    """The message under which a choice was tapped; an old one has lost everything but its chat."""

    chat: Chat


class Tap(Part):
    """A tap on a choice."""

    id: str
    message: Place | None = None
    data: str | None = None
