"""Tables of reports and the progress they make, kind by kind (``figures.yaml``)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from models.plan.measures import Amount, Figure, Measure, NoFigure, Per, Rate, Share
from models.plan.plan import Plan
from models.plan.progress import Progress, district_progress, unit_progress

STORIES = yaml.load((Path(__file__).parent / "figures.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
MARKS = {"ytd": Per.YEAR_TO_DATE, "period": Per.PERIOD}
QUESTION = {"says", "indicator", "on", "of", "figures", "baseline", "own_target"}


def measure(text: str) -> Measure:
    if text == "-":
        return NoFigure()
    if text.endswith("%"):
        return Rate(Decimal(text[:-1]))
    part, slash, whole = text.partition("/")
    return Share(Decimal(part), Decimal(whole)) if slash else Amount(Decimal(part))


def figure(indicator: str, line: str) -> Figure:
    unit, period, value, *marks = line.split()
    per = next((MARKS[mark] for mark in marks if mark in MARKS), None)
    return Figure(unit, indicator, period, measure(value), per, "est" in marks, "late" in marks)


def answer(plan: Plan, story: Mapping[str, Any]) -> Progress:
    indicator, on = story["indicator"], date.fromisoformat(story["on"])
    figures = [figure(indicator, line) for line in story["figures"]]
    shares = {unit: measure(text) for unit, text in story.get("baseline", {}).items()}
    baseline = {unit: share for unit, share in shares.items() if isinstance(share, Share)}
    if "of" not in story:
        return district_progress(plan, indicator, figures, on, baseline)
    target = Decimal(story["own_target"]) if "own_target" in story else None
    return unit_progress(plan, indicator, story["of"], figures, target, on, baseline)


def told(progress: Progress, name: str) -> str:
    match name:
        case "reported":
            return str(progress.coverage.reported)
        case "expected":
            return str(progress.coverage.expected)
        case "coverage_period":
            return progress.coverage.period or "null"
    value = getattr(progress, name)
    return "null" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["says"])
def test_reports_make_the_progress_of_the_table(plan: Plan, story: Mapping[str, Any]) -> None:
    progress = answer(plan, story)
    expected = {name: value for name, value in story.items() if name not in QUESTION}
    assert {name: told(progress, name) for name in expected} == expected
