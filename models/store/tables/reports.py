"""Drafts, reports and their revisions, and the figures that hold now."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from models.store.tables.schema import ExactDecimal, Table, UtcDateTime

OPEN = "state = 'open'"


class MeasureColumns:
    """A measure laid flat: ``kind`` is amount, share, rate or none; the columns that do not apply are empty."""

    kind: Mapped[str] = mapped_column(sa.String(8))
    value: Mapped[Decimal | None] = mapped_column(ExactDecimal)
    part: Mapped[Decimal | None] = mapped_column(ExactDecimal)
    whole: Mapped[Decimal | None] = mapped_column(ExactDecimal)
    per: Mapped[str | None] = mapped_column(sa.String(16))
    estimated: Mapped[int]


class AnswerColumns(MeasureColumns):
    """An answer laid flat. ``below_reported`` of ``below_expected`` units below made it, where the unit took over
    their figures.
    """

    below_reported: Mapped[int | None]
    below_expected: Mapped[int | None]


class Draft(Table):
    """A report being written. It belongs to (unit, form, period), not to a chat; one open draft for each."""

    __tablename__ = "drafts"
    __table_args__ = (
        sa.Index(
            "uq_drafts_open",
            "unit",
            "form",
            "period",
            unique=True,
            sqlite_where=sa.text(OPEN),
            postgresql_where=sa.text(OPEN),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit: Mapped[str] = mapped_column(sa.String(80))
    form: Mapped[str] = mapped_column(sa.String(40))
    period: Mapped[str] = mapped_column(sa.String(10))
    state: Mapped[str] = mapped_column(sa.String(9))
    started_by: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)


class DraftAnswer(AnswerColumns, Table):
    """The answer that stands for one indicator of a draft; ``raw`` is what was typed."""

    __tablename__ = "draft_answers"

    draft_id: Mapped[int] = mapped_column(sa.ForeignKey("drafts.id"), primary_key=True)
    indicator: Mapped[str] = mapped_column(sa.String(48), primary_key=True)
    raw: Mapped[str] = mapped_column(sa.Text)
    answered_by: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    answered_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Report(Table):
    """A filed report. It is never deleted; corrections add revisions."""

    __tablename__ = "reports"
    __table_args__ = (
        sa.UniqueConstraint("unit", "form", "period"),
        sa.Index("ix_reports_form_period_unit", "form", "period", "unit"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit: Mapped[str] = mapped_column(sa.String(80))
    form: Mapped[str] = mapped_column(sa.String(40))
    period: Mapped[str] = mapped_column(sa.String(10))
    receipt: Mapped[str] = mapped_column(sa.String(16), unique=True)
    filed_by: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    filed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    late: Mapped[int]


class FiledPeriods(Table):
    """Which periods of a year a unit has filed a form for: bit n stands for the period numbered n + 1 of this rhythm.

    Written with the report, so that among very many units those that lack one are found without reading what all filed.
    """

    __tablename__ = "filed_periods"
    # In this order those who filed the same stand together.
    __table_args__ = (
        sa.Index("ix_filed_periods_form_year_rhythm_periods_unit", "form", "year", "rhythm", "periods", "unit"),
        {"sqlite_with_rowid": False},
    )

    form: Mapped[str] = mapped_column(sa.String(40), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    rhythm: Mapped[str] = mapped_column(sa.String(14), primary_key=True)
    unit: Mapped[str] = mapped_column(sa.String(80), primary_key=True)
    periods: Mapped[int] = mapped_column(sa.BigInteger)


class Revision(AnswerColumns, Table):
    """One value an indicator of a report has had: append only. ``revision`` 1 is the value as filed."""

    __tablename__ = "revisions"
    __table_args__ = (
        sa.UniqueConstraint("report_id", "indicator", "revision"),
        sa.Index("ix_revisions_written_at", "written_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(sa.ForeignKey("reports.id"))
    indicator: Mapped[str] = mapped_column(sa.String(48))
    revision: Mapped[int]
    raw: Mapped[str] = mapped_column(sa.Text)
    written_by: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Figure(AnswerColumns, Table):
    """The value that holds now for (unit, indicator, period); written with the revision it comes from."""

    __tablename__ = "figures"
    __table_args__ = (
        # With the unit and the kind, so that who has reported is told by the index alone.
        sa.Index("ix_figures_indicator_period_unit_kind", "indicator", "period", "unit", "kind"),
        # A unit's figures lie together, in the order of the primary key, and not where each month put them.
        {"sqlite_with_rowid": False},
    )

    unit: Mapped[str] = mapped_column(sa.String(80), primary_key=True)
    indicator: Mapped[str] = mapped_column(sa.String(48), primary_key=True)
    period: Mapped[str] = mapped_column(sa.String(10), primary_key=True)
    report_id: Mapped[int] = mapped_column(sa.ForeignKey("reports.id"))
    revision: Mapped[int]
    late: Mapped[int]


class Total(Table):
    """What the figures of one indicator add to the district's total on a cut-off, the last day of their periods: the
    numbers and counts of ``models.plan.sums``, below zero where a newer figure is less than the one it replaces.
    ``periods`` is JSON: key → entered, reported, covered. The total of a day is the sum of all rows before it.

    There is a row for each cut-off at which something changes; only for what several units make together.
    """

    __tablename__ = "totals"

    indicator: Mapped[str] = mapped_column(sa.String(48), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    cut_off: Mapped[date] = mapped_column(sa.Date, primary_key=True)
    value: Mapped[Decimal] = mapped_column(ExactDecimal)
    part: Mapped[Decimal] = mapped_column(ExactDecimal)
    whole: Mapped[Decimal] = mapped_column(ExactDecimal)
    part_before: Mapped[Decimal] = mapped_column(ExactDecimal)
    whole_before: Mapped[Decimal] = mapped_column(ExactDecimal)
    units: Mapped[int]
    estimated: Mapped[int]
    late: Mapped[int]
    left_out: Mapped[int]
    unmeasured: Mapped[int]
    periods: Mapped[str] = mapped_column(sa.Text)


class CountedIndicator(Table):
    """How often an indicator's totals were changed. Whoever changes them changes this first: two who do so at once
    stand in each other's way, so that neither counts without what the other has counted.

    ``counted_by`` names the rules by which all its figures were last counted; empty: by those of the installation.
    """

    __tablename__ = "counted_indicators"

    indicator: Mapped[str] = mapped_column(sa.String(48), primary_key=True)
    changes: Mapped[int]
    counted_by: Mapped[str | None] = mapped_column(sa.String(64))


class UnitTarget(Table):
    """A target below the district, as imported; the newest row of (unit, indicator, year) holds.

    ``imported_by`` is the officer who sent the file in the chat, empty for a command.
    """

    __tablename__ = "unit_targets"
    __table_args__ = (sa.Index("ix_unit_targets_unit_indicator", "unit", "indicator"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit: Mapped[str] = mapped_column(sa.String(80))
    indicator: Mapped[str] = mapped_column(sa.String(48))
    year: Mapped[int]
    target: Mapped[Decimal] = mapped_column(ExactDecimal)
    basis: Mapped[str] = mapped_column(sa.String(200))
    imported_at: Mapped[datetime] = mapped_column(UtcDateTime)
    imported_by: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))


class PastFigure(MeasureColumns, Table):
    """A figure of an earlier year, as imported; the newest row of (unit, indicator, period) holds.

    ``unit`` may be the district's slug: what was published for all of it. ``year`` is the period's own.
    ``imported_by`` is the officer who sent the file in the chat, empty for a command.
    """

    __tablename__ = "past_figures"
    __table_args__ = (sa.Index("ix_past_figures_indicator_year_unit", "indicator", "year", "unit"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit: Mapped[str] = mapped_column(sa.String(80))
    indicator: Mapped[str] = mapped_column(sa.String(48))
    year: Mapped[int]
    period: Mapped[str] = mapped_column(sa.String(10))
    basis: Mapped[str] = mapped_column(sa.String(200))
    imported_at: Mapped[datetime] = mapped_column(UtcDateTime)
    imported_by: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
