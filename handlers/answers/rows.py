"""What stands behind a number: unit by unit in a period, and further down what one unit has written.

Promises: each row says what it is (estimated, corrected, of an earlier period) and, to those who may know, when it was
filed and whether late; others see the rows of a period that every unit has reported, as a list of the present names the
missing; people appear by role; villages only where the asker may see them.
Must not: add anything up (what villages make is told by ``villages_together``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from handlers import permissions
from handlers.answers import as_of, further, lines, periods, villages_together
from handlers.answers.asker import Asker
from handlers.answers.histories import below, history, whose
from handlers.answers.ranking_words import named as names_of
from handlers.dialogue import browsing_tokens, wording
from handlers.dialogue.decisions import History, Reply, Rows
from locales.phrasebook import DISTRICT_ZONE
from models import messages
from models.plan.indicators import Indicator, Kind
from models.plan.measures import Per
from models.plan.periods import period_from_key
from models.plan.units import Level, Unit
from models.store.queries import rows
from models.store.queries.rows import Row
from reminders.wording import short_day

UNITS_A_PAGE: Final = 7
LINES_A_PAGE: Final = 7


@dataclass(frozen=True)
class _Behind:
    """What stands behind an indicator in a period: ``units`` in official order, and which have ``reported``.

    ``note``: why it is not the period that was asked for.
    """

    indicator: Indicator
    period: str
    units: Sequence[Unit]
    reported: frozenset[str]
    note: str = ""

    @cached_property
    def there(self) -> Sequence[Unit]:
        return [unit for unit in self.units if unit.slug in self.reported]

    @cached_property
    def missing(self) -> Sequence[Unit]:
        return [unit for unit in self.units if unit.slug not in self.reported]


def behind(question: Rows, asker: Asker) -> Reply:
    """One page of rows; of a figure that one unit alone makes, its history."""
    unit, indicator = as_of.unit_named(question.unit, asker), asker.plan.indicators[question.indicator]
    if question.unit is not None and unit is None:
        return Reply(asker.words.say("unknown-unit"))
    under = below(indicator, unit, asker)
    if len(under) <= 1:
        of = under[0] if under else unit
        return history(History(indicator.slug, of.slug if of else "", period=question.period), asker)
    if unit is not None and not all(permissions.may_see(asker.officer, one) for one in under):
        return Reply(asker.words.say("not-yours-to-see"), (further.back(indicator, unit, asker, question.period),))
    found = _found(indicator, unit, under, question.period, asker)
    if isinstance(found, str):
        return Reply(found, (further.back(indicator, unit, asker, question.period),))
    return _page(found, unit, question, asker)


def _found(
    indicator: Indicator, unit: Unit | None, under: Sequence[Unit], wanted: str | None, asker: Asker
) -> _Behind | str:
    """The rows of the wanted period, else of the newest with any; or why there are none."""
    form = asker.plan.form_for(indicator.slug, under[0])
    cuts = as_of.cut_offs(indicator.slug, form, asker)
    last_on = period_from_key(wanted).last_on if wanted else None
    keys = [cut.period.key for cut in cuts if last_on is None or cut.period.last_on == last_on]
    slugs = [one.slug for one in under]
    read = ((key, rows.reported(asker.connection, indicator.slug, key, slugs)) for key in reversed(keys))
    newest_first = ((key, some) for key, some in read if some)
    key, there = next(newest_first, (None, frozenset[str]()))
    if key is None:
        words = asker.words
        note = periods.not_over(wanted, asker) if wanted else ""
        none = words.say("compare-none", name=indicator.short(words.language), whose=whose(unit, asker), sample="")
        return f"{note} {none}".strip()
    newest = _Behind(indicator, key, under, there)
    if not newest.missing or all(permissions.may_see_late(asker.officer, one) for one in newest.missing):
        return newest
    note = _incomplete(newest, asker)
    whole = next((key for key, some in newest_first if len(some) == len(slugs)), None)
    if whole is None:
        return f"{note} {asker.words.say('rows-none-whole')}"
    return _Behind(indicator, whole, under, frozenset(slugs), note)


def _incomplete(found: _Behind, asker: Asker) -> str:
    """How many units have a figure of a period, to those who may not see which."""
    return asker.words.say(
        "rows-incomplete",
        name=found.indicator.short(asker.words.language),
        period=wording.period_name(asker.words, found.period),
        sample=asker.sample,
        reported=str(len(found.there)),
        expected=str(len(found.units)),
    )


def _page(found: _Behind, unit: Unit | None, question: Rows, asker: Asker) -> Reply:
    words, number = asker.words, found.indicator.number
    pages = max(1, -(-len(found.there) // UNITS_A_PAGE))
    page = min(max(question.page, 1), pages)
    start = (page - 1) * UNITS_A_PAGE
    shown = found.there[start : start + UNITS_A_PAGE]
    text = [found.note] if found.note and page == 1 else []
    text += [lines.paged(_heading(found, unit, asker), page, pages, asker)]
    filed = rows.rows_of(asker.connection, found.indicator.slug, found.period, [one.slug for one in shown])
    text += [_row(place, one, filed[one.slug], found.indicator, asker) for place, one in enumerate(shown, start=1)]
    text += [_missing(found, unit, asker)] if page == pages and found.missing else []
    key, left = browsing_tokens.unit_key(unit.slug if unit else None), len(found.there) - page * UNITS_A_PAGE
    asked = question.named and question.period is not None
    more = browsing_tokens.rows(number, found.period, page + 1, key, named=asked)
    opening = tuple(_opened(one, found, page, asker, named=asked) for one in shown)
    return Reply(
        "\n".join(text),
        (
            *opening,
            *((wording.choice(words, more, "choice-more-units", count=left),) if left > 0 else ()),
            further.back(found.indicator, unit, asker, question.period if asked else None),
        ),
        lines=lines.listed(opening, asker),
    )


def _opened(unit: Unit, found: _Behind, page: int, asker: Asker, *, named: bool) -> messages.Choice:
    """One unit's history, from which one comes back to this page."""
    key = browsing_tokens.unit_key(unit.slug)
    token = browsing_tokens.history(found.indicator.number, key, 1, found.period, page, named=named)
    return messages.Choice(token=token, label=_name(unit, asker))


