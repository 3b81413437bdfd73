"""What the bot's messages are recognised by, taken from its own phrases, so that a better wording breaks no test.

Promises: patterns match what the phrases say today. Must not: hold a sentence.
"""

from __future__ import annotations

import re
from functools import cache

import locales


@cache
def question() -> re.Pattern[str]:
    """Matches the heading of a question; its first group is the question's number."""
    said = _say("ask-heading", period="", unit="", number="<1>", count="<2>").lstrip(", ")
    return re.compile(re.escape(said).replace("<1>", r"(\d+)").replace("<2>", r"\d+"))


@cache
def receipt() -> re.Pattern[str]:
    """Matches the message that a report was filed; its first group is the receipt's code."""
    before = _say("report-filed", period="", unit="", receipt="<1>", timing="on-time", missing=0).partition("<1>")[0]
    return re.compile(re.escape(before.rpartition(".")[2].strip()) + r"\s*([\w-]+)")


@cache
def filed_already() -> re.Pattern[str]:
    """Matches the message that somebody has filed this report; its first group is the receipt's code."""
    before, _, after = _say("report-already-filed", period="", moment="<1>", receipt="<2>").partition("<2>")
    return re.compile(f"{re.escape(before.rpartition('<1>')[2])}([\\w-]+){re.escape(after)}")


@cache
def corrected(name: str) -> re.Pattern[str]:
    """Matches the message that the figure of this name was corrected; its group is the value without a unit."""
    said = re.escape(_say("correct-done", name=name, period="<1>", value="<2>"))
    return re.compile(said.replace("<1>", "[^:]+").replace("<2>", r"([\d.,/]+).*"))


@cache
def corrected_together() -> re.Pattern[str]:
    """Matches the message that the figures just read back were corrected, without naming them."""
    said = re.escape(_say("corrections-done", count="<1>", period="<2>"))
    return re.compile(said.replace("<1>", r"\d+").replace("<2>", ".+"))


def asks(text: str, number: int) -> bool:
    """Whether a message asks question ``number``."""
    found = question().search(text)
    return found is not None and int(found[1]) == number


def heading_of(number: int) -> str:
    """The part of a heading that names question ``number``."""
    return _say("ask-heading", period="", unit="", number=str(number), count="").lstrip(", ")


def apology() -> str:
    """What somebody whose message was set aside is told."""
    return _say("message-failed")


def news_of_set_aside() -> str:
    """The end of what the operator is told about it."""
    return _say("message-set-aside", number="<1>").partition("<1>")[2]


def line_of_the_day() -> str:
    """The end of the line operators get every day, where no backup has been made."""
    return _say("operators-no-backup")


def state_lost() -> str:
    """What somebody whose question was forgotten is told."""
    return _say("state-lost")


def as_before() -> str:
    """The beginning of the choice to keep the value of the period before."""
    return _say("choice-same", value="")


def _say(key: str, **values: object) -> str:
    return locales.phrasebook("vi").say(key, **values)
