"""Reading a short message as a question or a wish: what it is about, which indicators, units and period it names.

Promises: any string in, never an exception; names are taken only when certain, else ``ask`` is set; what the plan
does not have is named. Must not: know who asks, what day it is, or any answer.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Literal

from handlers.reading.questions.concepts import Concept
from handlers.reading.questions.findings import Findings, findings_in
from handlers.reading.questions.indicators import find_indicators
from handlers.reading.questions.question import Intent, Question, Unknown, Wish
from handlers.reading.questions.question_words import QuestionWords
from handlers.reading.questions.rule_book import Rule
from handlers.reading.questions.unit_names import find_units
from handlers.reading.questions.vocabulary import load_question_words
from handlers.reading.questions.wishes import command_in, exact_wish, read_wish, whole_intent

__all__ = [
    "QuestionWords", "asks", "find_indicators", "find_units", "load_question_words", "matching_rules", "read_question",
    "read_wish",
]  # fmt: skip

_INTENT_OF_WISH: Final = {
    Wish.REPORT: Intent.START_REPORT,
    Wish.CONTINUE: Intent.START_REPORT,
    Wish.CORRECT: Intent.START_REPORT,
    Wish.MENU: Intent.HELP,
    Wish.HELP: Intent.HELP,
    Wish.WHY: Intent.HELP,
    Wish.PROGRESS: Intent.PROGRESS_OVERALL,
    Wish.RANKING: Intent.RANKING,
    Wish.WHO_IS_LATE: Intent.WHO_IS_LATE,
    Wish.EVERY_INDICATOR: Intent.PROGRESS_OVERALL,
    Wish.DEADLINES: Intent.MY_DEADLINES,
    Wish.SNOOZE: Intent.MY_DEADLINES,
    Wish.STOP_REMINDERS: Intent.MY_DEADLINES,
    Wish.RESUME_REMINDERS: Intent.MY_DEADLINES,
    Wish.PREVIEW_REMINDERS: Intent.MY_DEADLINES,
    Wish.LIST_NEEDED: Intent.MY_DEADLINES,
    Wish.STILL_MISSING: Intent.MY_DEADLINES,
}
_SAID_BY_INTENT: Final = frozenset(
    {Wish.REPORT, Wish.MENU, Wish.HELP, Wish.PROGRESS, Wish.RANKING, Wish.WHO_IS_LATE, Wish.DEADLINES}
)
_ONLY_INSIDE_A_REPORT: Final = _SAID_BY_INTENT | {Wish.LIST_NEEDED, Wish.STILL_MISSING}
_OF_FIGURES: Final = frozenset(
    {
        Intent.PROGRESS_OVERALL,
        Intent.PROGRESS_INDICATOR,
        Intent.PROGRESS_UNIT,
        Intent.PROGRESS_INDICATOR_UNIT,
        Intent.RANKING,
    }
)
_OF_A_UNIT: Final = frozenset({Intent.PROGRESS_UNIT, Intent.PROGRESS_INDICATOR_UNIT})
_OF_WHICH_VILLAGES: Final = frozenset({Concept.NAMED_INDICATOR, Concept.UNIT_BY_UNIT})
_OF_UNITS: Final = frozenset(
    {Concept.UNITS_ALL, Concept.WHICH_UNIT, Concept.HOW_MANY_UNITS, Concept.UNIT_BY_UNIT, Concept.COMMUNE}
)
_HOW_IT_STANDS: Final = frozenset(
    {
        Concept.PROGRESS, Concept.REACHED, Concept.LATE, Concept.NOT_YET, Concept.SUPERLATIVE, Concept.RANK,
        Concept.WHICH_TARGET, Concept.HOW, Concept.CAUSE, Concept.OUTLOOK, Concept.STILL_NEEDED, Concept.HISTORY,
        Concept.CHART, Concept.GROUP, Concept.NAMED_PERIOD, Concept.AGAINST_BEFORE, Concept.AGAINST_YEAR,
        Concept.REPORT, Concept.SUBMIT, Concept.VILLAGE, Concept.OVERVIEW, Concept.DATA,
    }
)  # fmt: skip
_HANDED_IN: Final = frozenset({Concept.REPORT, Concept.SUBMIT, Concept.DATA, Concept.DEADLINE})
_ASKED_OF_AN_OFFICE: Final = frozenset(
    {
        Concept.AGAINST_BEFORE,
        Concept.AGAINST_YEAR,
        Concept.WHICH_TARGET,
        Concept.HOW,
        Concept.HOW_MANY,
        Concept.PROGRESS,
        Concept.REACHED,
        Concept.LATE,
        Concept.TARGETS,
        Concept.COLLECTS,
    }
)
_NAMELESS: Final = frozenset({Intent.OTHER, Intent.HELP, Intent.GREETING})
_NAMES: Final = frozenset(
    {Concept.NAMED_PERIOD, Concept.NAMED_UNIT, Concept.OWN_UNIT, Concept.NAMED_INDICATOR, Concept.NAMED_VILLAGE}
)
_ASKING: Final = frozenset(
    {
        Concept.WHICH_TARGET, Concept.WHICH_UNIT, Concept.HOW_MANY_UNITS, Concept.WHO, Concept.HOW, Concept.CAUSE,
        Concept.MEANING, Concept.COMPUTE,
    }
)  # fmt: skip
_AGAINST: Final = frozenset({Concept.AGAINST_BEFORE, Concept.AGAINST_YEAR, Concept.BESIDE})
_OF_THE_YEAR: Final = frozenset({Concept.THIS_YEAR, Concept.YEAR_TO_DATE})
_TURNING: Final = _NAMES | {
    Concept.TURNED, Concept.FILLER, Concept.FIRST_PERSON, Concept.STILL, Concept.WHAT_IF, Concept.HOW, Concept.TAIL,
    Concept.HOW_MANY, Concept.THIS_PERIOD, Concept.THIS_YEAR, Concept.YEAR_TO_DATE, Concept.BY_DAY, Concept.VILLAGE,
    Concept.COMMUNE, Concept.VIEW, Concept.GIVE_ME,
}  # fmt: skip


def read_question(text: str, words: QuestionWords) -> Question:
    """What ``text`` asks or wishes, outside a report or as an aside within one."""
    command = command_in(text, words)
    if command is not None:
        return _commanded(command.wish, read_question(command.rest, words) if command.rest else None)
    intent = whole_intent(text, words)
    if intent is not None:
        return Question(
            intent, by_village=intent is Intent.WHO_IS_LATE and _is_by_village(intent, findings_in(text, words))
        )
    wish = exact_wish(text, words)
    if wish is not None and wish not in _ONLY_INSIDE_A_REPORT:
        return _wished(wish)
    found = findings_in(text, words)
    rules = words.rules.matching(found.ideas)
    if not rules:
        wish = read_wish(text, words)
        return _wished(wish) if wish is not None else _not_understood(found)
    if rules[0].intent is Intent.OTHER:
        return _wished(rules[0].wish) if rules[0].wish is not None else _not_understood(found)
    return _asked(rules[0], found)


def asks(text: str, words: QuestionWords) -> bool:
    """Whether ``text`` holds a word that asks which, who, how or why, whatever else it says."""
    return not findings_in(text, words).ideas.isdisjoint(_ASKING)


def matching_rules(text: str, words: QuestionWords) -> tuple[Rule, ...]:
    """The rules that decide the intent of ``text``; the word lists are sound when they always agree."""
    return words.rules.matching(findings_in(text, words).ideas)


def _commanded(wish: Wish | None, about: Question | None) -> Question:
    if wish is None:
        return Question(Intent.OTHER)
    said = _wished(wish)
    if about is None or said.intent in _NAMELESS:
        return said
    if said.intent is Intent.PROGRESS_OVERALL:
        return said if about.intent in _NAMELESS and about.unknown is None else about
    return replace(about, intent=said.intent, wish=said.wish)


def _wished(wish: Wish) -> Question:
    shown = None if wish in _SAID_BY_INTENT else wish
    return Question(_INTENT_OF_WISH.get(wish, Intent.OTHER), wish=shown)


def _not_understood(found: Findings) -> Question:
    if found.ideas & _NAMES == {Concept.NAMED_PERIOD} and found.ideas <= _TURNING:
        return _turned(found)
    if found.ideas & _OF_THE_YEAR and found.ideas <= _TURNING and found.unknown is None:
        return Question(Intent.PROGRESS_OVERALL, turned=True, since_start=True)
    return Question(Intent.OTHER, unknown=found.unknown, parts=found.units.parts, office=_of_an_office(found))


def _turned(found: Findings) -> Question:
    """A period, or what is to be set beside one, and nothing else."""
    return Question(
        Intent.OTHER,
        unknown=Unknown.PART_OF_YEAR if found.period.partial else None,
        period=found.period.through or found.period.key,
        back=found.period.back,
        against=_against(found),
        beside=found.period.beside,
        beside_back=found.period.beside_back,
        turned=True,
        since_start=bool(found.period.through),
    )


def _asked(rule: Rule, found: Findings) -> Question:
    if rule.intent in _NAMELESS:
        return Question(rule.intent, wish=rule.wish)
    units = found.units.named
    of_figures = rule.intent in _OF_FIGURES
    lost_village = found.units.village and rule.intent is not Intent.START_REPORT
    return Question(
        intent=rule.intent,
        wish=rule.wish,
        indicators=found.indicators.slugs,
        units=units.slugs,
        own_unit=Concept.OWN_UNIT in found.ideas and not units.slugs and not _beside_district(rule.intent, found),
        beside_own=rule.intent is Intent.RANKING and found.ideas.issuperset({Concept.OWN_UNIT, Concept.NAMED_UNIT}),
        office=_of_an_office(found),
        ask=found.indicators.ask or units.ask,
        ask_unit=units.ask,
        own_commune=found.ideas.issuperset({Concept.OWN_UNIT, Concept.COMMUNE}),
        unknown=Unknown.OTHER_UNIT if lost_village else _no_such_period(rule.intent, found) or found.unknown,
        period=found.period.through if of_figures and found.period.through else found.period.key,
        back=found.period.back,
        against=_against(found),
        beside=found.period.beside,
        beside_back=found.period.beside_back,
        rows=_unit_by_unit(rule.intent, found),
        by_village=_is_by_village(rule.intent, found),
        chart=Concept.CHART in found.ideas,
        history=Concept.HISTORY in found.ideas,
        why=Concept.CAUSE in found.ideas,
        with_units=Concept.BESIDE in found.ideas and bool(units.slugs),
        turned=_is_turned(found),
        only_against=found.ideas <= _TURNING | _AGAINST,
        village=found.village if rule.intent in _OF_A_UNIT or rule.intent is Intent.WHO_IS_LATE else (),
        ahead=_ahead(found) if of_figures else None,
        best_or_worst=Concept.SUPERLATIVE in found.ideas and found.ideas.isdisjoint(_HANDED_IN),
        slowest=bool(found.ideas & {Concept.LATE, Concept.LOWEST}),
        narrowed=found.narrowed,
        figure=Concept.FIGURE in found.ideas and not found.ideas & {Concept.RANK, Concept.SUPERLATIVE},
        given=of_figures and _is_of_targets_given(rule.intent, found),
        of_units=not found.ideas.isdisjoint(_OF_UNITS),
        since_start=of_figures and (bool(found.period.through) or _is_year_to_date(found)),
        collected=_asks_who_collects(found),
    )


def _no_such_period(intent: Intent, found: Findings) -> Unknown | None:
    """A figure of a period that no year has, or of months nobody adds up, is not answered with another one's."""
    if intent not in _OF_FIGURES:
        return None
    if found.period.partial:
        return Unknown.PART_OF_YEAR
    return Unknown.OTHER_PERIOD if found.period.no_such else None


