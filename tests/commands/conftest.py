"""The commands on an empty folder and on a demonstration, and a list to import."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests import databases
from tests.commands.command_line import Commands


@pytest.fixture
def empty(tmp_path: Path) -> Commands:
    """The commands on a folder with nothing in it."""
    return Commands(tmp_path)


@pytest.fixture
def commands(filled: Path, tmp_path: Path) -> Commands:
    """The commands on a demonstration at its first moment."""
    databases.copied(filled, tmp_path / "data")
    return Commands(tmp_path)


@pytest.fixture
def write_csv(tmp_path: Path) -> Callable[[str], str]:
    """Writes a .csv file; its path."""

    def write(text: str) -> str:
        path = tmp_path / "list.csv"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write
