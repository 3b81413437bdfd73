"""The 39 indicators of the plan, each as the directive states it.

Promises: frozen, checked values; targets and limits are Decimal in the indicator's own unit.
Must not: read files (see ``loading``) or know what was reported.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field, field_validator


class Kind(StrEnum):
    """How a figure behaves in time: adds up, stands as it is, is a part of a whole, an average, a fall."""

    FLOW = "flow"
    LEVEL = "level"
    RATIO = "ratio"
    AVERAGE = "average"
    REDUCTION = "reduction"


class Comparison(StrEnum):
    """When the target is reached. MAINTAIN: not below; more is no fault."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    MAINTAIN = "maintain"


class AcrossUnits(StrEnum):
    """How the units' figures make the district's."""

    SUM = "sum"
    PART_AND_WHOLE = "part_and_whole"
    MEAN = "mean"
    COUNT = "count"
    NEVER = "never"


class Shape(StrEnum):
    """The course through the year: as it stands, growing with a season, or known only at the end."""

    STOCK = "stock"
    CUMULATIVE = "cumulative"
    YEAR_END = "year_end"


class Group(StrEnum):
    """The directive's groups of indicators."""

    ECONOMIC = "economic"
    SOCIAL = "social"
    ENVIRONMENT = "environment"
    SECURITY = "security"


class Indicator(BaseModel):
    """One target of the plan.

    ``number`` counts 1, 2, 3 … in the directive's order. ``target``, ``minimum`` and ``maximum`` are in
    ``unit``; the limits are hard ones, None where there is none. ``expected_units`` says how many of the 29
    communes count for it (0: a department alone). ``unit_en`` is the unit's English name. ``collected_by``: who puts
    its figures together, the leading one first: slugs of departments, and names of who is no unit of the plan;
    inferred, not stated by the directive.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int = Field(ge=1)
    slug: str = Field(pattern=r"^[a-z0-9_]+$")
    group: Group
    name_vi: str = Field(min_length=1)
    short_vi: str = Field(min_length=1)
    name_en: str = Field(min_length=1)
    unit: str = Field(min_length=1)
    unit_en: str = Field(min_length=1)
    target: Decimal
    comparison: Comparison
    kind: Kind
    part_of: str | None = None
    clause: str = Field(min_length=1)
    across_units: AcrossUnits
    decimals: int = Field(ge=0, le=6)
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    target_part: Decimal | None = None
    target_whole: Decimal | None = None
    expected_units: int = Field(ge=0)
    shape: Shape
    collected_by: tuple[str, ...] = Field(min_length=1)

    @field_validator("collected_by", mode="before")
    @classmethod
    def _one_by_one(cls, written: object) -> object:
        return tuple(filter(None, map(str.strip, written.split(";")))) if isinstance(written, str) else written

    @property
    def target_in_full(self) -> Decimal | None:
        """The target's part of its whole in percent, to the indicator's decimals; None where it has none.

        The plan writes 47 of 83 as 56.6: who has 56.63 has reached it and not gone beyond.
        """
        if self.target_part is None or self.target_whole is None:
            return None
        exact = 100 * self.target_part / self.target_whole
        return exact.quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP)

    def name(self, language: str) -> str:
        """The full name in "en", else in Vietnamese."""
        return self.name_en if language == "en" else self.name_vi

    def short(self, language: str) -> str:
        """The name for a line on a phone; English has only the full one."""
        return self.name_en if language == "en" else self.short_vi

    def unit_name(self, language: str) -> str:
        """The unit as shown after a number."""
        return self.unit_en if language == "en" else self.unit
