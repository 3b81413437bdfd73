"""Filling a form: which report, which figure next, the read-back and the filing.

Promises: every answer is saved when given; nothing is filed that was not read back.
Must not: read quantities (see ``answering``).
"""

from __future__ import annotations

from collections.abc import Mapping

from handlers.dialogue import closed, overtaken, prompts, readback, tokens, wording
from handlers.dialogue.decisions import CancelDraft, FileReport, Reply, SaveAnswers, Step
from handlers.dialogue.desk import Desk, OpenReport
from handlers.dialogue.receipts import receipt_code
from handlers.dialogue.states import (
    AskingForValue,
    ChoosingField,
    ConfirmingCancel,
    ConfirmingReport,
    Idle,
    LastAnswer,
    Purpose,
)
from models import messages, records
from models.plan.periods import period_from_key

MOST_LISTED = 8


def choose_report(desk: Desk) -> Step:
    """Begin the one report that is open, or ask which of them."""
    reports = desk.open_reports()
    if not reports:
        return nothing_to_report(desk)
    if len(reports) == 1:
        return begin(reports[0].form.slug, reports[0].period.key, desk)
    return Step(Idle(), _list_of_reports(reports, desk))


def continue_report(desk: Desk) -> Step:
    """Go on with a draft; with none, choose a report."""
    begun = [report for report in desk.open_reports() if report.answered]
    if len(begun) == 1:
        return begin(begun[0].form.slug, begun[0].period.key, desk)
    return Step(Idle(), _list_of_reports(begun, desk)) if begun else choose_report(desk)


def _list_of_reports(reports: tuple[OpenReport, ...] | list[OpenReport], desk: Desk) -> Reply:
    words = desk.words
    choices = tuple(
        wording.choice(
            words,
            tokens.form(report.form.slug, report.period.key),
            "choice-report-begun" if report.answered else "choice-report-open",
            period=wording.capital(wording.period_name(words, report.period.key)),
            due=words.day(report.due_on),
            late="late" if report.due_on < desk.today else "open",
            answered=str(report.answered),
            asked=str(report.asked),
        )
        for report in reports[:MOST_LISTED]
    )
    more = len(reports) - len(choices)
    text = words.say("report-which", unit=wording.unit_title(desk))
    if more > 0:
        text = f"{text}\n{words.say('report-older', count=more)}"
    return Reply(text, choices)


def nothing_to_report(desk: Desk) -> Step:
    """Everything is filed, or this officer's unit has no form: say when the next one opens."""
    words = desk.words
    upcoming = [
        (desk.plan.opens_on(form, period), period)
        for form in (desk.plan.forms_of(desk.unit) if desk.unit else ())
        if (period := desk.plan.next_period(form, desk.today)) is not None
    ]
    if desk.unit is None or not desk.plan.forms_of(desk.unit):
        return Step(Idle(), prompts.menu(desk, words.say("report-no-form")))
    if (shut := closed.closed_unfiled(desk)) is not None:
        return Step(Idle(), prompts.menu(desk, closed.closed_text(*shut, desk)))
    if not upcoming:
        return Step(Idle(), prompts.menu(desk, words.say("report-year-done", year=str(desk.plan.year))))
    opens_on, period = min(upcoming, key=lambda item: item[0])
    text = words.say("report-all-filed", period=wording.period_name(words, period.key), day=words.day(opens_on))
    return Step(Idle(), prompts.menu(desk, text))


def begin(form: str, period: str, desk: Desk) -> Step:
    """Ask the first open figure of a form, after the list of what to have at hand."""
    if refused := _cannot_begin(form, period, desk):
        return refused
    left = readback.missing(form, period, desk)
    if not left:
        return confirm(form, period, desk)
    state = asking(form, period, left[0], Purpose.FILL, desk)
    return Step(state, prompts.prompt(state, desk, _opening(form, period, desk)))


def _cannot_begin(form: str, period: str, desk: Desk) -> Step | None:
    known = desk.unit is not None and any(own.slug == form for own in desk.plan.forms_of(desk.unit))
    if not known:
        return nothing_to_report(desk)
    if filed := desk.report(form, period):
        return Step(Idle(), already_filed(filed, desk))
    open_now = any((report.form.slug, report.period.key) == (form, period) for report in desk.open_reports())
    return None if open_now else nothing_to_report(desk)


