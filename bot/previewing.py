"""The command's side of a preview: asks the office in portions and writes lines, for people or for scripts.

Promises: with JSON exactly one line for one message on ``out``; whatever else is to be said goes to ``notes``.
Must not: know how it is foreseen.
"""

from __future__ import annotations

import json
from typing import Any, Literal, TextIO

from bot.control.office import Office

Shape = Literal["plain", "json"]


async def preview(office: Office, days: dict[str, str | None], shape: Shape, out: TextIO, notes: TextIO) -> None:
    """Write every message that would be sent; ``days`` are the arguments of the errand "foresee"."""
    seen = await office.perform("foresee", dict(days))
    since = 0
    while since < seen["count"]:
        portion = await office.perform("foreseen", {"since": since})
        since += len(portion)
        for line in portion:
            out.write((json.dumps(line, ensure_ascii=False) if shape == "json" else _written(line)) + "\n")
    if shape == "plain" and seen["count"]:
        out.write(f"{seen['count']} messages, if nothing more is filed\n")
    for note in seen["notes"]:
        (notes if shape == "json" else out).write(f"{note}\n")


def _written(line: dict[str, Any]) -> str:
    reports = ", ".join(_report(each) for each in line["reports"])
    text = "\n".join(f"    {part}" for part in line["text"].splitlines())
    return f"{line['at'][:10]} {line['at'][11:16]}  {line['to']}  {line['stage']}: {reports}\n{text}"


def _report(report: dict[str, Any]) -> str:
    named = " ".join(part for part in (report["form"], report["period"]) if part)
    return f"{named or 'what is late'} (due {report['due']})"
