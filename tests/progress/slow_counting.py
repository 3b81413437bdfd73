"""The district's figures counted anew from the raw revisions, slowly and plainly; nothing of it is the program's.

It knows what was filed only through three tables read row by row, and the rules only from the plan's data.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Any

import sqlalchemy as sa

from models.plan.periods import period_from_key, periods_of_year
from models.plan.plan import Plan

Facts = dict[str, Any]


@dataclass
class Value:
    """What one unit says of one indicator for one period, in the end."""

    unit: str
    indicator: str
    period: str
    ends: date
    revision: int
    kind: str
    value: Decimal
    part: Decimal
    whole: Decimal
    per: str | None
    estimated: bool
    late: bool


def read_values(connection: sa.Connection, year: int) -> list[Value]:
    """The last revision of each value of the year that is a number."""
    last: dict[tuple[str, str, str], Value] = {}
    rows = connection.exec_driver_sql(
        "SELECT p.unit, r.indicator, p.period, r.revision, r.kind, r.value, r.part, r.whole, r.per, r.estimated, "
        "p.late FROM revisions r JOIN reports p ON p.id = r.report_id"
    )
    for unit, indicator, key, revision, kind, value, part, whole, per, estimated, late in rows:
        period = period_from_key(key)
        if period.year != year:
            continue
        numbers = [Decimal(0 if one is None else one) for one in (value, part, whole)]
        new = Value(unit, indicator, key, period.last_on, revision, kind, *numbers, per, bool(estimated), bool(late))
        old = last.get((unit, indicator, key))
        if old is None or old.revision < revision:
            last[unit, indicator, key] = new
    return sorted((one for one in last.values() if one.kind != "none"), key=lambda one: one.ends)


def read_baselines(connection: sa.Connection, year: int) -> dict[tuple[str, str], tuple[Decimal, Decimal]]:
    """(unit, indicator) → part and whole at the end of the year before."""
    asked = sa.text("SELECT unit, indicator, part, whole FROM past_figures WHERE year = :year")
    rows = connection.execute(asked, {"year": year - 1})
    return {(unit, indicator): (Decimal(part), Decimal(whole)) for unit, indicator, part, whole in rows}


def count(
    plan: Plan,
    slug: str,
    values: Sequence[Value],
    baselines: dict[tuple[str, str], tuple[Decimal, Decimal]],
    on: date,
) -> Facts:
    """The district in one indicator on a day; ``values`` are this indicator's, oldest first."""
    indicator = plan.indicators[slug]
    units = {unit.slug for unit in (*plan.units.communes, *plan.units.departments) if _is_asked(plan, slug, unit.slug)}
    closed = [one for one in values if one.unit in units and one.ends < on]
    of_unit: dict[str, list[Value]] = {}
    for one in closed:
        of_unit.setdefault(one.unit, []).append(one)
    if indicator.kind == "flow":
        facts, used = _flow(of_unit)
    elif len(units) == 1:
        facts, used = _alone(indicator.kind, of_unit, baselines)
    else:
        facts, used = _stocks(indicator.kind, of_unit, baselines)
    facts["value"] = _rounded(indicator, facts["value"], facts["whole"])
    facts["through"] = max(used, key=lambda one: one.ends).period if used else None
    facts["estimated"] = sum(one.estimated for one in used)
    facts["late"] = sum(one.late for one in used)
    asked = _asked(plan, slug, on)
    facts["period"] = asked[-1] if asked else None
    facts["expected"] = len(units) if asked else 0
    facts["reported"] = len({one.unit for one in closed if asked and one.period == asked[-1]})
    facts["missing_periods"] = _missing(units, of_unit, asked) if indicator.kind == "flow" else 0
    return facts


def _is_asked(plan: Plan, slug: str, unit: str) -> bool:
    for form in plan.forms.values():
        if form.level != plan.sources[slug] or (form.units and unit not in form.units):
            continue
        known = plan.units.by_slug(unit)
        if known is None or known.level != form.level:
            continue
        for field in form.fields:
            if field.indicator == slug:
                return (field.units is None or unit in field.units) and unit not in (field.except_units or ())
    return False


