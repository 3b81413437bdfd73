"""The question every state asks, so that it can be asked again word for word after anything else.

Promises: one reply for a state and a desk; notes stand above the question.
Must not: change the state.
"""

from __future__ import annotations

from handlers.dialogue import from_before, from_villages, overtaken, readback, report_prompts, tokens, wording
from handlers.dialogue.decisions import Reply
from handlers.dialogue.desk import Desk
from handlers.dialogue.later import prompts as putting_off_prompts
from handlers.dialogue.later.states import PuttingOff
from handlers.dialogue.leaders import prompts as leading_prompts
from handlers.dialogue.leaders.states import Leading
from handlers.dialogue.lists import prompts as list_prompts
from handlers.dialogue.lists.states import Importing
from handlers.dialogue.states import (
    AskingForValue,
    ChoosingField,
    ConfirmingCancel,
    ConfirmingCopy,
    ConfirmingCorrection,
    ConfirmingLeave,
    ConfirmingReport,
    Enrolling,
    Idle,
    Purpose,
    QuestioningAnswer,
    State,
    Stranger,
    ViewingReport,
)
from locales.phrasebook import Phrasebook
from models import messages
from models.plan import measures
from models.plan.forms import Field
from models.plan.indicators import Kind
from models.plan.periods import period_from_key


def prompt(state: State, desk: Desk, *notes: str) -> Reply:
    """What the state asks, with notes above it."""
    if isinstance(state, PuttingOff):
        asked = putting_off_prompts.question(state, desk)
        return _reply(desk, notes, asked.text, asked.choices, asked.typed_as)
    if isinstance(state, report_prompts.ReportQuestion):
        asked = report_prompts.question(state, desk)
        return _reply(desk, notes, asked.text, asked.choices, asked.typed_as)
    if isinstance(state, Leading):
        asked = leading_prompts.question(state, desk)
        return _reply(desk, notes, asked.text, asked.choices, asked.typed_as)
    if isinstance(state, Importing):
        asked = list_prompts.question(state, desk)
        return _reply(desk, notes, asked.text, asked.choices, asked.typed_as)
    match state:
        case Stranger():
            return _reply(desk, notes, desk.words.say("stranger"))
        case Enrolling():
            return _enrolling(desk, notes)
        case Idle() | ViewingReport():
            return menu(desk, *notes)
        case AskingForValue():
            return _asking(state, desk, notes, help_line(state, desk))
        case QuestioningAnswer():
            return _questioning(state, desk, notes)
        case ConfirmingCopy():
            return _confirming_copy(state, desk, notes)
        case ConfirmingReport():
            return _confirming_report(state, desk, notes)
        case ChoosingField():
            return _choosing_field(state, desk, notes)
        case ConfirmingCorrection():
            return _confirming_correction(state, desk, notes)
        case ConfirmingCancel():
            return _confirming_cancel(state, desk, notes)
        case ConfirmingLeave():
            return _reply(desk, notes, desk.words.say("leave-confirm"), _yes_no(desk, "choice-leave", "choice-stay"))


def again(state: State, desk: Desk, *notes: str) -> Reply:
    """What the state asks, for somebody who has read it already: a figure without the help."""
    if isinstance(state, AskingForValue):
        return _asking(state, desk, notes, helping="")
    return prompt(state, desk, *notes)


def menu(desk: Desk, *notes: str) -> Reply:
    """The notes, or a short "what would you like", with the things an officer does most."""
    text = "\n".join(note for note in notes if note) or desk.words.say("menu")
    return Reply(text, menu_choices(desk))


def menu_choices(desk: Desk) -> tuple[messages.Choice, ...]:
    """What an officer does most; only those who report are offered to report."""
    words = desk.words
    reports = desk.unit is not None and bool(desk.plan.forms_of(desk.unit))
    return (
        *((wording.choice(words, tokens.GO_REPORT, "choice-report"),) if reports else ()),
        wording.choice(words, tokens.GO_PROGRESS, "choice-progress"),
        wording.choice(
            words,
            tokens.GO_DEADLINES if reports else tokens.GO_LATE,
            "choice-deadlines" if reports else "choice-late",
        ),
        wording.choice(words, tokens.GO_HELP, "choice-help"),
    )


def reader_choices(words: Phrasebook) -> tuple[messages.Choice, ...]:
    """What somebody who reports nothing does most."""
    return (
        wording.choice(words, tokens.GO_PROGRESS, "choice-progress"),
        wording.choice(words, tokens.GO_LATE, "choice-late"),
    )


def _reply(
    desk: Desk,
    notes: tuple[str, ...],
    question: str,
    choices: tuple[messages.Choice, ...] = (),
    typed_as: messages.TypedAs = messages.TypedAs.NUMBER,
) -> Reply:
    said = "\n".join(note for note in notes if note)
    gap = "\n\n" if "\n" in said else "\n"  # a longer note stands apart from the question
    return Reply(f"{said}{gap}{question}" if said else question, choices, typed_as)


