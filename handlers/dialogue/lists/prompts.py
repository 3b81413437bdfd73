"""The question a shown list asks, so that it can be asked again word for word.

Promises: one reply for a state and a desk; what was shown is shown again.
Must not: change the state.
"""

from __future__ import annotations

from handlers.dialogue import tokens, wording
from handlers.dialogue.decisions import Reply
from handlers.dialogue.desk import Desk
from handlers.dialogue.lists.states import Importing


def question(state: Importing, desk: Desk) -> Reply:
    """What was shown, and whether it shall hold."""
    words = desk.words
    choices = (
        wording.choice(words, tokens.YES, "choice-list-import"),
        wording.choice(words, tokens.NO, "choice-list-leave"),
    )
    return Reply(f"{state.shown}\n{words.say('list-confirm', count=len(state.rows))}", choices)
