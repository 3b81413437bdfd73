"""Backups are made in a process of their own, so that reading a large database takes nothing from who is talking.

Promises: one order on standard input, one answer on standard output; the process is gone when the answer is there.
Must not: write to the database.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from bot import logs
from bot.backups import making, shelf
from bot.backups.making import CannotBackUp
from bot.backups.manifest import Manifest, Why
from models.store.database import Place

LONGEST_SECONDS = 1800.0
_POLITE = 10


async def make(database: Place, folder: Path, why: Why, now: datetime) -> Manifest:
    """Back up a database into a folder. Raises CannotBackUp."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot.backups.apart",
        cwd=Path(__file__).parents[2],
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        async with asyncio.timeout(LONGEST_SECONDS):
            said, _ = await process.communicate(_order(database, folder, why, now))
    except TimeoutError:
        raise CannotBackUp(
            f"{folder}: not done after {LONGEST_SECONDS:.0f} seconds; is the disk slow or full?"
        ) from None
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    answer = json.loads(said) if said else {"problem": f"the process that makes backups ended ({process.returncode})"}
    if "problem" in answer:
        raise CannotBackUp(answer["problem"])
    return Manifest.model_validate_json(json.dumps(answer["made"]))


def _order(database: Place, folder: Path, why: Why, now: datetime) -> bytes:
    """On standard input, where no other user of this machine reads it."""
    place = str(database.resolve()) if isinstance(database, Path) else database.render_as_string(hide_password=False)
    order = {"database": place, "folder": str(folder.resolve()), "why": why, "now": now.isoformat()}
    return json.dumps(order).encode()


def _place(written: str) -> Place:
    return Path(written) if written.startswith("/") else sa.make_url(written)


def main() -> None:
    """Do one order."""
    logs.set_up()
    logs.catch_the_rest()
    order = json.loads(sys.stdin.read())
    os.nice(_POLITE)
    try:
        with making.reading(_place(order["database"])) as source:
            made = making.make(source, Path(order["folder"]), order["why"], datetime.fromisoformat(order["now"]))
        if order["why"] == "hourly":
            shelf.tidy(Path(order["folder"]))
    except CannotBackUp as problem:
        sys.stdout.write(json.dumps({"problem": str(problem)}))
    else:
        sys.stdout.write(json.dumps({"made": made.model_dump(mode="json")}))


if __name__ == "__main__":
    main()
