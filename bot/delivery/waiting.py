"""Who has to wait, and until when: chats and whole channels.

Promises: a wait is never made shorter by another; a network that is away is asked by one message at a time, less and
less often.
Must not: read a clock, or forget what a restart has to know (the rows themselves keep that).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot.delivery.backoff import wait_before
from models.store.queries.delivering import Which
from models.store.queries.waits import Wait


class Waiting:
    """The waits that are on. Moments are aware."""

    def __init__(self) -> None:
        self._channels: dict[str, datetime] = {}
        self._away: dict[str, int] = {}
        self._chats: dict[int, Wait] = {}

    def note(self, wait: Wait) -> None:
        """From now on."""
        if wait.reach == "channel":
            self._channels[wait.channel] = max(wait.until, self._channels.get(wait.channel, wait.until))
            return
        before = self._chats.get(wait.conversation)
        if before is None or before.until <= wait.until or before.reach == "unasked":
            self._chats[wait.conversation] = wait

    def note_away(self, channel: str, now: datetime) -> None:
        """The network could not be reached. What failed at the same time as another counts once."""
        if not self.holds(channel, now):
            self._away[channel] = self._away.get(channel, 0) + 1
            self._channels[channel] = now + wait_before(self._away[channel])

    def note_there(self, channel: str) -> None:
        """The network answered."""
        self._away.pop(channel, None)

    def is_away(self, channel: str) -> bool:
        """Whether the network did not answer the last time."""
        return channel in self._away

    def holds(self, channel: str, now: datetime) -> bool:
        """Whether the whole channel has to wait."""
        return self._channels.get(channel, now) > now

    def chats(self, which: Which, now: datetime) -> list[int]:
        """The conversations that get nothing of this kind now."""
        self._chats = {chat: wait for chat, wait in self._chats.items() if wait.until > now}
        return [chat for chat, wait in self._chats.items() if which == "unasked" or wait.reach == "chat"]

    def let_go(self, conversations: Iterable[int]) -> None:
        """These need not wait any longer."""
        for conversation in conversations:
            self._chats.pop(conversation, None)
