"""The statements of drafts and their answers.

Promises: one open draft of (unit, form, period); a second answer for an indicator replaces the first.
Must not: judge a value.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from models import records
from models.store.queries.measure_columns import AnswerColumns, answer_columns_of, below_of, measure_of, per_of
from models.store.tables import Draft, DraftAnswer

_OPEN_DRAFTS = sa.select(Draft.__table__).where(Draft.unit == sa.bindparam("unit"), Draft.state == "open")
_DRAFT_ANSWERS = sa.select(DraftAnswer.__table__).where(
    DraftAnswer.draft_id.in_(sa.bindparam("drafts", expanding=True))
)


def open_drafts(connection: sa.Connection, unit: str) -> tuple[records.Draft, ...]:
    """The unit's open drafts with their answers."""
    drafts = connection.execute(_OPEN_DRAFTS, {"unit": unit}).all()
    if not drafts:
        return ()
    answers: dict[int, dict[str, records.Answer]] = defaultdict(dict)
    ids = [row.id for row in drafts]
    for row in connection.execute(_DRAFT_ANSWERS, {"drafts": ids}):
        answers[row.draft_id][row.indicator] = records.Answer(
            measure_of(row), per_of(row), bool(row.estimated), row.raw, below_of(row)
        )
    return tuple(records.Draft(row.id, row.unit, row.form, row.period, answers.get(row.id, {})) for row in drafts)


def start_draft(
    connection: sa.Connection, unit: str, form: str, period: str, officer: int | None, now: datetime
) -> int:
    """The open draft of (unit, form, period), begun if there is none; its id."""
    found = connection.scalar(
        sa.select(Draft.id).where(Draft.unit == unit, Draft.form == form, Draft.period == period, Draft.state == "open")
    )
    if found is not None:
        return found
    key = connection.execute(
        sa.insert(Draft.__table__).values(
            unit=unit, form=form, period=period, state="open", started_by=officer, started_at=now
        )
    ).inserted_primary_key
    assert key is not None
    return int(key[0])


def close_draft(connection: sa.Connection, unit: str, form: str, period: str, state: str) -> None:
    """End the open draft as "filed" or "cancelled"; its answers stay."""
    connection.execute(
        sa.update(Draft)
        .where(Draft.unit == unit, Draft.form == form, Draft.period == period, Draft.state == "open")
        .values(state=state)
    )


def save_answers(
    connection: sa.Connection,
    draft: int,
    answers: Mapping[str, records.Answer],
    officer: int | None,
    now: datetime,
) -> None:
    """Keep answers in a draft; a second answer for an indicator replaces the first."""
    statement = insert(DraftAnswer.__table__)
    columns = (*AnswerColumns.__annotations__, "raw", "answered_by", "answered_at")
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["draft_id", "indicator"],
            set_={name: statement.excluded[name] for name in columns},
        ),
        [
            {
                "draft_id": draft,
                "indicator": indicator,
                "raw": answer.raw[:1000],
                "answered_by": officer,
                "answered_at": now,
                **answer_columns_of(answer),
            }
            for indicator, answer in answers.items()
        ],
    )
