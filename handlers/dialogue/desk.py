"""What lies on an officer's desk when a message comes: everything one turn may look at, loaded beforehand.

Promises: values only; the moment is a value too.
Must not: load anything by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal

from handlers.dialogue.later.already import PutOffAlready
from handlers.dialogue.later.staff import Staff
from handlers.dialogue.leaders.led import Led
from handlers.dialogue.lists.at_hand import ListAtHand
from handlers.reading.reader import Reader
from locales import phrasebook
from locales.phrasebook import DISTRICT_ZONE, Phrasebook
from models import messages, records
from models.plan import measures
from models.plan.deadlines import Deadlines, ReportKey
from models.plan.forms import Field, Form
from models.plan.indicators import Indicator
from models.plan.own_figures import OwnFigures
from models.plan.periods import Period, period_from_key
from models.plan.plan import Plan
from models.plan.progress import unit_progress
from models.plan.units import Unit
from reminders.ladder import Ladder


@dataclass(frozen=True, slots=True)
class OpenReport:
    """A form and period that can be reported now and has not been filed."""

    form: Form
    period: Period
    due_on: date
    answered: int
    asked: int


@dataclass(frozen=True)
class Desk:
    """``unit`` is the officer's unit. ``message`` is the inbox id of the message at hand, ``newest`` the newest
    one in the inbox. ``figures`` are the unit's own filed figures that this turn may need.
    ``invitation`` is the one the message's code belongs to, if it holds a code; ``codes_blocked_until`` is set
    while too many wrong codes came from here. ``sample`` marks invented figures, empty
    for real ones. ``unsent``: our newest answer has not left yet, nobody can have read it.
    ``hasty``: this message came so soon after the one before that it may be the same one sent twice.
    ``interrupted``: a reminder or notice came after the question that is open.
    ``led`` is what a leader's turn is about, ``listed`` what the turn of somebody who brings in a list is about.
    ``staff`` and ``put_off`` are there when the turn may be about colleagues, leaders or reminders.
    ``villages`` are those below the unit; ``village_figures`` are there when a turn may be about what they report.
    ``offered``: the tokens the newest answer led to, when it was seen and nothing came after it; what was not
    understood since, and a question asked again, leave it as it is.
    ``lines`` are those of a list just shown, ``meant_lines`` the ones that the number typed now may mean.
    ``as_a_choice``: it is typed as a choice is named, "số 5".
    ``extended``: the later deadlines this unit was given, by (unit, form, period).
    """

    plan: Plan
    ladder: Ladder
    reader: Reader
    words: Phrasebook
    now: datetime
    message: int
    newest: int
    conversation: int
    resent: bool
    officer: records.Officer | None
    unit: Unit | None
    drafts: tuple[records.Draft, ...]
    reports: tuple[records.Report, ...]
    figures: OwnFigures
    targets: Mapping[str, Decimal]
    invitation: records.Invitation | None
    invited_to: Unit | None
    codes_blocked_until: datetime | None
    sample: str
    unsent: bool = False
    hasty: bool = False
    interrupted: bool = False
    staff: Staff | None = None
    put_off: PutOffAlready = field(default_factory=PutOffAlready)
    led: Led | None = None
    listed: ListAtHand | None = None
    extended: Mapping[ReportKey, date] = field(default_factory=dict)
    villages: tuple[Unit, ...] = ()
    village_figures: tuple[measures.Figure, ...] = ()
    offered: tuple[str, ...] = ()
    lines: tuple[messages.Line, ...] = ()
    meant_lines: tuple[messages.Line, ...] = ()
    as_a_choice: bool = False

    def speaking(self, language: records.Language) -> Desk:
        """The same desk in another language."""
        return replace(self, words=phrasebook(language))

    @property
    def today(self) -> date:
        return self.now.astimezone(DISTRICT_ZONE).date()

    @property
    def own_unit(self) -> Unit:
        """The officer's unit. Only strangers have none."""
        if self.unit is None:
            raise LookupError("a stranger has no unit")
        return self.unit

    def indicator(self, slug: str) -> Indicator:
        return self.plan.indicators[slug]

    def form(self, slug: str) -> Form:
        return self.plan.forms[slug]

    @property
    def deadlines(self) -> Deadlines:
        """Until when a report is in time, with what this unit was given longer."""
        return Deadlines(self.plan, self.extended)

    def due_on(self, form: Form, period: Period) -> date:
        """The last day on which the unit's own report is in time."""
        return self.deadlines.due_on(self.own_unit.slug, form, period)

    def asked(self, form: str, period: str) -> tuple[Field, ...]:
        """The questions this unit is asked in a form and period."""
        return self.form(form).asked(self.own_unit.slug, period_from_key(period))

    def draft(self, form: str, period: str) -> records.Draft | None:
        return next((draft for draft in self.drafts if (draft.form, draft.period) == (form, period)), None)

    def answers(self, form: str, period: str) -> Mapping[str, records.Answer]:
        """The answers of the open draft; none when there is no draft."""
        draft = self.draft(form, period)
        return draft.answers if draft else {}

    def after_saving(self, form: str, period: str, answers: Mapping[str, records.Answer]) -> Desk:
        """The desk as it will be when these answers are in the draft."""
        present = self.draft(form, period)
        kept = {**(present.answers if present else {}), **answers}
        draft = records.Draft(present.id if present else 0, self.own_unit.slug, form, period, kept)
        others = tuple(other for other in self.drafts if other is not present)
        after = copy(self)  # replace() would set all thirty anew, for nearly every answer
        object.__setattr__(after, "drafts", (*others, draft))
        return after

    def filed(self, form: str, period: str) -> Mapping[str, records.Answer]:
        """The values that hold now in a filed report, in the form's order."""
        held = {
            field.indicator: figure
            for field in self.form(form).fields
            for figure in self.figures.of(field.indicator)
            if figure.period == period
        }
        return {indicator: _as_answer(figure) for indicator, figure in held.items()}

    def report(self, form: str, period: str) -> records.Report | None:
        return next((report for report in self.reports if (report.form, report.period) == (form, period)), None)

    def open_reports(self) -> tuple[OpenReport, ...]:
        """What can be reported now and has not been, the newest period first."""
        if self.unit is None:
            return ()
        found = [
            self._open_report(form, period)
            for form in self.plan.forms_of(self.unit)
            for period in self.deadlines.open_periods(self.unit.slug, form, self.today)
            if self.report(form.slug, period.key) is None and form.asked(self.unit.slug, period)
        ]
        return tuple(sorted(found, key=lambda report: report.period.last_on, reverse=True))

    def _open_report(self, form: Form, period: Period) -> OpenReport:
        return OpenReport(
            form=form,
            period=period,
            due_on=self.due_on(form, period),
            answered=len(self.answers(form.slug, period.key)),
            asked=len(form.asked(self.own_unit.slug, period)),
        )

    def previous_figure(self, indicator: str, period: str) -> measures.Figure | None:
        """The unit's latest figure with a value before a period."""
        return self.figures.latest_before(indicator, period)

    def total_before(self, indicator: str, period: str) -> Decimal:
        """The flow's total of this year before a period."""
        return self.figures.total_before(indicator, period)

    def misses_before(self, indicator: str, period: str) -> bool:
        """Whether the unit has not reported the flow for some period of this year before this one."""
        closed, own = period_from_key(period).last_on, self.figures.of(indicator)
        return unit_progress(self.plan, indicator, self.own_unit.slug, own, None, closed).missing_periods > 0

    def known_whole(self, indicator: str) -> Decimal | None:
        """The whole of a ratio as this unit last gave it."""
        return self.figures.known_whole(indicator)


def _as_answer(figure: measures.Figure) -> records.Answer:
    return records.Answer(figure.measure, figure.per, figure.estimated, raw="", below=figure.below)