def already_filed(report: records.Report, desk: Desk) -> Reply:
    """The report is in: its receipt, and how to look at it or correct it."""
    words = desk.words
    text = words.say(
        "report-already-filed",
        period=wording.capital(wording.period_name(words, report.period)),
        receipt=report.receipt,
        moment=words.moment(report.filed_at),
    )
    return Reply(
        text,
        (
            wording.choice(words, tokens.seen(report.form, report.period), "choice-see"),
            wording.choice(words, tokens.correct(report.form, report.period), "choice-mend"),
            wording.choice(words, tokens.GO_REPORT, "choice-other-report"),
        ),
    )


def _opening(form: str, period: str, desk: Desk) -> str:
    answers, words = desk.answers(form, period), desk.words
    asked = [field.indicator for field in desk.asked(form, period)]
    due = desk.due_on(desk.form(form), period_from_key(period))
    values = {
        "title": desk.form(form).title[words.language],
        "period": wording.period_name(words, period),
        "span": wording.span(words, period_from_key(period)),
        "due": words.day(due),
        "timing": "late" if due < desk.today else "open",
        "sample": desk.sample,
    }
    if answers:
        done = sum(slug in answers for slug in asked)
        return words.say("report-continues", done=str(done), count=str(len(asked)), **values)
    return words.say("report-begins", count=len(asked), names=wording.names(desk, asked), **values)


def asking(
    form: str,
    period: str,
    indicator: str,
    purpose: Purpose,
    desk: Desk,
    skipped: tuple[str, ...] = (),
) -> AskingForValue:
    """The state of asking for a figure now."""
    return AskingForValue(
        form=form,
        period=period,
        indicator=indicator,
        purpose=purpose,
        asked_at=desk.newest,
        skipped=skipped,
        last=None,
    )


def store(state: AskingForValue, answers: Mapping[str, records.Answer], desk: Desk, note: str = "") -> Step:
    """Save answers in the draft and go on to the next open figure, or back to the read-back."""
    if filed := desk.report(state.form, state.period):
        return Step(Idle(), already_filed(filed, desk))
    decision = SaveAnswers(state.form, state.period, answers)
    desk = desk.after_saving(state.form, state.period, answers)
    slug, given = list(answers.items())[-1]
    last = LastAnswer(indicator=slug, raw=given.raw)
    said = note or "\n".join(saved(slug, answer, state, desk) for slug, answer in answers.items())
    step = go_on(state.model_copy(update={"last": last}), desk, said)
    return Step(step.state, step.reply, (decision,))


def saved(slug: str, given: records.Answer, state: AskingForValue, desk: Desk) -> str:
    """What was kept, read back in one line."""
    indicator = desk.indicator(slug)
    return desk.words.say(
        "answer-saved",
        name=indicator.short(desk.words.language),
        value=wording.answer_with_total(desk, indicator, given, state.period),
    )


def skip(state: AskingForValue, desk: Desk) -> Step:
    """Leave the figure open and go on."""
    if filed := desk.report(state.form, state.period):
        return Step(Idle(), already_filed(filed, desk))
    skipped = (*state.skipped, state.indicator)
    name = desk.indicator(state.indicator).short(desk.words.language)
    passed = state.model_copy(update={"skipped": skipped})
    return go_on(passed, desk, desk.words.say("answer-skipped", name=name))


def go_on(state: AskingForValue, desk: Desk, note: str) -> Step:
    """Ask the next open figure that was not passed over, or read the report back."""
    left = [slug for slug in readback.missing(state.form, state.period, desk) if slug not in state.skipped]
    if state.purpose is Purpose.REVIEW or not left:
        return confirm(state.form, state.period, desk, note)
    order = [field.indicator for field in desk.asked(state.form, state.period)]
    here = order.index(state.indicator) if state.indicator in order else -1
    following = next((slug for slug in left if order.index(slug) > here), left[0])
    asked = state.model_copy(update={"indicator": following, "asked_at": desk.newest})
    return Step(asked, prompts.prompt(asked, desk, note))


def back(state: AskingForValue, desk: Desk) -> Step:
    """Ask the figure before this one again."""
    if state.purpose is Purpose.REVIEW:
        return confirm(state.form, state.period, desk)
    if state.purpose is Purpose.CORRECT:
        return Step(Idle(), prompts.menu(desk, desk.words.say("correct-left")))
    order = [field.indicator for field in desk.asked(state.form, state.period)]
    here = order.index(state.indicator) if state.indicator in order else 0
    if here == 0:
        return Step(state, prompts.prompt(state, desk, desk.words.say("ask-is-first")))
    before = state.model_copy(update={"indicator": order[here - 1], "asked_at": desk.newest, "last": None})
    return Step(before, prompts.prompt(before, desk))


