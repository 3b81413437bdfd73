"""What lies beside each backup and says what is in it.

Promises: a manifest of which a byte was changed is not read; one that is read says what to compare the file with.
Must not: open the file it speaks of.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from pathlib import Path
from typing import Literal

import pydantic

from models.store.snapshots import Content

Why = Literal["hourly", "by hand", "before upgrade"]
_SEAL = "manifest_sha256"


class Damaged(Exception):
    """A backup is not what it was when it was made; the message says what is wrong with it."""


class Manifest(pydantic.BaseModel):
    """``made_at`` is aware. ``content_digest`` is of the rows and the same on every engine, ``sha256`` of the file."""

    model_config = pydantic.ConfigDict(frozen=True, extra="forbid")

    format: Literal[1] = 1
    file: str
    made_at: pydantic.AwareDatetime
    why: Why
    kind: str
    revision: str
    counts: dict[str, int]
    content_digest: str
    size: int
    sha256: str

    @property
    def content(self) -> Content:
        return Content(self.revision, self.counts, self.content_digest)


def beside(file: Path) -> Path:
    """Where the manifest of a backup lies."""
    return file.with_suffix(".json")


def sealed(manifest: Manifest) -> str:
    """The manifest as it is written."""
    fields = manifest.model_dump(mode="json")
    return json.dumps({**fields, _SEAL: _seal(fields)}, ensure_ascii=False, indent=1) + "\n"


def read(path: Path) -> Manifest:
    """The manifest in a file. Raises Damaged."""
    try:
        text = path.read_text("utf-8")
        fields = json.loads(text)
        seal = fields.pop(_SEAL)
        manifest = Manifest.model_validate_json(json.dumps(fields))
    except FileNotFoundError:
        raise Damaged(f"{path.name} is not there; a backup is the .db file and the .json file beside it") from None
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as problem:
        raise Damaged(f"{path.name} cannot be read ({type(problem).__name__})") from None
    # Compared as written, too: a changed byte may leave the values what they were.
    if seal != _seal(fields) or text != sealed(manifest):
        raise Damaged(f"{path.name} was changed after it was written")
    return manifest


def stamp(moment: datetime) -> str:
    """A moment in a file's name."""
    return moment.strftime("%Y%m%dT%H%M%SZ")


def _seal(fields: dict[str, object]) -> str:
    return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()
