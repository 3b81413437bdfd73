"""What a turn decides to change, and what it wants looked up, as values.

Promises: imperative names, everything needed to carry it out inside.
Must not: carry anything out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from handlers.dialogue import states
from handlers.dialogue.inquiries import (
    Ahead,
    Collected,
    NamedVillage,
    OfVillages,
    SideBySide,
    TargetsGiven,
    ThroughTheYear,
    UnitCompared,
)
from handlers.dialogue.later.decisions import PuttingOffDecision, WhyReminded
from handlers.dialogue.leaders.decisions import LeadingDecision, LeadingInquiry
from handlers.dialogue.lists.decisions import ListDecision
from models import messages, records


@dataclass(frozen=True, slots=True)
class ClaimInvitation:
    invitation: int


@dataclass(frozen=True, slots=True)
class ReleaseInvitation:
    invitation: int


@dataclass(frozen=True, slots=True)
class EnrolOfficer:
    invitation: int


@dataclass(frozen=True, slots=True)
class CountWrongCode:
    pass


@dataclass(frozen=True, slots=True)
class SaveAnswers:
    """Keep answers in the draft of (form, period), begun if there is none."""

    form: str
    period: str
    answers: Mapping[str, records.Answer]


@dataclass(frozen=True, slots=True)
class FileReport:
    """File the draft; ``missing`` are recorded as having no figure."""

    form: str
    period: str
    receipt: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CancelDraft:
    form: str
    period: str


@dataclass(frozen=True, slots=True)
class CorrectValue:
    form: str
    period: str
    indicator: str
    answer: records.Answer


@dataclass(frozen=True, slots=True)
class SetReminders:
    wanted: Literal["on", "off"]


@dataclass(frozen=True, slots=True)
class SetLanguage:
    language: records.Language


@dataclass(frozen=True, slots=True)
class FetchFile:
    """Ask the network for a file; its rows come in later as a message of their own."""

    reference: str
    name: str


@dataclass(frozen=True, slots=True)
class ForgetOfficer:
    """Erase name and addresses; the official figures stay with a neutral author."""


Decision = (
    ClaimInvitation
    | ReleaseInvitation
    | EnrolOfficer
    | CountWrongCode
    | SaveAnswers
    | FileReport
    | CancelDraft
    | CorrectValue
    | SetReminders
    | SetLanguage
    | FetchFile
    | PuttingOffDecision
    | LeadingDecision
    | ListDecision
    | ForgetOfficer
)


@dataclass(frozen=True, slots=True)
class ProgressOverall:
    """How the district, or one unit, stands against all targets: in short, line by line, or as a picture.

    ``period``: a key, to answer as of that period's end. ``against``: beside the month before.
    ``beside``: the key of another month to set it beside. ``page``: of one unit's figures, or of a part. ``why``: it
    was asked why it stands so. ``group``, ``paces``: only the indicators of one group of the plan's, or that stand so.
    """

    unit: str | None = None
    shown: Literal["short", "full", "chart"] = "short"
    period: str | None = None
    against: Literal["before", "year"] | None = None
    beside: str | None = None
    page: int = 1
    why: bool = False
    group: str | None = None
    paces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProgressOfIndicators:
    """How a few indicators stand in the district, or in one unit; with ``period``, a key, what they were in it, or
    how they stood at its end (``since_start``).
    """

    indicators: tuple[str, ...]
    unit: str | None = None
    period: str | None = None
    since_start: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """A few indicators beside the period before, or the same period of the year before.

    ``unit``: a slug or its key in a token, None for the district. ``period``: a key, None for the newest.
    ``beside``: the key of another period to set it beside, instead of the one before; ``back``: the month or quarter
    before.
    """

    indicators: tuple[str, ...]
    unit: str | None = None
    period: str | None = None
    against: Literal["before", "year"] = "before"
    beside: str | None = None
    back: Literal["month", "quarter"] | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """What stands behind a number: unit by unit in a period. ``unit`` as in ``Compared``.

    ``named``: whether somebody named the period.
    """

    indicator: str
    unit: str | None = None
    period: str | None = None
    page: int = 1
    named: bool = True


@dataclass(frozen=True, slots=True)
class History:
    """What one unit has written of an indicator. ``period``, ``rows_page``, ``named``: the rows it was opened from.

    Without rows, ``period`` is the one whose answer it was opened from.
    """

    indicator: str
    unit: str
    page: int = 1
    period: str | None = None
    rows_page: int = 0
    named: bool = True


@dataclass(frozen=True, slots=True)
class Reasons:
    """What is known about why an indicator stands as it does: its pace, who is missing, who is lowest. ``unit`` as in
    ``Compared``."""

    indicator: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class WhoIsLate:
    """Which units have not filed what is open now, or what ends with the ``period``; with ``indicators``, which have no
    figure of these for the newest period asked, or that one. ``villages``: the commune's own."""

    period: str | None = None
    indicators: tuple[str, ...] = ()
    villages: bool = False


