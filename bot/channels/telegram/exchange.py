"""What goes to the Bot API beside parameters, and the three ways a request can end.

Promises: values only, so that the rooms that judge them reach no network.
Must not: import an HTTP client.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that goes along: the form field it fills, where it lies, the name the officer sees."""

    field: str
    path: Path
    name: str
    content_type: str


@dataclass(frozen=True, slots=True)
class Answered:
    """An HTTP answer came, whoever wrote it."""

    status: int
    body: bytes


@dataclass(frozen=True, slots=True)
class NeverLeft:
    """No connection was made, so nothing can have happened."""

    detail: str


@dataclass(frozen=True, slots=True)
class Lost:
    """The request left and no whole answer came back."""

    detail: str


Attempt = Answered | NeverLeft | Lost


def parsed(body: bytes) -> Any:
    """The JSON in a body, or None when it is no JSON that can be read here."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None
