"""The officers of the load: each reports six figures, types one of them wrongly first, and confirms with a button.

Promises: one message at a time from each chat, the next as soon as its answer came (or after ``think`` seconds); an
answer that is not the expected one ends that chat's report. Must not: know which bot answers, or a network.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from benchmarks.peers.district import FIRST_CHAT, reported

BEGIN, WRONG, QUESTIONS, WRONG_AT = "/baocao", "abc", 6, 3
RECEIPT = "Mã biên nhận"
# What each message's answer has to hold; the summary before the last one has the button.
EXPECTED = ("1/6", "2/6", "3/6", "3/6", "4/6", "5/6", "6/6", "", RECEIPT)
TURNS = len(EXPECTED)
Say = Callable[[int, str], None]
Tap = Callable[[int, int, str], None]
Later = Callable[[float, Callable[[], None]], object]


@dataclass(slots=True)
class Officer:
    """One chat. ``step`` is the message that waits for its answer, -1 before the first."""

    chat: int
    step: int = -1
    said_at: float = 0.0
    button: tuple[int, str] | None = None


@dataclass
class Load:
    """``say`` and ``tap`` bring an officer's message to the bot; ``now`` and ``later`` are the clock."""

    chats: int
    say: Say
    tap: Tap
    now: Callable[[], float]
    later: Later
    think: float = 0.0
    seconds: list[float] = field(default_factory=list)
    done: int = 0
    wrong: list[str] = field(default_factory=list)
    began_at: float = 0.0
    ended_at: float = 0.0

    def __post_init__(self) -> None:
        self._officers = {FIRST_CHAT + place: Officer(FIRST_CHAT + place) for place in range(self.chats)}

    @property
    def is_over(self) -> bool:
        return self.done + len(self.wrong) >= self.chats

    def begin(self, a_second: float = 0.0) -> None:
        """All at once, or so many reports begun in a second, at even distances."""
        self.began_at = self.now()
        for place, officer in enumerate(self._officers.values()):
            self.later(place / a_second if a_second else 0.0, lambda officer=officer: self._go_on(officer))

    def hear(self, chat: int, text: str, message: int, buttons: Sequence[Sequence[dict[str, str]]]) -> None:
        """The bot sent a message."""
        officer = self._officers.get(chat)
        if officer is None or officer.step < 0:
            return
        self.ended_at = self.now()
        self.seconds.append(self.ended_at - officer.said_at)
        if EXPECTED[officer.step] not in text:
            self.wrong.append(f"{chat} at {officer.step}: {text[:200]}")
            officer.step = -1
            return
        officer.button = (message, buttons[0][0]["callback_data"]) if buttons else None
        if officer.step == TURNS - 1:
            self.done += 1
        elif self.think:
            self.later(self.think * random.uniform(0.5, 1.5), lambda: self._go_on(officer))
        else:
            self._go_on(officer)

    def _go_on(self, officer: Officer) -> None:
        officer.step += 1
        officer.said_at = self.now()
        if officer.step == TURNS - 1:
            if officer.button is None:
                self.wrong.append(f"{officer.chat}: no button")
                return
            self.tap(officer.chat, *officer.button)
        else:
            self.say(officer.chat, _text(officer.chat, officer.step))


def _text(chat: int, step: int) -> str:
    if step == 0:
        return BEGIN
    if step == WRONG_AT:
        return WRONG
    question = step if step < WRONG_AT else step - 1
    return str(reported(chat, question)).replace(".", ",")
