"""Which report a message's figures are for: the one at hand, the one its labels or its period point to, or a question.

Promises: where two reports are possible, or it is not certain that the figures are meant, it is asked.
Must not: read a figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handlers.dialogue import readback, wording
from handlers.dialogue.desk import Desk
from handlers.dialogue.states import (
    AskingForValue,
    ChoosingField,
    ChoosingIndicator,
    ConfirmingCopy,
    ConfirmingCorrection,
    ConfirmingCorrections,
    ConfirmingReport,
    PlacingFigures,
    QuestioningAnswer,
    ReportOf,
    State,
    ViewingReport,
)
from handlers.reading.reports.report import Line, Report
from models.plan.periods import period_from_key


@dataclass(frozen=True, slots=True)
class Placed:
    """``among`` are the reports possible, none when the figures belong to nothing; ``note`` says why then.

    ``sure`` is False when even a single one must be confirmed.
    """

    among: tuple[ReportOf, ...]
    sure: bool = True
    note: str = ""


def place(report: Report, state: State, desk: Desk) -> Placed:
    """The report or reports that the lines may be for."""
    if report.code is not None:
        return _of_template(report, desk)
    here = at_hand(state)
    if here is not None and _of_period((here,), report.period) and _fits(report.lines, here, desk):
        return Placed((here,))
    if isinstance(state, ViewingReport):
        return _while_viewing(report, state, desk)
    return _by_labels(report, desk, moved=here is not None)


def at_hand(state: State) -> ReportOf | None:
    """The report a conversation is in the middle of, open or filed."""
    match state:
        case PlacingFigures(left=left):
            return left
        case QuestioningAnswer(asking=asking) | ConfirmingCopy(asking=asking) | ChoosingIndicator(asking=asking):
            return ReportOf(form=asking.form, period=asking.period)
        case (
            AskingForValue(form=form, period=period)
            | ConfirmingReport(form=form, period=period)
            | ChoosingField(form=form, period=period)
            | ConfirmingCorrection(form=form, period=period)
            | ConfirmingCorrections(form=form, period=period)
        ):
            return ReportOf(form=form, period=period)
    return None


def candidates(line: Line, place: ReportOf, desk: Desk) -> tuple[str, ...]:
    """The indicators of a report that a line may give; those asked in this period go before the others."""
    asked = [field.indicator for field in desk.asked(place.form, place.period)]
    if line.item is not None:
        return _of_item(line.item, asked, place, desk)
    unit = desk.own_unit.slug
    whole = [field.indicator for field in desk.form(place.form).fields if field.concerns(unit)]
    return tuple(slug for slug in asked if slug in line.indicators) or tuple(
        slug for slug in whole if slug in line.indicators
    )


def _of_item(item: int, asked: Sequence[str], place: ReportOf, desk: Desk) -> tuple[str, ...]:
    """What a line's number stands for: in the questions asked and in the lines that were read back."""
    if desk.report(place.form, place.period) is not None:
        lists: tuple[Sequence[str], ...] = (readback.correctable(place.form, place.period, desk),)
    else:
        lists = (asked, readback.shown(place.form, place.period, desk))
    return tuple(dict.fromkeys(one[item - 1] for one in lists if 1 <= item <= len(one)))


def _fits(lines: Iterable[Line], place: ReportOf, desk: Desk) -> int:
    """How many lines may belong to a report."""
    return sum(bool(candidates(line, place, desk)) for line in lines)


def _of_period(places: Iterable[ReportOf], period: str | None) -> tuple[ReportOf, ...]:
    return tuple(one for one in places if period is None or one.period == period)


def _of_template(report: Report, desk: Desk) -> Placed:
    """A template knows its own report; it must be this unit's, and open or filed."""
    code, words = report.code, desk.words
    if code is None:
        raise LookupError("no template")
    if code.unit != desk.own_unit.slug or code.form not in {form.slug for form in desk.plan.forms_of(desk.own_unit)}:
        return Placed((), note=words.say("lines-other-unit", unit=wording.unit_title(desk)))
    known = [one for one in (*_open(desk), *_filed(desk)) if (one.form, one.period) == (code.form, code.period)]
    return Placed(tuple(known), note="" if known else _not_open(code.period, desk))


