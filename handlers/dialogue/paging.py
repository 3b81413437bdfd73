"""A short message after a list, while nothing is asked: a line's number, the next page, or back to the list.

Promises: a list whose newest page was seen is gone through without naming it again; what was opened from it leads back.
Must not: read figures; beside an open question see ``listed``.
"""

from __future__ import annotations

from dataclasses import replace

from handlers.dialogue import at_any_time, listed, subjects
from handlers.dialogue.decisions import Reply, Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.states import Idle, State, ViewingReport
from handlers.reading.questions.question import Wish
from handlers.reading.reader import is_bare_number


def hear(text: str, state: State, desk: Desk) -> Step | None:
    """What the message leads to; None when it is none of these."""
    if not isinstance(state, Idle | ViewingReport):
        return None
    if desk.lines and (desk.meant_lines or is_bare_number(text)):
        return _opened(state, desk)
    if (token := _turned_to(text, desk)) is not None:
        return at_any_time.go(token, state, desk)
    if desk.reader.means_next(text) and _list_shown(desk) and desk.reader.wish(text) is not Wish.CONTINUE:
        return Step(state, Reply(desk.words.say("list-ends"), about=desk.offered, lines=desk.lines))
    return None


def _opened(state: State, desk: Desk) -> Step:
    """The line that bears the number; "back" then leads to its list."""
    token, back = listed.the_one_meant(desk), _list_shown(desk)
    if token is None:
        return Step(state, replace(listed.which(desk), about=desk.offered))
    step = at_any_time.go(token, state, desk)
    return replace(step, back=back) if step.inquiry is not None else step


def _turned_to(text: str, desk: Desk) -> str | None:
    """The page that "more" or a bare "on" leads to; the list that "back" returns to."""
    if desk.reader.means_next(text) or desk.reader.wish(text) is Wish.MORE:
        return subjects.next_page(desk.offered)
    returns = desk.offered[-1:] if desk.reader.wish(text) is Wish.BACK else ()
    return next((token for token in returns if subjects.page_of(token) is not None), None)


def _list_shown(desk: Desk) -> str:
    return next((token for token in desk.offered[:1] if subjects.page_of(token) is not None), "")
