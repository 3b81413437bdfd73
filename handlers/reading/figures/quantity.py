"""What a typed quantity can turn out to be.

Promises: values only; every way of not understanding has a reason that the phrasebook can say.
Must not: parse (see ``quantities``) or know an indicator's history (see ``plausibility``).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Outcome(StrEnum):
    """What to do with a reading of text: go on to the read-back, ask back, or store nothing."""

    ACCEPT = "accept"
    ASK = "ask"
    REFUSE = "refuse"


class Reason(StrEnum):
    """Why a text was read as it was; every one has a phrase."""

    PLAIN = "plain"  # one reading, nothing to ask
    # Nothing can be stored.
    EMPTY = "empty"
    NO_NUMBER = "no_number"
    UNREADABLE = "unreadable"
    TOO_LONG = "too_long"
    NO_FIGURE = "no_figure"
    SKIP = "skip"
    VAGUE = "vague"
    RANGE = "range"
    SEVERAL = "several"
    NEGATIVE = "negative"
    TELEPHONE = "telephone"
    DATE = "date"
    FORMULA = "formula"
    WEB_ADDRESS = "web_address"
    OTHER_DIMENSION = "other_dimension"
    COUNT_NOT_RATE = "count_not_rate"
    A_RATE = "a_rate"
    NOT_WHOLE = "not_whole"
    OUT_OF_LIMITS = "out_of_limits"
    PART_OVER_WHOLE = "part_over_whole"
    PERCENT_OF_PLAN = "percent_of_plan"
    CHANGE_OF_RATE = "change_of_rate"
    UNKNOWN_UNIT = "unknown_unit"
    # Asked before it is stored.
    CHANGE = "change"
    SIGN = "sign"
    SEPARATOR = "separator"
    LOST_DIGIT = "lost_digit"
    SPACING = "spacing"
    SPELLING = "spelling"
    ODD_CHARACTER = "odd_character"
    SHORT_SPEECH = "short_speech"
    DOUBLE_SCALE = "double_scale"
    OUT_OF_SCALE = "out_of_scale"
    LOCAL_MEASURE = "local_measure"
    UNUSUAL_UNIT = "unusual_unit"
    APPROXIMATE = "approximate"
    FRACTION = "fraction"
    WHOLE_DIFFERS = "whole_differs"
    RATES_DIFFER = "rates_differ"
    SHARE_OR_RATE = "share_or_rate"
    PART_OR_RATE = "part_or_rate"
    FALL_OR_RATE = "fall_or_rate"
    TIME_AND_FIGURE = "time_and_figure"
    OTHER_PER = "other_per"
    MAYBE_YEAR = "maybe_year"
    PLAN_AND_RESULT = "plan_and_result"
    OLD_AND_NEW = "old_and_new"
    REPEATED = "repeated"
    QUESTIONED = "questioned"
    UNKNOWN_WORDS = "unknown_words"
    MAYBE_ZERO = "maybe_zero"
    SAME_AS_BEFORE = "same_as_before"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Asked:
    """The figure being asked: its unit and the limits that no true answer can pass.

    ``unit`` as in the catalogue ("ha", "tấn", "tỷ đồng", "%", "điểm %", "lượt", "tiêu chí/xã", …).
    ``whole`` is the known whole of a ratio (83 schools) or None. ``words`` are the indicator's own names (full,
    short, and how else it is called), so that "chè: 245 ha" is read as its label and a number; words outside
    them are unknown and make the reader ask. ``per`` is "period" or "year_to_date" when the question said so:
    an answer that states the other one, or any when nothing was said, is asked about. ``counted`` marks a rate
    whose parts can be counted, so that a number may be the part and not the rate, or for a fall the rate of
    today. ``flow`` marks a figure that counts what happens in a period: only there "không phát sinh" is zero,
    elsewhere it may mean unchanged. ``target`` is the planned value: "96,1/97,25" may be a result beside it and no
    fraction.
    """

    unit: str
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    whole: Decimal | None = None
    indicator: str | None = None
    words: tuple[str, ...] = ()
    per: str | None = None
    counted: bool = False
    flow: bool = False
    target: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One possible meaning, ``value`` in the unit asked.

    ``part`` and ``whole`` are set when the text gave both ("47/83"); for a rate ``value`` is then
    100 × part / whole rounded to two decimals, or the rate that was typed with them when it agrees.
    """

    value: Decimal
    part: Decimal | None = None
    whole: Decimal | None = None


class Special(StrEnum):
    """An answer that is no number but means something to the conversation."""

    NO_FIGURE = "no_figure"  # "chưa có số liệu", "không biết": no figure, never zero
    NONE_OR_NO_FIGURE = "none_or_no_figure"  # bare "chưa có", "không": zero, or no figure yet?
    SAME_AS_BEFORE = "same_as_before"  # "như tháng trước", "không đổi"
    SKIP = "skip"  # "bỏ qua", "để sau"


@dataclass(frozen=True, slots=True)
class Quantity:
    """The outcome of reading one text as an answer to ``Asked``.

    ACCEPT has exactly one reading. ASK has readings best first, or none when the text must be asked again
    (``special`` says which question). REFUSE has no reading. ``reason`` is a ``Reason``. ``estimated`` marks
    "ước". ``raw`` is the text as typed. ``per`` is "year_to_date" or "period" when the text said which.
    ``place`` is the unit or village the text named, as in the vocabulary or as typed, or None. ``beside`` is the
    figure of the stretch that was not asked, in the unit asked, when the text gave both ("trong kỳ 20, lũy kế 120").
    ``slip``: the text takes back an earlier one first ("nhầm, 60"), perhaps of another figure.
    """

    outcome: Outcome
    readings: tuple[Reading, ...]
    reason: str
    raw: str
    estimated: bool = False
    special: Special | None = None
    per: str | None = None
    place: str | None = None
    beside: Decimal | None = None
    slip: bool = False
