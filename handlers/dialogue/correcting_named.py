"""A correction that names its figure, "sửa búp chè tháng 5 thành 55": straight to the read-back of that figure.

Promises: only what was not named is asked; a figure is weighed as one typed to its question; another unit's is refused.
Must not: change a filed value by itself, or take the answer to the figure that is asked for a correction.
"""

from __future__ import annotations

from dataclasses import replace

from handlers.dialogue import (
    answering,
    candidates,
    correcting,
    placing,
    prompts,
    put_aside,
    readback,
    sorting_out,
    starting,
    tokens,
    wording,
)
from handlers.dialogue.decisions import Reply, Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.states import (
    AskingForValue,
    ChoosingField,
    ConfirmingCorrection,
    ConfirmingCorrections,
    ConfirmingReport,
    Idle,
    PlacingFigures,
    Purpose,
    QuestioningAnswer,
    ReportOf,
    State,
    ViewingReport,
)
from handlers.reading.named_corrections import NamedCorrection
from handlers.reading.questions.question import Question, Unknown, Wish
from handlers.reading.reports.report import Line
from models import messages
from models.plan.periods import period_from_key

_LONGEST_VALUE = 3


def hear(text: str, state: State, desk: Desk) -> Step | None:
    """What follows from a correction that names an indicator or a period; None for any other text."""
    given = desk.reader.named_correction(text) if desk.reader.correction(text) is None else None
    if given is None and isinstance(state, ChoosingField):
        given = NamedCorrection(text, "", ordered=False)
    if given is None:
        return None
    given, question = _with_value(given, desk)
    named = candidates.period_named(question, desk) or desk.reader.period(given.about)
    question = replace(question, period=named)
    if not given.value and not given.ordered and desk.reader.question(text).wish is not Wish.CORRECT:
        return None
    if not (question.indicators or named or question.unknown is Unknown.OTHER_YEAR):
        return None
    if (asking := _asked(question, state)) is not None:
        if which := _which_of_two(text, given, question, asking, state, desk):
            return put_aside.named(state, which, desk)
        return answering.hear_value(given.value, asking, desk) if given.value else None
    if desk.unit is None or not desk.plan.forms_of(desk.unit):
        return Step(state, prompts.again(state, desk, desk.words.say("report-no-form")))
    if note := _refusal(question, desk):
        return Step(state, prompts.again(state, desk, note))
    return put_aside.told(state, _correct(text, given, question, state, desk), desk)


def begin(number: int, period: str, desk: Desk) -> Step:
    """Ask for the new value of a figure that was picked."""
    slug = next((one.slug for one in desk.plan.indicators.values() if one.number == number), "")
    place = next((one for one in _places(slug, desk) if one.period == period), None)
    return correcting.list_filed(desk) if place is None else _take(slug, "", place, Idle(), desk)


def _with_value(given: NamedCorrection, desk: Desk) -> tuple[NamedCorrection, Question]:
    """The same, with a number at the end as the value where it is no part of a name or a period."""
    question = desk.reader.question(given.about)
    words = given.about.split()
    at = next((at for at in range(len(words) - 1, 0, -1) if words[at][:1].isdecimal()), None)
    if given.value or at is None or len(words) - at > _LONGEST_VALUE or words[at] == str(desk.plan.year):
        return given, question
    about, value = " ".join(words[:at]), " ".join(words[at:])
    shorter = desk.reader.question(about)
    same = (shorter.indicators, shorter.period) == (question.indicators, question.period)
    return (replace(given, about=about, value=value), shorter) if same and shorter.indicators else (given, question)


def _asked(question: Question, state: State) -> AskingForValue | None:
    """The figure that is asked, if that is what it is about: then its value is an answer."""
    asking = state.asking if isinstance(state, QuestioningAnswer) else state
    if not isinstance(asking, AskingForValue) or question.period not in (None, asking.period):
        return None
    return asking if asking.indicator in question.indicators and not question.units else None


def _which_of_two(
    text: str, given: NamedCorrection, question: Question, asking: AskingForValue, state: State, desk: Desk
) -> Step | None:
    """The name fits the figure that is asked and one of this report that is in already: which is meant is asked."""
    here = ReportOf(form=asking.form, period=asking.period)
    kept = tuple(slug for slug in _held(here, desk) if slug in question.indicators and slug != asking.indicator)
    if not given.value or not kept or desk.report(here.form, here.period) is not None:
        return None
    line = Line(raw=text, value=given.value, indicators=(*kept, asking.indicator))
    return sorting_out.put_into(here, (line,), state, desk)


def _refusal(question: Question, desk: Desk) -> str:
    """Why nothing is corrected: it is of another unit or another year, or of nothing that is planned."""
    if question.unknown is Unknown.OTHER_YEAR:
        return desk.words.say("unknown-year", year=str(desk.plan.year))
    if question.unknown is Unknown.OTHER_INDICATOR:
        return desk.words.say("unknown-indicator")
    foreign = question.village or any(slug != desk.own_unit.slug for slug in question.units) or question.unknown
    return desk.words.say("lines-other-unit", unit=wording.unit_title(desk)) if foreign else ""


