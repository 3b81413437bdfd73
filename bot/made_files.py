"""Files made from a value once and kept: a picture or a sheet is made again only when its content changes.

Promises: off the event loop; the name is a digest of the content, so an equal value finds the same file; under its
final name a file is whole and on the disk, whatever is killed when; any kept file may be deleted any time.
Must not: know what is in a file, or delete a finished one.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar

from models.messages import Value

Content = TypeVar("Content", bound=Value)


@dataclass(frozen=True, slots=True)
class Recipe(Generic[Content]):
    """How one kind of file is made: ``make(content, path)`` writes a whole file to ``path``.

    ``look`` is raised when the same content shall look different, so that files of an older version are not
    found again. ``turn`` lets one be made at a time. A name is ``stem-<digest>suffix``.
    """

    stem: str
    suffix: str
    look: int
    make: Callable[[Content, Path], Path]
    turn: Lock


async def made(content: Content, folder: Path, recipe: Recipe[Content]) -> Path:
    """The file of ``content`` in ``folder`` (created when missing), made in a thread unless it is there.

    Raises OSError when the folder cannot be written.
    """
    return await asyncio.to_thread(_found_or_made, content, folder, recipe)


def place(content: Content, folder: Path, recipe: Recipe[Content]) -> Path:
    """Where the file of ``content`` is, or will be."""
    return folder / _name(content, recipe)


def _found_or_made(content: Content, folder: Path, recipe: Recipe[Content]) -> Path:
    path = place(content, folder, recipe)
    if path.exists():
        return path
    with recipe.turn:
        if not path.exists():
            folder.mkdir(parents=True, exist_ok=True)
            _make_whole(content, path, recipe)
    return path


def _name(content: Content, recipe: Recipe[Content]) -> str:
    # Not as JSON: that writes the number 1 and the text "1" alike, and knows no half of a letter.
    digest = hashlib.sha256(f"{recipe.look}\n{content!r}".encode()).hexdigest()
    return f"{recipe.stem}-{digest[:32]}{recipe.suffix}"


def _make_whole(content: Content, path: Path, recipe: Recipe[Content]) -> None:
    handle, name = tempfile.mkstemp(prefix=".making-", suffix=recipe.suffix, dir=path.parent)
    os.close(handle)
    unfinished = Path(name)
    try:
        recipe.make(content, unfinished)
        _onto_disk(unfinished)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _onto_disk(path: Path) -> None:
    # Without this a power cut may leave an empty file under the final name, found again for ever.
    with path.open("rb+") as file:
        os.fsync(file.fileno())