def _missing(found: _Behind, unit: Unit | None, asker: Asker) -> str:
    words = asker.words
    period = wording.period_name(words, found.period)
    if unit is None:
        missing = names_of([one.slug for one in found.missing], asker)
    else:
        missing = ", ".join(one.name for one in found.missing[:UNITS_A_PAGE])
    carried = "rows-missing" if found.indicator.kind is Kind.FLOW else "rows-missing-carried"
    return words.say(carried, units=missing, count=len(found.missing), period=period)


def _heading(found: _Behind, unit: Unit | None, asker: Asker) -> str:
    words, together = asker.words, _together(found, unit, asker)
    return words.say(
        "villages-sum" if together else "rows-heading",
        name=found.indicator.short(words.language),
        whose=whose(unit, asker),
        period=wording.period_name(words, found.period),
        sample=asker.sample,
        **(together or {"reported": str(len(found.there)), "expected": str(len(found.units))}),
    )


def _together(found: _Behind, unit: Unit | None, asker: Asker) -> dict[str, str]:
    """What the villages of a commune make and how many made it; nothing of communes, which make the district's."""
    if unit is None or unit.level is not Level.COMMUNE:
        return {}
    return villages_together.sum_of(found.indicator, found.period, found.units, asker)


def _row(place: int, unit: Unit, row: Row, indicator: Indicator, asker: Asker) -> str:
    words = asker.words
    line = words.say(
        "rows-row",
        unit=_name(unit, asker),
        value=wording.made_by(words, wording.exact(words, indicator, row.figure.measure), row.figure.below),
        marks=_marks(row, unit, asker),
    )
    return lines.numbered(place, line, asker)


def _marks(row: Row, unit: Unit, asker: Asker) -> str:
    """What is to be known beside a value: " – nộp muộn 20/6, lũy kế, ước, đã sửa"; when it was filed, to whom that is
    for."""
    words, figure, marks = asker.words, row.figure, list[str]()
    if permissions.may_see_late(asker.officer, unit):
        day = short_day(row.filed_at.astimezone(DISTRICT_ZONE).date())
        marks += [words.say("rows-filed-late" if figure.late else "rows-filed", day=day)]
    marks += [words.say("mark-cumulated")] if figure.per is Per.YEAR_TO_DATE else []
    marks += [words.say("mark-estimated")] if figure.estimated else []
    marks += [words.say("mark-corrected", count=row.corrections)] if row.corrections else []
    return f" – {', '.join(marks)}" if marks else ""


def _name(unit: Unit, asker: Asker) -> str:
    return unit.title(asker.words.language) if unit.is_town else unit.name
