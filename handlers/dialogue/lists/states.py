"""What somebody who brings in a list can be doing: confirming what was shown.

Promises: as ``states`` does; every row keeps what held when it was shown, so that a change in between is noticed.
Must not: hold a person or an address.
"""

from __future__ import annotations

from typing import Literal

from handlers.dialogue.lists.changes import PastChange, TargetChange
from models import messages


class ConfirmingTargets(messages.Value):
    """These targets will hold once it is said so; ``shown`` is what was said about them."""

    kind: Literal["confirming_targets"] = "confirming_targets"
    rows: tuple[TargetChange, ...]
    shown: str


class ConfirmingPast(messages.Value):
    """These figures of earlier years will hold once it is said so; ``shown`` is what was said about them."""

    kind: Literal["confirming_past"] = "confirming_past"
    rows: tuple[PastChange, ...]
    shown: str


Importing = ConfirmingTargets | ConfirmingPast
