"""The plan of a very wide district: thousands of communes with names of their own, in emulation clusters."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice, product
from pathlib import Path

from handlers.reading.text import fold
from models.plan.forms import MOST_FIELDS, Field, Form
from models.plan.loading import OWN_DATA
from models.plan.periods import Rhythm
from models.plan.plan import Plan
from models.plan.units import Level

CLUSTER = 30
_UNITS, _CLUSTERS, _INDICATORS = "units-2024.csv", "clusters-2024.csv", "indicators-2024.csv"
_FIRST = (
    "Chiềng", "Mường", "Nậm", "Phổng", "Púng", "Bó", "Liệp", "Noong", "Thôm", "Muổi", "Long", "Pá", "Co", "Tông",
    "Bản", "Huổi", "Phiêng", "Pú", "Nà", "Tà",
)  # fmt: skip
_ONSETS = ("b", "ch", "g", "h", "kh", "l", "m", "n", "ng", "ph", "s", "t", "th", "v", "x", "nh", "đ", "r")
# Different also without their marks.
_RIMES = (
    "ai", "am", "ang", "ao", "âu", "ay", "ông", "oi", "ôm", "ung", "uôn", "ưa", "en", "eo", "êm", "iêng", "inh", "on",
    "ui", "un", "ươi", "iu", "ia", "ô", "a", "an", "anh", "ap", "at", "et", "ich", "uc", "op",
)  # fmt: skip
Rows = list[dict[str, str]]


def folder_of(folder: Path, communes: int) -> Path:
    """The plan's own data, copied into ``folder``, for so many communes; the district's own come first."""
    copy = folder / "plan"
    shutil.copytree(OWN_DATA, copy)
    slugs: list[str] = []
    _rewrite(copy / _UNITS, lambda rows: _widened(rows, communes, slugs))
    _rewrite(copy / _CLUSTERS, lambda rows: _clustered(slugs))
    _rewrite(copy / _INDICATORS, lambda rows: _expected(rows, communes))
    return copy


def dense(plan: Plan) -> Plan:
    """The plan in which every commune is asked every indicator every month, the departments' too."""
    fields: dict[str, Field] = {}
    for form in sorted(plan.forms.values(), key=lambda form: form.level is not Level.COMMUNE):
        for field in form.fields if form.level is not Level.VILLAGE else ():
            everybody = {"months": None, "units": None, "except_units": None}
            fields.setdefault(field.indicator, field.model_copy(update=everybody))
    first, every = plan.forms["commune_month"], list(fields.values())
    monthly = [
        _monthly(first, place, every[place : place + MOST_FIELDS]) for place in range(0, len(every), MOST_FIELDS)
    ]
    kept = (form for form in plan.forms.values() if form.level is Level.VILLAGE)
    forms = {form.slug: form for form in (*monthly, *kept)}
    return replace(plan, forms=forms, sources=dict.fromkeys(plan.indicators, Level.COMMUNE), windows={})


def _monthly(first: Form, place: int, fields: Iterable[Field]) -> Form:
    slug = f"{first.slug}_{place // MOST_FIELDS}" if place else first.slug
    other = {"slug": slug, "rhythm": Rhythm.MONTH, "fields": tuple(fields)}
    return Form(**{**dict(first), **other})  # made anew: a copy would keep what the first has found of its own fields


def _rewrite(path: Path, change: Callable[[Rows], Rows]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        head, there = list(rows.fieldnames or ()), list(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, head)
        writer.writeheader()
        writer.writerows(change(there))


def _widened(rows: Rows, communes: int, slugs: list[str]) -> Rows:
    taken = {fold(row["name"]) for row in rows}
    new = (name for name in _names() if fold(name) not in taken)
    for number, name in enumerate(islice(new, communes - len(rows)), start=1):
        row = {"slug": fold(name).replace(" ", "_"), "code": f"9{number:05}", "name": name, "full_name": f"Xã {name}"}
        rows.append({**row, "name_en": f"{name} commune", "is_town": "no", "aliases": ""})
    slugs += [row["slug"] for row in rows]
    return rows


def _names() -> Iterator[str]:
    """Names as communes of these mountains have them, in an order that mixes them."""
    for onset, rime, first in product(_ONSETS, _RIMES, _FIRST):
        yield f"{first} {(onset + rime).capitalize()}"


def _clustered(slugs: list[str]) -> Rows:
    return [
        {"cluster": f"cum{place // CLUSTER + 1}", "name": f"cụm {place // CLUSTER + 1}", "unit": slug}
        for place, slug in enumerate(slugs)
    ]


def _expected(rows: Rows, communes: int) -> Rows:
    """All communes, or all but the town; what one unit alone has stays its own."""
    own = max(int(row["expected_units"]) for row in rows)
    for row in rows:
        if (there := int(row["expected_units"])) > 1:
            row["expected_units"] = str(communes - (own - there))
    return rows
