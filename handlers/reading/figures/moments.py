"""Times that stand beside a figure: "tháng 6", "đến 14/6", "quý II/2024", "6 tháng đầu năm".

Promises: says where a time ends, so that its numbers are not taken for figures. Must not: say which time it is.
"""

from __future__ import annotations

import re
from typing import Final

from handlers.reading.figures.number_words import NumberWords
from handlers.reading.figures.phrases import Role, find
from handlers.reading.figures.spoken import read_term
from handlers.reading.figures.tokens import NUMERAL, WORD, Token

_DATE: Final = re.compile(r"[0-3]?[0-9]([./-])[01]?[0-9](?:\1(?:20)?[0-9]{2})?")
_YEAR: Final = re.compile(r"20[0-9]{2}")
_MONTHS: Final = 12
_QUARTERS: Final = 4
_WEEKS: Final = 53


def end_of_time(tokens: list[Token], at: int, words: NumberWords) -> int | None:
    """Where the time that begins at ``at`` ends, or None when none begins there."""
    token = tokens[at]
    if token.kind == NUMERAL:
        return _full_date(tokens, at) or _span(tokens, at, words)
    if token.kind != WORD:
        return None
    after = _after_lead(tokens, at, words)
    if after is not None and after < len(tokens):
        return _named(tokens, after, words) or _date(tokens, after) or _span(tokens, after, words)
    return _named(tokens, at, words)


def counts_months(tokens: list[Token], start: int, end: int, words: NumberWords) -> bool:
    """Whether a time is so many months from January on: "6 tháng đầu năm", "trong 9 tháng"."""
    months = words.time["month"]
    return any(tokens[at].kind == NUMERAL and tokens[at + 1].spelling in months for at in range(start, end - 1))


def _after_lead(tokens: list[Token], at: int, words: NumberWords) -> int | None:
    """Where "đến", "hết", "trong" and the like end."""
    if tokens[at].spelling in words.time["inside"]:
        return at + 1
    found = find(words.until, tokens, at)
    return at + len(found[0].bares) if found else None


def _named(tokens: list[Token], at: int, words: NumberWords) -> int | None:
    """A word for a kind of time and which one it is."""
    word, last = tokens[at].spelling, at + 1 >= len(tokens)
    if last:
        return None
    if word in words.time["day"]:
        end = _date(tokens, at + 1)
        return end or (at + 2 if _integer(tokens[at + 1], 31) else None)
    if word in words.time["month"]:
        return _with_year(tokens, _month(tokens, at + 1, words), words)
    if word in words.time["short_month"]:
        glued = tokens[at + 1].gap == "" and _integer(tokens[at + 1], _MONTHS)
        return _with_year(tokens, at + 2, words) if glued else None
    if word in words.time["quarter"]:
        roman = tokens[at + 1].spelling in words.time["roman"]
        return _with_year(tokens, at + 2, words) if roman or _integer(tokens[at + 1], _QUARTERS) else None
    if word in words.time["week"]:
        return _with_year(tokens, at + 2, words) if _integer(tokens[at + 1], _WEEKS) else None
    if word in words.time["year"]:
        return at + 2 if _YEAR.fullmatch(tokens[at + 1].text) else None
    return None


def _month(tokens: list[Token], at: int, words: NumberWords) -> int | None:
    """A month by number, by word or by its own name."""
    if tokens[at].kind == NUMERAL:
        return at + 1 if _integer(tokens[at], _MONTHS) else None
    if tokens[at].spelling in words.time["names"]:
        return at + 1
    term = read_term(tokens, at, words)
    return term.end if term and term.options[0] <= _MONTHS else None


def _integer(token: Token, most: int) -> bool:
    return token.kind == NUMERAL and token.text.isdigit() and len(token.text) <= 2 and 0 < int(token.text) <= most


def _with_year(tokens: list[Token], end: int | None, words: NumberWords) -> int | None:
    """The end including "/2024", "-2024" or "năm 2024"."""
    if end is None or end + 1 >= len(tokens) or not _YEAR.fullmatch(tokens[end + 1].text):
        return end
    joined = tokens[end].text in "/-" or tokens[end].spelling in words.time["year"]
    return end + 2 if joined else end


def _date(tokens: list[Token], at: int) -> int | None:
    """A date of two or three numbers."""
    if at >= len(tokens) or tokens[at].kind != NUMERAL:
        return None
    for length in (5, 3, 1):
        joined = "".join(token.text for token in tokens[at : at + length])
        if len(joined) > 2 and at + length <= len(tokens) and _DATE.fullmatch(joined):
            return at + length
    return None


def _full_date(tokens: list[Token], at: int) -> int | None:
    """A date with its year needs no word before it."""
    if at + 4 >= len(tokens) or not _YEAR.fullmatch(tokens[at + 4].text):
        return None
    joined = "".join(token.text for token in tokens[at : at + 5])
    return at + 5 if _DATE.fullmatch(joined) else None


def _span(tokens: list[Token], at: int, words: NumberWords) -> int | None:
    """As in "6 tháng đầu năm", "9 tháng": so many months."""
    if at + 1 >= len(tokens) or not _integer(tokens[at], _MONTHS):
        return None
    if tokens[at + 1].spelling not in words.time["month"]:
        return None
    found = find(words.phrases, tokens, at + 2) if at + 2 < len(tokens) else ()
    return at + 2 + (len(found[0].bares) if found and found[0].role is Role.TIME else 0)
