"""What an officer can be doing. Each state is named by it and holds only what it always needs.

Promises: frozen, stored as JSON, read back equal; an unknown shape is refused, never guessed.
Must not: hold answers (those are draft rows) or anything a channel knows.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter

from handlers.dialogue.later.states import PuttingOff
from handlers.dialogue.leaders.states import Leading
from handlers.dialogue.lists.states import Importing
from handlers.reading.reports.report import Line
from models import messages, records
from models.plan import measures

VERSION = 1
RESTORED = -1  # stored as the version of a state that a restored database cannot vouch for


class Purpose(StrEnum):
    """Why a figure is asked: to fill the draft, to mend it at the read-back, or to correct a filed report."""

    FILL = "fill"
    REVIEW = "review"
    CORRECT = "correct"


class Candidate(messages.Value):
    """An answer that may be meant, not stored yet. ``measure`` is the measure as JSON; ``below`` is how many of how
    many units below made it, where they did."""

    measure: dict[str, Any]
    per: measures.Per | None
    estimated: bool
    raw: str
    below: tuple[int, int] | None = None

    @classmethod
    def of(cls, answer: records.Answer) -> Candidate:
        return cls(
            measure=measures.to_json(answer.measure),
            per=answer.per,
            estimated=answer.estimated,
            raw=answer.raw,
            below=(answer.below.reported, answer.below.expected) if answer.below else None,
        )

    def answer(self) -> records.Answer:
        below = measures.Below(*self.below) if self.below else None
        return records.Answer(measures.from_json(self.measure), self.per, self.estimated, self.raw, below)


class LastAnswer(messages.Value):
    """The answer accepted last, to recognise it when it comes a second time."""

    indicator: str
    raw: str


class Change(messages.Value):
    """The new value of one indicator of a filed report, read back before it is kept."""

    indicator: str
    candidate: Candidate


class Unsettled(messages.Value):
    """What one message reported and is not settled yet. The question that is open is about the first ``asked`` lines.

    ``given`` are the indicators that the message has settled; ``changes`` are what it corrects of a filed report, kept
    together so that one yes is for all.
    """

    lines: tuple[Line, ...]
    asked: int = 0
    given: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()


class Stranger(messages.Value):
    """Nobody we know writes from here."""

    kind: Literal["stranger"] = "stranger"


class Enrolling(messages.Value):
    """An invitation was opened; the notice is shown and agreement is awaited."""

    kind: Literal["enrolling"] = "enrolling"
    invitation: int


class Idle(messages.Value):
    """Nothing is being asked."""

    kind: Literal["idle"] = "idle"


class ViewingReport(messages.Value):
    """Nothing is being asked; a filed report was just shown, and "sửa 3" means its third line."""

    kind: Literal["viewing_report"] = "viewing_report"
    form: str
    period: str


class AskingForValue(messages.Value):
    """A figure is asked. ``asked_at`` is the newest message in the inbox when it was: what came before cannot
    have seen the question. ``skipped`` are the indicators passed over in this round. ``pending`` is set while a
    message that reported several figures is gone through. ``villages_shown`` is what the question showed of the
    villages' figures: only that can be taken over.
    """

    kind: Literal["asking_for_value"] = "asking_for_value"
    form: str
    period: str
    indicator: str
    purpose: Purpose
    asked_at: int
    skipped: tuple[str, ...]
    last: LastAnswer | None
    pending: Unsettled | None = None
    villages_shown: str = ""


class QuestioningAnswer(messages.Value):
    """An answer has more than one reading, or one that is odd; nothing is stored until the officer says so.

    ``doubt`` names the phrase that asks; ``values`` are its words. ``lines`` are those of a list that may be meant.
    """

    kind: Literal["questioning_answer"] = "questioning_answer"
    asking: AskingForValue
    candidates: tuple[Candidate, ...]
    doubt: str
    values: dict[str, str]
    lines: tuple[messages.Line, ...] = ()


class ConfirmingCopy(messages.Value):
    """Several figures are about to be taken over from the period before."""

    kind: Literal["confirming_copy"] = "confirming_copy"
    asking: AskingForValue
    indicators: tuple[str, ...]


class ConfirmingReport(messages.Value):
    """The whole draft has been read back; ``shown`` is what was read, to notice a colleague's change.
    ``villages_shown`` is what it said of villages that have reported since their figures were taken.
    """

    kind: Literal["confirming_report"] = "confirming_report"
    form: str
    period: str
    shown: str = ""
    villages_shown: str = ""


class ChoosingField(messages.Value):
    """Which figure of the read-back is to be mended."""

    kind: Literal["choosing_field"] = "choosing_field"
    form: str
    period: str
    purpose: Purpose


class ConfirmingCorrection(messages.Value):
    """A correction of a filed report has been read back."""

    kind: Literal["confirming_correction"] = "confirming_correction"
    form: str
    period: str
    indicator: str
    candidate: Candidate

    @property
    def as_changes(self) -> tuple[Change, ...]:
        """What is read back."""
        return (Change(indicator=self.indicator, candidate=self.candidate),)


class ConfirmingCorrections(messages.Value):
    """Several corrections of a filed report have been read back together."""

    kind: Literal["confirming_corrections"] = "confirming_corrections"
    form: str
    period: str
    changes: tuple[Change, ...]

    @property
    def as_changes(self) -> tuple[Change, ...]:
        """What is read back."""
        return self.changes


class ChoosingIndicator(messages.Value):
    """A line of a message fits several indicators; ``asking`` is the report it is for and what else is unsettled."""

    kind: Literal["choosing_indicator"] = "choosing_indicator"
    asking: AskingForValue
    indicators: tuple[str, ...]


class ReportOf(messages.Value):
    """A form and period, open or filed."""

    form: str
    period: str


class PlacingFigures(messages.Value):
    """A message reported several figures, and it is asked which report they are for, or whether they are meant.

    ``unsure`` are the pieces that were not understood. ``left`` is the report that was being made before.
    """

    kind: Literal["placing_figures"] = "placing_figures"
    lines: tuple[Line, ...]
    among: tuple[ReportOf, ...]
    unsure: tuple[str, ...]
    left: ReportOf | None


class ConfirmingCancel(messages.Value):
    """The officer wants to drop a draft."""

    kind: Literal["confirming_cancel"] = "confirming_cancel"
    form: str
    period: str


class ConfirmingLeave(messages.Value):
    """The officer wants to leave the system."""

    kind: Literal["confirming_leave"] = "confirming_leave"


State = (
    Stranger
    | Enrolling
    | Idle
    | ViewingReport
    | AskingForValue
    | QuestioningAnswer
    | ConfirmingCopy
    | ConfirmingReport
    | ChoosingField
    | ConfirmingCorrection
    | ConfirmingCorrections
    | ChoosingIndicator
    | PlacingFigures
    | ConfirmingCancel
    | ConfirmingLeave
    | PuttingOff
    | Leading
    | Importing
)

_ADAPTER: TypeAdapter[State] = TypeAdapter(Annotated[State, Field(discriminator="kind")])


def to_json(state: State) -> str:
    """A state as it is stored."""
    return state.model_dump_json()


def from_json(stored: str) -> State:
    """A stored state. Raises pydantic's ValidationError on a shape this version does not know."""
    return _ADAPTER.validate_json(stored)