@dataclass(frozen=True, slots=True)
class Deadlines:
    """What the officer's unit has to report and until when; with ``figures``, in short, and what of them is behind."""

    figures: bool = False


@dataclass(frozen=True, slots=True)
class MyData:
    """What is kept about the officer."""


@dataclass(frozen=True, slots=True)
class Held:
    """What figures are held against: "below", "at_most", "at_least" or "above" a number in the indicator's unit."""

    side: str
    number: Decimal


@dataclass(frozen=True, slots=True)
class Ranking:
    """One indicator among comparable communes, for reading only: all groups in short, or a page of one ``group``.

    ``group`` is the place of a group among the indicator's; ``period`` a key, None for the newest that is complete.
    ``units``: only these communes beside each other. ``shown``: one group as a picture, the asker's own without
    a ``group``. ``slowest``: it was asked who is furthest behind; ``alone``: what came in the
    period alone. ``held``: only the units whose figure lies on that side, without ranks.
    """

    indicator: str
    period: str | None = None
    group: int | None = None
    page: int = 1
    units: tuple[str, ...] = ()
    shown: Literal["words", "chart"] = "words"
    slowest: bool = False
    alone: bool = False
    held: Held | None = None


Inquiry = (
    ProgressOverall
    | ProgressOfIndicators
    | Compared
    | Rows
    | History
    | Reasons
    | Ahead
    | Collected
    | NamedVillage
    | OfVillages
    | TargetsGiven
    | Ranking
    | SideBySide
    | ThroughTheYear
    | UnitCompared
    | WhoIsLate
    | Deadlines
    | MyData
    | WhyReminded
    | LeadingInquiry
)


@dataclass(frozen=True, slots=True)
class Reply:
    """What to say: text, and the choices on offer.

    ``about``: the tokens that say what it is about, where its choices do not. ``lines`` are those of a list, which a
    number typed next opens; beside an open question they are not on offer, but it may mean one of them.
    ``below_answer``: the question stands below an answer to another one. ``asks_which``: the choices are what may have
    been meant, so that they are offered beside an open question too.
    """

    text: str
    choices: tuple[messages.Choice, ...] = ()
    typed_as: messages.TypedAs = messages.TypedAs.NUMBER
    picture: messages.Picture | None = None
    document: messages.Document | None = None
    about: tuple[str, ...] = ()
    lines: tuple[messages.Line, ...] = ()
    below_answer: bool = False
    asks_which: bool = False

    @property
    def led_to(self) -> tuple[str, ...]:
        """The tokens by which a short question after it is understood."""
        return self.about or tuple(choice.token for choice in self.choices)

    def above(self, question: Reply) -> Reply:
        """This, and below it the question an officer is at with its choices."""
        return replace(
            self,
            text=f"{self.text}\n\n{question.text}",
            choices=question.choices,
            typed_as=question.typed_as,
            about=self.led_to,
            below_answer=True,
        )

    def anew(self) -> Reply:
        """The same, after which nothing that was talked about before counts."""
        return replace(self, about=self.led_to)


@dataclass(frozen=True, slots=True)
class Step:
    """The outcome of one turn: the state after it, what to change, what to look up, what to say.

    With an ``inquiry`` its answer comes first, behind ``note``, and then ``reply``: the question the officer was at.
    Neither means: say nothing (a group). ``back``: the list that the answer was opened from.
    """

    state: states.State
    reply: Reply | None
    decisions: tuple[Decision, ...] = field(default=())
    inquiry: Inquiry | None = None
    note: str = ""
    back: str = ""
