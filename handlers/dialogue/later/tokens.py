"""The tokens of choices about reminders. Those that begin with "go." mean the same whenever they are tapped.

Those that remind again at a moment are in ``reminders.later_choices``, which puts them under reminders.

Promises: at most 40 ASCII characters; what is built here is read here.
Must not: hold a label.
"""

from __future__ import annotations

from datetime import time
from typing import Final

ALL: Final = "all"
GO_HOUR_USUAL: Final = "go.hour.usual"

_HOUR: Final = "go.hour."
_OPTION: Final = "option."
_CLOCK: Final = "%H%M"


def hour(clock: time) -> str:
    """Always remind at this hour."""
    return f"{_HOUR}{clock.strftime(_CLOCK)}"


def read_hour(token: str) -> time | None:
    """At which hour a token reminds for good."""
    digits = token.removeprefix(_HOUR)
    if not token.startswith(_HOUR) or len(digits) != 4 or not digits.isdecimal():
        return None
    hour, minute = int(digits[:2]), int(digits[2:])
    return time(hour, minute) if hour < 24 and minute < 60 else None


def option(position: int) -> str:
    return f"{_OPTION}{position}"


def read_option(token: str) -> int | None:
    """Which of the reports or colleagues shown, from 0."""
    rest = token.removeprefix(_OPTION)
    return int(rest) if token.startswith(_OPTION) and rest.isdecimal() and len(rest) < 3 else None
