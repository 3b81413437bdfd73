"""What reminders will be sent if nothing more is filed: by day, or one day by the hour.

Promises: the reminders' own steps decide, as they will when the moment comes; only units the leader answers for;
who cannot be written to is counted apart; fits a screen.
Must not: send or write anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from handlers.answers.asker import Asker
from handlers.dialogue import wording
from handlers.dialogue.decisions import Reply
from handlers.dialogue.leaders import tokens as leading_tokens
from handlers.dialogue.leaders import wording as leading_wording
from handlers.dialogue.leaders.decisions import Foresight
from locales.phrasebook import DISTRICT_ZONE
from models import messages
from models.plan.units import Level, Unit
from models.store.queries import people
from reminders.foreseeing import Foreseen
from reminders.foreseeing import foresee as foreseen_letters
from reminders.gathering import jurisdiction
from reminders.looking_ahead import outlook_now

_LONGEST: Final = timedelta(days=31)
_ONE_DAY: Final = timedelta(days=1)
_A_WEEK: Final = timedelta(days=6)
_MOST_UNITS: Final = 3
_MOST_UNITS_OF_A_DAY: Final = 8
_MOST_LINES: Final = 10
_MOST_WHAT: Final = 4


@dataclass(frozen=True, slots=True)
class _Letter:
    """One message to come: when in the district's time, to which unit, about what."""

    at: datetime
    unit: str
    what: str


@dataclass(frozen=True, slots=True)
class _Coming:
    letters: Sequence[_Letter]
    people: int
    unreachable: int


def foresee(question: Foresight, asker: Asker) -> Reply:
    """The reminders of these days; nothing of days that are over."""
    first_on = max(question.first_on, asker.today)
    last_on = min(question.last_on, first_on + _LONGEST)
    if last_on < asker.today:
        return Reply(asker.words.say("fore-past"))
    led = jurisdiction(asker.connection, asker.plan, asker.officer.role, asker.officer.unit)
    units = {**led.units, asker.unit.slug: asker.unit}
    coming = _coming(first_on, last_on, units, asker)
    one_day = first_on == last_on
    if not coming.letters:
        return Reply("\n".join((_nothing(first_on, last_on, asker), *_apart(coming, asker))))
    names = {slug: _name(unit, asker) for slug, unit in units.items()}
    return _by_hour(first_on, coming, names, asker) if one_day else _by_day(first_on, last_on, coming, names, asker)


def _coming(first_on: date, last_on: date, units: Mapping[str, Unit], asker: Asker) -> _Coming:
    """Planned as if everybody could be written to, then told apart by who can."""
    end = datetime.combine(last_on + _ONE_DAY, datetime.min.time(), DISTRICT_ZONE)
    # "Assumed": nothing else changes for those who can be reached.
    outlook = outlook_now(asker.connection, asker.plan, asker.ladder, asker.now, end, "assumed")
    present = {person.officer: person for person in people.everybody(asker.connection)}
    found, unreachable = [], set[int]()
    reached = set[int]()
    for letter in foreseen_letters(outlook, asker.ladder, asker.now, end):
        person, at = present.get(letter.letter.officer), letter.at.astimezone(DISTRICT_ZONE)
        if person is None or person.unit not in units or at.date() < first_on:
            continue
        if person.reachable:
            reached.add(person.officer)
            found.append(_Letter(at, person.unit, _what(letter, asker)))
        else:
            unreachable.add(person.officer)
    return _Coming(found, len(reached), len(unreachable))


def _what(letter: Foreseen, asker: Asker) -> str:
    """The periods a message names, or that it is a leader's list or notice."""
    periods = dict.fromkeys(wording.period_name(asker.words, one.period) for one in letter.named if one.period)
    if not periods:
        return asker.words.say("fore-list")
    return ", ".join(list(periods)[:_MOST_WHAT])


def _name(unit: Unit, asker: Asker) -> str:
    commune = asker.plan.units.by_slug(unit.parent or "") if asker.unit.level is not Level.COMMUNE else None
    return leading_wording.unit_name(asker.words, unit, commune.name if commune else "")


def _nothing(first_on: date, last_on: date, asker: Asker) -> str:
    words = asker.words
    if first_on == last_on:
        return words.say("fore-none-day", day=wording.capital(words.day(first_on)))
    return words.say("fore-none", first=words.day(first_on), last=words.day(last_on))


def _apart(coming: _Coming, asker: Asker) -> list[str]:
    return [asker.words.say("fore-unreachable", count=coming.unreachable)] if coming.unreachable else []


def _by_day(first_on: date, last_on: date, coming: _Coming, names: Mapping[str, str], asker: Asker) -> Reply:
    words = asker.words
    days: dict[date, list[_Letter]] = {}
    for letter in coming.letters:
        days.setdefault(letter.at.date(), []).append(letter)
    heading = words.say(
        "fore-heading",
        first=words.day(first_on),
        last=words.day(last_on),
        people=coming.people,
        messages=len(coming.letters),
    )
    shown = list(days.items())[:_MOST_LINES]
    lines = [_day_line(day, letters, names, asker) for day, letters in shown]
    choices = tuple(
        wording.choice(words, leading_tokens.foreseen(day, day), "choice-fore-day", day=wording.capital(words.day(day)))
        for day, _ in shown
    )
    return Reply("\n".join((heading, *lines, *_apart(coming, asker))), choices)


def _day_line(day: date, letters: Sequence[_Letter], names: Mapping[str, str], asker: Asker) -> str:
    what = dict.fromkeys(part for letter in letters for part in letter.what.split(", "))
    return asker.words.say(
        "fore-day",
        day=asker.words.day(day),
        count=len(letters),
        what=", ".join(list(what)[:_MOST_WHAT]),
        units=_units(letters, names, _MOST_UNITS, asker),
    )


def _units(letters: Iterable[_Letter], names: Mapping[str, str], most: int, asker: Asker) -> str:
    listed = list(dict.fromkeys(names[letter.unit] for letter in letters))
    shown = "; ".join(listed[:most])
    if len(listed) <= most:
        return shown
    return asker.words.say("fore-units-more", units=shown, count=len(listed) - most)


def _by_hour(day: date, coming: _Coming, names: Mapping[str, str], asker: Asker) -> Reply:
    """One day: who hears at which hour about what, those with the same together."""
    words = asker.words
    together: dict[tuple[str, str], list[_Letter]] = {}
    for letter in coming.letters:
        together.setdefault((f"{letter.at:%H:%M}", letter.what), []).append(letter)
    lines = [
        words.say("fore-line", clock=clock, what=what, units=_units(letters, names, _MOST_UNITS_OF_A_DAY, asker))
        for (clock, what), letters in list(together.items())[:_MOST_LINES]
    ]
    left = sum(len(letters) for letters in list(together.values())[_MOST_LINES:])
    more = [words.say("fore-more", count=left)] if left else []
    heading = words.say("fore-heading-day", day=wording.capital(words.day(day)), people=coming.people)
    return Reply("\n".join((heading, *lines, *more, *_apart(coming, asker))), _around(asker))


def _around(asker: Asker) -> tuple[messages.Choice, ...]:
    """The days from today on, all together."""
    return (
        wording.choice(asker.words, leading_tokens.foreseen(asker.today, asker.today + _A_WEEK), "choice-fore-week"),
    )
