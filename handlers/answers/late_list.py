"""What is late among the units a leader answers for: counted by form, then unit by unit; and what is not due yet.

Promises: units, never a person's name; one phone screen at a time, the rest one tap away; each line opens its unit.
Must not: post to anybody who did not ask.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from handlers import permissions
from handlers.answers import filed_late, lines
from handlers.answers.asker import Asker
from handlers.dialogue import wording
from handlers.dialogue.decisions import Reply
from handlers.dialogue.leaders import tokens as leading_tokens
from handlers.dialogue.leaders import wording as leading_wording
from handlers.dialogue.leaders.decisions import LateList, NotYetDue
from handlers.permissions import Right
from models import messages
from models.people import Reach
from models.plan.deadlines import Deadlines
from models.plan.outstanding import Asked, Missing, asked_of, missing
from models.plan.periods import period_from_key
from models.plan.units import Level, Unit
from models.store.queries import owed
from reminders.facts import Facts
from reminders.gathering import facts_of, jurisdiction
from reminders.wording import short_day

UNITS_A_PAGE: Final = 5
_MOST_FORMS: Final = 1
_MOST_NAMES: Final = 3
_MOST_OPEN_FORMS: Final = 6
_ONE_DAY: Final = timedelta(days=1)
_BEST_FIRST: Final = (Reach.HEARD, Reach.SILENT, Reach.BLOCKED, Reach.ABSENT)


@dataclass(frozen=True)
class _Standing:
    """The units of a leader with their ``official`` places, what was ``asked`` of them, and what they have not filed,
    the earliest deadline first."""

    units: Mapping[str, Unit]
    official: Mapping[str, int]
    asked: Asked
    owed: Sequence[Missing]

    @property
    def late(self) -> Sequence[Missing]:
        return [one for one in self.owed if one.late]

    @property
    def not_yet_due(self) -> Sequence[Missing]:
        return [one for one in self.owed if not one.late]


def _count(lacked: Iterable[Missing]) -> int:
    return sum(len(one.units) for one in lacked)


def late_list(question: LateList, asker: Asker) -> Reply:
    """One page of what is late; where nothing is, what is not filed yet. Of one period also what was filed late."""
    standing, words = _standing(asker, question.period), asker.words
    of = filed_late.of_period(question.period, asker) if question.period else ""
    if question.period and not standing.asked:
        return Reply(of + words.say("lead-late-not-asked"))
    was_late = filed_late.told(standing.asked, standing.units, asker) if question.period else []
    if not standing.late:
        none = "\n".join((of + words.say("lead-late-none-of" if of else "lead-late-none", **_when(asker)), *was_late))
        return _not_yet_due(standing, asker, none) if standing.owed or not question.period else Reply(none)
    by_unit = _by_unit(standing.late, standing)
    page, pages, shown = _paged(by_unit, question.page)
    heading = words.say("lead-late-heading", reports=_count(standing.late), units=len(by_unit), **_when(asker))
    text = [of + heading, *((*was_late, *_forms(standing.late, asker)) if page == 1 else ())]
    text += _unit_lines(shown, standing.late, standing, asker)
    opening = tuple(_choice(standing.units[slug], asker) for slug in shown)
    more = (
        *_more(page, len(by_unit), leading_tokens.page(page + 1, question.period), asker),
        *_open(_count(standing.not_yet_due), asker),
    )
    hint = _hint(page, pages, asker)
    reply = Reply("\n".join([*text, *hint]), (*opening, *more), lines=lines.listed(opening, asker))
    here, before = (leading_tokens.page(one, question.period) for one in (page, max(1, page - 1)))
    return _turned(reply, here, before)


def not_yet_due(question: NotYetDue, asker: Asker) -> Reply:
    """What is open and not late: form by form, or one page of it unit by unit."""
    standing, words = _standing(asker), asker.words
    if not question.page or not standing.not_yet_due:
        return _not_yet_due(standing, asker, "")
    still_open = standing.not_yet_due
    by_unit = _by_unit(still_open, standing)
    page, pages, shown = _paged(by_unit, question.page)
    text = [words.say("lead-open-heading", **_when(asker))]
    text += _unit_lines(shown, still_open, standing, asker)
    opening = tuple(_choice(standing.units[slug], asker) for slug in shown)
    more = _more(page, len(by_unit), leading_tokens.open_page(page + 1), asker)
    hint = _hint(page, pages, asker)
    reply = Reply("\n".join([*text, *hint]), (*opening, *more), lines=lines.listed(opening, asker))
    return _turned(reply, leading_tokens.open_page(page), leading_tokens.open_page(max(1, page - 1)))


def _turned(reply: Reply, here: str, before: str) -> Reply:
    """The page of a list with what it leads to; "back" shows the one before."""
    return replace(reply, about=(here, *(choice.token for choice in reply.choices), before))


def _paged(by_unit: Sequence[str], wanted: int) -> tuple[int, int, Sequence[str]]:
    """The page nearest to the wanted one, how many there are, and what stands on it."""
    pages = -(-len(by_unit) // UNITS_A_PAGE)
    page = min(max(wanted, 1), pages)
    return page, pages, by_unit[(page - 1) * UNITS_A_PAGE : page * UNITS_A_PAGE]


def _when(asker: Asker) -> dict[str, str]:
    return {"day": asker.words.day(asker.today), "sample": asker.sample}


def _standing(asker: Asker, period: str | None = None) -> _Standing:
    """Of all that is asked, or only of what ends with a period."""
    led = jurisdiction(asker.connection, asker.plan, asker.officer.role, asker.officer.unit)
    asked = asked_of(asker.plan, led.slugs_of, asker.today)
    if period is not None:
        last_on = period_from_key(period).last_on
        asked = {key: who for key, who in asked.items() if period_from_key(key[1]).last_on == last_on}
    lacking = owed.lacking(asker.connection, asked, led.units, asker.ever_filed)
    deadlines = Deadlines(asker.plan, owed.extended(asker.connection, lacking))
    official = dict(zip(led.units, range(len(led.units)), strict=True))
    found = missing(deadlines, lacking, asker.today)
    return _Standing(led.units, official, asked, sorted(found, key=lambda one: (one.due_on, official[one.units[0]])))


def _by_unit(lacked: Iterable[Missing], standing: _Standing) -> list[str]:
    """The units, those with the most reports first, villages last, then the earliest deadline."""
    first, count = dict[str, date](), Counter[str]()
    for one in lacked:
        count.update(one.units)
        for slug in one.units:
            first.setdefault(slug, one.due_on)

    def place(slug: str) -> tuple[int, bool, date, int]:
        return -count[slug], standing.units[slug].level is Level.VILLAGE, first[slug], standing.official[slug]

    return sorted(first, key=place)


def _forms(late: Iterable[Missing], asker: Asker) -> list[str]:
    each = Counter[tuple[str, str]]()
    for one in late:
        each[one.form, one.period] += len(one.units)
    counts = each.most_common()
    shown = len(counts) if len(counts) <= _MOST_FORMS + 1 else _MOST_FORMS
    lines = [
        asker.words.say(
            "lead-late-form",
            form=asker.plan.forms[form].short[asker.words.language],
            period=wording.period_name(asker.words, period),
            count=count,
        )
        for (form, period), count in counts[:shown]
    ]
    if others := sum(count for _, count in counts[shown:]):
        lines.append(asker.words.say("lead-late-forms-more", count=others))
    return lines


def _unit_lines(shown: Sequence[str], lacked: Sequence[Missing], standing: _Standing, asker: Asker) -> list[str]:
    villages = [unit for slug in shown if (unit := standing.units[slug]).level is Level.VILLAGE]
    facts = facts_of(asker.connection, asker.plan, shown, villages)
    own: dict[str, list[Missing]] = {slug: [] for slug in shown}
    for one in lacked:
        for slug in own.keys() & one.units:
            own[slug].append(one)
    return [
        _unit_line(number, standing.units[slug], own[slug], facts, asker) for number, slug in enumerate(shown, start=1)
    ]


def _unit_line(number: int, unit: Unit, own: Sequence[Missing], facts: Facts, asker: Asker) -> str:
    words = asker.words
    what = words.say("lead-late-count", count=len(own)) if len(own) > 1 else wording.period_name(words, own[0].period)
    line = words.say(
        "lead-late-unit" if own[0].late else "lead-open-unit",
        unit=_name(unit, asker),
        what=what,
        since=short_day(own[0].due_on + _ONE_DAY),
        due=short_day(own[0].due_on),
    )
    note = _reach_note(facts, unit.slug, asker)
    return lines.numbered(number, f"{line} ({note})" if note else line, asker)


def _reach_note(facts: Facts, slug: str, asker: Asker) -> str:
    """Why nobody of the unit answers; nothing where somebody does."""
    staff = {person.reach for person in facts.staff(slug)}
    best = next((reach for reach in _BEST_FIRST if reach in staff), None)
    if best is Reach.HEARD:
        return ""
    return asker.words.say(f"lead-unreachable-{best.value if best else 'nobody'}")


def _name(unit: Unit, asker: Asker) -> str:
    """A village by its own name where a chair reads, who has only one commune."""
    commune = asker.plan.units.by_slug(unit.parent or "") if asker.unit.level is not Level.COMMUNE else None
    return leading_wording.unit_name(asker.words, unit, commune.name if commune else "")


def _choice(unit: Unit, asker: Asker) -> messages.Choice:
    return messages.Choice(token=leading_tokens.about_unit(None, unit.slug), label=_name(unit, asker))


def _hint(page: int, pages: int, asker: Asker) -> list[str]:
    """Which page this is, and that a unit can be chosen, where it can."""
    leads = permissions.may(asker.officer, Right.LEAD)
    hint = (
        [] if asker.beside_question else [asker.words.say("lead-choose-unit" if leads else "lead-choose-unit-to-see")]
    )
    of = [asker.words.say("list-page", page=page, pages=pages)] if pages > 1 else []
    return [" ".join([*of, *hint])] if of or hint else []


def _more(page: int, units: int, following: str, asker: Asker) -> tuple[messages.Choice, ...]:
    left = units - page * UNITS_A_PAGE
    if left <= 0:
        return ()
    return (wording.choice(asker.words, following, "choice-late-more", count=left),)


def _open(count: int, asker: Asker) -> tuple[messages.Choice, ...]:
    return (wording.choice(asker.words, leading_tokens.GO_OPEN, "choice-late-open", count=count),) if count else ()


def _not_yet_due(standing: _Standing, asker: Asker, heading: str) -> Reply:
    """Form by form with a few names; unit by unit on request."""
    words, still_open = asker.words, standing.not_yet_due
    if not still_open:
        return Reply(heading or words.say("lead-open-none"))
    follows = words.say("lead-open-follows") if heading else words.say("lead-open-heading", **_when(asker))
    lines = [heading, follows] if heading else [follows]
    shown = still_open if len(still_open) <= _MOST_OPEN_FORMS else still_open[: _MOST_OPEN_FORMS - 1]
    lines += [_open_line(one, standing, asker) for one in shown]
    if others := _count(still_open[len(shown) :]):
        lines.append(words.say("lead-late-forms-more", count=others))
    units = wording.choice(
        words,
        leading_tokens.open_page(1),
        "choice-open-units",
        count=len(set[str]().union(*(one.units for one in still_open))),
    )
    by_form = leading_tokens.open_page(0)
    return _turned(Reply("\n".join(lines), (units,)), by_form, by_form)


def _open_line(one: Missing, standing: _Standing, asker: Asker) -> str:
    words, form, count = asker.words, asker.plan.forms[one.form], len(one.units)
    every = len(standing.asked[one.form, one.period])
    values = {
        "form": form.short[words.language],
        "period": wording.period_name(words, one.period),
        "due": short_day(one.due_on),
        "all": every,
    }
    if count > _MOST_NAMES:
        key = "lead-open-line-all" if count == every else "lead-open-line-many"
        return words.say(key, count=count, **values)
    names = "; ".join(_name(standing.units[slug], asker) for slug in one.units)
    return words.say("lead-open-line" if every > 1 else "lead-open-line-one", count=count, names=names, **values)
