"""What a turn about a list may look at beyond the desk, loaded beforehand.

Promises: values only; nothing is there for who may not import.
Must not: load anything by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from handlers.reading.lists.listed import Headless, Listed
from models.imported import PastOnRecord, TargetsOnRecord


@dataclass(frozen=True)
class ListAtHand:
    """``found`` is what the file at hand is, None for a turn without one. ``targets`` and ``past`` hold now."""

    found: Listed | Headless | None = None
    targets: TargetsOnRecord = field(default_factory=dict)
    past: PastOnRecord = field(default_factory=dict)

    @property
    def values(self) -> dict[tuple[str, str], Decimal]:
        """The targets that hold, by unit and indicator."""
        return {key: one.value for key, one in self.targets.items()}
