"""An answer beside the question an officer is at.

Promises: its lines carry no list numbers, as what it offers is not on offer there: a number typed next belongs to the
question alone, and nothing shown invites another meaning. What it is about is kept for a short question after it.
Must not: change a value, a place's order or the question.
"""

from __future__ import annotations

import re
from typing import Final

from handlers.dialogue.decisions import Reply

_LIST_NUMBER: Final = re.compile(r"^\d+\. ", re.MULTILINE)


def joined(answer: Reply, question: Reply) -> Reply:
    """The answer first, its lists with marks for numbers, then the question with its choices."""
    text = f"{_LIST_NUMBER.sub('· ', answer.text)}\n\n{question.text}"
    return Reply(text, question.choices, question.typed_as, answer.picture, answer.document, answer.led_to)
