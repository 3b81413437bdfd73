"""Runs the commands with settings of their own: most within the test, those that serve as ``python -m bot …``."""

from __future__ import annotations

import json
import logging
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.settings import Settings
from tests import databases

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "1234567890:token_of_no_real_bot_for_these_tests"
NOWHERE = "http://127.0.0.1:9"
PATIENCE = 60


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


class Commands:
    """The commands on one data folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"

    def run(self, *arguments: str, lines: str = "", **settings: str) -> Done:
        """Run a command to its end, here: starting Python anew for each of many tests would take minutes."""
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(self.folder)
            for name, value in {"DATA_DIR": str(self.data), **self._database(settings), **settings}.items():
                patch.setenv(name, value)
            with _own_log():
                done = CliRunner().invoke(app, list(arguments), input=lines, prog_name="bot")
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return Done(done.exit_code, done.stdout, done.stderr)

    def process(self, *arguments: str, lines: str = "", **settings: str) -> Done:
        """Run a command to its end in a process of its own; nothing that happens in it may be a traceback."""
        done = subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            input=lines,
            capture_output=True,
            text=True,
            cwd=self.folder,
            env=self._environment(settings),
            timeout=PATIENCE,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Done(done.returncode, done.stdout, done.stderr)

    def chat(self, *lines: dict[str, Any] | str, officer: str = "chieng_ly", **settings: str) -> list[dict[str, Any]]:
        """Talk in JSON lines; one answer for each line, checked."""
        typed = "".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines)
        done = self.run("chat", "--as", officer, "--json", lines=typed, **settings)
        assert done.returncode == 0, done.stderr
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        assert len(answers) == len(lines)
        return answers

    @contextmanager
    def serving(self, **settings: str) -> Iterator[Serving]:
        """``run`` in the background until the block ends; ready when its page's address has been printed."""
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "run"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=self.folder,
            env=self._environment({"HTTP_PORT": str(free_port()), **settings}),
        )
        served = Serving(process)
        try:
            yield served.once_ready()
        finally:
            served.end()

    def _environment(self, settings: dict[str, str]) -> dict[str, str]:
        names = {name.upper() for name in Settings.model_fields}
        inherited = {name: value for name, value in os.environ.items() if name not in names}
        quiet = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
        return {**inherited, **quiet, "DATA_DIR": str(self.data), **self._database(settings), **settings}

    def _database(self, settings: dict[str, str]) -> dict[str, str]:
        return databases.setting(self.data / ("bot.db" if "TELEGRAM_TOKEN" in settings else "demo.db"))


class Serving:
    """A serving process and what it has said."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.said: list[str] = []

    def once_ready(self) -> Serving:
        while not any(line.startswith("Chat page: ") for line in self.said):
            self.next_line()
        return self

    def next_line(self) -> str:
        """What it says next."""
        line = _stream(self.process.stdout).readline()
        assert line, f"it stopped: {_stream(self.process.stderr).read()}"
        self.said.append(line.rstrip("\n"))
        return self.said[-1]

    def rest(self) -> list[str]:
        """What it said until it ended."""
        return _stream(self.process.stdout).read().splitlines()

    @property
    def page(self) -> str:
        return next(line.removeprefix("Chat page: ") for line in self.said if line.startswith("Chat page: "))

    def stops(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE)

    def is_killed(self) -> None:
        self.process.kill()
        self.process.wait(PATIENCE)

    def end(self) -> None:
        if self.process.poll() is None:
            self.stops()
        for stream in (self.process.stdout, self.process.stderr):
            _stream(stream).close()


@contextmanager
def _own_log() -> Iterator[None]:
    """A command sets up the log of its process; here that is put back."""
    root, level = logging.getLogger(), logging.getLogger().level
    before = list(root.handlers)
    try:
        yield
    finally:
        for handler in [one for one in root.handlers if one not in before]:
            root.removeHandler(handler)
        for handler in [one for one in before if one not in root.handlers]:
            root.addHandler(handler)
        root.setLevel(level)


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _stream(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream
