"""The Telegram channel: listens by polling, delivers by plain calls, and says how each delivery ended.

Promises: the contract of ``bot.channels.contract``; a reply of several parts goes on where it stopped when it
is delivered again; a picture Telegram does not take never holds back the words.
Must not: decide when to send, retry, or know a sentence.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Callable, Sequence
from datetime import timedelta

from bot.channels import contract
from bot.channels.telegram import decoding, encoding, exchange, files, floods, introduction, outcomes, polling, wire

LOG = logging.getLogger(__name__)

API_ROOT = "https://api.telegram.org"
CHAT_ID = re.compile(r"-?[1-9][0-9]{0,17}")
MOST_REMEMBERED = 1000
# As Telegram says: about 30 a second in all, about one a second in a chat with short bursts, 20 a minute in a group.
LIMITS = contract.Limits(
    bot=contract.Allowance(30, timedelta(seconds=1)),
    chat=contract.Allowance(3, timedelta(seconds=1), "one by one"),
    group=contract.Allowance(20, timedelta(minutes=1)),
    group_prefix="-",
)


def _nobody_asked(username: str) -> None:
    LOG.info("Telegram knows the bot as @%s", username)


class TelegramChannel:
    """One bot on Telegram.

    ``menus`` are set at the start, and ``on_identity`` is told the bot's username once Telegram has said it;
    both happen beside the polling and are tried again until they succeed.
    """

    name = decoding.CHANNEL
    limits = LIMITS

    def __init__(
        self,
        token: str,
        api_root: str = API_ROOT,
        *,
        menus: Sequence[introduction.Menu] = (),
        on_identity: Callable[[str], None] = _nobody_asked,
        open_session: wire.OpenSession = wire.open_session,
        pace: polling.Pace | None = None,
    ) -> None:
        self.bot = token.partition(":")[0]
        self.username: str | None = None
        self._pace = pace or polling.Pace()
        self._menus = menus
        self._on_identity = on_identity
        self._wire = wire.Wire(token, api_root, open_session)
        self._library = introduction.library_bot(token, api_root, self._wire)
        self._floods = floods.Floods()
        self._delivered_parts: dict[int, int] = {}
        self._polling: polling.Polling | None = None

    @property
    def trouble(self) -> str | None:
        """Why the last poll brought nothing; None when Telegram answers."""
        return self._polling.trouble if self._polling is not None else None

    async def listen(self, receive: contract.Receive) -> None:
        """Poll until cancelled; every message is with ``receive`` before Telegram is told so."""
        self._polling = poll = polling.Polling(self._wire, self.bot, lambda: self.username, self._pace)
        async with asyncio.TaskGroup() as together:
            together.create_task(introduction.introduce(self._library, self._menus, self._identified, self._pace))
            await poll.run(receive)

    def sends_of(self, delivery: contract.Delivery) -> int:
        """How many messages this delivery still takes; 0 for an address that is no chat."""
        if CHAT_ID.fullmatch(delivery.address) is None:
            return 0
        if encoding.is_one_call(delivery.message):
            return 1 - self._delivered_parts.get(delivery.key, 0)
        return len(_calls_of(delivery)) - self._delivered_parts.get(delivery.key, 0)

    async def deliver(self, delivery: contract.Delivery) -> contract.Outcome:
        """Send what of this delivery has not been sent yet; raises OSError when a drawn file is not there.

        Of a reply in several parts the outcome is that of the part that stopped it, so "nothing was
        delivered" then speaks of the parts that are left.
        """
        if CHAT_ID.fullmatch(delivery.address) is None:
            return contract.Refused(contract.Refusal.UNKNOWN_ADDRESS, "not an id of a Telegram chat")
        calls = _calls_of(delivery)
        outcome: contract.Outcome = contract.Refused(contract.Refusal.NOT_ACCEPTED, "nothing to send")
        for part in range(self._delivered_parts.get(delivery.key, 0), len(calls)):
            outcome = await self._send(calls[part])
            if not isinstance(outcome, contract.Delivered):
                return self._widened(outcome, delivery.address)
            self._remember(delivery.key, part + 1)
        self._delivered_parts.pop(delivery.key, None)
        return outcome

    async def fetch(self, reference: str, most_bytes: int) -> contract.FetchOutcome:
        """Try once to fetch a file an officer sent; ``reference`` is the id Telegram gave it."""
        return await files.fetched(self._wire, reference, most_bytes)

    async def close(self) -> None:
        """Give back the connections."""
        await self._wire.close()

    def _identified(self, username: str) -> None:
        self.username = username
        self._on_identity(username)

    async def _send(self, call: encoding.Call) -> contract.Outcome:
        outcome = outcomes.outcome_of(await self._post(call))
        if call.without_picture is None or not _is_unwanted(outcome):
            return outcome
        LOG.warning("Telegram did not take a picture: %s", outcome)
        outcome = contract.Delivered()
        for words in call.without_picture:
            outcome = outcomes.outcome_of(await self._post(words))
        return outcome

    async def _post(self, call: encoding.Call) -> exchange.Attempt:
        patience = wire.ANSWER_WITHIN if call.upload is None else wire.UPLOAD_WITHIN
        return await self._wire.post(call.method, call.parameters, call.upload, patience)

    def _remember(self, key: int, parts: int) -> None:
        self._delivered_parts[key] = parts
        if len(self._delivered_parts) > MOST_REMEMBERED:
            del self._delivered_parts[next(iter(self._delivered_parts))]

    def _widened(self, outcome: contract.Outcome, chat: str) -> contract.Outcome:
        if not isinstance(outcome, contract.TryLater):
            return outcome
        return self._floods.widened(outcome, chat, asyncio.get_running_loop().time())


def _calls_of(delivery: contract.Delivery) -> tuple[encoding.Call, ...]:
    return encoding.calls_of(int(delivery.address), delivery.message, delivery.picture, delivery.document)


def _is_unwanted(outcome: contract.Outcome) -> bool:
    return isinstance(outcome, contract.Refused) and outcome.refusal is contract.Refusal.NOT_ACCEPTED
