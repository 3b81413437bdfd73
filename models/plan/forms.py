"""Forms: which figures a unit is asked for, in which order, how often, until when.

Promises: frozen, checked values; which questions a period asks follows from data alone.
Must not: hold answers, or check one form against another (see ``checks``).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Final

import pydantic

from models.plan.measures import Per
from models.plan.periods import Period, Rhythm
from models.plan.units import Level

MOST_FIELDS: Final = 9
LANGUAGES: Final = frozenset({"vi", "en"})


def _in_every_language(labels: dict[str, str]) -> dict[str, str]:
    if set(labels) != LANGUAGES or not all(labels.values()):
        raise ValueError(f"needs words in {' and '.join(sorted(LANGUAGES))}")
    return labels


Labels = Annotated[dict[str, str], pydantic.AfterValidator(_in_every_language)]
Month = Annotated[int, pydantic.Field(ge=1, le=12)]


class Field(pydantic.BaseModel):
    """One question. ``per`` is set for flows only; ``part`` and ``whole`` (language → label) for ratios and
    reductions only.

    ``parts_only``: a rate without its part and whole is not taken, because those above are to add it up.
    ``example``: a part and a whole as large as they are where this is asked.
    ``question`` (language → words) asks one unit where the indicator's name speaks of all of them.
    ``months``: asked only in periods that end in these months, None for all; it can be reported in any.
    ``units``: only these units have it; ``except_units``: all but these; never both.
    """

    model_config = pydantic.ConfigDict(frozen=True, extra="forbid")

    indicator: str
    per: Per | None = None
    months: tuple[Month, ...] | None = pydantic.Field(default=None, min_length=1)
    units: tuple[str, ...] | None = pydantic.Field(default=None, min_length=1)
    except_units: tuple[str, ...] | None = pydantic.Field(default=None, min_length=1)
    part: Labels | None = None
    whole: Labels | None = None
    parts_only: bool = False
    example: tuple[int, int] | None = None
    question: Labels | None = None

    def concerns(self, unit_slug: str) -> bool:
        """Whether this unit has such a figure at all."""
        if self.units is not None:
            return unit_slug in self.units
        return unit_slug not in (self.except_units or ())

    def in_season(self, period: Period) -> bool:
        """Whether this period asks for it."""
        return self.asked_in(period.last_on.month)

    def asked_in(self, month: int) -> bool:
        """Whether the periods that end in this month ask for it."""
        return self.months is None or month in self.months


class Form(pydantic.BaseModel):
    """One form. ``units`` empty means every unit of the level; ``title`` maps language → title, ``short`` to what a
    list calls it beside its period.

    Due ``due_working_days`` working days after a period's cut-off, unless the district fixed another day for that
    period (see ``windows``).
    """

    model_config = pydantic.ConfigDict(frozen=True, extra="forbid")

    slug: str = pydantic.Field(pattern=r"^[a-z0-9_]+$")
    level: Level
    units: tuple[str, ...] = ()
    rhythm: Rhythm
    title: Labels
    short: Labels
    due_working_days: int = pydantic.Field(ge=1)
    fields: tuple[Field, ...] = pydantic.Field(min_length=1, max_length=MOST_FIELDS)

    def concerns(self, unit_slug: str) -> bool:
        """Whether this unit, if of the form's level, fills the form."""
        return not self.units or unit_slug in self.units

    def asked(self, unit_slug: str, period: Period) -> tuple[Field, ...]:
        """The questions of this unit in this period, in order."""
        if self._asked_of_all is not None:
            return self._asked_of_all[period.last_on.month]
        return tuple([field for field in self.fields if field.concerns(unit_slug) and field.in_season(period)])

    @cached_property
    def _asked_of_all(self) -> Mapping[int, tuple[Field, ...]] | None:
        """The questions by the month in which a period ends; None where units are asked different ones."""
        if any(field.units is not None or field.except_units is not None for field in self.fields):
            return None
        return {month: tuple(field for field in self.fields if field.asked_in(month)) for month in range(1, 13)}

    @cached_property
    def _by_indicator(self) -> Mapping[str, Field]:
        return {field.indicator: field for field in reversed(self.fields)}

    def asks_everybody(self, period: Period) -> bool:
        """Whether every unit that fills the form has a question in this period."""
        return any(field.units is None and not field.except_units for field in self.fields if field.in_season(period))

    def field(self, indicator: str) -> Field | None:
        """The question about an indicator, in season or not."""
        return self._by_indicator.get(indicator)
