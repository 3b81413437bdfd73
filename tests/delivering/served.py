"""The bot as its own process, as an operator runs it: started, killed, started again.

Promises: the process gets only the settings named here; it is gone when ``killed`` or ``stopped`` returns.
Must not: wait for anything but the process.
"""

from __future__ import annotations

import asyncio
import csv
import os
import signal
import socket
import sys
from pathlib import Path

import aiohttp

from bot.settings import Settings
from tests import databases

REPOSITORY = Path(__file__).parents[2]
TOKEN = "42:TEST"
NOW = "2024-06-17T07:30"


def environment(folder: Path, root: str) -> dict[str, str]:
    """The environment of a bot that serves real officers from ``folder`` over the Bot API at ``root``."""
    settings = {name.upper() for name in Settings.model_fields}
    kept = {name: value for name, value in os.environ.items() if name not in settings}
    return {
        **kept,
        "PYTHONPATH": str(REPOSITORY),
        "TELEGRAM_TOKEN": TOKEN,
        "TELEGRAM_API_ROOT": root,
        "DATA_DIR": str(folder),
        "HTTP_PORT": str(free_port()),
        "BOT_NOW": NOW,
        **databases.setting(folder / "bot.db"),
        "BACKUP_EVERY_MINUTES": "0",
    }


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Served:
    """``run`` in ``folder``, before a Telegram without limits; what it prints goes to ``log``."""

    def __init__(self, folder: Path, root: str, **settings: str) -> None:
        self._folder = folder
        self._environment = {**environment(folder, root), **settings}
        self._process: asyncio.subprocess.Process | None = None
        self._owner_before = ""
        self._program = "tests.delivering.unhurried"
        self.log = folder / "log.txt"
        self.database = folder / "bot.db"
        folder.mkdir(exist_ok=True)

    async def __aenter__(self) -> Served:
        return self

    async def __aexit__(self, *raised: object) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()

    def begins_at(self, now: str) -> None:
        """From its next start on its clock begins here."""
        self._environment["BOT_NOW"] = now

    def keeps_limits(self) -> None:
        """From its next start on it sends no faster than the network allows."""
        self._program = "bot"

    async def started(self) -> None:
        """Begin to start; returns before the bot is ready."""
        self._owner_before = self._named()
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", self._program, "run"),
                cwd=self._folder,
                env=self._environment,
                stdout=log,
                stderr=log,
            )

    @property
    def process(self) -> int:
        """The number of the process that was started last. Fails when it has ended by itself."""
        assert self._process is not None
        assert self._process.returncode is None, self.log.read_text("utf-8")
        return self._process.pid

    async def is_ready(self) -> bool:
        """What its health page tells whoever watches it."""
        address = f"http://127.0.0.1:{self._environment['HTTP_PORT']}/readyz"
        async with aiohttp.ClientSession() as session, session.get(address) as answer:
            assert answer.status in (200, 503), await answer.text()
            return answer.status == 200

    @property
    def owner(self) -> str:
        """The name under which the process that was started last shares the work; empty before it does."""
        named = self._named()
        return named if named != self._owner_before else ""

    def _named(self) -> str:
        file = self._folder / "process"
        return file.read_text("ascii") if file.exists() else ""

    def freezes(self) -> None:
        """Stands still, as on a machine that hangs, until it ``wakes``."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def wakes(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)

    async def killed(self) -> None:
        """Gone without a warning. Fails when the process had ended by itself."""
        assert await self._ended(signal.SIGKILL) == -signal.SIGKILL, self.log.read_text("utf-8")

    async def stopped(self) -> None:
        """Stopped as a supervisor stops it. Fails when that was no clean end."""
        assert await self._ended(signal.SIGTERM) == 0, self.log.read_text("utf-8")

    async def _ended(self, how: signal.Signals) -> int:
        assert self._process is not None
        if self._process.returncode is None:
            self._process.send_signal(how)
        return await self._process.wait()

    async def invited(self, level: str, role: str) -> list[tuple[str, str]]:
        """(unit, code) of an invitation for every unit of a level, made by the command, and its file."""
        out = self._folder / "invitations.csv"
        command = ("-m", "bot", "invite", "--every", level, "--role", role, "--out", str(out))
        process = await asyncio.create_subprocess_exec(
            sys.executable, *command, cwd=self._folder, env=self._environment, stdout=asyncio.subprocess.DEVNULL
        )
        assert await process.wait() == 0
        with out.open(newline="", encoding="utf-8") as lines:
            return [(row["unit"], row["code"]) for row in csv.DictReader(lines)]