def _ahead(found: Findings) -> Literal["outlook", "need"] | None:
    if Concept.OUTLOOK in found.ideas:
        return "outlook"
    return "need" if Concept.STILL_NEEDED in found.ideas else None


def _is_turned(found: Findings) -> bool:
    """Whether nothing is asked but what was asked before: of a period, or, when it is said so, of something else."""
    names = found.ideas & (_NAMES | {Concept.YEAR_TO_DATE})
    said_so = Concept.TURNED in found.ideas or names in ({Concept.NAMED_PERIOD}, {Concept.YEAR_TO_DATE})
    return bool(names) and said_so and found.ideas <= _TURNING


def _unit_by_unit(intent: Intent, found: Findings) -> bool:
    """Whether the number of each unit is asked for: "từng xã", or all of them beside an indicator."""
    of_all = Concept.UNITS_ALL in found.ideas and intent is Intent.PROGRESS_INDICATOR
    return Concept.UNIT_BY_UNIT in found.ideas or of_all


def _is_of_targets_given(intent: Intent, found: Findings) -> bool:
    """Whether the targets given below the district are asked for: in so many words, or those of a unit and no more."""
    if Concept.GIVEN in found.ideas:
        return found.ideas.isdisjoint(_HOW_IT_STANDS)
    of_a_unit = intent is Intent.PROGRESS_UNIT and Concept.TARGETS in found.ideas
    return of_a_unit and found.ideas.isdisjoint(_HOW_IT_STANDS | {Concept.HOW_MANY, Concept.TAIL})


