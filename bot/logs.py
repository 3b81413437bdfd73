"""The log: one line an event, without tokens and telephone numbers.

Promises: what looks like a bot token or a telephone number is masked, in messages and tracebacks alike; line
breaks in a message cannot make a second line.
Must not: decide what is logged.
"""

from __future__ import annotations

import logging
import re

_SECRETS = re.compile(r"\d{2,}:[A-Za-z0-9_-]{4,}|\+?\d[\d .]{8,}\d")
_LOUD = ("aiohttp.access", "httpx", "httpcore", "apscheduler", "alembic", "telegram")


class OneLine(logging.Formatter):
    """Masks secrets and keeps a record on one line; only a traceback takes more."""

    def format(self, record: logging.LogRecord) -> str:
        message = record.getMessage().replace("\r", "\\r").replace("\n", "\\n")
        record = logging.makeLogRecord({**record.__dict__, "msg": message, "args": ()})
        return _SECRETS.sub("(hidden)", super().format(record))


def set_up(level: int = logging.INFO) -> None:
    """Log to standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(OneLine("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _LOUD:
        logging.getLogger(name).setLevel(logging.WARNING)
