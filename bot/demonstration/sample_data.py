"""The sample data as written in the data files, checked against the plan.

Promises: frozen values, decimals exact; what the plan's forms ask of communes and departments is there for every
period; otherwise ``SampleDataError`` says what is missing.
Must not: know a moment or a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import yaml

from bot.demonstration.series import Flowing, PartOfWhole, Series, Standing, Stated, Strict, Whole
from models.plan.forms import Field, Form
from models.plan.periods import count_in_year
from models.plan.plan import Plan
from models.plan.units import Level
from models.records import Role

_ALL: Final = 100
FOLDER: Final = Path(__file__).with_name("data")


class SampleDataError(Exception):
    """The sample data does not fit the plan; the message names every gap."""


class _Figures(Strict):
    wholes: dict[str, Whole]
    communes: dict[str, Series]
    departments: dict[str, Stated]


class _Communes(Strict):
    columns: tuple[str, ...]
    communes: dict[str, tuple[Decimal, ...]]


class Leader(Strict):
    """An officer above the communes."""

    handle: str
    role: Role
    unit: str
    name: str


class Villages(Strict):
    """How sample villages are called, and how many hundredths of their commune's figures each has: 100 together."""

    slug: str
    name: str
    percent: dict[str, tuple[int, ...]]

    def numbered(self) -> tuple[tuple[str, int], ...]:
        """Commune and number of each village."""
        return tuple((commune, n + 1) for commune, each in self.percent.items() for n in range(len(each)))

    def slug_of(self, commune: str, number: int) -> str:
        """A village's slug: "commune.village"."""
        return f"{commune}.{self.slug.format(number=number)}"

    def slugs(self) -> tuple[str, ...]:
        """All sample villages."""
        return tuple(self.slug_of(commune, number) for commune, number in self.numbered())


class People(Strict):
    """Who there is. ``names`` and ``titles`` by role; ``chairs`` maps handle → commune."""

    names: dict[Role, str]
    titles: dict[Role, str]
    chairs: dict[str, str]
    leaders: tuple[Leader, ...]
    villages: Villages


class Hours(Strict):
    """The hours of the day in which reports are filed."""

    first: int
    last: int


class Pace(Strict):
    """How soon a level files: ``prompt`` and ``late`` in percent, ``slow_from`` in thousandths of the time given."""

    prompt: int
    slow_from: int
    late: int


class HalfDone(Strict):
    """Whose draft of which form lies half done, begun after ``begun`` thousandths of the time given."""

    unit: str
    form: str
    begun: int


class BareRate(Strict):
    """A unit that gives its rate without the whole."""

    unit: str
    indicator: str


class Correction(BareRate):
    """A slip in the year's n-th ``period``: typed as so many percent of the right amount, mended later."""

    period: int
    typed_percent: int
    after_hours: int


class Filing(Strict):
    """When and how officers file. ``eager``: how many villages of a commune file before all others."""

    hours: Hours
    pace: dict[Level, Pace]
    slowest: tuple[str, ...]
    eager: dict[str, int]
    half_done: HalfDone
    estimates: int
    estimate: str
    bare_rates: tuple[BareRate, ...]
    corrections: tuple[Correction, ...]


class SampleData(Strict):
    """All sample data. ``communes``: unit → column → number."""

    communes: dict[str, dict[str, Decimal]]
    wholes: dict[str, Whole]
    commune_series: dict[str, Series]
    department_series: dict[str, Stated]
    people: People
    filing: Filing


def load_sample_data(plan: Plan) -> SampleData:
    """The sample data for this plan. Raises ``SampleDataError``."""
    table, figures = _Communes(**_read("communes")), _Figures(**_read("figures"))
    data = SampleData(
        communes={unit: dict(zip(table.columns, cells, strict=True)) for unit, cells in table.communes.items()},
        wholes=figures.wholes,
        commune_series=figures.communes,
        department_series=figures.departments,
        people=People(**_read("people")),
        filing=Filing(**_read("filing")),
    )
    if gaps := [*_missing_units(data, plan), *_missing_series(data, plan)]:
        raise SampleDataError("\n".join(gaps))
    return data


def _read(name: str) -> dict[str, Any]:
    with (FOLDER / f"{name}.yaml").open(encoding="utf-8") as file:
        # Every number as its own digits: none passes through a float.
        return dict(yaml.load(file, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)))


def _missing_units(data: SampleData, plan: Plan) -> Iterator[str]:
    communes = {unit.slug for unit in plan.units.communes}
    for slug in sorted(communes ^ set(data.communes)):
        yield f"{slug}: stands in the plan or in the sample data, not in both"
    habits, people = data.filing, data.people
    named = {*people.chairs.values(), *people.villages.percent, *habits.slowest, *habits.eager, habits.half_done.unit}
    for slug in sorted(named - communes):
        yield f"{slug}: is no commune of the plan"
    for slug, parts in people.villages.percent.items():
        if sum(parts) != _ALL:
            yield f"{slug}: its villages have {sum(parts)} percent of it, not {_ALL}"


def _missing_series(data: SampleData, plan: Plan) -> Iterator[str]:
    for form in plan.forms.values():
        expected = count_in_year(form.rhythm, plan.year)
        for field in form.fields:
            length = _length(data, form, field)
            if length is None:
                yield f"{form.slug}: no sample figures for {field.indicator}"
            elif form.level is not Level.VILLAGE and length not in (0, expected):
                yield f"{form.slug}: {field.indicator} has {length} sample figures, not {expected}"


def _length(data: SampleData, form: Form, field: Field) -> int | None:
    """How many periods a series has; 0 for one that goes on for ever, None for none at all."""
    known: Mapping[str, Any] = data.department_series if form.level is Level.DEPARTMENT else data.commune_series
    match known.get(field.indicator):
        case None:
            return None
        case Standing(totals=listed) | Flowing(totals=listed) | PartOfWhole(rates=listed) | Stated(values=listed):
            return len(listed)
    return 0
