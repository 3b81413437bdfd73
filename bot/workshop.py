"""Files are made and read in a process of their own, so that the libraries' memory goes when it is not needed and a
file somebody sent meets nothing but an empty room.

Promises: one file at a time; a file that is there already is not made again; the workshop leaves after a minute
without work and comes back with the next; a workshop that dies fails this file only.
Must not: know what is in a file, or keep one that was sent.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import json
import logging
import resource
import select
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from bot import documents, logs, paper, sheets
from bot.drawing import pictures
from models.messages import MOST_FILE_BYTES, ReportFile, Sheet, Table, Unread, Unsupported
from models.papers import Paper, Workbook
from models.pictures import Picture, ProgressChart, Ranking, Trend

IDLE_SECONDS = 60.0
LONGEST_SECONDS = 60.0
LONGEST_READING_SECONDS = 20.0
READING_BYTES = 1 << 30
_LIMIT = 1 << 24


Content = Picture | Table | Paper | Workbook
PutTogether = Callable[[ReportFile], Awaitable[Paper | Workbook]]

log = logging.getLogger(__name__)


class WorkshopFailed(Exception):
    """The file was not made; asking again may help."""


class Workshop:
    """Makes files in ``folder``. ``put_together`` gives the content of a report that is only named."""

    def __init__(self, folder: Path, put_together: PutTogether | None = None) -> None:
        self._folder = folder
        self._put_together = put_together
        self._reports: dict[ReportFile, Path] = {}
        self._turn = asyncio.Lock()
        self._process: asyncio.subprocess.Process | None = None

    async def make(self, content: Content | ReportFile) -> Path:
        """The file of a picture (.png), of tables (.xlsx) or of a report (.docx). Raises WorkshopFailed."""
        if isinstance(content, ReportFile):
            return await self._make_report(content)
        path = _path_of(content, self._folder)
        if path.exists():
            return path
        async with self._turn:
            try:
                async with asyncio.timeout(LONGEST_SECONDS):
                    order = {"folder": str(self._folder), "content": content.model_dump_json()}
                    made = Path(await self._answered(order))
            except BaseException:  # an order is on its way: its answer must not be taken for the next one's
                await self.close()
                raise
        if made != path:
            raise WorkshopFailed(f"{made.name} instead of {path.name}")
        return made

    async def _make_report(self, asked: ReportFile) -> Path:
        """The file of a report that is only named; it is put together once while the bot runs."""
        known = self._reports.get(asked)
        if known is not None and known.exists():
            return known
        if self._put_together is None:
            raise WorkshopFailed("nobody here puts reports together")
        try:
            content = await self._put_together(asked)
        except (LookupError, ValueError) as problem:
            raise WorkshopFailed(f"{asked.what} of {asked.period}: {problem}") from problem
        self._reports[asked] = path = await self.make(content)
        return path

    async def try_to_make(self, content: Content | ReportFile | None) -> Path | None:
        """The file, or None when there is none to make or it cannot be made: the words go out all the same."""
        if content is None:
            return None
        try:
            return await self.make(content)
        except (WorkshopFailed, OSError, TimeoutError) as problem:
            log.error("a file could not be made: %s", problem)
            return None

    async def read(self, name: str, content: bytes) -> Sheet | Unsupported:
        """The rows of a file that was sent, or why there are none. Raises OSError when no workshop can be opened."""
        if len(content) > MOST_FILE_BYTES:
            return unread(name, Unread.TOO_LARGE)
        order = {"name": name, "sent": base64.b64encode(content).decode()}
        async with self._turn:
            try:
                async with asyncio.timeout(LONGEST_READING_SECONDS):
                    answer = await self._answered(order)
            except (WorkshopFailed, TimeoutError):
                await self.close()
                log.warning("a file that was sent could not be read in time or stopped the workshop")
                return unread(name, Unread.BROKEN)
            except BaseException:
                await self.close()
                raise
        return unread(name, Unread(answer)) if isinstance(answer, str) else Sheet.model_validate(answer)

    async def _answered(self, order: dict[str, str]) -> Any:
        """What the workshop answers to an order."""
        for _ in range(2):  # the first may have left just now
            process = await self._opened()
            if process.stdin is None or process.stdout is None:
                break
            with contextlib.suppress(ConnectionError):
                process.stdin.write(json.dumps(order).encode() + b"\n")
                await process.stdin.drain()
                if answer := await process.stdout.readline():
                    return json.loads(answer)
            await self.close()
        raise WorkshopFailed("no answer")

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


def _path_of(content: Content, folder: Path) -> Path:
    match content:
        case ProgressChart() | Trend() | Ranking():
            return pictures.place(content, folder)
        case Paper():
            return paper.place(content, folder)
    return documents.place(content, folder)


def unread(name: str, why: Unread) -> Unsupported:
    """A file that was not read, as its sender's message."""
    return Unsupported(what="file", body=why, name=name)


def work() -> None:
    """Do what is ordered on standard input, one JSON object a line; leave after a minute without an order."""
    while select.select([sys.stdin], [], [], IDLE_SECONDS)[0] and (line := sys.stdin.readline()):
        order = json.loads(line)
        answer = _read(order) if "sent" in order else str(_make(order["content"], Path(order["folder"])))
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _read(order: dict[str, str]) -> Any:
    """A sheet as a JSON object, or the reason as a text. Memory is bounded: the file may be made to take all."""
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (READING_BYTES, most))
    found = sheets.read(order["name"], base64.b64decode(order["sent"]))
    return found.value if isinstance(found, Unread) else found.model_dump(mode="json")


def _make(content: str, folder: Path) -> Path:
    match json.loads(content)["kind"]:
        case "table":
            return asyncio.run(documents.written(Table.model_validate_json(content), folder))
        case "workbook":
            return asyncio.run(documents.written(Workbook.model_validate_json(content), folder))
        case "paper":
            return asyncio.run(paper.written(Paper.model_validate_json(content), folder))
    picture: Picture = TypeAdapter(Picture).validate_json(content)
    return asyncio.run(pictures.drawn(picture, folder))


if __name__ == "__main__":
    logs.set_up()
    logs.catch_the_rest()
    work()
