"""What an officer can be doing with a report that is put off: saying why there are no figures, or giving it away.

Promises: as ``states`` does; the reports that were shown are kept, so that the answer is about those.
Must not: hold a person's name.
"""

from __future__ import annotations

from typing import Literal

from models import messages


class ReportKey(messages.Value):
    """A report of the officer's own unit."""

    form: str
    period: str


class ChoosingPutOff(messages.Value):
    """Several reports are open: which one has no figures, or goes to ``colleague`` (an officer's id)?

    ``reason`` is why there are no figures, if it was said.
    """

    kind: Literal["choosing_put_off"] = "choosing_put_off"
    reports: tuple[ReportKey, ...]
    reason: str = ""
    colleague: int | None = None


class ExplainingStandstill(messages.Value):
    """Why are there no figures? The next text is the reason."""

    kind: Literal["explaining_standstill"] = "explaining_standstill"
    reports: tuple[ReportKey, ...]


class ConfirmingStandstill(messages.Value):
    """What follows from having no figures yet has been shown."""

    kind: Literal["confirming_standstill"] = "confirming_standstill"
    reports: tuple[ReportKey, ...]
    reason: str


class ChoosingColleague(messages.Value):
    """Several colleagues have that name: who takes one of the reports? By officers' ids."""

    kind: Literal["choosing_colleague"] = "choosing_colleague"
    reports: tuple[ReportKey, ...]
    colleagues: tuple[int, ...]


class ConfirmingHandover(messages.Value):
    """The reports and the colleague who is to take them have been shown."""

    kind: Literal["confirming_handover"] = "confirming_handover"
    reports: tuple[ReportKey, ...]
    colleague: int


StandingStill = ExplainingStandstill | ConfirmingStandstill
HandingOver = ChoosingColleague | ConfirmingHandover
PuttingOff = ChoosingPutOff | StandingStill | HandingOver
