"""Reads the plan's CSV and YAML files and remembers on which line everything stands.

Promises: whatever is wrong with a file becomes a ``Problem`` with file, row and reason; all are collected.
Must not: know what an indicator or a form is.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import pydantic
import yaml

Location = tuple[int | str, ...]
Name = tuple[str, ...]
Checked = TypeVar("Checked", bound=pydantic.BaseModel)


class Place(NamedTuple):
    """A line of a file, counted from 1; row None when the file as a whole is meant."""

    file: str
    row: int | None


class Problem(NamedTuple):
    """One thing that is wrong, and where."""

    place: Place
    reason: str

    def __str__(self) -> str:
        row = "" if self.place.row is None else f", row {self.place.row}"
        return f"{self.place.file}{row}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Findings:
    """What one reading of a folder gathers: problems, and the place of everything by name."""

    problems: list[Problem] = field(default_factory=list)
    places: dict[Name, Place] = field(default_factory=dict)

    def complain(self, place: Place, reason: str) -> None:
        """Note a problem and go on."""
        self.problems.append(Problem(place, reason))

    def is_new(self, place: Place, *name: str) -> bool:
        """Remember where ``name`` stands; a name that stood elsewhere already is a problem."""
        if name in self.places:
            self.complain(place, f"{' '.join(name)} stands twice")
            return False
        self.places[name] = place
        return True


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a CSV file; blank cells are left out."""

    place: Place
    cells: Mapping[str, str]

    def place_of(self, _: Location) -> Place:
        """Every cell stands on the row's line."""
        return self.place


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML file: its content and where each part of it stands."""

    name: str
    content: Any
    node: yaml.Node | None

    def place(self, location: Location) -> Place:
        """The line of a key or list item, or of the nearest thing around it that is there."""
        node = self.node
        if node is None:
            return Place(self.name, None)
        for step in location:
            inner = _inside(node, step)
            if inner is None:
                break
            node = inner
        return Place(self.name, node.start_mark.line + 1)


# The one in C reads ten times as fast; both say on which line something is wrong.
_SAFE_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _DatesAsText(_SAFE_LOADER):  # type: ignore[valid-type,misc]
    """Leaves dates to pydantic: YAML's own reading of an impossible date does not say where it stands."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.yaml_implicit_resolvers = {
            first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
            for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
        }


def read_text(path: Path, name: str, findings: Findings) -> str | None:
    """The file's text, or None and a problem."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as broken:
        reason = "is not UTF-8" if isinstance(broken, UnicodeDecodeError) else f"cannot be read: {broken.strerror}"
        findings.complain(Place(name, None), reason)
        return None


def read_csv(folder: Path, name: str, columns: frozenset[str], findings: Findings) -> tuple[Row, ...]:
    """The rows of a CSV file that has exactly these columns."""
    text = read_text(folder / name, name, findings)
    if text is None:
        return ()
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    try:
        header = next(reader, [])
        if problem := _wrong_header(header, columns):
            findings.complain(Place(name, 1), problem)
            return ()
        lines = [(reader.line_num, cells) for cells in reader if any(cells)]
    except csv.Error as broken:
        findings.complain(Place(name, reader.line_num), str(broken))
        return ()
    return tuple(_rows(name, header, lines, findings))


def read_yaml(folder: Path, name: str, findings: Findings) -> Document | None:
    """A YAML file, or None and a problem. A key given twice is a problem."""
    text = read_text(folder / name, name, findings)
    if text is None:
        return None
    try:
        loader = _DatesAsText(text)
        node = loader.get_single_node()
        content = None if node is None else loader.construct_document(node)
    except yaml.YAMLError as broken:
        mark = getattr(broken, "problem_mark", None)
        reason = getattr(broken, "problem", None) or "is not YAML"
        findings.complain(Place(name, mark.line + 1 if mark else None), reason)
        return None
    except ValueError as broken:
        findings.complain(Place(name, None), str(broken))
        return None
    for key, row in _keys_given_twice(node):
        findings.complain(Place(name, row), f"{key} stands twice")
    return Document(name, content, node)


def checked(
    model: type[Checked], content: Any, place: Callable[[Location], Place], findings: Findings
) -> Checked | None:
    """The content as ``model``, or None and a problem for each thing pydantic found."""
    try:
        return model.model_validate(content)
    except pydantic.ValidationError as wrong:
        for error in wrong.errors(include_url=False, include_context=False):
            named = ".".join(str(step) for step in error["loc"])
            given = "" if error["type"] == "missing" else f" (given: {error['input']!r:.80})"
            reason = f"{named}: {error['msg']}{given}" if named else f"{error['msg']}{given}"
            findings.complain(place(error["loc"]), reason)
        return None


def _wrong_header(header: list[str], columns: frozenset[str]) -> str | None:
    missing, unknown = columns - set(header), set(header) - columns
    if missing:
        return f"columns missing: {', '.join(sorted(missing))}"
    if unknown:
        return f"columns unknown: {', '.join(sorted(unknown))}"
    if len(header) != len(columns):
        return "a column stands twice"
    return None


def _rows(name: str, header: list[str], lines: list[tuple[int, list[str]]], findings: Findings) -> Iterator[Row]:
    for number, cells in lines:
        place = Place(name, number)
        if len(cells) != len(header):
            findings.complain(place, f"{len(cells)} cells where the header has {len(header)}")
            continue
        stripped = {column: cell.strip() for column, cell in zip(header, cells, strict=True)}
        yield Row(place, {column: cell for column, cell in stripped.items() if cell})


def _inside(node: yaml.Node, step: int | str) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        found: yaml.Node = node.value[step]
        return found
    return None


def _keys_given_twice(node: yaml.Node | None) -> Iterator[tuple[str, int]]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _keys_given_twice(item)
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                yield key.value, key.start_mark.line + 1
            seen.add(str(key.value))
            yield from _keys_given_twice(value)
