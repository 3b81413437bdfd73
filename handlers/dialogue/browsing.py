"""Questions and wishes outside a figure: what they ask to be looked up, and the short answers of the bot itself.

Promises: what does not exist gets a straight answer; names that fit several things are asked, not guessed.
Must not: look anything up (an inquiry says what) or know figures.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from handlers.dialogue import candidates, limits, narrowing, not_there, prompts, targets_given, tokens, wording
from handlers.dialogue.decisions import (
    Compared,
    Deadlines,
    History,
    Inquiry,
    MyData,
    ProgressOfIndicators,
    ProgressOverall,
    Ranking,
    Reasons,
    Reply,
    Rows,
    WhoIsLate,
)
from handlers.dialogue.desk import Desk
from handlers.dialogue.inquiries import (
    Ahead,
    Collected,
    NamedVillage,
    OfVillages,
    SideBySide,
    ThroughTheYear,
    UnitCompared,
)
from handlers.dialogue.leaders import prompts as leading_prompts
from handlers.reading.questions.question import Intent, Question, Unknown, Wish
from models import messages
from models.plan.indicators import Kind
from models.plan.pace import Pace
from models.plan.periods import period_from_key
from models.plan.units import Level

MOST_AT_ONCE = 3

Answer = Inquiry | Reply

_INQUIRY_OF_WISH: dict[Wish, Inquiry] = {
    Wish.PROGRESS: ProgressOverall(),
    Wish.EVERY_INDICATOR: ProgressOverall(shown="full"),
    Wish.WHO_IS_LATE: WhoIsLate(),
    Wish.DEADLINES: Deadlines(),
    Wish.MY_DATA: MyData(),
}


def answer(question: Question, desk: Desk) -> Answer | None:
    """What a question or wish is answered with, or None when nothing was understood."""
    if question.village and question.intent is Intent.WHO_IS_LATE and desk.villages:
        return WhoIsLate(question.period, villages=True)
    if question.village and len(question.units) < 2:
        commune = question.units[0] if question.units else None
        return NamedVillage(
            question.village, commune, question.indicators[:MOST_AT_ONCE], candidates.period_named(question, desk)
        )
    if question.unknown is not None:
        return not_there.unknown(_units(question, desk), question, desk)
    if question.back is not None and question.period is None and candidates.period_before(question.back, desk) is None:
        return not_there.unknown((), replace(question, unknown=Unknown.OTHER_YEAR), desk)
    if question.wish in _INQUIRY_OF_WISH:
        return _INQUIRY_OF_WISH[question.wish]
    units = _units(question, desk)
    if question.ask_unit and len(units) > 1:
        return candidates.which_unit(units, question, desk)
    if question.collected and (found := _collected(units, question, desk)) is not None:
        return found
    if (given := targets_given.asked(question, units, desk)) is not None:
        return given
    match question.intent:
        case Intent.PROGRESS_OVERALL:
            return _overall(question, desk)
        case Intent.PROGRESS_UNIT if len(units) > 1:
            return candidates.which_unit(units, question, desk)
        case Intent.PROGRESS_UNIT if units and question.against:
            return _unit_compared(units[0], question, desk)
        case Intent.PROGRESS_UNIT | Intent.MY_DEADLINES if _of_oneself(units, question, desk):
            return Deadlines(figures=True)
        case Intent.PROGRESS_UNIT if units:
            return _of_unit(units[0], question, desk)
        case Intent.PROGRESS_INDICATOR | Intent.PROGRESS_INDICATOR_UNIT:
            return _indicators(question, units, desk)
        case Intent.RANKING:
            return _ranking(question, desk)
        case Intent.MY_DEADLINES if question.narrowed.paces and not desk.open_reports():
            return _overall(question, desk)
        case Intent.WHO_IS_LATE:
            return _who_is_late(question, desk)
        case Intent.MY_DEADLINES:
            return Deadlines()
        case Intent.OTHER if _turns_to_nothing(question, desk):
            return ProgressOverall(period=candidates.period_named(question, desk))
        case Intent.HELP:
            return prompts.menu(desk, leading_prompts.help_text(desk))
        case Intent.GREETING:
            return prompts.menu(desk, desk.words.say("greeting")).anew()
    return None


def _collected(units: tuple[str, ...], question: Question, desk: Desk) -> Answer | None:
    """Who collects the indicators named, or which ones an office does."""
    if question.intent is Intent.PROGRESS_INDICATOR and len(question.indicators) <= MOST_AT_ONCE:
        return Collected(question.indicators)
    office = desk.plan.units.by_slug(units[0]) if units else None
    if office is not None and office.level is Level.DEPARTMENT:
        return Collected(office=office.slug)
    if question.intent is Intent.PROGRESS_OVERALL:
        return Reply(desk.words.say("collected-by-whom-of-what"), (_progress(desk),))
    return None


def _who_is_late(question: Question, desk: Desk) -> WhoIsLate:
    period, of = candidates.period_named(question, desk), question.indicators[:MOST_AT_ONCE]
    return WhoIsLate(period, of, villages=question.by_village)


def _overall(question: Question, desk: Desk) -> Answer:
    if question.rows and question.by_village and desk.unit is not None and desk.unit.level is Level.COMMUNE:
        return OfVillages(candidates.period_named(question, desk))
    if question.rows or question.history:
        return Reply(desk.words.say("rows-by-indicator"), (_progress(desk),))
    if question.why:
        return ProgressOverall(why=True)
    if question.ahead == "outlook":
        return Reply(desk.words.say("ahead-by-indicator"), (_progress(desk),))
    shown: Literal["short", "chart"] = "chart" if question.chart else "short"
    period = candidates.period_named(question, desk)
    group, paces = narrowing.part(question)
    if group or paces:
        return ProgressOverall(period=period, group=group, paces=paces)
    return ProgressOverall(shown=shown, period=period, against=question.against, beside=question.beside)


def _unit_compared(unit: str, question: Question, desk: Desk) -> Answer:
    """All that a unit reports beside the period before; beside another one indicator by indicator."""
    named = question.beside or question.period or question.beside_back == "quarter"
    if question.against == "before" and not named:
        return UnitCompared(unit)
    return Reply(desk.words.say("compare-unit-by-indicator"), (_progress(desk),))


def _of_oneself(units: tuple[str, ...], question: Question, desk: Desk) -> bool:
    """Whether an officer who reports asks what is behind in the own unit."""
    reports = desk.unit is not None and bool(desk.plan.forms_of(desk.unit))
    own = not units or (question.own_unit and units == (desk.own_unit.slug,))
    return reports and own and question.narrowed.paces == (Pace.BEHIND,)


def _of_unit(unit: str, question: Question, desk: Desk) -> Inquiry:
    """All that a unit reports, or the part of it asked about; of an office without a form, what it collects."""
    if _only_collects(unit, desk):
        return Collected(office=unit)
    group, paces = narrowing.part(question)
    period = candidates.period_named(question, desk)
    return ProgressOverall(unit=unit, period=period, why=question.why, group=group, paces=paces)


def _only_collects(slug: str, desk: Desk) -> bool:
    unit, indicators = desk.plan.units.by_slug(slug), desk.plan.indicators.values()
    files = unit is None or bool(desk.plan.forms_of(unit))
    return not files and any(slug in indicator.collected_by for indicator in indicators)


def _units(question: Question, desk: Desk) -> tuple[str, ...]:
    """The units named; one's own is a village head's commune where the commune was said."""
    if not question.own_unit or desk.unit is None:
        return question.units
    if question.own_commune and desk.unit.level is Level.VILLAGE and desk.unit.parent:
        return (desk.unit.parent,)
    return (desk.unit.slug,)


def _beside_own(question: Question, desk: Desk) -> tuple[str, ...]:
    """The units named, behind the officer's own commune where that, or a single one, is compared with them."""
    if desk.unit is None or not (question.beside_own or len(question.units) == 1):
        return question.units
    own = desk.unit.parent if desk.unit.level is Level.VILLAGE else desk.unit.slug
    return tuple(dict.fromkeys((*((own,) if own else ()), *question.units)))


