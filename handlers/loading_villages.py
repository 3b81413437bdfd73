"""Putting on a commune's desk what its villages have reported for the periods a turn may be about.

Promises: nothing is read for units that nobody reports to; only the indicators of the plan's rule and a few periods.
Must not: decide anything.
"""

from __future__ import annotations

from dataclasses import replace

import sqlalchemy as sa

from handlers.dialogue import heard, states, tokens
from handlers.dialogue.desk import Desk
from handlers.dialogue.later.states import PuttingOff
from handlers.dialogue.leaders.states import Leading
from models.store.queries import reports


def for_commune(connection: sa.Connection, desk: Desk, state: states.State, what: heard.Heard) -> Desk:
    """The desk with the villages' figures; the same desk where nobody reports to the unit."""
    unit = desk.unit
    indicators = [slug for level, slug in desk.plan.roll_ups if unit is not None and level is unit.level]
    if not desk.villages or not indicators or isinstance(state, states.ConfirmingLeave | PuttingOff | Leading):
        return desk
    periods = _periods(indicators, desk, state, what)
    villages = [village.slug for village in desk.villages]
    return replace(desk, village_figures=reports.figures_of_periods(connection, villages, indicators, periods))


def _periods(indicators: list[str], desk: Desk, state: states.State, what: heard.Heard) -> frozenset[str]:
    """The periods that can be reported, the one at hand, the one that is asked for, and those filed last."""
    forms = {form.slug for slug in indicators if (form := desk.plan.form_for(slug, desk.own_unit)) is not None}
    found = {report.period.key for report in desk.open_reports() if report.form.slug in forms}
    found |= set({report.form: report.period for report in desk.reports if report.form in forms}.values())
    found |= {period for period in (_at_hand(state), _asked_for(what)) if period}
    return frozenset(found)


def _at_hand(state: states.State) -> str:
    inner = getattr(state, "asking", state)
    return str(getattr(inner, "period", ""))


def _asked_for(what: heard.Heard) -> str:
    if not isinstance(what, heard.Chosen | heard.Stale):
        return ""
    for read_figure in (tokens.read_from_villages, tokens.read_correct_figure):
        if (chosen := read_figure(what.token)) is not None:
            return chosen[1]
    for read in (tokens.read_seen, tokens.read_correct, tokens.read_form):
        if (named := read(what.token)) is not None:
            return named.period
    return ""
