"""Filling a database with the demonstration district.

Promises: everything is written in the transaction given; nothing is filed after ``start``; a later start only adds
to an earlier one's reports; two fills are equal.
Must not: open a transaction, read a clock or choose the database.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

import sqlalchemy as sa

from bot.channels.web.backstage import Part
from bot.demonstration import people
from bot.demonstration.answers import answers_of, units_filling, with_slip
from bot.demonstration.moments import filing_moments, moment_within
from bot.demonstration.sample_data import Correction, SampleData, load_sample_data
from handlers.dialogue.receipts import receipt_code
from locales.phrasebook import DISTRICT_ZONE
from models import records
from models.plan.forms import Form
from models.plan.periods import Period
from models.plan.plan import Plan
from models.store.queries import drafts, officers, reports

_FIRST_RECEIPT: Final = 30_000_000  # far from the numbers of real messages, which make receipts too


@dataclass(frozen=True, slots=True)
class _Filed:
    """One report, with the answers that are right in the end."""

    moment: datetime
    unit: str
    form: Form
    period: Period
    answers: Mapping[str, records.Answer]


def fill(connection: sa.Connection, plan: Plan, start: datetime) -> None:
    """Write sample people and all they have filed by ``start`` (aware) into an empty, migrated database.

    Raises SampleDataError when the data does not fit the plan, IntegrityError when sample people are there already.
    """
    data = load_sample_data(plan)
    people.enrol(connection, data.people, plan, start)
    ids = {officer.handle: officer.id for officer in officers.all_officers(connection)}
    filed = sorted(_filed(data, plan, start), key=lambda each: (each.moment, each.unit, each.form.slug))
    filings = [_filing(data, plan, each, _FIRST_RECEIPT + n, ids[each.unit]) for n, each in enumerate(filed)]
    keys = reports.file_reports(connection, plan, filings)
    for each, filing, key in zip(filed, filings, keys, strict=True):
        _mend(connection, plan, data, each, filing._replace(report=replace(filing.report, id=key)), start)
    _leave_half_done(connection, data, plan, start, ids)


def parts(connection: sa.Connection, plan: Plan) -> tuple[Part, ...]:
    """Everybody a visitor can play, by group, each group in official order of its units."""
    return people.list_parts(connection, load_sample_data(plan).people, plan)


def _filed(data: SampleData, plan: Plan, start: datetime) -> Iterator[_Filed]:
    for form in plan.forms.values():
        for period in plan.open_periods(form, _day(start)):
            answers = answers_of(data, plan, form, period)
            moments = filing_moments(data.filing, plan, form, period, tuple(answers))
            for unit, moment in moments.items():
                if moment <= start:
                    yield _Filed(moment, unit, form, period, answers[unit])


def _filing(data: SampleData, plan: Plan, filed: _Filed, receipt: int, officer: int) -> reports.Filing:
    """The report as first filed, slips and all."""
    report = records.Report(
        id=0,
        unit=filed.unit,
        form=filed.form.slug,
        period=filed.period.key,
        receipt=receipt_code(receipt, filed.period.key),
        filed_at=filed.moment,
        late=_day(filed.moment) > plan.due_on(filed.form, filed.period),
    )
    answers = filed.answers
    for slip in _slips(data, filed):
        answers = with_slip(answers, slip, plan.indicators[slip.indicator].decimals)
    return reports.Filing(report, answers, officer)


def _mend(
    connection: sa.Connection, plan: Plan, data: SampleData, filed: _Filed, filing: reports.Filing, start: datetime
) -> None:
    """The corrections made by the start."""
    for slip in _slips(data, filed):
        moment = filed.moment + timedelta(hours=slip.after_hours)
        if moment <= start:
            right = filed.answers[slip.indicator]
            reports.correct(connection, plan, filing.report, slip.indicator, right, filing.officer, moment)


def _slips(data: SampleData, filed: _Filed) -> tuple[Correction, ...]:
    return tuple(
        slip
        for slip in data.filing.corrections
        if (slip.unit, slip.period) == (filed.unit, filed.period.number) and slip.indicator in filed.answers
    )


def _leave_half_done(
    connection: sa.Connection, data: SampleData, plan: Plan, start: datetime, ids: Mapping[str, int]
) -> None:
    """A draft with half its answers, while one unit has begun its form and not yet filed it."""
    begun = data.filing.half_done
    form = plan.forms[begun.form]
    for period in plan.open_periods(form, _day(start))[-1:]:
        units = units_filling(data, plan, form, period)
        moment = moment_within(data.filing, plan, form, period, begun.begun)
        if moment <= start < filing_moments(data.filing, plan, form, period, units)[begun.unit]:
            answers = answers_of(data, plan, form, period)[begun.unit]
            half = dict(list(answers.items())[: len(answers) // 2])
            officer = ids[begun.unit]
            draft = drafts.start_draft(connection, begun.unit, form.slug, period.key, officer, moment)
            drafts.save_answers(connection, draft, half, officer, moment)


def _day(moment: datetime) -> date:
    return moment.astimezone(DISTRICT_ZONE).date()
