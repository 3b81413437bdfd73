"""What the figures of a unit add to an indicator's total from one cut-off to the next, and what one figure changes.

Promises: the steps up to a cut-off add up to what the unit contributes by then (see ``totals``); where periods cannot
overlap, a figure changes its own step and that of the unit's next figure, whatever comes later.
Must not: know a rule of its own about what counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from models.plan.indicators import Kind
from models.plan.measures import Amount, Figure, Measure, Per, Share
from models.plan.periods import period_from_key, periods_of_year
from models.plan.sums import NOTHING, Sums, sum_of
from models.plan.totals import WANTED, Dated, Rule, contribution, ending_by


class Line(NamedTuple):
    """What a figure is, without its number: enough to tell whether another one's counting depends on it."""

    period: str
    measure: type[Measure]
    per: Per | None


_PLAIN: Final = frozenset({(Amount, Per.PERIOD)})


def line_of(figure: Figure) -> Line:
    """What a figure is."""
    return Line(figure.period, type(figure.measure), figure.per)


def are_apart(kind: Kind, lines: Sequence[Line]) -> bool:
    """Whether these figures of one unit are of one rhythm and count no day twice."""
    if not lines or not _of_one_rhythm(lines[0].period).issuperset([line.period for line in lines]):
        return False
    return kind is not Kind.FLOW or {(line.measure, line.per) for line in lines} == _PLAIN


def deciding(kind: Kind, lines: Sequence[Line], written: Line) -> Sequence[int]:
    """Where in ``lines``, one unit's figures of the year that hold a number, those stand that decide what ``written``
    changes.

    Of periods that cannot overlap: the period's own and, of what does not flow, the newest that counts before it, the
    first that counts after it, and what lies between; the others contribute the same with and without it. Else all. For
    what several units report.
    """
    if not are_apart(kind, [*lines, written]):
        return range(len(lines))
    if kind is Kind.FLOW:
        return [place for place, line in enumerate(lines) if line.period == written.period]
    wanted = WANTED.get(kind, Amount)
    counting = [line.period for line in lines if line.measure is wanted]
    first = max((key for key in counting if key < written.period), default="")
    last = min((key for key in counting if key > written.period), default=None)
    return [place for place, line in enumerate(lines) if first <= line.period and (last is None or line.period <= last)]


def changes(
    rule: Rule, was: Sequence[Dated], now: Sequence[Dated], written: date, before: Share | None
) -> Iterator[tuple[date, Sums]]:
    """By cut-off what is added to its step when one unit's figures, oldest first, become ``now`` that were ``was``.

    They differ in periods that end on ``written``. ``before``: the unit's baseline, if any.
    """
    before_less = before_more = NOTHING
    for cut_off in sorted({written, *(each.last_on for each in (*was, *now) if each.last_on > written)}):
        less = contribution(rule, ending_by(was, cut_off), before)
        more = contribution(rule, ending_by(now, cut_off), before)
        step = sum_of((more, before_less), (less, before_more))
        if step != NOTHING:
            yield cut_off, step
        before_less, before_more = less, more


def course(rule: Rule, dated: Sequence[Dated], before: Share | None) -> Iterator[tuple[date, Sums, Sums]]:
    """One unit's figures, oldest first, cut-off by cut-off: what each adds to the sums so far, and what it takes away.

    For what several units report, as ``deciding``.
    """
    lines = [line_of(each.figure) for each in dated]
    apart = are_apart(rule.kind, lines)
    wanted, first, was = WANTED.get(rule.kind, Amount), 0, NOTHING
    cut_offs = sorted({each.last_on for each in dated})
    for cut_off in cut_offs:
        so_far = ending_by(dated, cut_off)
        now = contribution(rule, so_far[first:], before)
        yield cut_off, now, was
        if apart and lines[len(so_far) - 1].measure is wanted:
            first = len(so_far) - 1
            was = contribution(rule, so_far[first:], before)
        else:
            was = now


@lru_cache(maxsize=256)
def _of_one_rhythm(key: str) -> frozenset[str]:
    """The keys of the periods of the same rhythm and year."""
    period = period_from_key(key)
    return frozenset(each.key for each in periods_of_year(period.rhythm, period.year))
