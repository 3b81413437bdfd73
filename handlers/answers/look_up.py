"""An inquiry to the answer that looks it up."""

from __future__ import annotations

from handlers.answers import deadlines, lateness, own_data, progress
from handlers.answers.asker import Asker
from handlers.dialogue import decisions


def look_up(inquiry: decisions.Inquiry, asker: Asker) -> decisions.Reply:
    """The answer to an inquiry, within what the asker may see."""
    match inquiry:
        case decisions.ProgressOverall():
            return progress.overall(inquiry, asker)
        case decisions.ProgressOfIndicators():
            return progress.of_indicators(inquiry, asker)
        case decisions.Comparison():
            return progress.comparison(inquiry, asker)
        case decisions.WhoIsLate():
            return lateness.who_is_late(asker)
        case decisions.Deadlines():
            return deadlines.deadlines(asker)
        case decisions.MyData():
            return own_data.own_data(asker)
