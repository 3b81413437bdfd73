"""A coordinator's announcement to many: for whom, the text, shown as it will look, sent, watched, stopped.

Promises: whatever is typed as the text is the text, a command too, but for the words that leave it; nothing goes out
that was not shown whole with how many get it and when.
Must not: send, count, or choose who belongs to an audience.
"""

from __future__ import annotations

from handlers.dialogue import asked_below, prompts, tokens, wording
from handlers.dialogue.decisions import Reply, Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.leaders import tokens as leading_tokens
from handlers.dialogue.leaders import wording as leading_wording
from handlers.dialogue.leaders import writing
from handlers.dialogue.leaders.decisions import Announce, BroadcastProgress, BroadcastUnreached, StopBroadcast
from handlers.dialogue.leaders.states import ChoosingAudience, ConfirmingBroadcast, OfMany, WritingBroadcast
from handlers.dialogue.states import Idle, State, ViewingReport
from handlers.reading.orders import Audience, OrderKind
from models import messages


def begin(audience: Audience | None, desk: Desk) -> Step:
    """Ask for whom, or, where that was said, what."""
    return _ask_audience("", desk) if audience is None else _write(audience, "", desk)


def _ask_audience(text: str, desk: Desk) -> Step:
    state = ChoosingAudience(text=text)
    return Step(state, prompts.prompt(state, desk))


def _write(audience: Audience, text: str, desk: Desk) -> Step:
    """Ask for the text, or show the one there is; where nobody would get it, ask for somebody else."""
    if audience.cluster is not None and audience.cluster not in desk.plan.clusters:
        asking = ChoosingAudience(text=text)
        unknown = desk.words.say("cast-no-such-cluster" if desk.plan.clusters else "cast-no-clusters")
        return Step(asking, prompts.prompt(asking, desk, unknown))
    if desk.led is not None and desk.led.addressed is not None and not desk.led.addressed.people:
        asking = ChoosingAudience(text=text)
        nobody = desk.words.say("cast-nobody", audience=leading_wording.audience_name(desk, audience))
        return Step(asking, prompts.prompt(asking, desk, nobody))
    state = WritingBroadcast(level=audience.level, standing=audience.standing, cluster=audience.cluster)
    return take_text(text, state, desk) if text else Step(state, prompts.prompt(state, desk))


def choose(token: str, state: OfMany, desk: Desk) -> Step:
    """A choice of the question at hand."""
    if token in (tokens.NO, tokens.BACK):
        return leave(desk)
    match state:
        case ChoosingAudience() if (audience := leading_tokens.read_audience(token)) is not None:
            return _write(audience, state.text, desk)
        case ConfirmingBroadcast() if token == tokens.YES:
            return _announce(state, desk)
        case ConfirmingBroadcast() if token == leading_tokens.REWRITE:
            return _write(state.audience, "", desk)
        case ConfirmingBroadcast() if token == leading_tokens.OTHER_AUDIENCE:
            return _ask_audience(state.text, desk)
    return Step(state, prompts.prompt(state, desk))


def hear(text: str, state: OfMany, desk: Desk) -> Step | None:
    """What was typed, if it belongs to the question at hand."""
    match state:
        case ChoosingAudience() if (audience := desk.reader.audience(text)) is not None:
            return _write(audience, state.text, desk)
        case ConfirmingBroadcast() if desk.reader.means_send(text):
            return _announce(state, desk)
        case ConfirmingBroadcast() if text.strip().isdecimal():
            return Step(state, prompts.prompt(state, desk, desk.words.say("cast-say-send")))
    return None


def take_text(text: str, state: WritingBroadcast, desk: Desk) -> Step:
    """Show the text as everybody will see it."""
    if (problem := writing.text_problem(text, desk)) is not None:
        return Step(state, prompts.prompt(state, desk, problem))
    text = writing.tidy(text)
    showing = ConfirmingBroadcast(level=state.level, standing=state.standing, cluster=state.cluster, text=text)
    return Step(showing, prompts.prompt(showing, desk))


def leave(desk: Desk) -> Step:
    """Nothing is sent."""
    return Step(Idle(), prompts.menu(desk, desk.words.say("write-left")))


def _announce(state: ConfirmingBroadcast, desk: Desk) -> Step:
    addressed = desk.led.addressed if desk.led else None
    if addressed is None or not addressed.people:
        return Step(state, prompts.prompt(state, desk))
    decision = Announce(state.audience, state.text)
    text = desk.words.say("cast-begun", people=addressed.people)
    return Step(Idle(), Reply(text, watching(desk)), (decision,))


def watching(desk: Desk) -> tuple[messages.Choice, ...]:
    """What can be done while a broadcast is on its way."""
    return (
        wording.choice(desk.words, leading_tokens.GO_BROADCAST_PROGRESS, "choice-cast-progress"),
        wording.choice(desk.words, leading_tokens.GO_BROADCAST_STOP, "choice-cast-stop"),
    )


def watch(kind: OrderKind, state: State, desk: Desk) -> Step:
    """How far it is, whom it did not reach, or no further."""
    follows = None if isinstance(state, Idle | ViewingReport) else asked_below.question(state, desk)
    if kind is OrderKind.UNREACHED:
        return Step(state, follows, inquiry=BroadcastUnreached())
    if kind is OrderKind.PROGRESS:
        return Step(state, follows, inquiry=BroadcastProgress())
    if desk.led is None or not desk.led.sending:
        if isinstance(state, OfMany):
            return leave(desk)
        return Step(state, follows, inquiry=BroadcastProgress("nothing"))
    return Step(state, follows, (StopBroadcast(),), BroadcastProgress("stopping"))


def mention_sending(desk: Desk) -> Step:
    """ "Stop", "cancel" with nothing else at hand while a broadcast is on its way: that may be meant."""
    return Step(Idle(), Reply(desk.words.say("cast-is-sending"), watching(desk)))
