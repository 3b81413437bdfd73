"""Every phrase exists in both languages with the same values, and every phrase is said somewhere."""

from __future__ import annotations

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser, visitor
from fluent.syntax import ast as fluent

from handlers.answers import figure_sheets, summary
from handlers.answers.compiled_words import COLUMNS
from handlers.dialogue.files import MARKS
from handlers.reading.figures.plausibility import DoubtKind
from handlers.reading.figures.quantity import Reason
from handlers.reading.lists.listed import ListColumn, Why
from locales import phrase_parts
from locales.phrasebook import LANGUAGES, Language
from models.messages import Unread
from models.people import Reach
from models.pictures import Look
from models.plan.indicators import Comparison
from models.plan.measures import Per
from models.plan.pace import Pace
from models.plan.periods import Rhythm
from models.plan.units import Terrain
from models.records import Role
from tests.housekeeping.source import ROOT, modules

KEY = re.compile(r"[a-z]+(-[a-z]+)+")
SAYERS = {"say": 0, "choice": 2, "_yes_no": 1}
# Keys the code puts together: their beginning and all the ends it can meet.
MADE_UP: dict[str, tuple[str, ...]] = {
    "reading-": tuple(reason.value for reason in Reason),
    "role-": tuple(role.value for role in Role),
    "period-": tuple(rhythm.value for rhythm in Rhythm),
    "doubt-": tuple(kind.value for kind in DoubtKind),
    "channel-": ("telegram", "web", "terminal"),
    "cannot-read-": (*MARKS, "other"),
    "file-": tuple(reason.value for reason in Unread),
    "remind-one-": ("new", "begun", "ready", "given"),
    "remind-line-": ("new", "begun", "ready", "given"),
    "lead-reach-": tuple(reach.value for reach in Reach),
    "lead-unreachable-": (*(reach.value for reach in Reach if reach is not Reach.HEARD), "nobody"),
    "lead-order-": ("extend", "call", "write"),
    "template-": ("number", "name", "unit", "before", "value", "covers-period", "covers-year-to-date"),
    "sheet-": ("number", "name", "unit", "target", "value", "percent", "period", "coverage", "estimated", "late"),
    "document-head-": tuple(dict.fromkeys((*COLUMNS, *figure_sheets.FILED, *figure_sheets.REVISIONS))),
    "document-section-": summary.GROUPS,
    "document-state-": tuple(pace.value for pace in Pace),
    "document-pace-": tuple(pace.value for pace in Pace),
    "pace-": (Pace.ON_PACE.value, Pace.BEHIND.value, Pace.INCOMPLETE.value),
    "pace-count-": tuple(pace.value for pace in Pace),
    "ranking-terrain-": tuple(terrain.value for terrain in Terrain),
    "list-wrong-": tuple(why.value for why in Why),
    "list-column-": tuple(column.value for column in ListColumn),
    "picture-tally-": tuple(look.value for look in Look),
    "picture-pace-": tuple(pace.value for pace in Pace),
    "picture-target-": tuple(comparison.value for comparison in Comparison),
    "document-per-": tuple(per.value for per in Per),
}


class _Variables(visitor.Visitor):
    """Collects the values a message needs."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:
        self.names.add(node.id.name)


def _entries(language: Language) -> list[Any]:
    parser = FluentParser()
    files = sorted((ROOT / "locales" / language).glob("*.ftl"))
    return [entry for file in files for entry in parser.parse(file.read_text(encoding="utf-8")).body]


@cache
def _phrases(language: Language) -> dict[str, frozenset[str]]:
    """Each key with the values it needs."""
    found = {}
    for entry in _entries(language):
        if isinstance(entry, fluent.Message):
            variables = _Variables()
            variables.visit(entry)
            found[entry.id.name] = frozenset(variables.names)
    return found


@cache
def _literals() -> frozenset[str]:
    """Every text in the code that looks like a phrase's key."""
    return frozenset(
        str(node.value)
        for module in modules()
        for node in module.strings()
        if KEY.fullmatch(str(node.value)) or node.value in _phrases("vi")
    )


@cache
def _said() -> dict[str, str]:
    """The keys that are said as literals, each with a place in the code."""
    return {
        key: module.at(node)
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        for key in _keys_of(node)
    }


def _keys_of(call: ast.Call) -> list[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    place = SAYERS.get(name, len(call.args))
    given = call.args[place : place + (2 if name == "_yes_no" else 1)]
    branches = [leaf for node in given for leaf in _branches(node)]
    return [leaf.value for leaf in branches if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str)]


