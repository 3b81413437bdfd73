"""What a leader can be doing: giving more time, writing to a unit, addressing many.

Promises: as ``states`` does; the deadlines that were shown are kept, so that a change in between is noticed.
Must not: hold a person, a phone number or an address.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from handlers.reading.orders import Audience
from models import messages


class LateReport(messages.Value):
    """A report that is not filed, with its deadline as it was shown."""

    form: str
    period: str
    due_on: date


class ChoosingExtended(messages.Value):
    """Which of the unit's reports is to be given more time; ``wanted`` is a day that was typed already."""

    kind: Literal["choosing_extended"] = "choosing_extended"
    unit: str
    reports: tuple[LateReport, ...]
    wanted: str = ""


class ChoosingDeadline(messages.Value):
    """Until which day."""

    kind: Literal["choosing_deadline"] = "choosing_deadline"
    unit: str
    reports: tuple[LateReport, ...]


class GivingReason(messages.Value):
    """The day is chosen; why, in one short sentence."""

    kind: Literal["giving_reason"] = "giving_reason"
    unit: str
    reports: tuple[LateReport, ...]
    due_on: date


class ConfirmingExtension(messages.Value):
    """The extension has been read back."""

    kind: Literal["confirming_extension"] = "confirming_extension"
    unit: str
    reports: tuple[LateReport, ...]
    due_on: date
    reason: str


class WritingMessage(messages.Value):
    """The next text goes to the unit's officers, once it was shown."""

    kind: Literal["writing_message"] = "writing_message"
    unit: str


class ConfirmingMessage(messages.Value):
    """The message has been shown with those it goes to."""

    kind: Literal["confirming_message"] = "confirming_message"
    unit: str
    text: str


class ChoosingAudience(messages.Value):
    """Whom a broadcast is for; ``text`` was written already for somebody else."""

    kind: Literal["choosing_audience"] = "choosing_audience"
    text: str = ""


class _Addressed(messages.Value):
    """Whom it is for: see ``Audience``."""

    level: str | None
    standing: str | None
    cluster: str | None = None

    @property
    def audience(self) -> Audience:
        return Audience(self.level, self.standing, self.cluster)


class WritingBroadcast(_Addressed):
    """The next text is the broadcast's, whatever it says, once it was shown."""

    kind: Literal["writing_broadcast"] = "writing_broadcast"


class ConfirmingBroadcast(_Addressed):
    """The broadcast has been shown as it will look."""

    kind: Literal["confirming_broadcast"] = "confirming_broadcast"
    text: str


Extending = ChoosingExtended | ChoosingDeadline | GivingReason | ConfirmingExtension
OfUnit = Extending | WritingMessage | ConfirmingMessage
OfMany = ChoosingAudience | WritingBroadcast | ConfirmingBroadcast
Leading = OfUnit | OfMany
# In these whatever is typed is the text, a command too.
Dictating = GivingReason | WritingMessage | WritingBroadcast
