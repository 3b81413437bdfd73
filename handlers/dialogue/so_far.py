"""What the report at hand holds so far and still lacks, told beside its question: "đã nhập gì rồi", "còn thiếu gì".

Promises: the open question stays open, whatever it asks; a figure in doubt is not kept and so counts as missing.
Must not: answer outside a report, or about one that is filed.
"""

from __future__ import annotations

from handlers.dialogue import placing, prompts, put_aside, readback, wording
from handlers.dialogue.decisions import Reply, Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.states import ConfirmingReport, Idle, ReportOf, State, ViewingReport
from handlers.reading.questions.question import Wish


def hear(text: str, state: State, desk: Desk) -> Step | None:
    """The answer and the open question again; None when something else is said, or no report is at hand."""
    here = None if isinstance(state, Idle | ViewingReport) else placing.at_hand(state)
    if here is None or desk.report(here.form, here.period) is not None:
        return None
    match desk.reader.wish(text):
        case Wish.STILL_MISSING:
            return put_aside.beside(Reply(_lacks(here, desk)), state, desk)
        case Wish.ENTERED if isinstance(state, ConfirmingReport):
            return Step(state, prompts.prompt(state, desk))
        case Wish.ENTERED:
            return put_aside.beside(Reply(_holds(here, desk)), state, desk)
    return None


def _holds(here: ReportOf, desk: Desk) -> str:
    kept = [f"· {line}" for line in readback.kept_lines(here.form, here.period, desk)]
    return _said("report-holds", here, desk, lines="\n".join(kept)) if kept else _lacks(here, desk)


def _lacks(here: ReportOf, desk: Desk) -> str:
    return _said("report-lacks", here, desk)


def _said(key: str, here: ReportOf, desk: Desk, **values: str) -> str:
    words, missing = desk.words, readback.missing(here.form, here.period, desk)
    asked = len(desk.asked(here.form, here.period))
    return words.say(
        key,
        **values,
        period=wording.capital(wording.period_name(words, here.period)),
        done=str(asked - len(missing)),
        count=str(asked),
        left=len(missing),
        names=", ".join(desk.indicator(slug).short(words.language) for slug in missing),
    )
