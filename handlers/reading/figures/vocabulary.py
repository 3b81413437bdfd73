"""The vocabularies, loaded from the data of a language.

Promises: each is read once. Must not: hold a word itself.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from handlers.reading.figures.number_lexicon import build_number_words
from handlers.reading.figures.number_words import NumberWords
from locales import Language, load


def _tells(word: str) -> bool:
    """Whether a word says which language it is of; a letter is of any."""
    return len(word) > 1


@cache
def load_number_words(language: Language = "vi", also: Language | None = None) -> NumberWords:
    """How figures are said. English adds to Vietnamese, as units and names stay Vietnamese.

    ``also`` is a second language, read where the first one makes no sense of a text. Raises FileNotFoundError,
    KeyError or ValueError when the data is wrong.
    """
    if also is not None:
        first, second = load_number_words(language), load_number_words(also)
        return replace(first, also=second, telling=frozenset(filter(_tells, second.known - first.known)))
    lists = [load("vi", "numbers")]
    if language == "en":
        lists.append(load("en", "numbers"))
    return build_number_words(lists, load("vi", "measures"))
