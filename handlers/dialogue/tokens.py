"""The tokens of choices. Those that begin with "go." mean the same whenever they are tapped.

Promises: at most 40 ASCII characters; what is built here is read here.
Must not: hold a label.
"""

from __future__ import annotations

from dataclasses import dataclass

YES = "yes"
NO = "no"
SAME = "same"
SAME_ALL = "same_all"
SKIP = "skip"
BACK = "back"
PAUSE = "pause"
FILE = "file"
MEND = "mend"
RETYPE = "retype"
VILLAGES = "villages"

GO = "go."
GO_REPORT = "go.report"
GO_PROGRESS = "go.progress"
GO_PROGRESS_FULL = "go.progress.full"
GO_PROGRESS_CHART = "go.progress.chart"
GO_PROGRESS_UNIT = "go.progress.unit"
GO_DEADLINES = "go.deadlines"
GO_HELP = "go.help"
GO_VIEW = "go.view"
GO_LATE = "go.late"
GO_TARGETS_TEMPLATE = "go.list.targets"
GO_PAST_TEMPLATE = "go.list.past"

_FORM = "go.form"
_SEEN = "go.seen"
_CORRECT = "go.mend"
_INDICATOR = "go.ind"
_UNIT = "go.unit"
GO_TEMPLATE = "go.sheet"
_CANDIDATE = "take"
_FIELD = "field"
_PLACE = "into"
_MEANT = "meant"
_FROM_VILLAGES = "go.villages"
_CORRECT_FIGURE = "go.fix"


@dataclass(frozen=True, slots=True)
class FormAndPeriod:
    form: str
    period: str


def form(form: str, period: str) -> str:
    return f"{_FORM}.{form}.{period.lower()}"


def seen(form: str, period: str) -> str:
    return f"{_SEEN}.{form}.{period.lower()}"


def correct(form: str, period: str) -> str:
    return f"{_CORRECT}.{form}.{period.lower()}"


def read_form(token: str) -> FormAndPeriod | None:
    """The form and period a token begins to report."""
    return _form_and_period(token, _FORM)


def read_seen(token: str) -> FormAndPeriod | None:
    """The filed report a token shows."""
    return _form_and_period(token, _SEEN)


def read_correct(token: str) -> FormAndPeriod | None:
    """The filed report a token begins to correct."""
    return _form_and_period(token, _CORRECT)


def _form_and_period(token: str, start: str) -> FormAndPeriod | None:
    if not token.startswith(start + "."):
        return None
    form, _, period = token.removeprefix(start + ".").partition(".")
    return FormAndPeriod(form, period.upper())


def indicator(number: int, unit: str | None) -> str:
    return f"{_INDICATOR}.{number}.{unit or ''}"


def read_indicator(token: str) -> tuple[int, str | None] | None:
    """The indicator's number and the unit (None: the district) a token asks about."""
    if not token.startswith(_INDICATOR + "."):
        return None
    number, _, unit = token.removeprefix(_INDICATOR + ".").partition(".")
    return (int(number), unit or None) if number.isdecimal() else None


def unit(slug: str) -> str:
    return f"{_UNIT}.{slug}"


def read_unit(token: str) -> str | None:
    """The unit a token asks about."""
    return token.removeprefix(_UNIT + ".") if token.startswith(_UNIT + ".") else None


def candidate(position: int) -> str:
    return f"{_CANDIDATE}.{position}"


def read_candidate(token: str) -> int | None:
    """Which of the readings on offer a token takes."""
    return _position(token, _CANDIDATE)


def field(position: int) -> str:
    return f"{_FIELD}.{position}"


def read_field(token: str) -> int | None:
    """Which line of the read-back a token mends."""
    return _position(token, _FIELD)


def place(position: int) -> str:
    return f"{_PLACE}.{position}"


def read_place(token: str) -> int | None:
    """Which of the reports on offer the figures of a message are for."""
    return _position(token, _PLACE)


def meant(position: int) -> str:
    return f"{_MEANT}.{position}"


def read_meant(token: str) -> int | None:
    """Which of the indicators on offer a line of a message is about."""
    return _position(token, _MEANT)


def template(form: str, period: str) -> str:
    return f"{GO_TEMPLATE}.{form}.{period.lower()}"


def read_template(token: str) -> FormAndPeriod | None:
    """The form and period whose template is asked for."""
    return _form_and_period(token, GO_TEMPLATE)


def _position(token: str, start: str) -> int | None:
    rest = token.removeprefix(start + ".")
    return int(rest) if token.startswith(start + ".") and rest.isdecimal() else None


def correct_figure(number: int, period: str) -> str:
    return f"{_CORRECT_FIGURE}.{number}.{period.lower()}"


def read_correct_figure(token: str) -> tuple[int, str] | None:
    """The indicator's number and the period of the figure a token asks to correct."""
    return _number_and_period(token, _CORRECT_FIGURE)


def from_villages(number: int, period: str) -> str:
    return f"{_FROM_VILLAGES}.{number}.{period.lower()}"


def read_from_villages(token: str) -> tuple[int, str] | None:
    """The indicator's number and the period of a filed figure that a token corrects to what the villages make."""
    return _number_and_period(token, _FROM_VILLAGES)


def _number_and_period(token: str, start: str) -> tuple[int, str] | None:
    number, _, period = token.removeprefix(start + ".").partition(".")
    known = token.startswith(start + ".") and number.isdecimal() and period
    return (int(number), period.upper()) if known else None
