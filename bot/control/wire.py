"""How a command and the serving process talk: one JSON object a line over a local socket.

Promises: only this machine's user can connect; a line is at most a megabyte.
Must not: know an errand.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

LONGEST_LINE = 1 << 20
_LONGEST_SOCKET_NAME = 100


def socket_path(database: Path) -> Path:
    """The socket beside the database; in the temporary folder where that name is too long for a socket."""
    beside = database.resolve().with_name(database.name + ".socket")
    if len(bytes(beside)) <= _LONGEST_SOCKET_NAME:
        return beside
    name = hashlib.sha256(bytes(beside)).hexdigest()[:24]
    return Path(tempfile.gettempdir()) / f"bot-{name}.socket"


async def read_line(reader: asyncio.StreamReader) -> dict[str, Any] | None:
    """The next object, None at the end. Raises ValueError on what is no object."""
    line = await reader.readline()
    if not line:
        return None
    message = json.loads(line)
    if not isinstance(message, dict):
        raise ValueError("not an object")
    return message


async def write_line(writer: asyncio.StreamWriter, message: dict[str, Any]) -> None:
    writer.write(json.dumps(message).encode() + b"\n")
    await writer.drain()
