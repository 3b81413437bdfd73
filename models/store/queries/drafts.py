"""The statements of drafts and their answers.

Promises: one open draft of (unit, form, period); a second answer for an indicator replaces the first.
Must not: judge a value.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

import sqlalchemy as sa

from models import records
from models.plan import measures
from models.store.among import among
from models.store.inserting import insert
from models.store.queries.measure_columns import AnswerColumns, answer_columns_of, measure_as_written
from models.store.tables import Draft, DraftAnswer

# Written out, not bound: SQLite uses a partial index only where it sees the index's own condition.
_OPEN: sa.ColumnElement[str] = sa.literal_column("'open'")
# With decimals as their digits, and without who answered when: a turn reads all answers to look at a few.
_OPEN_DRAFTS = (
    sa.select(
        Draft.id,
        Draft.unit,
        Draft.form,
        Draft.period,
        DraftAnswer.indicator,
        DraftAnswer.kind,
        *(sa.type_coerce(column, sa.String) for column in (DraftAnswer.value, DraftAnswer.part, DraftAnswer.whole)),
        DraftAnswer.per,
        DraftAnswer.estimated,
        DraftAnswer.raw,
        DraftAnswer.below_reported,
        DraftAnswer.below_expected,
    )
    .outerjoin(DraftAnswer, DraftAnswer.draft_id == Draft.id)
    .where(among(Draft.unit, "units"), Draft.state == _OPEN)
)
_OF_REPORT = (
    Draft.unit == sa.bindparam("p_unit"),
    Draft.form == sa.bindparam("p_form"),
    Draft.period == sa.bindparam("p_period"),
    Draft.state == _OPEN,
)
_FIND = sa.select(Draft.id).where(*_OF_REPORT)
_START = insert(Draft.__table__).on_conflict_do_nothing().returning(Draft.__table__.c.id)
_CLOSE = sa.update(Draft.__table__).where(*_OF_REPORT).values(state=sa.bindparam("p_state"))
_ANSWER = insert(DraftAnswer.__table__)
# Built once: a statement with "excluded" costs more to build than to run.
_SAVE = _ANSWER.on_conflict_do_update(
    index_elements=["draft_id", "indicator"],
    set_={
        name: _ANSWER.excluded[name] for name in (*AnswerColumns.__annotations__, "raw", "answered_by", "answered_at")
    },
)


def open_drafts(connection: sa.Connection, unit: str) -> tuple[records.Draft, ...]:
    """The unit's open drafts with their answers."""
    return drafts_of(connection, (unit,))


def drafts_of(connection: sa.Connection, units: Iterable[str]) -> tuple[records.Draft, ...]:
    """The open drafts of these units with their answers."""
    answers: dict[tuple[int, str, str, str], dict[str, records.Answer]] = defaultdict(dict)
    for draft, unit, form, period, indicator, *answer in connection.execute(_OPEN_DRAFTS, {"units": list(units)}).all():
        of_draft = answers[draft, unit, form, period]
        if indicator is not None:
            of_draft[indicator] = _answer(*answer)
    return tuple(records.Draft(*draft, answers[draft]) for draft in sorted(answers))


def _answer(
    kind: str,
    value: str | None,
    part: str | None,
    whole: str | None,
    per: str | None,
    estimated: int,
    raw: str,
    reported: int | None,
    expected: int | None,
) -> records.Answer:
    below = None if reported is None or expected is None else measures.Below(reported, expected)
    measure = measure_as_written(kind, value, part, whole)
    return records.Answer(measure, None if per is None else measures.Per(per), bool(estimated), raw, below)


def start_draft(
    connection: sa.Connection, unit: str, form: str, period: str, officer: int | None, now: datetime
) -> int:
    """The open draft of (unit, form, period), begun if there is none; its id."""
    of_report = {"unit": unit, "form": form, "period": period}
    begun = connection.scalar(_START, {**of_report, "state": "open", "started_by": officer, "started_at": now})
    if begun is None:
        begun = connection.scalar(_FIND, {f"p_{name}": value for name, value in of_report.items()})
    return int(begun)


def close_draft(connection: sa.Connection, unit: str, form: str, period: str, state: str) -> None:
    """End the open draft as "filed" or "cancelled"; its answers stay."""
    connection.execute(_CLOSE, {"p_unit": unit, "p_form": form, "p_period": period, "p_state": state})


def close_filed(connection: sa.Connection, filed: Iterable[records.Report]) -> None:
    """End the drafts of which these reports were made."""
    rows = [{"p_unit": one.unit, "p_form": one.form, "p_period": one.period, "p_state": "filed"} for one in filed]
    connection.execute(_CLOSE, rows)


class Given(NamedTuple):
    """Answers for one open draft, and who gave them."""

    draft: int
    answers: Mapping[str, records.Answer]
    officer: int | None


def save_answers(
    connection: sa.Connection,
    draft: int,
    answers: Mapping[str, records.Answer],
    officer: int | None,
    now: datetime,
) -> None:
    """Keep answers in a draft; a second answer for an indicator replaces the first."""
    save_all(connection, (Given(draft, answers, officer),), now)


def save_all(connection: sa.Connection, given: Iterable[Given], now: datetime) -> None:
    """Keep answers in drafts, in the order they were given."""
    rows = [
        {
            "draft_id": one.draft,
            "indicator": indicator,
            "raw": answer.raw[:1000],
            "answered_by": one.officer,
            "answered_at": now,
            **answer_columns_of(answer),
        }
        for one in given
        for indicator, answer in one.answers.items()
    ]
    if rows:
        connection.execute(_SAVE, rows)
