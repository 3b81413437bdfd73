"""The rules that hold for the plan's roll-ups: who is asked the same as those below, in the same period.

Promises: each broken rule names the line of the plan to mend.
Must not: raise or mend anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from models.plan.data_files import Problem
from models.plan.plan import Plan
from models.plan.roll_ups import BELOW, RollUp

Complain = Callable[..., Problem]


def unknown_roll_ups(plan: Plan, problem: Complain) -> Iterator[Problem]:
    """Indicators and levels that are none."""
    for (level, slug), rule in plan.roll_ups.items():
        if slug not in plan.indicators:
            yield problem(f"roll_ups: {slug} is no indicator", "roll_up", level, slug)
        if BELOW.get(rule.of) is not rule.made_by:
            yield problem(f"roll_ups: {rule.made_by} is not the level below {rule.of}", "roll_up", level, slug)


def unfit_roll_ups(plan: Plan, problem: Complain) -> Iterator[Problem]:
    """Figures that cannot be added up for the one who is asked."""
    for (level, slug), rule in plan.roll_ups.items():
        if reason := _unfit(plan, slug, rule):
            yield problem(f"roll_ups: {reason}", "roll_up", level, slug)


def _unfit(plan: Plan, slug: str, rule: RollUp) -> str:
    own, others = plan.form_at(rule.of, slug), plan.form_at(rule.made_by, slug)
    if own is None or others is None:
        return f"no {rule.of if own is None else rule.made_by} form asks for {slug}"
    if own.rhythm is not others.rhythm:
        return f"{slug} is asked every {own.rhythm} in {own.slug}, every {others.rhythm} in {others.slug}"
    mine, theirs = own.field(slug), others.field(slug)
    if mine is not None and theirs is not None and mine.per is not theirs.per:
        return f"{slug} is asked per {mine.per} in {own.slug}, per {theirs.per} in {others.slug}"
    return ""
