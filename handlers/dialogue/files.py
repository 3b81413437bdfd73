"""Files: those still with the network are fetched, those that cannot be read are answered with what to do.

Promises: nothing is changed by a file that was not read.
Must not: fetch or open anything.
"""

from __future__ import annotations

from handlers.dialogue import prompts
from handlers.dialogue.decisions import FetchFile, Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.heard import Enclosed, Sent
from handlers.dialogue.states import State
from models import messages

MARKS = ("photo", "file", "voice", "sticker", "location", "contact", "edit")


def fetch(heard: Enclosed, state: State, desk: Desk) -> Step:
    """Have a file fetched and say nothing: its rows are answered when they are here."""
    if (heard.file.size or 0) > messages.MOST_FILE_BYTES:
        return unread(Sent("file", messages.Unread.TOO_LARGE), state, desk)
    return Step(state, None, decisions=(FetchFile(heard.file.reference, heard.file.name),))


def unread(heard: Sent, state: State, desk: Desk) -> Step:
    """Say why something cannot be read, and ask the open question again."""
    key = f"cannot-read-{heard.what}" if heard.what in MARKS else "cannot-read-other"
    if heard.what == "file" and heard.why in set(messages.Unread):
        key = f"file-{heard.why}"
    return Step(state, prompts.again(state, desk, desk.words.say(key)))
