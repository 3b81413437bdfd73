"""The documents say what the program has: every setting, every command, no dead link, nothing of this machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
import typer.main

from bot.__main__ import app
from bot.settings import Settings

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
DOCUMENTS = (README, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md")))
# In pieces, so that this file does not hold them either. A folder's name ends where its word ends.
FORBIDDEN = re.compile(
    "|".join(
        (
            "/" + r"work\b",
            r"\.\./" + "shared",
            "py" + "pi",
            "index" + "-url",
            "/" + "tmp/",
            "/" + r"root\b",
            "/" + "home/",
            "python" + "hosted",
            "issue" + " #",
        )
    )
)
OWN_COMMAND = re.compile(r"python -m bot(?P<words>(?: [a-z][a-z-]*)*)(?P<options>[^\n`|]*)")
MAKE_COMMAND = re.compile(r"(?:^|`)make ([a-z-]+)", re.MULTILINE)
CODE = re.compile(r"```sh\n(.*?)```|(`[^`\n]+`)", re.DOTALL)
LINK = re.compile(r"""\]\(([^)\s]+)\)|<img\b[^>]*?\bsrc="([^"]+)\"""")


def _named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _commands(
    command: typer.main.TyperGroup, before: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], set[str]]]:
    """Each command's words with its long options."""
    for name, each in command.commands.items():
        words = (*before, name)
        if isinstance(each, typer.main.TyperGroup):
            yield from _commands(each, words)
        else:
            yield words, {option for one in each.params for option in one.opts if option.startswith("--")}


def _our_commands() -> dict[tuple[str, ...], set[str]]:
    group = typer.main.get_command(app)
    assert isinstance(group, typer.main.TyperGroup)
    return dict(_commands(group))


def _code(text: str) -> str:
    """Blocks and spans of code only."""
    return "\n".join(block or span for block, span in CODE.findall(text))


def test_every_setting_stands_in_the_readme_with_its_own_row() -> None:
    rows = re.findall(r"^\| `([A-Z_]+)` \|", README.read_text(encoding="utf-8"), re.MULTILINE)
    assert rows == [name.upper() for name in Settings.model_fields]


@pytest.mark.parametrize("words", _our_commands(), ids=" ".join)
def test_every_command_stands_in_the_readme_with_an_example(words: tuple[str, ...]) -> None:
    assert f".venv/bin/python -m bot {' '.join(words)}" in README.read_text(encoding="utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=_named)
def test_every_command_of_the_bot_in_a_document_exists_with_its_options(document: Path) -> None:
    known = _our_commands()
    for found in OWN_COMMAND.finditer(_code(document.read_text(encoding="utf-8"))):
        words, options = tuple(found["words"].split()), set(re.findall(r"--[a-z]+", found["options"]))
        if not words:
            continue
        command = next((name for name in known if words[: len(name)] == name), None)
        assert command, f"there is no command {' '.join(words)}"
        assert options <= known[command], f"{' '.join(command)} has no {options - known[command]}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=_named)
def test_every_make_command_in_a_document_exists(document: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(MAKE_COMMAND.findall(_code(document.read_text(encoding="utf-8")))) <= targets


def test_the_readme_opens_with_run_and_test_and_a_picture() -> None:
    opening = README.read_text(encoding="utf-8").split("## ")[0]
    assert opening.index("make run") < opening.index("make test") < opening.index("docs/pictures/chat.png")


@pytest.mark.parametrize("document", DOCUMENTS, ids=_named)
def test_every_link_within_the_project_leads_somewhere(document: Path) -> None:
    for target in (link or picture for link, picture in LINK.findall(document.read_text(encoding="utf-8"))):
        if "://" in target:
            continue
        path, _, anchor = unquote(target).partition("#")
        there = (document.parent / path).resolve() if path else document
        assert there.is_relative_to(ROOT), f"{target} leads out of the project"
        assert there.exists(), f"{target} leads nowhere"
        assert not anchor or anchor in _anchors(there), f"{target} names no heading"


def _anchors(document: Path) -> set[str]:
    """Headings as links name them: small letters, no signs, dashes for spaces."""
    headings = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=_named)
def test_a_document_names_nothing_of_the_machine_it_was_written_on(document: Path) -> None:
    text = document.read_text(encoding="utf-8").lower()
    assert FORBIDDEN.findall(text) == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=_named)
def test_files_named_in_a_document_are_there(document: Path) -> None:
    rooms = ("bot/", "handlers/", "models/", "reminders/", "locales/", "tests/", "docs/")
    for name in re.findall(r"`([a-z]+/[\w./-]*)`", document.read_text(encoding="utf-8")):
        if name.startswith(rooms):
            assert (ROOT / name).exists(), f"{name} is not there"


def test_decisions_are_numbered_without_gaps() -> None:
    names = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))
    for name in names:
        heading = (ROOT / "docs" / "decisions" / name).read_text(encoding="utf-8").splitlines()[0]
        assert heading.startswith(f"# {int(name[:4])}. ")
