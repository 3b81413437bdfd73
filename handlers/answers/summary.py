"""The district's summary report for the chairman, put together to be written in the layout of Decree 30/2020/NĐ-CP.

Promises: what is not known is left blank: number, date, the result under e, the signature; sections a to d follow the
directive's point 3 and e has no figure. (pure)
Must not: write a file, or judge a figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handlers.answers import compiled_words
from handlers.answers.compiled import Compiled, Line, closing
from handlers.answers.compiled_words import BLANK, COLUMNS, STATES, key_of, plain_day
from handlers.dialogue import wording
from models.papers import Annex, Closing, Letterhead, Paper, Passage, Rank, Row
from models.plan.forms import Form
from models.plan.pace import Pace
from models.plan.periods import Period
from models.plan.units import Level, Unit

GROUPS = ("economic", "social", "environment", "security")
_WIDTHS = (10, 52, 17, 20, 21, 16, 25, 25, 66)
_CENTRED = (0, 2, 3, 4, 5, 6, 7)
_FORM_BY_FORM = (Level.COMMUNE, Level.VILLAGE)


def paper(compiled: Compiled) -> Paper:
    """The report of the whole district."""
    words, period = compiled.words, wording.period_name(compiled.words, compiled.period.key)
    year = str(compiled.plan.year)
    place = compiled.plan.units.district.name
    return Paper(
        language=words.language,
        letterhead=_letterhead(compiled, place),
        title=words.say("document-title"),
        subject=words.say("document-subject", year=year, period=period),
        mark=words.say("document-mark") if compiled.sample else "",
        addressee=words.say("document-addressee", place=place),
        passages=(
            *_opening(compiled, period),
            *_reporting(compiled),
            *_results(compiled),
            *_without_figures(compiled),
            Passage(rank=Rank.TEXT, text=words.say("document-closing")),
        ),
        closing=_closing(compiled),
        annex=_annex(compiled, period),
    )


def _letterhead(compiled: Compiled, place: str) -> Letterhead:
    words = compiled.words
    return Letterhead(
        authority=words.say("document-authority", place=place.upper()),
        issuer=words.say("document-issuer"),
        number=words.say("document-number", blank=BLANK),
        nation=words.say("document-nation"),
        motto=words.say("document-motto"),
        dated=words.say("document-dated", place=place, blank=BLANK, year=str(compiled.day.year)),
    )


def _closing(compiled: Compiled) -> Closing:
    words = compiled.words
    return Closing(
        recipients_title=words.say("document-recipients"),
        recipients=tuple(words.say("document-recipients-list").splitlines()),
        signer=words.say("document-signer"),
    )


def _opening(compiled: Compiled, period: str) -> Iterator[Passage]:
    yield Passage(
        rank=Rank.TEXT,
        text=compiled.words.say(
            "document-opening",
            blank=BLANK,
            year=str(compiled.plan.year),
            period=period,
            last=plain_day(compiled.period.last_on),
            day=plain_day(compiled.day),
        ),
    )


def _reporting(compiled: Compiled) -> Iterator[Passage]:
    """Who has filed what closed with this period."""
    words = compiled.words
    yield Passage(rank=Rank.HEADING, text=words.say("document-part-reports"))
    for text in _filed(compiled) or [words.say("document-reports-none")]:
        yield Passage(rank=Rank.ITEM, text=text)
    yield Passage(rank=Rank.TEXT, text=words.say("document-reports-reading"))


def _filed(compiled: Compiled) -> list[str]:
    """How many units have filed, form by form; the departments, each with forms of its own, together."""
    closed = closing(compiled.plan, compiled.period)
    counted = [(form, one, *_counted(form, one, compiled)) for form, one in closed]
    said = [
        _filed_line(form.title[compiled.words.language], one, expected, filed, compiled)
        for level in _FORM_BY_FORM
        for form, one, expected, filed in counted
        if form.level is level and expected
    ]
    offices = [(expected, filed) for form, _, expected, filed in counted if form.level is Level.DEPARTMENT]
    if offices:
        title = compiled.words.say("document-reports-departments")
        late = [mark for _, filed in offices for mark in filed]
        said.append(_filed_line(title, compiled.period, sum(expected for expected, _ in offices), late, compiled))
    return said


def _counted(form: Form, period: Period, compiled: Compiled) -> tuple[int, list[bool]]:
    """How many units a form asks, and for each report filed whether it was late."""
    every = form.asks_everybody(period)
    asked = {unit.slug for unit in _units_of(form, compiled) if every or form.asked(unit.slug, period)}
    filed = compiled.filed.get((form.slug, period.key), {})
    return len(asked), [late for unit, late in filed.items() if unit in asked]


def _filed_line(title: str, period: Period, expected: int, filed: Sequence[bool], compiled: Compiled) -> str:
    return compiled.words.say(
        "document-reports-form",
        title=title,
        period=wording.period_name(compiled.words, period.key),
        filed=str(len(filed)),
        expected=str(expected),
        late=sum(filed),
    )


def _units_of(form: Form, compiled: Compiled) -> Sequence[Unit]:
    units = compiled.plan.units
    by_level: dict[Level, Sequence[Unit]] = {
        Level.COMMUNE: units.communes,
        Level.DEPARTMENT: units.departments,
        Level.VILLAGE: tuple(compiled.villages.values()),
    }
    return [unit for unit in by_level.get(form.level, ()) if form.concerns(unit.slug)]


def _results(compiled: Compiled) -> Iterator[Passage]:
    words = compiled.words
    yield Passage(rank=Rank.HEADING, text=words.say("document-part-results"))
    counted = compiled_words.counts(compiled.lines, words)
    text = words.say("document-results", count=str(len(compiled.lines)), counts=counted)
    yield Passage(rank=Rank.TEXT, text=text)
    for group in GROUPS:
        yield from _section(group, compiled)


def _section(group: str, compiled: Compiled) -> Iterator[Passage]:
    """A lettered section: how many stand where, then which, with their figures."""
    words, lines = compiled.words, _of_group(group, compiled)
    yield Passage(
        rank=Rank.POINT,
        text=words.say(
            "document-section",
            name=words.say(f"document-section-{group}"),
            count=str(len(lines)),
            counts=compiled_words.counts(lines, words),
        ),
    )
    for pace in STATES:
        yield from _of_pace(pace, [line for line in lines if line.course.pace is pace], compiled)


def _of_pace(pace: Pace, lines: Sequence[Line], compiled: Compiled) -> Iterator[Passage]:
    """Those that stand alike, a line each; those without a figure in one line."""
    words = compiled.words
    items = [compiled_words.item(line, compiled) for line in lines]
    if items and pace is Pace.UNKNOWN:
        items = ["; ".join(items)]
    state = words.say(f"document-state-{key_of(pace)}")
    for item in items:
        yield Passage(rank=Rank.ITEM, text=words.say("document-item-line", state=state, item=item))


def _of_group(group: str, compiled: Compiled) -> list[Line]:
    return [line for line in compiled.lines if line.indicator.group == group]


def _without_figures(compiled: Compiled) -> Iterator[Passage]:
    """Section e: what the directive asks in words only, and room for what was done."""
    words = compiled.words
    yield Passage(rank=Rank.POINT, text=words.say("document-section-party"))
    yield Passage(rank=Rank.TEXT, text=words.say("document-party"))
    yield Passage(rank=Rank.TEXT, text=words.say("document-party-result", blank=BLANK))


def _annex(compiled: Compiled, period: str) -> Annex:
    words, year = compiled.words, str(compiled.plan.year)
    rows = (
        row
        for group in GROUPS
        for row in (
            Row(cells=(words.say(f"document-section-{group}"),)),
            *(Row(cells=_cells(line, compiled)) for line in _of_group(group, compiled)),
        )
    )
    return Annex(
        title=words.say("document-annex"),
        subject=words.say("document-annex-subject", count=str(len(compiled.lines)), year=year, period=period.upper()),
        note=words.say("document-annex-note", blank=BLANK, year=str(compiled.day.year)),
        head=tuple(words.say(f"document-head-{name}") for name in COLUMNS),
        widths=_WIDTHS,
        centred=_CENTRED,
        rows=tuple(rows),
    )


def _cells(line: Line, compiled: Compiled) -> tuple[str, ...]:
    words, indicator = compiled.words, line.indicator
    return (
        str(indicator.number),
        indicator.name(words.language),
        indicator.unit_name(words.language),
        compiled_words.target_in_words(line, words),
        compiled_words.done_in_words(line, words),
        compiled_words.percent_in_words(line, words),
        compiled_words.pace_in_words(line, compiled),
        compiled_words.coverage_in_words(line, words),
        compiled_words.remarks(line, compiled),
    )
