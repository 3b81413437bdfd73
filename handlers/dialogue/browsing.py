"""Questions and wishes outside a figure: what they ask to be looked up, and the short answers of the bot itself.

Promises: what does not exist gets a straight answer; names that fit several things are asked, not guessed.
Must not: look anything up (an inquiry says what) or know figures.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from handlers.dialogue import browsing_tokens, narrowing, prompts, tokens, wording
from handlers.dialogue.decisions import (
    Ahead,
    Compared,
    Deadlines,
    History,
    Inquiry,
    MyData,
    NamedVillage,
    ProgressOfIndicators,
    ProgressOverall,
    Ranking,
    Reasons,
    Reply,
    Rows,
    ThroughTheYear,
    WhoIsLate,
)
from handlers.dialogue.desk import Desk
from handlers.dialogue.leaders import prompts as leading_prompts
from handlers.reading.questions.question import Intent, Question, Unknown, Wish
from models import messages
from models.plan.indicators import Kind
from models.plan.periods import Period, Rhythm

MOST_AT_ONCE = 3

Answer = Inquiry | Reply

_INQUIRY_OF_WISH: dict[Wish, Inquiry] = {
    Wish.PROGRESS: ProgressOverall(),
    Wish.WHO_IS_LATE: WhoIsLate(),
    Wish.DEADLINES: Deadlines(),
    Wish.MY_DATA: MyData(),
}


def answer(question: Question, desk: Desk) -> Answer | None:
    """What a question or wish is answered with, or None when nothing was understood."""
    if question.village and (len(question.units) < 2):
        commune = question.units[0] if question.units else None
        return NamedVillage(question.village, commune, question.indicators[:MOST_AT_ONCE], _period(question, desk))
    if question.unknown is not None:
        return _unknown(question, desk)
    if question.back is not None and question.period is None and _period_before(question.back, desk) is None:
        return _unknown(replace(question, unknown=Unknown.OTHER_YEAR), desk)
    if question.wish in _INQUIRY_OF_WISH:
        return _INQUIRY_OF_WISH[question.wish]
    units = _units(question, desk)
    if question.ask and len(units) > 1:
        return _which_unit(units, question, desk)
    match question.intent:
        case Intent.PROGRESS_OVERALL:
            return _overall(question, desk)
        case Intent.PROGRESS_UNIT if len(units) > 1:
            return _which_unit(units, question, desk)
        case Intent.PROGRESS_UNIT if units and question.against:
            return Reply(desk.words.say("compare-unit-by-indicator"), (_progress(desk),))
        case Intent.PROGRESS_UNIT if units:
            return ProgressOverall(unit=units[0], period=_period(question, desk), why=question.why)
        case Intent.PROGRESS_INDICATOR | Intent.PROGRESS_INDICATOR_UNIT:
            return _indicators(question, units, desk)
        case Intent.RANKING:
            return _ranking(question, desk)
        case Intent.MY_DEADLINES if question.narrowed.pace and not desk.open_reports():
            return _overall(question, desk)
        case Intent.WHO_IS_LATE:
            return WhoIsLate()
        case Intent.MY_DEADLINES:
            return Deadlines()
        case Intent.HELP:
            return prompts.menu(desk, leading_prompts.help_text(desk))
        case Intent.GREETING:
            return prompts.menu(desk, desk.words.say("greeting")).anew()
    return None


def _overall(question: Question, desk: Desk) -> Answer:
    if question.rows or question.history:
        return Reply(desk.words.say("rows-by-indicator"), (_progress(desk),))
    if question.why:
        return ProgressOverall(why=True)
    if question.ahead == "outlook":
        return Reply(desk.words.say("ahead-by-indicator"), (_progress(desk),))
    shown: Literal["short", "chart"] = "chart" if question.chart else "short"
    period = _period(question, desk)
    group, pace = narrowing.part(question)
    if group or pace:
        return ProgressOverall(period=period, group=group, pace=pace)
    return ProgressOverall(shown=shown, period=period, against=question.against, beside=question.beside)


def _units(question: Question, desk: Desk) -> tuple[str, ...]:
    if question.own_unit and desk.unit is not None:
        return (desk.unit.slug,)
    return question.units


def _indicators(question: Question, units: tuple[str, ...], desk: Desk) -> Answer | None:
    unit = units[0] if units else None
    by_itself = any((question.chart, question.rows, question.history, question.why, question.ahead))
    if len(question.indicators) > (1 if by_itself else MOST_AT_ONCE):
        return _which_indicator(question, unit, desk)
    if not question.indicators:
        return ProgressOverall(unit=unit)
    if len(units) > 1 and not by_itself and not question.against:
        return _ranking(question, desk)
    period = _period(question, desk)
    falls = all(desk.indicator(slug).kind is Kind.REDUCTION for slug in question.indicators)
    if question.against and not (falls and question.against == "year"):  # a reduction is measured from that year
        beside, back = question.beside, question.beside_back
        return Compared(question.indicators, unit, period, question.against, beside, back)
    if len(question.indicators) == 1 and (found := _of_one(question, unit, period, desk)) is not None:
        return found
    return ProgressOfIndicators(question.indicators, unit, period, since_start=question.since_start)


def _of_one(question: Question, unit: str | None, period: str | None, desk: Desk) -> Inquiry | None:
    """One indicator unit by unit, through the year, or all that was reported of it."""
    slug = question.indicators[0]
    if question.why:
        return Reasons(slug, unit)
    if question.ahead:
        return Ahead(slug, unit, outlook=question.ahead == "outlook")
    if question.rows:
        return Ranking(slug, period, shown="chart") if question.chart and unit is None else Rows(slug, unit, period)
    if question.chart:
        return ThroughTheYear(slug, unit)
    if question.history:
        own = desk.unit.slug if desk.unit and desk.plan.form_for(slug, desk.unit) else None
        return History(slug, unit or own or "", period=period) if unit or own else Rows(slug, period=period)
    return None


def _period(question: Question, desk: Desk) -> str | None:
    """The period named, or the one before today's."""
    return question.period if question.back is None else _period_before(question.back, desk)