def _is_by_village(intent: Intent, found: Findings) -> bool:
    """Whether villages are asked about: which have not filed, or what each has reported."""
    of_which = intent is Intent.WHO_IS_LATE or not found.ideas.isdisjoint(_OF_WHICH_VILLAGES)
    return Concept.VILLAGE in found.ideas and of_which


def _beside_district(intent: Intent, found: Findings) -> bool:
    """Whether one's own unit is asked about beside the district, whose answer tells of both."""
    return intent is Intent.PROGRESS_INDICATOR_UNIT and Concept.DISTRICT in found.ideas


def _of_an_office(found: Findings) -> Literal["asked", "said"] | None:
    if Concept.OFFICE not in found.ideas or Concept.WHO in found.ideas:
        return None
    return "said" if found.ideas.isdisjoint(_ASKED_OF_AN_OFFICE) else "asked"


def _asks_who_collects(found: Findings) -> bool:
    return Concept.WHO_COLLECTS in found.ideas or found.ideas.issuperset({Concept.COLLECTS, Concept.OFFICE})


def _is_year_to_date(found: Findings) -> bool:
    return bool(found.ideas & _OF_THE_YEAR) and Concept.NAMED_PERIOD not in found.ideas


def _against(found: Findings) -> Literal["before", "year"] | None:
    if Concept.AGAINST_YEAR in found.ideas or found.period.compared_year:
        return "year"
    beside = found.period.beside or found.period.beside_back
    return "before" if Concept.AGAINST_BEFORE in found.ideas or beside else None
