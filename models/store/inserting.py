"""Inserting where a row may stand already.

Promises: the same statement runs on both databases.
Must not: know a table.
"""

from __future__ import annotations

# SQLite's ON CONFLICT is PostgreSQL's, word for word; this statement is compiled by whichever dialect runs it (the
# one named after SQLite lacks what PostgreSQL's compiler looks for).
from sqlalchemy.dialects.postgresql import insert

__all__ = ["insert"]
