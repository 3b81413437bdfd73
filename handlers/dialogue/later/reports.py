"""Which reports an officer means who puts some off, and how they are named.

Promises: only open reports of the officer's own unit; several are asked about, never guessed.
Must not: know why they are put off.
"""

from __future__ import annotations

from collections.abc import Sequence

from handlers.dialogue import wording
from handlers.dialogue.desk import Desk, OpenReport
from handlers.dialogue.later import tokens
from handlers.dialogue.later.states import ReportKey
from handlers.dialogue.states import AskingForValue, ConfirmingReport, Purpose, QuestioningAnswer, State
from models import messages

MOST_OFFERED = 7


def at_hand(state: State) -> ReportKey | None:
    """The report that is being filled."""
    asking = state.asking if isinstance(state, QuestioningAnswer) else state
    if isinstance(asking, AskingForValue) and asking.purpose is not Purpose.CORRECT:
        return ReportKey(form=asking.form, period=asking.period)
    if isinstance(asking, ConfirmingReport):
        return ReportKey(form=asking.form, period=asking.period)
    return None


def meant(text: str, state: State, desk: Desk) -> tuple[ReportKey, ...]:
    """The reports that ``text`` may be about: those of a period it names, the one at hand, or all that are open."""
    reports = desk.open_reports()
    period = desk.reader.period(text)
    named = [report for report in reports if report.period.key == period]
    present = at_hand(state)
    if not named and present is not None and is_open(present, desk):
        return (present,)
    return tuple(_key(report) for report in (named or reports)[:MOST_OFFERED])


def is_open(key: ReportKey, desk: Desk) -> bool:
    return _report(key, desk) is not None


def still_open(keys: Sequence[ReportKey], desk: Desk) -> tuple[ReportKey, ...]:
    """Those that have not been filed meanwhile."""
    return tuple(key for key in keys if is_open(key, desk))


def choices(keys: Sequence[ReportKey], desk: Desk) -> tuple[messages.Choice, ...]:
    """One choice a report, and one for all of them."""
    words = desk.words
    each = tuple(
        wording.choice(
            words,
            tokens.option(position),
            "choice-report-key",
            period=wording.capital(wording.period_name(words, key.period)),
            due=words.day(report.due_on),
        )
        for position, key in enumerate(keys)
        if (report := _report(key, desk)) is not None
    )
    return (*each, wording.choice(words, tokens.ALL, "choice-all-reports", count=str(len(each))))


def chosen(token: str, keys: Sequence[ReportKey]) -> tuple[ReportKey, ...]:
    """The reports a token picks; none for a token of something else."""
    if token == tokens.ALL:
        return tuple(keys)
    position = tokens.read_option(token)
    return (keys[position],) if position is not None and position < len(keys) else ()


def typed(text: str, keys: Sequence[ReportKey], desk: Desk) -> tuple[ReportKey, ...]:
    """The reports that were typed: "tháng 6", "tất cả"."""
    if desk.reader.means_all(text):
        return tuple(keys)
    period = desk.reader.period(text)
    return tuple(key for key in keys if key.period == period)


def names(keys: Sequence[ReportKey], desk: Desk) -> str:
    """Reports in a row: "báo cáo tháng 6, quý II"."""
    return desk.words.say("report-keys", periods=", ".join(wording.period_name(desk.words, key.period) for key in keys))


def due(keys: Sequence[ReportKey], desk: Desk) -> str:
    """Until when: one day, or the first of several."""
    days = [report.due_on for key in keys if (report := _report(key, desk)) is not None]
    return desk.words.day(min(days)) if days else ""


def _report(key: ReportKey, desk: Desk) -> OpenReport | None:
    found = (report for report in desk.open_reports() if _key(report) == key)
    return next(found, None)


def _key(report: OpenReport) -> ReportKey:
    return ReportKey(form=report.form.slug, period=report.period.key)