def _asked(plan: Plan, slug: str, on: date) -> list[str]:
    for form in plan.forms.values():
        for field in form.fields:
            if form.level == plan.sources[slug] and field.indicator == slug:
                periods = periods_of_year(form.rhythm, plan.year)
                months = field.months or range(1, 13)
                return [one.key for one in periods if plan.opens_on(form, one) <= on and one.last_on.month in months]
    return []


def _flow(of_unit: dict[str, list[Value]]) -> tuple[Facts, list[Value]]:
    used = []
    for values in of_unit.values():
        start = 0
        for place, one in enumerate(values):
            if one.per == "year_to_date":
                start = place
        used += values[start:]
    value = sum((one.value for one in used), Decimal(0)) if used else None
    return _facts(value), used


def _stocks(
    kind: str, of_unit: dict[str, list[Value]], baselines: dict[tuple[str, str], tuple[Decimal, Decimal]]
) -> tuple[Facts, list[Value]]:
    wanted = "amount" if kind in ("level", "average") else "share"
    used, left_out, unmeasured = [], 0, False
    before_part = before_whole = Decimal(0)
    for unit, values in of_unit.items():
        left_out += values[-1].kind != wanted
        fitting = [one for one in values if one.kind == wanted]
        before = baselines.get((unit, values[-1].indicator))
        if kind == "reduction" and before is None:
            unmeasured = True
        elif fitting:
            used.append(fitting[-1])
            if kind == "reduction" and before is not None:
                before_part, before_whole = before_part + before[0], before_whole + before[1]
    facts = _facts(None, without_whole=left_out, missing_baseline=unmeasured)
    if used and wanted == "amount":
        total = sum((one.value for one in used), Decimal(0))
        facts["value"] = total / len(used) if kind == "average" else total
    elif used:
        part, whole = (sum((getattr(one, name) for one in used), Decimal(0)) for name in ("part", "whole"))
        now = 100 * part / whole
        facts |= {"part": part, "whole": whole, "value": now}
        if kind == "reduction":
            facts["value"] = 100 * before_part / before_whole - now
    return facts, used


def _alone(
    kind: str, of_unit: dict[str, list[Value]], baselines: dict[tuple[str, str], tuple[Decimal, Decimal]]
) -> tuple[Facts, list[Value]]:
    """One unit stands for the district: what it said last."""
    assert kind != "reduction", "no reduction of the plan is reported by one unit"
    last = next((values[-1] for values in of_unit.values()), None)
    if last is None:
        return _facts(None), []
    if last.kind == "share":
        return _facts(100 * last.part / last.whole, part=last.part, whole=last.whole), [last]
    if last.kind == "amount" and kind == "ratio":
        return _facts(None, without_whole=1), []
    return _facts(last.value), [last]


def _facts(
    value: Decimal | None,
    part: Decimal | None = None,
    whole: Decimal | None = None,
    without_whole: int = 0,
    missing_baseline: bool = False,  # noqa: FBT001, FBT002
) -> Facts:
    return {
        "value": value,
        "part": part,
        "whole": whole,
        "without_whole": without_whole,
        "missing_baseline": missing_baseline,
    }


def _missing(units: set[str], of_unit: dict[str, list[Value]], asked: list[str]) -> int:
    missing = 0
    for unit in units:
        values = of_unit.get(unit, [])
        for key in asked:
            ends = period_from_key(key).last_on
            told = any(one.period == key or (one.per == "year_to_date" and one.ends >= ends) for one in values)
            missing += not told
    return missing


def _rounded(indicator: Any, value: Decimal | None, whole: Decimal | None) -> Decimal | None:
    if value is None or (indicator.kind not in ("ratio", "average", "reduction") and whole is None):
        return value
    step = Decimal(1).scaleb(-indicator.decimals)
    for rounding in (ROUND_HALF_UP, ROUND_DOWN, ROUND_FLOOR, ROUND_CEILING):
        near = value.quantize(step, rounding)
        if _reaches(indicator, near) == _reaches(indicator, value):
            return near
    raise AssertionError("no rounding stays on the same side of the target")


def _reaches(indicator: Any, value: Decimal) -> bool:
    if indicator.comparison == "at_most":
        return bool(value <= indicator.target)
    if indicator.comparison == "more_than":
        return bool(value > indicator.target)
    return bool(value >= indicator.target)
