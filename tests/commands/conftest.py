"""Runs the commands as a person does: ``python -m bot …`` in a process of its own, with settings of its own."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pytest

from bot.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "1234567890:token_of_no_real_bot_for_these_tests"
NOWHERE = "http://127.0.0.1:9"
PATIENCE = 60


class Commands:
    """The commands on one data folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"

    def run(self, *arguments: str, lines: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
        """Run to the end; nothing that happens in it may be a traceback."""
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
        return done

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
        return {**inherited, **quiet, "DATA_DIR": str(self.data), **settings}


class Serving:
    """A serving process and what it has said."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.said: list[str] = []

    def once_ready(self) -> Serving:
        while not any(line.startswith("Chat page: ") for line in self.said):
            line = _stream(self.process.stdout).readline()
            assert line, f"it stopped: {_stream(self.process.stderr).read()}"
            self.said.append(line.rstrip("\n"))
        return self

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


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _stream(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream


@pytest.fixture
def empty(tmp_path: Path) -> Commands:
    """The commands on a folder with nothing in it."""
    return Commands(tmp_path)


@pytest.fixture
def commands(filled: Path, tmp_path: Path) -> Commands:
    """The commands on a demonstration at its first moment."""
    shutil.copytree(filled, tmp_path / "data")
    return Commands(tmp_path)


@pytest.fixture
def write_csv(tmp_path: Path) -> Callable[[str], str]:
    """Writes a .csv file; its path."""

    def write(text: str) -> str:
        path = tmp_path / "list.csv"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write
