"""What the report at hand still lacks, told beside its question: "còn thiếu gì", "báo cáo này thiếu số nào".

Promises: the open question stays open, whatever it asks; a figure in doubt is not kept and so counts as missing.
Must not: answer outside a report, or about one that is filed.
"""

from __future__ import annotations

from handlers.dialogue import placing, put_aside, readback, wording
from handlers.dialogue.decisions import Reply, Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.states import Idle, ReportOf, State, ViewingReport
from handlers.reading.questions.question import Wish


def hear(text: str, state: State, desk: Desk) -> Step | None:
    """The answer and the open question again; None when something else is said, or no report is at hand."""
    here = None if isinstance(state, Idle | ViewingReport) else placing.at_hand(state)
    if here is None or desk.report(here.form, here.period) is not None:
        return None
    if desk.reader.wish(text) is not Wish.STILL_MISSING:
        return None
    return put_aside.beside(Reply(_said(here, desk)), state, desk)


def _said(here: ReportOf, desk: Desk) -> str:
    words, missing = desk.words, readback.missing(here.form, here.period, desk)
    asked = len(desk.asked(here.form, here.period))
    return words.say(
        "report-lacks",
        period=wording.capital(wording.period_name(words, here.period)),
        done=str(asked - len(missing)),
        count=str(asked),
        left=len(missing),
        names=", ".join(desk.indicator(slug).short(words.language) for slug in missing),
    )
