"""An inquiry to the answer that looks it up.

Promises: once the plan's year is over, every answer of its figures says first whose year they are.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from handlers.answers import (
    ahead,
    broadcasts,
    collectors,
    comparing,
    foresight,
    histories,
    late_list,
    lateness,
    named_villages,
    of_indicators,
    own_data,
    own_lateness,
    progress,
    ranking,
    reasons,
    report_files,
    rows,
    side_by_side,
    targets_below,
    through_the_year,
    unit_compared,
    villages_together,
    why_reminded,
)
from handlers.answers.asker import Asker
from handlers.dialogue import decisions, inquiries
from handlers.dialogue.later.decisions import WhyReminded
from handlers.dialogue.leaders import decisions as leading_decisions

_OF_FIGURES: Final = (
    decisions.ProgressOverall
    | decisions.ProgressOfIndicators
    | decisions.Compared
    | decisions.Rows
    | decisions.History
    | inquiries.NamedVillage
    | inquiries.OfVillages
    | inquiries.TargetsGiven
    | inquiries.Ahead
    | inquiries.Collected
    | decisions.Reasons
    | decisions.Ranking
    | inquiries.SideBySide
    | inquiries.ThroughTheYear
    | inquiries.UnitCompared
)


def look_up(inquiry: decisions.Inquiry, asker: Asker) -> decisions.Reply:
    """The answer to an inquiry, within what the asker may see."""
    reply, plan_year = _answer(inquiry, asker), asker.plan.year
    of_figures = isinstance(inquiry, _OF_FIGURES) or inquiry == decisions.Deadlines(figures=True)
    if asker.today.year <= plan_year or not of_figures:
        return reply
    heading = asker.words.say("year-is-over", year=str(plan_year), this_year=str(asker.today.year))
    return replace(reply, text=f"{heading}\n{reply.text}")


def _answer(inquiry: decisions.Inquiry, asker: Asker) -> decisions.Reply:
    match inquiry:
        case decisions.ProgressOverall():
            return progress.overall(inquiry, asker)
        case decisions.ProgressOfIndicators():
            return of_indicators.of_indicators(inquiry, asker)
        case decisions.Compared():
            return comparing.compared(inquiry, asker)
        case decisions.Rows():
            return rows.behind(inquiry, asker)
        case decisions.History():
            return histories.history(inquiry, asker)
        case inquiries.NamedVillage():
            return named_villages.named(inquiry, asker)
        case inquiries.Collected():
            return collectors.collected(inquiry, asker)
        case inquiries.TargetsGiven():
            return targets_below.given(inquiry, asker)
        case inquiries.OfVillages():
            return villages_together.together(inquiry, asker)
        case inquiries.Ahead():
            return ahead.ahead(inquiry, asker)
        case decisions.Reasons():
            return reasons.reasons(inquiry, asker)
        case decisions.Ranking():
            return ranking.ranking(inquiry, asker)
        case inquiries.SideBySide():
            return side_by_side.side_by_side(inquiry, asker)
        case inquiries.UnitCompared():
            return unit_compared.unit_compared(inquiry, asker)
        case inquiries.ThroughTheYear():
            return through_the_year.through_the_year(inquiry, asker)
        case decisions.WhoIsLate():
            return lateness.who_is_late(inquiry, asker)
        case decisions.Deadlines(figures):
            return own_lateness.own_lateness(asker) if figures else lateness.own_deadlines(asker)
        case decisions.MyData():
            return own_data.own_data(asker)
        case WhyReminded():
            return why_reminded.why_reminded(asker)
        case _:
            return _of_leading(inquiry, asker)


def _of_leading(inquiry: leading_decisions.LeadingInquiry, asker: Asker) -> decisions.Reply:
    match inquiry:
        case leading_decisions.LateList():
            return late_list.late_list(inquiry, asker)
        case leading_decisions.NotYetDue():
            return late_list.not_yet_due(inquiry, asker)
        case leading_decisions.BroadcastProgress():
            return broadcasts.how_far(inquiry, asker)
        case leading_decisions.BroadcastUnreached():
            return broadcasts.unreached(asker)
        case leading_decisions.Foresight():
            return foresight.foresee(inquiry, asker)
        case leading_decisions.SummingUp():
            return report_files.report_file(inquiry, asker)
