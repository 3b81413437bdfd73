"""What a coordinator is asked while an announcement is made: for whom, what, and whether it may go.

Promises: the text is shown as its readers will see it, with how many get it and when.
Must not: change the state, or count.
"""

from __future__ import annotations

from datetime import datetime

from handlers.dialogue import tokens, wording
from handlers.dialogue.decisions import Reply
from handlers.dialogue.desk import Desk
from handlers.dialogue.leaders import tokens as leading_tokens
from handlers.dialogue.leaders import wording as leading_wording
from handlers.dialogue.leaders.led import Addressed
from handlers.dialogue.leaders.states import ChoosingAudience, ConfirmingBroadcast, OfMany, WritingBroadcast
from handlers.reading.orders import Audience
from locales.phrasebook import DISTRICT_ZONE
from models import messages

MOST_CHARACTERS = 1_000
_AUDIENCES = (
    Audience(),
    Audience("village"),
    Audience("commune"),
    Audience("department"),
    Audience(None, "late"),
    Audience(None, "not_late"),
)


def question(state: OfMany, desk: Desk) -> Reply:
    """What the state asks."""
    match state:
        case ChoosingAudience():
            return _audience(desk)
        case WritingBroadcast():
            return _what_to_announce(state, desk)
        case ConfirmingBroadcast():
            return _confirm_broadcast(state, desk)


def _leave(desk: Desk) -> messages.Choice:
    return wording.choice(desk.words, tokens.NO, "choice-dont-send")


def _audience(desk: Desk) -> Reply:
    words = desk.words
    choices = tuple(
        wording.choice(
            words,
            leading_tokens.audience(one),
            "choice-audience",
            audience=wording.capital(leading_wording.audience_name(desk, one)),
        )
        for one in (*_AUDIENCES, *(Audience(cluster=slug) for slug in desk.plan.clusters))
    )
    return Reply(words.say("cast-audience"), (*choices, _leave(desk)))


def _what_to_announce(state: WritingBroadcast, desk: Desk) -> Reply:
    audience = leading_wording.audience_name(desk, state.audience)
    text = desk.words.say("cast-what", audience=audience, most=MOST_CHARACTERS)
    return Reply(text, (_leave(desk),), messages.TypedAs.WORDS)


def broadcast_text(text: str, desk: Desk) -> str:
    """A broadcast as its reader sees it."""
    name = desk.own_unit.title(desk.words.language)
    return desk.words.say("cast-message", sender=name, text=text)


def _confirm_broadcast(state: ConfirmingBroadcast, desk: Desk) -> Reply:
    words, rule = desk.words, desk.words.say("cast-rule")
    addressed = desk.led.addressed if desk.led else None
    audience = leading_wording.audience_name(desk, state.audience)
    others = (
        wording.choice(words, leading_tokens.REWRITE, "choice-cast-rewrite"),
        wording.choice(words, leading_tokens.OTHER_AUDIENCE, "choice-cast-audience"),
        _leave(desk),
    )
    if addressed is None or not addressed.people:
        return Reply(words.say("cast-nobody", audience=audience), others[1:], messages.TypedAs.WORDS)
    lines = [words.say("cast-confirm"), rule, broadcast_text(state.text, desk.speaking("vi")), rule]
    lines += _when(addressed, audience, desk)
    if addressed.unreachable:
        lines.append(words.say("cast-unreachable", count=addressed.unreachable))
    send = wording.choice(words, tokens.YES, "choice-cast-send", people=addressed.people)
    return Reply("\n".join(lines), (send, *others), messages.TypedAs.WORDS)


def _when(addressed: Addressed, audience: str, desk: Desk) -> list[str]:
    """How many get it, and at which moments."""
    words = desk.words
    values = {"people": addressed.people, "units": addressed.units, "audience": audience}
    if not addressed.later:
        return [words.say("cast-count-now", **values)]
    now = [words.say("cast-now", count=addressed.at_once)] if addressed.at_once else []
    return [
        words.say("cast-count", **values),
        *now,
        *(_later(moment, count, desk) for moment, count in addressed.later),
    ]


def _later(moment: datetime, count: int, desk: Desk) -> str:
    local = moment.astimezone(DISTRICT_ZONE)
    if local.date() == desk.today:
        return desk.words.say("cast-later-today", clock=f"{local:%H:%M}", count=count)
    return desk.words.say("cast-later", moment=desk.words.moment(moment), count=count)
