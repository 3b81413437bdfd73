"""The stages of a reminder that are no step of a form's ladder. (pure)

Promises: a slug is stored, so it never changes once used; a ladder may not use one of these.
Must not: know when anything is due.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

NO_FORM: Final = ""

# The officer asked to be reminded again at another moment.
AGAIN: Final = "again"
# What stood still goes on: the pause of a standstill is over. No deadline.
RESUME: Final = "resume"
# A colleague gave the form and period to this officer, who is told once.
GIVEN: Final = "given"
# The row's officer cannot be written to any more, which a leader is told once. No form, no period.
SILENT: Final = "silent"
# The row's officer said that the figures do not exist yet, which a leader is told once.
STANDSTILL: Final = "standstill"

# No reminder: a note that the row's officer has to be planned anew. It lies before every moment.
PLAN_ANEW: Final = "plan_anew"
BEFORE_EVERYTHING: Final = datetime(1970, 1, 1, tzinfo=UTC)

FOR_LEADERS: Final = frozenset({SILENT, STANDSTILL})
RESERVED: Final = frozenset({AGAIN, RESUME, GIVEN, SILENT, STANDSTILL, PLAN_ANEW})
