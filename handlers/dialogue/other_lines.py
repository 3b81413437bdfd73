"""One figure with the name of another line of the report at hand: "búp chè 20" while tea's area is asked.

Promises: where it may be the figure asked too, which is meant is asked; the open question is asked again afterwards.
Must not: take a figure for a line of another report, or one of a filed report.
"""

from __future__ import annotations

from handlers.dialogue import placing, prompts, sorting_out
from handlers.dialogue.decisions import Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.states import AskingForValue, ChoosingIndicator, ReportOf
from handlers.reading.figures.quantity import Quantity
from handlers.reading.reader import is_bare_number
from handlers.reading.reports.report import Line


def hear(text: str, quantity: Quantity, state: AskingForValue, desk: Desk) -> Step | None:
    """Which line is meant, or the figure weighed as that line's; ``quantity``: the text read as the figure asked.

    None when no other line of this report is named, or a report that is filed is corrected.
    """
    here = ReportOf(form=state.form, period=state.period)
    line = _line(text, here, desk)
    if line is None or state.indicator in line.indicators:
        return None
    meant = (*line.indicators, state.indicator) if quantity.readings else line.indicators
    return sorting_out.put_into(here, (line.model_copy(update={"indicators": meant}),), state, desk)


def hear_meanwhile(text: str, state: ChoosingIndicator, desk: Desk) -> Step | None:
    """What was typed instead of choosing whose figure an earlier line is: another line, or a number of nobody."""
    here = ReportOf(form=state.asking.form, period=state.asking.period)
    line = _line(text, here, desk)
    if line is not None:
        return sorting_out.put_into(here, (line,), state, desk)
    if is_bare_number(text) or (desk.reader.question(text).figure and not desk.reader.asks(text)):
        return Step(state, prompts.again(state, desk, desk.words.say("lines-choose-first")))
    return None


def _line(text: str, here: ReportOf, desk: Desk) -> Line | None:
    """The figure of this open report, its period and its unit that the text gives with its name, asking nothing."""
    line = desk.reader.line(text)
    if line is None or desk.report(here.form, here.period) is not None or desk.reader.asks(text):
        return None
    question = desk.reader.question(text)
    of_another = question.units or question.village or question.unknown or question.period not in (None, here.period)
    fitting = placing.candidates(line, here, desk)
    return line.model_copy(update={"indicators": fitting}) if question.figure and fitting and not of_another else None
