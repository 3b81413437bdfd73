"""Officers who have filed and correct their figures on and on, with questions and idle talk between.

Promises: a message that comes twice is answered twice, in the same way; a correction counts as given once its officer
has been told so. Must not: know what the bot keeps.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field

from tests.delivering import phrases
from tests.delivering.crowd import CrowdOfficer, plain
from tests.standins.bot_api import BotApi, Call

ASIDES = ("tien do", "con thieu gi", "han nop", "xin chao", "412,5", "👍", "tro giup", "xem bao cao da nop")


@dataclass
class Corrector(CrowdOfficer):
    """``waits``: how long each message waited for the first answer the officer saw, in seconds."""

    corrected: list[tuple[str, str]] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    _seen: int = 0
    _wanted: int = 0
    _said_at: float = 0.0
    _answered: dict[str, tuple[int, str] | str] = field(default_factory=dict)

    @property
    def given(self) -> dict[str, list[str]]:
        """What was filed, then what it was corrected to."""
        given = super().given
        for indicator, text in self.corrected:
            given[indicator].append(text)
        return given

    @property
    def waiting(self) -> bool:
        """Whether a correction was asked for and not yet told done."""
        return self._wanted > len(self.corrected)

    def reads(self, api: BotApi) -> list[Call]:
        """What has arrived since the last look."""
        news = [call for call in api.sent[self._seen :] if call.chat == self.chat]
        self._seen = len(api.sent)
        for call in news:
            indicator, text = self._correction(len(self.corrected))
            told = phrases.corrected(self._short(indicator)).search(call.text)
            # Asked for twice, as a repeated prompt is, a correction is read back and told as a list of one.
            done = phrases.corrected_together().search(call.text) or (told and plain(told[1]) == text)
            if self.waiting and done:
                self.corrected.append((indicator, text))
        return news

    def acts_on(self, call: Call, api: BotApi, chance: random.Random, *, more: bool) -> None:
        """Answer the newest message; without ``more`` nothing new is begun."""
        self.waits.append(call.at - self._said_at)
        prompt = _prompt(call)
        act = self._answered.get(prompt) if prompt else None
        if act is None:
            act = self._next(call, chance, more=more)
        if prompt and act:
            self._answered = {prompt: act}
        self._does(act, api)

    def begins(self, api: BotApi) -> None:
        """Ask for the first correction; what came before is read already."""
        self._seen, self._wanted = len(api.sent), 1
        self._does(self._ask(), api)

    def _does(self, act: tuple[int, str] | str | None, api: BotApi) -> None:
        if act is None:
            return
        self._said_at = time.monotonic()
        if isinstance(act, str):
            self.types(act, api)
        else:
            self.acts += 1
            api.officer_taps(self.chat, *act)

    def _next(self, call: Call, chance: random.Random, *, more: bool) -> tuple[int, str] | str | None:
        if self.waiting:
            meant = self._meant_by(call)
            return (call.message_id or 0, meant) if meant else self._ask()
        if not more:
            return None
        if chance.random() < 0.4:
            return chance.choice(ASIDES)
        self._wanted += 1
        return self._ask()

    def _meant_by(self, call: Call) -> str | None:
        """The choice that agrees: to the reading of the figure, or to the correction."""
        text = self._correction(len(self.corrected))[1]
        for row in call.buttons:
            for button in row:
                token = button["callback_data"].partition(":")[2]
                if token == "yes" or (token.startswith("take.") and text in plain(button["text"])):
                    return button["callback_data"]
        return None

    def _ask(self) -> str:
        indicator, text = self._correction(len(self.corrected))
        return f"sửa {self._short(indicator)} tháng 6 thành {text}"

    def _correction(self, count: int) -> tuple[str, str]:
        """The indicator and the figure of the officer's so-manieth correction: never what stands there."""
        turn, position = divmod(count, len(self.questions))
        question = self.questions[position]
        if question.ratio:
            return question.indicator, f"{4100 + self.place + turn % 50 + 1}/{5200 + self.place + turn % 50 + 1}"
        return question.indicator, f"{100 + 6 * self.place + position},{(position + turn + 1) % 9 + 1}"

    def _short(self, indicator: str) -> str:
        return next(question.short for question in self.questions if question.indicator == indicator)


def _prompt(call: Call) -> str | None:
    return call.buttons[0][0]["callback_data"].partition(":")[0] if call.buttons else None


@contextlib.asynccontextmanager
async def correcting(
    crowd: Sequence[Corrector], api: BotApi, chance: random.Random, a_second: float
) -> AsyncIterator[None]:
    """While inside, all correct, together so many messages a second; at the end what was begun is finished."""
    ends = asyncio.Event()
    tasks = [asyncio.create_task(_corrects(officer, api, chance, len(crowd) / a_second, ends)) for officer in crowd]
    try:
        yield
    finally:
        ends.set()
    async with asyncio.timeout(120):
        await asyncio.gather(*tasks)


async def _corrects(officer: Corrector, api: BotApi, chance: random.Random, every: float, ends: asyncio.Event) -> None:
    officer.begins(api)
    while officer.waiting or not ends.is_set():
        # Whoever looks only after thinking finds what came meanwhile, and answers the newest of it.
        await asyncio.sleep(every * (0.5 + chance.random()))
        if news := officer.reads(api):
            officer.acts_on(news[-1], api, chance, more=not ends.is_set())
