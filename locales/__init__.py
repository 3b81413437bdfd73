"""How things are said and understood in each language: Fluent files and word lists, and one small reader.

Promises: a missing phrase or value fails loudly; numbers and dates come out as the language writes them.
Must not: know anything of the floors above.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import yaml

from locales.phrasebook import LANGUAGES, Language, Phrasebook

__all__ = ["LANGUAGES", "Language", "Phrasebook", "load", "phrasebook"]


@cache
def load(language: Language, name: str) -> Mapping[str, Any]:
    """The word list ``<language>/<name>.yaml``. Raises FileNotFoundError when there is none."""
    text = resources.files("locales").joinpath(language, f"{name}.yaml").read_text(encoding="utf-8")
    content = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if not isinstance(content, Mapping):
        raise ValueError(f"locales/{language}/{name}.yaml holds no mapping")
    return content


@cache
def phrasebook(language: Language) -> Phrasebook:
    """The phrases of one language."""
    folder = resources.files("locales").joinpath(language)
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".ftl"))
    return Phrasebook(language, tuple(folder.joinpath(name).read_text(encoding="utf-8") for name in names))
