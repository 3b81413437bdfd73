"""The template of a report: the form as a sheet that is filled in and sent back.

Promises: it names its form, unit and period in a way that is read back; what is answered already stands in it; cells to
be filled are texts, so that a figure comes back as it was typed.
Must not: keep anything.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from handlers.dialogue import placing, prompts, reporting, tokens, wording
from handlers.dialogue.decisions import Reply, Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.states import Idle, State, ViewingReport
from handlers.reading.reports.report import code_of
from models import messages, records
from models.plan import measures
from models.plan.forms import Field
from models.plan.periods import period_from_key

MOST_LISTED = 8


def offer(state: State, desk: Desk) -> Step:
    """The template of the report at hand, or of the one that is open; of several it is asked which."""
    if desk.unit is None or not desk.plan.forms_of(desk.unit):
        return Step(state, prompts.again(state, desk, desk.words.say("report-no-form")))
    here = placing.at_hand(state)
    if here is not None and desk.report(here.form, here.period) is None:
        return send(here.form, here.period, state, desk)
    reports = desk.open_reports()
    if not reports:
        return reporting.nothing_to_report(desk)
    if len(reports) == 1:
        return send(reports[0].form.slug, reports[0].period.key, state, desk)
    choices = tuple(
        messages.Choice(
            token=tokens.template(one.form.slug, one.period.key),
            label=wording.capital(wording.period_name(desk.words, one.period.key)),
        )
        for one in reports[:MOST_LISTED]
    )
    return Step(Idle(), Reply(desk.words.say("template-which"), choices))


def send(form: str, period: str, state: State, desk: Desk) -> Step:
    """The template of one report; a question that is open follows it."""
    open_now = any((one.form.slug, one.period.key) == (form, period) for one in desk.open_reports())
    if not open_now:
        return reporting.begin(form, period, desk)
    note = desk.words.say("template-here", period=wording.period_name(desk.words, period))
    reply = prompts.menu(desk, note) if isinstance(state, Idle | ViewingReport) else prompts.again(state, desk, note)
    return Step(state, replace(reply, document=sheet(form, period, desk)))


def sheet(form: str, period: str, desk: Desk) -> messages.Table:
    """The form of a period as a table."""
    words, unit = desk.words, desk.own_unit
    title = words.say(
        "template-title",
        title=desk.form(form).title[words.language],
        period=wording.period_name(words, period),
        span=wording.span(words, period_from_key(period)),
        unit=unit.title(words.language),
        sample=desk.sample,
        code=code_of(form, period, unit.slug),
    )
    return messages.Table(
        file_name=f"{period.lower()}-{unit.slug.replace('.', '-')}.xlsx",
        title=title,
        head=tuple(words.say(f"template-{name}") for name in ("number", "name", "unit", "before", "value")),
        rows=tuple(_row(number, one, period, form, desk) for number, one in enumerate(desk.asked(form, period), 1)),
    )


def _row(number: int, field: Field, period: str, form: str, desk: Desk) -> tuple[messages.Cell, ...]:
    indicator, language = desk.indicator(field.indicator), desk.words.language
    before = desk.previous_figure(field.indicator, period)
    given = desk.answers(form, period).get(field.indicator)
    return (
        Decimal(number),
        _name(field, desk),
        indicator.unit_name(language),
        _written(before.measure, desk) if before else None,
        _answered(given, desk) if given else "",
    )


def _name(field: Field, desk: Desk) -> str:
    """The indicator's own name; a flow says what it covers."""
    name = desk.indicator(field.indicator).name(desk.words.language)
    if field.per is None:
        return name
    return desk.words.say(f"template-covers-{field.per.value.replace('_', '-')}", name=name)


def _answered(given: records.Answer, desk: Desk) -> str:
    written = _written(given.measure, desk)
    return desk.words.say("measure-estimated", value=written) if given.estimated else written


def _written(measure: measures.Measure, desk: Desk) -> str:
    """A measure as it is typed, without its unit."""
    words = desk.words
    match measure:
        case measures.Amount(value):
            return words.number(value)
        case measures.Share(part, whole):
            return f"{words.number(part)}/{words.number(whole)}"
        case measures.Rate(percent):
            return words.quantity(percent, "%")
        case measures.NoFigure():
            return words.say("measure-none")
