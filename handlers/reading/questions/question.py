"""What a typed question or wish can turn out to be.

Promises: values only. Must not: read text (see ``questions`` and ``wishes``) or know an answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from handlers.reading.limits import Limit


class Intent(StrEnum):
    """What the message is about."""

    PROGRESS_OVERALL = "progress_overall"
    PROGRESS_INDICATOR = "progress_indicator"
    PROGRESS_UNIT = "progress_unit"
    PROGRESS_INDICATOR_UNIT = "progress_indicator_unit"
    RANKING = "ranking"
    WHO_IS_LATE = "who_is_late"
    MY_DEADLINES = "my_deadlines"
    START_REPORT = "start_report"
    HELP = "help"
    GREETING = "greeting"
    OTHER = "other"


class Wish(StrEnum):
    """What the officer wants done, by a command word or in the middle of a sentence."""

    REPORT = "report"
    CONTINUE = "continue"
    SKIP = "skip"
    BACK = "back"
    PAUSE = "pause"
    CANCEL = "cancel"
    SAME_AS_BEFORE = "same_as_before"
    ALL_AS_BEFORE = "all_as_before"
    CORRECT = "correct"
    VIEW_REPORT = "view_report"
    YES = "yes"
    NO = "no"
    MENU = "menu"
    HELP = "help"
    PROGRESS = "progress"
    RANKING = "ranking"
    WHO_IS_LATE = "who_is_late"
    DEADLINES = "deadlines"
    SNOOZE = "snooze"
    STOP_REMINDERS = "stop_reminders"
    RESUME_REMINDERS = "resume_reminders"
    MY_DATA = "my_data"
    DELETE_DATA = "delete_data"
    LEAVE = "leave"
    LANGUAGE_VI = "language_vi"
    LANGUAGE_EN = "language_en"
    PREVIEW_REMINDERS = "preview_reminders"
    WHY = "why"
    LIST_NEEDED = "list_needed"
    STILL_MISSING = "still_missing"
    ENTERED = "entered"
    TEMPLATE = "template"
    MORE = "more"
    EVERY_INDICATOR = "every_indicator"


class Unknown(StrEnum):
    """Something the officer named that the plan does not have; it gets a straight answer."""

    OTHER_YEAR = "other_year"
    OTHER_DISTRICT = "other_district"
    UNIT_OF_2025 = "unit_of_2025"
    OTHER_UNIT = "other_unit"
    OTHER_INDICATOR = "other_indicator"
    OTHER_PERIOD = "other_period"
    PART_OF_YEAR = "part_of_year"


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The part of all indicators that is asked about.

    ``group`` and ``paces`` are values of the plan's; ``number`` the indicator's own; ``sectors`` the slugs of what a
    field of work has. ``by_day``: as of a day or a week. ``unclear``: it holds words that nobody knows.
    """

    group: str | None = None
    paces: tuple[str, ...] = ()
    number: int | None = None
    sectors: tuple[str, ...] = ()
    by_day: bool = False
    unclear: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One message understood.

    ``wish`` is set when more than the intent was understood (snooze, correct, my data …). ``indicators`` and
    ``units`` are slugs, best first; blank ``units`` mean the whole district, or the sender's own unit when
    ``own_unit``, which is the commune with ``own_commune``;
    ``beside_own``: that stands beside those named. ``office``: something is "asked" of an office that is not told apart
    yet, or one is only "said".
    ``ask``: the names fit several indicators or units, so they are candidates, not an answer; ``ask_unit``: the units'
    names do.
    ``unknown`` names what does not exist, ``parts`` the units of the plan's year that a later unit was made of.
    ``period`` is a period's key ("2024-05", "2024-Q2", "2024-H1", "2024-9M", "2024") when one was named; ``back`` says
    that the one before today's was; ``since_start``: it is asked up to the end of the period from January on.
    ``against``: beside the period before or the year before, ``only_against`` where nothing else is said; ``beside``:
    the key of another period it is set beside, ``beside_back``: that one is the month or quarter before.
    ``rows``: unit by unit, ``by_village``: its villages, also which of them are late. ``chart``: as a picture.
    ``history``: all that was reported of it. ``why``: what makes it as
    it is. ``with_units``: beside the units named. ``turned``: it names a period, a unit or an indicator and nothing
    that is asked of it, as after another question. ``narrowed``: the part of all indicators it is about.
    ``figure``: it holds a figure that is no place in a ranking; ``limit``: what the figure of a unit is held against.
    ``village``: the words, without marks, after the word for a village; its commune is in ``units`` if named.
    ``collected``: who collects its figures, or which figures an office collects.
    ``ahead``: where the year may end, or what is still needed. ``best_or_worst``: units at one end, and no reports;
    ``slowest``: those that are late. ``given``: the targets below the district, not how they stand; ``of_units``: of
    units that are not named.
    """

    intent: Intent
    wish: Wish | None = None
    indicators: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    own_unit: bool = False
    own_commune: bool = False
    beside_own: bool = False
    office: Literal["asked", "said"] | None = None
    ask: bool = False
    ask_unit: bool = False
    unknown: Unknown | None = None
    parts: tuple[str, ...] = ()
    period: str | None = None
    back: Literal["month", "quarter"] | None = None
    against: Literal["before", "year"] | None = None
    only_against: bool = False
    beside: str | None = None
    beside_back: Literal["month", "quarter"] | None = None
    rows: bool = False
    by_village: bool = False
    chart: bool = False
    history: bool = False
    why: bool = False
    with_units: bool = False
    turned: bool = False
    village: tuple[str, ...] = ()
    ahead: Literal["outlook", "need"] | None = None
    best_or_worst: bool = False
    slowest: bool = False
    narrowed: Narrowed = Narrowed()
    since_start: bool = False
    figure: bool = False
    given: bool = False
    of_units: bool = False
    collected: bool = False
    limit: Limit | None = None


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit as it may be called: its slug, its name without the word for its kind, other spellings of it.

    A slug with a dot is a village ("chieng_ly.na_linh"); it is recognised after a word for village only.
    """

    slug: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """Names found in a text: slugs best first, and whether they must be asked about before they are used."""

    slugs: tuple[str, ...] = ()
    ask: bool = False
