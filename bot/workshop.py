"""Pictures and documents are made in a process of their own, so that the plotting library's memory goes when it is
not needed.

Promises: one file at a time; a file that is there already is not made again; the workshop leaves after a minute
without work and comes back with the next; a workshop that dies fails this file only.
Must not: know what is in a file.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import select
import sys
from pathlib import Path

from bot import documents, drawing
from models.messages import ProgressChart, Table

IDLE_SECONDS = 60.0
LONGEST_SECONDS = 60.0
_LIMIT = 1 << 24


log = logging.getLogger(__name__)


class WorkshopFailed(Exception):
    """The file was not made; asking again may help."""


class Workshop:
    """Makes files in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._turn = asyncio.Lock()
        self._process: asyncio.subprocess.Process | None = None

    async def make(self, content: ProgressChart | Table) -> Path:
        """The file of a chart (.png) or a table (.xlsx). Raises WorkshopFailed."""
        path = _path_of(content, self._folder)
        if path.exists():
            return path
        async with self._turn:
            try:
                async with asyncio.timeout(LONGEST_SECONDS):
                    made = await self._made(content)
            except BaseException:  # an order is on its way: its answer must not be taken for the next one's
                await self.close()
                raise
        if made != path:
            raise WorkshopFailed(f"{made.name} instead of {path.name}")
        return made

    async def try_to_make(self, content: ProgressChart | Table | None) -> Path | None:
        """The file, or None when there is none to make or it cannot be made: the words go out all the same."""
        if content is None:
            return None
        try:
            return await self.make(content)
        except (WorkshopFailed, OSError, TimeoutError) as problem:
            log.error("a file could not be made: %s: %s", type(problem).__name__, problem)
            return None

    async def _made(self, content: ProgressChart | Table) -> Path:
        order = json.dumps({"folder": str(self._folder), "content": content.model_dump_json()})
        for _ in range(2):  # the first may have left just now
            process = await self._opened()
            if process.stdin is None or process.stdout is None:
                break
            with contextlib.suppress(ConnectionError):
                process.stdin.write(order.encode() + b"\n")
                await process.stdin.drain()
                if answer := await process.stdout.readline():
                    return Path(json.loads(answer))
            await self.close()
        raise WorkshopFailed(type(content).__name__)

    async def _opened(self) -> asyncio.subprocess.Process:
        if self._process is None or self._process.returncode is not None:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot.workshop",
                cwd=Path(__file__).parents[1],
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                limit=_LIMIT,
            )
        return self._process

    async def close(self) -> None:
        """Send the workshop home."""
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()


def _path_of(content: ProgressChart | Table, folder: Path) -> Path:
    return drawing.place(content, folder) if isinstance(content, ProgressChart) else documents.place(content, folder)


def work() -> None:
    """Make what is ordered on standard input, one JSON object a line; leave after a minute without an order."""
    while select.select([sys.stdin], [], [], IDLE_SECONDS)[0] and (line := sys.stdin.readline()):
        order = json.loads(line)
        sys.stdout.write(json.dumps(str(_make(order["content"], Path(order["folder"])))) + "\n")
        sys.stdout.flush()


def _make(content: str, folder: Path) -> Path:
    if json.loads(content)["kind"] == "table":
        return asyncio.run(documents.written(Table.model_validate_json(content), folder))
    return asyncio.run(drawing.drawn(ProgressChart.model_validate_json(content), folder))


if __name__ == "__main__":
    work()
