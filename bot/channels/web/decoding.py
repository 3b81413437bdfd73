"""What the page posts, read into an InboundMessage. (pure)

Promises: every body is either one message or a Refusal with a code that the page's words explain.
Must not: read the text; what is no number is the conversation's to answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from models import messages

BODY_BYTES = 64 * 1024
TEXT_CHARACTERS = 4096


class Reason(StrEnum):
    """Why a request is refused; each has a sentence among the page's words."""

    BODY_TOO_LARGE = "body_too_large"
    TEXT_TOO_LONG = "text_too_long"
    NOT_UNDERSTOOD = "not_understood"
    NO_COOKIE = "no_cookie"
    OTHER_PART = "other_part"
    FOREIGN_ORIGIN = "foreign_origin"
    NOT_HERE = "not_here"
    NOT_READY = "not_ready"


class Posted(BaseModel):
    """One message of the page: exactly one of a text, a tap, or a thing that carries no text.

    ``speaking_as`` is the sender the page believed to be when the officer typed it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[A-Za-z0-9\-]{8,64}$")
    speaking_as: str | None = Field(default=None, alias="as", max_length=200)
    text: Annotated[str, Field(min_length=1)] | None = None
    prompt: Annotated[int, Field(strict=True, ge=0, lt=2**53)] | None = None
    token: Annotated[str, Field(max_length=40, pattern=r"^[a-z0-9_.:\-]+$")] | None = None
    unsupported: Literal["photo", "file", "voice", "sticker", "location", "contact", "other"] | None = None

    @model_validator(mode="after")
    def _says_one_thing(self) -> Posted:
        is_tap = self.prompt is not None and self.token is not None
        is_half_a_tap = (self.prompt is None) != (self.token is None)
        said = [self.text is not None, is_tap, self.unsupported is not None]
        if is_half_a_tap or said.count(True) != 1:
            raise ValueError("one of text, prompt with token, unsupported")
        return self


@dataclass(frozen=True, slots=True)
class Refused:
    """A body that is no message."""

    reason: Reason


def read_body(body: bytes) -> Posted | Refused:
    """The posted message; ``body`` is JSON in UTF-8 as it came."""
    if len(body) > BODY_BYTES:
        return Refused(Reason.BODY_TOO_LARGE)
    try:
        posted = Posted.model_validate_json(body)
    except ValidationError:
        return Refused(Reason.NOT_UNDERSTOOD)
    if posted.text is not None and len(posted.text) > TEXT_CHARACTERS:
        return Refused(Reason.TEXT_TOO_LONG)
    return posted


def to_message(posted: Posted, *, channel: str, bot: str, sender: str) -> messages.InboundMessage:
    """The same message in the words all channels share; the page's id is the update key."""
    return messages.InboundMessage(
        channel=channel, bot=bot, update_key=posted.id, sender=sender, content=_content(posted)
    )


def _content(posted: Posted) -> messages.Content:
    if posted.text is not None:
        return messages.Typed(text=posted.text)
    if posted.prompt is not None and posted.token is not None:
        return messages.Picked(prompt=posted.prompt, token=posted.token)
    return messages.Unsupported(what=posted.unsupported or "other")
