"""The words all floors share for one message in and one message out.

Promises: plain frozen values without any network's ids, keyboards or markup.
Must not: know a channel, a table or a language.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field, PlainSerializer

from models.pictures import Picture as Picture
from models.values import Value as Value

MOST_FILE_BYTES = 1_000_000
MOST_SHEET_ROWS = 1000  # of a list; see MOST_REPORT_ROWS
MOST_REPORT_ROWS = 200
MOST_SHEET_COLUMNS = 20
MOST_CELL_CHARACTERS = 200


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


def _storable(text: str) -> str:
    """Without what not every store takes: no NUL, halves of characters joined, lone halves replaced."""
    whole = text if text.isascii() else text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.replace("\x00", "")


class Typed(Value):
    """Text as it came, not yet cleaned."""

    kind: Literal["typed"] = "typed"
    text: Annotated[str, AfterValidator(_storable)]


class Picked(Value):
    """A tap on a choice: the prompt that offered it and the choice's token."""

    kind: Literal["picked"] = "picked"
    prompt: int
    token: str


class Unsupported(Value):
    """Something that carries no text for us: a photo, a sticker, an edit of an old message.

    ``body`` keeps, cut to 4,000 characters, what could not be read at all, so that somebody can look at it; of a
    file it says why it was not read: a value of ``Unread``, or nothing. ``name`` is the file's.
    """

    kind: Literal["unsupported"] = "unsupported"
    what: Literal["photo", "file", "voice", "sticker", "location", "contact", "edit", "unreadable", "other"]
    body: str = ""
    name: str = ""


class Unread(StrEnum):
    """Why a file was not read as a table. Each has a sentence that says what to do."""

    TOO_LARGE = "too-large"
    TOO_MANY = "too-many"
    NO_TABLE = "no-table"
    OTHER_KIND = "other-kind"
    COMMAS = "commas"
    LOCKED = "locked"
    BROKEN = "broken"
    NOT_CALCULATED = "not-calculated"
    EMPTY = "empty"
    NOT_FETCHED = "not-fetched"


class Attached(Value):
    """A file that is still with the network: how to ask for it there, its name and, when told, its size in bytes."""

    kind: Literal["attached"] = "attached"
    reference: str
    name: str
    size: int | None = None


class Sheet(Value):
    """The rows of a table file, already read: rows without content are left out, all rows are equally long.

    At most 1000 rows of 20 columns, 200 characters a text cell, and each of them is a cell as the sender sees it.
    A number is exact. What a cell shows beyond its number (a percent sign, a unit, a date) makes it a text. All
    cells of a .csv file are texts: nobody knows how its numbers were written. ``lines`` are the rows' numbers in the
    file; none where they are 1, 2, 3 … without a gap.
    """

    kind: Literal["sheet"] = "sheet"
    name: str
    rows: tuple[tuple[Cell, ...], ...]
    lines: tuple[int, ...] = ()


Content = Annotated[Typed | Picked | Unsupported | Attached | Sheet, Field(discriminator="kind")]


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


@lru_cache(maxsize=2000)
def choice(token: str, label: str) -> Choice:
    """A choice, checked once for all the times it is offered."""
    return Choice(token=token, label=label)


class Line(Value):
    """A line of a list: the number it bears, its place or its rank, and what opens it."""

    number: int
    opens: Choice


class TypedAs(StrEnum):
    """How a channel without buttons lets a choice be typed: by its number, or by its own words.

    While a figure is asked a bare "2" is the figure two, and after a list it is its line, so choices are then typed as
    words.
    """

    NUMBER = "number"
    WORDS = "words"


class Sign(Value):
    """What a sheet shows before the number of one cell, which stays a number: "≤ ". ``row`` and ``column`` from 0."""

    row: int
    column: int
    text: str = Field(max_length=5, pattern=r'^[^"]*$')


class Table(Value):
    """A sheet to be written as .xlsx: cells are values, never formulas.

    ``note`` is one line under the title. ``entry`` is the number, from 0, of the column somebody is to fill in; its
    cells are marked. ``file_name`` is what the reader of the message sees.
    """

    kind: Literal["table"] = "table"
    file_name: str
    title: str
    note: str = ""
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    entry: int | None = None
    signs: tuple[Sign, ...] = ()


class ReportFile(Value):
    """A report that is put together only when it is sent, from what was filed by ``as_of``.

    ``what``: the summary on paper (.docx), or the figures with what they are made of (.xlsx). ``period`` is a key;
    ``unit`` a slug, None for the whole district.
    """

    kind: Literal["report_file"] = "report_file"
    file_name: str
    what: Literal["summary", "figures"]
    period: str
    unit: str | None = None
    language: Literal["vi", "en"]
    as_of: AwareDatetime


Document = Table | ReportFile  # told apart by their fields: where they are stored, what has its default is left out


class OutboundMessage(Value):
    """One composed reply: plain text, the choices on offer, at most one picture and one document.

    ``prompt`` numbers the messages of a conversation; a tap names the prompt it belongs to.
    """

    text: str
    prompt: int
    choices: tuple[Choice, ...] = ()
    typed_as: TypedAs = TypedAs.NUMBER
    picture: Picture | None = None
    document: Document | None = None


class Why(StrEnum):
    """Why a message goes out. Answers always go first, then notices, reminders, and broadcasts last."""

    ANSWER = "answer"
    REMINDER = "reminder"
    NOTICE = "notice"
    BROADCAST = "broadcast"
