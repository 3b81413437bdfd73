"""What somebody who brings in a list decides to change, as values.

Promises: imperative names, everything needed to carry it out inside.
Must not: carry anything out.
"""

from __future__ import annotations

from dataclasses import dataclass

from handlers.dialogue.lists.changes import PastChange, TargetChange


@dataclass(frozen=True, slots=True)
class ImportTargets:
    """Let these targets hold from now on."""

    rows: tuple[TargetChange, ...]


@dataclass(frozen=True, slots=True)
class ImportPast:
    """Let these figures of earlier years hold from now on."""

    rows: tuple[PastChange, ...]


ListDecision = ImportTargets | ImportPast