def pause(form: str, period: str, desk: Desk) -> Step:
    """Stop here; the draft waits."""
    left, asked = readback.missing(form, period, desk), desk.asked(form, period)
    text = desk.words.say(
        "report-paused",
        done=str(len(asked) - len(left)),
        count=str(len(asked)),
        due=desk.words.day(desk.due_on(desk.form(form), period_from_key(period))),
    )
    go_on = wording.choice(desk.words, tokens.form(form, period), "choice-continue")
    return Step(Idle(), Reply(text, (go_on, *prompts.menu_choices(desk)[1:])))


def ask_to_cancel(form: str, period: str, desk: Desk) -> Step:
    """Drop a draft, after a question if anything is in it."""
    if not desk.answers(form, period):
        return Step(Idle(), prompts.menu(desk, desk.words.say("report-stopped")))
    state = ConfirmingCancel(form=form, period=period)
    return Step(state, prompts.prompt(state, desk))


def answer_cancel(state: ConfirmingCancel, desk: Desk, *, token: str) -> Step:
    if token == tokens.YES:
        text = desk.words.say("report-cancelled", period=wording.period_name(desk.words, state.period))
        return Step(Idle(), prompts.menu(desk, text), (CancelDraft(state.form, state.period),))
    return begin(state.form, state.period, desk)


def confirm(form: str, period: str, desk: Desk, note: str = "") -> Step:
    """Read the draft back."""
    state = ConfirmingReport(
        form=form,
        period=period,
        shown=readback.digest(form, period, desk),
        villages_shown=overtaken.shown(form, period, desk),
    )
    return Step(state, prompts.prompt(state, desk, note))


def wish_to_file(state: AskingForValue, desk: Desk) -> Step:
    """ "File it" in the middle: the read-back says what is missing and asks."""
    if not desk.answers(state.form, state.period):
        return Step(state, prompts.again(state, desk, desk.words.say("report-nothing-to-file")))
    return confirm(state.form, state.period, desk)


def answer_confirm(state: ConfirmingReport, desk: Desk, *, token: str) -> Step:
    match token:
        case tokens.YES if _asks_which(state, desk):
            return Step(state, prompts.prompt(state, desk))  # "fill in, or file?" has no yes
        case tokens.FILE | tokens.YES:
            return file(state, desk)
        case tokens.MEND | tokens.NO:
            choosing = ChoosingField(form=state.form, period=state.period, purpose=Purpose.REVIEW)
            return Step(choosing, prompts.prompt(choosing, desk))
        case tokens.BACK:
            return begin(state.form, state.period, desk)
        case _:
            return pause(state.form, state.period, desk)


def _asks_which(state: ConfirmingReport, desk: Desk) -> bool:
    missing = readback.missing(state.form, state.period, desk)
    return bool(missing or overtaken.overtaken(state.form, state.period, desk))


def file(state: ConfirmingReport, desk: Desk) -> Step:
    """File the draft that was read back."""
    if filed := desk.report(state.form, state.period):
        return Step(Idle(), already_filed(filed, desk))
    if not desk.answers(state.form, state.period):
        return begin(state.form, state.period, desk)
    if state.shown != readback.digest(state.form, state.period, desk):
        return confirm(state.form, state.period, desk, desk.words.say("report-changed-meanwhile"))
    if state.villages_shown != overtaken.shown(state.form, state.period, desk):
        return confirm(state.form, state.period, desk, desk.words.say("villages-changed"))
    receipt = receipt_code(desk.message, state.period)
    left = readback.missing(state.form, state.period, desk)
    text = desk.words.say(
        "report-filed",
        period=wording.period_name(desk.words, state.period),
        unit=wording.unit_title(desk),
        receipt=receipt,
        timing=_timing(state, desk),
        missing=len(left),
    )
    decision = FileReport(state.form, state.period, receipt, left)
    return Step(Idle(), Reply(text, _after_filing(state, desk)), (decision,))


def _timing(state: ConfirmingReport, desk: Desk) -> str:
    due = desk.due_on(desk.form(state.form), period_from_key(state.period))
    return "late" if desk.today > due else "on-time"


def _after_filing(state: ConfirmingReport, desk: Desk) -> tuple[messages.Choice, ...]:
    words = desk.words
    others = [
        report for report in desk.open_reports() if (report.form.slug, report.period.key) != (state.form, state.period)
    ]
    following = tuple(
        wording.choice(
            words,
            tokens.form(report.form.slug, report.period.key),
            "choice-report-next",
            period=wording.period_name(words, report.period.key),
        )
        for report in others[:2]
    )
    return (
        *following,
        wording.choice(words, tokens.seen(state.form, state.period), "choice-see"),
        wording.choice(words, tokens.GO_PROGRESS, "choice-progress"),
    )
