"""Stories: what an officer types and what the bot answers, word for word.

Each .yaml file is one story; ``people`` join the demonstration before it begins. ``make golden``
writes what the bot answers now into the files; read the difference.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.wiring import Bot
from tests.officer import Officer, join

STORIES = sorted(Path(__file__).parent.glob("*.yaml"))


class _Readable(yaml.SafeDumper):
    """Long texts as blocks, in the order they were written."""


def _block(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Readable.add_representer(str, _block)


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
async def test_the_story_goes_as_written(path: Path, bot: Bot, request: pytest.FixtureRequest) -> None:
    story = yaml.safe_load(path.read_text(encoding="utf-8"))
    for person in story.get("people", ()):
        await join(bot, **person)
    officers: dict[str, Officer] = {}
    told = [await _told(step, bot, officers) for step in story["steps"]]
    if request.config.getoption("--golden"):
        text = yaml.dump({**story, "steps": told}, Dumper=_Readable, allow_unicode=True, sort_keys=False, width=120)
        path.write_text(text, encoding="utf-8")
        return
    for expected, got in zip(story["steps"], told, strict=True):
        assert got == expected


async def _told(step: dict[str, Any], bot: Bot, officers: dict[str, Officer]) -> dict[str, Any]:
    """The step as it goes now: who, what the officer does, what the bot answers."""
    name = step["officer"]
    if name not in officers:
        officers[name] = await Officer.of(bot, name)
    action = next(key for key in ("text", "pick", "photo", "at") if key in step)
    heard = await officers[name].does({action: step[action]})
    told: dict[str, Any] = {"officer": name, action: step[action]}
    told["bot"] = "\n---\n".join(reply["text"] for reply in heard["replies"])
    choices = heard["replies"][-1]["choices"] if heard["replies"] else []
    if choices:
        told["choices"] = choices
    if heard["asks"]:
        told["asks"] = heard["asks"]["indicator"]
    if heard["receipt"]:
        told["receipt"] = heard["receipt"]
    return told
