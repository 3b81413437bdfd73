"""Loads the plan of a year from its data files and refuses a wrong one.

Promises: a loaded plan keeps every rule in ``checks``; otherwise ``PlanError`` lists all that is wrong.
Must not: keep a loaded plan (the caller does) or read anything but the folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

import pydantic

from models.plan.calendar import WorkingCalendar, vietnamese_calendar
from models.plan.checks import Draft, contradictions, wrong_references
from models.plan.cluster_file import read_clusters
from models.plan.data_files import Findings, Problem, Row, checked, read_csv, read_yaml
from models.plan.forms import Form
from models.plan.indicators import Indicator
from models.plan.periods import Rhythm
from models.plan.plan import Plan
from models.plan.profiles import MONTHS, Profile
from models.plan.roll_ups import RollUp
from models.plan.terrain_file import read_terrain
from models.plan.units import Level, Unit, Units
from models.plan.windows import FixedWindow

OWN_DATA: Final = Path(__file__).with_name("data")
_YEARS_AROUND: Final = 1
_FROM_ELSEWHERE: Final = frozenset({"unit_en"})
_DEPARTMENT_COLUMNS: Final = frozenset({"slug", "name", "full_name", "name_en", "aliases"})
_MONTH_COLUMNS: Final = tuple(f"m{month:02}" for month in range(1, MONTHS + 1))
_PROFILE_COLUMNS: Final = frozenset({"indicator", "seasonal", "basis", *_MONTH_COLUMNS})
_COMMUNE_COLUMNS: Final = _DEPARTMENT_COLUMNS | {"code", "is_town"}

Keyed = TypeVar("Keyed", Indicator, Unit)


class PlanError(Exception):
    """The plan's files are wrong. ``problems`` names file, row and reason of each; so does the message."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class _Strict(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(frozen=True, extra="forbid")


class _Sources(_Strict):
    commune: tuple[str, ...]
    department: tuple[str, ...]


class _PlanFile(_Strict):
    year: int
    district: Unit
    sources: _Sources
    roll_ups: tuple[RollUp, ...] = ()


class _CalendarFile(_Strict):
    days_off: tuple[date, ...] = ()
    days_worked: tuple[date, ...] = ()


class _WindowsFile(_Strict):
    windows: tuple[FixedWindow, ...] = ()


class _UnitName(_Strict):
    unit: str
    en: str


class _Successor(_Strict):
    name: str
    full_name: str
    code: str
    since: date
    made_of: tuple[str, ...] = pydantic.Field(min_length=1)
    partly_of: tuple[str, ...] = ()


def load_plan(folder: Path | None = None, year: int = 2024) -> Plan:
    """The plan in ``folder`` (the plan's own data by default). Raises ``PlanError`` with everything found."""
    findings = Findings()
    plan = _read(folder or OWN_DATA, year, findings)
    if plan is None or findings.problems:
        raise PlanError(findings.problems)
    draft = Draft(plan, findings.places)
    if problems := (tuple(wrong_references(draft)) or tuple(contradictions(draft))):
        raise PlanError(problems)
    return plan


def _read(folder: Path, year: int, findings: Findings) -> Plan | None:
    plan_file = _read_plan_file(folder, year, findings)
    calendar = _read_calendar(folder, year, findings)
    indicators = _read_indicators(folder, year, findings)
    forms = _read_forms(folder, findings)
    windows = _read_windows(folder, year, findings)
    profiles = _read_profiles(folder, year, findings)
    successors = _read_successors(folder, findings)
    clusters = read_clusters(folder, year, findings)
    terrain = read_terrain(folder, year, findings)
    home = plan_file.district.slug if plan_file else None
    communes = _read_units(folder, f"units-{year}.csv", Level.COMMUNE, home, findings)
    departments = _read_units(folder, "departments.csv", Level.DEPARTMENT, home, findings)
    if plan_file is None or calendar is None:
        return None
    units = Units(plan_file.district, communes, departments, successors)
    sources = {
        **dict.fromkeys(plan_file.sources.commune, Level.COMMUNE),
        **dict.fromkeys(plan_file.sources.department, Level.DEPARTMENT),
    }
    roll_ups = {(rule.of, slug): rule for rule in plan_file.roll_ups for slug in rule.indicators}
    return Plan(year, units, indicators, forms, calendar, sources, windows, profiles, clusters, roll_ups, terrain)


def _read_plan_file(folder: Path, year: int, findings: Findings) -> _PlanFile | None:
    document = read_yaml(folder, f"plan-{year}.yaml", findings)
    if document is None:
        return None
    found = checked(_PlanFile, document.content, document.place, findings)
    if found is None:
        return None
    if found.year != year:
        findings.complain(document.place(("year",)), f"year: is {found.year}, not {year}")
    findings.is_new(document.place(("district",)), "unit", found.district.slug)
    for level, slugs in found.sources:
        for position, slug in enumerate(slugs):
            findings.is_new(document.place(("sources", level, position)), "source", slug)
    for number, rule in enumerate(found.roll_ups):
        for position, slug in enumerate(rule.indicators):
            findings.is_new(document.place(("roll_ups", number, "indicators", position)), "roll_up", rule.of, slug)
    return found


