"""Which figures of a form may be taken over from the period before in one tap, and which are asked one by one.

Promises: what the villages put in doubt is never taken over unseen; both figures are named.
Must not: store anything or choose what is asked next (see ``copying``).
"""

from __future__ import annotations

from handlers.dialogue import from_villages, wording
from handlers.dialogue.desk import Desk
from handlers.dialogue.states import AskingForValue, ConfirmingCopy
from models import records
from models.plan import measures
from models.plan.indicators import Kind

STOCK_KINDS = frozenset({Kind.LEVEL, Kind.RATIO, Kind.AVERAGE})


def taken_over(state: AskingForValue, desk: Desk) -> tuple[str, ...]:
    """The areas, rates and other stocks that have a value of before and none yet; not what villages put in doubt."""
    return tuple(slug for slug in _unanswered_stocks(state, desk) if not _is_apart(slug, state.period, desk))


def asked_apart(state: AskingForValue, desk: Desk) -> tuple[str, ...]:
    """The other stocks: their villages say something else than the period before."""
    return tuple(slug for slug in _unanswered_stocks(state, desk) if _is_apart(slug, state.period, desk))


def lines(state: ConfirmingCopy, desk: Desk) -> tuple[str, ...]:
    """What is about to be taken over, line by line, and then what is not."""
    period, left = state.asking.period, taken_over(state.asking, desk)
    taken = (_line(slug, period, desk) for slug in state.indicators if slug in left)
    return (*taken, *(_apart_line(slug, period, desk) for slug in asked_apart(state.asking, desk)))


def _unanswered_stocks(state: AskingForValue, desk: Desk) -> list[str]:
    answered = desk.answers(state.form, state.period)
    return [
        field.indicator
        for field in desk.asked(state.form, state.period)
        if desk.indicator(field.indicator).kind in STOCK_KINDS
        and field.indicator not in answered
        and desk.previous_figure(field.indicator, state.period) is not None
    ]


def _is_apart(indicator: str, period: str, desk: Desk) -> bool:
    if from_villages.made(indicator, period, desk) is None:
        return False
    return from_villages.far_from(_before(indicator, period, desk), indicator, period, desk) is not None


def _line(indicator: str, period: str, desk: Desk) -> str:
    known = desk.indicator(indicator)
    value = wording.measure(desk.words, known, _before(indicator, period, desk).measure)
    return f"· {known.short(desk.words.language)}: {value}"


def _apart_line(indicator: str, period: str, desk: Desk) -> str:
    before = _before(indicator, period, desk)
    found = from_villages.far_from(before, indicator, period, desk)
    if found is None:
        raise LookupError(f"the villages do not put {indicator} in doubt")
    name = desk.indicator(indicator).short(desk.words.language)
    return desk.words.say("copy-apart", name=name, **from_villages.far_values(before, indicator, found, desk))


def _before(indicator: str, period: str, desk: Desk) -> records.Answer:
    figure = desk.previous_figure(indicator, period)
    if figure is None:
        return records.Answer(measures.NoFigure(), None, False, raw="")
    return records.Answer(figure.measure, figure.per, figure.estimated, raw="")
