"""Which ideas together make which intent.

Promises: a table and one way to read it; a rule of an earlier rank wins, rules of one rank that match the same
message must agree. Must not: know words of a language.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from handlers.reading.concepts import Concept as C
from handlers.reading.question import Intent, Wish


@dataclass(frozen=True, slots=True)
class Rule:
    """``every`` idea is there, of each set of ``some`` at least one, of ``never`` none."""

    rank: int
    intent: Intent
    every: frozenset[C] = frozenset()
    some: tuple[frozenset[C], ...] = ()
    never: frozenset[C] = frozenset()
    wish: Wish | None = None


GROUPS: Final = frozenset({C.WHICH_UNIT, C.WHO, C.HOW_MANY_UNITS, C.UNITS_ALL, C.LIST})
HANDED_IN: Final = frozenset({C.REPORT, C.SUBMIT, C.DATA, C.I_REPORT})
MINE: Final = frozenset({C.FIRST_PERSON, C.OWN_UNIT, C.I_REPORT})
ASKING: Final = frozenset(
    {
        C.WHEN,
        C.WHERE,
        C.HOW,
        C.HOW_TO,
        C.HOW_MANY,
        C.WHAT,
        C.WHICH_UNIT,
        C.HOW_MANY_UNITS,
        C.WHICH_TARGET,
        C.NOT_YET,
        C.MUST,
    }
    | {C.LATE, C.DEADLINE, C.RANK, C.SUPERLATIVE, C.HELP, C.REMIND, C.COMPUTE, C.MEANING, C.DONT_KNOW, C.CAN_DO, C.WHO}
    | {C.NEEDED, C.DAYS_LEFT, C.SCHEDULE, C.MISTAKE, C.WHAT_IF, C.URGE, C.UNITS_ALL, C.FORMAT}
)
_REMINDING: Final = frozenset({C.REMIND_STOP, C.REMIND_RESUME, C.REMIND_WHOM})


def _any(*concepts: C) -> tuple[frozenset[C], ...]:
    return (frozenset(concepts),)


def _guards() -> Iterable[Rule]:
    other = Intent.OTHER
    yield Rule(0, other, frozenset({C.DELETE_DATA}), wish=Wish.DELETE_DATA)
    yield Rule(0, other, frozenset({C.LEAVE}), wish=Wish.LEAVE, never=frozenset({C.WHO, C.DELETE_DATA}))
    yield Rule(
        0, other, frozenset({C.MY_DATA}), wish=Wish.MY_DATA, never=frozenset({C.DELETE_DATA, C.INJECTION, C.LEAVE})
    )
    yield Rule(1, other, some=_any(C.SECRET, C.INJECTION, C.CONTACT, C.APPROVE, C.PRINT, C.TAMPER, C.OFF_TOPIC))
    yield Rule(1, other, frozenset({C.CORRECT, C.SET_TO, C.NAMED_UNIT}), never=frozenset({C.NAMED_INDICATOR}))
    yield Rule(1, other, frozenset({C.SET_TO, C.UNITS_ALL}))
    filing = HANDED_IN | {C.NOT_YET, C.LATE, C.RANK, C.SUPERLATIVE}
    yield Rule(1, other, frozenset({C.WHO, C.OFFICE}), never=filing)
    yield Rule(1, other, frozenset({C.NOT_IN_PLAN}))


def _reminders() -> Iterable[Rule]:
    mine = Intent.MY_DEADLINES
    yield Rule(2, mine, frozenset({C.REMIND_STOP}), wish=Wish.STOP_REMINDERS)
    yield Rule(2, mine, frozenset({C.REMIND_WHOM}), wish=Wish.PREVIEW_REMINDERS, never=frozenset({C.REMIND_STOP}))
    resumed = frozenset({C.REMIND_STOP, C.REMIND_WHOM, C.LATER})
    yield Rule(2, mine, frozenset({C.REMIND_RESUME}), wish=Wish.RESUME_REMINDERS, never=resumed)
    yield Rule(2, mine, frozenset({C.REMIND, C.LATER}), wish=Wish.SNOOZE, never=_REMINDING - {C.REMIND_RESUME} | GROUPS)
    yield Rule(2, mine, frozenset({C.REMIND_RESUME, C.LATER}), wish=Wish.SNOOZE, never=_REMINDING - {C.REMIND_RESUME})
    yield Rule(3, mine, frozenset({C.REMIND}), never=_REMINDING | GROUPS | {C.URGE})


def _switches() -> Iterable[Rule]:
    plain = frozenset({C.NAMED_UNIT, C.NAMED_INDICATOR, C.TARGETS})
    yield Rule(2, Intent.OTHER, frozenset({C.TO_ENGLISH}), wish=Wish.LANGUAGE_EN, never=plain | {C.TO_VIETNAMESE})
    yield Rule(2, Intent.OTHER, frozenset({C.TO_VIETNAMESE}), wish=Wish.LANGUAGE_VI, never=plain | {C.TO_ENGLISH})


def _help() -> Iterable[Rule]:
    aid = Intent.HELP
    late = frozenset({C.LATE, C.DEADLINE, C.WHEN})
    yield Rule(3, aid, frozenset({C.HELP}), never=late | GROUPS - {C.LIST} | {C.NAMED_UNIT, C.I_REPORT})
    yield Rule(
        3,
        aid,
        frozenset({C.HOW_TO}),
        _any(C.REPORT, C.SUBMIT, C.ENTER, C.USE, C.CORRECT, C.START, C.DATA),
        late | GROUPS,
    )
    yield Rule(
        3,
        aid,
        frozenset({C.WHERE}),
        _any(C.REPORT, C.SUBMIT, C.ENTER, C.USE, C.START),
        late | GROUPS | {C.NAMED_UNIT, C.SUPERLATIVE, C.HOW_TO},
    )
    yield Rule(3, aid, frozenset({C.HOW}), _any(C.USE, C.ENTER), late | GROUPS | {C.CORRECT, C.NAMED_UNIT, C.OWN_UNIT})
    told = frozenset(
        {C.ALREADY, C.NAMED_UNIT, C.OWN_UNIT, C.NAMED_INDICATOR, C.PROGRESS, C.OVERVIEW, C.DISTRICT, C.HOW_TO}
    )
    yield Rule(
        3,
        aid,
        frozenset({C.HOW}),
        _any(C.REPORT, C.SUBMIT, C.DATA),
        late | GROUPS | told | {C.NAMED_VILLAGE, C.CORRECT, C.TARGETS},
    )
    yield Rule(3, aid, frozenset({C.CAN_DO}), never=frozenset({C.NAMED_UNIT, C.OWN_UNIT, C.NAMED_INDICATOR, C.ALREADY}))
    yield Rule(3, aid, frozenset({C.FORMAT}))
    yield Rule(3, aid, frozenset({C.WHAT_IF}), _any(C.MISTAKE, C.CORRECT, C.USE), frozenset({C.DEADLINE, C.LATE}))
    yield Rule(3, aid, frozenset({C.COMPUTE}), never=late | GROUPS)
    yield Rule(
        3, aid, frozenset({C.MEANING}), _any(C.TARGETS, C.NAMED_INDICATOR, C.DEADLINE, C.WHAT), GROUPS | {C.CAN_DO}
    )
    yield Rule(
        3,
        aid,
        frozenset({C.DONT_KNOW}),
        _any(C.REPORT, C.SUBMIT, C.ENTER, C.USE, C.HOW_TO, C.DATA, C.WHAT, C.HOW),
        late | GROUPS,
    )
    yield Rule(3, aid, frozenset({C.WHY}), wish=Wish.WHY)


def _late() -> Iterable[Rule]:
    slow = Intent.WHO_IS_LATE
    no = frozenset({C.HOW_TO, C.HELP, C.REMIND_WHOM, C.DONT_KNOW, C.COMPUTE, C.FORMAT, C.WHAT_IF})
    yield Rule(3, slow, frozenset({C.NOT_YET}), (GROUPS, HANDED_IN), no)
    yield Rule(
        3, slow, some=(frozenset({C.SUBMIT}), GROUPS), never=no | {C.MUST, C.WHEN, C.DEADLINE, C.GIVE_ME, C.RANK}
    )
    yield Rule(3, slow, frozenset({C.ALREADY}), (frozenset({C.REPORT, C.DATA}), GROUPS), no | {C.RANK})
    owned = MINE | {C.WHICH_TARGET, C.WHEN, C.TARGETS, C.NAMED_INDICATOR, C.DEADLINE}
    yield Rule(3, slow, frozenset({C.LATE}), (GROUPS,), no | {C.WHICH_TARGET, C.WHEN, C.PROGRESS})
    yield Rule(3, slow, frozenset({C.LATE, C.PROGRESS}), (GROUPS, HANDED_IN), no | {C.WHICH_TARGET, C.WHEN})
    yield Rule(
        3, slow, frozenset({C.LATE}), (frozenset({C.REPORT, C.SUBMIT, C.DATA, C.NAMED_UNIT}),), no | GROUPS | owned
    )
    yield Rule(3, slow, frozenset({C.OWE}), (GROUPS, HANDED_IN), no)
    asked = MINE | GROUPS | {C.WHEN, C.MUST, C.WHICH_TARGET}
    yield Rule(3, slow, frozenset({C.NAMED_UNIT, C.NOT_YET}), (HANDED_IN,), no | asked)
    yield Rule(3, slow, frozenset({C.NAMED_UNIT, C.ALREADY, C.SUBMIT}), (), no | asked | {C.NOT_YET, C.I_REPORT})
    yield Rule(3, slow, frozenset({C.NAMED_VILLAGE, C.NOT_YET}), (HANDED_IN,), no | asked)
    yield Rule(
        3,
        slow,
        frozenset({C.SUBMIT}),
        _any(C.PROGRESS),
        no | MINE | GROUPS | {C.GIVE_ME, C.WHEN, C.OVERVIEW, C.NOT_YET},
    )
    yield Rule(3, slow, frozenset({C.URGE}), never=no | {C.WHICH_TARGET})


def _deadlines() -> Iterable[Rule]:
    due = Intent.MY_DEADLINES
    no = GROUPS | {C.HOW_TO, C.HELP, C.DONT_KNOW, C.MEANING, C.COMPUTE, C.URGE}
    yield Rule(3, due, frozenset({C.DEADLINE}), never=no - {C.LIST} | {C.LATE})
    yield Rule(3, due, frozenset({C.DEADLINE, C.LATE}), never=no - {C.LIST})
    yield Rule(3, due, frozenset({C.WHEN}), _any(C.REPORT, C.SUBMIT, C.DATA, C.ENTER), no)
    yield Rule(
        3,
        due,
        frozenset({C.MUST}),
        (HANDED_IN | {C.ENTER}, frozenset({C.WHAT, C.WHICH_TARGET, C.HOW_MANY, C.TAIL, C.NEEDED})),
        no,
    )
    yield Rule(3, due, frozenset({C.NEEDED}), never=no, wish=Wish.LIST_NEEDED)
    left = frozenset({C.NOT_YET, C.OWE, C.LATE, C.STILL})
    what = frozenset({C.WHAT, C.HOW_MANY, C.WHICH_TARGET, C.TAIL, C.NOT_YET, C.OWE, C.LATE})
    stated = no | {C.NAMED_UNIT, C.NAMED_VILLAGE, C.CONTINUE}
    yield Rule(3, due, some=(MINE, left, what, HANDED_IN), never=stated)
    yield Rule(3, due, some=(frozenset({C.OWE, C.NOT_YET}), what - {C.OWE, C.NOT_YET}, HANDED_IN), never=stated)
    yield Rule(
        3,
        due,
        frozenset({C.SUBMIT, C.NOT_YET}),
        never=stated | MINE | {C.WHAT, C.HOW_MANY, C.WHICH_TARGET, C.TAIL, C.LATE},
    )
    yield Rule(3, due, frozenset({C.DAYS_LEFT}), never=no)
    yield Rule(
        3, due, frozenset({C.SCHEDULE}), _any(C.REPORT, C.SUBMIT, C.FIRST_PERSON, C.OWN_UNIT, C.DATA, C.GIVE_ME), no
    )
    yield Rule(3, due, frozenset({C.LATE, C.WHAT_IF}), never=no)


def _ranking() -> Iterable[Rule]:
    best = Intent.RANKING
    no = frozenset({C.LATE, C.SUBMIT, C.REMIND, C.HOW_TO, C.HELP, C.COMPUTE, C.URGE})
    unfiled = frozenset({C.REPORT, C.DATA, C.NOT_YET, C.ALREADY})
    yield Rule(3, best, frozenset({C.RANK}), never=no | {C.MEANING, C.WHEN})
    yield Rule(
        3,
        best,
        frozenset({C.SUPERLATIVE}),
        (GROUPS - {C.LIST} | {C.COMMUNE, C.VILLAGE, C.WHERE},),
        no | {C.WHICH_TARGET, C.RANK, C.WHEN},
    )
    yield Rule(
        3, best, frozenset({C.LATE, C.PROGRESS}), (GROUPS,), no - {C.LATE} | HANDED_IN | {C.WHICH_TARGET, C.WHEN}
    )
    yield Rule(
        4,
        best,
        frozenset({C.WHICH_UNIT}),
        _any(C.REACHED, C.PROGRESS, C.NAMED_INDICATOR, C.TARGETS),
        no | unfiled - {C.NOT_YET, C.ALREADY} | {C.MUST},
    )
    yield Rule(4, best, frozenset({C.TWO_UNITS, C.WHICH_UNIT}), never=no | unfiled)
    yield Rule(4, best, frozenset({C.SUPERLATIVE, C.NAMED_UNIT}), (), no | {C.WHICH_TARGET, C.WHEN, C.WHICH_UNIT})


def _reports() -> Iterable[Rule]:
    start = Intent.START_REPORT
    asking = ASKING | {C.PROGRESS, C.OVERVIEW, C.VIEW, C.GIVE_ME, C.REMIND_STOP, C.REMIND_RESUME}
    filed = Rule(
        3,
        Intent.OTHER,
        frozenset({C.VIEW_FILED}),
        wish=Wish.VIEW_REPORT,
        never=GROUPS | {C.NOT_YET, C.OVERVIEW, C.NAMED_INDICATOR, C.HOW_TO, C.CORRECT},
    )
    yield filed
    aside = frozenset({C.CORRECT, C.CONTINUE, C.I_REPORT, C.VIEW_FILED})
    yield Rule(4, start, frozenset({C.CONTINUE}), wish=Wish.CONTINUE, never=ASKING - {C.NOT_YET} | {C.CORRECT})
    sure = ASKING - {C.MISTAKE, C.LATE, C.MUST, C.SUPERLATIVE} | {C.WHAT_IF, C.CAN_DO}
    yield Rule(4, start, frozenset({C.CORRECT}), wish=Wish.CORRECT, never=sure)
    yield Rule(4, start, frozenset({C.I_REPORT}), never=ASKING | aside - {C.I_REPORT})
    yield Rule(4, start, some=_any(C.REPORT, C.SUBMIT, C.ENTER), never=asking | aside)
    asked = frozenset(
        {C.NOT_YET, C.HOW_MANY, C.TAIL, C.RANK, C.SUPERLATIVE, C.HOW, C.WHEN, C.WHAT, C.VIEW, C.GIVE_ME, C.REACHED}
    )
    yield Rule(4, start, frozenset({C.FIGURE}), never=asked | aside | {C.ENTER, C.REPORT, C.SUBMIT})


def _progress() -> Iterable[Rule]:
    one, place = frozenset({C.NAMED_INDICATOR}), (frozenset({C.NAMED_UNIT, C.OWN_UNIT, C.NAMED_VILLAGE}),)
    lost = frozenset({C.MOSTLY_UNKNOWN})
    yield Rule(5, Intent.PROGRESS_INDICATOR_UNIT, one, place, lost)
    yield Rule(5, Intent.PROGRESS_INDICATOR, one, never=place[0] | lost)
    yield Rule(5, Intent.PROGRESS_UNIT, some=place, never=one | lost)
    whole = _any(C.PROGRESS, C.REACHED, C.TARGETS, C.WHICH_TARGET, C.OVERVIEW, C.GROUP)
    yield Rule(6, Intent.PROGRESS_OVERALL, some=whole, never=lost)
    asked = (frozenset({C.DISTRICT, C.FIRST_PERSON}), frozenset({C.HOW, C.HOW_MANY, C.TAIL}))
    yield Rule(6, Intent.PROGRESS_OVERALL, some=asked, never=lost)
    yield Rule(
        6, Intent.PROGRESS_OVERALL, some=(frozenset({C.GIVE_ME, C.VIEW}), frozenset({C.DATA, C.REPORT})), never=lost
    )
    yield Rule(7, Intent.GREETING, some=_any(C.GREETING, C.THANKS), never=lost)


RULES: Final[tuple[Rule, ...]] = tuple(
    rule
    for part in (_guards, _reminders, _switches, _help, _late, _deadlines, _ranking, _reports, _progress)
    for rule in part()
)


@dataclass(frozen=True, slots=True)
class _Compiled:
    rule: Rule
    every: int
    some: tuple[int, ...]
    never: int


@dataclass(frozen=True, slots=True)
class RuleBook:
    """The rules by rank, ready to be matched against a set of ideas."""

    bits: dict[C, int]
    ranks: tuple[tuple[_Compiled, ...], ...]

    def matching(self, ideas: Iterable[C]) -> tuple[Rule, ...]:
        """All rules of the first rank at which any rule matches."""
        seen = 0
        for idea in ideas:
            seen |= self.bits[idea]
        for rank in self.ranks:
            found = tuple(c.rule for c in rank if _holds(c, seen))
            if found:
                return found
        return ()


def _holds(rule: _Compiled, seen: int) -> bool:
    if seen & rule.every != rule.every or seen & rule.never:
        return False
    return all(seen & choice for choice in rule.some)


def build_rule_book(rules: Sequence[Rule] = RULES) -> RuleBook:
    """The rules as bit masks, in the order of their ranks."""
    bits = {concept: 1 << place for place, concept in enumerate(C)}

    def mask(concepts: Iterable[C]) -> int:
        return sum(bits[concept] for concept in frozenset(concepts))

    compiled = [
        (rule.rank, _Compiled(rule, mask(rule.every), tuple(mask(s) for s in rule.some), mask(rule.never)))
        for rule in rules
    ]
    ranks = sorted({rank for rank, _ in compiled})
    return RuleBook(bits, tuple(tuple(c for r, c in compiled if r == rank) for rank in ranks))
