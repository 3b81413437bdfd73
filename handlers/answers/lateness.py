"""Who has not filed what is open now: leaders get their list, others learn only about themselves.

Promises: a unit before its deadline is "not yet", after it "late"; never a person's name; a commune knows about its
own villages, and asking about these hears of nothing else.
Must not: post to anybody who did not ask.
"""

from __future__ import annotations

from dataclasses import replace

from handlers import permissions
from handlers.answers import villages
from handlers.answers.asker import Asker
from handlers.answers.deadlines import deadlines
from handlers.answers.late_list import late_list, not_yet_due
from handlers.answers.without_figures import without_figures
from handlers.dialogue.decisions import Reply, WhoIsLate
from handlers.dialogue.leaders.decisions import LateList, NotYetDue


def own_deadlines(asker: Asker) -> Reply:
    """What the asker's unit has to report; a leader whose unit reports nothing sees what others have to."""
    own = deadlines(asker)
    if asker.plan.forms_of(asker.unit) or not permissions.may(asker.officer, permissions.Right.SEE_WHO_IS_LATE):
        return own
    others = not_yet_due(NotYetDue(), asker)
    return replace(others, text=f"{own.text}\n{others.text}", choices=(*others.choices, *own.choices))


def who_is_late(question: WhoIsLate, asker: Asker) -> Reply:
    """The late list of a leader; for others the deadlines of their own unit; of an indicator who has no figure."""
    if question.indicators:
        return without_figures(question, asker)
    if permissions.may(asker.officer, permissions.Right.SEE_WHO_IS_LATE):
        return late_list(LateList(period=question.period), asker)
    theirs = villages.who_has_not(question.period, asker)
    if question.villages and theirs:
        return Reply(f"{theirs}\n{asker.words.say('villages-see-sums')}")
    own = deadlines(asker)
    lines = (theirs, asker.words.say("late-leaders-only"), own.text)
    return Reply("\n".join(line for line in lines if line), own.choices)
