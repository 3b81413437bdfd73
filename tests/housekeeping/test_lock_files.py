"""What is installed is fixed to the byte and comes from no named place."""

from __future__ import annotations

import re

import pytest

from tests.housekeeping.source import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock")
PIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(\[[a-z,]+\])?==[^ ;]+( ; .+)?")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def _pins(lock: str) -> list[list[str]]:
    """Each requirement with its hashes: lines joined where they are continued, remarks left out."""
    text = re.sub(r"\s*\\\n\s*", "\n  ", (ROOT / lock).read_text(encoding="utf-8"))
    lines = [line for line in text.splitlines() if line.strip() and not line.strip().startswith("#")]
    pins: list[list[str]] = []
    for line in lines:
        if line.startswith(" "):
            pins[-1].append(line.strip())
        else:
            pins.append([line.strip()])
    return pins


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_names_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert re.findall(r"\S+://\S+|--(?:extra-)?index-url|--find-links|--trusted-host| @ ", text) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_fixed_and_hashed(lock: str) -> None:
    pins = _pins(lock)
    assert pins
    for requirement, *hashes in pins:
        assert PIN.fullmatch(requirement), requirement
        assert hashes, f"{requirement} has no hash"
        assert all(HASH.fullmatch(line) for line in hashes), requirement


def test_what_tests_need_holds_the_same_versions_of_what_the_bot_needs() -> None:
    bot, tests = ({pin[0] for pin in _pins(lock)} for lock in LOCKS)
    assert bot - tests == set()
