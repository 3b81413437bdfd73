"""Short questions after an answer that name no indicator: they are about what that answer was about.

Promises: only the newest answer counts, and only when it was seen and no reminder came after it; what it was about is
read off the choices it offers. While a figure is asked and nothing was answered, that figure is what they are about.
Must not: change a question that names something itself.
"""

from __future__ import annotations

from dataclasses import replace

from handlers.dialogue import browsing, browsing_choices, browsing_tokens, subjects, tokens, unit_pages
from handlers.dialogue.decisions import Inquiry, ProgressOverall, Ranking, Reasons, Reply
from handlers.dialogue.desk import Desk
from handlers.dialogue.states import AskingForValue, Idle, QuestioningAnswer, State, ViewingReport
from handlers.reading.questions.question import Intent, Question, Wish
from models.plan.periods import period_from_key


def after(reply: Reply, before: tuple[str, ...], *, answered: bool, same: bool) -> tuple[str, ...]:
    """The tokens a short question after this reply is understood by: what was not understood, and a question that is
    only asked again, leave those from ``before``. ``same``: nothing was done."""
    new = answered or not same or reply.about or subjects.leads_on(reply.led_to)
    return reply.led_to if new else before


def inquiry(text: str, state: State, desk: Desk) -> Inquiry | None:
    """What "back" or "why" leads to after an answer, or the words of one of its counts; None when it is none of these,
    or no answer was shown.

    In the middle of something "back" goes to the question before.
    """
    if not subjects.leads_on(desk.offered):
        return None
    idle = isinstance(state, Idle | ViewingReport)
    if idle and (counted := _counted(text, desk)) is not None:
        return counted
    match desk.reader.wish(text):
        case Wish.BACK if idle:
            return browsing_choices.inquiry_of_token(desk.offered[-1], desk)
        case Wish.WHY:
            return _why(desk)
        case Wish.MORE:
            return _more(desk)
    return None


def _counted(text: str, desk: Desk) -> Inquiry | None:
    """What stands as the words of a count say, where the counts of the whole district were shown: now or at the end of
    a period."""
    parts = map(browsing_tokens.read_part_page, desk.offered)
    wholes = (part[3] for part in parts if part is not None and not (part[1] or part[2]))
    periods = filter(None, (*wholes, *map(browsing_tokens.read_whole, desk.offered)))
    period = next(periods, None)
    if period is None and tokens.GO_PROGRESS_FULL not in desk.offered:
        return None
    paces = desk.reader.paces(text)
    return ProgressOverall(period=period, paces=paces) if paces else None


def _more(desk: Desk) -> Inquiry | None:
    """The next page, else what stands behind the answer."""
    further = subjects.next_page(desk.offered)
    behind = [token for token in desk.offered if token == tokens.GO_PROGRESS_FULL or subjects.opens(token)]
    leads_to = (further, *behind) if further else behind
    return next((browsing_choices.inquiry_of_token(token, desk) for token in leads_to), None)


def _why(desk: Desk) -> Inquiry | None:
    """What is known about the one number, or about all of them, that were shown."""
    if unit := _unit_shown(desk):
        return ProgressOverall(unit=unit, why=True)
    if tokens.GO_PROGRESS_FULL in desk.offered:
        return ProgressOverall(why=True)
    about = [found for token in desk.offered if (found := subjects.about_of(token)) is not None]
    slugs = {one.slug for one in desk.plan.indicators.values() if one.number in {one.number for one in about}}
    if len(slugs) != 1:
        return None
    return Reasons(slugs.pop(), subjects.whose_of(about) or None)


def filled(question: Question, state: State, desk: Desk) -> Question:
    """The question with what the newest answer was about, where it names no indicator and needs one, or only turns to
    another period, unit or indicator."""
    about = _shown(state, desk) or (_asked(state, desk) if question.by_village else [])
    numbers = {one.number for one in about}
    if question.turned and not numbers:
        return _of_what_was_listed(question, desk)
    if not numbers and _only_compares(question) and (unit := _unit_shown(desk)):
        return replace(question, intent=Intent.PROGRESS_UNIT, units=(unit,))
    if not 0 < len(numbers) <= browsing.MOST_AT_ONCE:
        return question
    if question.turned:
        return _turned(question, about, desk)
    if question.with_units and not question.indicators and not question.unknown:
        return _beside(question, about, desk)
    if question.intent is Intent.RANKING and question.units and not question.indicators and not question.unknown:
        return replace(question, indicators=_indicators(about, desk), period=_turned_to(question, about))
    if question.intent is Intent.WHO_IS_LATE and question.best_or_worst and len(numbers) == 1 and not question.units:
        return replace(question, intent=Intent.RANKING, indicators=_indicators(about, desk))
    if not _needs_one(question) or (question.given and len(numbers) > 1):
        return question
    whose = subjects.rows_of(about) if question.rows else subjects.whose_of(about)
    whose = "" if question.by_village or question.given else whose
    return replace(
        question,
        intent=Intent.RANKING if question.intent is Intent.RANKING else Intent.PROGRESS_INDICATOR,
        indicators=_indicators(about, desk),
        units=(whose,) if whose and question.intent is not Intent.RANKING else (),
        period=_turned_to(question, about),
    )


