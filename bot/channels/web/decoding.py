"""What the page posts, read into an InboundMessage, or into a file that is still to be opened. (pure)

Promises: every body is either one message or a Refusal with a code that the page's words explain.
Must not: read the text; what is no number is the conversation's to answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Base64Bytes, BaseModel, ConfigDict, Field, ValidationError, model_validator

from models import messages

BODY_BYTES = 64 * 1024
TEXT_CHARACTERS = 4096
FILE_BODY_BYTES = messages.MOST_FILE_BYTES * 4 // 3 + 4096  # in base64, with its name beside it


ID = r"^[A-Za-z0-9\-]{8,64}$"


class Reason(StrEnum):
    """Why a request is refused; each has a sentence among the page's words."""

    BODY_TOO_LARGE = "body_too_large"
    TEXT_TOO_LONG = "text_too_long"
    FILE_TOO_LARGE = "file_too_large"
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

    id: str = Field(pattern=ID)
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


class PostedFile(BaseModel):
    """One file of the page: its name on the officer's device and what is in it, as base64."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=ID)
    speaking_as: str | None = Field(default=None, alias="as", max_length=200)
    name: str = Field(max_length=300)
    data: Base64Bytes


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


def read_file_body(body: bytes) -> PostedFile | Refused:
    """The posted file; ``body`` is JSON in UTF-8 as it came."""
    try:
        posted = PostedFile.model_validate_json(body)
    except ValidationError:
        return Refused(Reason.NOT_UNDERSTOOD)
    return Refused(Reason.FILE_TOO_LARGE) if len(posted.data) > messages.MOST_FILE_BYTES else posted


def content_of(posted: Posted) -> messages.Content:
    """The same message in the words all channels share."""
    if posted.text is not None:
        return messages.Typed(text=posted.text)
    if posted.prompt is not None and posted.token is not None:
        return messages.Picked(prompt=posted.prompt, token=posted.token)
    return messages.Unsupported(what=posted.unsupported or "other")
