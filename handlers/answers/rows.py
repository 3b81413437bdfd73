"""What stands behind a number: unit by unit in a period, and further down what one unit has written.

Promises: each row says what it is (estimated, late, corrected, of an earlier period) and when it was filed; units
without a figure are named as missing; people appear by role; villages only where the asker may see them.
Must not: add anything up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from handlers import permissions
from handlers.answers import as_of, periods
from handlers.answers.asker import Asker
from handlers.answers.ranking import named
from handlers.dialogue import browsing_tokens, tokens, wording
from handlers.dialogue.decisions import History, Reply, Rows
from handlers.dialogue.leaders import wording as leading_wording
from locales.phrasebook import DISTRICT_ZONE
from models import messages
from models.plan.indicators import Indicator, Kind
from models.plan.measures import NoFigure, Per
from models.plan.periods import period_from_key
from models.plan.units import Level, Unit
from models.store.queries import many_units, rows
from models.store.queries.rows import Row, Written

UNITS_A_PAGE: Final = 8
LINES_A_PAGE: Final = 10


@dataclass(frozen=True, slots=True)
class _Behind:
    """The rows behind an indicator in a period: ``units`` in official order, the figures of those that have one."""

    indicator: Indicator
    period: str
    units: Sequence[Unit]
    rows: Mapping[str, Row]

    @property
    def there(self) -> Sequence[Unit]:
        return [unit for unit in self.units if unit.slug in self.rows]

    @property
    def missing(self) -> Sequence[Unit]:
        return [unit for unit in self.units if unit.slug not in self.rows]


def behind(question: Rows, asker: Asker) -> Reply:
    """One page of rows; of a figure that one unit alone makes, its history."""
    unit, indicator = as_of.unit_named(question.unit, asker), asker.plan.indicators[question.indicator]
    if question.unit is not None and unit is None:
        return Reply(asker.words.say("unknown-unit"))
    below = _below(indicator, unit, asker)
    if len(below) <= 1:
        of = below[0] if below else unit
        return history(History(indicator.slug, of.slug if of else ""), asker)
    if unit is not None and not all(permissions.may_see(asker.officer, one) for one in below):
        return Reply(asker.words.say("not-yours-to-see"), (_up(indicator, unit, asker),))
    found = _found(indicator, unit, below, question.period, asker)
    if isinstance(found, str):
        return Reply(found, (_up(indicator, unit, asker),))
    return _page(found, unit, question.page, asker)


def _below(indicator: Indicator, unit: Unit | None, asker: Asker) -> Sequence[Unit]:
    """The units whose figures stand behind the district's, or behind one unit's."""
    if unit is None:
        slugs = asker.plan.reporting_units(indicator.slug)
        return [one for slug in slugs if (one := asker.plan.units.by_slug(slug)) is not None]
    villages = many_units.villages_of(asker.connection, unit.slug) if unit.level is Level.COMMUNE else []
    return [one for one in villages if asker.plan.form_for(indicator.slug, one) is not None]


def _found(
    indicator: Indicator, unit: Unit | None, below: Sequence[Unit], wanted: str | None, asker: Asker
) -> _Behind | str:
    """The rows of the wanted period, else of the newest with any; or why there are none."""
    form = asker.plan.form_for(indicator.slug, below[0])
    cuts = as_of.cut_offs(indicator.slug, form, asker)
    last_on = period_from_key(wanted).last_on if wanted else None
    keys = [cut.period.key for cut in cuts if last_on is None or cut.period.last_on == last_on]
    slugs = {one.slug for one in below}
    filed = [row for row in rows.rows_in(asker.connection, indicator.slug, keys[-3:]) if row.figure.unit in slugs]
    real = [row for row in filed if not isinstance(row.figure.measure, NoFigure)]
    key = next((key for key in reversed(keys) if any(row.figure.period == key for row in real)), None)
    if key is None:
        words = asker.words
        note = periods.not_over(wanted, asker) if wanted else ""
        none = words.say("compare-none", name=indicator.short(words.language), whose=_whose(unit, asker), sample="")
        return f"{note} {none}".strip()
    return _Behind(indicator, key, below, {row.figure.unit: row for row in real if row.figure.period == key})


def _page(found: _Behind, unit: Unit | None, page: int, asker: Asker) -> Reply:
    words, number = asker.words, found.indicator.number
    pages = max(1, -(-len(found.there) // UNITS_A_PAGE))
    page = min(max(page, 1), pages)
    start = (page - 1) * UNITS_A_PAGE
    shown = found.there[start : start + UNITS_A_PAGE]
    lines = [_heading(found, unit, asker)]
    lines += [_row(place, one, found, asker) for place, one in enumerate(shown, start=1)]
    if page == pages and found.missing:
        slugs = [one.slug for one in found.missing]
        missing = named(slugs, asker) if unit is None else ", ".join(one.name for one in found.missing[:UNITS_A_PAGE])
        period = wording.period_name(words, found.period)
        carried = "rows-missing" if found.indicator.kind is Kind.FLOW else "rows-missing-carried"
        lines.append(words.say(carried, units=missing, count=len(found.missing), period=period))
    key = browsing_tokens.unit_key(unit.slug if unit else None)
    left = len(found.there) - page * UNITS_A_PAGE
    more = browsing_tokens.rows(number, found.period, page + 1, key)
    opened = [
        browsing_tokens.history(number, browsing_tokens.unit_key(one.slug), 1, found.period, page) for one in shown
    ]
    return Reply(
        "\n".join(lines),
        (
            *(messages.Choice(token=token, label=_name(one, asker)) for token, one in zip(opened, shown, strict=True)),
            *((wording.choice(words, more, "choice-more-units", count=left),) if left > 0 else ()),
            _up(found.indicator, unit, asker),
        ),
    )


def _heading(found: _Behind, unit: Unit | None, asker: Asker) -> str:
    words = asker.words
    return words.say(
        "rows-heading",
        name=found.indicator.short(words.language),
        whose=_whose(unit, asker),
        period=wording.period_name(words, found.period),
        sample=asker.sample,
        reported=str(len(found.there)),
        expected=str(len(found.units)),
    )


def _row(place: int, unit: Unit, found: _Behind, asker: Asker) -> str:
    row, words = found.rows[unit.slug], asker.words
    return words.say(
        "rows-row",
        number=str(place),
        unit=_name(unit, asker),
        value=wording.exact(words, found.indicator, row.figure.measure),
        marks=_marks(
            filed=leading_wording.short_day(row.filed_at.astimezone(DISTRICT_ZONE).date()),
            cumulated=row.figure.per is Per.YEAR_TO_DATE,
            estimated=row.figure.estimated,
            late=row.figure.late,
            corrections=row.corrections,
            asker=asker,
        ),
    )


def _marks(*, filed: str, cumulated: bool, estimated: bool, late: bool, corrections: int, asker: Asker) -> str:
    """What is to be known beside a value: "lũy kế, ước, nộp muộn 20/6, đã sửa"."""
    words = asker.words
    marks = [words.say("rows-filed-late" if late else "rows-filed", day=filed)]
    marks += [words.say("mark-cumulated")] if cumulated else []
    marks += [words.say("mark-estimated")] if estimated else []
    marks += [words.say("mark-corrected", count=corrections)] if corrections else []
    return ", ".join(marks)


def _name(unit: Unit, asker: Asker) -> str:
    return unit.title(asker.words.language) if unit.is_town else unit.name


def _whose(unit: Unit | None, asker: Asker) -> str:
    return unit.title(asker.words.language) if unit else asker.words.say("the-district")


def _up(indicator: Indicator, unit: Unit | None, asker: Asker) -> messages.Choice:
    return wording.choice(asker.words, tokens.indicator(indicator.number, unit.slug if unit else None), "choice-back")


def history(question: History, asker: Asker) -> Reply:
    """What one unit has written of an indicator, newest period first, every correction under its figure."""
    unit, indicator, words = (
        as_of.unit_named(question.unit, asker),
        asker.plan.indicators[question.indicator],
        asker.words,
    )
    if unit is None:
        return Reply(words.say("unknown-unit"))
    if not permissions.may_see(asker.officer, unit):
        return Reply(words.say("not-yours-to-see"), (_up(indicator, None, asker),))
    written = rows.revisions_of(asker.connection, unit.slug, indicator.slug)
    back = _back(indicator, unit, question, asker)
    if not written:
        none = words.say("compare-none", name=indicator.short(words.language), whose=_whose(unit, asker), sample="")
        return Reply(none, (back,))
    lines = [line for some in _by_period(written) for line in _period_lines(some, indicator, asker)]
    pages = -(-len(lines) // LINES_A_PAGE)
    page = min(max(question.page, 1), pages)
    heading = words.say(
        "history-heading", name=indicator.short(words.language), whose=_whose(unit, asker), sample=asker.sample
    )
    shown = lines[(page - 1) * LINES_A_PAGE : page * LINES_A_PAGE]
    more = browsing_tokens.history(
        indicator.number, browsing_tokens.unit_key(unit.slug), page + 1, question.period, question.rows_page
    )
    further = (wording.choice(words, more, "choice-earlier"),) if page < pages else ()
    return Reply("\n".join((heading, *shown)), (*further, *_deeper(indicator, unit, asker), back))


def _deeper(indicator: Indicator, unit: Unit, asker: Asker) -> tuple[messages.Choice, ...]:
    """The villages behind a commune's figure, for those who may see them."""
    below = _below(indicator, unit, asker)
    if not below or not all(permissions.may_see(asker.officer, one) for one in below):
        return ()
    token = browsing_tokens.rows(indicator.number, key=browsing_tokens.unit_key(unit.slug))
    return (wording.choice(asker.words, token, "choice-villages"),) if len(below) > 1 else ()


