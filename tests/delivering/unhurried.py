"""The bot's commands before a Telegram that takes any number of messages: a crowd says in seconds what takes people
an hour, and answers held back for that would only make the tests long. Everything else is as it is served."""

from __future__ import annotations

from bot import __main__ as commands
from bot.channels import contract
from bot.channels.telegram.channel import TelegramChannel


def unhurry() -> None:
    """From now on in this process."""
    TelegramChannel.limits = contract.UNLIMITED


if __name__ == "__main__":
    unhurry()
    commands.app()
