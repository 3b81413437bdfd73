"""Most phrases by themselves: texts, values that are texts or small numbers, and choices between a few words.

Promises: what is joined here reads as Fluent's own library says it, which takes twenty times as long; all else is left
to the library.
Must not: know a phrase, or say half of one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from fluent.syntax import ast

_WITHOUT_GROUPS = 1000  # larger numbers are written with the language's marks


class Given(NamedTuple):
    """A value of this name."""

    name: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """The parts that a value of this name chooses: by a word, or by a number."""

    name: str
    by_word: Mapping[str, Parts]
    by_number: Mapping[int, Parts]
    default: Parts


Parts = tuple[str | Given | OneOf, ...]


class _Unknown(Exception):
    """Something only the library can say."""


def parts_of(pattern: Any) -> Parts | None:
    """The parts of a phrase; None for a phrase that only the library can say."""
    try:
        return _parts(pattern)
    except _Unknown:
        return None


def joined(parts: Parts, values: Mapping[str, object]) -> str | None:
    """The phrase with these values; None when only the library can say it, or what is wrong with it."""
    shown: list[str] = []
    for part in parts:
        if isinstance(part, str):
            shown.append(part)
            continue
        text = _given(values.get(part.name)) if isinstance(part, Given) else _chosen(part, values)
        if text is None:
            return None
        shown.append(text)
    return "".join(shown)


def _given(value: object) -> str | None:
    if type(value) is str:
        return value
    return str(value) if type(value) is int and 0 <= value < _WITHOUT_GROUPS else None


def _chosen(choice: OneOf, values: Mapping[str, object]) -> str | None:
    value = values.get(choice.name)
    if type(value) is str and not choice.by_number:
        return joined(choice.by_word.get(value, choice.default), values)
    if type(value) is int and not choice.by_word:
        return joined(choice.by_number.get(value, choice.default), values)
    return None  # a number may be "one" or "few", and where numbers are told apart a word may be meant so


def _parts(pattern: Any) -> Parts:
    elements = pattern.elements if isinstance(pattern, ast.Pattern) else (pattern,)
    return tuple(_part(element) for element in elements)


def _part(element: Any) -> str | Given | OneOf:
    match element:
        case ast.TextElement(value=str() as text):
            return text
        case ast.StringLiteral():
            return str(element.parse()["value"])
        case ast.Placeable(expression=ast.VariableReference(id=ast.Identifier(name=name))):
            return Given(name)
        case ast.Placeable(
            expression=ast.SelectExpression(
                selector=ast.VariableReference(id=ast.Identifier(name=name)), variants=variants
            )
        ):
            return _one_of(name, variants)
    raise _Unknown


def _one_of(name: str, variants: list[ast.Variant]) -> OneOf:
    by_word: dict[str, Parts] = {}
    by_number: dict[int, Parts] = {}
    default: Parts = ()
    for variant in variants:
        parts = _parts(variant.value)
        default = parts if variant.default else default
        match variant.key:
            case ast.Identifier(name=word):
                by_word[word] = parts
            case ast.NumberLiteral(value=int() as number):
                by_number[number] = parts
            case _:
                raise _Unknown
    others = {word: parts for word, parts in by_word.items() if parts is not default}
    return OneOf(name, others, by_number, default)
