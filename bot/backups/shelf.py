"""The folder of backups: which there are, which are kept, whether one is still what it was.

Promises: nothing is removed but backups of ours that newer ones replace; the newest always stays.
Must not: make a backup or put one back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.backups import making, manifest
from bot.backups.manifest import Damaged, Manifest
from locales.phrasebook import DISTRICT_ZONE
from models.store import snapshots

HOURLY, DAILY, MONTHLY, BEFORE_UPGRADES = 24, 14, 12, 3


@dataclass(frozen=True, slots=True)
class Shelved:
    """One backup. ``manifest`` is None, and ``problem`` says why, when it cannot be used."""

    path: Path
    manifest: Manifest | None
    problem: str | None = None


def on_shelf(folder: Path) -> list[Shelved]:
    """The backups in a folder, newest first, those that cannot be read last. Raises OSError."""
    if not folder.exists():
        return []
    found = [_shelved(paper) for paper in sorted(folder.glob("*-*Z*.json"))]
    return sorted(found, key=lambda one: (one.manifest is None, _newest_first(one), one.path.name))


def newest(folder: Path, kind: str) -> Manifest | None:
    """The newest usable backup of one kind of database. Raises OSError."""
    return next((one.manifest for one in on_shelf(folder) if one.manifest and one.manifest.kind == kind), None)


def check(file: Path) -> Manifest:
    """Read all of a backup and compare. Raises Damaged."""
    found = manifest.read(manifest.beside(file))
    if not file.exists():
        raise Damaged(f"{file.name} is not there")
    if file.stat().st_size != found.size or making.sha256(file) != found.sha256:
        raise Damaged(f"{file.name} is damaged: its bytes are not those that were written")
    with making.reading(file) as connection:
        if snapshots.content_of(connection) != found.content:
            raise Damaged(f"{file.name} is damaged: its rows are not those that were written")
    return found


def checked(one: Shelved) -> Shelved:
    """The same after every byte of it was read."""
    try:
        return Shelved(one.path, check(one.path)) if one.manifest is not None else one
    except Damaged as problem:
        return Shelved(one.path, None, str(problem))


def kept(backups: Iterable[Manifest]) -> set[str]:
    """The files to keep: the newest of each of the last hours, days and months that have one, district time, and the
    last ones made before an upgrade.

    >>> kept([])
    set()
    """
    ordered = sorted(backups, key=lambda one: one.made_at, reverse=True)
    upgrades = [one.file for one in ordered if one.why == "before upgrade"][:BEFORE_UPGRADES]
    return {
        *upgrades,
        *_newest_of_each(ordered, lambda at: at.strftime("%Y-%m-%d %H"), HOURLY),
        *_newest_of_each(ordered, lambda at: at.strftime("%Y-%m-%d"), DAILY),
        *_newest_of_each(ordered, lambda at: at.strftime("%Y-%m"), MONTHLY),
    }


def tidy(folder: Path) -> list[str]:
    """Remove the backups that need not be kept; their names. Raises OSError."""
    present = [one.manifest for one in on_shelf(folder) if one.manifest is not None]
    stay = {name for kind in {one.kind for one in present} for name in kept(one for one in present if one.kind == kind)}
    going = sorted(one.file for one in present if one.file not in stay)
    for name in going:
        manifest.beside(folder / name).unlink(missing_ok=True)  # first, so that no manifest is left without its file
        (folder / name).unlink(missing_ok=True)
    return going


def _shelved(paper: Path) -> Shelved:
    file = paper.with_suffix(".db")
    try:
        found = manifest.read(paper)
        size = file.stat().st_size if file.exists() else None
        if size != found.size:
            raise Damaged(f"{file.name} is not there" if size is None else f"{file.name} is damaged: {size} bytes")
    except Damaged as problem:
        return Shelved(file, None, str(problem))
    return Shelved(file, found)


def _newest_first(one: Shelved) -> float:
    return -one.manifest.made_at.timestamp() if one.manifest is not None else 0.0


def _newest_of_each(ordered: Sequence[Manifest], bucket: Callable[[datetime], str], most: int) -> list[str]:
    newest_in: dict[str, str] = {}
    for one in ordered:
        newest_in.setdefault(bucket(one.made_at.astimezone(DISTRICT_ZONE)), one.file)
    return list(newest_in.values())[:most]
