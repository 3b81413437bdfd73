"""What an officer is not reminded of as it is, so that no reminder is promised that will not come.

Promises: values only. Must not: load anything by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

FormAndPeriod = tuple[str, str]


@dataclass(frozen=True)
class PutOffAlready:
    """By (form slug, period key): what the officer gave to a colleague; until when the unit's standstills last."""

    given: Collection[FormAndPeriod] = frozenset()
    standing: Mapping[FormAndPeriod, datetime] = field(default_factory=dict)
