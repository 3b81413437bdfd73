"""The plan, loaded once."""

from __future__ import annotations

import pytest

from models.plan.loading import load_plan
from models.plan.plan import Plan


@pytest.fixture(scope="session")
def plan() -> Plan:
    return load_plan()
