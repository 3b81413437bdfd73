"""The page's words: the same in every language, all used, none missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bot.channels.web import page
from bot.channels.web.backstage import Group, Step
from bot.channels.web.decoding import Reason


def paths(words: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, frozenset[str]]]:
    """Each word's path and the places it leaves open."""
    for name, word in words.items():
        if isinstance(word, dict):
            yield from paths(word, f"{before}{name}.")
        else:
            yield before + name, frozenset(re.findall(r"\{\w+\}", str(word)))


def test_all_languages_have_the_same_words_and_places() -> None:
    first, *others = (sorted(paths(page.read_words(language))) for language in page.LANGUAGES)
    assert all(other == first for other in others)


def test_every_reason_group_and_step_has_a_word() -> None:
    words = page.read_words("vi")
    assert set(words["refused"]) == {reason.value for reason in Reason}
    assert set(words["demonstration"]["groups"]) == {group.value for group in Group}
    assert {step.value for step in Step} <= set(words["demonstration"])


def test_every_word_is_used_by_the_page() -> None:
    sources = "".join(
        path.read_text(encoding="utf-8") for path in page.STATIC.iterdir() if path.suffix in {".js", ".html"}
    )
    looked_up = {"refused", "groups", "status"}
    unused = [
        path
        for path, _ in paths(page.read_words("vi"))
        if not looked_up & set(path.split(".")) and path not in sources and f"words.{path}" not in sources
    ]
    assert unused == ["state.sending", "state.reading", "state.waiting"]


def test_the_scripts_hold_no_sentence_of_their_own() -> None:
    vietnamese = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉọỏốồổỗộớờởỡợụủứừửữự]", re.IGNORECASE)
    for path in page.STATIC.glob("*.js"):
        code = re.sub(r"//[^\n]*|/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert vietnamese.search(code) is None, path.name