def _back(indicator: Indicator, unit: Unit, question: History, asker: Asker) -> messages.Choice:
    """To the rows it was opened from, else to the indicator's answer."""
    if not question.rows_page:
        source = unit if unit.level is not Level.DEPARTMENT else None
        return _up(indicator, source, asker)
    key = browsing_tokens.unit_key(unit.parent) if unit.level is Level.VILLAGE else ""
    token = browsing_tokens.rows(indicator.number, question.period, question.rows_page, key)
    return wording.choice(asker.words, token, "choice-back")


def _by_period(written: Sequence[Written]) -> list[list[Written]]:
    """By period, the newest first; in a period the revision that holds first."""
    found: dict[str, list[Written]] = {}
    for one in written:
        found.setdefault(one.period, []).insert(0, one)
    return sorted(found.values(), key=lambda some: period_from_key(some[0].period).last_on, reverse=True)


def _period_lines(some: Sequence[Written], indicator: Indicator, asker: Asker) -> list[str]:
    keys = ("history-holds", *("history-before" for _ in some[1:]))
    return [_written(key, one, indicator, asker) for key, one in zip(keys, some, strict=True)]


def _written(key: str, one: Written, indicator: Indicator, asker: Asker) -> str:
    words = asker.words
    value = wording.exact(words, indicator, one.measure)
    if one.per is Per.YEAR_TO_DATE:
        value = words.say("history-cumulated", value=value)
    return words.say(
        key,
        period=wording.capital(wording.period_name(words, one.period)),
        value=words.say("measure-estimated", value=value) if one.estimated else value,
        how="corrected" if one.revision > 1 else "late" if one.late else "filed",
        day=leading_wording.short_day(one.written_at.astimezone(DISTRICT_ZONE).date()),
        who=leading_wording.role_name(words, one.role) if one.role else words.say("history-nobody"),
    )
