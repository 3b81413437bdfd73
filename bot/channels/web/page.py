"""The page itself and its words: one HTML file, one file of words a language.

Promises: the page is complete when it arrives; a word the page names and the file lacks stops the start.
Must not: hold a sentence; those are in ``static/words.*.json``.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.channels.web.decoding import Reason

STATIC = Path(__file__).parent / "static"
LANGUAGES = ("vi", "en")
_PLACE = re.compile(r"\{\{([a-z_.]+)\}\}")

_SELF = "%self%"

Words = Mapping[str, Any]


def read_words(language: str) -> Words:
    """The page's words in one language; nested objects are groups."""
    words: Words = json.loads((STATIC / f"words.{language}.json").read_text(encoding="utf-8"))
    return words


@dataclass(frozen=True)
class Page:
    """The chat page, filled in once a language; ``staged`` is the page with the demonstration's bar."""

    plain: Mapping[str, str]
    staged: Mapping[str, str]
    refusals: Mapping[Reason, str]


def for_sender(pages: Mapping[str, str], language: str, sender: str) -> str:
    """The page in ``language``, or in the first language, for the browser that speaks as ``sender``."""
    text = pages.get(language, pages[LANGUAGES[0]])
    return text.replace(_SELF, html.escape(sender), 1)


def read_page() -> Page:
    """Read and fill in everything; raises KeyError naming a word that is missing."""
    template = (STATIC / "page.html").read_text(encoding="utf-8")
    words = {language: read_words(language) for language in LANGUAGES}
    return Page(
        plain={language: _fill(template, words[language], "no") for language in LANGUAGES},
        staged={language: _fill(template, words[language], "yes") for language in LANGUAGES},
        refusals={reason: words[LANGUAGES[0]]["refused"][reason.value] for reason in Reason},
    )


def _fill(template: str, words: Words, staged: str) -> str:
    own = {"all_words": _as_script_data(words), "staged": staged}
    return _PLACE.sub(lambda place: own.get(place[1]) or html.escape(_word(words, place[1])), template)


def _word(words: Words, path: str) -> str:
    found: Any = words
    for name in path.split("."):
        found = found[name]
    return str(found)


def _as_script_data(words: Words) -> str:
    return json.dumps(words, ensure_ascii=False).replace("<", "\\u003c")
