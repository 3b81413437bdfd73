"""The product's own Python files, parsed once, and what the rules of the house look for in them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ("bot", "handlers", "reminders", "models", "locales")
DRAFTED_BY_A_TOOL = ROOT / "models/store/migrations/versions"


@dataclass(frozen=True)
class Module:
    """One file: where it lies under the root, its text and its tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node

    def strings(self) -> Iterator[ast.Constant]:
        """Every text in the code that is no docstring, pieces of f-strings included."""
        documentation = {id(node) for node in _docstrings(self.tree)}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
                yield node

    def at(self, node: ast.AST) -> str:
        return f"{self.path}:{getattr(node, 'lineno', 0)}"


@cache
def modules() -> tuple[Module, ...]:
    """All files of the five floors, migrations that a tool drafted left out."""
    return tuple(
        Module(str(path.relative_to(ROOT)), text := path.read_text(encoding="utf-8"), ast.parse(text))
        for floor in FLOORS
        for path in sorted((ROOT / floor).rglob("*.py"))
        if not path.is_relative_to(DRAFTED_BY_A_TOOL)
    )


def dotted(node: ast.AST) -> str:
    """``os.environ`` for the attribute of that name; empty for what is no dotted name."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (before := dotted(node.value)):
        return f"{before}.{node.attr}"
    return ""


def _docstrings(tree: ast.Module) -> Iterator[ast.AST]:
    """Texts that stand alone as a statement: of modules, classes, functions, and below attributes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