def _while_viewing(report: Report, state: ViewingReport, desk: Desk) -> Placed:
    """The report just shown, and those still open that the same labels fit, unless a correction was meant."""
    shown = ReportOf(form=state.form, period=state.period)
    found = [shown] if _of_period((shown,), report.period) and _fits(report.lines, shown, desk) else []
    if not report.correcting and all(line.is_labelled for line in report.lines):
        found.extend(one for one in _of_period(_open(desk), report.period) if one.form == state.form)
    if found:
        return Placed(tuple(found))
    return _by_labels(report, desk, moved=False)


def _by_labels(report: Report, desk: Desk, *, moved: bool) -> Placed:
    """The open reports that fit most lines, else the filed one; numbers without labels are always asked about.

    ``moved``: the conversation is in the middle of another report.
    """
    opened, filed = _open(desk), _filed(desk)
    numbered = not any(line.is_labelled for line in report.lines)
    if report.correcting:
        begun = [one for one in opened if desk.answers(one.form, one.period)]
        found = _best(report, (*begun, *_newest(filed, report, desk)), desk)
    else:
        found = _best(report, opened, desk) or _best(report, _newest(filed, report, desk), desk)
    if found:
        return Placed(found, sure=not moved and not numbered)
    if report.period is None:
        return Placed(())
    return _of_another_period(report, opened, desk)


def _of_another_period(report: Report, opened: Sequence[ReportOf], desk: Desk) -> Placed:
    """The period named has no report that fits: it is not open, or it was said of a longer one."""
    others = _best(report.model_copy(update={"period": None}), opened, desk)
    rhythm = period_from_key(report.period or "").rhythm
    if any(desk.form(one.form).rhythm is rhythm for one in others) or not others:
        return Placed((), note=_not_open(report.period or "", desk))
    return Placed(others, sure=False)


def _not_open(period: str, desk: Desk) -> str:
    try:
        name = wording.period_name(desk.words, period_from_key(period).key)
    except ValueError:
        name = period
    return desk.words.say("lines-not-open", period=wording.capital(name))


def _best(report: Report, among: Sequence[ReportOf], desk: Desk) -> tuple[ReportOf, ...]:
    """Those of the period named that fit most lines, at least one."""
    counted = [(_fits(report.lines, one, desk), one) for one in _of_period(among, report.period)]
    most = max((count for count, _ in counted), default=0)
    return tuple(one for count, one in counted if count == most) if most else ()


def _newest(filed: Sequence[ReportOf], report: Report, desk: Desk) -> tuple[ReportOf, ...]:
    """The newest filed report of each form; with a period named, those of that period."""
    if report.period is not None:
        return tuple(one for one in filed if one.period == report.period)
    newest: dict[str, ReportOf] = {}
    for one in sorted(filed, key=lambda one: period_from_key(one.period).last_on):
        newest[one.form] = one
    return tuple(newest.values())


def _open(desk: Desk) -> tuple[ReportOf, ...]:
    return tuple(ReportOf(form=one.form.slug, period=one.period.key) for one in desk.open_reports())


def _filed(desk: Desk) -> tuple[ReportOf, ...]:
    return tuple(ReportOf(form=one.form, period=one.period) for one in desk.reports)


def other_form(slugs: Iterable[str], desk: Desk) -> str | None:
    """The period of the open report in which this unit gives one of these indicators; "" when only later.

    None when it gives none of them.
    """
    forms = {form.slug for slug in slugs if (form := desk.plan.form_for(slug, desk.own_unit)) is not None}
    if not forms:
        return None
    return next((one.period for one in _open(desk) if one.form in forms), "")
