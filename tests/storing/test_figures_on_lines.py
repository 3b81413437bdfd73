"""Figures read as lines of text are the figures that were written."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from locales.phrasebook import DISTRICT_ZONE
from models import records
from models.plan.loading import load_plan
from models.plan.measures import Amount, Below, Measure, NoFigure, Per, Rate, Share
from models.store import database
from models.store.database import Place
from models.store.queries import reports

MOMENT = datetime(2024, 6, 1, tzinfo=DISTRICT_ZONE)
ANSWERS: dict[str, tuple[Measure, Per | None, Below | None]] = {
    "tea_area": (Amount(Decimal("48.50")), None, Below(12, 15)),
    "fresh_tea_output": (Amount(Decimal("-0.000001")), Per.PERIOD, None),
    "fruit_output": (Amount(Decimal("0")), Per.YEAR_TO_DATE, Below(0, 3)),
    "aquatic_output": (NoFigure(), None, None),
    "health_insurance_rate": (Share(Decimal(6956), Decimal(7346)), None, None),
    "cultural_family_rate": (Rate(Decimal("97.25")), None, None),
}


@pytest.mark.parametrize("marks", ["", "late", "estimated", "late and estimated"])
def test_every_kind_of_figure_comes_back_as_it_was(place: Place, marks: str) -> None:
    plan, engine = load_plan(), database.writer_engine(place)
    answers = {
        slug: records.Answer(measure, per, "estimated" in marks, "", below)
        for slug, (measure, per, below) in ANSWERS.items()
    }
    with engine.begin() as connection:
        for period in ("2024-05", "2024-04"):
            report = records.Report(0, "chieng_ly", "commune_month", period, period, MOMENT, "late" in marks)
            reports.file_report(connection, plan, report, answers, None)
        found = reports.figures_of_units(connection, ["chieng_ly"])["chieng_ly"]
        read = reports.figures_of_unit(connection, "chieng_ly")
    engine.dispose()
    assert sorted(found, key=repr) == sorted(read, key=repr)
    assert [figure.period for figure in found.of("tea_area")] == ["2024-04", "2024-05"]
    assert len(read) == 2 * len(ANSWERS)
