"""Officers who file June's monthly report through the Bot API's stand-in and answer every prompt they get.

Promises: a prompt that comes twice is answered twice, with the same answer; every officer has a number of their
own for every question. Must not: know what the bot keeps.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import re
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, field

from models.plan.loading import load_plan
from models.plan.periods import period_from_key
from tests.delivering import phrases
from tests.standins.bot_api import BotApi, Call

FORM, PERIOD = "commune_month", "2024-06"
JUNE = f"go.form.{FORM}.{PERIOD.lower()}"
FIRST_CHAT = 5_000_001


@dataclass(frozen=True)
class Question:
    """One question of the form as the officer reads it."""

    indicator: str
    short: str
    ratio: bool


def questions_of(unit: str) -> tuple[Question, ...]:
    """What this commune is asked in June, in order."""
    plan = load_plan()
    return tuple(
        Question(field.indicator, plan.indicators[field.indicator].short("vi"), field.whole is not None)
        for field in plan.forms[FORM].asked(unit, period_from_key(PERIOD))
    )


@dataclass
class CrowdOfficer:
    """One officer: what they were sent, and what they type for each question.

    ``place`` makes the numbers theirs; ``acts`` counts what they sent.
    """

    unit: str
    chat: int
    place: int
    code: str = ""
    receipts: list[str] = field(default_factory=list)
    heard: list[Call] = field(default_factory=list)
    acts: int = 0

    def __post_init__(self) -> None:
        self.questions = questions_of(self.unit)

    @property
    def done(self) -> bool:
        return bool(self.receipts)

    def number(self, position: int) -> str:
        """What this officer types for question ``position``, as typed: below what the district plans of anything."""
        if self.questions[position].ratio:
            return f"{4100 + self.place}/{5200 + self.place}"
        return f"{100 + 6 * self.place + position},{position + 1}"

    @property
    def given(self) -> dict[str, list[str]]:
        """All that this officer has given for each indicator, oldest first."""
        return {question.indicator: [self.number(position)] for position, question in enumerate(self.questions)}

    def joins(self, api: BotApi) -> None:
        self.types(f"/start {self.code}", api)

    def types(self, text: str, api: BotApi) -> None:
        self.acts += 1
        api.officer_types(self.chat, text)

    def answers(self, call: Call, api: BotApi) -> None:
        """React to one message, seen before or not."""
        tokens = {button["callback_data"].partition(":")[2]: button for row in call.buttons for button in row}
        if receipt := phrases.receipt().search(call.text):
            self.receipts.append(receipt[1])
            return
        if self.done:
            return
        if "retype" in tokens:
            self._taps(call, self._meant(call, tokens), api)
        elif question := phrases.question().search(call.text):
            self.types(self.number(int(question[1]) - 1), api)
        elif chosen := next((token for token in ("yes", "file", JUNE) if token in tokens), None):
            self._taps(call, chosen, api)
        elif "go.report" in tokens:
            self.types("/baocao", api)

    def _meant(self, call: Call, tokens: dict[str, dict[str, str]]) -> str:
        """The reading that is what this officer means for the indicator named, or to type it again."""
        for position, question in enumerate(self.questions):
            if f", {question.short}:" in call.text:
                readings = (token for token in tokens if token.startswith("take."))
                wanted = self.number(position)
                return next((token for token in readings if wanted in plain(tokens[token]["text"])), "retype")
        return "retype"

    def _taps(self, call: Call, token: str, api: BotApi) -> None:
        assert call.message_id is not None
        prompt = call.buttons[0][0]["callback_data"].partition(":")[0]
        self.acts += 1
        api.officer_taps(self.chat, call.message_id, f"{prompt}:{token}")


def plain(label: str) -> str:
    """A label without the dots between thousands: officers here type none."""
    return re.sub(r"(?<=\d)\.(?=\d{3})", "", label)


def crowd_of(invitations: Sequence[tuple[str, str]]) -> list[CrowdOfficer]:
    """One officer for each (unit, code)."""
    return [CrowdOfficer(unit, FIRST_CHAT + place, place, code) for place, (unit, code) in enumerate(invitations)]


async def all_done(crowd: Sequence[CrowdOfficer], within: float) -> None:
    """Wait until everybody has read a receipt: that happens between two calls of the bot."""
    async with asyncio.timeout(within):
        while not all(officer.done for officer in crowd):
            await asyncio.sleep(0.02)


@contextlib.asynccontextmanager
async def answering(
    crowd: Sequence[CrowdOfficer], api: BotApi, chance: random.Random, slowest: float = 0.1
) -> AsyncIterator[None]:
    """While inside, every officer answers what arrives, in the order of arrival, each in their own time."""
    tasks = [asyncio.create_task(_answer(officer, api, chance, slowest)) for officer in crowd]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
    for task in tasks:
        if not task.cancelled():
            task.result()


async def _answer(officer: CrowdOfficer, api: BotApi, chance: random.Random, slowest: float) -> None:
    news = _arriving(officer, api)
    while True:
        call = next(news)
        if call is None:
            count = len(api.sent)
            await api.until(lambda count=count: len(api.sent) > count, within=600)  # type: ignore[misc]
            continue
        await asyncio.sleep(chance.random() * slowest)
        officer.heard.append(call)
        officer.answers(call, api)


def _arriving(officer: CrowdOfficer, api: BotApi) -> Iterator[Call | None]:
    """What reaches this officer, one by one; None when there is nothing new."""
    seen = 0
    while True:
        if seen == len(api.sent):
            yield None
            continue
        call = api.sent[seen]
        seen += 1
        if call.chat == officer.chat:
            yield call