def _branches(node: ast.expr) -> list[ast.expr]:
    if isinstance(node, ast.IfExp):
        return [*_branches(node.body), *_branches(node.orelse)]
    return [node]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_can_be_read(language: Language) -> None:
    junk = [entry.content for entry in _entries(language) if isinstance(entry, fluent.Junk)]
    assert junk == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_stands_once(language: Language) -> None:
    counted = Counter(entry.id.name for entry in _entries(language) if isinstance(entry, fluent.Message))
    assert [key for key, times in counted.items() if times > 1] == []


def test_both_languages_have_the_same_phrases() -> None:
    assert set(_phrases("vi")) ^ set(_phrases("en")) == set()


def test_both_languages_need_the_same_values() -> None:
    vietnamese, english = _phrases("vi"), _phrases("en")
    unequal = {key: (vietnamese[key], english[key]) for key in vietnamese.keys() & english.keys()}
    assert {key: both for key, both in unequal.items() if both[0] != both[1]} == {}


def test_every_phrase_that_is_said_exists() -> None:
    assert {key: place for key, place in _said().items() if key not in _phrases("vi")} == {}


def test_every_phrase_is_said_somewhere() -> None:
    made_up = {f"{start}{end.replace('_', '-')}" for start, ends in MADE_UP.items() for end in ends}
    assert sorted(set(_phrases("vi")) - _literals() - made_up) == []


@pytest.mark.parametrize("start", MADE_UP)
def test_every_phrase_the_code_puts_together_exists(start: str) -> None:
    keys = [f"{start}{end.replace('_', '-')}" for end in MADE_UP[start]]
    assert [key for key in keys if key not in _phrases("vi")] == []


WORDS, NUMBERS = ("chè", "other", "one", "0"), (0, 1, 2, 5, 21, 999, 1000, -1, True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phrase_joined_from_its_parts_reads_as_the_library_says_it(language: Language) -> None:
    library = FluentBundle([language], use_isolating=False)
    for file in (ROOT / "locales" / language).glob("*.ftl"):
        library.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    for key, names in _phrases(language).items():
        pattern = library.get_message(key).value
        parts = phrase_parts.parts_of(pattern)
        assert parts is not None, key
        for given in (*WORDS, *NUMBERS, *_words_of(pattern)):
            values = dict.fromkeys(names, given)
            joined = phrase_parts.joined(parts, values)
            assert joined in (None, library.format_pattern(pattern, values)[0]), (key, given)
            assert joined is not None or not isinstance(given, str) or _tells_numbers_apart(pattern), (key, given)


def test_a_phrase_without_one_of_its_values_is_never_joined() -> None:
    library = FluentBundle(["vi"])
    library.add_resource(FluentResource("key = { $unit }: { $timing ->\n [late] x { $day }\n *[open] y\n }"))
    parts = phrase_parts.parts_of(library.get_message("key").value)
    assert parts is not None
    assert phrase_parts.joined(parts, {"unit": "a", "timing": "open"}) == "a: y"
    assert phrase_parts.joined(parts, {"timing": "open"}) is None
    assert phrase_parts.joined(parts, {"unit": "a", "timing": "late"}) is None
    assert phrase_parts.joined(parts, {"unit": "a"}) is None


def _keys_in(pattern: Any) -> list[Any]:
    """The keys of all choices of a phrase."""
    found: list[Any] = []
    for element in getattr(pattern, "elements", [pattern]):
        for variant in getattr(getattr(element, "expression", None), "variants", ()):
            found += [variant.key, *_keys_in(variant.value)]
    return found


def _words_of(pattern: Any) -> list[str]:
    return [key.name for key in _keys_in(pattern) if isinstance(key, fluent.Identifier)]


def _tells_numbers_apart(pattern: Any) -> bool:
    return any(isinstance(key, fluent.NumberLiteral) for key in _keys_in(pattern))


def test_every_reason_for_not_keeping_a_figure_is_a_short_sentence() -> None:
    for language in LANGUAGES:
        for file in sorted((ROOT / "locales" / language).glob("readings.ftl")):
            for line in _messages_of(file):
                assert line.endswith("."), line
                assert len(line) <= 90, line


def _messages_of(file: Path) -> list[str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return [line.partition(" = ")[2] for line in lines if line.startswith("reading-")]
