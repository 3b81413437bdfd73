"""A random history of a year: reports filed in any order, late ones, corrections, more time granted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random

import sqlalchemy as sa

from models import records
from models.imported import Past
from models.plan.forms import Form
from models.plan.indicators import Kind
from models.plan.measures import Amount, Figure, Measure, NoFigure, Per, Rate, Share
from models.plan.periods import Period, periods_of_year
from models.plan.plan import Plan
from models.plan.units import Level
from models.store.queries import deadlines, past, reports

START = datetime(2024, 1, 2, tzinfo=UTC)
STRANGERS = {Level.VILLAGE: ("chieng_ly.ban_bia", "co_ma.ban_nong"), Level.COMMUNE: ("no_such_commune",)}


class History:
    """What happens is written by the same functions a conversation uses; ``happenings`` counts it."""

    def __init__(self, plan: Plan, random: Random) -> None:
        self.plan, self.random = plan, random
        self.happenings = 0
        self._to_file = self._all_reports()
        self._filed: list[tuple[records.Report, tuple[str, ...]]] = []
        random.shuffle(self._to_file)

    def _all_reports(self) -> list[tuple[str, Form, Period]]:
        units = {level: (*self._of(level), *STRANGERS.get(level, ())) for level in Level}
        return [
            (unit, form, period)
            for form in self.plan.forms.values()
            for unit in units[form.level]
            if form.concerns(unit)
            for year in (self.plan.year, self.plan.year - 1)
            for period in periods_of_year(form.rhythm, year)
            if year == self.plan.year or self.random.random() < 0.01
        ]

    def _of(self, level: Level) -> tuple[str, ...]:
        units = self.plan.units
        known = {Level.COMMUNE: units.communes, Level.DEPARTMENT: units.departments}
        return tuple(unit.slug for unit in known.get(level, ()))

    def import_baselines(self, connection: sa.Connection) -> None:
        """The year before, as known for two communes of three."""
        falls = [one.slug for one in self.plan.indicators.values() if one.kind is Kind.REDUCTION]
        year = str(self.plan.year - 1)
        figures = [
            Figure(unit.slug, slug, year, self._share())
            for slug in falls
            for unit in self.plan.units.communes
            if self.random.random() < 0.67
        ]
        past.import_past(connection, [Past(figure, "") for figure in figures], START)

    def go_on(self, connection: sa.Connection) -> None:
        """One more thing happens."""
        self.happenings += 1
        chance = self.random.random()
        if self._to_file and (chance < 0.6 or not self._filed):
            self._file(connection, 1 if chance < 0.5 else self.random.randrange(2, 6))
        elif chance < 0.98:
            self._correct(connection)
        else:
            self._give_more_time(connection)

    @property
    def moment(self) -> datetime:
        return START + timedelta(minutes=self.happenings)

    def _file(self, connection: sa.Connection, most: int) -> None:
        """As many reports together, each of another unit."""
        filings: dict[str, tuple[reports.Filing, Form]] = {}
        while len(filings) < most and self._to_file and self._to_file[-1][0] not in filings:
            unit, form, period = self._to_file.pop()
            filings[unit] = self._filing(unit, form, period, f"R{self.happenings}.{len(filings)}"), form
        keys = reports.file_together(connection, self.plan, [filing for filing, _ in filings.values()])
        for key, (filing, form) in zip(keys, filings.values(), strict=True):
            asked = tuple(field.indicator for field in form.fields if field.concerns(filing.report.unit))
            self._filed.append((replace(filing.report, id=key), asked))

    def _filing(self, unit: str, form: Form, period: Period, receipt: str) -> reports.Filing:
        report = records.Report(0, unit, form.slug, period.key, receipt, self.moment, self.random.random() < 0.2)
        asked = [field.indicator for field in form.asked(unit, period)]
        answers = {slug: self._answer(slug) for slug in asked if self.random.random() < 0.95}
        return reports.Filing(report, answers, None)

    def _correct(self, connection: sa.Connection) -> None:
        report, indicators = self.random.choice(self._filed)
        slug = self.random.choice(indicators)
        report = next(one for one in reports.reports_of(connection, report.unit) if one.id == report.id)
        reports.correct(connection, self.plan, report, slug, self._answer(slug), None, self.moment)

    def _give_more_time(self, connection: sa.Connection) -> None:
        report, _ = self.random.choice(self._filed)
        day = date(self.plan.year, 1, 2) + timedelta(days=self.random.randrange(10))
        name = (report.unit, report.form, report.period)
        deadlines.extend(connection, self.plan, *name, day, "", None, self.moment)

    def _answer(self, slug: str) -> records.Answer:
        kind = self.plan.indicators[slug].kind
        measure = self._measure(kind)
        per = self.random.choice(list(Per)) if kind is Kind.FLOW else None
        return records.Answer(measure, per, self.random.random() < 0.1, "as it was typed")

    def _measure(self, kind: Kind) -> Measure:
        chance = self.random.random()
        if chance < 0.1:
            return NoFigure()
        if kind in (Kind.RATIO, Kind.REDUCTION):
            return self._share() if chance < 0.9 else Rate(self._number(100, 2))
        if kind is Kind.FLOW or chance < 0.95:
            return Amount(self._number(2000, self.random.choice((0, 1, 3))))
        return Rate(self._number(100, 2))

    def _share(self) -> Share:
        whole = self._number(10_000, 0) + 1
        return Share(self._number(int(whole), 0), whole)

    def _number(self, below: int, places: int) -> Decimal:
        return Decimal(self.random.randrange(below * 10**places)).scaleb(-places)
