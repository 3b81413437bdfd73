"""What was typed before the open question was seen, after a reminder or another answer, or while a prompt may have come
twice.

Promises: nothing is decided by what may have been meant for something else; the question is asked again first.
Must not: doubt a figure (see ``doubting``).
"""

from __future__ import annotations

from handlers.dialogue import listed, prompts, whole_report
from handlers.dialogue.decisions import Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.heard import Chosen, Heard, Said
from handlers.dialogue.later.states import PuttingOff
from handlers.dialogue.leaders.states import Leading
from handlers.dialogue.lists.states import Importing
from handlers.dialogue.states import (
    ChoosingField,
    ChoosingIndicator,
    ConfirmingCancel,
    ConfirmingCopy,
    ConfirmingCorrection,
    ConfirmingCorrections,
    ConfirmingLeave,
    ConfirmingReport,
    Enrolling,
    PlacingFigures,
    QuestioningAnswer,
    State,
)

DECIDING = (
    Enrolling
    | QuestioningAnswer
    | ConfirmingCopy
    | ConfirmingReport
    | ChoosingField
    | ConfirmingCorrection
    | ConfirmingCorrections
    | ChoosingIndicator
    | PlacingFigures
    | ConfirmingCancel
    | ConfirmingLeave
    | PuttingOff
    | Leading
    | Importing
)


def instead(text: str, heard: Heard, state: State, desk: Desk, *, unseen: bool, below_answer: bool) -> Step | None:
    """The open question once more, when what was typed may not have been meant for it; None to go on.

    ``unseen``: it was typed before the question could be seen. ``below_answer``: it is the number of a choice that
    stands below an answer to something else.
    """
    if unseen and isinstance(state, DECIDING) and not _counts_unseen(heard, state, desk):
        return Step(state, prompts.again(state, desk, desk.words.say("typed-unseen")))
    if desk.reader.means_file(text):
        return None
    if desk.meant_lines and isinstance(state, DECIDING):
        return listed.asked_again(state, desk)
    if below_answer and _would_decide(heard, state):
        return Step(state, prompts.again(state, desk, desk.words.say("after-answer")))
    return _after_interruption(heard, state, desk) or _after_resending(heard, state, desk)


def _would_decide(heard: Heard, state: State) -> bool:
    """Whether a bare number names a choice of what is asked; at a doubt it may, though it may be the figure as well."""
    return isinstance(state, DECIDING) and (isinstance(heard, Chosen) or isinstance(state, QuestioningAnswer))


def _after_interruption(heard: Heard, state: State, desk: Desk) -> Step | None:
    """A bare number typed after a reminder may be meant for it: the open question is asked again first."""
    text = heard.text if isinstance(heard, Said) else ""
    short = isinstance(heard, Chosen) or (text.strip().isdecimal() and len(text.strip()) <= 2)
    if not desk.interrupted or not short:
        return None
    return Step(state, prompts.again(state, desk, desk.words.say("after-reminder")))


def _after_resending(heard: Heard, state: State, desk: Desk) -> Step | None:
    """While a prompt may have come twice, a number typed at the read-back may answer the question before it."""
    if not desk.resent or not isinstance(state, ConfirmingReport) or not isinstance(heard, Chosen):
        return None
    return Step(state, prompts.again(state, desk, desk.words.say("report-file-in-words")))


def _counts_unseen(heard: Heard, state: State, desk: Desk) -> bool:
    """Whether a message says by itself what its figures are, so that it does not depend on the question shown."""
    return isinstance(heard, Said) and whole_report.stands_alone(heard.text, state, desk)
