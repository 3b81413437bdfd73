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

from models.store.database import Place

LONGEST_LINE = 1 << 20
_LONGEST_SOCKET_NAME = 100


def socket_path(place: Place) -> Path:
    """The socket beside the database; in the temporary folder where that name is too long for a socket, or the
    database is on a server."""
    if not isinstance(place, Path):
        return _in_temporary_folder(place.render_as_string())
    beside = place.resolve().with_name(place.name + ".socket")
    return beside if len(bytes(beside)) <= _LONGEST_SOCKET_NAME else _in_temporary_folder(str(beside))


def _in_temporary_folder(database: str) -> Path:
    name = hashlib.sha256(database.encode("utf-8", "surrogateescape")).hexdigest()[:24]
    return Path(tempfile.gettempdir()) / f"bot-{name}.socket"


async def is_listened_to(path: Path) -> bool:
    """Whether a process answers at this socket."""
    try:
        _, writer = await asyncio.open_unix_connection(path)
    except OSError:
        return False
    writer.close()
    return True


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
