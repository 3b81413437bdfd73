"""Who works beside the officer and who leads them, loaded when a turn is about handing over or having no figures.

Promises: values only; nobody of another unit is a colleague.
Must not: load anything by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.people import Person


@dataclass(frozen=True)
class Staff:
    """``colleagues`` of the officer's own unit who may report, without the officer; ``leaders`` who can be told."""

    colleagues: Sequence[Person] = ()
    leaders: Sequence[Person] = ()

    def colleague(self, officer: int) -> Person | None:
        return next((person for person in self.colleagues if person.officer == officer), None)
