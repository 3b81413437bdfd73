"""Runs migrations on the connection it is given, each in one transaction of its own."""

from typing import Any, Literal

import sqlalchemy as sa
from alembic import context

from models.store import tables


def plain_type(kind: str, item: Any, autogen_context: Any) -> str | Literal[False]:
    """A migration names the column the database sees, so that it never changes with our own types."""
    if kind == "type" and isinstance(item, sa.types.TypeDecorator):
        length = getattr(item.impl, "length", None)
        return f"sa.String(length={length})"
    return False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=tables.Table.metadata,
    transactional_ddl=True,
    transaction_per_migration=True,
    render_as_batch=True,
    render_item=plain_type,
)
with context.begin_transaction():
    context.run_migrations()
