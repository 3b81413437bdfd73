"""When one period of one form opens, is due and closes: after the form's rule, or as the district fixed it.

Promises: frozen, checked values; no form opens before the cut-off of its period.
Must not: count working days (see ``calendar``), know a unit's extension or today's date.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any

import pydantic


@dataclass(frozen=True, slots=True)
class Window:
    """The days of one form and period. ``due_on``: the last in time. ``closes_on``: the last on which it can be
    filed at all, None for no end."""

    opens_on: date
    due_on: date
    closes_on: date | None = None

    def is_open(self, day: date) -> bool:
        """Whether the form can be filled on ``day``."""
        return self.opens_on <= day and (self.closes_on is None or day <= self.closes_on)

    def extended(self, due_on: date) -> Window:
        """The window of a unit that was given until ``due_on``: it closes no earlier than that."""
        closes_on = None if self.closes_on is None else max(self.closes_on, due_on)
        return replace(self, due_on=due_on, closes_on=closes_on)


def _key(written: Any) -> Any:
    # An unquoted 2024 is a number in YAML; as a key it names the year.
    return str(written) if isinstance(written, int) and not isinstance(written, bool) else written


class FixedWindow(pydantic.BaseModel):
    """What the district fixed for one form and period; what is None follows the form's rule.

    ``basis`` is the document that says so.
    """

    model_config = pydantic.ConfigDict(frozen=True, extra="forbid")

    form: str
    period: Annotated[str, pydantic.BeforeValidator(_key)]
    opens: date | None = None
    due: date | None = None
    closes: date | None = None
    basis: str = ""

    def over(self, usual: Window) -> Window:
        """The window that holds: the fixed days where there are any, else the usual ones."""
        return Window(self.opens or usual.opens_on, self.due or usual.due_on, self.closes or usual.closes_on)
