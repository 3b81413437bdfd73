"""Lines, parts and times as the page reads them. (pure)

Promises: JSON-ready values; every time is in the district's own zone, so that the page needs no calendar.
Must not: read files; a file is named by its line, never by its place on disk.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from bot.channels import contract
from bot.channels.web.backstage import Group, Line, Part

ZONE = "Asia/Ho_Chi_Minh"


def time_for_page(at: datetime) -> str:
    """An aware time in the district's zone, to the second: ``2024-06-17T07:30:00+07:00``."""
    return at.astimezone(ZoneInfo(ZONE)).isoformat(timespec="seconds")


def line_for_page(line: Line) -> dict[str, Any]:
    """One line; ``picture`` and ``document`` are ``{"url", "name"}`` or null."""
    return {
        "id": line.id,
        "side": line.side,
        "text": line.text,
        "at": time_for_page(line.at),
        "prompt": line.prompt,
        "choices": [{"token": choice.token, "label": choice.label} for choice in line.choices],
        "why": line.why,
        "picture": _file(line.id, line.picture, None),
        "document": _file(line.id, line.document, line.document_name),
        "client_id": line.client_id,
    }


def line_of(delivery: contract.Delivery, at: datetime) -> Line:
    """The line a delivery becomes; history shows the same one later under the same id."""
    return Line(
        id=f"o{delivery.key}",
        side="bot",
        text=delivery.message.text,
        at=at,
        prompt=delivery.message.prompt,
        choices=delivery.message.choices,
        picture=delivery.picture,
        document=delivery.document,
        document_name=delivery.message.document.file_name if delivery.message.document else None,
    )


def parts_for_page(parts: Sequence[Part]) -> list[dict[str, Any]]:
    """The parts by group, in the order of the groups; a group without parts is left out."""
    grouped = {group: [part for part in parts if part.group is group] for group in Group}
    return [
        {
            "group": group.value,
            "parts": [{"handle": p.handle, "title": p.title, "unit": p.unit} for p in members],
        }
        for group, members in grouped.items()
        if members
    ]


def event(name: str, data: object) -> bytes:
    """One server-sent event."""
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()


def _file(line_id: str, path: Path | None, name: str | None) -> dict[str, str] | None:
    if path is None:
        return None
    return {"url": f"/files/{quote(line_id, safe='')}/{quote(path.name, safe='')}", "name": name or path.name}