def _period_before(back: Literal["month", "quarter"], desk: Desk) -> str | None:
    """The month or quarter of the calendar before today's: in January the last of the year before. None when it is
    not of the plan's year."""
    rhythm, months = (Rhythm.MONTH, 1) if back == "month" else (Rhythm.QUARTER, 3)
    since = (desk.today.year - desk.plan.year) * 12 + desk.today.month - 1
    number = since // months
    return Period(rhythm, desk.plan.year, number).key if 1 <= number <= 12 // months else None


def _which_indicator(question: Question, unit: str | None, desk: Desk) -> Reply:
    choices = tuple(
        messages.Choice(
            token=_token_of(desk.indicator(slug).number, question, unit, desk),
            label=desk.indicator(slug).short(desk.words.language),
        )
        for slug in question.indicators[:8]
    )
    return Reply(desk.words.say("which-indicator"), choices)


def _token_of(number: int, question: Question, unit: str | None, desk: Desk) -> str:
    """What was asked, of this one indicator."""
    key, period = browsing_tokens.unit_key(unit), _period(question, desk)
    if question.why:
        return browsing_tokens.reasons(number, key)
    if question.chart and (question.rows or question.intent is Intent.RANKING):
        return browsing_tokens.ranking_chart(number, period)
    if question.intent is Intent.RANKING:
        return browsing_tokens.ranking(number, period)
    if question.chart:
        return browsing_tokens.trend(number, key)
    if question.rows:
        return browsing_tokens.rows(number, period, key=key)
    if question.history:
        return browsing_tokens.history(number, key, 1, period) if key else browsing_tokens.rows(number, period)
    return browsing_tokens.indicator(number, key, period)


def _which_unit(units: tuple[str, ...], question: Question, desk: Desk) -> Reply:
    found = [unit for slug in units if (unit := desk.plan.units.by_slug(slug)) is not None]
    indicator = question.indicators[0] if question.indicators else None
    choices = tuple(
        messages.Choice(
            token=tokens.indicator(desk.indicator(indicator).number, unit.slug)
            if indicator
            else tokens.unit(unit.slug),
            label=unit.title(desk.words.language),
        )
        for unit in found[:6]
    )
    return Reply(desk.words.say("which-unit"), choices)


def _ranking(question: Question, desk: Desk) -> Answer:
    if len(question.indicators) > 1:
        return _which_indicator(question, None, desk)
    if question.indicators:
        several = question.units if len(question.units) > 1 and not question.ask else ()
        shown: Literal["words", "chart"] = "chart" if question.chart else "words"
        return Ranking(question.indicators[0], _period(question, desk), units=several, shown=shown)
    return Reply(desk.words.say("ranking-by-indicator"), (_progress(desk),))


def _progress(desk: Desk) -> messages.Choice:
    return wording.choice(desk.words, tokens.GO_PROGRESS, "choice-progress")


def _asked_about(question: Question, desk: Desk) -> tuple[str, ...]:
    """The indicators named, to be asked about once more with another period."""
    key = browsing_tokens.unit_key(_units(question, desk)[0] if _units(question, desk) else None)
    return tuple(browsing_tokens.indicator(desk.indicator(slug).number, key) for slug in question.indicators)


def _unknown(question: Question, desk: Desk) -> Reply:
    words, parts = desk.words, [desk.plan.units.by_slug(slug) for slug in question.parts]
    match question.unknown:
        case Unknown.UNIT_OF_2025 if parts:
            text = words.say(
                "unknown-unit-of-2025",
                parts=", ".join(part.name for part in parts if part),
                year=str(desk.plan.year),
            )
            choices = tuple(
                messages.Choice(token=tokens.unit(part.slug), label=part.title(words.language))
                for part in parts
                if part
            )
            return Reply(text, choices[:6])
        case Unknown.OTHER_YEAR:
            return prompts.menu(desk, words.say("unknown-year", year=str(desk.plan.year)))
        case Unknown.OTHER_DISTRICT:
            return prompts.menu(desk, words.say("unknown-district"))
        case Unknown.OTHER_UNIT | Unknown.UNIT_OF_2025:
            return prompts.menu(desk, words.say("unknown-unit"))
        case Unknown.OTHER_PERIOD:
            text = words.say("unknown-period", year=str(desk.plan.year))
            return replace(prompts.menu(desk, text), about=_asked_about(question, desk))
        case Unknown.PART_OF_YEAR:
            return replace(prompts.menu(desk, words.say("unknown-part-of-year")), about=_asked_about(question, desk))
    return prompts.menu(desk, words.say("unknown-indicator"))
