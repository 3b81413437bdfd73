"""Rules of the house that no linter knows."""

from __future__ import annotations

import ast
import re
import unicodedata
from functools import cache

from models.plan.loading import load_plan
from tests.housekeeping.source import Module, dotted, modules

LONGEST_FUNCTION = 50
LONGEST_FILE = 350
EMPTY_NAMES = {"utils.py", "util.py", "helpers.py", "helper.py", "common.py", "misc.py", "base.py"}
EMPTY_ENDINGS = re.compile(r"(Manager|Service|Helper|Handler|Processor|Util|Utils)$")
WALL_CLOCK = {"now", "utcnow", "today"}
LOOPS = {"bot/turns.py", "bot/delivery/carrier.py", "bot/channels/telegram/polling.py", "bot/ticking.py"}
LONGEST_SYLLABLE = 7
THE_DISTRICT = {"Thuận", "Châu"}


def test_only_the_settings_read_the_environment() -> None:
    found = [
        module.at(node)
        for module in modules()
        for node in ast.walk(module.tree)
        if dotted(node) in {"os.environ", "os.getenv", "environ", "getenv"} and module.path != "bot/settings.py"
    ]
    assert found == []


def test_only_the_wiring_reads_the_wall_clock() -> None:
    found = [
        module.at(node)
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute)
        and node.attr in WALL_CLOCK
        and dotted(node.value).rpartition(".")[2] in {"datetime", "date"}
        and module.path != "bot/wiring.py"
    ]
    assert found == []


def test_vietnamese_stands_in_data_and_never_in_code() -> None:
    found = [
        f"{module.at(node)}: {node.value!r}"
        for module in modules()
        for node in module.strings()
        if _vietnamese_words(str(node.value)) - THE_DISTRICT
    ]
    assert found == []


def test_no_indicator_and_no_unit_is_named_in_code() -> None:
    found = [
        f"{module.at(node)}: {node.value!r}"
        for module in modules()
        for node in module.strings()
        if node.value in _slugs()
    ]
    assert found == []


def test_every_module_has_a_name_that_says_something() -> None:
    assert [module.path for module in modules() if module.name in EMPTY_NAMES] == []


def test_every_class_has_a_name_that_says_something() -> None:
    found = [
        f"{module.at(node)}: {node.name}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef) and EMPTY_ENDINGS.search(node.name)
    ]
    assert found == []


def test_only_the_four_loops_catch_everything() -> None:
    found = [
        module.at(node)
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler) and _catches_everything(node) and module.path not in LOOPS
    ]
    assert found == []


def test_functions_fit_on_a_screen() -> None:
    found = [
        f"{module.at(function)}: {function.name} has {_lines(function)} lines"
        for module in modules()
        for function in module.functions()
        if _lines(function) > LONGEST_FUNCTION
    ]
    assert found == []


def test_files_stay_short() -> None:
    found = [
        f"{module.path} has {count} lines"
        for module in modules()
        if (count := len(module.text.splitlines())) > LONGEST_FILE
    ]
    assert found == []


def test_every_module_says_first_what_it_is() -> None:
    assert [module.path for module in modules() if not ast.get_docstring(module.tree)] == []


def test_nothing_is_changed_that_belongs_to_a_module() -> None:
    found = [
        module.at(node)
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Global | ast.Nonlocal)
    ]
    assert found == []


def test_the_project_stands_alone() -> None:
    """Nothing names a folder outside the project."""
    outside = re.compile(r"\.\./|/home/|/root/|/" + r"work/")
    found = [f"{module.path}:{number}" for module in modules() for number in _lines_with(module, outside)]
    assert found == []


@cache
def _slugs() -> frozenset[str]:
    plan = load_plan()
    units = {unit.slug for unit in (*plan.units.communes, *plan.units.departments)}
    return frozenset({*plan.indicators, *units})


def _vietnamese_words(text: str) -> set[str]:
    """Words with a mark or letter English lacks; a single letter and a row longer than any syllable are none."""
    words = re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text))
    return {word for word in words if 2 <= len(word) <= LONGEST_SYLLABLE and any(map(_is_marked, word))}


def _is_marked(letter: str) -> bool:
    return letter in "đĐ" or len(unicodedata.normalize("NFD", letter)) > 1


def _catches_everything(node: ast.ExceptHandler) -> bool:
    kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
    caught = any(kind is None or dotted(kind) in {"Exception", "BaseException"} for kind in kinds)
    return caught and not _only_cleans_up(node)


def _only_cleans_up(node: ast.ExceptHandler) -> bool:
    """A handler that ends with a bare ``raise`` hides nothing."""
    last = node.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def _lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _lines_with(module: Module, pattern: re.Pattern[str]) -> list[int]:
    return [number for number, line in enumerate(module.text.splitlines(), start=1) if pattern.search(line)]