def _correct(text: str, given: NamedCorrection, question: Question, state: State, desk: Desk) -> Step:
    found = _found(question, state, desk)
    if not found:
        return _nowhere(given, question, state, desk)
    if len(found) > 1 and given.value:
        return _ask_which_report(text, given, question, found, state, desk)
    place = found[0]
    held = [slug for slug in _held(place, desk) if not question.indicators or slug in question.indicators]
    joins = isinstance(state, ConfirmingCorrection | ConfirmingCorrections) and placing.at_hand(state) == place
    if len(held) == 1 and not (joins and given.value):
        return _take(held[0], given.value, place, state, desk)
    if given.value:
        line = Line(raw=text, value=given.value, indicators=tuple(held))
        return sorting_out.put_into(place, (line,), state, desk) or correcting.look_at_filed(state, desk)
    return _ask_which_figure(held, place, state, desk)


def _found(question: Question, state: State, desk: Desk) -> tuple[ReportOf, ...]:
    """The reports that hold such a figure: the one at hand, else the newest, an open one beside the newest filed."""
    slugs = question.indicators
    if not slugs:
        fitting = [one for one in (*_drafts(desk), *_filed(desk)) if one.period == question.period]
        return tuple(fitting[:1])
    fitting = list(dict.fromkeys(place for slug in slugs for place in _places(slug, desk)))
    fitting = [one for one in fitting if question.period in (None, one.period)]
    here = _at_hand(state)
    if here in fitting:
        return (here,)
    filed = [one for one in fitting if desk.report(one.form, one.period)]
    newest = max(filed, key=lambda one: period_from_key(one.period).last_on, default=None)
    begun = [one for one in fitting if one not in filed]
    return tuple(one for one in (*begun[:1], newest) if one is not None)


def _at_hand(state: State) -> ReportOf | None:
    if isinstance(state, ViewingReport):
        return ReportOf(form=state.form, period=state.period)
    return placing.at_hand(state)


def _places(slug: str, desk: Desk) -> list[ReportOf]:
    """The reports that hold a figure of this indicator."""
    return [one for one in (*_drafts(desk), *_filed(desk)) if slug in _held(one, desk)]


def _drafts(desk: Desk) -> list[ReportOf]:
    return [ReportOf(form=one.form.slug, period=one.period.key) for one in desk.open_reports() if one.answered]


def _filed(desk: Desk) -> list[ReportOf]:
    return [ReportOf(form=one.form, period=one.period) for one in desk.reports]


def _held(place: ReportOf, desk: Desk) -> tuple[str, ...]:
    """The figures of a report that can be corrected: of a draft those that are in."""
    if desk.report(place.form, place.period) is not None:
        return readback.correctable(place.form, place.period, desk)
    answers = desk.answers(place.form, place.period)
    return tuple(slug for slug in readback.shown(place.form, place.period, desk) if slug in answers)


def _take(slug: str, value: str, place: ReportOf, state: State, desk: Desk) -> Step:
    """Take the figure to the new value, or ask for it."""
    purpose, skipped = Purpose.CORRECT, tuple[str, ...]()
    if desk.report(place.form, place.period) is None:
        here = _at_hand(state) == place
        purpose = Purpose.REVIEW if here and isinstance(state, ConfirmingReport | ChoosingField) else Purpose.FILL
        asking = state.asking if isinstance(state, QuestioningAnswer) else state
        if here and isinstance(asking, AskingForValue):
            purpose, skipped = asking.purpose, asking.skipped
    return correcting.take_to(slug, value, place, purpose, desk, skipped)


def _nowhere(given: NamedCorrection, question: Question, state: State, desk: Desk) -> Step:
    """No report holds such a figure: one that is still open is asked for it, of any other it is said."""
    for slug in question.indicators:
        if (step := starting.begin_at(slug, given.value, question, desk)) is not None:
            return step
    return Step(state, prompts.again(state, desk, _why_nowhere(question, desk)))


def _why_nowhere(question: Question, desk: Desk) -> str:
    words = desk.words
    names = [desk.indicator(slug).short(words.language) for slug in question.indicators]
    if names and all(desk.plan.form_for(slug, desk.own_unit) is None for slug in question.indicators):
        return words.say("correct-not-ours", name=names[0], unit=wording.unit_title(desk))
    if question.period is None:
        return words.say("correct-nothing-filed")
    period = wording.period_name(words, question.period)
    if names and any(one.period == question.period for one in desk.reports):
        return words.say("correct-not-in-report", name=names[0], period=period)
    return words.say("lines-not-open", period=wording.capital(period))


def _ask_which_report(
    text: str, given: NamedCorrection, question: Question, found: tuple[ReportOf, ...], state: State, desk: Desk
) -> Step:
    line = Line(raw=text, value=given.value, indicators=question.indicators)
    asking = PlacingFigures(lines=(line,), among=found, unsure=(), left=placing.at_hand(state))
    return Step(asking, prompts.prompt(asking, desk))


def _ask_which_figure(held: list[str], place: ReportOf, state: State, desk: Desk) -> Step:
    choices = tuple(
        messages.Choice(
            token=tokens.correct_figure(desk.indicator(slug).number, place.period),
            label=desk.indicator(slug).short(desk.words.language),
        )
        for slug in held
    )
    asked = Reply(desk.words.say("mend-which", period=wording.period_name(desk.words, place.period)), choices)
    here = placing.at_hand(state)
    corrects = here is not None and desk.report(here.form, here.period) is not None
    return Step(Idle(), asked) if corrects else put_aside.beside(asked, state, desk)
