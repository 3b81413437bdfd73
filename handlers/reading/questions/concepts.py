"""The ideas that words stand for, whatever the language: what the word lists are keyed by.

Promises: names only. Must not: hold words of a language.
"""

from __future__ import annotations

from enum import StrEnum


class Concept(StrEnum):
    """An idea named in a message. Those of the last group are not in the word lists but worked out."""

    FILLER = "filler"
    FIRST_PERSON = "first_person"
    I_REPORT = "i_report"
    GIVE_ME = "give_me"

    REPORT = "report"
    SUBMIT = "submit"
    DATA = "data"
    ENTER = "enter"
    START = "start"
    VIEW = "view"
    VIEW_FILED = "view_filed"
    CORRECT = "correct"
    SET_TO = "set_to"
    MISTAKE = "mistake"
    WHAT_IF = "what_if"
    CONTINUE = "continue"

    NOT_YET = "not_yet"
    ALREADY = "already"
    STILL = "still"
    OWE = "owe"
    LATE = "late"
    URGE = "urge"

    WHICH_UNIT = "which_unit"
    HOW_MANY_UNITS = "how_many_units"
    UNITS_ALL = "units_all"
    WHO = "who"
    WHERE = "where"
    LIST = "list"

    WHEN = "when"
    DEADLINE = "deadline"
    MUST = "must"
    NEEDED = "needed"
    DAYS_LEFT = "days_left"
    SCHEDULE = "schedule"
    REMIND = "remind"
    REMIND_STOP = "remind_stop"
    REMIND_RESUME = "remind_resume"
    REMIND_WHOM = "remind_whom"
    LATER = "later"

    RANK = "rank"
    SUPERLATIVE = "superlative"
    LOWEST = "lowest"
    HOW = "how"
    HOW_MANY = "how_many"
    WHAT = "what"
    TAIL = "tail"

    AGAINST_BEFORE = "against_before"
    AGAINST_YEAR = "against_year"
    UNIT_BY_UNIT = "unit_by_unit"
    CHART = "chart"
    HISTORY = "history"
    BESIDE = "beside"
    MORE_THAN = "more_than"
    CAUSE = "cause"
    OUTLOOK = "outlook"
    STILL_NEEDED = "still_needed"
    TURNED = "turned"

    PROGRESS = "progress"
    REACHED = "reached"
    TARGETS = "targets"
    GIVEN = "given"
    WHICH_TARGET = "which_target"
    OVERVIEW = "overview"
    GROUP = "group"
    THIS_PERIOD = "this_period"
    THIS_YEAR = "this_year"
    YEAR_TO_DATE = "year_to_date"
    BY_DAY = "by_day"
    DISTRICT = "district"

    HELP = "help"
    HOW_TO = "how_to"
    USE = "use"
    COMPUTE = "compute"
    MEANING = "meaning"
    CAN_DO = "can_do"
    FORMAT = "format"
    DONT_KNOW = "dont_know"
    WHY = "why"

    GREETING = "greeting"
    THANKS = "thanks"

    OFF_TOPIC = "off_topic"
    CONTACT = "contact"
    SECRET = "secret"
    INJECTION = "injection"
    APPROVE = "approve"
    PRINT = "print"
    TAMPER = "tamper"
    MY_DATA = "my_data"
    DELETE_DATA = "delete_data"
    LEAVE = "leave"
    TO_ENGLISH = "to_english"
    TO_VIETNAMESE = "to_vietnamese"

    COMMUNE = "commune"
    VILLAGE = "village"
    OFFICE = "office"
    COLLECTS = "collects"
    WHO_COLLECTS = "who_collects"
    MEASURE = "measure"
    COUNT_WORD = "count_word"

    NAMED_UNIT = "named_unit"
    TWO_UNITS = "two_units"
    OWN_UNIT = "own_unit"
    NAMED_INDICATOR = "named_indicator"
    NAMED_PERIOD = "named_period"
    NAMED_VILLAGE = "named_village"
    FIGURE = "figure"
    NOT_IN_PLAN = "not_in_plan"
    PARTLY_UNKNOWN = "partly_unknown"
    MOSTLY_UNKNOWN = "mostly_unknown"


WORKED_OUT = frozenset(
    {
        Concept.NAMED_UNIT,
        Concept.TWO_UNITS,
        Concept.OWN_UNIT,
        Concept.NAMED_INDICATOR,
        Concept.NAMED_PERIOD,
        Concept.NAMED_VILLAGE,
        Concept.FIGURE,
        Concept.NOT_IN_PLAN,
        Concept.PARTLY_UNKNOWN,
        Concept.MOSTLY_UNKNOWN,
    }
)
