"""Whom a request to wait is meant for, learned from who else was asked to wait.

Promises: two chats told to wait at once mean the whole bot must wait.
Must not: read a clock (the moment is an argument) or hold back a delivery itself.
"""

from __future__ import annotations

from datetime import timedelta

from bot.channels import contract


class Floods:
    """The waits that are still on. Moments are seconds of one steady clock."""

    def __init__(self) -> None:
        self._until: dict[str, float] = {}

    def widened(self, wait: contract.TryLater, chat: str, at: float) -> contract.TryLater:
        """``wait`` for ``chat``, made the whole bot's when another chat is waiting too."""
        self._until = {waiting: until for waiting, until in self._until.items() if until > at}
        elsewhere = any(waiting != chat for waiting in self._until)
        self._until[chat] = at + wait.after / timedelta(seconds=1)
        return contract.TryLater(wait.after, contract.Reach.BOT) if elsewhere else wait