def _shown(state: State, desk: Desk) -> list[subjects.About]:
    """What the newest answer was about; before any, the figure that is asked."""
    if asked := [] if subjects.leads_on(desk.offered) else _asked(state, desk):
        return asked
    return [found for token in desk.offered if (found := subjects.about_of(token)) is not None]


def _asked(state: State, desk: Desk) -> list[subjects.About]:
    """The figure that is asked, or in doubt, in the officer's own unit."""
    asking = state.asking if isinstance(state, QuestioningAnswer) else state
    if not isinstance(asking, AskingForValue) or desk.unsent:
        return []
    own = browsing_tokens.unit_key(desk.own_unit.slug)
    return [subjects.About("itself", desk.indicator(asking.indicator).number, own)]


def _indicators(about: list[subjects.About], desk: Desk) -> tuple[str, ...]:
    numbers = {one.number for one in about}
    return tuple(one.slug for one in desk.plan.indicators.values() if one.number in numbers)


def _only_compares(question: Question) -> bool:
    """Whether it only says what to set beside what was shown."""
    named = question.units or question.own_unit or question.village or question.indicators
    return question.against is not None and question.only_against and not named


def _turned(question: Question, about: list[subjects.About], desk: Desk) -> Question:
    """The same of another period, unit or indicator: rows again where rows were shown, a ranking where it was one;
    beside another period it is the number itself."""
    whose, kinds = subjects.whose_of(about), {one.kind for one in about}
    elsewhere = bool(question.units or question.own_unit or question.village)
    units = question.units if elsewhere or not whose else (whose,)
    if question.indicators:
        return replace(question, units=units)
    stays = not elsewhere and not question.against
    ranked = stays and "ranking" in kinds and kinds.isdisjoint(("row", "rows", "history", "compared"))
    return replace(
        question,
        intent=Intent.RANKING if ranked else Intent.PROGRESS_INDICATOR,
        indicators=_indicators(about, desk),
        units=() if ranked else units,
        rows=stays and "row" in kinds,
        period=_turned_to(question, about),
    )


def _of_what_was_listed(question: Question, desk: Desk) -> Question:
    """A period of the unit, or of the part of all indicators, that was shown."""
    if question.units or question.own_unit or question.indicators:
        return question
    parts = (browsing_tokens.read_part_page(token) for token in desk.offered)
    if (part := next((one for one in parts if one is not None), None)) is not None:
        narrowed = replace(question.narrowed, group=part[1], paces=part[2])
        return replace(question, intent=Intent.PROGRESS_OVERALL, narrowed=narrowed)
    unit = _unit_shown(desk)
    return question if unit is None else replace(question, intent=Intent.PROGRESS_UNIT, units=(unit,))


def _unit_shown(desk: Desk) -> str | None:
    """The unit, or its key, whose figures were shown."""
    pages = (unit_pages.read(token) for token in desk.offered)
    return next((page.key for page in pages if page is not None), None)


def _beside(question: Question, about: list[subjects.About], desk: Desk) -> Question:
    """The unit that was shown, else the officer's own commune, beside the units named."""
    communes = desk.plan.units.communes
    shown = browsing_tokens.unit_of_key(subjects.whose_of(about), communes) or next(
        (one for one in communes if desk.unit and one.slug == desk.unit.slug), None
    )
    units = tuple(dict.fromkeys((*((shown.slug,) if shown else ()), *question.units)))
    return replace(
        question,
        intent=Intent.RANKING if len(units) > 1 else Intent.PROGRESS_INDICATOR,
        indicators=_indicators(about, desk),
        units=units,
        period=question.period or subjects.period_of(about),
    )


def chart(question: Question, desk: Desk) -> Ranking | None:
    """The picture of the ranking that was just shown."""
    if not question.chart or not _needs_one(question):
        return None
    offered = (browsing_choices.inquiry_of_token(token, desk) for token in desk.offered)
    return next((one for one in offered if isinstance(one, Ranking) and one.shown == "chart"), None)


def _needs_one(question: Question) -> bool:
    """Whether the question asks something about an indicator and names neither it nor anything else."""
    kinds = (
        question.intent is Intent.RANKING,
        question.against is not None,
        question.rows,
        question.chart,
        question.history,
        question.why,
        question.ahead is not None,
        question.given and question.of_units,
    )
    names = (question.indicators, question.units, question.own_unit, question.unknown, question.wish)
    return any(kinds) and not any(names)


def _turned_to(question: Question, about: list[subjects.About]) -> str | None:
    """The period named now, or else before; not one of another length than what it is set beside."""
    before = None if question.back or question.since_start else subjects.period_of(about)
    if question.period or before is None or question.beside is None:
        return question.period or before
    alike = period_from_key(before).rhythm is period_from_key(question.beside).rhythm
    return before if alike else None
