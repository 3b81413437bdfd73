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
from models.store.inserting import insert
from models.store.queries.measure_columns import AnswerColumns, answer_columns_of, below_of, measure_of, per_of
from models.store.tables import Draft, DraftAnswer

# Written out, not bound: SQLite uses a partial index only where it sees the index's own condition.
_OPEN: sa.ColumnElement[str] = sa.literal_column("'open'")
_OPEN_DRAFTS = sa.select(Draft.id, Draft.unit, Draft.form, Draft.period).where(
    Draft.unit.in_(sa.bindparam("units", expanding=True)), Draft.state == _OPEN
)
_DRAFT_ANSWERS = sa.select(DraftAnswer.__table__).where(
    DraftAnswer.draft_id.in_(sa.bindparam("drafts", expanding=True))
)
_OF_REPORT = (
    Draft.unit == sa.bindparam("p_unit"),
    Draft.form == sa.bindparam("p_form"),
    Draft.period == sa.bindparam("p_period"),
    Draft.state == _OPEN,
)
_FIND = sa.select(Draft.id).where(*_OF_REPORT)
_START = sa.insert(Draft.__table__)
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
    drafts = connection.execute(_OPEN_DRAFTS, {"units": list(units)}).all()
    if not drafts:
        return ()
    answers: dict[int, dict[str, records.Answer]] = defaultdict(dict)
    for row in connection.execute(_DRAFT_ANSWERS, {"drafts": [draft.id for draft in drafts]}).all():
        answers[row.draft_id][row.indicator] = records.Answer(
            measure_of(row), per_of(row), bool(row.estimated), row.raw, below_of(row)
        )
    return tuple(records.Draft(*draft, answers.get(draft.id, {})) for draft in drafts)


def start_draft(
    connection: sa.Connection, unit: str, form: str, period: str, officer: int | None, now: datetime
) -> int:
    """The open draft of (unit, form, period), begun if there is none; its id."""
    found = connection.scalar(_FIND, {"p_unit": unit, "p_form": form, "p_period": period})
    if found is not None:
        return found
    key = connection.execute(
        _START,
        {
            "unit": unit,
            "form": form,
            "period": period,
            "state": "open",
            "started_by": officer,
            "started_at": now,
        },
    ).inserted_primary_key
    assert key is not None
    return int(key[0])


def close_draft(connection: sa.Connection, unit: str, form: str, period: str, state: str) -> None:
    """End the open draft as "filed" or "cancelled"; its answers stay."""
    of_report = {"p_unit": unit, "p_form": form, "p_period": period}
    connection.execute(_CLOSE, {**of_report, "p_state": state})


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
