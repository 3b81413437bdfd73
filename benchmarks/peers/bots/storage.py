"""What the Python peers keep: one SQLite file, one commit for every answer before the bot replies, synced to the disk.
Runs in the peers' own environment and knows nothing of this project."""

from __future__ import annotations

import json
import os
import re
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

API_ROOT = os.environ["API_ROOT"]
TOKEN = os.environ["TOKEN"]
FIGURES = ("chè", "cà phê", "cây ăn quả", "búp chè tươi", "quả", "rừng trồng mới")
SUMMARY = "Đã nhận đủ 6 số liệu. Đúng thì chọn Nộp."
_WRITTEN = re.compile(r"\d{1,3}(\.\d{3})*(,\d+)?|\d+(,\d+)?")

_metadata = sa.MetaData()
_reports = sa.Table(
    "reports",
    _metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("chat", sa.Integer, nullable=False),
    sa.Column("state", sa.String, nullable=False),
)
_answers = sa.Table(
    "answers",
    _metadata,
    sa.Column("report", sa.Integer, primary_key=True),
    sa.Column("question", sa.Integer, primary_key=True),
    sa.Column("value", sa.String, nullable=False),
)
_states = sa.Table(
    "states",
    _metadata,
    sa.Column("chat", sa.Integer, primary_key=True),
    sa.Column("state", sa.String),
    sa.Column("data", sa.String, nullable=False, server_default="{}"),
)
# Built once, as its authors advise.
_BEGIN, _SAVE = sa.insert(_reports), sa.insert(_answers)
_FILE = sa.update(_reports).where(_reports.c.id == sa.bindparam("report")).values(state="done")
_STATE = sa.select(_states.c.state, _states.c.data).where(_states.c.chat == sa.bindparam("chat"))
_SET_STATE = insert(_states).on_conflict_do_update(
    index_elements=["chat"], set_={"state": insert(_states).excluded.state}
)
_SET_DATA = insert(_states).on_conflict_do_update(index_elements=["chat"], set_={"data": insert(_states).excluded.data})


def question(number: int) -> str:
    return f"Câu {number}/6: {FIGURES[number - 1]}?"


def again(number: int) -> str:
    return f"Chưa đọc được số, mời nhập như 1.398,5. {question(number)}"


def done(report: int) -> str:
    return f"Đã nhận báo cáo. Mã biên nhận: {report}"


def figure(text: str) -> str | None:
    """The number a text holds, in plain digits."""
    written = text.strip()
    return written.replace(".", "").replace(",", ".") if _WRITTEN.fullmatch(written) else None


class Storage:
    """Reports, their answers, and what a bot remembers of a chat, over one connection."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    @classmethod
    async def opened(cls, path: str) -> Storage:
        engine = create_async_engine(f"sqlite+aiosqlite:///{path}", pool_size=1, max_overflow=0)

        @sa.event.listens_for(engine.sync_engine, "connect")
        def connect(dbapi: Any, record: object) -> None:
            cursor = dbapi.cursor()
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=10000"):
                cursor.execute(f"PRAGMA {pragma}")
            cursor.close()

        async with engine.begin() as connection:
            await connection.run_sync(_metadata.create_all)
        return cls(engine)

    async def close(self) -> None:
        await self._engine.dispose()

    async def begin(self, chat: int) -> int:
        async with self._engine.begin() as connection:
            added = await connection.execute(_BEGIN, {"chat": chat, "state": "draft"})
            return int(added.inserted_primary_key[0])

    async def save(self, report: int, number: int, value: str) -> None:
        async with self._engine.begin() as connection:
            await connection.execute(_SAVE, {"report": report, "question": number, "value": value})

    async def file(self, report: int) -> None:
        async with self._engine.begin() as connection:
            await connection.execute(_FILE, {"report": report})

    async def state(self, chat: int) -> tuple[str | None, dict[str, Any]]:
        async with self._engine.connect() as connection:
            row = (await connection.execute(_STATE, {"chat": chat})).one_or_none()
        return (row.state, json.loads(row.data)) if row else (None, {})

    async def set_state(self, chat: int, state: str | None) -> None:
        async with self._engine.begin() as connection:
            await connection.execute(_SET_STATE, {"chat": chat, "state": state})

    async def set_data(self, chat: int, data: dict[str, Any]) -> None:
        async with self._engine.begin() as connection:
            await connection.execute(_SET_DATA, {"chat": chat, "data": json.dumps(data)})
