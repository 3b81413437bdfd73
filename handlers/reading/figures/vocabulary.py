"""The vocabularies, loaded from the data of a language.

Promises: each is read once. Must not: hold a word itself.
"""

from __future__ import annotations

from functools import cache

from handlers.reading.figures.number_lexicon import build_number_words
from handlers.reading.figures.number_words import NumberWords
from locales import Language, load


@cache
def load_number_words(language: Language = "vi") -> NumberWords:
    """How figures are said. English adds to Vietnamese, as units and names stay Vietnamese.

    Raises FileNotFoundError, KeyError or ValueError when the data is wrong.
    """
    lists = [load("vi", "numbers")]
    if language == "en":
        lists.append(load("en", "numbers"))
    return build_number_words(lists, load("vi", "measures"))
