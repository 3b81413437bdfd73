"""The hours at which a role may be written to, as the ladder's file writes them. (pure)

Promises: windows in order, the slot within them; a time without quotes is refused.
Must not: know a day, or who has which role.
"""

from __future__ import annotations

import re
from datetime import time
from itertools import pairwise
from typing import Annotated, Any, Final

import pydantic

_CLOCK: Final = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)


def _clock(written: Any) -> time:
    # An unquoted 18:30 is the number 1110 in YAML, which would pass for 00:18:30.
    found = _CLOCK.fullmatch(written) if isinstance(written, str) else None
    if found is None:
        raise ValueError('write the time in quotes, as "18:30"')
    return time(int(found[1]), int(found[2]))


def _window(written: Any) -> tuple[time, time]:
    opens, dash, closes = written.partition("-") if isinstance(written, str) else ("", "", "")
    window = (_clock(opens), _clock(closes)) if dash else None
    if window is None or window[0] >= window[1]:
        raise ValueError('write the window in quotes, as "07:30-11:00", the earlier time first')
    return window


Clock = Annotated[time, pydantic.BeforeValidator(_clock)]
Window = Annotated[tuple[time, time], pydantic.BeforeValidator(_window)]


class Hours(pydantic.BaseModel):
    """When a role hears from us, in district time. ``windows``: from and until, in order."""

    model_config = pydantic.ConfigDict(frozen=True, extra="forbid")

    slot: Clock
    windows: tuple[Window, ...] = pydantic.Field(min_length=1)

    def allows(self, clock: time) -> bool:
        """Whether the role may be written to at this time of a working day."""
        return any(opens <= clock < closes for opens, closes in self.windows)

    def slot_for(self, chosen: str) -> time:
        """The hour an officer chose, "HH:MM", where it lies within the windows; else the role's own."""
        found = _CLOCK.fullmatch(chosen)
        clock = time(int(found[1]), int(found[2])) if found else self.slot
        return clock if self.allows(clock) else self.slot

    @pydantic.model_validator(mode="after")
    def _fit(self) -> Hours:
        if any(earlier[1] > later[0] for earlier, later in pairwise(self.windows)):
            raise ValueError("the windows overlap or are out of order")
        if not self.allows(self.slot):
            raise ValueError("the slot lies outside the windows")
        return self
