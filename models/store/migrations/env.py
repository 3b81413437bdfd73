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


def check_references(ctx: Any, step: Any, heads: Any, run_args: Any) -> None:
    """Called inside each migration's transaction: what a table rebuilt by SQLite broke undoes the migration."""
    if ctx.dialect.name != "sqlite":
        return
    broken = ctx.connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise ValueError(f"after the migration table {broken[0]} refers to rows of {broken[2]} that are gone")


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=tables.Table.metadata,
    transactional_ddl=True,
    transaction_per_migration=True,
    render_as_batch=True,
    render_item=plain_type,
    on_version_apply=check_references,
)
with context.begin_transaction():
    context.run_migrations()
