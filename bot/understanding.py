"""A look inside the reader: JSON lines in, what was understood out. No database, no history, no conversation.

Promises: one line out for each line in; the readings are those the conversation would get.
Must not: weigh a figure against what is known of a unit.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any, TextIO

from handlers.knowledge import Knowledge
from handlers.reading.figures.quantity import Asked
from models.plan.indicators import Indicator, Kind


def understand(knowledge: Knowledge, lines: TextIO, out: TextIO) -> None:
    """Until the input ends."""
    for line in lines:
        if line.strip():
            out.write(json.dumps(_answer(line, knowledge), ensure_ascii=False) + "\n")
            out.flush()


def _answer(line: str, knowledge: Knowledge) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except ValueError:
        asked = None
    match asked:
        case {"question": str(question)}:
            return _question(question, asked.get("as"), knowledge)
        case {"text": str(text)}:
            return _quantity(text, asked.get("indicator"), asked.get("unit"), knowledge)
    return {"problem": 'a line is {"text": …, "indicator": …, "unit": …} or {"question": …, "as": …}'}


def _quantity(text: str, slug: str | None, unit: str | None, knowledge: Knowledge) -> dict[str, Any]:
    indicator = knowledge.plan.indicators.get(slug or "")
    if slug is not None and indicator is None:
        return {"problem": f"there is no indicator {slug}"}
    asked = _asked_of(indicator, unit) if indicator else Asked(unit=unit or "")
    quantity = knowledge.reader.quantity(text, asked)
    return {
        "outcome": quantity.outcome.value,
        "readings": [format(reading.value, "f") for reading in quantity.readings],
        "unit": asked.unit,
        "reason": str(quantity.reason),
    }


def _asked_of(indicator: Indicator, unit: str | None) -> Asked:
    """The figure as it is asked, or the same figure in another unit, where the indicator's limits do not hold."""
    own = unit is None or unit == indicator.unit
    return Asked(
        unit=unit or indicator.unit,
        minimum=indicator.minimum if own else Decimal(0),
        maximum=indicator.maximum if own else None,
        whole=indicator.target_whole,
        indicator=indicator.slug,
        words=(indicator.name_vi, indicator.short_vi, indicator.name_en),
        flow=indicator.kind is Kind.FLOW,
        target=indicator.target if own else None,
    )


def _question(text: str, own_unit: str | None, knowledge: Knowledge) -> dict[str, Any]:
    question = knowledge.reader.question(text)
    units = (own_unit,) if question.own_unit and own_unit else question.units
    return {
        "intent": question.intent.value,
        "wish": question.wish.value if question.wish else None,
        "indicators": list(question.indicators),
        "units": list(units),
        "ask": question.ask,
    }
