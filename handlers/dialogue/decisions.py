"""What a turn decides to change, and what it wants looked up, as values.

Promises: imperative names, everything needed to carry it out inside.
Must not: carry anything out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from handlers.dialogue import states
from handlers.dialogue.later.decisions import PuttingOffDecision, WhyReminded
from handlers.dialogue.leaders.decisions import LeadingDecision, LeadingInquiry
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
    | ForgetOfficer
)


@dataclass(frozen=True, slots=True)
class ProgressOverall:
    """How the district, or one unit, stands against all targets: in short, line by line, or as a picture."""

    unit: str | None = None
    shown: Literal["short", "full", "chart"] = "short"


@dataclass(frozen=True, slots=True)
class ProgressOfIndicators:
    """How a few indicators stand in the district, or in one unit."""

    indicators: tuple[str, ...]
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class WhoIsLate:
    """Which units have not filed what is open now."""


@dataclass(frozen=True, slots=True)
class Deadlines:
    """What the officer's unit has to report and until when."""


@dataclass(frozen=True, slots=True)
class MyData:
    """What is kept about the officer."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """One indicator among comparable communes, for reading only: all groups in short, or a page of one ``group``.

    ``group`` is the place of a group among the indicator's; ``period`` a key, None for the newest that is complete.
    """

    indicator: str
    period: str | None = None
    group: int | None = None
    page: int = 1


Inquiry = (
    ProgressOverall | ProgressOfIndicators | WhoIsLate | Deadlines | MyData | Ranking | WhyReminded | LeadingInquiry
)


@dataclass(frozen=True, slots=True)
class Reply:
    """What to say: text, and the choices on offer."""

    text: str
    choices: tuple[messages.Choice, ...] = ()
    typed_as: messages.TypedAs = messages.TypedAs.NUMBER
    picture: messages.ProgressChart | None = None
    document: messages.Document | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """The outcome of one turn: the state after it, what to change, what to look up, what to say.

    With an ``inquiry`` its answer comes first and ``reply`` after it: the question the officer was at.
    ``reply`` None with no inquiry means: say nothing (a group).
    """

    state: states.State
    reply: Reply | None
    decisions: tuple[Decision, ...] = field(default=())
    inquiry: Inquiry | None = None
