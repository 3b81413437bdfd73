"""What is loaded once and never changes while the bot runs: the plan and the words.

Promises: frozen. Must not: hold a connection, a setting or anything a message can change.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from handlers.reading.reader import Reader
from models.plan.plan import Plan
from reminders.ladder import Ladder


@dataclass(frozen=True)
class Knowledge:
    """``ordinals`` are the words that may stand before the number of a choice.

    ``hand_to_hand`` are the channels over which a message cannot come twice. ``data`` is "sample" for
    the demonstration district, whose figures are marked wherever they are shown.
    """

    plan: Plan
    ladder: Ladder
    reader: Reader
    ordinals: frozenset[str]
    hand_to_hand: frozenset[str]
    data: Literal["real", "sample"]
