"""Putting made files into a folder somebody named.

Promises: under its name a file is whole; an earlier, different file of that name is kept beside it under another name,
because somebody may have written into it.
Must not: make a file, or print.
"""

from __future__ import annotations

import filecmp
import itertools
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path


class CannotWrite(OSError):
    """The folder cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Put:
    """Where a file is now; ``kept`` is where an earlier, different one went."""

    path: Path
    kept: Path | None


def opened(folder: Path) -> Path:
    """The folder, made if it was not there, and tried. Raises CannotWrite."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except (FileExistsError, NotADirectoryError):
        raise CannotWrite(f"--out: {folder} is a file or lies in one; name a folder") from None
    except OSError as problem:
        raise CannotWrite(f"--out: {folder} cannot be written ({problem.strerror}); name another folder") from None
    return folder


def put(made: Path, folder: Path, name: str) -> Put:
    """Copy a file into the folder under this name. Raises CannotWrite."""
    path = folder / name
    try:
        if path.is_file() and filecmp.cmp(made, path, shallow=False):
            return Put(path, None)
        with tempfile.TemporaryDirectory(prefix=".report-", dir=folder) as unfinished:
            copied = Path(shutil.copyfile(made, Path(unfinished) / name))
            kept = path.rename(_free(path)) if path.exists() else None
            return Put(copied.rename(path), kept)
    except OSError as problem:
        raise CannotWrite(f"--out: {path} cannot be written ({problem.strerror}); name another folder") from None


def _free(path: Path) -> Path:
    """A name beside it that nothing has."""
    names = (path.with_stem(f"{path.stem} ({number})") for number in itertools.count(1))
    return next(name for name in names if not name.exists())
