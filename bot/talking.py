"""The terminal's side of a chat: lines in, answers out, plain for people and JSON for scripts.

Promises: with JSON exactly one line out for one line in, and nothing else.
Must not: know what a message means.
"""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any, Literal, TextIO

from bot.control.errands import Problem
from bot.control.office import Office

Shape = Literal["plain", "json"]


async def talk(office: Office, shape: Shape, lines: TextIO, out: TextIO) -> None:
    """Until the input ends."""
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, lines.readline):
        text = line.rstrip("\r\n")
        if shape == "plain" and not text.strip():
            continue
        answer = await _answered(office, _request(text, shape))
        out.write((json.dumps(_public(answer), ensure_ascii=False) if shape == "json" else _plain(answer)) + "\n")
        out.flush()


async def _answered(office: Office, request: dict[str, Any]) -> dict[str, Any]:
    try:
        answer: dict[str, Any] = await office.perform("chat", {"line": request})
    except Problem as problem:
        return {"replies": [], "asks": None, "receipt": None, "problem": str(problem)}
    return answer


def _request(text: str, shape: Shape) -> dict[str, Any]:
    if shape == "plain":
        return {"text": text}
    try:
        request = json.loads(text)
    except (ValueError, RecursionError):
        return {"unreadable": text}
    if not isinstance(request, dict):
        return {"unreadable": text}
    if isinstance(request.get("file"), str):  # whoever serves may have been started in another folder
        request["file"] = str(Path(request["file"]).absolute())
    return request


def _public(answer: dict[str, Any]) -> dict[str, Any]:
    kept = ("text", "choices", "picture", "document", "why")
    replies = [{name: reply[name] for name in kept} for reply in answer["replies"]]
    return {**answer, "replies": replies}


def _plain(answer: dict[str, Any]) -> str:
    if "problem" in answer:
        return str(answer["problem"])
    return "\n\n".join(_written(reply) for reply in answer["replies"])


def _written(reply: dict[str, Any]) -> str:
    lines = [reply["text"]]
    if reply["typed_as"] == "number":
        lines += [f"  {number}. {label}" for number, label in enumerate(reply["choices"], start=1)]
    elif reply["choices"]:
        lines.append("  [" + " · ".join(reply["choices"]) + "]")
    lines += [f"  → {reply[name]}" for name in ("picture", "document") if reply[name]]
    return "\n".join(lines)
