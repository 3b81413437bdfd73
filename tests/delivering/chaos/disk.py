"""A disk that can lose its power: it knows what was synced and what the operating system had only promised.

Promises: the files behave as usual while the power is on; ``after_a_cut`` gives what a disk may hold after the power
went: all that was synced, and of what was not any part, in any order, torn at sectors.
Must not: know what is written. The shared memory beside a database is no file of the disk: it goes with the power.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

import apsw

SECTOR = 512


@dataclass(frozen=True, slots=True)
class Written:
    """Bytes that were handed over, or with ``size`` a new length."""

    offset: int = 0
    data: bytes = b""
    size: int | None = None


@dataclass
class Content:
    """One file: ``synced`` is on the disk for certain, ``promised`` came after it."""

    synced: bytearray
    promised: list[Written] = field(default_factory=list)

    def sync(self) -> None:
        for written in self.promised:
            _apply(written, self.synced)
        self.promised.clear()

    def after_a_cut(self, chance: random.Random) -> bytes:
        """What may be left: every sector of every promise was kept or lost by itself."""
        left = bytearray(self.synced)
        kept = chance.choice((0.0, 0.5, 0.9, 1.0))
        for written in self.promised:
            for piece in _pieces(written):
                if chance.random() < kept:
                    _apply(piece, left)
        return bytes(left)


class Disk:
    """Registers itself with SQLite as ``name``. ``operations`` counts what reached it; ``watched`` is called
    after each."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.contents: dict[str, Content] = {}
        self.operations = 0
        self.watched: Callable[[], None] = lambda: None
        self._lock = Lock()
        self._files = _Files(self)

    def opened(self, path: str) -> Content:
        with self._lock:
            if path not in self.contents:
                real = Path(path)
                self.contents[path] = Content(bytearray(real.read_bytes() if real.exists() else b""))
            return self.contents[path]

    def after_a_cut(self, into: Path, chance: random.Random) -> None:
        """Write into the folder ``into`` what may be left of every file if the power went now."""
        into.mkdir()
        with self._lock:
            for path, content in self.contents.items():
                (into / Path(path).name).write_bytes(content.after_a_cut(chance))

    def promise(self, content: Content, written: Written) -> None:
        with self._lock:
            content.promised.append(written)
            self.operations += 1
        self.watched()

    def sync(self, content: Content) -> None:
        with self._lock:
            content.sync()
            self.operations += 1
        self.watched()

    def forget(self, path: str) -> None:
        """The file is gone. (A folder that forgets this is not tried: it happens only before there is a report.)"""
        with self._lock:
            self.contents.pop(path, None)

    def leave(self) -> None:
        self._files.unregister()


class _Files(apsw.VFS):
    """Hands out files that tell the disk what they do."""

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        super().__init__(disk.name, "")

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:
        return _File(self._disk, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: FBT001
        super().xDelete(filename, syncdir)
        self._disk.forget(filename)


class _File(apsw.VFSFile):
    def __init__(self, disk: Disk, name: str | apsw.URIFilename | None, flags: list[int]) -> None:
        super().__init__("", name, flags)
        path = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        self._disk, self._content = disk, disk.opened(path)

    def xWrite(self, data: bytes, offset: int) -> None:
        super().xWrite(data, offset)
        self._disk.promise(self._content, Written(offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:
        super().xTruncate(newsize)
        self._disk.promise(self._content, Written(size=newsize))

    def xSync(self, flags: int) -> None:
        super().xSync(flags)
        self._disk.sync(self._content)


def _pieces(written: Written) -> Iterator[Written]:
    """A write, sector by sector."""
    if written.size is not None:
        yield written
        return
    start = written.offset
    end = start + len(written.data)
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        yield Written(start, written.data[start - written.offset : stop - written.offset])
        start = stop


def _apply(written: Written, content: bytearray) -> None:
    if written.size is not None:
        del content[written.size :]
        content.extend(bytes(written.size - len(content)))
        return
    end = written.offset + len(written.data)
    content.extend(bytes(max(0, end - len(content))))
    content[written.offset : end] = written.data
