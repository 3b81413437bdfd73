"""How far a broadcast is, and whom it did not reach.

Promises: counted anew each time it is asked; a stopped one says how many have it.
Must not: change anything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from handlers.answers.asker import Asker
from handlers.dialogue import wording
from handlers.dialogue.decisions import Reply
from handlers.dialogue.leaders import tokens as leading_tokens
from handlers.dialogue.leaders import wording as leading_wording
from handlers.dialogue.leaders.decisions import BroadcastProgress
from models import messages
from models.store.queries import broadcasts, many_units, people
from models.store.queries.broadcasts import Progress

_A_MINUTE: Final = 1_800  # what one bot may send
_MOST_LISTED: Final = 30


def how_far(question: BroadcastProgress, asker: Asker) -> Reply:
    """The newest broadcast; before it a word on what was just asked for."""
    newest = broadcasts.newest(asker.connection, 1)
    if not newest:
        return Reply(asker.words.say("cast-none"))
    one = newest[0]
    lines = [asker.words.say("cast-nothing-to-stop")] if question.after == "nothing" else []
    lines += _lines(one, question.after, asker)
    if one.unaddressed + one.refused:
        lines.append(asker.words.say("cast-not-reached", count=one.unaddressed + one.refused))
    return Reply("\n".join(lines), _choices(one, asker))


def _lines(one: Progress, after: str, asker: Asker) -> list[str]:
    words = asker.words
    if one.state == "stopped" and after == "stopping":
        return [words.say("cast-stopped", sent=one.sent, stopped=one.stopped)]
    if one.state == "stopped":
        moment = words.moment(one.sent_at)
        return [words.say("cast-was-stopped", moment=moment, sent=one.sent, stopped=one.stopped)]
    if not one.waiting:
        return [words.say("cast-done", moment=words.moment(one.sent_at), sent=one.sent, addressed=one.addressed)]
    return [
        words.say("cast-progress", moment=words.moment(one.sent_at), sent=one.sent, addressed=one.addressed),
        _left(one, asker),
    ]


def _left(one: Progress, asker: Asker) -> str:
    """How long it still takes, or until when the rest waits."""
    words, minutes = asker.words, -(-one.waiting // _A_MINUTE)
    if one.next_at is not None and one.next_at > asker.now:
        return words.say("cast-waiting", count=one.waiting, moment=words.moment(one.next_at))
    return words.say("cast-left", minutes=minutes) if minutes > 1 else words.say("cast-left-short")


def _choices(one: Progress, asker: Asker) -> tuple[messages.Choice, ...]:
    words, choices = asker.words, []
    if one.state == "sending" and one.waiting:
        choices.append(wording.choice(words, leading_tokens.GO_BROADCAST_PROGRESS, "choice-cast-progress"))
        choices.append(wording.choice(words, leading_tokens.GO_BROADCAST_STOP, "choice-cast-stop"))
    if one.unaddressed + one.refused:
        choices.append(wording.choice(words, leading_tokens.GO_BROADCAST_UNREACHED, "choice-cast-unreached"))
    return tuple(choices)


def unreached(asker: Asker) -> Reply:
    """Who did not get the newest broadcast, and why."""
    newest, words = broadcasts.newest(asker.connection, 1), asker.words
    if not newest:
        return Reply(words.say("cast-none"))
    missed = broadcasts.unreached(asker.connection, newest[0].id)
    if not missed:
        return Reply(words.say("cast-unreached-none"))
    lines = [words.say("cast-unreached-heading", moment=words.moment(newest[0].sent_at), count=len(missed))]
    units = _units_of(asker)
    for why in ("unaddressed", "unreachable", "refused"):
        of_this = [units[one.officer] for one in missed if one.why == why and one.officer in units]
        lines += [_line(why, of_this, asker)] if of_this else []
    return Reply("\n".join(lines))


def _units_of(asker: Asker) -> dict[int, str]:
    """The name of each officer's unit, by officer id."""
    plan, villages = asker.plan.units, {unit.slug: unit for unit in many_units.all_villages(asker.connection)}
    found = {}
    for person in people.everybody(asker.connection):
        unit = plan.by_slug(person.unit) or villages.get(person.unit)
        commune = plan.by_slug(unit.parent) if unit and unit.parent else None
        if unit is not None:
            found[person.officer] = leading_wording.unit_name(asker.words, unit, commune.name if commune else "")
    return found


def _line(why: str, units: Sequence[str], asker: Asker) -> str:
    """How many for one reason, and of which units; a unit that stands for several says so."""
    words, counts = asker.words, Counter(units)
    names = [f"{unit} ({count})" if count > 1 else unit for unit, count in counts.items()]
    listed = "; ".join(names[:_MOST_LISTED])
    if len(names) > _MOST_LISTED:
        listed = words.say("fore-units-more", units=listed, count=len(names) - _MOST_LISTED)
    return words.say("cast-unreached-line", why=why, count=len(units), units=listed)