def _turns_to_nothing(question: Question, desk: Desk) -> bool:
    """Whether a period stands alone that no answer was about, and that is not one the officer may mean to report."""
    reports = desk.unit is not None and bool(desk.plan.forms_of(desk.unit))
    named = question.turned and not question.against and candidates.period_named(question, desk) is not None
    return named and (question.since_start or not reports)


def _whose_rows(question: Question, desk: Desk) -> str | None:
    """The officer's own commune, where its villages are asked for and no other."""
    compared = question.rows or question.intent is Intent.RANKING
    if not (compared and question.by_village) or desk.unit is None:
        return None
    return {Level.COMMUNE: desk.unit.slug, Level.VILLAGE: desk.unit.parent}.get(desk.unit.level)


def _indicators(question: Question, units: tuple[str, ...], desk: Desk) -> Answer | None:
    unit = units[0] if units else _whose_rows(question, desk)
    by_itself = any((question.chart, question.rows, question.history, question.why, question.ahead))
    several = len(units) > 1 and not by_itself and not question.against
    if several and 1 < len(question.indicators) <= MOST_AT_ONCE:
        return SideBySide(question.indicators, units, candidates.period_named(question, desk))
    if len(question.indicators) > (1 if by_itself else MOST_AT_ONCE):
        return candidates.which_indicator(question, unit, desk)
    if not question.indicators:
        return ProgressOverall(unit=unit)
    if several:
        return _ranking(question, desk)
    period = candidates.period_named(question, desk)
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


def _ranking(question: Question, desk: Desk) -> Answer:
    period = candidates.period_named(question, desk)
    units = _beside_own(question, desk)
    several = () if question.ask_unit or units == (desk.own_unit.slug,) else units
    if len(several) > 1 and not question.chart and 1 < len(question.indicators) <= MOST_AT_ONCE:
        return SideBySide(question.indicators, several, period)
    if len(question.indicators) > 1:
        return candidates.which_indicator(question, None, desk)
    if question.indicators and (commune := _whose_rows(question, desk)) is not None:
        return Rows(question.indicators[0], commune, period)
    if question.indicators:
        shown: Literal["words", "chart"] = "chart" if question.chart else "words"
        return Ranking(
            question.indicators[0],
            period,
            units=several,
            shown=shown,
            slowest=question.slowest,
            alone=_alone(question, desk),
            held=limits.held_against(question, desk),
        )
    names = [unit.name for slug in several[:2] if (unit := desk.plan.units.by_slug(slug)) is not None]
    if len(names) == 2:
        text = desk.words.say("beside-by-indicator", first=names[0], second=names[1])
        return Reply(text, (_progress(desk),))
    return Reply(desk.words.say("ranking-by-indicator"), (_progress(desk),))


def _alone(question: Question, desk: Desk) -> bool:
    """Whether what adds up is to be ranked in a period that does not begin with the year."""
    if question.period is None or question.since_start or period_from_key(question.period).number == 1:
        return False
    return any(desk.indicator(slug).kind is Kind.FLOW for slug in question.indicators)


def _progress(desk: Desk) -> messages.Choice:
    return wording.choice(desk.words, tokens.GO_PROGRESS, "choice-progress")
