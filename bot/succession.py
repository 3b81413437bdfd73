"""Who served from this folder before us and is gone: known at once, and not only when it has been silent for long.

Promises: a process that lives is never taken for gone, because it holds the lock on its file as long as it lives.
Must not: touch the database, or be needed: where the folder cannot be written, nobody is known to be gone.
"""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

_LONGEST_NAME = 100


class Succession:
    """The name of whoever serves from a folder, in a file there."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "process"
        self._file: int | None = None

    def follow(self, me: str) -> str | None:
        """Put our name there. The name of who died here; None when nobody did, or lives."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return None
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            before = os.read(file, _LONGEST_NAME).decode("ascii", "replace")
            os.ftruncate(file, 0)
            os.pwrite(file, me.encode("ascii"), 0)
        except OSError:
            os.close(file)
            return None
        self._file = file
        return before or None

    def end(self) -> None:
        """We leave nothing behind that somebody would have to take over."""
        if self._file is not None:
            os.ftruncate(self._file, 0)
            os.close(self._file)
            self._file = None
