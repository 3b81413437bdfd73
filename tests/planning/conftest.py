"""The plan, loaded once, and a copy of its files that a test may spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from models.plan.loading import OWN_DATA, load_plan
from models.plan.plan import Plan


@pytest.fixture(scope="session")
def plan() -> Plan:
    return load_plan()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(OWN_DATA, tmp_path / "data"))
