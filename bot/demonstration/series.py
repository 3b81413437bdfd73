"""How sample figures are written in the data: one shape for each way of making a unit's figures.

Promises: frozen values, decimals exact.
Must not: compute a figure (see ``figures``).
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

import pydantic


class Strict(pydantic.BaseModel):
    """Frozen, and refuses a field it does not know."""

    model_config = pydantic.ConfigDict(frozen=True, extra="forbid")


Gains = dict[int, tuple[str, ...]]


class Standing(Strict):
    """A stock: the district's ``totals``, shared out by the column ``by``."""

    kind: Literal["standing"]
    by: str
    totals: tuple[Decimal, ...]


class Flowing(Strict):
    """A flow: the district's total of each period; ``spread`` in thousandths makes units differ."""

    kind: Literal["flowing"]
    by: str
    totals: tuple[Decimal, ...]
    spread: int = 0


class Counted(Strict):
    """A count that a column begins; ``gains`` adds one to the units named from a period on."""

    kind: Literal["counted"]
    of: str
    whole: str | None = None
    gains: Gains = {}


class Events(Strict):
    """Things that happened in a period, one for each naming of a unit."""

    kind: Literal["events"]
    units: Gains


class PartOfWhole(Strict):
    """Percent of a whole in each period; a unit lies off it by chance, or along a column of -100 to 100."""

    kind: Literal["rate"]
    whole: str
    rates: tuple[Decimal, ...]
    spread: Decimal
    along: str | None = None


class Whole(Strict):
    """A whole in thousandths of the people; ``spread`` in thousandths makes units differ."""

    per_mille: int
    spread: int = 0


class Stated(Strict):
    """A department's own values; with a ``whole`` they are its parts."""

    values: tuple[Decimal, ...]
    whole: Decimal | None = None


Series = Annotated[Standing | Flowing | Counted | Events | PartOfWhole, pydantic.Field(discriminator="kind")]
