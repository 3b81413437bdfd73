"""A look inside the reader: JSON lines in, what was understood out. No database, no history, no conversation.

Promises: one line out for each line in, a wrong one included, so that the two can be laid side by side; the readings
are those the conversation would get.
Must not: weigh a figure against what is known of a unit.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from io import TextIOWrapper
from typing import Any, TextIO

from handlers.knowledge import Knowledge
from handlers.reading.figures.named_units import unit_named
from handlers.reading.figures.quantity import Asked
from handlers.reading.reports.report import Line
from models.plan.forms import Form
from models.plan.indicators import Indicator, Kind

_LONGEST_LINE = 100_000
_LONGEST_SHOWN = 60
_SHAPES = 'a line is {"text": …, "indicator": …, "unit": …}, {"question": …, "as": …} or {"report": …, "form": …}'


class WrongLine(ValueError):
    """A line that asks nothing; the message says why."""


def understand(knowledge: Knowledge, lines: TextIO, out: TextIO) -> int:
    """Answer every line until the input ends. Returns how many were wrong."""
    if isinstance(lines, TextIOWrapper):
        lines.reconfigure(encoding="utf-8", errors="replace")
    wrong = 0
    for line in lines:
        try:
            answer = _answer(_asked(line), knowledge)
        except WrongLine as problem:
            wrong += 1
            answer = {"problem": str(problem)}
        out.write(json.dumps(answer, ensure_ascii=False) + "\n")
        out.flush()
    return wrong


def _asked(line: str) -> dict[str, Any]:
    if not line.strip():
        raise WrongLine(f"the line is empty; {_SHAPES}")
    if len(line) > _LONGEST_LINE:
        raise WrongLine(f"the line has more than {_LONGEST_LINE:,} characters")
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        raise WrongLine(f"this is no JSON: {_shown(line)}; {_SHAPES}") from None
    if not isinstance(asked, dict):
        raise WrongLine(_SHAPES)
    return asked


def _answer(asked: Mapping[str, Any], knowledge: Knowledge) -> dict[str, Any]:
    if sum(key in asked for key in ("text", "question", "report")) != 1:
        raise WrongLine(f'exactly one of "text", "question" and "report" is needed; {_SHAPES}')
    if "report" in asked:
        return _report(_string(asked, "report"), _word(asked, "form"), knowledge)
    if "question" in asked:
        return _question(_string(asked, "question"), _word(asked, "as"), knowledge)
    return _quantity(_string(asked, "text"), _word(asked, "indicator"), _word(asked, "unit"), knowledge)


def _string(asked: Mapping[str, Any], key: str) -> str:
    if not isinstance(asked[key], str):
        raise WrongLine(f'"{key}" is no string: {_shown(json.dumps(asked[key]))}')
    return str(asked[key])


def _word(asked: Mapping[str, Any], key: str) -> str | None:
    """A value that may be left out, be null or be empty."""
    return _string(asked, key) or None if asked.get(key) is not None else None


def _shown(text: str) -> str:
    """What was typed, short and fit to be printed."""
    cut = text.strip()
    cut = cut if len(cut) <= _LONGEST_SHOWN else f"{cut[:_LONGEST_SHOWN]}…"
    return cut.encode("utf-8", "backslashreplace").decode("utf-8")


def _quantity(text: str, slug: str | None, unit: str | None, knowledge: Knowledge) -> dict[str, Any]:
    indicator = knowledge.plan.indicators.get(slug or "")
    if slug is not None and indicator is None:
        raise WrongLine(f"there is no indicator {_shown(slug)}")
    units = knowledge.reader.numbers.measures
    if unit is not None and unit not in units and (indicator is None or unit != indicator.unit):
        raise WrongLine(f"there is no unit {_shown(unit)}; the units are: {', '.join(units)}")
    if indicator is None and unit is None:
        unit = unit_named(text, knowledge.reader.numbers)
    asked = _asked_of(indicator, unit) if indicator else Asked(unit=unit or "")
    quantity = knowledge.reader.quantity(text, asked)
    return {
        "outcome": quantity.outcome.value,
        "readings": [format(reading.value, "f") for reading in quantity.readings],
        "unit": asked.unit or None,
        "reason": str(quantity.reason),
    }


def _report(text: str, slug: str | None, knowledge: Knowledge) -> dict[str, Any]:
    """The lines of a whole report; ``form`` says whose list the numbers are and which indicators a label may mean."""
    form = knowledge.plan.forms.get(slug or "")
    if slug is not None and form is None:
        raise WrongLine(f"there is no form {_shown(slug)}")
    report = knowledge.reader.report(text)
    if report is None:
        return {"report": False}
    lines = [_line(line, form, knowledge) for line in report.lines]
    return {
        "report": True,
        "lines": lines,
        "period": report.period,
        "units": list(report.units),
        "unsure": list(report.unsure),
    }


def _line(line: Line, form: Form | None, knowledge: Knowledge) -> dict[str, Any]:
    fields = [field.indicator for field in form.fields] if form else []
    if line.item is not None:
        slugs = fields[line.item - 1 : line.item]
    else:
        slugs = [slug for slug in line.indicators if form is None or slug in fields]
    read = _quantity(line.value, slugs[0], None, knowledge) if len(slugs) == 1 else {}
    return {"line": line.raw, "indicators": slugs, **read}


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
    if own_unit is not None and knowledge.plan.units.by_slug(own_unit.partition(".")[0]) is None:
        raise WrongLine(f"there is no unit {_shown(own_unit)}")
    question = knowledge.reader.question(text)
    units = (own_unit,) if question.own_unit and own_unit else question.units
    return {
        "intent": question.intent.value,
        "wish": question.wish.value if question.wish else None,
        "indicators": list(question.indicators),
        "units": list(units),
        "ask": question.ask,
    }
