"""The usual course of what grows through the year: which part of it comes in which month.

Promises: frozen, checked values; twelve parts that make 100 percent.
Must not: judge anything (see ``pace``).
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, model_validator

from models.plan.measures import HUNDRED

MONTHS: Final = 12
Part = Annotated[Decimal, Field(ge=0, le=100)]


class Profile(BaseModel):
    """The course of a cumulative indicator. ``months`` are percents of the year, January's reporting month first;
    ``basis`` says where they come from; ``seasonal`` whether it is grown or gathered in a season, which ends.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    indicator: str
    seasonal: bool
    months: Annotated[tuple[Part, ...], Field(min_length=MONTHS, max_length=MONTHS)]
    basis: str = Field(min_length=1)

    @model_validator(mode="after")
    def _whole(self) -> Profile:
        if (total := sum(self.months, Decimal(0))) != HUNDRED:
            raise ValueError(f"the months make {total}, not 100")
        return self

    def through(self, month: int) -> Decimal:
        """The percent of the year that has usually come by the end of a month, 1 to 12."""
        return sum(self.months[:month], Decimal(0))

    def months_left(self, month: int) -> int:
        """How many months after this one usually bring anything."""
        return sum(part > 0 for part in self.months[month:])