def _yes_no(desk: Desk, yes: str, no: str) -> tuple[messages.Choice, ...]:
    return (wording.choice(desk.words, tokens.YES, yes), wording.choice(desk.words, tokens.NO, no))


def _enrolling(desk: Desk, notes: tuple[str, ...]) -> Reply:
    invitation, unit = desk.invitation, desk.invited_to
    if invitation is None or unit is None:
        return _reply(desk, notes, desk.words.say("stranger"))
    text = desk.words.say(
        "enrol-notice",
        name=invitation.name,
        named="yes" if invitation.name else "no",
        phone=invitation.phone or "none",
        role=desk.words.say(f"role-{invitation.role.value.replace('_', '-')}"),
        unit=unit.title(desk.words.language),
    )
    return _reply(desk, notes, text, _yes_no(desk, "choice-agree", "choice-disagree"))


def _asking(state: AskingForValue, desk: Desk, notes: tuple[str, ...], helping: str) -> Reply:
    form, period = desk.form(state.form), period_from_key(state.period)
    field = form.field(state.indicator)
    if field is None:
        raise LookupError(f"{state.form} does not ask for {state.indicator}")
    indicator = desk.indicator(state.indicator)
    before = desk.previous_figure(state.indicator, state.period)
    lines = (
        _heading(state, desk),
        wording.question(desk.words, indicator, field, period, before.measure if before else None),
        from_villages.line(state, desk) if helping else "",
        helping,
    )
    return _reply(
        desk,
        notes,
        "\n".join(line for line in lines if line),
        _asking_choices(state, field, desk),
        messages.TypedAs.WORDS,
    )


def _heading(state: AskingForValue, desk: Desk) -> str:
    values = {
        "period": wording.capital(wording.period_name(desk.words, state.period)),
        "unit": wording.unit_title(desk),
    }
    asked = [field.indicator for field in desk.asked(state.form, state.period)]
    if state.purpose is not Purpose.FILL or state.indicator not in asked:
        return desk.words.say("ask-heading-one", **values)
    return desk.words.say("ask-heading", number=str(asked.index(state.indicator) + 1), count=str(len(asked)), **values)


def help_line(state: AskingForValue, desk: Desk) -> str:
    """Last period's value, the whole as known, and the target, as far as there are any."""
    words, indicator = desk.words, desk.indicator(state.indicator)
    parts = []
    present = desk.answers(state.form, state.period).get(state.indicator)
    if present is not None:
        parts.append(words.say("help-present", value=wording.answer(words, indicator, present)))
    before = desk.previous_figure(state.indicator, state.period)
    if before is not None:
        value = wording.measure(words, indicator, before.measure)
        if before.per is measures.Per.YEAR_TO_DATE:
            value = words.say("history-cumulated", value=value)
        parts.append(words.say("help-before", period=wording.period_name(words, before.period), value=value))
    if desk.form(state.form).field(state.indicator) and _is_flow(state, desk):
        total = desk.total_before(state.indicator, state.period)
        parts.append(words.say("help-total", value=wording.amount(words, indicator, total)))
    own = desk.targets.get(state.indicator)
    key, target = ("help-own-target", own) if own is not None else ("help-district-target", indicator.target)
    parts.append(words.say(key, value=wording.amount(words, indicator, target)))
    return " ".join(parts)


def _is_flow(state: AskingForValue, desk: Desk) -> bool:
    return desk.indicator(state.indicator).kind is Kind.FLOW


def _asking_choices(state: AskingForValue, field: Field, desk: Desk) -> tuple[messages.Choice, ...]:
    words, offered = desk.words, list(from_villages.choices(state, desk))
    if before := desk.previous_figure(state.indicator, state.period):
        value = wording.measure(words, desk.indicator(state.indicator), before.measure)
        if before.per is not measures.Per.YEAR_TO_DATE or field.per is measures.Per.YEAR_TO_DATE:
            offered.append(wording.choice(words, tokens.SAME, "choice-same", value=value))
    if state.purpose is Purpose.FILL and len(copied := from_before.taken_over(state, desk)) > 1:
        offered.append(wording.choice(words, tokens.SAME_ALL, "choice-same-all", count=str(len(copied))))
    if state.purpose is Purpose.FILL:
        offered.append(wording.choice(words, tokens.SKIP, "choice-skip"))
        if not _first(state, desk):
            offered.append(wording.choice(words, tokens.BACK, "choice-back"))
        offered.append(wording.choice(words, tokens.PAUSE, "choice-pause"))
        offered.extend(report_prompts.template_choice(state, desk))
    else:
        offered.append(wording.choice(words, tokens.BACK, "choice-leave-it"))
    return tuple(offered)


def _first(state: AskingForValue, desk: Desk) -> bool:
    asked = desk.asked(state.form, state.period)
    return bool(asked) and asked[0].indicator == state.indicator


