"""Which of some units a leader names: "Chiềng Ly", "bản Mẫu 1, Chiềng Ly", "Phòng Tài chính - Kế hoạch".

Promises: only a whole name counts, with or without marks; what fits several units gives them all.
Must not: know which units there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from handlers.reading.text import fold
from models.plan.units import Unit

_SIGNS: Final = re.compile(r"[.,;:()\-–]")
_ASIDE: Final = re.compile(r"\([^)]*\)")
_WORD: Final = re.compile(r"\S+")
_LONGEST: Final = 12
NameTable = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class NamedUnits:
    """``slugs`` the name fits, in the units' order; ``rest`` is what followed the name."""

    slugs: tuple[str, ...] = ()
    rest: str = ""


def name_table(units: Iterable[Unit], above: Iterable[Unit] = ()) -> NameTable:
    """Folded names and the slugs they fit. A village is also named together with its commune, which is one of the
    units or of those ``above``."""
    every = tuple(units)
    by_slug = {unit.slug: unit for unit in (*every, *above)}
    found: dict[str, tuple[str, ...]] = {}
    for unit in every:
        # A town's bare name is the district's.
        bare = () if unit.is_town else (unit.name,)
        names = {_plain(name) for name in (*bare, unit.full_name, unit.name_en, *unit.aliases)}
        if parent := by_slug.get(unit.parent or ""):
            names |= {f"{name} {_plain(of)}" for name in names for of in (parent.name, parent.full_name)}
        for name in names - {""}:
            found[name] = (*found.get(name, ()), unit.slug)
    return found


def units_named(text: str, *names: NameTable) -> NamedUnits:
    """The units named at the beginning of ``text``, by the longest name that fits in any of the tables."""
    words = [*_WORD.finditer(text)][:_LONGEST]
    for count in range(len(words), 0, -1):
        end = words[count - 1].end()
        name = _plain(text[:end])
        if slugs := tuple(slug for table in names for slug in table.get(name, ())):
            return NamedUnits(slugs, text[end:].strip().lstrip(" \t:,-–"))
    return NamedUnits(rest=text)


def units_anywhere(text: str, *names: NameTable) -> tuple[str, ...]:
    """The slugs that the first whole name in the text fits."""
    words = text.split()[: _LONGEST * 2]
    found = (units_named(" ".join(words[start:]), *names).slugs for start in range(len(words)))
    return next(filter(None, found), ())


def _plain(name: str) -> str:
    return " ".join(_SIGNS.sub(" ", _ASIDE.sub(" ", fold(name))).split())
