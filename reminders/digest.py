"""The one message an officer gets at one moment, whatever the number of forms. (pure)

Promises: it names unit, period, what is missing and until when, so that it says by itself why it came; a tap
begins the report; it is no prompt, so the question the officer is at stays the newest.
Must not: decide who gets it or when.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from locales.phrasebook import Phrasebook
from models import messages
from models.plan.forms import Form
from models.plan.periods import Period
from models.plan.plan import Plan
from models.plan.units import Unit
from models.records import Role
from reminders.wording import capital, list_of, period_name, unit_title

NO_PROMPT = 0
_WIDTH_ALONE = 60
_WIDTH_IN_LIST = 40


@dataclass(frozen=True, slots=True)
class Owed:
    """A form a unit has not filed. ``missing``: the indicators not yet answered, of ``asked`` in all.

    ``giver`` is the colleague who has just handed it over, "" when nobody has.
    """

    form: Form
    period: Period
    due_on: date
    asked: int
    missing: tuple[str, ...]
    giver: str = ""

    @property
    def progress(self) -> str:
        """ "new", "begun", or "ready" when every answer is there and only the filing is left."""
        if not self.missing:
            return "ready"
        return "new" if len(self.missing) == self.asked else "begun"


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who is written to: the role sets the tone, ``words`` the language. ``today`` is the district's day."""

    role: Role
    unit: Unit
    words: Phrasebook
    today: date


def digest(
    plan: Plan,
    addressee: Addressee,
    owed: Sequence[Owed],
    sample: str = "",
    later: Sequence[messages.Choice] = (),
) -> messages.OutboundMessage:
    """The message about ``owed``, which is not empty. ``sample``, a mark of invented data, ends it; ``later`` are the
    choices that put it off.
    """
    by_deadline = sorted(owed, key=lambda one: one.due_on)
    alone = len(by_deadline) == 1
    text = _about_one(plan, addressee, by_deadline[0]) if alone else _about_several(plan, addressee, by_deadline)
    return messages.OutboundMessage(
        text=f"{text}{sample}",
        prompt=NO_PROMPT,
        choices=(*(_choice(addressee, one) for one in by_deadline), *later),
        typed_as=messages.TypedAs.WORDS,
    )


def _about_one(plan: Plan, addressee: Addressee, owed: Owed) -> str:
    of_whom = {"role": addressee.role.value, "unit": unit_title(addressee.words, addressee.unit)}
    what = _say(plan, addressee.words, owed, "remind-one", _WIDTH_ALONE, of_whom)
    return " ".join((what, _due(addressee, owed), addressee.words.say("remind-how", progress=owed.progress)))


def _about_several(plan: Plan, addressee: Addressee, owed: Sequence[Owed]) -> str:
    words = addressee.words
    heading = words.say(
        "remind-several", role=addressee.role.value, unit=unit_title(words, addressee.unit), count=len(owed)
    )
    lines = [capital(_say(plan, words, one, "remind-line", _WIDTH_IN_LIST, {})) for one in owed]
    together = len({one.due_on for one in owed}) == 1
    if not together:
        lines = [f"{line} {_due(addressee, one)}" for line, one in zip(lines, owed, strict=True)]
    last = (*((_due(addressee, owed[0]),) if together else ()), words.say("remind-how", progress="several"))
    return "\n".join((heading, *(f"- {line}" for line in lines), " ".join(last)))


def _say(plan: Plan, words: Phrasebook, owed: Owed, key: str, width: int, of_whom: Mapping[str, str]) -> str:
    names = [plan.indicators[slug].short(words.language) for slug in owed.missing]
    return words.say(
        f"{key}-{'given' if owed.giver else owed.progress}",
        giver=owed.giver,
        period=period_name(words, owed.period),
        count=len(owed.missing),
        answered=str(owed.asked - len(owed.missing)),
        asked=str(owed.asked),
        names=list_of(words, names, width),
        **of_whom,
    )


def _due(addressee: Addressee, owed: Owed) -> str:
    days = (owed.due_on - addressee.today).days
    return addressee.words.say(
        "remind-due-left" if days > 0 else "remind-due-past" if days < 0 else "remind-due-today",
        role=addressee.role.value,
        due=addressee.words.day(owed.due_on),
        days=days,
    )


def _choice(addressee: Addressee, owed: Owed) -> messages.Choice:
    token = f"go.form.{owed.form.slug}.{owed.period.key.lower()}"
    period = period_name(addressee.words, owed.period)
    return messages.Choice(
        token=token, label=addressee.words.say("remind-choice", progress=owed.progress, period=period)
    )