def _questioning(state: QuestioningAnswer, desk: Desk, notes: tuple[str, ...]) -> Reply:
    asking, words = state.asking, desk.words
    indicator = desk.indicator(asking.indicator)
    lines = report_prompts.lines_in_question(state)
    heading = words.say(
        "doubt-heading-line" if lines else "doubt-heading",
        period=wording.capital(wording.period_name(words, asking.period)),
        name=indicator.short(words.language),
        line=lines,
    )
    labels = [
        wording.answer_with_total(desk, indicator, candidate.answer(), asking.period) for candidate in state.candidates
    ]
    only = len(labels) == 1
    choices = tuple(
        wording.choice(words, tokens.candidate(position), "choice-right" if only else "choice-reading", value=label)
        for position, label in enumerate(labels)
    )
    opening = (wording.opening(words, line) for line in state.lines)
    waiting = (
        (wording.choice(words, tokens.SKIP, "choice-wait-for-villages"),) if from_villages.may_wait(state, desk) else ()
    )
    text = f"{heading} {words.say(state.doubt, **state.values)}"
    return _reply(
        desk,
        notes,
        text,
        (*choices, *opening, wording.choice(words, tokens.RETYPE, "choice-retype"), *waiting),
        messages.TypedAs.WORDS if only or _looks_like_ordinals(state) else messages.TypedAs.NUMBER,
    )


def _looks_like_ordinals(state: QuestioningAnswer) -> bool:
    """Whether "2" could be meant as a reading's value as well as its place in the list."""
    for candidate in state.candidates:
        match candidate.answer().measure:
            case measures.Amount(value) if (
                value == value.to_integral_value() and 1 <= value <= len(state.candidates) + 1
            ):
                return True
    return False


def _confirming_copy(state: ConfirmingCopy, desk: Desk, notes: tuple[str, ...]) -> Reply:
    heading = desk.words.say("copy-confirm", period=wording.period_name(desk.words, state.asking.period))
    text = "\n".join((heading, *from_before.lines(state, desk)))
    return _reply(desk, notes, text, _yes_no(desk, "choice-copy", "choice-one-by-one"))


def _confirming_report(state: ConfirmingReport, desk: Desk, notes: tuple[str, ...]) -> Reply:
    words = desk.words
    heading = words.say(
        "report-read-back",
        period=wording.capital(wording.period_name(words, state.period)),
        unit=wording.unit_title(desk),
    )
    left = readback.missing(state.form, state.period, desk)
    newer = overtaken.lines(state.form, state.period, desk)
    ask = words.say("report-right-or-newer" if newer else "report-right")
    ask = words.say("report-right-but-missing", count=len(left)) if left else ask
    file = (
        wording.choice(words, tokens.FILE, "choice-file-incomplete", count=len(left))
        if left
        else wording.choice(words, tokens.FILE, "choice-file")
    )
    fill = (wording.choice(words, tokens.BACK, "choice-fill-missing"),) if left else ()
    choices = (
        *overtaken.choices(state.form, state.period, desk),
        file,
        *fill,
        wording.choice(words, tokens.MEND, "choice-mend"),
        wording.choice(words, tokens.PAUSE, "choice-pause"),
    )
    lines = (heading, readback.draft_lines(state.form, state.period, desk), *newer, ask)
    return _reply(desk, notes, "\n".join(lines), choices)


def _choosing_field(state: ChoosingField, desk: Desk, notes: tuple[str, ...]) -> Reply:
    words = desk.words
    lines = readback.shown if state.purpose is Purpose.REVIEW else readback.correctable
    choices = tuple(
        messages.Choice(token=tokens.field(position), label=desk.indicator(slug).short(words.language))
        for position, slug in enumerate(lines(state.form, state.period, desk), start=1)
    )
    text = words.say("mend-which", period=wording.period_name(words, state.period))
    leave = wording.choice(words, tokens.BACK, "choice-leave-it")
    return _reply(desk, notes, text, (*choices, leave))


def _confirming_correction(state: ConfirmingCorrection, desk: Desk, notes: tuple[str, ...]) -> Reply:
    words, indicator = desk.words, desk.indicator(state.indicator)
    old = desk.filed(state.form, state.period).get(state.indicator)
    text = words.say(
        "correct-confirm",
        period=wording.capital(wording.period_name(words, state.period)),
        name=indicator.short(words.language),
        old=wording.answer(words, indicator, old) if old else words.say("measure-missing"),
        new=wording.answer_with_total(desk, indicator, state.candidate.answer(), state.period),
    )
    return _reply(desk, notes, text, _yes_no(desk, "choice-correct", "choice-keep-old"))


def _confirming_cancel(state: ConfirmingCancel, desk: Desk, notes: tuple[str, ...]) -> Reply:
    text = desk.words.say(
        "cancel-confirm",
        period=wording.period_name(desk.words, state.period),
        count=len(desk.answers(state.form, state.period)),
    )
    return _reply(desk, notes, text, _yes_no(desk, "choice-cancel", "choice-keep-draft"))
