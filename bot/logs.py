"""The log: what happened and where, never what anybody said.

Promises: no token, telephone number, name or reported number stands in it, also not in a traceback or in the words of
a library: of an exception the kind and the place are told, and its own words only where they speak of the machine.
One event is one line of JSON, or a readable line under which a traceback may stand.
Must not: decide what is logged.
"""

from __future__ import annotations

import logging
import re
import sqlite3
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

import sqlalchemy as sa
import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

Shape = Literal["plain", "json"]

_OURS = frozenset({"bot", "handlers", "reminders", "models", "locales"})
_ROOT = Path(__file__).parents[1]
_SECRETS = re.compile(r"\d{2,}:[A-Za-z0-9_-]{4,}|\+?\d[\d .]{8,}\d")
# In the words of libraries: what is quoted, what has a letter English lacks, every number, every exception's own text.
_FOREIGN = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[^\s\x00-\x7f]+|\d[\d.,]*|exception=\S.*""")
_HIDDEN = "(hidden)"
_LOUD = ("aiohttp.access", "httpx", "httpcore", "apscheduler", "alembic", "telegram")
_MOST_FRAMES = 40


class _Formatter(structlog.stdlib.ProcessorFormatter):
    """Takes an exception among a record's arguments for what may be told of it, before any text is made of it."""

    def format(self, record: logging.LogRecord) -> str:
        record = logging.makeLogRecord(record.__dict__)
        if isinstance(record.args, tuple):
            record.args = tuple(told(one) if isinstance(one, BaseException) else one for one in record.args)
        return super().format(record)


def set_up(level: int = logging.INFO, shape: Shape = "plain") -> None:
    """Log to standard error, and let nothing else write a traceback there."""
    handler = logging.StreamHandler()
    handler.setFormatter(formatter(shape))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _LOUD:
        logging.getLogger(name).setLevel(logging.WARNING)


def catch_the_rest() -> None:
    """What ends this process by an error ends it with a line of the log."""
    sys.excepthook = _log_the_end


def formatter(shape: Shape) -> logging.Formatter:
    """How a record is written."""
    first: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
        _without_words,
        _with_frames,
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        _without_secrets,
    ]
    last: Processor = structlog.processors.JSONRenderer(ensure_ascii=False) if shape == "json" else _readable
    return _Formatter(processors=[*first, last], keep_exc_info=False, keep_stack_info=False)


def told(problem: BaseException) -> str:
    """What may be said of an exception: its kind, and its words where a disk, a network or SQLite spoke them."""
    kind = type(problem).__name__
    if isinstance(problem, sa.exc.DBAPIError) and problem.orig is not None:
        return f"{kind} ({told(problem.orig)})"
    if isinstance(problem, sqlite3.Error):
        return f"{kind}: {problem}"
    if isinstance(problem, OSError) and problem.strerror:
        return f"{kind}: {problem.strerror}"
    state = getattr(problem, "sqlstate", None)
    return f"{kind} {state}" if state else kind


def _without_words(logger: WrappedLogger, name: str, event: EventDict) -> EventDict:
    """What a library says may hold anything; what we say holds what we put there."""
    text = str(event["event"])
    if str(event.get("logger", "")).partition(".")[0] not in _OURS:
        text = _FOREIGN.sub(_HIDDEN, text)
    event["event"] = text.replace("\r", "\\r").replace("\n", "\\n")
    return event


def _with_frames(logger: WrappedLogger, name: str, event: EventDict) -> EventDict:
    info = event.pop("exc_info", None) or event["_record"].exc_info
    if info and info[1] is not None:
        event["exception"] = _chain(info[1])
    return event


def _chain(problem: BaseException | None) -> list[str]:
    """The problem and what caused it, the first cause last: kind, then the places it came through."""
    lines: list[str] = []
    seen: set[int] = set()
    while problem is not None and id(problem) not in seen:
        seen.add(id(problem))
        lines += [told(problem), *_places(problem.__traceback__)]
        if isinstance(problem, BaseExceptionGroup):
            for inner in problem.exceptions:
                lines += _chain(inner)
        problem = problem.__cause__ or (None if problem.__suppress_context__ else problem.__context__)
    return lines


def _places(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace, limit=-_MOST_FRAMES)
    return [f"  {_file(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _file(name: str) -> str:
    path = Path(name)
    return str(path.relative_to(_ROOT)) if path.is_relative_to(_ROOT) else "/".join(path.parts[-3:])


def _without_secrets(logger: WrappedLogger, name: str, event: EventDict) -> EventDict:
    return {key: value if key == "at" else _masked(value) for key, value in event.items()}


def _masked(value: Any) -> Any:
    if isinstance(value, str):
        return _SECRETS.sub(_HIDDEN, value)
    return [_masked(one) for one in value] if isinstance(value, list) else value


def _readable(logger: WrappedLogger, name: str, event: EventDict) -> str:
    known = ("at", "level", "logger", "event", "exception")
    more = "".join(f" {key}={value}" for key, value in event.items() if key not in known)
    line = f"{event['at']} {event['level'].upper()} {event['logger']}: {event['event']}{more}"
    return "\n".join([line, *(f"    {one}" for one in event.get("exception", ()))])


def _log_the_end(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
    if not issubclass(kind, KeyboardInterrupt):
        logging.getLogger(__name__).critical("stopped by an error", exc_info=(kind, problem, trace))