def _read_calendar(folder: Path, year: int, findings: Findings) -> WorkingCalendar | None:
    document = read_yaml(folder, f"calendar-{year}.yaml", findings)
    if document is None:
        return None
    own = checked(_CalendarFile, document.content or {}, document.place, findings)
    if own is None:
        return None
    for day in sorted(set(own.days_off) & set(own.days_worked)):
        findings.complain(document.place(("days_worked",)), f"{day} is both off and worked")
    for name, days in own:
        for position, day in enumerate(days):
            if abs(day.year - year) > _YEARS_AROUND:
                findings.complain(document.place((name, position)), f"{name}: {day} is far from {year}")
    return vietnamese_calendar(year, own.days_off, own.days_worked)


def _read_windows(folder: Path, year: int, findings: Findings) -> dict[tuple[str, str], FixedWindow]:
    document = read_yaml(folder, f"windows-{year}.yaml", findings)
    found = document and checked(_WindowsFile, document.content or {}, document.place, findings)
    if not document or not found:
        return {}
    for position, window in enumerate(found.windows):
        name, place = ("window", window.form, window.period), ("windows", position)
        findings.is_new(document.place(place), *name)
        for given in window.model_fields_set:
            findings.places.setdefault((*name, given), document.place((*place, given)))
    return {(window.form, window.period): window for window in found.windows}


def _read_indicators(folder: Path, year: int, findings: Findings) -> dict[str, Indicator]:
    in_english = _read_unit_names(folder, findings)
    columns = frozenset(Indicator.model_fields) - _FROM_ELSEWHERE
    rows = read_csv(folder, f"indicators-{year}.csv", columns, findings)
    found: list[Indicator] = []
    for row in rows:
        unit = row.cells.get("unit")
        if unit is not None and unit not in in_english:
            findings.complain(row.place, f"unit: {unit!r} has no English name in unit-names.csv")
            continue
        found += _kept(Indicator, {**row.cells, "unit_en": in_english.get(unit or "", "-")}, row, findings)
    return {indicator.slug: indicator for indicator in found}


def _read_profiles(folder: Path, year: int, findings: Findings) -> dict[str, Profile]:
    found: dict[str, Profile] = {}
    for row in read_csv(folder, f"profiles-{year}.csv", _PROFILE_COLUMNS, findings):
        months = [row.cells.get(column, "") for column in _MONTH_COLUMNS]
        given = {name: cell for name, cell in row.cells.items() if name not in _MONTH_COLUMNS}
        profile = checked(Profile, {**given, "months": months}, row.place_of, findings)
        if profile and findings.is_new(row.place, "profile", profile.indicator):
            found[profile.indicator] = profile
    return found


def _read_unit_names(folder: Path, findings: Findings) -> dict[str, str]:
    rows = read_csv(folder, "unit-names.csv", frozenset(_UnitName.model_fields), findings)
    named = (checked(_UnitName, row.cells, row.place_of, findings) for row in rows)
    return {name.unit: name.en for name in named if name}


def _read_units(folder: Path, name: str, level: Level, home: str | None, findings: Findings) -> tuple[Unit, ...]:
    columns = _COMMUNE_COLUMNS if level is Level.COMMUNE else _DEPARTMENT_COLUMNS
    found: list[Unit] = []
    for row in read_csv(folder, name, columns, findings):
        content = {**row.cells, "level": level, "parent": home, "aliases": _listed(row, "aliases")}
        found += _kept(Unit, content, row, findings)
    return tuple(found)


def _read_successors(folder: Path, findings: Findings) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in read_csv(folder, "successors.csv", frozenset(_Successor.model_fields), findings):
        listed = {column: _listed(row, column) for column in ("made_of", "partly_of")}
        successor = checked(_Successor, {**row.cells, **listed}, row.place_of, findings)
        if successor and findings.is_new(row.place, "successor", successor.name):
            found[successor.name] = successor.made_of
    return found


def _read_forms(folder: Path, findings: Findings) -> dict[str, Form]:
    found: list[Form] = []
    for path in sorted((folder / "forms").glob("*.yaml")):
        document = read_yaml(folder, f"forms/{path.name}", findings)
        form = document and checked(Form, document.content, document.place, findings)
        if not document or not form:
            continue
        if form.slug != path.stem:
            findings.complain(document.place(("slug",)), f"slug: {form.slug} is not the file's name")
            continue
        findings.is_new(document.place(()), "form", form.slug)
        for position, field in enumerate(form.fields):
            findings.is_new(document.place(("fields", position)), "field", form.slug, field.indicator)
        found.append(form)
    order = (tuple(Level), tuple(Rhythm))
    found.sort(key=lambda form: (order[0].index(form.level), order[1].index(form.rhythm), form.slug))
    return {form.slug: form for form in found}


def _listed(row: Row, column: str) -> tuple[str, ...]:
    return tuple(entry.strip() for entry in row.cells.get(column, "").split("|") if entry.strip())


def _kept(model: type[Keyed], content: Mapping[str, Any], row: Row, findings: Findings) -> list[Keyed]:
    """The checked row, or nothing when it is wrong or its slug stood before."""
    found = checked(model, content, row.place_of, findings)
    if found is None or not findings.is_new(row.place, model.__name__.lower(), found.slug):
        return []
    return [found]
