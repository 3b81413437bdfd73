"""A network that answers "later" to every third call: nothing is lost or doubled, and no call falls into a wait."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import datetime, timedelta

import pytest

from bot.channels import contract
from bot.channels.contract import Allowance, Limits, Reach, TryLater
from models import messages
from tests.delivering.outgoing import PostRoom, StoppedClock
from tests.delivering.scripted import ScriptedChannel

SECOND = timedelta(seconds=1)
LIMITS = Limits(Allowance(30, SECOND), Allowance(3, SECOND, "one by one"))
CHATS = [str(chat) for chat in range(6000, 6012)]


class Stormy(ScriptedChannel):
    """Tells a third of the callers to wait, a tenth of those the whole bot."""

    def __init__(self, chance: random.Random, clock: StoppedClock) -> None:
        super().__init__(LIMITS)
        self.chance, self.clock = chance, clock
        self.at: list[datetime] = []

    async def deliver(self, delivery: contract.Delivery) -> contract.Outcome:
        if self.chance.random() < 0.3:
            reach = Reach.BOT if self.chance.random() < 0.1 else Reach.CHAT
            self.answers(delivery.address, TryLater(self.chance.randint(1, 40) * SECOND, reach))
        self.at.append(self.clock())
        return await super().deliver(delivery)


@pytest.mark.parametrize("seed", range(4))
async def test_a_storm_of_refusals_loses_nothing_and_no_call_falls_into_a_wait(post_room: PostRoom, seed: int) -> None:
    chance = random.Random(seed)
    post_room.clock = clock = StoppedClock()
    post_room.channel = channel = Stormy(chance, clock)
    written: defaultdict[str, list[str]] = defaultdict(list)
    for number in range(5):
        for chat in CHATS:
            why = chance.choice([messages.Why.ANSWER, messages.Why.REMINDER, messages.Why.BROADCAST])
            await post_room.puts(chat, f"{why.value} {number}", why=why)
            written[chat].append(f"{why.value} {number}")
    await post_room.begins()
    for step in range(400):
        if len(channel.texts()) == 60:
            break
        if step % 25 == 24:  # and now and then the process starts anew
            await post_room.stops()
            await post_room.begins()
        await post_room.passes(chance.choice([0.2, 1, 5]))
    for chat in CHATS:
        assert sorted(channel.texts(chat)) == sorted(written[chat])
        for why in messages.Why:
            ours = [text for text in written[chat] if text.startswith(why)]
            assert [text for text in channel.texts(chat) if text.startswith(why)] == ours
    assert _calls_in_a_wait(channel) == []


def _calls_in_a_wait(channel: Stormy) -> list[str]:
    """Calls made to a chat, or to anybody, before a wait that had been asked for was over."""
    found, until = [], defaultdict[str, datetime](lambda: datetime.min.replace(tzinfo=channel.at[0].tzinfo))
    for at, (delivery, outcome) in zip(channel.at, channel.tried, strict=True):
        if at < max(until[delivery.address], until["everybody"]):
            found.append(f"{delivery.message.text} to {delivery.address} at {at}")
        if isinstance(outcome, TryLater):
            whom = "everybody" if outcome.reach is Reach.BOT else delivery.address
            until[whom] = max(until[whom], at + outcome.after)
    return found
