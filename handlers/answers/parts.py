"""A part of the district's indicators: one group of the plan's, or those that stand alike.

Promises: how many of how many stands first; the lines are those of the full list, a screen at a time.
Must not: judge or add figures up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from handlers.answers import lines, paces, standings
from handlers.answers.asker import Asker
from handlers.dialogue import browsing_tokens, wording
from handlers.dialogue.decisions import ProgressOverall, Reply
from models import messages
from models.plan.pace import Course, Pace
from models.plan.progress import Progress

_LINES_A_PAGE: Final = 5
_WITH: Final = {Pace.REACHED: (Pace.EXCEEDED, Pace.REACHED)}  # what is exceeded is reached too


def part(
    question: ProgressOverall,
    found: Sequence[Progress],
    courses: Mapping[str, Course],
    asker: Asker,
    when: str = "",
) -> Reply:
    """The indicators of the group that stand so. ``when``: the end of the period that was named."""
    of_group = [one for one in found if question.group in (None, asker.plan.indicators[one.indicator].group)]
    kept = [one for one in of_group if stands_so(courses[one.indicator], question.paces)]
    pages = max(1, -(-len(kept) // _LINES_A_PAGE))
    page = min(max(question.page, 1), pages)
    shown = kept[(page - 1) * _LINES_A_PAGE : page * _LINES_A_PAGE]
    heading = _heading(question, kept, len(of_group), courses, asker, when)
    heading = lines.paged(heading, page, pages, asker)
    unknown = unjudged([courses[one.indicator] for one in of_group], question.paces, asker) if page == 1 else ()
    marks = standings.legend(shown, asker)
    text = [heading, *unknown, *marks, *(standings.numbered_line(one, asker) for one in shown)]
    choices = _choices(question, page, len(kept) - page * _LINES_A_PAGE, asker)
    about = browsing_tokens.part_page(page, question.group, question.paces, question.period)
    opening = lines.opening_indicators(kept, shown, asker, question.period if when else None)
    return Reply("\n".join(text), choices, about=(about, *(choice.token for choice in choices)), lines=opening)


def stands_so(course: Course, asked: Sequence[str]) -> bool:
    """Whether it stands as asked, in one of several ways; where none is named all do.

    What was late until no later period was asked is short for good: late too.
    """
    wanted = [each for one in asked for each in _WITH.get(Pace(one), (Pace(one),))]
    return not wanted or course.pace in wanted or (course.closed and Pace.BEHIND in wanted)


def unjudged(courses: Sequence[Course], asked: Sequence[str], asker: Asker) -> tuple[str, ...]:
    """That some lack the figures to say how they stand: none that is late is not all that is well."""
    count = sum(course.pace is Pace.INCOMPLETE for course in courses)
    if not count or not asked or Pace.INCOMPLETE in asked:
        return ()
    return (asker.words.say("part-unjudged", count=count),)


def counts(courses: Sequence[Course], asked: Sequence[str], asker: Asker) -> str:
    """How many stand where; of what was asked for and none is, that it is none."""
    lacking = (one for one in asked if not any(stands_so(course, (one,)) for course in courses))
    none = (paces.none_so(Pace(one), asker) for one in lacking)
    return ", ".join(filter(None, (*none, paces.counts(courses, asker))))


def _heading(
    question: ProgressOverall,
    kept: Sequence[Progress],
    of_group: int,
    courses: Mapping[str, Course],
    asker: Asker,
    when: str,
) -> str:
    words = asker.words
    return words.say(
        "part-heading",
        whole=words.say("part-group", group=question.group or "none"),
        day=when or words.day(asker.today),
        sample=asker.sample,
        counts=counts([courses[one.indicator] for one in kept], question.paces, asker),
        count=str(of_group),
    )


def _choices(question: ProgressOverall, page: int, left: int, asker: Asker) -> tuple[messages.Choice, ...]:
    more = browsing_tokens.part_page(page + 1, question.group, question.paces, question.period)
    return (
        *((wording.choice(asker.words, more, "choice-more-indicators", count=left),) if left > 0 else ()),
        wording.choice(asker.words, browsing_tokens.whole(question.period), "choice-district"),
    )
