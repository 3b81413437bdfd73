"""What a message that reports many figures says, line by line.

Promises: frozen values that can be kept with a conversation; every line holds the text it was read from.
Must not: say what a line's figure is (that is asked of ``quantities``) or which report it belongs to.
"""

from __future__ import annotations

from handlers.reading.questions.question import Unknown
from models.messages import Value

LONGEST_LINE = 200


class Line(Value):
    """One line: ``raw`` as it came, ``value`` what is to be read as the answer.

    ``item`` is the number of the report's list that stood for a label ("3. 182,5"). ``indicators`` are the slugs that
    the label fits: none when nobody knows it, several when it does not single one out. ``period`` is the key of the
    period named for this line, if one is.
    """

    raw: str
    value: str
    item: int | None = None
    indicators: tuple[str, ...] = ()
    period: str | None = None

    @property
    def is_labelled(self) -> bool:
        """Whether the line itself says what its figure is."""
        return self.item is None


class FormCode(Value):
    """The line of a template that programs read: form, period and unit."""

    form: str
    period: str
    unit: str


class Report(Value):
    """The lines of a message and what it says around them; without lines, labels and figures cannot be told apart.

    ``period``, ``units`` (slugs) and ``unknown`` are named outside the lines, ``near`` are the units that a misspelt
    name may mean; ``unsure`` are the pieces that were not understood, so that they may change what the figures mean.
    ``correcting``: it began with a word that corrects. ``crowded``: a table with several columns of figures and no
    heads to tell them apart.
    """

    lines: tuple[Line, ...]
    period: str | None = None
    units: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    unknown: Unknown | None = None
    unsure: tuple[str, ...] = ()
    correcting: bool = False
    crowded: bool = False
    code: FormCode | None = None


def code_of(form: str, period: str, unit: str) -> str:
    """A template's code, read back by ``tables``."""
    return f"{form}/{period}/{unit}"
